"""A list of tickets as a table: the waiting and the missed."""

from collections.abc import Sequence

from counter.controls.lists import LinesTable
from counter.queue import rows
from counter.queue.rows import Note, When
from db.queue.records import WaitingTicket
from office.qt import look
from office.qt.table import Column, RecordTable
from office.texts import text

LABEL, SERVICE = 1, 2
WIDTHS = {0: 48, 1: 72, 3: 112, 4: 92, 5: 194}
LABEL_PAD = 4  # px


class TicketsTable(LinesTable):
    """Lines of tickets. The officer's choice stays with the ticket, not with the row."""

    def __init__(self, name: str, when_title: str, when: When, note: Note) -> None:
        super().__init__()
        columns = _columns(when_title, when, note)
        self.list = RecordTable(columns, lambda one: one.ticket.ticket_id, self)
        self._painter = rows.RowPainter(when, note)
        self.setModel(self.list)
        self.setItemDelegate(self._painter)
        self.dress(name, WIDTHS, SERVICE, rows.HEIGHT)

    def show_tickets(self, tickets: Sequence[WaitingTicket]) -> None:
        """Paints these lines."""
        labels = [one.ticket.label for one in tickets]
        self.widen(LABEL, labels, look.font(18, look.BOLD), WIDTHS[LABEL], LABEL_PAD)
        before = self.chosen()
        self.list.show(tickets)
        if before and self.list.row_of(before.ticket.ticket_id) is None:
            self.choose(-1)  # Qt would choose a neighbour, and Enter would call them
        if before is not None or self.chosen() is not None:
            self.chosen_changed.emit()

    def chosen(self) -> WaitingTicket | None:
        """The ticket the officer chose, as it is now."""
        picked = self.selectionModel().selectedRows()
        return self.list.record_at(picked[0]) if picked else None

    def choose(self, row: int) -> None:
        """Choose a row, or none by -1."""
        self.choose_row(row if row >= 0 else None)


def _columns(when_title: str, when: When, note: Note) -> list[Column[WaitingTicket]]:
    return [
        Column("", lambda _: ""),
        Column(text("Số"), lambda one: one.ticket.label, right=True),
        Column("       " + text("Lĩnh vực · việc cần làm"), lambda one: one.service.title),
        Column("  " + text("Diện"), lambda one: rows.lane_word(one.ticket.lane)),
        Column(when_title, lambda one: when(one)[0], right=True),
        Column("      " + text("Ghi chú"), note),
    ]
