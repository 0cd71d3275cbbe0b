"""Numbered things to do, each a bold line and a plain one."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from kiosk.parts.scale import LEAST_TEXT, USUAL, Scale
from office.qt import look
from office.qt.widgets import Words

MOST = 3


class Steps(QWidget):
    """Up to three steps, spread over the height they get."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count = 0
        self._discs: list[QRect] = []
        self._bold = [Words(parent=self, weight=look.BOLD) for _ in range(MOST)]
        self._plain = [Words(parent=self) for _ in range(MOST)]
        self._scale = USUAL

    def say(self, steps: Sequence[tuple[str, str]]) -> None:
        """What to do, in order."""
        self._count = len(steps)
        for n in range(MOST):
            bold, plain = steps[n] if n < len(steps) else ("", "")
            self._bold[n].setText(bold)
            self._plain[n].setText(plain)
            self._bold[n].setVisible(bool(bold))
            self._plain[n].setVisible(bool(plain))

    def arrange(self, scale: Scale, x: float, y: float, width: float, height: float) -> None:
        """Steps of equal height."""
        self._scale = scale
        scale.put(self, x, y, width, height)
        each = min(height / max(1, self._count), 180 if scale.compact else 240)
        disc = 56 if scale.compact else 72
        px = 30 if scale.compact else 38
        left = disc + (18 if scale.compact else 32)
        self._discs = []
        for n in range(self._count):
            top = n * each
            half = each / 2
            self._discs.append(scale.rect(0, top + (each - disc) / 2, disc, disc))
            row = min(half, 84 if scale.compact else 100)
            scale.write(self._bold[n], left, top + half - row, width - left, row, px=px)
            scale.write(self._plain[n], left, top + half, width - left, row, px=px - 2)
            self._bold[n].setAlignment(Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft)
            self._plain[n].setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.update()

    def fit(self) -> bool:
        """Whether every step can be read in the room it has."""
        least = self._scale.text(LEAST_TEXT)
        return all(words.fits(least) for words in self._bold + self._plain if words.text())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paints the numbered discs."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(look.font(self._scale.text(32), look.BOLD))
        for number, disc in enumerate(self._discs, 1):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(look.NAVY))
            painter.drawEllipse(QRectF(disc))
            painter.setPen(QColor(look.PAPER))
            painter.drawText(QRectF(disc), int(Qt.AlignmentFlag.AlignCenter), str(number))
