"""Sizes on the kiosk: drawn for 1920×1080 at 21.5", never smaller than a finger or an eye needs."""

from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from office.qt import look
from office.qt.widgets import Card, Words

DRAWN_PPM = look.pixels_per_mm(1920, 1080)
LEAST_TEXT = 28  # capitals 4.9 mm high
GAP = 22  # 5.4 mm between two targets
FINGER = 84  # 20.8 mm, the least target


@dataclass(frozen=True, slots=True)
class Scale:
    """`unit` pixels are one drawn pixel; `width` and `height` are the screen in drawn pixels."""

    unit: float
    width: float
    height: float

    @classmethod
    def of(cls, width: int, height: int, inches: float) -> "Scale":
        """The larger of true millimetres and the drawing stretched to the screen.

        On screens too small for both, all fits and targets become smaller than they should.
        """
        long, short = max(width, height), min(width, height)
        true = look.pixels_per_mm(width, height, inches) / DRAWN_PPM
        stretched = min(long / 1920, short / 1080)
        most = min(long / 1390, short / 780)
        unit = min(max(true, stretched), most)
        return cls(unit, width / unit, height / unit)

    @property
    def portrait(self) -> bool:
        """Taller than wide."""
        return self.height > self.width

    @property
    def compact(self) -> bool:
        """Little room: a small screen, where fingers stay as large as they are."""
        short, long = sorted((self.width, self.height))
        return short < 1000 or long < 1700

    @property
    def low(self) -> bool:
        """So little height that every drawn pixel of it counts."""
        return self.height < (1600 if self.portrait else 1000)

    @property
    def margin(self) -> float:
        """The edge left empty at both sides."""
        if self.portrait:
            return 24 if self.compact else 56
        return 40 if self.compact else 64

    def px(self, drawn: float) -> float:
        """Drawn pixels in real ones."""
        return drawn * self.unit

    def text(self, drawn: float) -> int:
        """A text size in real pixels, never rounded down."""
        return ceil(drawn * self.unit)

    def rect(self, x: float, y: float, width: float, height: float) -> QRect:
        """A drawn rectangle in real pixels; neighbours stay neighbours."""
        left, top = round(x * self.unit), round(y * self.unit)
        right, bottom = round((x + width) * self.unit), round((y + height) * self.unit)
        return QRect(left, top, right - left, bottom - top)

    def put(self, widget: QWidget, x: float, y: float, width: float, height: float) -> None:
        """Places a widget by drawn pixels."""
        widget.setGeometry(self.rect(x, y, width, height))
        if isinstance(widget, Card):
            widget.set_unit(self.unit)

    def square(self, picture: QWidget, x: float, y: float, side: float) -> None:
        """Places an icon or emblem, which keep the size they are given."""
        real = round(side * self.unit)
        picture.setFixedSize(real, real)
        self.put(picture, x, y, side, side)

    def write(
        self, words: Words, x: float, y: float, width: float, height: float, *, px: float
    ) -> None:
        """Places words in a size of drawn pixels."""
        words.set_px(self.text(px), min(self.text(px), self.text(LEAST_TEXT)))
        self.put(words, x, y, width, height)


USUAL = Scale(1, 1920, 1080)  # until a page has its place
