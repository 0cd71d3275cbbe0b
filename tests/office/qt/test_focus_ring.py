"""The ring is around what has the focus, wherever that goes, and over nothing else."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from office.qt.focus_ring import FocusRing


@pytest.fixture
def shown(qtbot: QtBot) -> Callable[[QWidget], FocusRing]:
    """Puts a ring into a window, shown and active."""

    def show(window: QWidget) -> FocusRing:
        qtbot.addWidget(window)
        ring = FocusRing(window)
        window.resize(500, 200)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        return ring

    return show


def around(ring: FocusRing) -> QRect:
    """What the ring is around, in the window."""
    return ring.geometry().adjusted(13, 13, -13, -13)


def place(widget: QWidget) -> QRect:
    return QRect(widget.mapTo(widget.window(), QPoint(0, 0)), widget.size())


def test_the_ring_follows_the_focus(shown, qtbot: QtBot) -> None:
    window = QWidget()
    row = QHBoxLayout(window)
    row.setSpacing(60)
    first, second = QPushButton("1"), QPushButton("2")
    row.addWidget(first)
    row.addWidget(second)
    ring = shown(window)
    for button in (first, second):
        button.setFocus()
        qtbot.waitUntil(button.hasFocus)
        assert ring.isVisible()
        assert around(ring) == place(button)


def test_the_ring_follows_when_all_that_is_about_the_focus_moves(shown) -> None:
    window, panel = QWidget(), QWidget()
    button = QPushButton("1", panel)
    panel.setParent(window)
    ring = shown(window)
    button.setFocus()

    panel.move(70, 50)

    assert around(ring) == place(button)
    panel.hide()
    assert not ring.isVisible()


def test_what_has_the_focus_is_scrolled_into_sight_and_its_ring_stays_inside(shown) -> None:
    window, area, inside = QWidget(), QScrollArea(), QWidget()
    whole = QVBoxLayout(window)
    whole.setContentsMargins(40, 40, 40, 40)
    whole.addWidget(area)
    column = QVBoxLayout(inside)
    buttons = [QPushButton(str(n)) for n in range(30)]
    for button in buttons:
        column.addWidget(button)
    area.setWidget(inside)
    ring = shown(window)

    buttons[-1].setFocus(Qt.FocusReason.ShortcutFocusReason)
    assert place(area.viewport()).contains(place(buttons[-1]))
    area.verticalScrollBar().setValue(area.verticalScrollBar().value() - 20)

    assert around(ring) == place(buttons[-1])
    painted = ring.mask().boundingRect().translated(ring.pos())
    assert place(area.viewport()).contains(painted)
    assert not painted.contains(ring.geometry())


def test_several_that_are_ringed_together_have_one_ring(shown) -> None:
    window = QWidget()
    group = QWidget(window)
    row = QHBoxLayout(group)
    for title in "12":
        button = QPushButton(title)
        button.ring_around = group
        row.addWidget(button)
    group.setGeometry(60, 60, 200, 60)
    ring = shown(window)

    button.setFocus()

    assert around(ring) == place(group)
