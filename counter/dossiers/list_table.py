"""A list of dossiers as a table under headings; the choice stays with the dossier."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from counter import parts, rows
from counter.dossiers import groups, words
from counter.dossiers.groups import Entry, Group
from counter.dossiers.painting import say
from office.dossier import STATE_TITLES
from office.dossier_records import DossierLine
from office.qt import icons, look
from office.qt.table import RECORD_ROLE, Column, RecordTable
from office.texts import text

LINE, HEADING = 36, 28
PAD = 16
LEFT, DUE, CODE, TITLE, OWNER, STEP, HOLDER = range(7)
WIDTHS = {LEFT: 172, DUE: 132, CODE: 214, OWNER: 170, STEP: 158, HOLDER: 172}
STYLE = (
    parts.SCROLL
    + f"""
QTableView {{ background: {look.PAPER}; border: none; outline: none; }}
QHeaderView {{ background: {rows.GREY}; border: none; }}
QHeaderView::section {{ background: {rows.GREY}; color: {look.INK_2}; border: none;
    font: 600 13px "{look.FAMILY}"; padding: 0px; }}
"""
)
MARKS = {
    groups.OVERDUE: ("circle-alert", look.RED),
    groups.TODAY: ("hourglass", look.INK),
    groups.SOON: ("hourglass", look.INK),
    groups.IN_TIME: ("clock", look.INK_2),
    groups.STOOD: ("circle-pause", look.INK_2),
}
Index = QModelIndex | QPersistentModelIndex


class _Entries(RecordTable[Entry]):
    """Lines and headings; a heading cannot be chosen."""

    own = True  # the unit's own list, or what a search found

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        found = {STEP: text("Trạng thái"), HOLDER: text("Số giấy tờ")}
        if role == Qt.ItemDataRole.DisplayRole and not self.own and section in found:
            return found[section]
        return super().headerData(section, orientation, role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if isinstance(self.record_at(index), Group):
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)


class DossierTable(QTableView):
    """Lines of dossiers."""

    ring_radius = None  # the chosen row says where the keys go
    chosen_changed = Signal()

    def __init__(self, name: str, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._now = now
        self.list = _Entries(self._columns(), _key, self)
        self.setModel(self.list)
        self.setItemDelegate(_Painter(self))
        self.setAccessibleName(name)
        self._dress()
        self.selectionModel().selectionChanged.connect(lambda *_: self.chosen_changed.emit())

    def now(self) -> datetime:
        """The moment for which the lines are told."""
        return self._now()

    def show_entries(self, entries: Sequence[Entry], *, own: bool = True) -> None:
        """Paints these lines; `own` False tells state and number instead of step and holder."""
        self.list.own = own
        before = self.chosen()
        self._make_room(entries)
        self.list.show(entries)
        for row, each in enumerate(entries):
            high = HEADING if isinstance(each, Group) else LINE
            if self.rowHeight(row) != high:
                self.setRowHeight(row, high)
        if before is not None and self.list.row_of(_key(before)) is None:
            self.choose(None)  # Qt would choose a neighbour, and Enter would open it
        self.list.headerDataChanged.emit(Qt.Orientation.Horizontal, STEP, HOLDER)
        self.chosen_changed.emit()

    def chosen(self) -> DossierLine | None:
        """The line the officer chose, as it is now."""
        picked = self.selectionModel().selectedRows()
        record = self.list.record_at(picked[0]) if picked else None
        return record if isinstance(record, DossierLine) else None

    def choose(self, dossier_id: int | None) -> None:
        """Choose a dossier, or none."""
        row = None if dossier_id is None else self.list.row_of(dossier_id)
        if row is None:
            self.clearSelection()
            self.setCurrentIndex(self.list.index(-1, -1))
        else:
            self.selectRow(row)

    def choose_first(self) -> None:
        """Choose the topmost line, if there is one."""
        lines = [each for each in self.list.records if isinstance(each, DossierLine)]
        self.choose(lines[0].dossier.dossier_id if lines else None)

    def step_on(self, step: int) -> None:
        """Choose the next or previous line, headings left out."""
        ids = [e.dossier.dossier_id for e in self.list.records if isinstance(e, DossierLine)]
        one = self.chosen()
        if not ids:
            return
        at = ids.index(one.dossier.dossier_id) + step if one else 0
        self.choose(ids[min(max(at, 0), len(ids) - 1)])

    def _columns(self) -> list[Column[Entry]]:
        def of(words_of: Callable[[DossierLine], str]) -> Callable[[Entry], str]:
            return lambda one: words_of(one) if isinstance(one, DossierLine) else one.title

        return [
            Column("    " + text("Còn lại"), of(lambda one: words.left(one, self._now()))),
            Column(text("Hẹn trả"), of(lambda one: words.due(one.dossier))),
            Column(text("Mã hồ sơ"), of(lambda one: one.dossier.code)),
            Column(text("Thủ tục"), of(lambda one: one.dossier.title)),
            Column(text("Chủ hồ sơ"), of(lambda one: one.owner)),
            Column(text("Bước đang làm"), of(self.step_of)),
            Column(text("Người giữ"), of(self.holder_of)),
        ]

    def step_of(self, one: DossierLine) -> str:
        """The step in the unit, or the state in a search."""
        return words.step(one) if self.list.own else text(STATE_TITLES[one.dossier.state])

    def holder_of(self, one: DossierLine) -> str:
        """Who works on it, or the owner's number, masked, in a search."""
        return words.holder(one) if self.list.own else one.id_number

    def _make_room(self, entries: Sequence[Entry]) -> None:
        metrics = QFontMetrics(look.font(15))
        codes = (e.dossier.code for e in entries if isinstance(e, DossierLine))
        widest = max((metrics.horizontalAdvance(code) for code in codes), default=0)
        self.horizontalHeader().resizeSection(CODE, max(WIDTHS[CODE], widest + 16))

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
        self.verticalHeader().setMinimumSectionSize(HEADING)
        self.verticalHeader().setDefaultSectionSize(LINE)
        self.setHorizontalHeader(_Heads(self))


