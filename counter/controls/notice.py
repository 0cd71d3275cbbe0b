"""What a page tells: the latest gesture for ten seconds, and that the data are away."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtWidgets import QWidget

from counter.controls import layouts
from office.qt import look
from office.qt.presenter import Notice
from office.qt.widgets import Card, Picture


class NoticeLine(QWidget):
    """Has its place whether there is something to say or not: nothing jumps."""

    def __init__(self) -> None:
        super().__init__()
        self._icon = Picture("check", 16, look.TEAL, 2.4)
        self._words = layouts.words("", 15, look.SEMIBOLD)
        row = layouts.across(self._icon, self._words, gap=8)
        row.setStretch(1, 1)
        self.setLayout(row)
        self.setFixedHeight(24)
        self._icon.hide()

    def said(self) -> str:
        """The sentence shown."""
        return self._words.text()

    def show_calmly(self, said: str) -> None:
        """Something to know, of no gesture."""
        self._icon.show_icon("info", look.INK_2)
        self._icon.show()
        self._words.set_color(look.INK_2)
        self._words.setText(said)

    def show_notice(self, notice: Notice | None, now: datetime) -> None:
        """Paint it while it holds."""
        shown = notice is not None and now < notice.until
        trouble = notice is not None and notice.trouble
        color = look.RED if trouble else look.TEAL
        self._icon.show_icon("triangle-alert" if trouble else "check", color)
        self._icon.setVisible(shown)
        self._words.set_color(color)
        self._words.setText(notice.words if shown and notice else "")


class LostBanner(Card):
    """Says since when the screen may be old, in `words`. Buttons stay; a press tells what
    happened."""

    def __init__(self, words: Callable[[datetime], str]) -> None:
        super().__init__(radius=0, ground=look.RED, border=look.RED, width=0)
        self._said = words
        self._words = layouts.words("", 15, look.SEMIBOLD, look.PAPER)
        icon = Picture("wifi-off", 20, look.PAPER, 2)
        self.setLayout(layouts.across(icon, self._words, -1, margins=(16, 4, 16, 4)))
        self.setFixedHeight(36)
        self.hide()

    def show_since(self, lost: datetime | None) -> None:
        """Shown only while the link is lost."""
        self.setVisible(lost is not None)
        if lost is not None:
            self._words.setText(self._said(lost))
