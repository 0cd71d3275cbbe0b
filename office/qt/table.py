"""A read-only table over records that keeps what the person selected when the records change."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

Record = TypeVar("Record")
Index = QModelIndex | QPersistentModelIndex
RECORD_ROLE = Qt.ItemDataRole.UserRole
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Column(Generic[Record]):
    """One column: its heading and how a record reads in it."""

    title: str
    words: Callable[[Record], str]
    right: bool = False


class RecordTable(QAbstractTableModel, Generic[Record]):
    """Shows records in the order given. Rows that stay keep their identity, so selection stays."""

    def __init__(
        self,
        columns: Sequence[Column[Record]],
        key: Callable[[Record], Hashable],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._key = key
        self._records: list[Record] = []

    @property
    def records(self) -> tuple[Record, ...]:
        """The records shown."""
        return tuple(self._records)

    def show(self, records: Sequence[Record]) -> None:
        """Replace the records; a record is the same one if its key is."""
        self._drop_gone({self._key(one) for one in records})
        self._append_new(records)
        self._reorder(records)
        self._repaint(records)

    def row_of(self, key: Hashable) -> int | None:
        """The row of a key, if it is shown."""
        keys = self._keys()
        return keys.index(key) if key in keys else None

    def record_at(self, index: Index) -> Record | None:
        """The record of a row, None for no row."""
        return self._records[index.row()] if index.isValid() else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._records)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        record, column = self._records[index.row()], self._columns[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return column.words(record)
            case Qt.ItemDataRole.TextAlignmentRole:
                return _RIGHT if column.right else _LEFT
            case int() if role == RECORD_ROLE:
                return record
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if self._columns[section].right else _LEFT
        return None

    def _keys(self) -> list[Hashable]:
        return [self._key(one) for one in self._records]

    def _drop_gone(self, wanted: set[Hashable]) -> None:
        for row in reversed(range(len(self._records))):
            if self._key(self._records[row]) not in wanted:
                self.beginRemoveRows(QModelIndex(), row, row)
                del self._records[row]
                self.endRemoveRows()

    def _append_new(self, records: Sequence[Record]) -> None:
        known = set(self._keys())
        new = [one for one in records if self._key(one) not in known]
        if new:
            first = len(self._records)
            self.beginInsertRows(QModelIndex(), first, first + len(new) - 1)
            self._records += new
            self.endInsertRows()

    def _reorder(self, records: Sequence[Record]) -> None:
        before, after = self._keys(), [self._key(one) for one in records]
        if before == after:
            return
        self.layoutAboutToBeChanged.emit()
        row_of = {key: row for row, key in enumerate(after)}
        old = self.persistentIndexList()
        new = [self.index(row_of[before[one.row()]], one.column()) for one in old]
        self._records = list(records)
        self.changePersistentIndexList(old, new)
        self.layoutChanged.emit()

    def _repaint(self, records: Sequence[Record]) -> None:
        self._records = list(records)
        if self._records:
            last = self.index(len(self._records) - 1, len(self._columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)
