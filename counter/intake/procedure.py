"""The second section: which procedure. A search while there is none, a card once there is."""

from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from counter.controls import layouts
from counter.controls.buttons import KeyButton, Painted
from counter.controls.fields import IconField
from counter.controls.form_fields import Head
from counter.controls.keycaps import caps_width, paint_caps
from counter.controls.lists import RowsView
from counter.controls.shortcuts import IntakeKey, caps, press
from counter.intake.intake import Intake
from counter.intake.search import Spans, matched, title
from counter.intake.state import IntakeState, limit_words
from office.procedure import Channel, Procedure
from office.qt import look
from office.qt.table import RECORD_ROLE, Column, Index, RecordTable
from office.qt.widgets import Card
from office.texts import text

HIGH = 34
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Answer:
    """A procedure that was found: its name, the letters of it that answer, and its time."""

    code: str
    said: str
    spans: Spans
    limit: str


class Answers(RowsView):
    """The procedures found, the picked one in a frame with its key."""

    taken = Signal(int)

    def __init__(self) -> None:
        self._found = RecordTable([Column("", _told)], lambda one: one.code)
        super().__init__(text("Thủ tục"), self._found, _AnswerPainter())
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_answers(self, state: IntakeState) -> None:
        """Paint what was found."""
        found = [_answer(each, state.query, state.draft.channel) for each in state.found]
        if found != list(self._found.records):
            self._found.show(found)
            self.updateGeometry()
        self.go_to(state.picked)

    @property
    def pieces(self) -> list[Painted]:
        """The titles, as far as they are shown, and the times."""
        shown: list[Painted] = []
        for row, one in enumerate(self._found.records):
            index = self._found.index(row, 0)
            rooms = _Rooms(self.visualRect(index), one.limit, picked=index == self.currentIndex())
            cut = _cut(one.said, one.spans, rooms.title.width())
            shown.append(Painted(cut, rooms.title, 15, look.REGULAR))
            shown.append(Painted(one.limit, rooms.limit, 13, look.REGULAR))
        return shown

    def sizeHint(self) -> QSize:
        """One row each."""
        return QSize(300, HIGH * self._found.rowCount())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click takes one."""
        pressed = self.indexAt(event.position().toPoint())
        if pressed.isValid():
            self.taken.emit(pressed.row())


class _Rooms:
    """Where title and time stand in a row."""

    def __init__(self, row: QRect, limit: str, *, picked: bool) -> None:
        wide = QFontMetrics(look.font(13)).horizontalAdvance(limit) + 1
        printed = caps_width(caps("Return")) + 12 if picked else 0
        self.limit = QRect(row.width() - 10 - printed - wide, row.top(), wide, HIGH)
        self.title = QRect(12, row.top(), self.limit.left() - 20, HIGH)


class _AnswerPainter(QStyledItemDelegate):
    """The title with the letters that answer in bold, and the time."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(300, HIGH)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        one, row = index.data(RECORD_ROLE), option.rect
        picked = bool(option.state & QStyle.StateFlag.State_Selected)
        color = look.NAVY if picked else look.INK
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if picked:
            painter.setPen(QPen(QColor(look.NAVY), 2))
            painter.setBrush(QColor(look.MIST))
            painter.drawRoundedRect(QRectF(row).adjusted(1, 1, -1, -1), 6, 6)
            x = row.width() - 10 - caps_width(caps("Return"))
            paint_caps(painter, QPointF(x, row.top() + HIGH / 2), caps("Return"), color)
        rooms = _Rooms(row, one.limit, picked=picked)
        cut = _cut(one.said, one.spans, rooms.title.width())
        _paint_title(painter, rooms.title, cut, one.spans, color)
        painter.setPen(QColor(look.INK_2))
        painter.setFont(look.font(13))
        painter.drawText(QRectF(rooms.limit), _MIDDLE, one.limit)
        painter.restore()


def shortened(said: str, most: int) -> str:
    """A text of at most so many letters."""
    return said if len(said) <= most else said[: most - 1].rstrip() + "…"


def _answer(one: Procedure, query: str, channel: Channel) -> Answer:
    said = title(one)
    return Answer(one.code, said, matched(said, query), limit_words(one, channel))


def _told(one: Answer) -> str:
    return f"{one.said}, {one.limit}"


def _widths(said: str, spans: Spans) -> list[tuple[str, bool, int]]:
    """The title in pieces, bold where it answers, each with its width."""
    edges = sorted({0, len(said), *(place for span in spans for place in span)})
    pieces = []
    for begin, end in pairwise(edges):
        bold = any(one <= begin < two for one, two in spans)
        face = look.font(15, look.BOLD if bold else look.REGULAR)
        wide = QFontMetrics(face).horizontalAdvance(said[begin:end])
        pieces.append((said[begin:end], bold, wide))
    return pieces


