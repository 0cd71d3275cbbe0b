"""What is shown before printing is the page that is printed."""

import shutil
from contextlib import closing
from dataclasses import replace
from datetime import timedelta

import pypdfium2
import pytest
from PySide6.QtGui import QImage

from counter.papers import preview_draft
from counter.papers.paperwork import Paperwork
from counter.papers.prints import Wish
from db.dossiers import intake, life
from office.forms.page_printers import FilePages
from office.people.person import Person
from office.qt.tasks import Tasks
from office.thermal.printing import FilePrinter
from office.thermal.raster import raster
from office.thermal.receipt_paper import receipt_paper
from tests import dossiers as made
from tests.counter.test_paperwork import Machine, at_work, by, ended, opened, own, register

WIDE = 900


@pytest.fixture
def office(prepared_file, tmp_path):
    copy = shutil.copy(prepared_file, tmp_path / "office.db")
    with closing(opened(f"sqlite:///{copy}")) as store:
        yield at_work(store)


@pytest.fixture
def workers(qapp):
    database, device = Tasks("database"), Tasks("device")
    yield database, device
    database.close()
    device.close()


@pytest.fixture
def made_by(office, workers, tmp_path):
    def make(printer=None, **more):
        printer = printer or FilePages(tmp_path / "out")
        return Paperwork(
            office.store, *workers, printer, tmp_path / "papers", actor="officer-1", **more
        )

    return make


def looked(qtbot, p, wish, wide=WIDE):
    with qtbot.waitCallback() as shown:
        p.look(wish, wide, shown)
    return shown.args[0]


def rows_of(picture):
    """Red, green and blue of every pixel."""
    plain = picture.convertToFormat(QImage.Format.Format_RGB888)
    whole, used = bytes(plain.constBits()), plain.width() * 3
    step = plain.bytesPerLine()
    return [whole[y * step : y * step + used] for y in range(plain.height())]


def pages_of(pdf, wide):
    """The pages as another program shows them."""
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            picture = page.render(scale=(wide - 0.01) / page.get_width()).to_pil().convert("RGB")
            data, used = picture.tobytes(), picture.width * 3
            yield [data[y * used : (y + 1) * used] for y in range(picture.height)]


def same(sheets, pdf, wide=WIDE):
    return [rows_of(each) for each in sheets.pictures] == list(pages_of(pdf, wide))


def words_of(pdf):
    with pypdfium2.PdfDocument(pdf) as document:
        return " ".join(page.get_textpage().get_text_bounded() for page in document)


def test_the_picture_is_the_page_that_was_printed(office, made_by, tmp_path, qtbot):
    mine, p = register(office), made_by()
    ended(qtbot, p, lambda: p.print_receipt(mine.dossier_id))
    printed = tmp_path / "out" / f"{mine.code}-receipt.pdf"
    sheets = looked(qtbot, p, Wish("receipt", (mine.dossier_id,)))

    assert sheets.paper.pdf == printed.read_bytes()
    assert not sheets.fresh
    assert [each.width() for each in sheets.pictures] == [WIDE]
    assert same(sheets, printed)
    with qtbot.waitCallback() as larger:
        p.draw(sheets, 1350, larger)
    assert same(larger.args[0], printed, 1350)


@pytest.mark.parametrize("kind", ["receipt", "control_sheet", "extension_letter"])
def test_what_was_looked_at_comes_out(office, made_by, tmp_path, qtbot, kind):
    mine, p = register(office), made_by()
    later = mine.due_at + timedelta(days=7)
    by(office, "officer-1", life.extend, mine.dossier_id, later, "Chờ ý kiến")
    sheets = looked(qtbot, p, Wish(kind, (mine.dossier_id,)))
    ended(qtbot, p, lambda: p.print(mine.dossier_id, kind))

    assert sheets.fresh
    assert same(sheets, tmp_path / "out" / f"{mine.code}-{kind}.pdf")


