"""What the signs in the year mean."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from counter.calendar import day_signs, year_words
from counter.controls.buttons import Painted
from office.dossiers.marked_days import DayKind
from office.qt import look
from office.qt.widgets import LEFT
from office.texts import N_, text

# A free day for an earlier holiday and one that was swapped look the same.
SHOWN = (
    (DayKind.HOLIDAY, N_("Nghỉ lễ")),
    (DayKind.SWAP_OFF, N_("Nghỉ bù, hoán đổi")),
    (DayKind.SWAP_WORK, N_("Làm bù")),
    (DayKind.LOCAL_OFF, N_("Nghỉ riêng")),
    (DayKind.MORNING, N_("Chỉ sáng")),
    (DayKind.AFTERNOON, N_("Chỉ chiều")),
    (DayKind.OWN_HOURS, N_("Giờ riêng")),
)
TODAY = N_("Hôm nay")
SIGN, GAP, HIGH = 24, 6, 30
LOW = 24  # a row of two


class Legend(QWidget):
    """Signs and words in a row."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(HIGH)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        words = [*(said for _, said in SHOWN), year_words.WEEKEND, TODAY]
        self.setAccessibleName(", ".join(map(text, words)))
        self._words = [text(each) for each in words]

    def sizeHint(self) -> QSize:
        """Room for all of it."""
        return QSize(sum(self._wide(each) + SIGN + GAP for each in self._words), HIGH)

    @property
    def pieces(self) -> list[Painted]:
        """The words in it."""
        return [
            Painted(
                said,
                QRectF(at.right() + GAP, at.top(), self._wide(said), at.height()).toRect(),
                12,
                look.REGULAR,
            )
            for at, said in zip(self._places(), self._words, strict=True)
        ]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A second row where one is too narrow."""
        super().resizeEvent(event)
        self.setFixedHeight(HIGH if self._rows == 1 else 2 * LOW)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paints them."""
        painter = QPainter(self)
        kinds = [*(kind for kind, _ in SHOWN), None, None]
        for place, (at, piece) in enumerate(zip(self._places(), self.pieces, strict=True)):
            sign = at.adjusted(0, at.height() / 2 - 10, 0, 10 - at.height() / 2)
            weekend = place == len(kinds) - 2
            day_signs.paint_sign(painter, sign, kinds[place], weekend=weekend)
            if place == len(kinds) - 1:
                painter.setPen(QPen(QColor(look.INK), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawEllipse(sign.adjusted(1, 1, -1, -1))
            painter.setFont(look.font(piece.px))
            painter.setPen(QColor(look.INK_2))
            painter.drawText(piece.room, int(LEFT.value), piece.text)

    @property
    def _rows(self) -> int:
        least = 6 * (len(self._words) - 1)
        return 1 if self.width() >= self.sizeHint().width() + least else 2

    def _places(self) -> list[QRectF]:
        """Where each sign stands: spread over the row, or in columns over two."""
        if self._rows == 2:
            each = (len(self._words) + 1) // 2
            wide = self.width() / each
            return [
                QRectF(place % each * wide, place // each * LOW, SIGN, LOW)
                for place in range(len(self._words))
            ]
        spare = self.width() - self.sizeHint().width()
        between = min(22.0, spare / max(1, len(self._words) - 1))
        found, x = [], 0.0
        for said in self._words:
            found.append(QRectF(x, 0, SIGN, HIGH))
            x += SIGN + GAP + self._wide(said) + between
        return found

    def _wide(self, said: str) -> int:
        return QFontMetrics(look.font(12)).horizontalAdvance(said) + 2
