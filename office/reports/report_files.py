"""A report as a file: XLSX, CSV or PDF by the name it is given, whole or not at all."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from office.errors import Known
from office.forms import forms
from office.forms.records import RegisterForm
from office.forms.values import Form
from office.profile import Office
from office.reports import exports
from office.reports.export_places import placed, placed_together
from office.reports.exports import Progress, Sheet

KINDS = (".xlsx", ".csv", ".pdf")
PDF_LINES = 3000  # of one list; more take minutes to lay out
BOOK_PART = 2000  # lines of the register in a file: some 150 pages, 600 MB while they are laid out


class ReportKindUnknown(Known):
    """Chưa biết ghi tệp {path} theo kiểu nào. Xin đặt tên kết thúc bằng .xlsx, .csv hoặc .pdf."""


class ReportTooLong(Known):
    """Có {count} dòng, quá dài để in. Xin chọn khoảng ngày ngắn hơn, hoặc ghi tệp .xlsx."""


class ReportEmpty(Known):
    """Không có gì để ghi trong khoảng thời gian này. Xin chọn ngày khác."""


def check_kind(path: Path) -> None:
    """`ReportKindUnknown` for a name that tells none; asked before the work begins."""
    if path.suffix.lower() not in KINDS:
        raise ReportKindUnknown(path=path)


def book_files(path: Path, count: int, size: int = BOOK_PART) -> tuple[Path, ...]:
    """The files a register of so many lines makes: `so.pdf`, or `so-1.pdf`, `so-2.pdf` and so on
    for one in print with more than `size`."""
    parts = -(-count // size)
    if path.suffix.lower() != ".pdf" or parts < 2:
        return (path,)
    wide = len(str(parts))
    return tuple(path.with_stem(f"{path.stem}-{place:0{wide}}") for place in range(1, parts + 1))


def write_book(
    files: Sequence[Path],
    parts: Iterable[RegisterForm],
    *,
    office: Office,
    day: date,
    progress: Progress | None = None,
) -> None:
    """Prints a part of the register into each of the files, with page numbers that go on from one
    to the next; one part is in memory at a time. `ExportFailed` where the disk refuses."""
    basis = forms.basis_on(day, office.rules.dossier.forms)
    page, lines = 1, 0
    with placed_together(files) as drafts:
        for draft, part in zip(drafts, parts, strict=True):
            made = forms.render_pdf(replace(part, first_page=page), basis=basis, day=day)
            draft.write_bytes(made)
            page += forms.pages_in(made)
            lines += len(part.rows)
            if progress:
                progress(lines)
            if part.more:
                forms.forget()


def write_table(path: Path, sheet: Sheet, progress: Progress | None = None) -> None:
    """Writes a table as XLSX or CSV, as `path` asks. `ExportFailed` where the disk refuses."""
    if path.suffix.lower() == ".xlsx":
        exports.write_xlsx(path, (sheet,), progress)
    else:
        exports.write_csv(path, sheet, progress)


def write(
    path: Path,
    sheet: Callable[[], Sheet],
    printed: Callable[[], Form | Sequence[Form]],
    *,
    count: int,
    office: Office,
    day: date,
    progress: Progress | None = None,
) -> None:
    """Writes what `path` asks for; only that is made. `count` is how many lines there are, `day`
    what stands on the paper. `ExportFailed` where the disk refuses."""
    check_kind(path)
    if path.suffix.lower() != ".pdf":
        write_table(path, sheet(), progress)
        return
    if count > PDF_LINES:
        raise ReportTooLong(count=count)
    basis = forms.basis_on(day, office.rules.dossier.forms)
    with placed(path) as draft:
        draft.write_bytes(forms.render_pdf(printed(), basis=basis, day=day))
