"""Exports are read back by another library, and stay whole or away when the disk refuses."""

import csv
import errno
import os
import random
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.utils.escape import unescape

from office.errors import ExportFailed
from office.reports import exports
from office.reports.export_places import REASONS, reason
from office.reports.exports import Column, ColumnKind, Sheet
from office.reports.workbook import tab_title
from office.texts import ENGLISH

EVENING_IN_UTC = datetime(2026, 11, 23, 18, 5, 30, tzinfo=UTC)  # already the 24th here
COLUMNS = (
    Column("Số", ColumnKind.TEXT, 10),
    Column("Phút", ColumnKind.NUMBER, 8),
    Column("Ngày", ColumnKind.DATE, 12),
    Column("Lúc", ColumnKind.INSTANT, 18),
    Column("Lệ phí", ColumnKind.MONEY, 14),
    Column("Tỷ lệ", ColumnKind.PERCENT, 8),
)
ROWS = (
    ("001234567890", 12, date(2026, 11, 23), EVENING_IN_UTC, 8000, 0.25),
    ("A-002", 2.5, EVENING_IN_UTC, None, Decimal(1_250_000), 1),
    ("", "chưa xong", None, date(2026, 11, 23), 10**15, None),
)
TOTALS = ("Tổng cộng", 14.5, None, None, 1_258_000, 0.5)
SHEET = Sheet(
    title="Sổ theo dõi",
    subtitle=("UBND phường Hòa Bình", "Từ 01/11/2026 đến 30/11/2026"),
    columns=COLUMNS,
    rows=ROWS,
    totals=TOTALS,
    note="Nguồn: sổ số của đơn vị.\nChưa gồm số đã hủy.",
)
HEAD, FIRST = 5, 6  # lines in Excel's count


