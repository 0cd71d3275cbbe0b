"""The lines of the list of papers, painted: number, box, title, and what is asked for."""

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from counter.controls.buttons import Painted
from counter.controls.choices import paint_box
from counter.controls.fields import PINK
from counter.controls.keycaps import paint_caps
from counter.intake.answers import shortened
from office.dossiers.draft import PaperLine, PaperState
from office.qt import look
from office.texts import text

LEAST = 30  # px of a row
NEAR = 26  # px of a row on a low screen
TITLE = 58  # where titles begin
NOTE = 96  # px of what is said on the right
_WRAP = int(Qt.TextFlag.TextWordWrap.value)
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class PaperRows(QWidget):
    """The rows: number, box, title, and what is asked for."""

    clicked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.lines: tuple[PaperLine, ...] = ()
        self._at, self._least = -1, LEAST
        self._rooms: list[QRect] = []

    def show_papers(self, lines: tuple[PaperLine, ...], at: int) -> None:
        """Paint these; `at` is the current one, -1 for none."""
        self.lines, self._at = lines, at
        self._measure(self.width())
        self.update()

    def set_near(self, near: bool) -> None:
        """Rows nearer to each other, or as they are where there is room."""
        self._least = NEAR if near else LEAST
        self._measure(self.width())
        self.update()

    def wanted(self, wide: int) -> int:
        """How high all rows are."""
        return sum(_height(each, wide, self._least) for each in self.lines) or self._least

    def room(self, place: int) -> QRect:
        """Where a row stands."""
        return self._rooms[place]

    @property
    def pieces(self) -> list[Painted]:
        """The notes; titles wrap and are measured by the row."""
        return [
            Painted(note(each), self._note_room(room), 13, look.REGULAR)
            for each, room in zip(self.lines, self._rooms, strict=False)
        ]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Titles wrap anew."""
        super().resizeEvent(event)
        self._measure(self.width())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click turns a paper."""
        for number, room in enumerate(self._rooms, 1):
            if room.contains(event.position().toPoint()):
                self.clicked.emit(number)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paints the rows."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number, (line, room) in enumerate(zip(self.lines, self._rooms, strict=False), 1):
            missing = line.state is PaperState.MISSING
            if missing or number - 1 == self._at:
                painter.fillRect(room, QColor(look.MIST if number - 1 == self._at else PINK))
            middle = room.center().y() + 0.5
            color = look.RED if missing else look.INK_2
            paint_caps(
                painter, QRectF(room.left() + 2, middle, 0, 0).topLeft(), (str(number),), color
            )
            self._paint_state(painter, line, middle)
            painter.setPen(QColor(look.INK_2 if line.state is PaperState.NOT_NEEDED else look.INK))
            painter.setFont(look.font(15, look.SEMIBOLD if missing else look.REGULAR))
            painter.drawText(_title_room(room), _WRAP | int(_MIDDLE.value), _title(line))
            painter.setPen(QColor(color))
            painter.setFont(look.font(13, look.SEMIBOLD if missing else look.REGULAR))
            right = Qt.AlignmentFlag.AlignRight | _MIDDLE
            painter.drawText(QRectF(self._note_room(room)), right, note(line))

    def _paint_state(self, painter: QPainter, line: PaperLine, middle: float) -> None:
        if line.state is PaperState.NOT_NEEDED:
            painter.fillRect(QRectF(36, middle - 1, 10, 2), QColor(look.INK_2))
            return
        on = line.state is PaperState.HAVE
        paint_box(painter, QRectF(32, middle - 9, 18, 18), on=on, missing=not on)

    def _note_room(self, room: QRect) -> QRect:
        return QRect(room.right() - NOTE - 3, room.top(), NOTE, room.height())

    def _measure(self, wide: int) -> None:
        y, rooms = 0, []
        for line in self.lines:
            high = _height(line, wide, self._least)
            rooms.append(QRect(0, y, wide, high))
            y += high
        self._rooms = rooms
        self.setMinimumHeight(y)


def _title(line: PaperLine) -> str:
    return shortened(line.title, 180)


def _title_room(room: QRect) -> QRect:
    return QRect(TITLE, room.top(), room.width() - TITLE - NOTE - 10, room.height())


def _height(line: PaperLine, wide: int, least: int) -> int:
    room = QRect(0, 0, max(60, wide - TITLE - NOTE - 10), 10000)
    metrics = QFontMetrics(look.font(15, look.SEMIBOLD))
    high = metrics.boundingRect(room, _WRAP, _title(line)).height()
    return max(least, high + least - NEAR + 4)


def note(line: PaperLine) -> str:
    """`nộp 1 bản chính`, `chưa có`, `không cần`."""
    if line.state is PaperState.MISSING:
        return text("chưa có")
    if line.state is PaperState.NOT_NEEDED:
        return text("không cần")
    if line.originals and line.copies:
        return text("{n} chính, {m} sao").format(n=line.originals, m=line.copies)
    if line.originals:
        return text("{n} bản chính").format(n=line.originals)
    return text("{n} bản sao").format(n=line.copies) if line.copies else text("xuất trình")
