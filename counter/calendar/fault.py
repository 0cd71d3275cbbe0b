"""No year to show: it is being read, or could not be."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from counter.calendar.keys import CalendarKey
from counter.controls import layouts
from counter.controls.buttons import KeyButton
from counter.controls.shortcuts import press
from office.qt import look
from office.qt.widgets import CENTER, Picture
from office.texts import text


class FaultPage(QWidget):
    """An icon, what happened, what to do, and the keys that do it."""

    again = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._icon = Picture("calendar-days", 56, look.BORDER, 1.75)
        self._title = layouts.words("", 18, look.BOLD, align=CENTER)
        self._why = layouts.words("", 15, color=look.INK_2, align=CENTER, wrap=True)
        self.retry = KeyButton(text("Đọc lại"), CalendarKey.AGAIN, height=40)
        self.back = KeyButton(text("Về bàn"), CalendarKey.BACK, height=40)
        keys = layouts.across(-1, self.retry, self.back, -1, gap=12)
        column = layouts.down(
            -1, self._icon, 14, self._title, 8, self._why, 18, keys, -1, margins=(48,) * 4
        )
        column.setAlignment(self._icon, Qt.AlignmentFlag.AlignHCenter)
        self.setLayout(column)
        self.retry.clicked.connect(self.again)
        self.back.clicked.connect(self.left)
        press(self, self.retry, CalendarKey.AGAIN, within=True)

    def show_trouble(self, why: str) -> None:
        """Paint why there is none; without a reason it is being read."""
        self._icon.show_icon("wifi-off" if why else "calendar-days")
        self._title.setText(
            text("Chưa đọc được lịch làm việc") if why else text("Đang đọc lịch làm việc")
        )
        self._why.setText(why)
        self.retry.setVisible(bool(why))