@pytest.fixture(scope="module")
def tab(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The sheet above as a spreadsheet program sees it."""
    path = tmp_path_factory.mktemp("exports") / "so.xlsx"
    exports.write_xlsx(path, [SHEET])
    return openpyxl.load_workbook(path).active


def texts(title: str, rows: Any, **parts: Any) -> Sheet:
    """A sheet of one text column."""
    return Sheet(title=title, columns=(Column("Tên"),), rows=rows, **parts)


def seen(tab: Any, line: int) -> list[object]:
    return [cell.value for cell in tab[line]]


def formats(tab: Any, line: int) -> list[str]:
    return [cell.number_format for cell in tab[line]]


def test_a_workbook_holds_real_dates_and_numbers_in_the_offices_time(tab):
    here = datetime(2026, 11, 24, 1, 5, 30)  # noqa: DTZ001 Excel knows no zones
    day, next_day = datetime(2026, 11, 23), datetime(2026, 11, 24)  # noqa: DTZ001

    assert seen(tab, FIRST) == ["001234567890", 12, day, here, 8000, 0.25]
    assert seen(tab, FIRST + 1) == ["A-002", 2.5, next_day, None, 1_250_000, 1]
    assert seen(tab, FIRST + 2) == [None, "chưa xong", None, day, str(10**15), None]


def test_values_look_the_way_people_here_write_them(tab):
    assert formats(tab, FIRST) == [
        "@", "#,##0", "dd/mm/yyyy", "hh:mm dd/mm/yyyy", '#,##0 "đ"', "0.0%",
    ]  # fmt: skip
    assert formats(tab, FIRST + 1)[1] == "#,##0.0"
    assert formats(tab, FIRST + 2)[3] == "dd/mm/yyyy"


def test_the_totals_stand_in_bold_below_the_rows_and_outside_the_filter(tab):
    line = FIRST + len(ROWS)

    assert seen(tab, line) == list(TOTALS)
    assert all(cell.font.bold for cell in tab[line])
    assert tab.auto_filter.ref == f"A{HEAD}:F{line - 1}"


def test_titles_stand_above_and_the_note_below(tab):
    below = FIRST + len(ROWS) + 2

    assert [tab.cell(line, 1).value for line in (1, 2, 3, 4)] == [
        "Sổ theo dõi", "UBND phường Hòa Bình", "Từ 01/11/2026 đến 30/11/2026", None,
    ]  # fmt: skip
    assert seen(tab, HEAD) == [column.title for column in COLUMNS]
    assert [tab.cell(below + line, 1).value for line in (0, 1)] == SHEET.note.splitlines()


def test_a_sheet_keeps_its_head_in_sight_and_prints_on_a4_across(tab):
    assert tab.freeze_panes == f"A{FIRST}"
    assert tab.print_title_rows == f"${HEAD}:${HEAD}"
    assert (tab.page_setup.orientation, tab.page_setup.paperSize) == ("landscape", 9)
    assert (tab.page_setup.fitToWidth or 1, tab.page_setup.fitToHeight) == (1, 0)
    assert tab.sheet_properties.pageSetUpPr.fitToPage
    assert tab.column_dimensions["D"].width == pytest.approx(18, abs=1)


HOSTILE_STARTS = (
    *("=", "+", "-", "@", "\t=", "\r=", "\n=", " =", "＝", "{=", "'=", "<r>", "<f>", "&", "]]>"),
    *("_x003D_", "\x00", "\x1b", "http://", "mailto:", "file://", "#REF!", "\u202e", "TRUE"),
)
HOSTILE_BODIES = (
    *("1+1", "cmd|' /C calc'!A0", 'HYPERLINK("http://a.example";"x")', "SUM(A1:A9)", "1"),
    *("</t></is></c><c><f>1+1</f></c>", "<t>a</t></r>", "</r>", 'a,b;c\t"d"\r\n=1', "&amp;"),
)


def hostile() -> list[str]:
    """A thousand texts that were never meant as names."""
    chosen = random.Random(19)
    made = [start + body for start in HOSTILE_STARTS for body in HOSTILE_BODIES]
    while len(made) < 1000:
        mixed = chosen.choices(HOSTILE_STARTS + HOSTILE_BODIES, k=chosen.randint(2, 5))
        made.append("".join(mixed))
    return made


def test_no_text_from_outside_ever_becomes_a_formula_or_markup_in_a_workbook(tmp_path):
    wanted = hostile()
    sheet = texts("=1+1", [(text,) for text in wanted], subtitle=("=1",), note="@1", totals=("=2",))
    exports.write_xlsx(tmp_path / "a.xlsx", [sheet])

    cells = [row[0] for row in openpyxl.load_workbook(tmp_path / "a.xlsx").active.iter_rows()]
    assert {cell.data_type for cell in cells if cell.value is not None} == {"s"}
    assert not any(cell.hyperlink for cell in cells)
    assert [unescape(cell.value) for cell in cells[4:-3]] == wanted
    with zipfile.ZipFile(tmp_path / "a.xlsx") as archive:
        assert b"<f>" not in archive.read("xl/worksheets/sheet1.xml")


@pytest.mark.parametrize("said", ["=1", "+84 218", "-", "@x", "\tx", "\rx", "＝1"])
def test_editing_a_cell_that_looks_like_a_formula_leaves_it_text(tmp_path, said):
    exports.write_xlsx(tmp_path / "a.xlsx", [texts("A", [(said,), ("Hòa",)])])

    tab = openpyxl.load_workbook(tmp_path / "a.xlsx").active
    assert [tab.cell(line, 1).quotePrefix for line in (4, 5)] == [True, False]


def test_half_a_letter_does_not_stop_an_export(tmp_path):
    sheet = texts("A", [("a\ud800b",)])
    exports.write_xlsx(tmp_path / "a.xlsx", [sheet])
    exports.write_csv(tmp_path / "a.csv", sheet)

    assert openpyxl.load_workbook(tmp_path / "a.xlsx").active["A4"].value == "a\ufffdb"
    assert (tmp_path / "a.csv").read_text("utf-8-sig") == "Tên\na?b\n"


def test_a_csv_opens_anywhere_and_its_numbers_stay_numbers(tmp_path):
    exports.write_csv(tmp_path / "so.csv", SHEET)

    written = (tmp_path / "so.csv").read_bytes()
    assert written.startswith("\ufeffSố,Phút,".encode())
    assert written.count(b"\r\n") == written.count(b"\n") == 5
    assert read_csv(tmp_path / "so.csv") == [
        ["Số", "Phút", "Ngày", "Lúc", "Lệ phí", "Tỷ lệ"],
        ["001234567890", "12", "2026-11-23", "2026-11-24 01:05:30", "8000", "0.25"],
        ["A-002", "2.5", "2026-11-24", "", "1250000", "1"],
        ["", "chưa xong", "", "2026-11-23", str(10**15), ""],
        ["Tổng cộng", "14.5", "", "", "1258000", "0.5"],
    ]


def test_no_text_from_outside_looks_like_a_formula_in_a_csv(tmp_path):
    wanted = hostile()
    exports.write_csv(tmp_path / "a.csv", texts("A", [(text,) for text in wanted]))

    got = [row[0] for row in read_csv(tmp_path / "a.csv")[1:]]
    assert [text.removeprefix("'") for text in got] == [text.removeprefix("'") for text in wanted]
    assert not any(text.strip()[:1] in set("=+-@＝") for text in got)
    assert not any(text[:1] in set("\t\r\n") for text in got)


def test_a_number_below_zero_is_no_formula(tmp_path):
    columns = (Column("Chênh", ColumnKind.NUMBER),)
    exports.write_csv(tmp_path / "a.csv", Sheet(title="A", columns=columns, rows=[(-5,)]))

    assert read_csv(tmp_path / "a.csv")[1] == ["-5"]


def read_csv(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def test_rows_beyond_what_excel_takes_go_on_in_further_tabs(tmp_path):
    sheet = texts("Sổ", ((str(n),) for n in range(10)), totals=("Tổng",), note="Hết")
    exports.write_xlsx(tmp_path / "a.xlsx", [sheet, texts("Sổ", [])], most_rows=3 + 4 + 3)

    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    assert book.sheetnames == ["Sổ", "Sổ (2)", "Sổ (3)", "Sổ (4)"]
    assert [[cell.value for cell in tab["A"]][2:] for tab in book] == [
        ["Tên", "0", "1", "2", "3"],
        ["Tên", "4", "5", "6", "7"],
        ["Tên", "8", "9", "Tổng", None, "Hết"],
        ["Tên"],
    ]


def test_a_full_last_tab_is_not_followed_by_an_empty_one(tmp_path):
    exports.write_xlsx(tmp_path / "a.xlsx", [texts("Sổ", [("1",), ("2",)])], most_rows=3 + 2 + 2)

    assert openpyxl.load_workbook(tmp_path / "a.xlsx").sheetnames == ["Sổ"]


@pytest.mark.parametrize(
    ("wanted", "taken", "title"),
    [
        ("Hộ tịch/Cư trú: [tháng 11]?*\\", set(), "Hộ tịch Cư trú tháng 11"),
        ("'Sổ'", set(), "Sổ"),
        ("Sổ", {"sổ", "sổ (2)"}, "Sổ (3)"),
        ("\t*\n", set(), "1"),
        ("a" * 40, set(), "a" * 31),
        ("a" * 40, {"a" * 31}, "a" * 27 + " (2)"),
        ("a" * 30 + "🏠", set(), "a" * 30),
        ("a" * 30 + "'b", set(), "a" * 30),
    ],
)
def test_a_tab_gets_a_name_that_excel_allows(wanted, taken, title):
    assert tab_title(wanted, taken) == title


def test_excels_own_name_is_left_to_it(tmp_path):
    exports.write_xlsx(tmp_path / "a.xlsx", [texts("History", [])])

    assert openpyxl.load_workbook(tmp_path / "a.xlsx").sheetnames == ["History (2)"]


@pytest.mark.parametrize("kind", [ColumnKind.DATE, ColumnKind.INSTANT])
def test_a_day_before_excels_calendar_stays_readable(tmp_path, kind):
    sheet = Sheet(title="A", columns=(Column("Sinh", kind),), rows=[(date(1899, 12, 31),)])
    exports.write_xlsx(tmp_path / "a.xlsx", [sheet])

    assert openpyxl.load_workbook(tmp_path / "a.xlsx").active["A4"].value == "31/12/1899"


@dataclass(frozen=True, slots=True)
class Writer:
    """One of the two ways out, and how it ends."""

    ending: str

    def __call__(self, path: Path, sheet: Sheet, progress: Any = None) -> None:
        if self.ending == "csv":
            exports.write_csv(path, sheet, progress)
        else:
            exports.write_xlsx(path, [sheet], progress)


@pytest.fixture(params=["csv", "xlsx"])
def write(request: pytest.FixtureRequest) -> Writer:
    """Each test that asks for it runs for CSV and for XLSX."""
    return Writer(request.param)


@pytest.mark.parametrize(
    ("rows", "told"), [(0, [0]), (999, [999]), (2000, [1000, 2000]), (2001, [1000, 2000, 2001])]
)
def test_progress_is_told_now_and_then_and_at_the_end(tmp_path, write, rows, told):
    heard: list[int] = []
    write(tmp_path / "a", texts("A", (("x",) for _ in range(rows))), heard.append)

    assert heard == told


class Cancelled(Exception):
    pass


def test_a_cancelled_export_leaves_the_old_file_and_nothing_else(tmp_path, write):
    def cancel(rows: int) -> None:
        raise Cancelled

    (tmp_path / "a").write_text("yesterday's")
    with pytest.raises(Cancelled):
        write(tmp_path / "a", texts("A", [("x",)] * 2000), cancel)

    assert [file.name for file in tmp_path.iterdir()] == ["a"]
    assert (tmp_path / "a").read_text() == "yesterday's"


def test_rows_that_break_off_leave_nothing(tmp_path, write):
    with pytest.raises(ValueError, match="without a time zone"):
        write(tmp_path / "a", texts("A", [("x",), (datetime(2026, 11, 23),)]))  # noqa: DTZ001
    with pytest.raises(ValueError, match="zip"):
        write(tmp_path / "a", texts("A", [("x", "one too many")]))

    assert list(tmp_path.iterdir()) == []


def test_an_export_takes_the_place_of_an_older_one(tmp_path, write):
    (tmp_path / "a").write_text("yesterday's")
    write(tmp_path / "a", texts("A", []))

    assert [file.name for file in tmp_path.iterdir()] == ["a"]
    assert b"yesterday" not in (tmp_path / "a").read_bytes()


def test_a_missing_folder_and_a_folder_in_the_way_are_told_in_words(tmp_path, write):
    (tmp_path / "folder").mkdir()

    with pytest.raises(ExportFailed, match="không có thư mục này"):
        write(tmp_path / "missing" / "a", texts("A", []))
    with pytest.raises(ExportFailed, match="tên này là của một thư mục"):
        write(tmp_path / "folder", texts("A", []))
    assert [file.name for file in tmp_path.iterdir()] == ["folder"]


@pytest.mark.parametrize(
    ("trouble", "said"),
    [
        (PermissionError(errno.EACCES, "Access is denied", "draft", None, "a.xlsx"), "Excel"),
        (PermissionError(errno.EACCES, "Permission denied", "folder"), "không có quyền"),
        (OSError(errno.ENOSPC, "No space left on device"), "ổ đĩa đã đầy"),
        (OSError(errno.EDQUOT, "Disk quota exceeded"), "ổ đĩa đã đầy"),
        (OSError(errno.EIO, "Input/output error"), "trục trặc"),
        (OSError("no number at all"), "trục trặc"),
    ],
)
def test_what_the_disk_refuses_is_told_in_words(trouble, said):
    assert said in reason(trouble)


def test_the_reason_is_translated_with_its_sentence():
    failed = ExportFailed(path=Path("a.xlsx"), reason=REASONS[errno.ENOSPC])

    assert "a.xlsx" in failed.message(ENGLISH)
    assert "the drive is full" in failed.message(ENGLISH)


EXPORT_IN_TROUBLE = """
import os, random, resource, signal, sys
from pathlib import Path
from office.reports import exports, workbook
from office.errors import ExportFailed

path, ending, trouble, rows = Path(sys.argv[1]), sys.argv[2], sys.argv[3], int(sys.argv[4])
noise = random.Random(1)
sheet = exports.Sheet(
    title="A", columns=(exports.Column("Tên"),),
    rows=((noise.randbytes(50).hex(),) for _ in range(rows)),
)
if trouble == "no rights":
    path.parent.chmod(0o500)
    if os.geteuid() == 0:  # who may write everywhere
        os.seteuid(65534)
else:
    # Every file of this process ends at so many bytes: as on a full disk, but without one.
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(trouble), int(trouble)))
try:
    exports.write_csv(path, sheet) if ending == "csv" else exports.write_xlsx(path, [sheet])
