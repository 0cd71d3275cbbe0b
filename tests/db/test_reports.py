"""Registers, hand-over lists and figures as files, through the administrator's commands."""

import csv
import re
import shutil
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import openpyxl
import pypdfium2
import pytest
import sqlalchemy as sa

from db import __main__ as administrator
from db.dossiers import access
from db.dossiers.tables import access as looks
from db.reports import figures, registers, reports
from office.errors import ExportFailed
from office.reports import register_sheets, report_files
from office.reports.export_places import placed_together
from office.reports.figures import By
from office.reports.registers import RegisterWanted, Tally
from tests import stores
from tests.db.two_days import MONDAY, UNIT, WEEK, Desk, live


@pytest.fixture
def site_url(prepared_file: Path, tmp_path: Path) -> str:
    """A file is made of the same values on both engines."""
    return f"sqlite:///{shutil.copy(prepared_file, tmp_path / 'office.db')}"


@pytest.fixture
def lived(site):
    return live(Desk(site))


@pytest.fixture
def run(lived, site_url, tmp_path):
    """Runs an administrator's command against the office; answers the file it wrote."""
    chosen = tmp_path / "settings.toml"
    chosen.write_text(f'[database]\nurl = "{site_url}"\nsite = "{stores.SITE}"\n', "utf-8")

    def run(name: str, *words: str) -> Path:
        out = tmp_path / name
        assert administrator.main(["--settings", str(chosen), *words, "--out", str(out)]) == 0
        return out

    return run


SPAN = ("--from", f"{WEEK.first}", "--to", f"{WEEK.last}")


def table(path: Path) -> list[tuple[object, ...]]:
    """A workbook's rows from the head down, without what is empty."""
    rows = [*openpyxl.load_workbook(path).active.iter_rows(values_only=True)]
    head = next(n for n, row in enumerate(rows) if all(row))
    return [row for row in rows[head:] if any(cell is not None for cell in row)]


def words_of(path: Path) -> str:
    with pypdfium2.PdfDocument(path) as document:
        return "\n".join(page.get_textpage().get_text_range() for page in document)


def test_the_registers_workbook_has_real_dates_and_the_databases_sums(run, lived):
    head, *rows, totals = table(run("so.xlsx", "register", *SPAN))
    wanted = RegisterWanted(period=WEEK)
    lines = [*registers.lines(lived.store, registers.head(lived.store, wanted))]

    assert len(head) == 15
    assert [row[1] for row in rows] == [line.code for line in lines]
    assert rows[0][7] == datetime(2026, 11, 23, 8, 0)  # noqa: DTZ001
    assert totals[1:4] == ("Cộng", f"{len(lines)} hồ sơ", sum(line.sets for line in lines))
    assert totals[11] == "Đã trả 2"


def test_the_register_can_be_a_csv_or_printed_and_each_export_is_noted(run, lived):
    text = run("so.csv", "register", *SPAN, "--channel", "counter").read_bytes().decode()
    printed = words_of(run("so.pdf", "register", *SPAN))
    names = [row[4] for row in csv.reader(text.splitlines())]
    noted = lived.store.read(lambda conn, _site: conn.scalars(sa.select(looks.c.what)).all())

    assert text.startswith("\ufeffSTT,Mã hồ sơ")
    assert names[1:3] == ["Lê Minh Châu", "Nguyễn Văn An"]
    assert "SỔ THEO DÕI HỒ SƠ" in printed
    assert "Cộng trang này: 3 hồ sơ, 6 bộ. Đã trả 2, còn 1." in printed
    assert noted == [access.EXPORT, access.EXPORT]


def test_a_long_register_is_printed_in_parts_that_go_on(lived, tmp_path):
    above = registers.head(lived.store, RegisterWanted(period=WEEK))
    files = report_files.book_files(tmp_path / "so.pdf", above.count, size=1)
    tally, told = Tally(), []
    parts = register_sheets.register_parts(
        above, tally.through(registers.lines(lived.store, above)), len(files), 1
    )

    report_files.write_book(files, parts, office=above.office, day=MONDAY, progress=told.append)

    assert sorted(tmp_path.glob("*.pdf")) == [tmp_path / f"so-{n}.pdf" for n in (1, 2, 3)]
    first, second, last = (" ".join(words_of(file).split()) for file in files)
    assert ["SỔ THEO DÕI HỒ SƠ" in each for each in (first, second, last)] == [True, False, False]
    numbers = [re.search(r"Trang \d+", each)[0] for each in (first, second, last)]
    assert numbers == ["Trang 1", "Trang 2", "Trang 3"]
    assert "Cộng trang này: 1 hồ sơ, 2 bộ. Đã trả 1, còn 0." in first
    assert "Cộng cả sổ: 3 hồ sơ, 6 bộ. Đã trả 2, còn 1." in last
    assert "Cộng cả sổ" not in first + second
    assert (tally.dossiers, told) == (3, [1, 2, 3])


