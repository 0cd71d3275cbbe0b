"""Tables as files for people and other programs: XLSX workbooks and CSV.

Text stays text in both: no cell is ever a formula, whatever somebody wrote into a name or a note.
`progress` hears how many rows are written, now and then and at the end. To cancel, let it raise:
its error comes through and nothing is left on the disk.
"""

import csv
from collections.abc import Callable, Sequence
from datetime import datetime
from decimal import Decimal
from pathlib import Path

from office.reports.export_places import placed, synced
from office.reports.export_sheets import (
    Column,
    ColumnKind,
    Sheet,
    Value,
    looks_like_formula,
    outgoing,
)

__all__ = ["Column", "ColumnKind", "Progress", "Sheet", "Value", "write_csv", "write_xlsx"]

Progress = Callable[[int], object]
EVERY = 1000  # rows between two tellings
MOST_ROWS = 1_048_576  # of one sheet in Excel


def write_xlsx(
    path: Path,
    sheets: Sequence[Sheet],
    progress: Progress | None = None,
    *,
    most_rows: int = MOST_ROWS,
) -> None:
    """Writes a workbook with real dates and numbers, ready to filter and to print on A4.

    A sheet with more rows than Excel takes goes on in further ones, “Title (2)”, with the totals
    in the last. Raises `ExportFailed`.
    """
    from office.reports.workbook import Book  # XlsxWriter takes a fifth of a second to import

    count = _Count(progress)
    with placed(path) as draft, Book(draft, most_rows) as book:
        for sheet in sheets:
            book.add(sheet, count.row)
        book.finish()
        count.end()


def write_csv(path: Path, sheet: Sheet, progress: Progress | None = None) -> None:
    """Writes titles, rows and totals as CSV: UTF-8 with BOM, commas, CRLF (RFC 4180).

    Made to be read by programs: dates are ISO (`2026-11-23`, `2026-11-23 08:05:00` in the
    office's time), numbers bare with a decimal point. Text that a spreadsheet could take for a
    formula begins with an apostrophe. Raises `ExportFailed`.
    """
    count = _Count(progress)
    with (
        placed(path) as draft,
        draft.open("w", encoding="utf-8-sig", errors="replace", newline="") as file,
    ):
        out = csv.writer(file, lineterminator="\r\n")
        out.writerow([_field(column.title) for column in sheet.columns])
        for row in sheet.rows:
            out.writerow(_fields(sheet, row))
            count.row()
        if sheet.totals is not None:
            out.writerow(_fields(sheet, sheet.totals))
        file.flush()
        synced(file.fileno())
        count.end()


def _fields(sheet: Sheet, row: Sequence[Value]) -> list[str]:
    pairs = zip(sheet.columns, row, strict=True)
    return [_field(outgoing(column.kind, value)) for column, value in pairs]


def _field(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return f"'{value}" if looks_like_formula(value) else value
    if isinstance(value, datetime):
        return value.isoformat(sep=" ")
    return format(value, "f") if isinstance(value, Decimal) else str(value)


class _Count:
    """Counts the rows written and tells from time to time."""

    def __init__(self, progress: Progress | None) -> None:
        self._tell = progress or (lambda _rows: None)
        self._rows = 0

    def row(self) -> None:
        self._rows += 1
        if self._rows % EVERY == 0:
            self._tell(self._rows)

    def end(self) -> None:
        if self._rows % EVERY or not self._rows:
            self._tell(self._rows)
