"""What finds forgotten things does find them: one of each kind, planted."""

import threading
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from office.qt.live import ManualFeed
from office.qt.scanner import KeyboardScanner
from tests.leaks import Census


@pytest.fixture
def feed(qapp: Any) -> ManualFeed:
    """A program's, which screens listen to."""
    return ManualFeed()


class Left:
    """What somebody forgot, one of each kind."""

    def __init__(self, feed: ManualFeed) -> None:
        self.kept: list[Any] = []
        self.ended = threading.Event()
        self._feed = feed

    def thread(self) -> str:
        thread = threading.Thread(target=self.ended.wait, name="forgotten", daemon=True)
        thread.start()
        return "1 × thread forgotten"

    def timer(self) -> str:
        self.kept.append(QTimer(interval=77))
        self.kept[-1].start()
        return "1 × timer of NoneType every 77 ms"

    def listener(self) -> str:
        self._feed.poked.connect(self.ended.clear)
        return "1 × listener to feed.poked()"

    def listener_to_the_application(self) -> str:
        QGuiApplication.clipboard().dataChanged.connect(self.ended.clear)
        return "1 × listener to clipboard.dataChanged()"

    def widget(self) -> str:
        self.kept.append(QWidget())
        return "1 × widget QWidget"

    def screens_object(self) -> str:
        self.kept.append(KeyboardScanner())
        return "1 × object KeyboardScanner"


@pytest.mark.parametrize(
    "leave",
    [Left.thread, Left.timer, Left.listener, Left.listener_to_the_application, Left.widget,
     Left.screens_object],
    ids=lambda leave: leave.__name__,
)  # fmt: skip
def test_what_somebody_forgot_is_found(leave: Callable[[Left], str], feed, qtbot):
    before = Census.take(feed=feed)
    left = Left(feed)
    expected = leave(left)

    assert expected in Census.take(feed=feed).left_since(before)
    left.ended.set()
