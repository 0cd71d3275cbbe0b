"""A dossier's papers: what stands in the database stands on the page, and no trouble is silent."""

import re
import shutil
from contextlib import closing

import pypdfium2
import pytest
import zxingcpp
from PIL import Image

from counter.memory import Memory
from counter.papers.paperwork import Paperwork
from counter.papers.printers import OwnPrinter
from counter.papers.qt_pages import QtPages
from db import catalog
from db.dossiers import access, circulation, intake, life
from db.dossiers.page import dossier_page
from db.dossiers.tables import access as looked_at
from db.engine import Store, make_engine
from office import errors
from office.dossiers.codes import asked
from office.dossiers.dossier import Move
from office.forms import letters
from office.forms.page_printers import CupsPages, FilePages, NullPages
from office.people.person import Person
from office.qt.tasks import Tasks
from office.thermal.printing import NullPrinter, Outcome, Verdict
from tests import dossiers as made
from tests import stores

OWNER = Person(name="Lê Minh Châu", id_number="048205000037", address="Thôn Mẫu, Xã Thử Nghiệm")


@pytest.fixture
def office(prepared_file, tmp_path):
    copy = shutil.copy(prepared_file, tmp_path / "office.db")
    with closing(opened(f"sqlite:///{copy}")) as store:
        yield at_work(store)


def opened(url):
    return Store(make_engine(url), stores.SITE, clock=stores.Clock())


def at_work(store):
    site = stores.Site(store, stores.Clock()).open()
    site.do(catalog.load, made.catalog())
    store.touch(catalog.put_officer, "bao", "Trương Gia Bảo", "")
    store.touch(catalog.put_in_unit, "bao", "kinh-te")
    return site


@pytest.fixture
def workers():
    database, device = Tasks("database"), Tasks("device")
    yield database, device
    database.close()
    device.close()


def paperwork(office, workers, tmp_path, printer=None, **more):
    printer = printer or FilePages(tmp_path / "out")
    return Paperwork(
        office.store, *workers, printer, tmp_path / "papers", actor="officer-1", **more
    )


def ended(qtbot, made_by, ask):
    with qtbot.waitSignal(made_by.ended, timeout=10_000) as signal:
        ask()
    return signal.args[0]


def register(office, **parts):
    return office.do(intake.register, made.draft(made.BUILD, **parts), counter_id=1, by=1)


def by(office, actor, command, *args, **kwargs):
    return office.store.write(stores.op(office.store, actor), command, *args, **kwargs)


def text_of(path):
    with pypdfium2.PdfDocument(path) as pdf:
        pages = [page.get_textpage().get_text_bounded() for page in pdf]
    return re.sub(r"\s+", " ", " ".join(pages))


def codes_on(path):
    with pypdfium2.PdfDocument(path) as pdf:
        picture: Image.Image = pdf[0].render(scale=200 / 72).to_pil()
    return {code.text for code in zxingcpp.read_barcodes(picture)}


def test_the_receipt_says_what_the_database_says(office, workers, tmp_path, qtbot):
    mine = register(office, owner=OWNER)
    printed = ended(
        qtbot, p := paperwork(office, workers, tmp_path), lambda: p.print_receipt(mine.dossier_id)
    )
    said = text_of(printed.pdf)

    assert printed.trouble is None
    for fact in (
        mine.code,
        "Trần Thị Bình",
        "Lê Minh Châu",
        "0912000345",
        "Cấp giấy phép xây dựng nhà ở riêng lẻ",
        "Đơn đề nghị cấp giấy phép",
        "Giấy tờ về quyền sử dụng đất",
        "15 ngày",
        "08 giờ 41 phút, ngày 23 tháng 11 năm 2026",
        "ngày 08 tháng 12 năm 2026",
        "75.000",
        "Cán bộ 1",
    ):
        assert fact in said, fact
    found = codes_on(printed.pdf)
    assert mine.code in found
    assert {asked(code).lookup for code in found if code != mine.code} == {mine.lookup}
    assert (tmp_path / "out" / f"{mine.code}-receipt.pdf").exists()


def test_every_print_of_personal_data_is_noted(office, workers, tmp_path, qtbot):
    mine = register(office)
    ended(
        qtbot, p := paperwork(office, workers, tmp_path), lambda: p.print_receipt(mine.dossier_id)
    )

    seen = office.store.read(lambda conn, _site: conn.execute(looked_at.select()).all())
    assert [(row.what, row.actor, row.dossier_id) for row in seen] == [
        (access.PRINT, "officer-1", mine.dossier_id)
    ]


