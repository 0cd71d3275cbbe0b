"""The twelve months of a year at a glance; arrows walk over the days, Enter asks for one."""

import calendar as months
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from counter.calendar import day_signs, year_words
from counter.calendar.year_desk import YearState
from counter.controls.buttons import Painted
from office.dossiers.marked_days import DayKind, MarkedDay
from office.qt import look
from office.qt.widgets import CENTER, LEFT
from office.texts import N_, text

COLUMNS, WEEKS, DAYS = 4, 6, 7
GAP_X, GAP_Y = 30, 6
TITLE, HEAD = 22, 18  # px at the usual size
STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -DAYS,
    Qt.Key.Key_Down: DAYS,
}
HEADS = (N_("T2"), N_("T3"), N_("T4"), N_("T5"), N_("T6"), N_("T7"), N_("CN"))


@dataclass(frozen=True, slots=True)
class Numbers(Painted):
    """The days of a month or the names of its weekdays, each in a room like `day`."""

    day: QRect

    def fits(self) -> bool:
        """Whether each shows in a day's room."""
        return all(
            Painted(each, self.day, self.px, self.weight).fits() for each in self.text.split()
        )


class YearGrid(QWidget):
    """Painted whole; the chosen day has the ring of the focus."""

    ring_radius = None  # the chosen day has it
    picked = Signal(object)  # date: the keys are there now
    asked = Signal(object)  # date: to be marked

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(488)
        self._year, self._today, self._chosen = 0, date.min, date.min
        self._days: dict[date, MarkedDay] = {}

    def show_state(self, state: YearState) -> None:
        """Paint a year."""
        board = state.board
        if board is None:
            return
        self._year, self._today, self._chosen = board.year, board.today, state.chosen
        self._days = {each.day: each for each in state.days}
        self.setAccessibleName(text("Lịch năm {year}").format(year=board.year))
        self.setAccessibleDescription(
            year_words.day_words(state.chosen, self._days.get(state.chosen), state.calendar)
        )
        self.update()

    def sizeHint(self) -> QSize:
        """As the mock-up at 1366 pixels."""
        return QSize(898, 552)

    @property
    def pieces(self) -> list[Painted]:
        """All words and numbers in it, those of a month together."""
        if not self._year:
            return []
        found: list[Painted] = []
        for month in range(1, 13):
            found.append(Painted(self._title(month), self._title_room(month), self._px, look.BOLD))
            heads = [self._cell(month, -1, column) for column in range(DAYS)]
            said = " ".join(map(text, HEADS))
            whole = heads[0].united(heads[-1])
            found.append(Numbers(said, whole, self._px, look.REGULAR, heads[0]))
            found.append(self._numbers(month))
        return found

    def _numbers(self, month: int) -> Painted:
        """A month's numbers in one; they fit where the widest fits a day's room."""
        days = self._of_month(month)
        rooms = [self.place(day) for day in days]
        whole = rooms[0].united(rooms[-1]).united(rooms[6])
        return Numbers(" ".join(str(day.day) for day in days), whole, self._px, look.BOLD, rooms[0])

    def place(self, day: date) -> QRect:
        """Where a day stands."""
        first = date(day.year, day.month, 1).weekday()
        week, column = divmod(first + day.day - 1, DAYS)
        return self._cell(day.month, week, column)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk within the year, Home and End to its ends, Enter asks."""
        key = Qt.Key(event.key())
        ends = {Qt.Key.Key_Home: date(self._year or 1, 1, 1),
                Qt.Key.Key_End: date(self._year or 1, 12, 31)}  # fmt: skip
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.asked.emit(self._chosen)
        elif key in STEPS:
            day = self._chosen + timedelta(days=STEPS[key])
            self.picked.emit(min(max(day, ends[Qt.Key.Key_Home]), ends[Qt.Key.Key_End]))
        elif key in ends:
            self.picked.emit(ends[key])
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click asks for the day under it."""
        at = event.position().toPoint()
        for month in range(1, 13):
            for day in self._of_month(month):
                if self.place(day).contains(at):
                    self.setFocus()
                    self.picked.emit(day)
                    self.asked.emit(day)
                    return

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paints the months."""
        if not self._year:
            return
        painter = QPainter(self)
        for month in range(1, 13):
            painter.setFont(look.font(self._px, look.BOLD))
            painter.setPen(QColor(look.INK))
            painter.drawText(self._title_room(month), int(LEFT.value), self._title(month))
            for column, head in enumerate(HEADS):
                self._write(painter, self._cell(month, -1, column), text(head), look.INK_2)
            for day in self._of_month(month):
                self._paint_day(painter, day)
        self._paint_ring(painter)

    def _paint_day(self, painter: QPainter, day: date) -> None:
        kind, weekend = self._kind(day), day.weekday() > 4
        room = self.place(day)
        day_signs.paint_sign(painter, QRectF(room), kind, weekend=weekend)
        self._write(painter, room, str(day.day), day_signs.ink(kind, weekend=weekend),
                    day_signs.weight(kind))  # fmt: skip
        if day == self._today:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(look.INK), 2))
            side = min(room.width(), room.height()) - 1
            circle = QRectF(0, 0, side * 1.2, side)
            circle.moveCenter(QRectF(room).center())
            painter.drawEllipse(circle)

    def _paint_ring(self, painter: QPainter) -> None:
        """Around the chosen day: amber while the keys are here, else a thin line."""
        room = QRectF(self.place(self._chosen))
        if self.hasFocus():
            look.paint_focus_ring(painter, room, 4, 1 / 3)
            return
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(look.BORDER), 1))
        painter.drawRoundedRect(room, 4, 4)

    def _write(
        self,
        painter: QPainter,
        room: QRect,
        said: str,
        color: str,
        weight: QFont.Weight = look.REGULAR,
    ) -> None:
        painter.setFont(look.font(self._px, weight))
        painter.setPen(QColor(color))
        painter.drawText(room, int(CENTER.value), said)

    def _kind(self, day: date) -> DayKind | None:
        marked = self._days.get(day)
        return marked.kind if marked else None

    def _of_month(self, month: int) -> list[date]:
        last = months.monthrange(self._year, month)[1]
        return [date(self._year, month, number) for number in range(1, last + 1)]

    def _title(self, month: int) -> str:
        return text("Tháng {n}").format(n=month)

    @property
    def _scale(self) -> float:
        return max(1.0, min(self.height() / 552, self.width() / 898))

    @property
    def _px(self) -> int:
        return round(13 * min(self._scale, 1.4))

    def _month_at(self, month: int) -> QPointF:
        row, column = divmod(month - 1, COLUMNS)
        wide = (self.width() - GAP_X * (COLUMNS - 1)) / COLUMNS
        high = (self.height() - GAP_Y * 2) / 3
        return QPointF(column * (wide + GAP_X), row * (high + GAP_Y))

    def _title_room(self, month: int) -> QRect:
        at = self._month_at(month)
        wide = (self.width() - GAP_X * (COLUMNS - 1)) / COLUMNS
        return QRectF(at.x() + 2, at.y(), wide - 2, TITLE * self._scale).toRect()

    def _cell(self, month: int, week: int, column: int) -> QRect:
        """The room of a day, or of the weekday's name for week -1."""
        at, scale = self._month_at(month), self._scale
        wide = (self.width() - GAP_X * (COLUMNS - 1)) / COLUMNS / DAYS
        high = ((self.height() - GAP_Y * 2) / 3 - (TITLE + HEAD) * scale) / WEEKS
        x = at.x() + column * wide
        if week < 0:
            return QRectF(x, at.y() + TITLE * scale, wide, HEAD * scale).toRect()
        y = at.y() + (TITLE + HEAD) * scale + week * high
        return QRectF(x + 1, y + 1, wide - 2, high - 2).toRect()
