"""An empty queue: what that means and what may be done meanwhile."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from counter import parts
from db.boards import CounterBoard
from office.qt import look
from office.qt.widgets import CENTER, Picture
from office.texts import text


class EmptyQueue(QWidget):
    """Shown in place of the list while nobody waits for this counter."""

    def __init__(self) -> None:
        super().__init__()
        self._title = parts.words("", 18, look.BOLD, align=CENTER)
        self._first = parts.words("", 15, color=look.INK_2, align=CENTER)
        self._second = parts.words("", 15, color=look.INK_2, align=CENTER)
        icon = Picture("inbox", 56, look.BORDER, 1.75)
        column = parts.down(-1, icon, 14, self._title, 4, self._first, self._second, -1)
        column.setAlignment(icon, Qt.AlignmentFlag.AlignHCenter)
        self.setLayout(column)

    def show_board(self, board: CounterBoard) -> None:
        """Paint why the list is empty."""
        if not board.day.is_open:
            self._title.setText(text("Hôm nay chưa mở sổ lấy số"))
            self._first.setText(text("Đến giờ làm việc, sổ tự mở và danh sách tự hiện."))
            self._second.setText("")
            return
        self._title.setText(text("Chưa có ai chờ quầy này"))
        self._first.setText(text("Có phiếu mới, danh sách tự hiện."))
        titles = ", ".join(service.title for service in board.services)
        self._second.setText(text("Quầy nhận: {services}.").format(services=titles))