def test_letters_carry_their_words_and_number(office, workers, tmp_path, qtbot):
    one, two, three = register(office), register(office), register(office)
    reason = "Bản vẽ chưa có mặt cắt móng"
    by(
        office,
        "officer-1",
        life.request_supplement,
        one.dossier_id,
        ("Bản vẽ thiết kế",),
        reason,
    )
    by(office, "officer-1", life.refuse, two.dossier_id, "Không thuộc thẩm quyền")
    by(office, "officer-1", life.stop, three.dossier_id, "Đất đang tranh chấp")
    p = paperwork(office, workers, tmp_path)
    supplement = text_of(ended(qtbot, p, lambda: p.print_supplement_request(one.dossier_id)).pdf)
    refusal = text_of(ended(qtbot, p, lambda: p.print_refusal(two.dossier_id)).pdf)
    stop = text_of(ended(qtbot, p, lambda: p.print(three.dossier_id, "stop_notice")).pdf)

    assert "Bản vẽ thiết kế" in supplement
    assert reason in supplement
    assert "1/HDHS" in supplement.replace(" ", "").replace("Số:", "")
    assert "Không thuộc thẩm quyền" in refusal
    assert "Đất đang tranh chấp" in stop


def test_the_apology_names_the_missed_day_and_the_new_one(office, workers, tmp_path, qtbot):
    from datetime import timedelta

    mine = register(office)
    new = mine.due_at + timedelta(days=7)
    by(office, "officer-1", life.extend, mine.dossier_id, new, "Chờ ý kiến phối hợp")
    p = paperwork(office, workers, tmp_path)
    said = text_of(ended(qtbot, p, lambda: p.print(mine.dossier_id, "extension_letter")).pdf)

    assert "ngày 08 tháng 12 năm 2026" in said
    assert "ngày 15 tháng 12 năm 2026" in said
    assert "Chờ ý kiến phối hợp" in said


def test_the_control_sheet_has_a_line_for_every_hand_over(office, workers, tmp_path, qtbot):
    mine = register(office)
    by(office, "officer-1", circulation.hand_over, mine.dossier_id, "kinh-te")
    by(office, "bao", circulation.accept, mine.dossier_id)
    by(office, "bao", circulation.record_result, mine.dossier_id)
    p = paperwork(office, workers, tmp_path)
    said = text_of(ended(qtbot, p, lambda: p.print(mine.dossier_id, "control_sheet")).pdf)

    for fact in ("Phòng Kinh tế, Hạ tầng và Đô thị", "Trương Gia Bảo", "Cán bộ 1", "Trước hạn"):
        assert fact in said, fact


def test_several_dossiers_of_one_visit_have_one_receipt(office, workers, tmp_path, qtbot):
    ids = tuple(register(office).dossier_id for _ in range(3))
    p = paperwork(office, workers, tmp_path)
    said = text_of(ended(qtbot, p, lambda: p.print_visit(ids)).pdf)

    for number in (1, 2, 3):
        assert f"261123-000{number}" in said


def test_the_second_print_is_marked(office, workers, tmp_path, qtbot):
    mine = register(office)
    p = paperwork(office, workers, tmp_path)
    first = text_of(ended(qtbot, p, lambda: p.print_receipt(mine.dossier_id)).pdf)
    again = text_of(ended(qtbot, p, lambda: p.print_receipt(mine.dossier_id)).pdf)

    assert "in lại" not in first.lower()
    assert "in lại" in again.lower()


def test_a_paper_that_did_not_come_does_not_make_the_next_a_second_one(
    office, workers, tmp_path, qtbot
):
    mine = register(office)
    p = paperwork(office, workers, tmp_path, CupsPages("khong-co"))
    ended(qtbot, p, lambda: p.print_receipt(mine.dossier_id))
    again = text_of(ended(qtbot, p, lambda: p.print_receipt(mine.dossier_id)).pdf)

    assert "in lại" not in again.lower()


def test_without_a_printer_the_pdf_stays_and_the_sentence_says_what_to_do(
    office, workers, tmp_path, qtbot
):
    mine = register(office)
    p = paperwork(office, workers, tmp_path, CupsPages("khong-co"))
    printed = ended(qtbot, p, lambda: p.print_receipt(mine.dossier_id))

    assert isinstance(printed.trouble, errors.PagePrinterTrouble)
    assert "In lại" in printed.trouble.message()
    assert text_of(printed.pdf)


class HalfPrinter(NullPrinter):
    """A roll that ends after the first copy."""

    def print(self, picture):  # noqa: ARG002
        return Verdict(outcome=Outcome.FAILED, cause=errors.PaperOut(), papers=1)


def test_a_roll_that_ends_at_the_second_copy_is_told(office, workers, tmp_path, qtbot):
    mine = register(office)
    p = paperwork(office, workers, tmp_path, thermal=HalfPrinter())
    printed = ended(qtbot, p, lambda: p.print_receipt(mine.dossier_id))

    assert isinstance(printed.trouble, errors.SecondCopyMissing)
    assert "1 trên 2" in printed.trouble.message()


def test_a_counter_with_a_roll_only_says_where_letters_could_come_out(
    office, workers, tmp_path, qtbot
):
    mine = register(office)
    p = paperwork(office, workers, tmp_path, NullPages(), thermal=NullPrinter())
    receipt = ended(qtbot, p, lambda: p.print_receipt(mine.dossier_id))
    sheet = ended(qtbot, p, lambda: p.print(mine.dossier_id, "control_sheet"))

    assert (receipt.came_out, sheet.came_out) == (True, False)
    assert "chọn máy in" in sheet.trouble.message()
    assert sheet.pdf.exists()


