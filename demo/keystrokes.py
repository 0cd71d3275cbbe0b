"""Counts what hands do: key presses, and each scan of a card as one."""

from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from office.qt.scanner import Scanner

MODIFIERS = range(0x01000020, 0x01000024)  # Shift, Ctrl, Meta, Alt: part of the key they go with


class Keystrokes(QObject):
    """An event filter over the application. `actions` is what an officer did since `start`.

    A key is counted where it arrives first; those of a scan are not, the scan is (`scanned`).
    Clicks count too.
    """

    def __init__(self, scanner: Scanner | None = None) -> None:
        super().__init__()
        self._scanner = scanner or Scanner()
        self.actions = 0
        self._scanning = False

    def start(self) -> None:
        """Begin to count from nothing."""
        self.actions = 0
        app = QApplication.instance()
        assert app is not None
        app.installEventFilter(self)

    def stop(self) -> int:
        """Count no more; how many it were."""
        app = QApplication.instance()
        assert app is not None
        app.removeEventFilter(self)
        return self.actions

    def scan_begins(self) -> None:
        """What is typed from now on is a scanner's."""
        self._scanning = True

    def scan_ends(self) -> None:
        """The burst is over: it was one action."""
        self._scanning = False
        self.actions += 1

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Looks only."""
        given_back = self._scanner.passing  # they were counted when they were pressed
        if not self._scanning and not given_back and self._is_first(watched, event):
            self.actions += 1
        return False

    def _is_first(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(watched, QWidget):
            return False
        if event.type() == QEvent.Type.MouseButtonPress:
            where = event.position().toPoint() if isinstance(event, QMouseEvent) else QPoint()
            return watched.childAt(where) is None  # a parent sees it again
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        own = watched is (watched.window().focusWidget() or watched.window())
        return own and not event.isAutoRepeat() and int(event.key()) not in MODIFIERS
