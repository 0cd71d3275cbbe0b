"""Cancelling asks why: one press on a ready reason, nothing is typed."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from counter.controls import layouts
from counter.controls.buttons import KeyButton
from counter.controls.shortcuts import Key, press
from db.queue.records import WaitingTicket
from office.qt import look
from office.qt.widgets import Card
from office.texts import text
from office.ticket import CANCEL_REASONS


class CancelPanel(Card):
    """Stands in the place of the list: the reasons as numbered keys. Escape cancels nothing.

    Not a window of its own: one that a window manager puts behind would look like a dead desk.
    """

    chosen = Signal(int, str)  # ticket id, key of the reason
    left = Signal()

    def __init__(self) -> None:
        super().__init__(radius=8, width=1)
        self._ticket_id = 0
        self._title = layouts.words("", 26, look.BOLD)
        self._service = layouts.words("", 15, color=look.INK_2)
        ask = layouts.words(text("Vì sao hủy? Bấm một lý do."), 15, look.SEMIBOLD)
        self.reasons = [_Reason(why, place) for place, why in enumerate(CANCEL_REASONS, start=1)]
        self.back = KeyButton(text("Không hủy"), Key.BACK)
        form = QWidget()
        form.setFixedWidth(440)
        form.setLayout(
            layouts.down(
                -1, self._title, self._service, 16, ask, 4, *self.reasons, 16, self.back, -1, gap=8
            )
        )
        self.setLayout(layouts.across(-1, form, -1))
        for reason in self.reasons:
            reason.clicked.connect(reason.say_why)
            reason.said.connect(self._choose)
            press(self, reason, reason.key)
        self.back.clicked.connect(self.left)
        press(self, self.back, Key.BACK)

    def ask(self, one: WaitingTicket) -> None:
        """Ask about this ticket."""
        self._ticket_id = one.ticket.ticket_id
        self._title.setText(text("Hủy số {label}").format(label=one.ticket.label))
        self._service.setText(one.service.title)
        self.back.setFocus()

    def _choose(self, why: str) -> None:
        self.left.emit()
        self.chosen.emit(self._ticket_id, why)


class _Reason(KeyButton):
    said = Signal(str)

    def __init__(self, why: str, place: int) -> None:
        super().__init__(text(CANCEL_REASONS[why]), str(place), height=44)
        self._why = why

    def say_why(self) -> None:
        self.said.emit(self._why)
