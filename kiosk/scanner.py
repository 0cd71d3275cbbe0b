"""A scanner that types, heard in one window: its scans come out whole, other keys go their way."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from office.scanning import Answer, Burst

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_KEEPS_TIME = (Qt.Key.Key_Shift, Qt.Key.Key_CapsLock, Qt.Key.Key_AltGr)
_COMMANDS = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)


def _now_ms() -> int:
    return time.monotonic_ns() // 1_000_000


class Scanner(QObject):
    """Listens at whatever has the focus in the window, so that no scan presses a button."""

    scanned = Signal(str)

    def __init__(self, window: QWidget, clock: Callable[[], int] = _now_ms) -> None:
        super().__init__(window)
        self._window, self._clock = window, clock
        self._burst: Burst[QKeyEvent] = Burst()
        self._heard: QObject | None = None
        self._giving_back = False
        self._idle = QTimer(self, singleShot=True)
        self._idle.timeout.connect(self._pause)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._listen_at)

    def _listen_at(self, _old: QWidget | None, new: QWidget | None) -> None:
        mine = new is not None and new.window() is self._window
        if new is self._heard:
            return
        if self._heard is not None and isValid(self._heard):
            self._heard.removeEventFilter(self)
        self._heard = new if mine else None
        if self._heard is not None:
            self._heard.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Holds back what may be a scan."""
        if event.type() is not QEvent.Type.KeyPress or self._giving_back:
            return False
        assert isinstance(event, QKeyEvent)
        answer = self._hear(event, self._clock())
        self._give(answer)
        return answer.hold

    def _hear(self, event: QKeyEvent, at_ms: int) -> Answer[QKeyEvent]:
        if event.key() in _KEEPS_TIME:
            return self._burst.key("", at_ms, event)
        if event.isAutoRepeat() or event.modifiers() & _COMMANDS:
            return self._burst.other()
        if event.key() in _ENTER:
            return self._burst.enter(at_ms)
        if event.text() == " " and self._burst.due_ms is None:
            return self._burst.other()  # no scan begins so, and it presses buttons
        if event.text() and event.text().isprintable():
            return self._burst.key(event.text(), at_ms, event.clone())
        return self._burst.other()

    def _pause(self) -> None:
        self._give(self._burst.idle(self._clock()))

    def _give(self, answer: Answer[QKeyEvent]) -> None:
        self._giving_back = True
        for held in answer.give_back:
            QApplication.sendEvent(QApplication.focusWidget() or self._window, held)
        self._giving_back = False
        due = self._burst.due_ms
        if due is None:
            self._idle.stop()
        else:
            self._idle.start(max(1, due - self._clock()))
        if answer.scan:
            self.scanned.emit(answer.scan)
