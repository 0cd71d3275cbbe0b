from PySide6.QtCore import QItemSelectionModel, Qt

from office.qt.table import RECORD_ROLE, Column, RecordTable


def _table(qtmodeltester, *records):
    table = RecordTable(
        [Column("Số", lambda r: r[0], right=True), Column("Việc", lambda r: r[1])],
        key=lambda r: r[0],
    )
    qtmodeltester.check(table)
    table.show(records)
    return table


def _rows(table):
    return [table.data(table.index(row, 0)) for row in range(table.rowCount())]


def test_records_stand_in_the_order_given(qtmodeltester):
    table = _table(qtmodeltester, ("A-1", "x"), ("A-2", "y"))

    table.show([("B-9", "z"), ("A-2", "y"), ("A-1", "x")])

    assert _rows(table) == ["B-9", "A-2", "A-1"]


def test_the_chosen_record_stays_chosen_when_others_come_and_go(qtmodeltester):
    table = _table(qtmodeltester, ("A-1", "x"), ("A-2", "y"), ("A-3", "z"))
    chosen = QItemSelectionModel(table)
    chosen.setCurrentIndex(table.index(2, 0), QItemSelectionModel.SelectionFlag.ClearAndSelect)

    table.show([("UT-1", "new"), ("A-3", "z"), ("A-2", "y")])

    assert table.record_at(chosen.currentIndex()) == ("A-3", "z")


def test_a_record_that_changed_is_shown_changed(qtmodeltester):
    table = _table(qtmodeltester, ("A-1", "x"))

    table.show([("A-1", "changed")])

    assert table.data(table.index(0, 1)) == "changed"
    assert table.data(table.index(0, 1), RECORD_ROLE) == ("A-1", "changed")


def test_numbers_stand_right_so_that_digits_stand_under_digits(qtmodeltester):
    table = _table(qtmodeltester, ("A-1", "x"))

    assert (
        table.data(table.index(0, 0), Qt.ItemDataRole.TextAlignmentRole)
        & Qt.AlignmentFlag.AlignRight
    )
