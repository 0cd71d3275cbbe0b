"""Who waits: the list, the search in it, and the missed ones behind it."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from counter.controls import layouts
from counter.controls.buttons import KeyButton, allow
from counter.controls.fields import SearchField
from counter.controls.shortcuts import Key, bind, press
from counter.queue import search, sentences
from counter.queue.desk import Desk, DeskState
from counter.queue.empty import EmptyQueue, Offer, missed_words
from counter.queue.tickets_table import TicketsTable
from db.queue.records import CounterBoard, WaitingTicket
from office.qt import look
from office.qt.widgets import Card
from office.texts import text
from office.ticket import Kind


class WaitingPanel(Card):
    """The waiting list with its search and actions; empty, it offers useful work."""

    cancel_asked = Signal(object)  # the WaitingTicket to cancel
    missed_asked = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(radius=8, width=1)
        self._desk = desk
        self._board: CounterBoard | None = None
        self._title = layouts.words("", 18, look.BOLD)
        self._summary = layouts.words("", 13, color=look.INK_2)
        self.search = SearchField(text("Tìm số hoặc lĩnh vực"), Key.SEARCH)
        self.table = TicketsTable(
            text("Danh sách đang chờ"), text("Đã chờ"), self._waited, sentences.note
        )
        self.empty = EmptyQueue()
        self.call = KeyButton(text("Gọi số đang chọn"), Key.CALL_CHOSEN, px=13, height=36)
        self.cancel = KeyButton(text("Hủy số"), Key.CANCEL, px=13, height=36)
        self.restore = KeyButton("", Key.RESTORE_LATEST, px=13, height=36)
        self.missed = KeyButton("", Key.MISSED, px=13, height=36)
        self._body = QStackedWidget()
        self._lay_out()
        self._connect()

    def show_state(self, state: DeskState) -> None:
        """Paint the list of a board."""
        if state.board is None:
            return
        self._board = board = state.board
        self._title.setText(text("Đang chờ  {n}").format(n=len(board.waiting)))
        self._show_rows(board)
        self._show_missed(board)
        self.empty.show_board(board)
        self._body.setCurrentIndex(0 if board.waiting else 1)
        for part in (self.search, self._foot, self._foot_line):
            part.setVisible(bool(board.waiting))
        self.show_time()

    def show_time(self) -> None:
        """Paint what changes by the minute."""
        if self._board is not None:
            self._summary.setText(sentences.summary(self._board, self._desk.now()))
            self.table.viewport().update()

    def _lay_out(self) -> None:
        listed = QWidget()
        listed.setLayout(layouts.down(self.table))
        self._body.addWidget(listed)
        self._body.addWidget(self.empty)
        head = layouts.across(
            self._title, 8, self._summary, -1, self.search, margins=(15, 9, 15, 9)
        )  # fmt: skip
        self._title.setFixedHeight(32)
        foot = layouts.across(
            self.call, self.cancel, -1, self.restore, self.missed, margins=(15, 14, 15, 17)
        )
        self._foot = QWidget()
        self._foot.setLayout(foot)
        self._foot_line = layouts.hairline()
        column = layouts.down(head, self._body, self._foot_line, self._foot, margins=(1,) * 4)
        column.setStretch(1, 1)
        self.setLayout(column)

    def _connect(self) -> None:
        self.table.chosen_changed.connect(self._show_chosen)
        self.table.doubleClicked.connect(lambda _: self.call.click())
        self.search.textChanged.connect(self._searched)
        self.search.installEventFilter(self)
        self.call.clicked.connect(self._call)
        self.cancel.clicked.connect(lambda: self.cancel_asked.emit(self.table.chosen()))
        self.restore.clicked.connect(self._restore)
        self.missed.clicked.connect(self.missed_asked)
        for owner in (self.table, self.search):
            press(owner, self.call, Key.CALL_CHOSEN, within=True)
            press(owner, self.call, "Enter", within=True)
        press(self.table, self.cancel, Key.CANCEL, within=True)
        press(self, self.restore, Key.RESTORE_LATEST)
        press(self, self.missed, Key.MISSED)
        bind(self.search, Key.SEARCH, self.search.setFocus)
        bind(self.search, Key.BACK, self._leave_search, within=True)
        self._show_chosen()

    def _show_rows(self, board: CounterBoard) -> None:
        asked = self.search.text()
        shown = [one for one in board.waiting if search.found(asked, _searchable(one))]
        self.table.show_tickets(shown)
        self._show_chosen()

    def _show_missed(self, board: CounterBoard) -> None:
        self.missed.say(text("Số nhỡ: {n}").format(n=len(board.missed)))
        for button in (self.missed, self.restore):
            button.setVisible(bool(board.missed))
            allow(button, bool(board.missed))
        if not board.missed:
            self.empty.offer([])
            return
        newest = text("Khôi phục {label}").format(label=board.missed[0].ticket.label)
        self.restore.say(newest)
        count = text("{n} người hôm nay").format(n=len(board.missed))
        self.empty.offer(
            [
                Offer("rotate-ccw", newest, missed_words(board), Key.RESTORE_LATEST, self._restore),
                Offer("user-x", text("Xem số nhỡ"), count, Key.MISSED, self.missed_asked.emit),
            ]
        )

    def _show_chosen(self) -> None:
        one = self.table.chosen()
        moves = one.ticket.moves if one else frozenset()
        label = one.ticket.label if one else ""
        allow(self.call, Kind.CALL in moves and sentences.can_call(self._board))
        allow(self.cancel, Kind.CANCEL in moves)
        self.call.say(text("Gọi {label}").format(label=label) if one else text("Gọi số đang chọn"))
        self.cancel.say(text("Hủy {label}").format(label=label) if one else text("Hủy số"))

    def _waited(self, one: WaitingTicket) -> tuple[str, bool]:
        waited = sentences.waited(one.ticket, self._desk.now())
        target = self._board.office.rules.target_minutes if self._board else waited
        return text("{n} phút").format(n=waited), waited > target

    def _searched(self, asked: str) -> None:
        if self._board is not None:
            self._show_rows(self._board)
            self.table.choose(0 if asked.strip() else -1)

    def _leave_search(self) -> None:
        self.search.clear()
        self.table.setFocus()

    def _call(self) -> None:
        one = self.table.chosen()
        if one is not None:
            self._desk.call_chosen(one.ticket.ticket_id)
            self.search.clear()

    def _restore(self) -> None:
        if self._board is not None and self._board.missed:
            self._desk.restore(self._board.missed[0].ticket.ticket_id)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and down in the search field move through the list."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
            if step:
                row = self.table.currentIndex().row() + step
                self.table.choose(max(0, row))
                return True
        return super().eventFilter(watched, event)


def _searchable(one: WaitingTicket) -> str:
    return f"{one.ticket.label} {one.service.title} {one.service.hint} {sentences.note(one)}"
