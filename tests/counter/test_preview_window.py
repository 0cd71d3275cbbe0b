"""Looking at a paper by keys: from the pane, from what was saved, and from a dossier's page."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QShortcut
from PySide6.QtWidgets import QApplication

from counter.controls.shortcuts import STOLEN, Key
from counter.dossiers.pages import DossierPages
from counter.dossiers.worklist import WorkList
from counter.memory import Memory
from counter.papers.paperwork import Paperwork
from counter.papers.preview_window import beside
from counter.papers.printers import OwnPrinter
from office.forms.page_printers import FilePages
from office.qt.live import ManualFeed
from office.qt.tasks import Tasks
from office.thermal.printing import NullPrinter
from tests import dossiers as made
from tests import stores
from tests.counter import hands
from tests.counter.dossier_room import DESK_LOGIN, Units
from tests.counter.test_paperwork import Machine
from tests.counter.test_preview import pages_of, rows_of
from tests.counter.test_screens import settle, wrong_with

KEY = Qt.Key
SCREEN = QRect(0, 0, 1366, 768)


@pytest.fixture
def device(qapp):
    worker = Tasks("device")
    yield worker
    worker.close()


@pytest.fixture
def roll():
    """The counter has none, unless a test says otherwise."""


@pytest.fixture
def paperwork(site, tasks, device, tmp_path, roll):
    return Paperwork(
        site.store, tasks, device, FilePages(tmp_path / "out"), tmp_path / "papers",
        actor=stores.login(3), own=OwnPrinter(Memory(tmp_path / "own.ini"), stores.login(3)),
        known=Machine(tmp_path, "Máy tầng 1", "Máy tầng 2"), thermal=roll,
    )  # fmt: skip


@pytest.fixture
def receipts(paperwork):
    """The pane of these tests prints for real."""
    return paperwork


def enter(pane, procedure=made.BIRTH):
    pane.intake.people.scan(hands.BINH)
    pane.intake.choosing.take(procedure.code)
    pane.intake.all_papers()


def save(pane, qtbot, paperwork):
    with qtbot.waitSignal(paperwork.noted):
        pane.intake.book.save()
    return pane.intake.state.saved


def window_of(preview, qtbot):
    """Once a page stands in it."""
    qtbot.waitUntil(lambda: bool(preview.window and preview.window.pages))
    window = preview.window
    qtbot.waitUntil(window.isActiveWindow)
    return window


def shown(window):
    return [rows_of(page.pixmap().toImage()) for page in window.pages]


def test_the_draft_is_looked_at_with_one_key_beside_the_pane(pane, qtbot, qapp):
    enter(pane)
    hands.key(KEY.Key_F3)
    window = window_of(pane.preview, qtbot)
    settle(qapp)

    assert window.geometry() == QRect(0, 56, 946, 712)
    assert "chưa vào sổ" in window.said.text()
    assert not window.print.isVisible()
    assert window.area.horizontalScrollBar().maximum() == 0
    assert window.pages[0].width() == window.fit()
    assert wrong_with(window) == []
    hands.key(KEY.Key_Escape)
    assert pane.preview.window is None
    qtbot.waitUntil(pane.isActiveWindow)
    assert pane.intake.state.draft.procedure_code == made.BIRTH.code


def test_before_a_procedure_is_chosen_it_says_what_to_do(pane):
    hands.key(KEY.Key_F3)

    assert "chọn thủ tục" in pane.intake.state.said
    assert pane.preview.window is None


def test_what_was_saved_is_shown_as_it_was_printed_and_larger_at_a_key(
    pane, paperwork, tmp_path, qtbot
):
    enter(pane)
    mine = save(pane, qtbot, paperwork)
    hands.key(KEY.Key_F3)
    window = window_of(pane.preview, qtbot)
    printed = tmp_path / "out" / f"{mine.code}-receipt.pdf"

    assert shown(window) == list(pages_of(printed, window.fit()))
    small = window.pages[0]
    hands.key(KEY.Key_Z)
    qtbot.waitUntil(lambda: window.pages[0] is not small)
    wide = round(window.fit() * 1.5)
    assert shown(window) == list(pages_of(printed, wide))
    qtbot.waitUntil(lambda: window.area.horizontalScrollBar().maximum() > 0)


def test_a_paper_is_printed_from_where_it_is_looked_at(pane, paperwork, qtbot):
    enter(pane)
    save(pane, qtbot, paperwork)
    hands.key(KEY.Key_F3)
    window_of(pane.preview, qtbot)
    with qtbot.waitSignal(paperwork.ended) as ended:
        hands.key(KEY.Key_I)

    assert (ended.args[0].kind, ended.args[0].paper.again) == ("receipt", True)
    assert pane.preview.window is None


@pytest.mark.parametrize("roll", [None, NullPrinter()], ids=["pages", "roll"])
def test_an_officer_chooses_where_papers_come_out(  # noqa: PLR0917
    pane, paperwork, tmp_path, qtbot, qapp, roll
):
    enter(pane)
    hands.key(KEY.Key_F3)
    window = window_of(pane.preview, qtbot)
    assert "theo quầy" in window.printer.text()
    hands.key(KEY.Key_M)
    qtbot.waitUntil(window.printers.isVisible)
    settle(qapp)
    assert [each.text() for each in window.printers.buttons] == [
        "Theo cài đặt của quầy", "Máy tầng 1", "Máy tầng 2",
    ]  # fmt: skip
    assert window.printers._note.isVisible() == (roll is not None)
    assert ("cả giấy hẹn" in window.printers._note.text()) == (roll is not None)
    assert wrong_with(window) == []
    hands.key(KEY.Key_3)

    window_of(pane.preview, qtbot)
    assert "Máy tầng 2" in window.printer.text()
    hands.key(KEY.Key_Escape)
    mine = save(pane, qtbot, paperwork)
    assert (tmp_path / "Máy tầng 2" / f"{mine.code}-receipt.pdf").exists()


def test_escape_leaves_the_list_of_printers_first(pane, qtbot):
    enter(pane)
    hands.key(KEY.Key_F3)
    window = window_of(pane.preview, qtbot)
    hands.key(KEY.Key_M)
    qtbot.waitUntil(window.printers.isVisible)
    hands.key(KEY.Key_Escape)

    assert window.isVisible()
    assert not window.printers.isVisible()


def test_no_key_is_stolen_and_the_pane_takes_its_window_along(pane, qtbot):
    enter(pane)
    hands.key(KEY.Key_F3)
    window = window_of(pane.preview, qtbot)
    bound = {found.key().toString() for found in window.findChildren(QShortcut)}

    assert bound.isdisjoint(STOLEN)
    pane.hide()  # as when the shift ends
    assert pane.preview.window is None


def test_one_receipt_for_all_that_one_person_handed_in(pane, paperwork, tmp_path, qtbot, qapp):
    enter(pane)
    one = save(pane, qtbot, paperwork)
    assert not pane.saved.visit.isVisible()
    pane.intake.another()
    pane.intake.choosing.take(made.CERTIFY.code)
    pane.intake.all_papers()
    two = save(pane, qtbot, paperwork)
    settle(qapp)

    assert "2 hồ sơ" in pane.saved.visit.text()
    assert wrong_with(pane) == []
    with qtbot.waitSignal(paperwork.ended) as ended:
        hands.key(KEY.Key_G, modifier=hands.ALT)
    mine = ended.args[0]
    assert (mine.kind, mine.trouble) == ("receipt_many", None)
    assert [each for each, _version in mine.paper.dossiers] == [one.dossier_id, two.dossier_id]


@pytest.fixture
def pages(site, tasks, paperwork, qtbot):
    units = Units(site)
    room = WorkList(units.store, tasks, ManualFeed(), paperwork, login=DESK_LOGIN)
    screen = DossierPages(room, "Ra ca", Key.SIGN_OUT)
    qtbot.addWidget(screen)
    screen.resize(1366, 768)
    with qtbot.waitActive(screen):
        screen.show()
        screen.activateWindow()
    screen.begin()
    room.start()
    qtbot.waitUntil(lambda: room.state.board is not None)
    yield units, screen
    screen.detail.preview.close()
    room.stop()


def test_a_dossiers_papers_are_looked_at_from_its_page(pages, qtbot, tmp_path, qapp):
    units, screen = pages
    mine = units.register()
    screen.room.open(mine.dossier_id)
    qtbot.waitUntil(lambda: screen.room.state.opened is not None)
    QApplication.processEvents()
    hands.key(KEY.Key_F3)
    assert screen.detail.numbered.isVisible()
    QApplication.processEvents()  # what was just made is shown by the next turn
    hands.key(KEY.Key_1)
    window = window_of(screen.detail.preview, qtbot)
    settle(qapp)

    assert window.title.text() == "Phiếu kiểm soát quá trình giải quyết"
    assert "sẽ in" in window.said.text()
    assert wrong_with(window) == []
    assert all(isinstance(page.pixmap().toImage(), QImage) for page in window.pages)
    hands.key(KEY.Key_Escape)
    assert screen.detail.preview.window is None


def test_a_paper_goes_with_the_page_it_was_asked_from(pages, qtbot):
    units, screen = pages
    screen.room.open(units.register().dossier_id)
    qtbot.waitUntil(lambda: screen.room.state.opened is not None)
    screen.detail._look("receipt")
    window_of(screen.detail.preview, qtbot)
    screen.room.close()

    assert screen.detail.preview.window is None


def test_the_window_stands_beside_the_pane_or_over_it_where_there_is_no_room():
    assert beside(SCREEN, QRect(946, 56, 420, 712)) == QRect(0, 56, 946, 712)
    assert beside(QRect(0, 0, 1024, 768), QRect(604, 56, 420, 712)) == QRect(0, 56, 1024, 712)
