"""The days of the year that differ from their weekday, those of one name in one line."""

from datetime import date

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from counter.calendar import year_words
from counter.calendar.year_desk import YearState
from counter.calendar.year_words import SpecialDays
from counter.controls import layouts
from counter.controls.buttons import Painted
from office.qt import look
from office.qt.widgets import LEFT, RIGHT, Card
from office.texts import text

ROW = 26
DAYS, KIND = 118, 116  # px of the outer columns


class SpecialCard(Card):
    """Title, how many of each, and the lines."""

    def __init__(self) -> None:
        super().__init__(radius=8, width=1)
        self._title = layouts.words("", 15, look.BOLD)
        self._title.setFixedHeight(24)
        self._tally = layouts.words("", 13, color=look.INK_2, align=RIGHT)
        self._lines = SpecialLines()
        head = layouts.across(self._title, -1, self._tally)
        self.setLayout(layouts.down(head, 6, self._lines, margins=(16, 10, 16, 8)))

    def show_state(self, state: YearState) -> None:
        """Paint the year's days."""
        if state.board is None:
            return
        self._title.setText(text("Ngày đặc biệt {year}").format(year=state.board.year))
        self._tally.setText(year_words.tally(state.days))
        confirmed = state.board.confirmed and not state.edited
        found = year_words.special_days(state.days, confirmed=confirmed)
        self._lines.show_days(found, state.board.today)


class SpecialLines(QWidget):
    """Painted lines; what has no room is counted in the last one."""

    def __init__(self) -> None:
        super().__init__()
        self._found: list[SpecialDays] = []
        self._today = date.min
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(ROW * 3)

    def show_days(self, found: list[SpecialDays], today: date) -> None:
        """Paint these; those behind `today` first give way where room is scarce."""
        self._found, self._today = found, today
        self.setAccessibleName("; ".join(f"{each.days} {each.title}" for each in found))
        self.update()

    def sizeHint(self) -> QSize:
        """Room for a usual year."""
        return QSize(360, ROW * 11)

    @property
    def pieces(self) -> list[Painted]:
        """The words in it, line by line."""
        found = []
        for place, each in enumerate(self._shown()):
            y = place * ROW
            kind = text("dự kiến") if each.guess else each.kind
            last = self._wide(kind) + 2
            middle = self.width() - DAYS - max(last, 60) - 10
            found += [
                Painted(each.days, QRect(0, y, DAYS - 6, ROW), 13, look.BOLD),
                Painted(self._cut(each.title, middle), QRect(DAYS, y, middle, ROW), 13,
                        look.REGULAR),
                Painted(kind, QRect(self.width() - last, y, last, ROW), 13, look.REGULAR),
            ]  # fmt: skip
        if not self._found:
            said = text("Chưa có ngày nào được đánh dấu.")
            found.append(Painted(said, QRect(0, 0, self.width(), ROW), 13, look.REGULAR))
        elif (left := len(self._found) - len(self._shown())) > 0:
            y = len(self._shown()) * ROW
            said = text("và {n} mục khác, xem trên lịch").format(n=left)
            found.append(Painted(said, QRect(0, y, self.width(), ROW), 13, look.REGULAR))
        return found

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paints lines with hairlines between them."""
        painter = QPainter(self)
        shown = self._shown()
        for place, each in enumerate(self.pieces):
            column, line = place % 3, place // 3
            color = look.INK if column < 2 and line < len(shown) else look.INK_2
            if column == 2 and line < len(shown) and shown[line].guess:
                color = look.RED
            painter.setFont(look.font(each.px, each.weight))
            painter.setPen(QColor(color))
            align = RIGHT if column == 2 and line < len(shown) else LEFT
            painter.drawText(each.room, int(align.value), each.text)
        for line in range(1, len(shown)):
            painter.fillRect(0, line * ROW, self.width(), 1, QColor(look.HAIRLINE))

    def _shown(self) -> list[SpecialDays]:
        room = max(1, self.height() // ROW)
        over = len(self._found) - room
        if over <= 0:
            return self._found
        past = sum(each.last < self._today for each in self._found)
        return self._found[min(past, over + 1) :][: room - 1]

    def _wide(self, said: str) -> int:
        return QFontMetrics(look.font(13)).horizontalAdvance(said)

    def _cut(self, said: str, room: int) -> str:
        metrics = QFontMetrics(look.font(13))
        return metrics.elidedText(said, Qt.TextElideMode.ElideRight, room)
