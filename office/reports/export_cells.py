"""The cells of a workbook: what each value becomes, and how it looks."""

import re
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from office.reports.export_sheets import Column, ColumnKind, Value, looks_like_formula, outgoing

WHOLE, FRACTION, QUOTED = "whole", "fraction", "quoted"
NUMBER_FORMATS = {
    ColumnKind.TEXT: "@",
    QUOTED: "@",
    WHOLE: "#,##0",
    FRACTION: "#,##0.0",
    ColumnKind.DATE: "dd/mm/yyyy",
    ColumnKind.INSTANT: "hh:mm dd/mm/yyyy",
    ColumnKind.MONEY: '#,##0 "đ"',
    ColumnKind.PERCENT: "0.0%",
}
EXACT = 10**15  # Excel keeps 15 digits
FIRST_YEAR = 1900  # Excel knows no date before
NAVY = "#12395B"
LINE = "#5F6E7A"
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


class Cells:
    """Writes values into the tabs of one workbook. Text goes in as text only."""

    def __init__(self, book: Any) -> None:
        base = {"valign": "top", "border": 1, "border_color": LINE}
        total = {**base, "bold": True, "top": 2}
        self._cells = _formats(book, base)
        self._totals = _formats(book, total)
        self._title = book.add_format({"bold": True, "font_size": 14, "num_format": "@"})
        self._plain = book.add_format({"num_format": "@"})
        self._head = book.add_format(
            {
                **base,
                "bold": True,
                "font_color": "white",
                "bg_color": NAVY,
                "text_wrap": True,
                "align": "center",
                "valign": "vcenter",
                "num_format": "@",
            }
        )

    def title(self, tab: Any, line: int, said: str) -> None:
        """The first line of a tab."""
        _write_text(tab, (line, 0), said, self._title)

    def plain(self, tab: Any, line: int, said: str) -> None:
        """A line above or below the table, free to run over the columns."""
        _write_text(tab, (line, 0), said, self._plain)

    def head(self, tab: Any, line: int, columns: Sequence[Column]) -> None:
        """The columns' titles."""
        for place, column in enumerate(columns):
            _write_text(tab, (line, place), column.title, self._head)

    def row(self, tab: Any, line: int, columns: Sequence[Column], row: Sequence[Value]) -> None:
        """One row of the table."""
        self._write(tab, line, columns, row, self._cells)

    def totals(self, tab: Any, line: int, columns: Sequence[Column], row: Sequence[Value]) -> None:
        """The row under the table, in bold."""
        self._write(tab, line, columns, row, self._totals)

    def _write(
        self,
        tab: Any,
        line: int,
        columns: Sequence[Column],
        row: Sequence[Value],
        looks: dict[str, Any],
    ) -> None:
        for place, (column, value) in enumerate(zip(columns, row, strict=True)):
            shown = outgoing(column.kind, value)
            _write_value(tab, (line, place), column.kind, shown, looks)


def _formats(book: Any, base: dict[str, Any]) -> dict[str, Any]:
    formats = {
        name: book.add_format({**base, "num_format": shape})
        for name, shape in NUMBER_FORMATS.items()
    }
    for name in (ColumnKind.TEXT, QUOTED):
        formats[name].set_text_wrap()
    # Else editing the cell and leaving it again would make a formula of it.
    formats[QUOTED].set_quote_prefix()
    return formats


def _write_value(
    tab: Any, at: tuple[int, int], kind: ColumnKind, value: Value, looks: dict[str, Any]
) -> None:
    if value is None:
        tab.write_blank(*at, None, looks[ColumnKind.TEXT])
    elif isinstance(value, date):
        _write_date(tab, at, value, looks)
    elif isinstance(value, str) or not -EXACT < value < EXACT:
        said = str(value)
        look = QUOTED if looks_like_formula(said) else ColumnKind.TEXT
        _write_text(tab, at, said, looks[look])
    else:
        tab.write_number(*at, value, looks[_number_look(kind, value)])


def _write_date(tab: Any, at: tuple[int, int], day: date, looks: dict[str, Any]) -> None:
    if day.year < FIRST_YEAR:
        _write_text(tab, at, f"{day:%d/%m/%Y}", looks[ColumnKind.TEXT])
        return
    look = ColumnKind.INSTANT if isinstance(day, datetime) else ColumnKind.DATE
    tab.write_datetime(*at, day, looks[look])


def _number_look(kind: ColumnKind, value: int | float | Decimal) -> str:
    if kind in {ColumnKind.MONEY, ColumnKind.PERCENT}:
        return kind
    return WHOLE if value == int(value) else FRACTION


def _write_text(tab: Any, at: tuple[int, int], said: str, look: Any) -> None:
    said = _LONE_SURROGATE.sub("\ufffd", said)
    if said.startswith("<r>") and said.endswith("</r>"):
        # XlsxWriter takes this for ready-made markup and would pass it through as it is.
        tab.write_rich_string(*at, "<", look, said[1:], look)
    else:
        tab.write_string(*at, said, look)
