"""The foot of the right column: the chosen day, and saving or confirming the year."""

from PySide6.QtCore import Signal

from counter.calendar import year_words
from counter.calendar.keys import CalendarKey
from counter.calendar.year_desk import YearDesk, YearState
from counter.controls import layouts
from counter.controls.buttons import MAIN, KeyButton, allow
from counter.controls.shortcuts import press
from office.qt import look
from office.qt.widgets import Card
from office.texts import text


class DayCard(Card):
    """What the chosen day is, and the keys that change it."""

    asked = Signal()
    cleared = Signal()

    def __init__(self) -> None:
        super().__init__(radius=8, width=1)
        self._words = layouts.words("", 13, look.SEMIBOLD, wrap=True)
        self._words.setFixedHeight(40)
        self.mark = KeyButton(text("Sửa ngày này"), CalendarKey.MARK, px=13, height=32)
        self.clear = KeyButton(text("Về ngày thường"), CalendarKey.CLEAR, px=13, height=32)
        row = layouts.across(self.mark, self.clear, -1)
        self.setLayout(layouts.down(self._words, 6, row, margins=(16, 10, 16, 12)))
        self.mark.clicked.connect(self.asked)
        self.clear.clicked.connect(self.cleared)

    def show_state(self, state: YearState) -> None:
        """Paint the chosen day."""
        if state.board is None:
            return
        marked = state.marked(state.chosen)
        self._words.setText(year_words.day_words(state.chosen, marked, state.calendar))
        allow(self.mark, state.free)
        allow(self.clear, state.free and marked is not None)


class ConfirmCard(Card):
    """How the year stands, and what is still to be done about it."""

    asked = Signal()

    def __init__(self, room: YearDesk) -> None:
        super().__init__(radius=8, width=1)
        self._title = layouts.words("", 15, look.BOLD)
        self._days = layouts.words("", 13, color=look.INK_2)
        self._lines = layouts.words("", 13, color=look.INK_2, wrap=True)
        self._lines.setFixedHeight(58)
        self.undo = KeyButton(text("Hoàn tác"), CalendarKey.UNDO, px=13, height=32)
        self.save = KeyButton(text("Lưu, chưa xác nhận"), CalendarKey.SAVE, px=13, height=32)
        self.confirm = KeyButton("", CalendarKey.CONFIRM, dress=MAIN, height=40)
        keys = layouts.across(self.undo, self.save, -1)
        self.setLayout(
            layouts.down(
                layouts.across(self._title, -1, self._days), 4, self._lines, 6, keys, 8,
                self.confirm, margins=(16, 10, 16, 14),
            )
        )  # fmt: skip
        self.undo.clicked.connect(room.undo)
        self.save.clicked.connect(room.save)
        self.confirm.clicked.connect(self.asked)

    def bind(self) -> None:
        """Their keys press these while they are shown."""
        press(self, self.undo, CalendarKey.UNDO)
        press(self, self.save, CalendarKey.SAVE)
        press(self, self.confirm, CalendarKey.CONFIRM)

    def show_state(self, state: YearState) -> None:
        """Paint the sums and what can be done."""
        board = state.board
        if board is None:
            return
        self._title.setText(text("Năm {year}").format(year=board.year))
        count = year_words.working_days(state.calendar, board.year)
        self._days.setText(text("{n} ngày làm việc").format(n=count))
        lines = (
            year_words.unsaved(board.days, state.days) if state.edited else "",
            year_words.differences(board.bundled, state.days),
            "" if board.confirmed and not state.edited else year_words.guesses(state.days),
        )
        self._lines.setText(year_words.first_lines(lines))
        self.confirm.say(text("Xác nhận năm {year}").format(year=board.year))
        allow(self.undo, state.free and bool(state.past))
        allow(self.save, state.free and state.edited)
        allow(self.confirm, state.free and (state.edited or not board.confirmed))
