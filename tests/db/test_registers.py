"""The register, the hand-over lists and their files: every dossier once, and the sums agree."""

import csv
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path

import openpyxl
import pypdfium2
import pytest
import sqlalchemy as sa

from db import __main__ as administrator
from db import (
    access,
    catalog,
    circulation,
    dossiers,
    figures,
    hand_over_lists,
    intake,
    registers,
    reports,
)
from db.dossier_tables import access as looks
from office import report_files
from office.dossier import DESK, ReturnBy
from office.errors import ExportFailed
from office.figures import By, Period
from office.person import Person
from office.procedure import Channel
from office.profile import VIETNAM
from office.registers import RegisterWanted
from tests import dossiers as made
from tests import stores

UNIT = "kinh-te"
MONDAY = date(2026, 11, 23)
TUESDAY = MONDAY + timedelta(days=1)
WEEK = Period(MONDAY, MONDAY + timedelta(days=6))


def at(clock: str, day: date = MONDAY) -> datetime:
    return datetime.combine(day, time.fromisoformat(clock), VIETNAM)


class Desk:
    """Gestures of officers at instants of two days."""

    def __init__(self, site: stores.Site) -> None:
        self.site = site
        self.store = site.store

    def do(self, when, command, *args, by="officer-1", **kwargs):
        self.site.clock.now = when
        return self.store.write(command, *args, op=stores.op(self.store, by), **kwargs)

    def receive(self, when, procedure=made.BUILD, who=made.BINH, by="officer-1", **parts):
        return self.do(when, intake.register, made.draft(procedure, who, **parts), by=by)


@pytest.fixture
def desk(site):
    """The small office with its procedures and units, and one officer in a unit."""
    site.do(catalog.load, made.catalog())
    site.store.touch(catalog.put_officer, "bao", "Trương Gia Bảo", "")
    site.store.touch(catalog.put_in_unit, "bao", UNIT)
    return Desk(site)


@pytest.fixture
def lived(desk):
    """Two days at the desk: through a unit and back, at the desk alone, refused, a mistake."""
    chau = Person(name="Lê Minh Châu", address="Tổ 6, Phường Mẫu", phone="0900000111")
    built = desk.receive(at("08:00"), owner=chau, note="Cả hai ký", sets=2)
    copy = desk.receive(at("08:30"), made.CERTIFY, made.AN, by="officer-2", sets=3)
    wrong = desk.receive(at("08:45"), made.BIRTH)
    birth = desk.receive(at("09:00"), made.BIRTH, channel=Channel.ONLINE, return_by=ReturnBy.POST,
        post_address="Tổ 2, Phường Mẫu")  # fmt: skip
    desk.do(at("09:05"), dossiers.void, wrong.dossier_id, "Nhập hai lần")
    desk.do(at("09:30"), circulation.hand_over, built.dossier_id, UNIT)
    desk.do(at("09:40"), circulation.accept, built.dossier_id, by="bao")
    desk.do(at("10:00"), circulation.record_result, copy.dossier_id, by="officer-2")
    desk.do(at("10:10"), dossiers.return_result, copy.dossier_id, "Nguyễn Văn An", "Căn cước")
    desk.do(at("14:00", TUESDAY), circulation.record_result, built.dossier_id, by="bao")
    desk.do(at("14:20", TUESDAY), circulation.accept, built.dossier_id)
    desk.do(at("15:00", TUESDAY), dossiers.return_result, built.dossier_id, "Vũ Kim Hà", "Căn cước")
    desk.do(at("15:30", TUESDAY), dossiers.refuse, birth.dossier_id, "Sai thẩm quyền")
    return desk


def lines_of(desk, *, size=registers.PAGE, period=WEEK, **narrow):
    wanted = RegisterWanted(period=period, **narrow)
    return list(registers.lines(desk.store, registers.head(desk.store, wanted), size=size))