def _key(one: Entry) -> str | int:
    return one.key if isinstance(one, Group) else one.dossier.dossier_id


class _Heads(QHeaderView):
    """Headings over their columns."""

    def __init__(self, table: DossierTable) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self.setModel(table.model())
        self.setSectionsClickable(False)
        self.setFixedHeight(30)
        self.setMinimumSectionSize(40)
        for column, width in WIDTHS.items():
            self.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            self.resizeSection(column, width)
        self.setSectionResizeMode(TITLE, QHeaderView.ResizeMode.Stretch)


class _Painter(QStyledItemDelegate):
    """Paints headings across the row, and each line in its columns."""

    def __init__(self, table: DossierTable) -> None:
        super().__init__(table)
        self._table = table

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        heading = isinstance(index.data(RECORD_ROLE), Group)
        return QSize(48, HEADING if heading else LINE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        one, room = index.data(RECORD_ROLE), QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(one, Group):
            self._heading(painter, room, one, index.column())
        else:
            chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            self._line(painter, room, one, index.column(), chosen=chosen)
        painter.restore()

    def _heading(self, painter: QPainter, room: QRectF, group: Group, column: int) -> None:
        painter.fillRect(room, QColor("#F7F8F9"))
        painter.fillRect(QRectF(room.left(), room.bottom() - 1, room.width(), 1), _hair())
        if column:
            return
        color = look.RED if group.key == groups.OVERDUE else look.INK
        at = room.adjusted(PAD, 0, 0, 0)
        wide = say(painter, at, group.title, 13, weight=look.SEMIBOLD, color=color)
        count = str(group.count) if group.count is not None else ""
        say(painter, at.adjusted(wide + 8, 0, 0, 0), count, 13, color=look.INK_2)

    def _line(
        self, painter: QPainter, room: QRectF, one: DossierLine, column: int, *, chosen: bool
    ) -> None:
        painter.fillRect(room, QColor(look.MIST if chosen else look.PAPER))
        painter.fillRect(QRectF(room.left(), room.bottom() - 1, room.width(), 1), _hair())
        if chosen and column == LEFT:
            painter.fillRect(QRectF(room.left(), room.top(), 4, room.height()), QColor(look.NAVY))
        if column == LEFT:
            self._left(painter, room, one)
            return
        at = room.adjusted(0, 1, -12, -1)
        match column:
            case 1:
                say(painter, at, words.due(one.dossier))
            case 2:
                say(painter, at, one.dossier.code)
            case 3:
                say(
                    painter, at, one.dossier.title, weight=look.SEMIBOLD if chosen else look.REGULAR
                )
            case 4:
                say(painter, at, one.owner)
            case 5:
                self._step(painter, at, one)
            case _:
                named = one.holder is not None or not self._table.list.own
                color = look.INK if named else look.INK_2
                say(painter, at, self._table.holder_of(one), color=color)

    def _left(self, painter: QPainter, room: QRectF, one: DossierLine) -> None:
        said = words.left(one, self._table.now())
        key = groups.group_of(one)
        icon, color = MARKS[key]
        if one.dossier.settled_at is not None:
            icon, color = "circle-check", look.TEAL
        icons.paint(painter, icon, QRectF(room.left() + PAD, room.center().y() - 7, 14, 14),
                    color, 2)  # fmt: skip
        urgent = key in (groups.OVERDUE, groups.TODAY, groups.SOON)
        weight = look.SEMIBOLD if urgent else look.REGULAR
        ink = look.RED if key == groups.OVERDUE else look.INK
        if key == groups.STOOD:
            ink = look.INK_2
        say(painter, room.adjusted(PAD + 22, 1, -8, -1), said, weight=weight, color=ink)

    def _step(self, painter: QPainter, room: QRectF, one: DossierLine) -> None:
        color = look.RED if self._table.list.own and words.is_unnamed(one) else look.INK
        say(painter, room, self._table.step_of(one), color=color)


def _hair() -> QColor:
    return QColor(look.HAIRLINE)
