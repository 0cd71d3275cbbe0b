"""How lists look and behave at the counter: lines under headings, or rows painted otherwise."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QAbstractItemModel, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QListView,
    QStyledItemDelegate,
    QTableView,
)

from counter.controls import layouts
from office.qt import look

STYLE = (
    layouts.SCROLL
    + f"""
QTableView {{ background: {look.PAPER}; border: none; outline: none; }}
QHeaderView {{ background: {look.GREY}; border: none; }}
QHeaderView::section {{ background: {look.GREY}; color: {look.INK_2}; border: none;
    font: 600 13px "{look.FAMILY}"; padding: 0px; }}
"""
)


class LinesTable(QTableView):
    """One line can be chosen, none be written in. Begin with `dress`, once there is a model."""

    ring_radius = None  # the chosen row says where the keys go
    chosen_changed = Signal()

    def dress(self, name: str, widths: Mapping[int, int], stretch: int, high: int) -> None:
        """Columns as wide as `widths` says (px), `stretch` with the rest; lines `high` px."""
        self.setAccessibleName(name)
        self.setStyleSheet(STYLE)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(high)
        self.setHorizontalHeader(_Heads(self, widths, stretch))
        self.selectionModel().selectionChanged.connect(lambda *_: self.chosen_changed.emit())

    def choose_row(self, row: int | None) -> None:
        """Choose a row, or none."""
        if row is None:
            self.clearSelection()
            self.setCurrentIndex(self.model().index(-1, -1))
        elif row < self.model().rowCount():
            self.selectRow(row)

    def widen(self, column: int, said: Iterable[str], font: QFont, least: int, pad: int) -> None:
        """Make a column as wide as the widest of the words and `pad`, `least` px at least."""
        metrics = QFontMetrics(font)
        widest = max((metrics.horizontalAdvance(each) for each in said), default=0)
        self.horizontalHeader().resizeSection(column, max(least, widest + pad))


class _Heads(QHeaderView):
    """Headings over their columns: right ones end, left ones begin where the words do."""

    def __init__(self, table: QTableView, widths: Mapping[int, int], stretch: int) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self.setModel(table.model())
        self.setSectionsClickable(False)
        self.setFixedHeight(30)
        self.setMinimumSectionSize(40)
        for column, width in widths.items():
            self.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            self.resizeSection(column, width)
        self.setSectionResizeMode(stretch, QHeaderView.ResizeMode.Stretch)


class RowsView(QListView):
    """Rows under each other, painted by `painter`; what a screen reader tells of each is the
    model's."""

    ring_radius = 6

    def __init__(self, name: str, model: QAbstractItemModel, painter: QStyledItemDelegate) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setModel(model)
        self.setItemDelegate(painter)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setStyleSheet(layouts.SCROLL + "QListView { background: transparent; border: none; }")
        self.viewport().setAutoFillBackground(False)

    def go_to(self, row: int) -> None:
        """This row is the current one, at the ends the nearest; none where there are no rows."""
        last = self.model().rowCount() - 1
        self.setCurrentIndex(self.model().index(max(0, min(row, last)), 0))

    def minimumSizeHint(self) -> QSize:
        """No room of its own beside that of the rows."""
        return QSize(0, 0)

    def keyboardSearch(self, _typed: str) -> None:
        """Letters are not looked for: they are other keys' here."""
