"""Words painted into a room of their own: on one line, on two smaller ones, or shortened."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter

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


def two_lines(said: str, metrics: QFontMetrics, width: int) -> str:
    """As much of the words as stands on two lines."""
    parts = said.split()
    for end in range(len(parts), 0, -1):
        cut = " ".join(parts[:end]) + ("" if end == len(parts) else " …")
        box = metrics.boundingRect(QRect(0, 0, width, 1000), _WRAP, cut)
        if box.height() <= 2 * metrics.lineSpacing() and box.width() <= width:
            return cut
    return metrics.elidedText(said, Qt.TextElideMode.ElideRight, width)