def _cut(said: str, spans: Spans, room: int) -> str:
    """As much of a title as has room."""
    if sum(wide for _, _, wide in _widths(said, spans)) <= room:
        return said
    low, high = 0, len(said)
    while low < high:
        middle = (low + high + 1) // 2
        shown = said[:middle].rstrip() + "…"
        fits = sum(wide for _, _, wide in _widths(shown, spans)) <= room
        low, high = (middle, high) if fits else (low, middle - 1)
    return said[:low].rstrip() + "…"


def _paint_title(painter: QPainter, room: QRect, said: str, spans: Spans, color: str) -> None:
    painter.setPen(QColor(color))
    x = float(room.left())
    inside = tuple((one, min(two, len(said))) for one, two in spans if one < len(said))
    for piece, bold, wide in _widths(said, inside):
        painter.setFont(look.font(15, look.BOLD if bold else look.REGULAR))
        painter.drawText(QRectF(x, room.top(), wide + 2, HIGH), _MIDDLE, piece)
        x += wide


class ProcedurePanel(QWidget):
    """Painted from the snapshot; keys go to the intake."""

    def __init__(self, intake: Intake) -> None:
        super().__init__()
        self._intake = intake
        self.head = Head(IntakeKey.PROCEDURE, text("Thủ tục"))
        self.search = ProcedureSearch()
        self.answers = Answers()
        self._none = layouts.words("", 13, color=look.INK_2, wrap=True)
        self.card = ProcedureCard()
        rows = layouts.down(self.search, self.answers, self._none, self.card, gap=8)
        self.setLayout(layouts.down(self.head, rows, gap=8, margins=(16, 6, 16, 8)))
        self.search.textEdited.connect(intake.choosing.search)
        self.search.installEventFilter(self)
        self.answers.taken.connect(self._take)
        self.card.other.clicked.connect(intake.choosing.drop)
        press(self, self.card.other, IntakeKey.OTHER_PROCEDURE)

    def show_state(self, state: IntakeState) -> None:
        """Paint the search or the chosen procedure."""
        chosen = state.procedure
        self.card.setVisible(chosen is not None)
        self.search.setVisible(chosen is None)
        self.answers.setVisible(chosen is None and bool(state.found))
        if chosen is not None:
            self.card.show_procedure(chosen)
        if self.search.text() != state.query:
            self.search.setText(state.query)
        self.answers.show_answers(state)
        self._none.setText(_nothing(state))
        self._none.setVisible(chosen is None and bool(self._none.text()))
        self.head.say(state.limit_words, "", look.INK_2)

    def stop(self) -> QWidget:
        """Where Alt+2 leads."""
        return self.card.other if self.card.isVisibleTo(self) else self.search

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up, down and Enter in the search go to the answers."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
            if step:
                self._intake.choosing.pick(self._intake.state.picked + step)
                return True
            plain = not event.modifiers() & Qt.KeyboardModifier.ControlModifier
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
                self._intake.choosing.choose()
                return True
        return super().eventFilter(watched, event)

    def _take(self, place: int) -> None:
        self._intake.choosing.pick(place)
        self._intake.choosing.choose()


class ProcedureSearch(IconField):
    """Where a few letters are typed; an input method would only be in the way."""

    def __init__(self) -> None:
        super().__init__(text("Tìm thủ tục"), "search", px=15, height=36, room=104)
        self.take_plain_letters()
        self.setMaxLength(100)

    @property
    def pieces(self) -> list[Painted]:
        """The hint."""
        return [Painted(text("không cần dấu"), self._room(), 13, look.REGULAR)]

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the hint behind the words."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setFont(look.font(13))
        painter.setPen(QColor(look.INK_2))
        painter.drawText(self._room(), int(_MIDDLE.value), text("không cần dấu"))

    def _room(self) -> QRect:
        wide = QFontMetrics(look.font(13)).horizontalAdvance(text("không cần dấu")) + 1
        return QRect(self.width() - wide - 10, 0, wide, self.height())


class ProcedureCard(Card):
    """The chosen procedure, and the way to another one."""

    def __init__(self) -> None:
        super().__init__(radius=6, ground=look.MIST, border=look.MIST, width=0)
        self._title = layouts.words("", 15, look.BOLD, look.NAVY, wrap=True)
        self._about = layouts.words("", 13, color=look.INK_2, wrap=True)
        self.other = KeyButton(text("Đổi"), IntakeKey.OTHER_PROCEDURE, px=13, height=30)
        row = layouts.across(
            layouts.down(self._title, self._about, gap=1), self.other, margins=(12, 6, 8, 6)
        )
        row.setStretch(0, 1)
        self.setLayout(row)

    def show_procedure(self, one: Procedure) -> None:
        """Paint it."""
        self._title.setText(shortened(title(one), 150))
        self._about.setText(" · ".join(filter(None, (one.code, one.field, one.level))))


def _nothing(state: IntakeState) -> str:
    if not state.ready:
        return text("Đang đọc danh mục thủ tục…")
    if state.found:
        return ""
    if state.query.strip():
        return text("Không có thủ tục nào như vậy. Xin gõ ít chữ hơn, hoặc gõ mã.")
    return text("Gõ vài chữ, vài chữ đầu (dkks) hoặc mã thủ tục.")
