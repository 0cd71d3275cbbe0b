"""A list of tickets as a table: the waiting and the missed."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from counter import parts, rows
from counter.rows import Note, When
from db.records import WaitingTicket
from office.qt import look
from office.qt.table import Column, RecordTable
from office.texts import text

STYLE = (
    parts.SCROLL
    + f"""
QTableView {{ background: {look.PAPER}; border: none; outline: none; }}
QHeaderView {{ background: {rows.GREY}; border: none; }}
QHeaderView::section {{ background: {rows.GREY}; color: {look.INK_2}; border: none;
    font: 600 13px "{look.FAMILY}"; padding: 0px; }}
"""
)
LABEL, SERVICE = 1, 2
WIDTHS = {0: 48, 1: 72, 3: 112, 4: 92, 5: 194}


class TicketsTable(QTableView):
    """Lines of tickets. The officer's choice stays with the ticket, not with the row."""

    ring_radius = None  # the chosen row says where the keys go
    chosen_changed = Signal()

    def __init__(self, name: str, when_title: str, when: When, note: Note) -> None:
        super().__init__()
        columns = _columns(when_title, when, note)
        self.list = RecordTable(columns, lambda one: one.ticket.ticket_id, self)
        self._painter = rows.RowPainter(when, note)
        self.setModel(self.list)
        self.setItemDelegate(self._painter)
        self.setAccessibleName(name)
        self._dress()
        self.selectionModel().selectionChanged.connect(lambda *_: self.chosen_changed.emit())

    def show_tickets(self, tickets: Sequence[WaitingTicket]) -> None:
        """Paints these lines."""
        self._make_room([one.ticket.label for one in tickets])
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
        if row < 0:
            self.clearSelection()
            self.setCurrentIndex(self.list.index(-1, -1))
        elif row < self.list.rowCount():
            self.selectRow(row)

    def _make_room(self, labels: list[str]) -> None:
        metrics = QFontMetrics(look.font(18, look.BOLD))
        widest = max((metrics.horizontalAdvance(one) for one in labels), default=0)
        self.horizontalHeader().resizeSection(LABEL, max(WIDTHS[LABEL], widest + 4))

    def _dress(self) -> None:
        self.setStyleSheet(STYLE)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(rows.HEIGHT)
        self.setHorizontalHeader(_Heads(self))


def _columns(when_title: str, when: When, note: Note) -> list[Column[WaitingTicket]]:
    return [
        Column("", lambda _: ""),
        Column(text("Số"), lambda one: one.ticket.label, right=True),
        Column("       " + text("Lĩnh vực · việc cần làm"), lambda one: one.service.title),
        Column("  " + text("Diện"), lambda one: rows.lane_word(one.ticket.lane)),
        Column(when_title, lambda one: when(one)[0], right=True),
        Column("      " + text("Ghi chú"), note),
    ]


class _Heads(QHeaderView):
    """Headings over their columns: right ones end, left ones begin where the words do."""

    def __init__(self, table: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self.setModel(table.model())
        self.setSectionsClickable(False)
        self.setFixedHeight(30)
        self.setMinimumSectionSize(40)
        for column, width in WIDTHS.items():
            self.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            self.resizeSection(column, width)
        self.setSectionResizeMode(SERVICE, QHeaderView.ResizeMode.Stretch)
