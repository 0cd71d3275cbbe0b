"""The office's own notice, where a page of few tiles leaves room for it."""

from PySide6.QtWidgets import QWidget

from kiosk.parts.scale import Scale
from office.qt import look
from office.qt.widgets import Card, Picture, Words

LEAST_ROOM = 140


class Notice(Card):
    """An icon and a sentence on a soft ground; not there without a sentence or without room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent, ground=look.MIST, border=look.MIST)
        self._icon = Picture("info", 10, look.NAVY, parent=self)
        self._words = Words(parent=self, color=look.NAVY)

    def say(self, notice: str) -> None:
        """What the office wants to be known."""
        self._words.setText(notice)

    def arrange(self, scale: Scale, x: float, y: float, width: float, height: float) -> None:
        """Takes the room that is left."""
        self.setVisible(bool(self._words.text()) and height >= LEAST_ROOM)
        scale.put(self, x, y, width, height)
        icon = 64 if scale.compact else 96
        scale.square(self._icon, 40, (height - icon) / 2, icon)
        left = 40 + icon + 36
        size = 32 if scale.compact else 40
        scale.write(self._words, left, 12, width - left - 40, height - 24, px=size)
