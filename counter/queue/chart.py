"""Tickets taken today, by half hour. The numbers stand over the bars."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from office import dates
from office.qt import look
from office.texts import text

BAR = "#8FB0CE"
MOST = 9  # bars that fit with their words; the latest are shown
_CENTER = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter


class HalfHours(QWidget):
    """A bar for each half hour, the present one dark."""

    def __init__(self) -> None:
        super().__init__()
        self._taken: Sequence[tuple[datetime, int]] = ()
        self.setFixedHeight(74)
        self.setAccessibleName(text("Số phiếu lấy hôm nay"))

    def show_taken(self, taken: Sequence[tuple[datetime, int]]) -> None:
        """Paint these half hours."""
        self._taken = tuple(taken)[-MOST:]
        said = [f"{dates.clock(at)}: {count}" for at, count in self._taken]
        self.setAccessibleDescription(", ".join(said))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paints bars, counts and times."""
        if not self._taken:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        step = self.width() / max(7, len(self._taken))
        most = max(count for _, count in self._taken) or 1
        for place, (at, count) in enumerate(self._taken):
            last = place == len(self._taken) - 1
            room = QRectF(place * step + 2, 0, step - 4, 74)
            self._bar(painter, room, dates.clock(at), count, tall=36 * count / most, last=last)

    def _bar(
        self, painter: QPainter, room: QRectF, at: str, count: int, *, tall: float, last: bool
    ) -> None:
        tall = max(2.0, tall)
        bar = QRectF(room.left(), 55 - tall, room.width(), tall)
        painter.fillRect(bar, QColor(look.NAVY if last else BAR))
        painter.setPen(QColor(look.INK))
        painter.setFont(look.font(13, look.SEMIBOLD))
        painter.drawText(QRectF(room.left(), bar.top() - 18, room.width(), 17), _CENTER, str(count))
        painter.setPen(QColor(look.INK_2))
        painter.setFont(look.font(13))
        painter.drawText(
            QRectF(room.left(), 57, room.width(), 17),
            _CENTER,
            at.removeprefix("0"),
        )
