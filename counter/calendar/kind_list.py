"""The kinds a day can have, each with its sign and its digit; arrows and digits choose."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from counter.calendar import day_signs, year_words
from counter.controls.buttons import Painted
from counter.controls.fields import is_enter
from counter.controls.keycaps import caps_width, paint_caps
from counter.controls.lists import RowsView
from office.dossiers.marked_days import DayKind
from office.qt import look
from office.qt.table import RECORD_ROLE, Column, Index, RecordTable
from office.qt.widgets import LEFT
from office.texts import text

ROW = 30
CHOICES: tuple[DayKind | None, ...] = (None, *year_words.KINDS)  # 0 is an ordinary day


class KindList(RowsView):
    """One line a kind; the chosen one has the ground of a choice and a bar before it."""

    chosen = Signal()
    entered = Signal()

    def __init__(self) -> None:
        kinds = RecordTable([Column("", year_words.kind_title)], lambda kind: kind)
        super().__init__(text("Loại ngày"), kinds, _KindPainter())
        kinds.setParent(self)
        kinds.show(CHOICES)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def kind(self) -> DayKind | None:
        """The chosen kind; None for an ordinary day."""
        return CHOICES[self.currentIndex().row()]

    def show_kind(self, kind: DayKind | None) -> None:
        """Paint which one it is."""
        self.go_to(CHOICES.index(kind))

    def choose(self, at: int) -> None:
        """Take the one in this place, as its digit does."""
        self.go_to(at)
        self.chosen.emit()

    def sizeHint(self) -> QSize:
        """All of them."""
        return QSize(300, ROW * len(CHOICES))

    @property
    def pieces(self) -> list[Painted]:
        """The words in it."""
        at = self.currentIndex().row()
        return [
            Painted(year_words.kind_title(kind), _words(QRect(0, n * ROW, self.width(), ROW)), 13,
                    look.SEMIBOLD if n == at else look.REGULAR)
            for n, kind in enumerate(CHOICES)
        ]  # fmt: skip

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit or an arrow chooses, Enter goes on."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        digit = event.text()
        if is_enter(event):
            self.entered.emit()
        elif step:
            self.choose((self.currentIndex().row() + step) % len(CHOICES))
        elif len(digit) == 1 and digit in "0123456789"[: len(CHOICES)]:
            self.choose(int(digit))
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click chooses."""
        self.choose(min(int(event.position().y()) // ROW, len(CHOICES) - 1))


class _KindPainter(QStyledItemDelegate):
    """The sign of a kind, its title and its digit."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(300, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        kind, room = index.data(RECORD_ROLE), QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(look.MIST))
            painter.drawRoundedRect(room, 4, 4)
            painter.fillRect(QRectF(0, room.top() + 4, 4, ROW - 8), QColor(look.NAVY))
        paint_sample(painter, QRectF(14, room.top() + 3, 30, ROW - 6), kind)
        painter.setFont(look.font(13, look.SEMIBOLD if chosen else look.REGULAR))
        painter.setPen(QColor(look.INK))
        painter.drawText(_words(option.rect), int(LEFT.value), year_words.kind_title(kind))
        digit = (str(index.row()),)
        at = QPointF(room.width() - 10 - caps_width(digit), room.center().y())
        paint_caps(painter, at, digit, look.INK_2)
        painter.restore()


def _words(row: QRect) -> QRect:
    return row.adjusted(54, 0, -44, 0)


def paint_sample(painter: QPainter, room: QRectF, kind: DayKind | None) -> None:
    """The sign of a kind, or the frame of an ordinary day."""
    day_signs.paint_sign(painter, room, kind)
    if kind is None:
        painter.setPen(QPen(QColor(look.HAIRLINE), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(room.adjusted(1, 1, -1, -1), 4, 4)
