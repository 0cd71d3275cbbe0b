"""How the desk leads to the counter's other pages, and the call bar that stays above them."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from counter.controls import layouts
from counter.controls.buttons import KeyButton
from counter.controls.shortcuts import Key
from counter.queue.bar import CallBar
from counter.queue.desk import Desk, DeskState
from office.qt import look
from office.qt.widgets import Picture
from office.texts import text

ROOMY = 1280  # px for a bar with words on all its keys
TICK_MS = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """The key that leads to a page and the words on it. It stands in the call bar, or where there
    is a `line`, in a quiet line of its own, which says that with `icon` while there is no news."""

    key: Key
    title: str
    line: str = ""
    icon: str = ""


class PageLine(QWidget):
    """One quiet line that leads to a page, and tells what is to be done there."""

    def __init__(self, way: Way) -> None:
        super().__init__()
        self._way = way
        self._icon = Picture(way.icon, 16, look.INK_2, 2)
        self._words = layouts.words("", 13, look.SEMIBOLD)
        self.open = KeyButton(text(way.title), way.key, px=13, height=30)
        row = layouts.across(self._icon, self._words, self.open, margins=(16, 0, 10, 0))
        row.setStretch(1, 1)
        self.setLayout(row)
        self.setFixedHeight(30)
        self.tell("")

    def said(self) -> str:
        """The words shown."""
        return self._words.text()

    def tell(self, news: str) -> None:
        """What is to be done there, "" for nothing."""
        self._words.setText(news or text(self._way.line))
        self._icon.show_icon("circle-alert" if news else self._way.icon)


class PageBar(CallBar):
    """The call bar above another page: whoever sits there can call meanwhile.

    A `whole` one has every key of the desk: people are served, finished and undone as there.
    """

    said = Signal(object)  # Notice: what the latest gesture did, to be told on the page

    def __init__(self, desk: Desk, *, whole: bool) -> None:
        super().__init__(desk, alone=whole)
        self._told = desk.state.notice
        self._tick = QTimer(self, interval=TICK_MS)
        self._tick.timeout.connect(self.show_time)
        self._tick.start()
        desk.changed.connect(self.show_desk)
        self.show_desk(desk.state)

    def show_desk(self, state: DeskState) -> None:
        """Paint the keys; what is new or in trouble is told by the page."""
        self.show_state(replace(state, notice=None, lost_since=None))
        told, self._told = self._told, state.notice
        if state.notice is not None and state.notice is not told:
            self.said.emit(state.notice)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where room is scarce its keys have icons for words."""
        super().resizeEvent(event)
        self.set_form(upright=False, short=self.width() < ROOMY)