def test_a_line_tells_where_a_dossier_has_been_and_who_took_the_result(lived):
    built, copy, birth = lines_of(lived)
    office = made.catalog().office.title

    assert (built.number, built.sets, built.name, built.phone) == (
        1, 2, "Lê Minh Châu", "0900000111",
    )  # fmt: skip
    assert (built.received_at, built.sent_at, built.result_at, built.returned_at) == (
        at("08:00"), at("09:30"), at("14:20", TUESDAY), at("15:00", TUESDAY),
    )  # fmt: skip
    assert built.unit == "Phòng Kinh tế, Hạ tầng và Đô thị"
    assert built.note == "Người nhận: Vũ Kim Hà; Cả hai ký"
    assert (copy.unit, copy.sent_at, copy.result_at) == (office, None, at("10:00"))
    assert copy.note == ""
    assert (birth.return_by, birth.note, birth.returned_at) == (
        ReturnBy.POST, "Không tiếp nhận", None,
    )  # fmt: skip


def test_a_mistake_is_left_out_and_the_years_numbers_go_on(lived):
    lived.receive(at("08:00", TUESDAY))

    assert [each.number for each in lines_of(lived)] == [1, 2, 3, 4]
    assert [each.number for each in lines_of(lived, period=Period(TUESDAY, TUESDAY))] == [4]


NARROWED = (
    ({"field": "Chứng thực"}, ["Chứng thực bản sao"]),
    ({"procedure_code": made.BIRTH.code}, ["Đăng ký khai sinh"]),
    ({"officer": "officer-2"}, ["Chứng thực bản sao"]),
    ({"channel": Channel.ONLINE}, ["Đăng ký khai sinh"]),
    ({"channel": Channel.POST}, []),
    ({"field": "Xây dựng", "officer": "officer-2"}, []),
)


def test_a_narrowed_register_has_its_own_numbers(lived):
    for narrow, titles in NARROWED:
        found = lines_of(lived, **narrow)
        assert [each.title for each in found] == titles, narrow
        assert [each.number for each in found] == list(range(1, len(found) + 1))


def test_what_is_read_page_by_page_is_the_whole_also_where_instants_are_equal(desk):
    for number in range(7):
        desk.receive(at("08:00") + timedelta(minutes=number // 3))
    whole = lines_of(desk)

    assert [each.code[-4:] for each in whole] == [f"{n:04}" for n in range(1, 8)]
    for size in (1, 2, 3, 7):
        assert lines_of(desk, size=size) == whole


def test_a_days_hand_overs_are_listed_by_giver_and_receiver(lived):
    out = lived.store.read(hand_over_lists.hand_over_lists, MONDAY)
    back = lived.store.read(hand_over_lists.hand_over_lists, TUESDAY, unit_id=UNIT)
    nothing = lived.store.read(hand_over_lists.hand_over_lists, TUESDAY, unit_id="van-hoa")

    assert [(each.giver.unit_id, each.receiver.unit_id) for each in out] == [(DESK, UNIT)]
    assert [(each.giver.unit_id, each.receiver.unit_id) for each in back] == [(UNIT, DESK)]
    assert nothing == ()
    (given,), (came,) = out[0].lines, back[0].lines
    assert (given.name, given.papers, given.with_result) == ("Lê Minh Châu", (3, 1), False)
    assert (given.handed_at, given.accepted_at, given.accepted_by) == (
        at("09:30"), at("09:40"), "Trương Gia Bảo",
    )  # fmt: skip
    assert (came.with_result, came.handed_by) == (True, "Trương Gia Bảo")


def test_what_was_taken_back_says_so(desk):
    mine = desk.receive(at("08:00"))
    desk.do(at("08:10"), circulation.hand_over, mine.dossier_id, UNIT)
    desk.do(at("08:20"), circulation.take_back, mine.dossier_id, UNIT)
    out, back = desk.store.read(hand_over_lists.hand_over_lists, MONDAY)

    assert (out.lines[0].taken_back, back.lines[0].taken_back) == (False, True)
    assert lines_of(desk)[0].sent_at is None


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
    lines = lines_of(lived)

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

    for name in ("so.xlsx", "so.csv"):
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
