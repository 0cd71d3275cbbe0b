"""Who waits: the list, the search in it, and what an empty one means."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QStackedWidget, QWidget

from counter.controls import layouts
from counter.controls.buttons import KeyButton, Painted, allow
from counter.controls.fields import SearchField
from counter.controls.keycaps import caps_width, paint_caps
from counter.controls.shortcuts import Key, bind, caps, press
from counter.queue import sentences
from counter.queue.desk import Desk, DeskState
from counter.queue.tickets_table import TicketsTable
from db.queue.records import CounterBoard, WaitingTicket
from office import dates
from office.people.plain_text import fold
from office.qt import icons, look
from office.qt.widgets import CENTER, Card, Picture
from office.texts import text
from office.ticket import Kind

ROW = 46
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


def found(asked: str, said: str) -> bool:
    """Whether every word asked for is in what is said, in any order, spaces typed or not."""
    wanted, folded = fold(asked), fold(said)
    packed = folded.replace(" ", "")
    return wanted.replace(" ", "") in packed or all(word in packed for word in wanted.split())


@dataclass(frozen=True, slots=True)
class Offer:
    """Useful work: an icon, what it is, how it stands, its key and what a press does."""

    icon: str
    title: str
    detail: str
    key: Key
    gesture: Callable[[], object]


class EmptyQueue(QWidget):
    """Shown in place of the list while nobody waits for this counter."""

    def __init__(self) -> None:
        super().__init__()
        self._title = layouts.words("", 18, look.BOLD, align=CENTER)
        self._first = layouts.words("", 15, color=look.INK_2, align=CENTER)
        self._second = layouts.words("", 15, color=look.INK_2, align=CENTER, wrap=True)
        self._heading = layouts.words(text("Việc có thể làm lúc này"), 15, look.SEMIBOLD)
        self.rows = [OfferRow() for _ in range(3)]
        icon = Picture("inbox", 56, look.BORDER, 1.75)
        self._line = layouts.hairline()
        column = layouts.down(
            -1, icon, 14, self._title, 4, self._first, self._second, -1,
            self._line, 12, self._heading, 9, *self.rows, margins=(15, 0, 15, 10),
        )  # fmt: skip
        column.setAlignment(icon, Qt.AlignmentFlag.AlignHCenter)
        self.setLayout(column)

    def show_board(self, board: CounterBoard) -> None:
        """Paint why the list is empty."""
        if not board.day.is_open:
            self._title.setText(text("Hôm nay chưa mở sổ lấy số"))
            self._first.setText(text("Đến ngày làm việc, sổ tự mở và danh sách tự hiện."))
            self._second.setText("")
            return
        self._title.setText(text("Chưa có ai chờ quầy này"))
        self._first.setText(text("Có phiếu mới, danh sách tự hiện."))
        titles = ", ".join(service.title for service in board.services)
        self._second.setText(text("Quầy nhận: {services}.").format(services=titles))

    def offer(self, offers: list[Offer]) -> None:
        """Paint the work there is; with none, nothing is said about it."""
        for row, one in zip(self.rows, offers, strict=False):
            row.show_offer(one)
        for row in self.rows[len(offers) :]:
            row.hide()
        self._heading.setVisible(bool(offers))
        self._line.setVisible(bool(offers))


class OfferRow(QAbstractButton):
    """One line of useful work."""

    ring_radius = 8

    def __init__(self) -> None:
        super().__init__()
        self._offer: Offer | None = None
        self.setFixedHeight(ROW)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.clicked.connect(self._do)

    @property
    def key(self) -> str:
        """The key printed on it."""
        return self._offer.key if self._offer else ""

    @property
    def pieces(self) -> list[Painted]:
        """The words on it."""
        if self._offer is None:
            return []
        title = Painted(self._offer.title, QRect(32, 0, 230, ROW), 15, look.SEMIBOLD)
        room = QRect(268, 0, self.width() - 360, ROW)
        return [title, Painted(self._offer.detail, room, 15, look.REGULAR)]

    def show_offer(self, offer: Offer) -> None:
        """Paint this work."""
        self._offer = offer
        self.setText(offer.title)
        self.setAccessibleName(f"{offer.title}, {offer.detail}")
        self.show()
        self.update()

    def _do(self) -> None:
        if self._offer is not None:
            self._offer.gesture()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paints icon, title, detail and key in columns."""
        offer = self._offer
        if offer is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isDown() or self.underMouse():
            painter.fillRect(self.rect(), QColor(look.MIST))
        painter.fillRect(QRectF(0, 0, self.width(), 1), QColor(look.HAIRLINE))
        icons.paint(painter, offer.icon, QRectF(2, 14, 18, 18), look.NAVY, 2)
        painter.setPen(QColor(look.INK))
        painter.setFont(look.font(15, look.SEMIBOLD))
        painter.drawText(QRectF(32, 0, 230, ROW), _LEFT, offer.title)
        painter.setPen(QColor(look.INK_2))
        painter.setFont(look.font(15))
        painter.drawText(QRectF(268, 0, self.width() - 360, ROW), _LEFT, offer.detail)
        x = self.width() - caps_width(caps(offer.key))
        paint_caps(painter, QPointF(x, ROW / 2), caps(offer.key), look.INK_2)


def missed_words(board: CounterBoard) -> str:
    """The newest missed number: when, and how often it was called."""
    one = board.missed[0].ticket
    at = dates.clock(one.ended_at) if one.ended_at else ""
    return text("nhỡ lúc {at}, đã gọi {n} lần").format(at=at, n=one.calls)


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
        shown = [one for one in board.waiting if found(asked, _searchable(one))]
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
