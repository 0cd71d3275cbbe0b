"""Before the data are open: the window stands already and says what it waits for."""

from PySide6.QtCore import Qt

from counter.controls import layouts
from counter.controls.page import Page
from office.qt import look
from office.qt.widgets import CENTER, Picture
from office.texts import text


class OpeningPage(Page):
    """What it waits for, and why that takes long."""

    def __init__(self) -> None:
        super().__init__()
        self._icon = Picture("wifi-off", 56, look.BORDER, 1.75)
        self._title = layouts.words(text("Đang mở dữ liệu của đơn vị"), 18, look.BOLD, align=CENTER)
        self._why = layouts.words("", 15, color=look.INK_2, align=CENTER, wrap=True)
        self._icon.hide()
        column = layouts.down(-1, self._icon, 14, self._title, 8, self._why, -1, margins=(48,) * 4)
        column.setAlignment(self._icon, Qt.AlignmentFlag.AlignHCenter)
        self.setLayout(column)

    def show_why(self, why: str) -> None:
        """Tell why it takes long."""
        self._icon.show()
        self._title.setText(text("Chưa nối được dữ liệu"))
        self._why.setText(why)
