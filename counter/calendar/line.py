"""The way to the calendar from the desk, and whether a year waits to be confirmed."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from counter.controls import layouts
from counter.controls.buttons import KeyButton
from counter.controls.shortcuts import Key, press
from office.qt import look
from office.qt.widgets import Picture
from office.texts import text


class CalendarLine(QWidget):
    """One quiet line; from November on it tells that next year is not confirmed."""

    asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._icon = Picture("calendar-days", 16, look.INK_2, 2)
        self._words = layouts.words("", 13, look.SEMIBOLD)
        self.open = KeyButton(text("Xem lịch"), Key.CALENDAR, px=13, height=30)
        row = layouts.across(self._icon, self._words, self.open, margins=(16, 0, 10, 0))
        row.setStretch(1, 1)
        self.setLayout(row)
        self.setFixedHeight(30)
        self.open.clicked.connect(self.asked)
        press(self, self.open, Key.CALENDAR)
        self.show_years(())

    def said(self) -> str:
        """The words shown."""
        return self._words.text()

    def show_years(self, years: tuple[int, ...]) -> None:
        """Paint which years should be confirmed by now."""
        said = text("Lịch năm {years} chưa được xác nhận")
        names = ", ".join(map(str, years))
        self._words.setText(said.format(years=names) if years else text("Lịch làm việc"))
        self._icon.show_icon("circle-alert" if years else "calendar-days")