def test_a_letter_that_was_never_written_is_a_calm_answer(office):
    mine = register(office)
    page = office.store.read(dossier_page, mine.dossier_id, now=office.store.now())

    with pytest.raises(errors.LetterMissing):
        letters.extension(page)
    assert all(letter.kind is not Move.EXTEND for letter in page.letters)


def test_pages_drawn_by_qt_are_the_same_pages(office, workers, tmp_path, qtbot):
    mine = register(office)
    target = tmp_path / "qt.pdf"
    p = paperwork(office, workers, tmp_path, QtPages(to_file=target))
    printed = ended(qtbot, p, lambda: p.print_receipt(mine.dossier_id))

    assert printed.trouble is None
    assert mine.code in codes_on(target)


class BrokenPrinter:
    """A bug in a driver."""

    def print(self, pdf, title, pictures):  # noqa: ARG002
        raise ZeroDivisionError


def test_an_unexpected_error_at_the_printer_is_told_in_words(
    office, workers, tmp_path, qtbot, logged_errors
):
    mine = register(office)
    p = paperwork(office, workers, tmp_path, BrokenPrinter())
    told = []
    p.troubled.connect(told.append)
    printed = ended(qtbot, p, lambda: p.print_receipt(mine.dossier_id))

    assert not printed.came_out
    [said] = told
    assert "Giấy chưa in được" in said
    assert "in lại" in said
    assert [each.exc_info[0] for each in logged_errors] == [ZeroDivisionError]
    p = paperwork(office, workers, tmp_path)
    again = text_of(ended(qtbot, p, lambda: p.print_receipt(mine.dossier_id)).pdf)
    assert "in lại" not in again.lower()


class Machine:
    """A computer whose printers are folders."""

    def __init__(self, folder, *names):
        self.folder, self.there = folder, names

    def names(self):
        return self.there

    def pages(self, name):
        if name in (self.there or ()):
            return FilePages(self.folder / name)
        return CupsPages("khong-co")


def own(tmp_path, name, login="officer-1"):
    printer = OwnPrinter(Memory(tmp_path / "counter.ini"), login)
    printer.choose(name)
    return printer


@pytest.mark.parametrize("roll", [None, HalfPrinter()], ids=["pages", "roll"])
def test_papers_come_out_at_the_printer_an_officer_chose(office, workers, tmp_path, qtbot, roll):
    mine = register(office)
    p = paperwork(
        office, workers, tmp_path, thermal=roll, own=own(tmp_path, "tầng 2"),
        known=Machine(tmp_path, "tầng 2"),
    )  # fmt: skip
    printed = ended(qtbot, p, lambda: p.print_receipt(mine.dossier_id))

    assert (printed.trouble, printed.told) == (None, None)
    assert (tmp_path / "tầng 2" / f"{mine.code}-receipt.pdf").exists()
    assert not (tmp_path / "out").exists()


def test_a_chosen_printer_that_is_gone_is_told_and_the_counters_prints(
    office, workers, tmp_path, qtbot
):
    mine = register(office)
    chosen = own(tmp_path, "tầng 2")
    p = paperwork(office, workers, tmp_path, own=chosen, known=Machine(tmp_path, "khác"))
    told = []
    p.troubled.connect(told.append)
    printed = ended(qtbot, p, lambda: p.print_receipt(mine.dossier_id))

    assert printed.came_out
    assert (tmp_path / "out" / f"{mine.code}-receipt.pdf").exists()
    assert ["tầng 2" in each for each in told] == [True]
    assert chosen.name == "tầng 2"  # it may be there again tomorrow


@pytest.mark.parametrize("names", [("tầng 2",), None], ids=["known", "not asked"])
def test_a_chosen_printer_in_trouble_is_not_taken_for_gone(office, workers, tmp_path, qtbot, names):
    class Stuck(Machine):
        def pages(self, name):  # noqa: ARG002
            return CupsPages("khong-co")

    mine = register(office)
    machine = Stuck(tmp_path, *(names or ()))
    machine.there = names
    p = paperwork(office, workers, tmp_path, own=own(tmp_path, "tầng 2"), known=machine)
    printed = ended(qtbot, p, lambda: p.print_receipt(mine.dossier_id))

    assert isinstance(printed.trouble, errors.PagePrinterTrouble)
    assert not (tmp_path / "out").exists()


def test_the_printer_is_each_officers_own_and_comes_back_with_them(tmp_path):
    own(tmp_path, "HP, tầng 2", login="Officer-1")
    other = own(tmp_path, "", login="officer-2")
    again = OwnPrinter(Memory(tmp_path / "counter.ini"), "officer-1")

    assert (again.name, other.name) == ("HP, tầng 2", "")
    again.choose("")
    assert OwnPrinter(Memory(tmp_path / "counter.ini"), "officer-1").name == ""
