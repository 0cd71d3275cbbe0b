"""Key caps: the key that does the same, printed where the action is."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen

from office.qt import look

CAP_FONT = 13


def caps_width(keys: tuple[str, ...]) -> int:
    """The room that key caps take in a row."""
    metrics = QFontMetrics(look.font(CAP_FONT, look.SEMIBOLD))
    return sum(_cap_width(metrics, key) for key in keys) + 3 * (len(keys) - 1) if keys else 0


def _cap_width(metrics: QFontMetrics, key: str) -> int:
    return max(18, metrics.horizontalAdvance(key) + 10)


def paint_caps(painter: QPainter, at: QPointF, keys: tuple[str, ...], color: str) -> None:
    """Key caps in a row that begins at `at`, which is the middle of its left edge."""
    face = look.font(CAP_FONT, look.SEMIBOLD)
    metrics, x = QFontMetrics(face), at.x()
    painter.setFont(face)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(color), 1))
    for key in keys:
        cap = QRectF(x, at.y() - 10, _cap_width(metrics, key), 20)
        painter.drawRoundedRect(cap.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, key)
        x += cap.width() + 3
