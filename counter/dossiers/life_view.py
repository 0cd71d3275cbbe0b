"""The way of a dossier drawn as a line with stops."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from counter.controls.buttons import Painted
from counter.controls.painting import say
from counter.dossiers.life import Mark, Stop
from office.qt import icons, look

WORDS = 89  # px above the lines under title and time
LEAST = 150  # px for a stop
DOT, MIDDLE = 12, 22
EDGE = 4  # px that the ring of the first stop reaches out of its words


class LifeView(QWidget):
    """Paints stops; those past are joined by a whole line, pauses and what lies ahead by a broken
    one."""

    resized = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._stops: tuple[Stop, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def room_for(self) -> int:
        """How many stops stand beside one another."""
        return max(4, self.width() // LEAST)

    def show_stops(self, stops: tuple[Stop, ...]) -> None:
        """Paint these."""
        self._stops = stops
        self.setFixedHeight(self._needed())
        self.setAccessibleName(", ".join(f"{each.title} {each.when}".strip() for each in stops))
        self.update()

    @property
    def pieces(self) -> list[Painted]:
        """Titles and times; the lines under them wrap."""
        found = []
        for place, stop in enumerate(self._stops):
            at = self._room(place)
            title = QRect(at.left(), 44, at.width(), 24)
            when = QRect(at.left(), 68, at.width(), 20)
            found += [
                Painted(stop.title, title, 15, look.SEMIBOLD),
                Painted(stop.when, when, 13, look.REGULAR),
            ]
        return found

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More or fewer stops have room."""
        super().resizeEvent(event)
        self.resized.emit()

    def _needed(self) -> int:
        """No higher than its words: where room is scarce the cards below have more to tell."""
        wide = self._room(0).width()
        heights = [sum(self._high(line, wide) for line in stop.lines[:2]) for stop in self._stops]
        return WORDS + max(heights, default=0) + 6

    def _high(self, line: str, wide: int) -> int:
        wraps = QFontMetrics(look.font(13)).horizontalAdvance(line) > wide
        return 34 if wraps else 20

    def _step(self) -> float:
        return (self.width() - EDGE) / max(1, len(self._stops))

    def _room(self, place: int) -> QRect:
        return QRect(EDGE + round(place * self._step()), 0, round(self._step()) - 10, self.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paints line, dots and words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place, stop in enumerate(self._stops):
            x = EDGE + place * self._step() + DOT
            if place + 1 < len(self._stops):
                self._join(painter, x, stop, self._stops[place + 1])
            self._dot(painter, QPointF(x, MIDDLE), stop.mark)
            self._words(painter, self._room(place), stop)

    def _join(self, painter: QPainter, x: float, stop: Stop, after: Stop) -> None:
        broken = stop.mark is Mark.STOOD or after.mark in (Mark.AHEAD, Mark.FOLDED)
        broken = broken or stop.mark is Mark.FOLDED
        pen = QPen(QColor(look.BORDER if broken else look.TEAL), 2 if broken else 3)
        if broken:
            pen.setDashPattern([4, 3])
        painter.setPen(pen)
        painter.drawLine(QPointF(x + DOT + 3, MIDDLE), QPointF(x + self._step() - DOT - 3, MIDDLE))

    def _dot(self, painter: QPainter, at: QPointF, mark: Mark) -> None:
        ground, border, wide = {
            Mark.DONE: (look.TEAL, look.TEAL, 1),
            Mark.STOOD: (look.PAPER, look.BORDER, 2),
            Mark.NOW: (look.PAPER, look.NAVY, 3),
            Mark.AHEAD: (look.PAPER, look.BORDER, 2),
            Mark.ENDED: (look.RED, look.RED, 1),
            Mark.FOLDED: (look.MIST, look.BORDER, 1),
        }[mark]
        painter.setPen(QPen(QColor(border), wide))
        painter.setBrush(QColor(ground))
        radius = 14 if mark is Mark.NOW else 11
        painter.drawEllipse(at, radius, radius)
        inside = QRectF(at.x() - 7, at.y() - 7, 14, 14)
        match mark:
            case Mark.DONE:
                icons.paint(painter, "check", inside, look.PAPER, 3)
            case Mark.ENDED:
                icons.paint(painter, "x", inside, look.PAPER, 3)
            case Mark.STOOD:
                painter.fillRect(QRectF(at.x() - 4, at.y() - 5, 3, 10), QColor(look.INK_2))
                painter.fillRect(QRectF(at.x() + 1, at.y() - 5, 3, 10), QColor(look.INK_2))
            case Mark.NOW:
                painter.setBrush(QColor(look.NAVY))
                painter.drawEllipse(at, 7, 7)
            case Mark.FOLDED:
                for x in (-4, 0, 4):
                    painter.setBrush(QColor(look.INK_2))
                    painter.setPen(Qt.PenStyle.NoPen)
                    painter.drawEllipse(at + QPointF(x, 0), 1.5, 1.5)

    def _words(self, painter: QPainter, room: QRect, stop: Stop) -> None:
        color = look.INK_2 if stop.mark is Mark.AHEAD else look.INK
        if stop.mark is Mark.NOW:
            color = look.NAVY
        x, wide = room.left(), room.width()
        say(painter, QRectF(x, 44, wide, 24), stop.title, 15, weight=look.SEMIBOLD, color=color)
        say(painter, QRectF(x, 68, wide, 20), stop.when, 13)
        y = WORDS
        for line in stop.lines[:2]:
            high = self._high(line, wide)
            say(painter, QRectF(x, y, wide, high), line, 13, color=look.INK_2)
            y += high
