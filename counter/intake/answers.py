"""The procedures that answer a search, with the letters that answer in bold."""

from itertools import pairwise

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from counter.controls.buttons import Painted
from counter.controls.keycaps import caps_width, paint_caps
from counter.controls.shortcuts import caps
from counter.intake import search
from counter.intake.search import Spans
from counter.intake.state import IntakeState, limit_words
from office.procedure import Channel, Procedure
from office.qt import look

HIGH = 34
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class Answers(QWidget):
    """The procedures found, the picked one in a frame with its key."""

    taken = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._found: tuple[tuple[str, Spans, str], ...] = ()
        self._picked = 0
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_answers(self, state: IntakeState) -> None:
        """Paint what was found."""
        channel = state.draft.channel
        found = tuple(_answer(each, state.query, channel) for each in state.found)
        if (found, state.picked) != (self._found, self._picked):
            self._found, self._picked = found, state.picked
            said = found[self._picked][0] if found else ""
            self.setAccessibleName(said)
            self.updateGeometry()
            self.update()

    @property
    def pieces(self) -> list[Painted]:
        """The titles, as far as they are shown, and the times."""
        shown: list[Painted] = []
        for place, (said, spans, limit) in enumerate(self._found):
            room = self._title_room(place, limit)
            cut = _cut(said, spans, room.width())
            shown.append(Painted(cut, room, 15, look.REGULAR))
            shown.append(Painted(limit, self._limit_room(place, limit), 13, look.REGULAR))
        return shown

    def sizeHint(self) -> QSize:
        """One row each."""
        return QSize(300, HIGH * len(self._found))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click takes one."""
        place = int(event.position().y() // HIGH)
        if place < len(self._found):
            self.taken.emit(place)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paints the rows."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place, (said, spans, limit) in enumerate(self._found):
            picked = place == self._picked
            color = look.NAVY if picked else look.INK
            if picked:
                painter.setPen(QPen(QColor(look.NAVY), 2))
                painter.setBrush(QColor(look.MIST))
                frame = QRectF(1, place * HIGH + 1, self.width() - 2, HIGH - 2)
                painter.drawRoundedRect(frame, 6, 6)
                x = self.width() - 10 - caps_width(caps("Return"))
                paint_caps(painter, QPointF(x, (place + 0.5) * HIGH), caps("Return"), color)
            room = self._title_room(place, limit)
            _paint_title(painter, room, _cut(said, spans, room.width()), spans, color)
            painter.setPen(QColor(look.INK_2))
            painter.setFont(look.font(13))
            painter.drawText(QRectF(self._limit_room(place, limit)), _MIDDLE, limit)

    def _limit_room(self, place: int, limit: str) -> QRect:
        wide = QFontMetrics(look.font(13)).horizontalAdvance(limit) + 1
        printed = caps_width(caps("Return")) + 12 if place == self._picked else 0
        return QRect(self.width() - 10 - printed - wide, place * HIGH, wide, HIGH)

    def _title_room(self, place: int, limit: str) -> QRect:
        return QRect(12, place * HIGH, self._limit_room(place, limit).left() - 20, HIGH)


def shortened(said: str, most: int) -> str:
    """A text of at most so many letters."""
    return said if len(said) <= most else said[: most - 1].rstrip() + "…"


def _answer(one: Procedure, query: str, channel: Channel) -> tuple[str, Spans, str]:
    said = search.title(one)
    return said, search.matched(said, query), limit_words(one, channel)


def _widths(said: str, spans: Spans) -> list[tuple[str, bool, int]]:
    """The title in pieces, bold where it answers, each with its width."""
    edges = sorted({0, len(said), *(place for span in spans for place in span)})
    pieces = []
    for begin, end in pairwise(edges):
        bold = any(one <= begin < two for one, two in spans)
        face = look.font(15, look.BOLD if bold else look.REGULAR)
        wide = QFontMetrics(face).horizontalAdvance(said[begin:end])
        pieces.append((said[begin:end], bold, wide))
    return pieces


def _cut(said: str, spans: Spans, room: int) -> str:
    """As much of a title as has room."""
    if sum(wide for _, _, wide in _widths(said, spans)) <= room:
        return said
    low, high = 0, len(said)
    while low < high:
        middle = (low + high + 1) // 2
        shown = said[:middle].rstrip() + "…"
        fits = sum(wide for _, _, wide in _widths(shown, spans)) <= room
        low, high = (middle, high) if fits else (low, middle - 1)
    return said[:low].rstrip() + "…"


def _paint_title(painter: QPainter, room: QRect, said: str, spans: Spans, color: str) -> None:
    painter.setPen(QColor(color))
    x = float(room.left())
    inside = tuple((one, min(two, len(said))) for one, two in spans if one < len(said))
    for piece, bold, wide in _widths(said, inside):
        painter.setFont(look.font(15, look.BOLD if bold else look.REGULAR))
        painter.drawText(QRectF(x, room.top(), wide + 2, HIGH), _MIDDLE, piece)
        x += wide
