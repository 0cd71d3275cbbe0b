"""What a finger presses: tiles and buttons, painted, with their words fitted into them."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QWidget

from kiosk.parts.scale import LEAST_TEXT, USUAL, Scale
from office.qt import look
from office.qt.widgets import paint_card

LEFT = Qt.AlignmentFlag.AlignLeft
CENTERED = Qt.AlignmentFlag.AlignHCenter
MIDDLE = Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A text painted on a button: where, how large, in which colour."""

    text: str
    room: QRect
    px: int
    weight: QFont.Weight
    color: str
    align: Qt.AlignmentFlag

    def box(self) -> QRect:
        """The room that the text takes at this size."""
        wide = QRect(0, 0, self.room.width(), 100000)
        return self._metrics().boundingRect(wide, self._flags(), self.text)

    def fits(self) -> bool:
        """Whether nothing of it is cut off."""
        box = self.box()
        return box.width() <= self.room.width() and box.height() <= self.room.height()

    def paint(self, painter: QPainter, sink: int) -> None:
        """Draws it."""
        painter.setFont(look.font(self.px, self.weight))
        painter.setPen(QColor(self.color))
        painter.drawText(self.room.translated(0, sink), self._flags(), self.text)

    def _metrics(self) -> QFontMetrics:
        return QFontMetrics(look.font(self.px, self.weight))

    def _flags(self) -> int:
        return int((self.align | MIDDLE).value) | int(Qt.TextFlag.TextWordWrap.value)


def shrunk(
    text: str, room: QRect, px: int, least: int, *, weight: QFont.Weight, color: str,
    align: Qt.AlignmentFlag = LEFT,
) -> Piece:  # fmt: skip
    """The text as large as fits its room, from `px` down to `least`."""
    size = max(px, least)
    while True:
        piece = Piece(text=text, room=room, px=size, weight=weight, color=color, align=align)
        if size <= least or piece.fits():
            return piece
        size -= 1


class Touch(QAbstractButton):
    """A target. Fingers give it no focus, so the ring shows only to those who use keys.

    The second half of a double tap is dropped: it was meant for what stood here before.
    """

    def __init__(self, icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.scale = USUAL
        self.icon_name = icon
        self.pieces: list[Piece] = []
        self.ring_radius = 16

    def set_words(self, text: str, name: str = "") -> None:
        """What stands on it, and what a screen reader says if that is more."""
        self.setText(text)
        self.setAccessibleName(name or text)
        self.compose()

    def put(self, scale: Scale, x: float, y: float, width: float, height: float) -> None:
        """Places it by drawn pixels."""
        self.scale = scale
        scale.put(self, x, y, width, height)
        self.compose()

    def compose(self) -> None:
        """Fits the words into the target."""
        self.pieces = list(self.layout_pieces())
        self.update()

    def layout_pieces(self) -> Iterator[Piece]:
        """The words and their places."""
        raise NotImplementedError

    def paint_ground(self, painter: QPainter, sink: int) -> None:
        """All but the words."""
        raise NotImplementedError

    def fit(
        self, text: str, room: QRect, px: float, *, weight: QFont.Weight, color: str,
        align: Qt.AlignmentFlag = LEFT,
    ) -> Piece:  # fmt: skip
        """A text in this target, in drawn pixels."""
        least = self.scale.text(LEAST_TEXT)
        size = self.scale.text(px)
        return shrunk(text, room, size, least, weight=weight, color=color, align=align)

    def card(self, painter: QPainter, sink: int, ground: str, border: str) -> None:
        """The rounded ground, darker while pressed."""
        rect = QRectF(self.rect()).adjusted(0, sink, 0, 0)
        shade = QColor(ground).darker(105).name() if sink else ground
        unit = self.scale.unit
        paint_card(painter, rect, 16 * unit, ground=shade, border=border, width=max(2, 3 * unit))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paints it, two pixels lower while pressed."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        sink = 2 if self.isDown() else 0
        self.paint_ground(painter, sink)
        for piece in self.pieces:
            piece.paint(painter, sink)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fits the words again."""
        super().resizeEvent(event)
        self.compose()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Drops the second tap."""
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses as the space bar does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
            return
        super().keyPressEvent(event)
