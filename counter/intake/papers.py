"""The third section: the papers, ticked by their numbers."""

from typing import Any

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from counter.controls import layouts
from counter.controls.buttons import Painted
from counter.controls.choices import paint_box
from counter.controls.fields import PINK
from counter.controls.form_fields import Caps, Head
from counter.controls.keycaps import paint_caps
from counter.controls.lists import RowsView
from counter.controls.shortcuts import IntakeKey, bind
from counter.intake.intake import Intake
from counter.intake.procedure import shortened
from counter.intake.state import IntakeState
from office.dossiers.draft import PaperLine, PaperState
from office.qt import look
from office.qt.table import RECORD_ROLE, Column, Index, RecordTable
from office.texts import text

LEAST = 30  # px of a row
NEAR = 26  # px of a row on a low screen
TITLE = 58  # where titles begin
NOTE = 96  # px of what is said on the right
Numbered = tuple[int, PaperLine]
_WRAP = int(Qt.TextFlag.TextWordWrap.value)
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class PapersPanel(QWidget):
    """Painted from the snapshot; numbers go to the intake."""

    def __init__(self, intake: Intake) -> None:
        super().__init__()
        self._intake = intake
        every = layouts.words(text("đủ cả"), 13, color=look.INK_2)
        self.head = Head(IntakeKey.PAPERS, text("Giấy tờ"), Caps("0"), every)
        self.list = PaperList()
        self._none = layouts.words("", 13, color=look.INK_2, wrap=True)
        rows = layouts.down(self.list, self._none, gap=4)
        self.setLayout(layouts.down(self.head, rows, gap=8, margins=(16, 6, 16, 8)))
        self.list.turned.connect(intake.turn_paper)
        self.list.all_there.connect(intake.all_papers)
        self.list.went_on.connect(lambda: intake.wanted.emit("on"))
        bind(self, IntakeKey.ALL_PAPERS, intake.all_papers)

    def show_state(self, state: IntakeState) -> None:
        """Paint the list and how it stands."""
        lines = state.draft.papers
        self.list.show_papers(lines)
        self.list.setVisible(bool(lines))
        self._none.setVisible(not lines)
        self._none.setText(
            text("Thủ tục này không ghi giấy tờ nào.")
            if state.procedure
            else text("Chọn thủ tục thì hiện giấy tờ cần nộp.")
        )
        asked = [each for each in lines if each.state is not PaperState.NOT_NEEDED]
        lacking = [str(n) for n, each in enumerate(lines, 1) if each.state is PaperState.MISSING]
        if lacking:
            shown = ", ".join(lacking[:4]) + ("…" if len(lacking) > 4 else "")
            said = text("Thiếu {n}: số {numbers}").format(n=len(lacking), numbers=shown)
            self.head.say(said, "triangle-alert", look.RED)
        elif asked:
            said = text("Đủ {n} trên {n}").format(n=len(asked))
            self.head.say(said, "circle-check")
        else:
            self.head.say("")


