"""Fingers and eyes for the real windows: real clicks, real keys, and waiting until it shows."""

import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, Qt, QTimer
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

PATIENCE = 20.0  # far more than anything takes, also on a busy machine
LOOK_MS = 5
LEFT = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
NONE = Qt.KeyboardModifier.NoModifier
LAYOUTS_DEEP = 10  # each hears of another height in a round of events of its own


class NotHappened(Exception):
    """What the script waited for and did not see, in words."""


def until(seen: Callable[[], object], what: str, patience: float = PATIENCE) -> None:
    """Lets the programs run until `seen`; `NotHappened` says what was missed."""
    ends = time.monotonic() + patience
    loop, waker = QEventLoop(), QTimer(interval=LOOK_MS)
    waker.timeout.connect(loop.quit)
    waker.start()
    while not seen():
        if time.monotonic() > ends:
            raise NotHappened(f"đợi {patience:.0f} giây mà chưa thấy {what}")
        loop.exec()
    waker.stop()


def tap(target: QWidget, what: str) -> None:
    """A finger on something that can be seen and pressed."""
    until(lambda: target.isVisible() and target.isEnabled(), what)
    QTest.mouseClick(target, LEFT)


def come_to(window: QWidget) -> QWidget:
    """Somebody turns to this window: it gets the keys."""
    if QApplication.activeWindow() is not window:
        window.activateWindow()
        until(lambda: QApplication.activeWindow() is window, f"cửa sổ {window.windowTitle()}")
    return QApplication.focusWidget() or window


def press(window: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
    """One key, wherever the focus of the window is."""
    QTest.keyClick(come_to(window), key, modifier)


def write(window: QWidget, words: str) -> None:
    """Types words into whatever has the focus."""
    QTest.keyClicks(come_to(window), words)


def burst(window: QWidget, words: str) -> None:
    """A card scanner types: letter after letter, also those that no key has, then Enter."""
    come_to(window)
    for letter in words:
        if letter.isascii():
            QTest.keyClicks(_focused(window), letter)
            continue
        for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QCoreApplication.sendEvent(_focused(window), QKeyEvent(kind, 0, NONE, letter))
    QTest.keyClick(_focused(window), Qt.Key.Key_Return)


def _focused(window: QWidget) -> QWidget:
    return QApplication.focusWidget() or window


def photograph(window: QWidget, path: Path) -> None:
    """The window as it is now, in a file, in its own pixels however the screen is scaled."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    for _ in range(LAYOUTS_DEEP):
        QApplication.processEvents()
    picture = QImage(window.size(), QImage.Format.Format_RGB32)
    window.render(picture)
    if not picture.save(str(path)):
        raise NotHappened(f"không ghi được ảnh {path}")
