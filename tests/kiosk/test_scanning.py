"""A scanner that types, heard in front of every page; and how short it makes the citizen's way."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from kiosk.flow.searched import NOTHING
from kiosk.flow.session import WARNING_SECONDS
from kiosk.flow.snapshot import Page, Paper
from kiosk.pages.found import FoundPage
from kiosk.window import KioskWindow
from office.dossiers.codes import qr_text
from office.profile import PriorityClass
from office.qt.alive import take_down
from office.ticket import State
from tests import stores
from tests.kiosk import scenes
from tests.kiosk.rig import Rig, register, scan

ELDERLY = PriorityClass(class_id="a", title="Từ 60 tuổi", title_en="60 or over", icon="elderly")
PAGES = (
    "home", "procedure", "priority", "lookup-typed", "found-ready", "ticket", "closed", "refused",
    "lost-asked", "starting", "idle",
)  # fmt: skip
CARD = "001099000018|123456789|Nguyễn Văn An|15081999|Nam|12 Phố Mẫu|01012021"
CODE = "MOTCUA:2:phuong-hoa-binh:H99.01-261123-0018:WQ7KBM2W"


@pytest.fixture
def kiosk(qtbot: QtBot):
    """The kiosk's window at work, with a flow that only notes what it is told."""
    window, flow = scenes.window(1280, 720)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.activateWindow()
    window.start()
    yield window, flow
    window.stop()


def told(flow: scenes.StillFlow) -> list[tuple]:
    return [each for each in flow.pressed if each[0] not in ("touched", "second")]


@pytest.mark.parametrize("page", PAGES)
def test_a_scan_comes_out_whole_and_presses_nothing(kiosk, page: str) -> None:
    window, flow = kiosk
    flow.show(scenes.SCENES[page]("vi"))
    window.targets()[0].setFocus()
    QTest.keyClicks(QApplication.focusWidget(), CODE)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)

    assert told(flow) == [("scanned", CODE)]


def test_typed_keys_go_their_way(kiosk) -> None:
    window, flow = kiosk
    flow.show(scenes.SCENES["home"]("vi"))
    window.setFocus()
    QTest.keyClick(window, Qt.Key.Key_2)
    QTest.keyClick(window, Qt.Key.Key_Escape)

    assert [each[0] for each in told(flow)] == ["choose", "back"]


def test_keys_of_another_window_are_its_own(kiosk, qtbot: QtBot) -> None:
    _window, flow = kiosk
    other = QLineEdit()
    qtbot.addWidget(other)
    with qtbot.waitActive(other):
        other.show()
        other.activateWindow()
    other.setFocus()
    QTest.keyClicks(other, CODE)

    assert other.text() == CODE
    assert told(flow) == []


def test_a_scanner_on_a_serial_line_sends_bytes(qtbot: QtBot) -> None:
    window, flow = scenes.window(1280, 720)
    qtbot.addWidget(window)
    window.scanner.scanned.emit(CODE.encode())
    window.scanner.scanned.emit(b"\xff\xfe")

    assert told(flow) == [("scanned", CODE), ("scanned", "\ufffd\ufffd")]


# The way of somebody whose result is ready


@pytest.fixture
def window(back: Rig, qtbot: QtBot) -> Iterator[KioskWindow]:
    """The window of a kiosk at work."""
    made = KioskWindow(back.flow)
    made.resize(1280, 720)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.start()
    yield made
    made.stop()
    take_down(made)


def test_from_home_one_scan_shows_the_dossier_and_one_tap_gives_the_number(
    back: Rig, window: KioskWindow
) -> None:
    mine = register(back, ready=True)
    assert back.shown.page is Page.HOME
    QTest.keyClicks(window, qr_text(stores.SITE, mine.code, mine.lookup))
    QTest.keyClick(window, Qt.Key.Key_Return)
    back.finish()
    assert back.shown.page is Page.FOUND
    page = window.shown
    assert isinstance(page, FoundPage)
    assert page.take.isVisible()
    QTest.mouseClick(page.take, Qt.MouseButton.LeftButton)
    back.finish()

    assert (back.shown.page, back.shown.paper) == (Page.TICKET, Paper.PRINTED)
    assert back.shown.issued.service.service_id == "ket-qua"


def test_the_same_way_by_keys_alone(back: Rig, window: KioskWindow) -> None:
    scan(back, register(back, ready=True))
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Return):
        QTest.keyClick(QApplication.focusWidget() or window, key)
    back.finish()

    assert back.shown.page is Page.TICKET


def kept(window: KioskWindow) -> str:
    """Every word that any part of the window holds, in sight or not."""
    parts = window.findChildren(QWidget)
    held = [each.text() for each in parts if isinstance(each, QLabel | QAbstractButton)]
    painted = [piece.text for each in parts for piece in getattr(each, "pieces", [])]
    return " ".join([*held, *painted, *(each.accessibleName() for each in parts)])


def test_nothing_of_a_dossier_stays_in_the_window_when_a_session_ends(
    back: Rig, window: KioskWindow
) -> None:
    mine = register(back)
    scan(back, mine)
    assert mine.code in kept(window)
    assert mine.title in kept(window)
    back.flow.done()
    assert mine.code not in kept(window)
    assert mine.title not in kept(window)
    back.flow.look_up()
    for letter in "QQQQ":
        back.flow.type_letter(letter)
    assert "Q Q Q Q" in kept(window)
    back.seconds(60 + WARNING_SECONDS)

    assert back.shown.page is Page.HOME
    assert "Q Q Q Q" not in kept(window)


def ask_priority(rig: Rig) -> None:
    board = rig.clerk.board()
    rig.flow.show_board(replace(board, office=replace(board.office, classes=(ELDERLY,))))


def test_a_receipt_scanned_amid_a_question_takes_its_place(back: Rig) -> None:
    mine = register(back, ready=True)
    ask_priority(back)
    back.flow.choose("ket-qua")
    assert back.shown.page is Page.PRIORITY
    scan(back, mine)
    assert back.shown.page is Page.FOUND
    back.flow.take_for_dossier(False)
    back.finish()

    assert back.shown.issued.service.service_id == "ket-qua"
    assert back.states() == [State.WAITING]


def test_a_card_shown_to_prove_ones_age_does_not_take_the_question_away(back: Rig) -> None:
    ask_priority(back)
    back.flow.choose("dat-dai")
    back.flow.scanned(CARD)

    assert (back.shown.page, back.shown.search) == (Page.PRIORITY, NOTHING)
