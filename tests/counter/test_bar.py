"""C4: the call bar is thin, always on top, docks to any edge and remembers its place."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication

from counter.controls.docking import Edge
from counter.queue.bar_window import BarWindow
from db.queue import devices
from office.device import DeviceTrouble
from office.ticket import Kind
from tests import screens
from tests.counter.test_desk import at_desk, kinds

KEY = Qt.Key


@pytest.fixture(params=[(1366, 768), (1024, 768)], ids=["wide", "narrow"])
def screen(request):
    """The screen's area."""
    return QRect(0, 0, *request.param)


@pytest.fixture
def bar(site, seat, memory, screen, qtbot):
    """The bar alone, with two people waiting."""
    site.open()
    site.issue(), site.issue(priority=True)
    made = BarWindow(seat(3), memory, area=lambda: screen)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.stand_up()
    return made


def press(qtbot, bar, key, modifier=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(QApplication.focusWidget() or bar, key, modifier)
    qtbot.waitUntil(lambda: bar.bar._desk.state.running is None)


def test_the_bar_is_frameless_and_always_on_top(bar):
    assert bar.windowFlags() & Qt.WindowType.FramelessWindowHint
    assert bar.windowFlags() & Qt.WindowType.WindowStaysOnTopHint


@pytest.mark.parametrize("edge", [Edge.TOP, Edge.BOTTOM, Edge.LEFT, Edge.RIGHT])
def test_the_bar_is_at_most_56_pixels_thick_at_every_edge(bar, screen, edge):
    bar.dock(edge, QPoint(300, 200))

    assert (bar.width() if edge.upright else bar.height()) <= 56
    assert screen.contains(bar.geometry())
    touching = {
        Edge.TOP: bar.y() == screen.top(),
        Edge.BOTTOM: bar.geometry().bottom() == screen.bottom(),
        Edge.LEFT: bar.x() == screen.left(),
        Edge.RIGHT: bar.geometry().right() == screen.right(),
    }
    assert touching[edge]


@pytest.mark.parametrize("edge", list(Edge))
def test_the_bar_stands_again_where_it_was_left(  # noqa: PLR0917
    bar, seat, memory, screen, qtbot, edge
):
    bar.dock(edge, QPoint(120, 90))

    again = BarWindow(seat(3), memory, area=lambda: screen)
    qtbot.addWidget(again)
    again.stand_up()

    assert (again.edge, again.geometry()) == (edge, bar.geometry())


def test_the_grip_drags_the_bar_to_an_edge(bar, qtbot):
    bar.dock(Edge.NONE, QPoint(10, 200))
    grip = bar.grip

    qtbot.mousePress(grip, Qt.MouseButton.LeftButton, pos=QPoint(5, 28))
    qtbot.mouseMove(grip, QPoint(5, 28 - 195))
    qtbot.mouseRelease(grip, Qt.MouseButton.LeftButton, pos=QPoint(5, 28))

    assert bar.edge in (Edge.TOP, Edge.LEFT)  # the pointer was in the corner
    assert bar._memory.bar_place() is not None


@pytest.mark.parametrize(
    ("key", "edge"),
    [(KEY.Key_Up, Edge.TOP), (KEY.Key_Down, Edge.BOTTOM), (KEY.Key_Left, Edge.LEFT),
     (KEY.Key_Right, Edge.RIGHT)],
)  # fmt: skip
def test_alt_and_an_arrow_move_the_bar_without_a_mouse(bar, qtbot, key, edge):
    press(qtbot, bar, key, Qt.KeyboardModifier.AltModifier)

    assert bar.edge is edge


def test_a_whole_service_by_the_bar_alone(site, bar, qtbot):
    press(qtbot, bar, KEY.Key_F8)
    assert bar.bar._number.text() == "UT-001"
    press(qtbot, bar, KEY.Key_F9)
    press(qtbot, bar, KEY.Key_F7)
    press(qtbot, bar, KEY.Key_F6)

    assert kinds(site)[-4:] == [Kind.CALL, Kind.RECALL, Kind.START, Kind.FINISH]


def test_calling_has_the_focus_in_the_bar(bar, qtbot):
    press(qtbot, bar, KEY.Key_Return)

    assert at_desk(bar.bar._desk) == "UT-001"


def test_undo_stands_in_the_bar_while_it_may_be_done(site, bar, qtbot):
    press(qtbot, bar, KEY.Key_F8)
    assert bar.bar.undo.isVisible()

    press(qtbot, bar, KEY.Key_F2)

    assert at_desk(bar.bar._desk) is None
    assert not bar.bar.undo.isVisible()


def test_the_bar_tells_who_waits(bar):
    assert (bar.bar._waiting.text(), bar.bar._priority.text()) == ("2", "1")


def test_a_refusal_is_told_in_the_bar(site, bar, qtbot):
    site.call(1), site.call(2)

    press(qtbot, bar, KEY.Key_F8)

    assert bar.bar._second.text() == "Chưa có ai chờ quầy này"


def test_no_key_moves_under_the_hand_when_the_bar_says_more(bar, qtbot):
    before = [key.geometry() for key in bar.bar.buttons()[:3]]

    for key in (KEY.Key_F8, KEY.Key_F7):
        press(qtbot, bar, key)
        QApplication.processEvents()
        assert [key.geometry() for key in bar.bar.buttons()[:3]] == before


def test_a_key_without_its_words_tells_them_as_they_are_now(bar, qtbot):
    bar.dock(Edge.LEFT, bar.pos())
    press(qtbot, bar, KEY.Key_F8)

    assert bar.bar.undo.toolTip() == bar.bar.undo.text() == "Hoàn tác 10 giây"


def test_closing_the_bar_opens_the_desk(bar, qtbot):
    with qtbot.waitSignal(bar.desk_asked):
        bar.close()

    assert bar.isVisible()


@pytest.mark.parametrize("edge", [Edge.TOP, Edge.RIGHT])
def test_the_bar_is_whole_and_readable(bar, qtbot, edge):
    bar.dock(edge, bar.pos())
    press(qtbot, bar, KEY.Key_F8)
    QApplication.processEvents()

    assert screens.clipped(bar) == []
    assert screens.low_contrast(bar, 4.5) == []
    assert screens.nameless(bar) == []


@pytest.mark.parametrize("edge", [Edge.TOP, Edge.LEFT])
def test_a_kiosk_in_trouble_is_a_small_sign_in_the_bar(site, bar, qtbot, edge):
    sign = bar.bar._device
    bar.dock(edge, bar.pos())
    press(qtbot, bar, KEY.Key_F8)
    assert not sign.isVisible()

    site.store.touch(devices.report, "kiosk-1", DeviceTrouble.COVER_OPEN, now=site.clock())
    bar.bar._desk.look_again()
    qtbot.waitUntil(sign.isVisible)
    QApplication.processEvents()

    assert sign.toolTip() == "Máy lấy số kiosk-1: mở nắp từ 08:41"
    assert bar.rect().contains(screens.place(sign, bar))
    assert screens.clipped(bar) == []
    assert screens.overlapping(bar) == []
