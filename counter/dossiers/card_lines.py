"""What the cards of a dossier's page are made of: a head, and lines of what and value."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from counter.controls import layouts
from counter.controls.painting import RIGHT, say
from office.qt import look

ROW = 34


@dataclass(frozen=True, slots=True)
class CardLine:
    """What it is, its value, and a small word before both. `strong` lines stand out and stay;
    `color` is the value's."""

    what: str
    value: str = ""
    strong: bool = False
    color: str = ""
    lead: str = ""


class CardHead(QWidget):
    """A card's title and what stands right of it."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self._side = layouts.words("", 13, color=look.INK_2)
        self.setLayout(layouts.across(layouts.words(title, 15, look.SEMIBOLD), -1, self._side))
        self.setFixedHeight(28)

    def say(self, words: str) -> None:
        """What stands on the right."""
        self._side.setText(words)


class CardLines(QWidget):
    """Lines with hairlines between, as many as there is room for. A click tells which of the
    `links` it was on."""

    pressed = Signal(int)

    def __init__(self, what_px: int = 15, value_px: int = 13) -> None:
        super().__init__()
        self._what_px, self._value_px = what_px, value_px
        self._lines: list[CardLine] = []
        self.links: frozenset[int] = frozenset()
        self.more = ""  # what the last line says where not all have room; {n} are not shown
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_lines(self, lines: Sequence[CardLine]) -> None:
        """Paint these."""
        self._lines = list(lines)
        self.setAccessibleName(
            "; ".join(f"{each.lead}  {each.what}: {each.value}".strip() for each in lines)
        )
        self.update()

    def shown(self) -> int:
        """How many have room."""
        return min(len(self._lines), max(1, self.height() // ROW))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A hand over what can be clicked."""
        on = event.position().toPoint().y() // ROW in self.links
        self.setCursor(Qt.CursorShape.PointingHandCursor if on else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on a link."""
        place = event.position().toPoint()
        at = place.y() // ROW
        most = self.shown() - (len(self._lines) > self.shown())
        if at in self.links and at < most and self.rect().contains(place):
            self.pressed.emit(at)

    def sizeHint(self) -> QSize:
        """Room for all."""
        return QSize(300, ROW * max(1, len(self._lines)))

    def minimumSizeHint(self) -> QSize:
        """At least one."""
        return QSize(200, ROW)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paints the lines."""
        painter = QPainter(self)
        for place, line in enumerate(self._fitting()):
            painter.fillRect(0, place * ROW, self.width(), 1, QColor(look.HAIRLINE))
            room = QRectF(0, place * ROW + 1, self.width(), ROW - 1)
            self._paint(painter, room, line)

    def _fitting(self) -> list[CardLine]:
        """As many lines as have room, the last of them telling how many have none."""
        lines, most = self._lines, self.shown()
        if len(lines) <= most:
            return lines
        if lines[-1].strong:  # how it ended, and with more room the first
            return [*lines[: most > 1], *lines[len(lines) - max(1, most - 1) :]]
        if self.more:
            hidden = self.more.format(n=len(lines) - most + 1)
            return [*lines[: most - 1], CardLine(hidden, color=look.INK_2)]
        return lines[:most]

    def _paint(self, painter: QPainter, room: QRectF, line: CardLine) -> None:
        weight = look.BOLD if line.strong else look.REGULAR
        half = room.width() / 2
        right = room.adjusted(half, 0, 0, 0)
        wide = say(painter, right, line.value, 15 if line.strong else self._value_px,
                   weight=weight, color=line.color or look.INK, flags=RIGHT)  # fmt: skip
        left = room.adjusted(0, 0, -min(wide, half) - 12, 0)
        if line.lead:
            lead = say(painter, left, line.lead, 13, color=look.INK_2)
            left.adjust(lead + 8, 0, 0, 0)
        say(painter, left, line.what, 15 if line.strong else self._what_px, weight=weight)
