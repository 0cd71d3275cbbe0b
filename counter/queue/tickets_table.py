"""A list of tickets as a table, and how one line of it is painted."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from counter.controls.lists import LinesTable
from db.queue.records import WaitingTicket
from office.qt import icons, look
from office.qt.table import RECORD_ROLE, Column, RecordTable
from office.texts import text
from office.ticket import Lane

HEIGHT = 44
PAD = 12
When = Callable[[WaitingTicket], tuple[str, bool]]  # the words, and whether it is too long
Note = Callable[[WaitingTicket], str]
_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | _MIDDLE
_LEFT = Qt.AlignmentFlag.AlignLeft | _MIDDLE


LABEL, SERVICE = 1, 2
WIDTHS = {0: 48, 1: 72, 3: 112, 4: 92, 5: 194}
LABEL_PAD = 4  # px


class RowPainter(QStyledItemDelegate):
    """Paints place, number, service, lane, wait and note, each in its column."""

    def __init__(self, when: When, note: Note) -> None:
        super().__init__()
        self._when, self._note_of = when, note
        self._parts = (
            self._place, self._number, self._service, self._lane, self._time, self._note
        )  # fmt: skip

    def sizeHint(
        self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(48, HEIGHT)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        one = index.data(RECORD_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = QRectF(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        self._ground(painter, room, one, chosen, index.column())
        self._parts[index.column()](painter, room, one, index.row())
        painter.restore()

    def _ground(
        self, painter: QPainter, room: QRectF, one: WaitingTicket, chosen: bool, column: int
    ) -> None:
        painter.fillRect(room, QColor(look.MIST if one.next_up or chosen else look.PAPER))
        painter.fillRect(
            QRectF(room.left(), room.bottom() - 1, room.width(), 1), QColor(look.HAIRLINE)
        )
        if one.next_up and column == 0:
            painter.fillRect(QRectF(room.left(), room.top(), 4, room.height()), QColor(look.NAVY))
        if chosen:
            for y in (room.top(), room.bottom() - 2):
                painter.fillRect(QRectF(room.left(), y, room.width(), 2), QColor(look.NAVY))

    def _place(self, painter: QPainter, room: QRectF, _one: WaitingTicket, row: int) -> None:
        _say(painter, room.adjusted(PAD, 0, 0, 0), str(row + 1), 13, color=look.INK_2)

    def _number(self, painter: QPainter, room: QRectF, one: WaitingTicket, _row: int) -> None:
        _say(painter, room, one.ticket.label, 18, weight=look.BOLD, flags=_RIGHT)

    def _service(self, painter: QPainter, room: QRectF, one: WaitingTicket, _row: int) -> None:
        at = room.adjusted(24, 0, -PAD, 0)
        taken = _say(painter, at, one.service.title, 15)
        rest = at.adjusted(taken + 8, 1, 0, 1)
        metrics = QFontMetrics(look.font(13))
        if one.service.hint and metrics.horizontalAdvance(one.service.hint) <= rest.width():
            _say(painter, rest, one.service.hint, 13, color=look.INK_2)

    def _lane(self, painter: QPainter, room: QRectF, one: WaitingTicket, _row: int) -> None:
        first = one.ticket.lane is Lane.PRIORITY
        word = lane_word(one.ticket.lane)
        name, color = ("accessibility", look.NAVY) if first else ("user", look.INK_2)
        ground = (look.PAPER if one.next_up else look.MIST) if first else ""
        weight = look.SEMIBOLD if first else look.REGULAR
        chip(painter, room, word, name, color=color, ground=ground, weight=weight)

    def _time(self, painter: QPainter, room: QRectF, one: WaitingTicket, _row: int) -> None:
        words, late = self._when(one)
        if not late:
            _say(painter, room, words, 15, flags=_RIGHT)
            return
        taken = _say(painter, room, words, 15, weight=look.BOLD, color=look.RED, flags=_RIGHT)
        spot = QRectF(room.right() - taken - 24, room.center().y() - 8, 15, 15)
        icons.paint(painter, "triangle-alert", spot, look.RED, 2)

    def _note(self, painter: QPainter, room: QRectF, one: WaitingTicket, _row: int) -> None:
        at = room.adjusted(20, 3, -PAD, -3)
        note = self._note_of(one)
        if not one.next_up:
            _say(painter, at, _cut(note, 12, 1.8 * at.width()), 13, color=look.INK_2)
            return
        if note:
            half = at.height() / 2
            below = at.adjusted(0, half, 0, 0)
            _say(painter, below, _cut(note, 12, below.width()), 12, color=look.INK_2)
            at = at.adjusted(0, 0, 0, -half)
        ground = "" if note else look.PAPER
        chip(
            painter,
            at.adjusted(-8, 0, 0, 0),
            text("Gọi kế tiếp"),
            "arrow-right",
            color=look.NAVY,
            ground=ground,
            weight=look.SEMIBOLD,
        )


def lane_word(lane: Lane) -> str:
    """A lane's name on screens."""
    return text("Ưu tiên") if lane is Lane.PRIORITY else text("Thường")


def _say(
    painter: QPainter,
    room: QRectF,
    said: str,
    px: float,
    *,
    weight: QFont.Weight = look.REGULAR,
    color: str = look.INK,
    flags: Qt.AlignmentFlag = _LEFT,
) -> float:
    """Paints words, on two smaller lines where one is too long; tells how wide they are."""
    face = look.font(px, weight)
    wide = QFontMetrics(face).horizontalAdvance(said)
    wrap = 0
    if wide > room.width():
        face.setPixelSize(min(face.pixelSize(), 12))
        wrap = int(Qt.TextFlag.TextWordWrap.value)
    painter.setFont(face)
    painter.setPen(QColor(color))
    painter.drawText(room, int(flags.value) | wrap, said)
    return wide


def _cut(said: str, px: float, width: float) -> str:
    """The words, with an ellipsis where they are longer than their place."""
    metrics = QFontMetrics(look.font(px))
    return metrics.elidedText(said, Qt.TextElideMode.ElideRight, round(width))


def chip(
    painter: QPainter,
    room: QRectF,
    word: str,
    icon: str,
    *,
    color: str,
    ground: str,
    weight: QFont.Weight,
) -> None:
    """An icon and a word, on a ground of their own if one is given."""
    face = look.font(13, weight)
    wide = QFontMetrics(face).horizontalAdvance(word)
    box = QRectF(room.left(), room.center().y() - 12.5, wide + 42, 24)
    if ground:
        painter.setPen(QPen(Qt.PenStyle.NoPen))
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(box, 4, 4)
    spot = QPointF(box.left() + 8, box.center().y() - 7)
    icons.paint(painter, icon, QRectF(spot.x(), spot.y(), 14, 14), color, 2)
    painter.setFont(face)
    painter.setPen(QColor(color))
    painter.drawText(box.adjusted(28, 0, 0, 0), int(_LEFT.value), word)


class TicketsTable(LinesTable):
    """Lines of tickets. The officer's choice stays with the ticket, not with the row."""

    def __init__(self, name: str, when_title: str, when: When, note: Note) -> None:
        super().__init__()
        columns = _columns(when_title, when, note)
        self.list = RecordTable(columns, lambda one: one.ticket.ticket_id, self)
        self._painter = RowPainter(when, note)
        self.setModel(self.list)
        self.setItemDelegate(self._painter)
        self.dress(name, WIDTHS, SERVICE, HEIGHT)

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
        Column("  " + text("Diện"), lambda one: lane_word(one.ticket.lane)),
        Column(when_title, lambda one: when(one)[0], right=True),
        Column("      " + text("Ghi chú"), note),
    ]
