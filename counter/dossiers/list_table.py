"""A list of dossiers as a table under headings; the choice stays with the dossier."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QResizeEvent

from counter.controls.lists import LinesTable
from counter.dossiers import words
from counter.dossiers.groups import Entry, Group
from counter.dossiers.list_rows import (
    CODE,
    DUE,
    HEADING,
    HOLDER,
    LEFT,
    LINE,
    OWNER,
    STEP,
    TITLE,
    LinePainter,
)
from office.dossiers.dossier import STATE_TITLES
from office.dossiers.dossier_records import DossierLine
from office.qt import look
from office.qt.table import Column, RecordTable
from office.texts import text

WIDTHS = {LEFT: 156, DUE: 124, CODE: 196, OWNER: 170, STEP: 148, HOLDER: 164}
CODE_PAD = 16  # px
NARROW = 1332  # px wide on a usual screen
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


class DossierTable(LinesTable):
    """Lines of dossiers."""

    def __init__(self, name: str, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._now = now
        self.list = _Entries(self._columns(), _key, self)
        self.setModel(self.list)
        self.setItemDelegate(LinePainter(self))
        self.dress(name, WIDTHS, TITLE, LINE)
        self.verticalHeader().setMinimumSectionSize(HEADING)

    def now(self) -> datetime:
        """The moment for which the lines are told."""
        return self._now()

    def show_entries(self, entries: Sequence[Entry], *, own: bool = True) -> None:
        """Paints these lines; `own` False tells state and number instead of step and holder."""
        self.list.own = own
        before = self.chosen()
        codes = [e.dossier.code for e in entries if isinstance(e, DossierLine)]
        self.widen(CODE, codes, look.font(15), WIDTHS[CODE], CODE_PAD)
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
        self.choose_row(None if dossier_id is None else self.list.row_of(dossier_id))

    def choose_first(self) -> None:
        """Choose the topmost line, if there is one."""
        lines = [each for each in self.list.records if isinstance(each, DossierLine)]
        self.choose(lines[0].dossier.dossier_id if lines else None)

    def row_chosen(self) -> int:
        """Where the chosen line stands, headings counted too; 0 where none is."""
        one = self.chosen()
        return (self.list.row_of(_key(one)) or 0) if one is not None else 0

    def choose_near(self, row: int) -> None:
        """Choose the line at or after a row, else the last one."""
        lines = [at for at, each in enumerate(self.list.records) if isinstance(each, DossierLine)]
        self.choose_row(next((at for at in lines if at >= row), lines[-1] if lines else None))

    def step_on(self, step: int) -> None:
        """Choose the next or previous line, headings left out."""
        ids = [e.dossier.dossier_id for e in self.list.records if isinstance(e, DossierLine)]
        one = self.chosen()
        if not ids:
            return
        at = ids.index(one.dossier.dossier_id) + step if one else 0
        self.choose(ids[min(max(at, 0), len(ids) - 1)])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Of the room of a wide screen, titles and owners get a half each."""
        super().resizeEvent(event)
        more = max(0, self.width() - NARROW) // 2
        self.horizontalHeader().resizeSection(OWNER, WIDTHS[OWNER] + more)

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


def _key(one: Entry) -> str | int:
    return one.key if isinstance(one, Group) else one.dossier.dossier_id