def test_what_comes_out_elsewhere_or_changed_is_looked_at_anew(office, made_by, qtbot):
    mine, here = register(office), made_by()
    with qtbot.waitSignal(here.noted):
        ended(qtbot, here, lambda: here.print_receipt(mine.dossier_id))
    wish = Wish("receipt", (mine.dossier_id,))
    there = looked(qtbot, made_by(), wish)
    by(office, "officer-1", life.amend, mine.dossier_id, fee_paid=True)
    changed = looked(qtbot, here, wish)

    for sheets in (there, changed):
        assert sheets.fresh
        assert "IN LẠI" in sheets.said
        assert "in lại" in words_of(sheets.paper.pdf).lower()


def sketch(**parts):
    return preview_draft.Sketch(
        draft=made.draft(made.BUILD, **parts), procedure=made.BUILD, due_at=None, fee_vnd=75000
    )


def test_a_draft_shows_the_receipt_that_saving_makes_without_its_codes(
    office,
    made_by,
    tmp_path,
    qtbot,
):
    owner = Person(name="Lê Minh Châu", id_number="048205000037", address="Thôn Mẫu")
    p = made_by()
    mine = office.do(intake.register, made.draft(made.BUILD, owner=owner), counter_id=1, by=1)
    wanted = replace(sketch(owner=owner), due_at=mine.due_at)
    draft = looked(qtbot, p, Wish("receipt", sketch=wanted))
    saved = looked(qtbot, p, Wish("receipt", (mine.dossier_id,)))
    said, booked = (words_of(each.paper.pdf).split() for each in (draft, saved))

    assert "chưa vào sổ" in draft.said
    assert {"XEM", "TRƯỚC", "Chưa", "mã"} <= set(said)
    assert mine.code not in said
    lost = set(booked) - set(said)
    serial = mine.code.rpartition("-")[2]
    assert all(mine.code in each or mine.lookup[:4] in each or serial in each for each in lost)
    assert not (tmp_path / "papers").exists()  # nothing of a draft is kept


def test_a_receipt_on_a_roll_is_shown_as_the_roll_has_it(office, made_by, tmp_path, qtbot):
    mine = register(office)
    roll = FilePrinter(tmp_path / "roll.bin")
    p = made_by(thermal=roll)
    sheets = looked(qtbot, p, Wish("receipt", (mine.dossier_id,)))
    dots = raster(receipt_paper(sheets.paper.form, width_mm=80), 80)
    letter = looked(qtbot, p, Wish("control_sheet", (mine.dossier_id,)))
    chosen = made_by(thermal=roll, own=own(tmp_path, "tầng 2"), known=Machine(tmp_path, "tầng 2"))
    page = looked(qtbot, chosen, Wish("receipt", (mine.dossier_id,)))

    assert (sheets.roll, letter.roll, page.roll) == (True, False, False)
    assert (sheets.wide, sheets.pictures[0].width()) == (576, 576)
    grey, shown = dots.convert("L").tobytes(), rows_of(sheets.pictures[0])
    assert [row[::3] for row in shown] == [grey[y : y + 576] for y in range(0, len(grey), 576)]
    sketched = looked(qtbot, p, Wish("receipt", sketch=sketch()))
    assert sketched.roll


def test_a_letter_that_is_not_there_is_told_and_an_error_too(
    office,
    made_by,
    qtbot,
    logged_errors,
):
    mine, p = register(office), made_by()
    told = []
    p.troubled.connect(told.append)
    shown = [looked(qtbot, p, Wish(kind, (mine.dossier_id,))) for kind in ("refusal", "no such")]

    assert shown == [None, None]
    assert "chưa có nội dung" in told[0]
    assert "Chưa xem trước được" in told[1]
    assert [each.exc_info[0] for each in logged_errors] == [KeyError]


def test_the_printers_of_the_computer_are_told_without_waiting(made_by, tmp_path, qtbot):
    p = made_by(own=own(tmp_path, ""), known=Machine(tmp_path, "tầng 1", "tầng 2"))
    with qtbot.waitCallback() as told:
        p.printers(told)
    p.choose_printer("tầng 2")

    assert told.args == [("tầng 1", "tầng 2")]
    assert p.chosen_printer() == "tầng 2"
    assert made_by().chosen_printer() == ""
