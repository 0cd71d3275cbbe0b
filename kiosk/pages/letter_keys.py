"""The keypad of a short code: a key for each letter it may hold, and the boxes it fills."""

from collections.abc import Iterator

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from kiosk.flow.searched import CODE_LENGTH
from kiosk.parts.scale import LEAST_TEXT, USUAL, Scale
from kiosk.parts.touch import CENTER, Piece, Touch, shrunk
from office.qt import look
from office.qt.widgets import paint_card


class LetterKey(Touch):
    """One large letter."""

    def paint_ground(self, painter: QPainter, sink: int) -> None:
        """A white key with a navy edge."""
        self.card(painter, sink, look.PAPER, look.NAVY)

    def layout_pieces(self) -> Iterator[Piece]:
        """The letter in the middle."""
        room = self.rect().adjusted(4, 4, -4, -4)
        yield self.fit(self.text(), room, 56, weight=look.BOLD, color=look.INK, align=CENTER)


class CodeBoxes(QWidget):
    """Eight boxes in two fours: what was typed, and which box is next."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scale = USUAL
        self._typed = ""
        self.pieces: list[Piece] = []

    def say(self, typed: str, name: str) -> None:
        """The letters so far, and what a screen reader calls them."""
        self._typed = typed
        self.setAccessibleName(f"{name} {' '.join(typed)}".strip())
        self._compose()

    def arrange(self, scale: Scale, x: float, y: float, width: float, height: float) -> None:
        """Takes its place; the boxes stand in the middle of it."""
        self._scale = scale
        scale.put(self, x, y, width, height)
        self._compose()

    def _boxes(self) -> list[QRectF]:
        gap = self._scale.px(12)
        wide = min(self.height() * 0.92, (self.width() - 10 * gap) / CODE_LENGTH)
        left = (self.width() - CODE_LENGTH * wide - (CODE_LENGTH + 2) * gap) / 2
        between = [n * (wide + gap) + (3 * gap if n >= CODE_LENGTH // 2 else 0) for n in range(8)]
        return [QRectF(left + at, 0, wide, self.height()) for at in between]

    def _compose(self) -> None:
        least = self._scale.text(LEAST_TEXT)
        self.pieces = [
            shrunk(letter, box.toRect(), self._scale.text(56), least,
                   weight=look.BOLD, color=look.INK, align=CENTER)
            for letter, box in zip(self._typed, self._boxes(), strict=False)
        ]  # fmt: skip
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paints the boxes, the next one with a strong edge."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        unit = self._scale.unit
        for number, box in enumerate(self._boxes()):
            following = number == len(self._typed)
            edge, width = (look.NAVY, 6 * unit) if following else (look.BORDER, 3 * unit)
            paint_card(painter, box, 12 * unit, ground=look.PAPER, border=edge, width=width)
        for piece in self.pieces:
            piece.paint(painter, 0)
