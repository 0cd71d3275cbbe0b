"""The numbers nobody came for: any of them can go back into the line."""

from PySide6.QtCore import Signal

from counter.controls import layouts
from counter.controls.buttons import MAIN, KeyButton
from counter.controls.shortcuts import Key, press
from counter.queue.desk import Desk, DeskState
from counter.queue.tickets_table import TicketsTable
from db.queue.records import WaitingTicket
from office import dates
from office.qt import look
from office.qt.widgets import Card
from office.texts import text
from office.ticket import Kind


class MissedPanel(Card):
    """Stands in the place of the waiting list while it is asked for."""

    left = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(radius=8, width=1)
        self._desk = desk
        self._title = layouts.words("", 18, look.BOLD)
        self.table = TicketsTable(text("Danh sách số nhỡ"), text("Nhỡ lúc"), _missed_at, _note)
        self.restore = KeyButton("", Key.CALL_CHOSEN, dress=MAIN, px=13, height=36)
        self.back = KeyButton(text("Về danh sách chờ"), Key.BACK, px=13, height=36)
        hint = layouts.words(
            text("Số được khôi phục vào sau hai người kế tiếp."), 13, color=look.INK_2
        )
        head = layouts.across(self._title, 8, hint, -1, margins=(15, 9, 15, 9))
        self._title.setFixedHeight(32)
        foot = layouts.across(self.restore, self.back, -1, margins=(15, 14, 15, 17))
        column = layouts.down(head, self.table, layouts.hairline(), foot, margins=(1,) * 4)
        column.setStretch(1, 1)
        self.setLayout(column)
        self.table.chosen_changed.connect(self._show_chosen)
        self.restore.clicked.connect(self._restore)
        self.back.clicked.connect(self.left)
        press(self.table, self.restore, Key.CALL_CHOSEN, within=True)
        press(self.table, self.restore, "Enter", within=True)
        press(self.back, self.back, Key.BACK)
        self._show_chosen()

    def show_state(self, state: DeskState) -> None:
        """Paint the missed ones, newest first."""
        if state.board is not None:
            missed = state.board.missed
            self._title.setText(text("Số nhỡ  {n}").format(n=len(missed)))
            self.table.show_tickets(missed)
            self._show_chosen()

    def open(self) -> None:
        """Begin at the newest."""
        self.table.choose(0)
        self.table.setFocus()

    def _show_chosen(self) -> None:
        one = self.table.chosen()
        self.restore.setEnabled(one is not None and Kind.RESTORE in one.ticket.moves)
        label = one.ticket.label if one else ""
        self.restore.say(text("Khôi phục {label}").format(label=label).strip())

    def _restore(self) -> None:
        one = self.table.chosen()
        if one is not None:
            self._desk.restore(one.ticket.ticket_id)
            self.left.emit()


def _missed_at(one: WaitingTicket) -> tuple[str, bool]:
    at = one.ticket.ended_at
    return (dates.clock(at) if at else ""), False


def _note(one: WaitingTicket) -> str:
    called = text("gọi {n} lần").format(n=one.ticket.calls)
    return text("Nhỡ {n} lần").format(n=one.ticket.no_shows) + " · " + called
