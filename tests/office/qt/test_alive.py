"""What a screen hears of the whole application ends with it, whichever way it ends."""

import gc
import weakref

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLineEdit, QWidget
from shiboken6 import isValid

from office.qt.alive import take_down, while_alive
from office.qt.focus_ring import FocusRing


class Bell(QObject):
    rung = Signal(int)


class Ear(QObject):
    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.heard: list[int] = []
        self.itself = self  # only the garbage collector ends it

    def hear(self, number: int) -> None:
        self.heard.append(number)


def test_it_is_heard_while_it_lives(qapp) -> None:
    bell, ear = Bell(), Ear()
    while_alive(bell.rung, ear.hear)
    bell.rung.emit(1)

    assert ear.heard == [1]


def test_it_keeps_nobody_alive_and_is_silent_afterwards(qapp) -> None:
    bell, ear = Bell(), Ear()
    while_alive(bell.rung, ear.hear)
    gone = weakref.ref(ear)
    del ear
    gc.collect()
    bell.rung.emit(1)

    assert gone() is None
    assert not bell.receivers("2rung(int)")


def test_what_qt_has_destroyed_is_not_called(qapp) -> None:
    bell, ear = Bell(), Ear()
    while_alive(bell.rung, ear.hear)
    take_down(ear)
    bell.rung.emit(1)

    assert not isValid(ear)
    assert ear.heard == []


def test_a_window_left_to_the_garbage_collector_ends_quietly(qtbot) -> None:
    """Its focus goes while its ring is half gone; pytest-qt fails on an error in a slot."""

    class Window(QWidget):
        def __init__(self) -> None:
            super().__init__()
            self.field, self.ring = QLineEdit(self), FocusRing(self)
            self.itself, self.ring.window_ = self, self

    for _ in range(3):
        window = Window()
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        window.field.setFocus()
        del window
        gc.collect()
