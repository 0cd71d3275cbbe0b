"""Words painted into a room of their own: on one line, on two smaller ones, or shortened."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from office.qt import look

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
TOP = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
SMALL = 12
_WRAP = int(Qt.TextFlag.TextWordWrap.value)


def say(
    painter: QPainter,
    room: QRectF,
    said: str,
    px: float = 15,
    *,
    weight: QFont.Weight = look.REGULAR,
    color: str = look.INK,
    flags: Qt.AlignmentFlag = LEFT,
) -> float:
    """Paints words and tells how wide they are; what does not fit on two small lines ends in …"""
    face = look.font(px, weight)
    wide = QFontMetrics(face).horizontalAdvance(said)
    painter.setPen(QColor(color))
    if wide <= room.width():
        painter.setFont(face)
        painter.drawText(room, int(flags.value), said)
        return wide
    small = look.font(min(px, SMALL), weight)
    metrics = QFontMetrics(small)
    painter.setFont(small)
    if room.height() < 2 * metrics.height():
        said = metrics.elidedText(said, Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, int(flags.value), said)
        return room.width()
    painter.drawText(room, int(flags.value) | _WRAP, two_lines(said, metrics, int(room.width())))
    return room.width()


class SaidLine(QWidget):
    """A line as long as it is: at full size, on two smaller lines, or shortened with the whole of
    it as a tool tip."""

    def __init__(
        self,
        px: int = 15,
        *,
        weight: QFont.Weight = look.REGULAR,
        color: str = look.INK,
        flags: Qt.AlignmentFlag = LEFT,
        high: int = 0,
    ) -> None:
        super().__init__()
        self._px, self._weight, self._color, self._flags = px, weight, color, flags
        self._said = ""
        self.setFixedHeight(high or round(px * 1.5) + 2)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def text(self) -> str:
        """The whole of it."""
        return self._said

    def setText(self, said: str) -> None:
        """Other words."""
        if said != self._said:
            self._said = said
            self.setToolTip(said)
            self.setAccessibleName(said)
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        """All of it in a line."""
        metrics = QFontMetrics(look.font(self._px, self._weight))
        return QSize(metrics.horizontalAdvance(self._said) + 2, self.height())

    def minimumSizeHint(self) -> QSize:
        """A few words."""
        return QSize(min(120, self.sizeHint().width()), self.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paints it."""
        painter, room = QPainter(self), QRectF(self.rect())
        say(painter, room, self._said, self._px, weight=self._weight, color=self._color,
            flags=self._flags)  # fmt: skip


def two_lines(said: str, metrics: QFontMetrics, width: int) -> str:
    """As much of the words as stands on two lines."""
    parts = said.split()
    for end in range(len(parts), 0, -1):
        cut = " ".join(parts[:end]) + ("" if end == len(parts) else " …")
        box = metrics.boundingRect(QRect(0, 0, width, 1000), _WRAP, cut)
        if box.height() <= 2 * metrics.lineSpacing() and box.width() <= width:
            return cut
    return metrics.elidedText(said, Qt.TextElideMode.ElideRight, width)