except ExportFailed as failed:
    print(failed)
"""
NO_ROOM, NO_RIGHTS = REASONS[errno.EFBIG], REASONS[errno.EACCES]


@pytest.mark.skipif(os.name != "posix", reason="Windows limits neither length nor rights this way")
@pytest.mark.parametrize(
    ("ending", "trouble", "rows", "said"),
    [
        pytest.param("csv", "20000", 1000, NO_ROOM, id="csv"),
        pytest.param("csv", "10", 3, NO_ROOM, id="csv, at its end"),
        pytest.param("xlsx", "20000", 1000, NO_ROOM, id="xlsx, in its rows"),
        pytest.param("xlsx", "20000", 120, NO_ROOM, id="xlsx, when packed"),
        pytest.param("xlsx", "500", 3, NO_ROOM, id="xlsx, in its parts"),
        pytest.param("xlsx", "no rights", 3, NO_RIGHTS, id="no rights"),
    ],
)
def test_a_full_disk_or_missing_rights_are_told_in_words(tmp_path, ending, trouble, rows, said):
    (tmp_path / "a").write_text("yesterday's")
    done = subprocess.run(
        [sys.executable, "-X", "dev", "-W", "error", "-c", EXPORT_IN_TROUBLE,
         str(tmp_path / "a"), ending, trouble, str(rows)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    tmp_path.chmod(0o700)

    assert done.stderr == ""
    assert f"{tmp_path / 'a'}: {said}" in done.stdout
    assert [file.name for file in tmp_path.iterdir()] == ["a"]
    assert (tmp_path / "a").read_text() == "yesterday's"