class PaperList(RowsView):
    """Has the focus for the numbers; scrolls in itself when there are many."""

    turned = Signal(int)
    all_there = Signal()
    went_on = Signal()

    def __init__(self) -> None:
        self._papers = _Papers([Column("", _told)], lambda numbered: numbered[0])
        self._painter = _PaperPainter(self)
        super().__init__(text("Giấy tờ cần nộp"), self._papers, self._painter)
        self._most = 190
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)  # each is ticked
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_most(self, most: int) -> None:
        """How high it may be before it scrolls in itself."""
        if most != self._most:
            self._most = most
            self._fit()

    def set_near(self, near: bool) -> None:
        """Rows nearer to each other, or as they are where there is room."""
        self._painter.least = NEAR if near else LEAST
        self.scheduleDelayedItemsLayout()
        self._fit()

    def show_papers(self, lines: tuple[PaperLine, ...]) -> None:
        """Paint them."""
        numbered = tuple(enumerate(lines, 1))
        if numbered != self._papers.records:
            self._papers.show(numbered)
            self._fit()

    @property
    def pieces(self) -> list[Painted]:
        """The notes; titles wrap and are measured by the row."""
        rows = [self._papers.index(row, 0) for row in range(self._papers.rowCount())]
        return [
            Painted(note(line), _note_room(self.visualRect(row)), 13, look.REGULAR)
            for row, (_, line) in zip(rows, self._papers.records, strict=True)
            if self.visualRect(row).intersects(self.viewport().rect())
        ]

    def sizeHint(self) -> QSize:
        """As high as its rows."""
        return QSize(300, self._high())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Numbers turn papers, 0 is all; arrows and Space do for those past nine."""
        at = self.currentIndex().row()
        match Qt.Key(event.key()):
            case _ if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
                event.ignore()
            case Qt.Key.Key_0:
                self.all_there.emit()
            case key if Qt.Key.Key_1 <= key <= Qt.Key.Key_9:
                self.go_to(event.key() - Qt.Key.Key_1)
                self.turned.emit(event.key() - Qt.Key.Key_0)
            case Qt.Key.Key_Down:
                self.go_to(at + 1)
            case Qt.Key.Key_Up:
                self.go_to(at - 1)
            case Qt.Key.Key_Space:
                self.turned.emit(at + 1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.went_on.emit()
            case _:
                event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click turns a paper."""
        pressed = self.indexAt(event.position().toPoint())
        if pressed.isValid():
            self.turned.emit(pressed.row() + 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrower, titles wrap more."""
        super().resizeEvent(event)
        self._fit()

    def _high(self) -> int:
        wide, least = max(200, self.width()), self._painter.least
        lines = [line for _, line in self._papers.records]
        return min(self._most, sum(_height(each, wide, least) for each in lines) or least)

    def _fit(self) -> None:
        if self.minimumHeight() != self._high():
            self.setFixedHeight(self._high())


class _Papers(RecordTable[Numbered]):
    """Papers by their numbers, ticked where they are there."""

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsUserCheckable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        record = self.record_at(index)
        if role == Qt.ItemDataRole.CheckStateRole and record is not None:
            there = record[1].state is PaperState.HAVE
            return Qt.CheckState.Checked if there else Qt.CheckState.Unchecked
        return super().data(index, role)


class _PaperPainter(QStyledItemDelegate):
    """A paper's number, box, title, and what is asked for."""

    least = LEAST

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__()
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        wide = self._view.viewport().width()
        return QSize(wide, _height(index.data(RECORD_ROLE)[1], wide, self.least))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        number, line = index.data(RECORD_ROLE)
        room, current = option.rect, bool(option.state & QStyle.StateFlag.State_HasFocus)
        missing = line.state is PaperState.MISSING
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if missing or current:
            painter.fillRect(room, QColor(look.MIST if current else PINK))
        middle = room.center().y() + 0.5
        color = look.RED if missing else look.INK_2
        paint_caps(painter, QPointF(room.left() + 2, middle), (str(number),), color)
        _paint_state(painter, line.state, middle)
        painter.setPen(QColor(look.INK_2 if line.state is PaperState.NOT_NEEDED else look.INK))
        painter.setFont(look.font(15, look.SEMIBOLD if missing else look.REGULAR))
        painter.drawText(_title_room(room), _WRAP | int(_MIDDLE.value), _title(line))
        painter.setPen(QColor(color))
        painter.setFont(look.font(13, look.SEMIBOLD if missing else look.REGULAR))
        right = Qt.AlignmentFlag.AlignRight | _MIDDLE
        painter.drawText(QRectF(_note_room(room)), right, note(line))
        painter.restore()


def _paint_state(painter: QPainter, state: PaperState, middle: float) -> None:
    if state is PaperState.NOT_NEEDED:
        painter.fillRect(QRectF(36, middle - 1, 10, 2), QColor(look.INK_2))
        return
    on = state is PaperState.HAVE
    paint_box(painter, QRectF(32, middle - 9, 18, 18), on=on, missing=not on)


def _told(numbered: Numbered) -> str:
    number, line = numbered
    return f"{number} {line.title}: {note(line)}"


def _title(line: PaperLine) -> str:
    return shortened(line.title, 180)


def _title_room(room: QRect) -> QRect:
    return QRect(TITLE, room.top(), room.width() - TITLE - NOTE - 10, room.height())


def _note_room(room: QRect) -> QRect:
    return QRect(room.right() - NOTE - 3, room.top(), NOTE, room.height())


def _height(line: PaperLine, wide: int, least: int) -> int:
    room = QRect(0, 0, max(60, wide - TITLE - NOTE - 10), 10000)
    metrics = QFontMetrics(look.font(15, look.SEMIBOLD))
    high = metrics.boundingRect(room, _WRAP, _title(line)).height()
    return max(least, high + least - NEAR + 4)


def note(line: PaperLine) -> str:
    """`nộp 1 bản chính`, `chưa có`, `không cần`."""
    if line.state is PaperState.MISSING:
        return text("chưa có")
    if line.state is PaperState.NOT_NEEDED:
        return text("không cần")
    if line.originals and line.copies:
        return text("{n} chính, {m} sao").format(n=line.originals, m=line.copies)
    if line.originals:
        return text("{n} bản chính").format(n=line.originals)
    return text("{n} bản sao").format(n=line.copies) if line.copies else text("xuất trình")