@pytest.mark.parametrize(
    ("name", "count", "files"),
    [
        ("so.pdf", 0, ["so.pdf"]),
        ("so.pdf", 2000, ["so.pdf"]),
        ("so.pdf", 2001, ["so-1.pdf", "so-2.pdf"]),
        ("SO.PDF", 20_000, [f"SO-{n:02}.PDF" for n in range(1, 11)]),
        ("so.xlsx", 20_000, ["so.xlsx"]),
    ],
)
def test_a_register_makes_as_many_files_as_it_needs(tmp_path, name, count, files):
    assert [each.name for each in report_files.book_files(tmp_path / name, count)] == files


def test_the_parts_of_a_register_are_all_there_or_none(tmp_path):
    (tmp_path / "so-2.pdf").mkdir()

    files = [tmp_path / "so-1.pdf", tmp_path / "so-2.pdf"]

    def write() -> None:
        with placed_together(files) as drafts:
            for draft in drafts:
                draft.write_bytes(b"")

    with pytest.raises(ExportFailed):
        write()
    assert [each.name for each in tmp_path.iterdir()] == ["so-2.pdf"]


def test_the_hand_over_list_is_printed_to_sign_or_a_table(run):
    printed = words_of(run("giao.pdf", "hand-over-list", "--day", f"{MONDAY}", "--unit", UNIT))
    head, row = table(run("giao.xlsx", "hand-over-list", "--day", f"{MONDAY}"))

    assert "BIÊN NHẬN BÀN GIAO HỒ SƠ" in printed
    assert "3 bản chính" in " ".join(printed.split())
    assert dict(zip(head, row, strict=True))["Ký nhận lúc"] == datetime(2026, 11, 23, 9, 40)  # noqa: DTZ001


def test_the_figures_files_say_what_the_database_says(run, lived, capsys):
    for by in By:
        report = figures.figures(lived.store, WEEK, by=by)
        head, *rows = table(run("kq.xlsx", "figures", *SPAN, "--by", by))
        *lines, totals = rows[: len(report.lines) + 1]
        total = report.total

        assert [row[0] for row in lines] == [line.title for line in report.lines]
        for place, counted in enumerate(head[1:-1], 1):
            assert sum(row[place] for row in lines) == totals[place], counted
        assert (totals[1], totals[2], totals[10]) == (1, 2, total.refused)
        assert (totals[13], totals[-1]) == (total.returned, 1)
        assert "100 %" in capsys.readouterr().out


def test_the_printed_figures_have_the_same_sums(run, lived):
    printed = " ".join(words_of(run("kq.pdf", "figures", *SPAN, "--by", "unit")).split())

    assert "BÁO CÁO TIẾP NHẬN VÀ GIẢI QUYẾT HỒ SƠ" in printed
    assert "Phải giải quyết 3 (nhận trong kỳ 3, kỳ trước chuyển sang 0)" in printed
    assert "= đã giải quyết 2 + đang giải quyết 0 + từ chối, rút, dừng 1." in printed


class Enough(Exception):
    """Somebody pressed cancel."""


def test_a_cancelled_register_leaves_nothing_behind(lived, tmp_path):
    place = tmp_path / "out"
    place.mkdir()

    def cancel(done: int, _of: int) -> None:
        if done:
            raise Enough

    for name in ("so.xlsx", "so.csv", "so.pdf"):
        with pytest.raises(Enough):
            reports.write_register(lived.store, RegisterWanted(period=WEEK), place / name, cancel)
        assert list(place.iterdir()) == []


def test_what_cannot_be_written_is_said_in_words(lived, tmp_path):
    wanted = RegisterWanted(period=WEEK)
    with pytest.raises(report_files.ReportKindUnknown, match=r"\.xlsx"):
        reports.write_register(lived.store, wanted, tmp_path / "so.doc")
    with pytest.raises(ExportFailed, match="thư mục"):
        reports.write_register(lived.store, wanted, tmp_path / "khong-co" / "so.pdf")
    with pytest.raises(report_files.ReportEmpty):
        reports.write_hand_over_lists(lived.store, WEEK.last, tmp_path / "giao.pdf")
    above = replace(registers.head(lived.store, wanted), count=report_files.PDF_LINES + 1)
    with pytest.raises(report_files.ReportTooLong, match="3001"):
        report_files.write(
            tmp_path / "so.pdf", list, list, count=above.count, office=above.office, day=MONDAY
        )


def test_a_period_that_ends_before_it_begins_is_refused_in_words(lived, site_url, tmp_path, capsys):
    chosen = tmp_path / "settings.toml"
    chosen.write_text(f'[database]\nurl = "{site_url}"\n', "utf-8")
    words = ["--from", "2026-11-02", "--to", "2026-11-01", "--out", str(tmp_path / "a.csv")]

    assert administrator.main(["--settings", str(chosen), "figures", *words]) == 1
    assert "Ngày cuối ở trước ngày đầu" in capsys.readouterr().err
