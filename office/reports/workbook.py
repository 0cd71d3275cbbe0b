"""An XLSX workbook: tabs, heads, cells, and how they look and print."""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import suppress
from io import BytesIO
from itertools import chain, count, islice
from pathlib import Path
from types import TracebackType
from typing import Any

import xlsxwriter
from xlsxwriter.exceptions import FileCreateError

from office.reports.export_cells import Cells
from office.reports.export_places import synced
from office.reports.export_sheets import Sheet, Value

TAB_LENGTH = 31  # Excel's limit, in UTF-16 units
RESERVED = "history"  # Excel keeps this name for itself
_FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f\x7f\ud800-\udfff]")
A4 = 9
MARGIN = 0.5  # inches


class Book:
    """A workbook on its way to `draft`. Rows pass through files beside it, not through memory."""

    def __init__(self, draft: Path, most_rows: int) -> None:
        self._file = _Draft(draft)
        options = {
            "constant_memory": True,
            "tmpdir": str(draft.parent),
            "use_zip64": True,  # a sheet of a million rows may be longer than 2 GB
        }
        self._book = xlsxwriter.Workbook(self._file, options)
        self._cells = Cells(self._book)
        self._most_rows = most_rows
        self._tabs = {RESERVED}

    def __enter__(self) -> "Book":
        return self

    def add(self, sheet: Sheet, on_row: Callable[[], None]) -> None:
        """Writes the sheet, in as many tabs as its rows need."""
        rows = iter(sheet.rows)
        room = self._most_rows - _lines_around(sheet)
        first = next(rows, None)
        while True:
            page = self._new_page(sheet)
            ahead = () if first is None else (first,)
            for row in islice(chain(ahead, rows), room):
                page.add_row(row)
                on_row()
            first = next(rows, None)
            page.close(last=first is None)
            if first is None:
                return

    def finish(self) -> None:
        """Packs the workbook and waits for the disk."""
        try:
            self._book.close()
        except FileCreateError as wrapped:
            raise wrapped.args[0] from None
        self._file.flush()
        synced(self._file.fileno())

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _wrong: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        """Closes also what a failed workbook leaves open: Windows removes no open file."""
        for tab in self._book.worksheets():
            for file in (tab.row_data_fh, tab.fh):
                with suppress(OSError, AttributeError):
                    file.close()
        self._file.close()

    def _new_page(self, sheet: Sheet) -> "_Page":
        title = tab_title(sheet.title, self._tabs)
        self._tabs.add(title.lower())
        return _Page(self._book.add_worksheet(title), self._cells, sheet)


class _Page:
    """One tab: title, subtitles, a blank line, the head, rows, totals, note."""

    def __init__(self, tab: Any, cells: Cells, sheet: Sheet) -> None:
        self._tab, self._cells, self._sheet = tab, cells, sheet
        self._head = 2 + len(sheet.subtitle)
        self._next = self._head + 1
        self._set_up()
        cells.title(tab, 0, sheet.title)
        for line, said in enumerate(sheet.subtitle, 1):
            cells.plain(tab, line, said)
        cells.head(tab, self._head, sheet.columns)

    def add_row(self, row: Sequence[Value]) -> None:
        self._cells.row(self._tab, self._next, self._sheet.columns, row)
        self._next += 1

    def close(self, *, last: bool) -> None:
        right = len(self._sheet.columns) - 1
        self._tab.autofilter(self._head, 0, max(self._next - 1, self._head), right)
        if not last:
            return
        if self._sheet.totals is not None:
            self._cells.totals(self._tab, self._next, self._sheet.columns, self._sheet.totals)
            self._next += 1
        for line, said in enumerate(self._sheet.note.splitlines(), self._next + 1):
            self._cells.plain(self._tab, line, said)

    def _set_up(self) -> None:
        for number, column in enumerate(self._sheet.columns):
            self._tab.set_column(number, number, column.width)
        self._tab.freeze_panes(self._head + 1, 0)
        self._tab.set_landscape()
        self._tab.set_paper(A4)
        self._tab.fit_to_pages(1, 0)
        self._tab.repeat_rows(self._head)
        self._tab.set_margins(left=MARGIN, right=MARGIN)
        self._tab.set_footer("&R&P/&N")
        # Codes and identity numbers are text on purpose: no green corners.
        self._tab.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})


class _Draft:
    """The file the workbook is packed into.

    After a failure it forgets what comes: ZipFile writes its end once more when it is let go of,
    which would fail a second time where nobody can catch it.
    """

    def __init__(self, path: Path) -> None:
        self._file: Any = path.open("wb")

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)

    def close(self) -> None:
        file, self._file = self._file, BytesIO()
        with suppress(OSError):  # a good one is on the disk already
            file.close()


def tab_title(wanted: str, taken: Collection[str]) -> str:
    """A name that Excel allows for a tab and that is not among `taken` (in small letters)."""
    plain = " ".join(_FORBIDDEN.sub(" ", wanted).split()).strip("' ") or "1"
    titles = (_cut(plain, TAB_LENGTH - len(end)) + end for end in _endings())
    return next(title for title in titles if title.lower() not in taken)


def _endings() -> Iterator[str]:
    yield ""
    yield from (f" ({number})" for number in count(2))


def _cut(said: str, units: int) -> str:
    return said.encode("utf-16-le")[: 2 * units].decode("utf-16-le", "ignore").rstrip("' ")


def _lines_around(sheet: Sheet) -> int:
    """The lines of a tab that are no rows: those above, the totals, and the note with its gap."""
    below = 2 + len(sheet.note.splitlines())
    return 3 + len(sheet.subtitle) + below
