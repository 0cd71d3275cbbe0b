"""One line under the head: the latest sentence, else what is to be known about the year."""

from datetime import datetime

from counter.controls import layouts
from office.qt import look
from office.qt.presenter import Notice
from office.qt.widgets import Card, Picture


class Banner(Card):
    """Has its place whether there is something to say or not: nothing jumps."""

    def __init__(self) -> None:
        super().__init__(radius=6, ground=look.MIST, border=look.MIST)
        self._icon = Picture("info", 16, look.INK_2, 2)
        self._words = layouts.words("", 13, look.SEMIBOLD)
        self._standing: tuple[str, bool] = "", False
        row = layouts.across(self._icon, self._words, margins=(12, 4, 12, 4))
        row.setStretch(1, 1)
        self.setLayout(row)
        self.setFixedHeight(30)
        keeps = self.sizePolicy()
        keeps.setRetainSizeWhenHidden(True)
        self.setSizePolicy(keeps)

    def said(self) -> str:
        """The words shown."""
        return self._words.text()

    def stand(self, said: str, *, warning: bool) -> None:
        """What is said while there is nothing newer."""
        self._standing = said, warning

    def show_notice(self, notice: Notice | None, now: datetime) -> None:
        """Paint the latest sentence while it holds, else what stands."""
        said, warning = self._standing
        icon, color = ("circle-alert", look.RED) if warning else ("info", look.INK_2)
        if notice is not None and now < notice.until:
            said = notice.words
            trouble = notice.trouble
            icon, color = ("triangle-alert", look.RED) if trouble else ("check", look.TEAL)
        self._icon.show_icon(icon, color)
        self._words.set_color(color)
        self._words.setText(said)
        self.setVisible(bool(said))
