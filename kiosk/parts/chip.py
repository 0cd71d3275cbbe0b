"""A soft label with an icon: the service that was chosen."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from kiosk.parts.scale import LEAST_TEXT, Scale
from office.qt import icons, look
from office.qt.widgets import LEFT, Words


class Chip(QWidget):
    """As wide as its words, at the right or left end of the room it is given."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icons.FALLBACK
        self._words = Words(parent=self, color=look.NAVY, weight=look.BOLD, align=LEFT)

    def say(self, icon: str, title: str) -> None:
        """What was chosen."""
        self._icon = icons.known(icon)
        self._words.setText(title)
        self.update()

    def put(
        self, scale: Scale, x: float, y: float, width: float, height: float, *, right: bool = True
    ) -> None:
        """Places it in a room of drawn pixels."""
        aside, pad = 74, 26
        self._words.set_px(scale.text(32), scale.text(LEAST_TEXT))
        wish = self._words.sizeHint().width() / scale.unit + aside + pad + 4
        wide = min(wish, width)
        if wish <= width:
            y, height = y + max(0, height - 68) / 2, min(height, 68)
        scale.put(self, x + width - wide if right else x, y, wide, height)
        scale.write(self._words, aside, 0, wide - aside - pad, height, px=32)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paints ground and icon."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(look.MIST))
        painter.setPen(QColor(look.MIST))
        round_end = min(self.height() / 2, self._words.x() / 2)
        painter.drawRoundedRect(QRectF(self.rect()), round_end, round_end)
        side = self._words.x() * 0.5
        spot = QRectF(self._words.x() * 0.36, (self.height() - side) / 2, side, side)
        icons.paint(painter, self._icon, spot, look.NAVY, icons.STRONG)
