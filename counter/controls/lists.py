"""How a list looks and behaves at the counter: lines under headings, one of them chosen."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

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
