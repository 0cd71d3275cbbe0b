"""A report as a file: XLSX, CSV or PDF by the name it is given, whole or not at all."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from office.errors import Known
from office.forms import form_basis, forms
from office.forms.form_values import Form
from office.profile import Office
from office.reports import exports
from office.reports.export_places import placed
from office.reports.exports import Progress, Sheet

KINDS = (".xlsx", ".csv", ".pdf")
PDF_LINES = 3000  # more take minutes to lay out


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
    match path.suffix.lower():
        case ".xlsx":
            exports.write_xlsx(path, (sheet(),), progress)
        case ".csv":
            exports.write_csv(path, sheet(), progress)
        case _:
            if count > PDF_LINES:
                raise ReportTooLong(count=count)
            basis = form_basis.basis_on(day, office.rules.dossier.forms)
            with placed(path) as draft:
                draft.write_bytes(forms.render_pdf(printed(), basis=basis, day=day))
