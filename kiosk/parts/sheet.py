"""What every page of the kiosk is: a ground that is arranged for a scale and shows snapshots."""

from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from kiosk.flow.flow import KioskFlow
from kiosk.flow.snapshot import Snapshot
from kiosk.parts.scale import USUAL, Scale
from office.qt import look


class Sheet(QWidget):
    """One screen between header and footer."""

    def __init__(self, flow: KioskFlow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.flow = flow
        self.scale = USUAL
        self.shown = Snapshot()

    def arrange(self, scale: Scale, height: float) -> None:
        """Takes its place of `height` drawn pixels and places its parts."""
        self.scale = scale
        self.place(scale, height)

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Says everything of one moment, then makes it fit."""
        self.shown = snapshot
        self.say(snapshot)
        self.place(self.scale, self.height() / self.scale.unit)

    def place(self, scale: Scale, height: float) -> None:
        """Places the parts."""
        raise NotImplementedError

    def say(self, snapshot: Snapshot) -> None:
        """Sets the texts."""
        raise NotImplementedError

    def press_digit(self, digit: int) -> None:
        """A digit key; pages with tiles choose by it."""

    def type_letter(self, _letter: str) -> bool:
        """A letter or digit key; whether the page takes it as part of a code."""
        return False

    def erase_letter(self) -> None:
        """The backspace key; the page that takes letters takes one back."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paints the page's ground."""
        QPainter(self).fillRect(self.rect(), QColor(look.PAGE))
