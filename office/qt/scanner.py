"""A scanner that types like a keyboard, heard wherever the focus is."""

import time
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from office.scanning import Answer, Burst

ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
COMMANDS = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)
HANDS = (QEvent.Type.MouseButtonPress, QEvent.Type.Wheel, QEvent.Type.WindowDeactivate)
KEYS = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress, QEvent.Type.KeyRelease)
HEARD = frozenset(HANDS + KEYS)
Keys = Burst[QKeyEvent]


class Scanner(QObject):
    """Tells scans; this one never has any."""

    scanned = Signal(object)  # str or bytes, as it came
    passing = False  # keys that were pressed before are given back just now

    @property
    def holding(self) -> bool:
        """Whether keys are held back that may be a scan's."""
        return False

    def start(self) -> None:
        """Begins to listen."""

    def close(self) -> None:
        """Listens no more."""


class KeyboardScanner(Scanner):
    """Hears the program's keys before its windows do and keeps those of a scan from them.

    Also from their shortcuts, of which some are single letters: whatever types something is taken
    before shortcuts are looked up, and looked up again when it turns out to be typed by hand. The
    input method never sees a scan in a field without one; a hook of the system (Unikey) does.

    `hears` says of a window whether its keys matter; all do unless it is given.
    """

    def __init__(
        self,
        parent: QObject | None = None,
        *,
        hears: Callable[[QWidget], bool] | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self._burst = Keys()
        self._hears, self._clock = hears, clock
        self._owed: set[int] = set()  # keys given back with their release, still held down
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._idle)

    @property
    def holding(self) -> bool:
        """Whether keys are held back that may be a scan's."""
        return self._burst.due_ms is not None

    def start(self) -> None:
        """Begins to listen."""
        _app().installEventFilter(self)

    def close(self) -> None:
        """Listens no more; what was held back is let through."""
        _app().removeEventFilter(self)
        self._give_back(self._burst.other())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Holds back what may be a scan."""
        if event.type() not in HEARD or self.passing or not self._is_mine(watched):
            return False
        if event.type() in HANDS:
            self._give_back(self._burst.other())
        if not isinstance(event, QKeyEvent) or watched is not _target():
            return False
        return self._hear(event)

    def _is_mine(self, watched: QObject) -> bool:
        return self._hears is None or (
            isinstance(watched, QWidget) and self._hears(watched.window())
        )

    def _hear(self, event: QKeyEvent) -> bool:
        match event.type():
            case QEvent.Type.ShortcutOverride:
                return self._overrides(event)
            case QEvent.Type.KeyPress:
                return self._pressed(event)
            case QEvent.Type.KeyRelease:
                return self._released(event)
        return False

    def _overrides(self, event: QKeyEvent) -> bool:
        if _types(event) or (event.key() in ENTERS and not event.modifiers() & COMMANDS):
            event.accept()
            return True
        if event.text() or not _is_modifier(event):
            self._give_back(self._burst.other())
        return False

    def _pressed(self, event: QKeyEvent) -> bool:
        if event.isAutoRepeat():
            self._give_back(self._burst.other())
            return False
        if event.key() in ENTERS and not event.modifiers() & COMMANDS:
            return self._entered(event)
        if not _types(event):
            return False  # its own shortcut was looked up before it came here
        at = self._at(event)
        answer = self._burst.key(event.text(), at, QKeyEvent(event))
        self._give_back(answer)
        if self._burst.due_ms is not None:
            self._timer.start(max(1, self._burst.due_ms - at))
        return answer.hold

    def _entered(self, event: QKeyEvent) -> bool:
        answer = self._burst.enter(self._at(event))
        self._timer.stop()
        self._give_back(answer)
        if answer.scan:
            self.scanned.emit(answer.scan)
        if not answer.hold:
            self._owed.add(event.key())
            self._send(event)
        return True

    def _released(self, event: QKeyEvent) -> bool:
        if not event.isAutoRepeat() and event.key() in self._owed:
            self._owed.discard(event.key())
            return True
        return False

    def _idle(self) -> None:
        self._give_back(self._burst.idle(self._burst.due_ms or 0))

    def _give_back(self, answer: Answer[QKeyEvent]) -> None:
        for key in answer.give_back:
            self._owed.add(key.key())
            self._send(key)

    def _send(self, key: QKeyEvent) -> None:
        """Presses a key as if it came now; Qt looks its shortcuts up first."""
        self.passing = True
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            target = _target()
            if target is not None:
                again = QKeyEvent(kind, key.key(), key.modifiers(), key.text())
                QCoreApplication.sendEvent(target, again)
        self.passing = False

    def _at(self, event: QKeyEvent) -> int:
        """When it was pressed: events made by hand have no time of their own."""
        return event.timestamp() or round(self._clock() * 1000)


def _app() -> QApplication:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    return app


def _target() -> QWidget | None:
    """Where a key goes."""
    popup = QApplication.activePopupWidget()
    return popup or QApplication.focusWidget() or QApplication.activeWindow()


def _types(event: QKeyEvent) -> bool:
    """Whether a key writes something: letters and digits, not Ctrl+C, Tab or Escape."""
    written = event.text()
    return (
        bool(written) and written >= " " and written != "\x7f" and not event.modifiers() & COMMANDS
    )


def _is_modifier(event: QKeyEvent) -> bool:
    return Qt.Key.Key_Shift <= event.key() <= Qt.Key.Key_ScrollLock
