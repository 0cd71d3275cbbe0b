"""The focus ring of the desk's screens."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from office.qt import look
from office.qt.focus_ring import FocusRing


class DeskRing(FocusRing):
    """The focus ring where room is scarce: six pixels of amber between two fine ink lines."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, scale=2 / 3)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paints the ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        target = QRectF(self.rect()).adjusted(9, 9, -9, -9)
        radius = self._radius() or 0
        for out, width, color in (
            (0.5, 1.0, look.INK),
            (4.0, 6.0, look.AMBER),
            (7.5, 1.0, look.INK),
        ):
            painter.setPen(QPen(QColor(color), width))
            outer = target.adjusted(-out, -out, out, out)
            painter.drawRoundedRect(outer, radius + out, radius + out)
