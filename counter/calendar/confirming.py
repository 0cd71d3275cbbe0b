"""What is being confirmed, to be read through before it is."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from counter.calendar import year_words
from counter.calendar.keys import CalendarKey
from counter.calendar.year_desk import YearDesk, YearState
from counter.controls import layouts
from counter.controls.buttons import MAIN, KeyButton
from office.qt import look
from office.qt.widgets import Card
from office.texts import text

MOST = 6  # sentences


class ConfirmPanel(Card):
    """Stands in the right column; Enter confirms, Esc goes back."""

    left = Signal()

    def __init__(self, room: YearDesk) -> None:
        super().__init__(radius=8, width=1)
        self._room = room
        self._title = layouts.words("", 18, look.BOLD)
        self._lines = [layouts.words("", 15, wrap=True) for _ in range(MOST)]
        asks = text("Chỉ xác nhận sau khi đã so từng ngày với thông báo nghỉ lễ, Tết của năm.")
        self._asks = layouts.words(asks, 13, look.SEMIBOLD, wrap=True)
        self.confirm = KeyButton(text("Xác nhận"), CalendarKey.ENTER, dress=MAIN, height=40)
        self.back = KeyButton(text("Xem lại"), CalendarKey.BACK, height=40)
        lines: list[QWidget | int] = []
        for line in self._lines:
            lines += [line, 8]
        self.setLayout(
            layouts.down(
                self._title, 12, *lines, self._asks, -1,
                layouts.across(self.confirm, self.back, -1, gap=20), margins=(16, 12, 16, 14),
            )
        )  # fmt: skip
        self.confirm.clicked.connect(self._confirm)
        self.back.clicked.connect(self.left)

    def begin(self, state: YearState) -> None:
        """Ask about the year."""
        assert state.board is not None
        self._title.setText(text("Xác nhận năm {year}?").format(year=state.board.year))
        self.show_state(state)
        self.confirm.setFocus()

    def show_state(self, state: YearState) -> None:
        """Paint the summary."""
        if state.board is None:
            return
        said = year_words.summary(state)
        for place, line in enumerate(self._lines):
            line.setText(said[place] if place < len(said) else "")
            line.setVisible(place < len(said))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys of the year are not for here."""
        event.accept()

    def _confirm(self) -> None:
        self.left.emit()
        self._room.confirm()
