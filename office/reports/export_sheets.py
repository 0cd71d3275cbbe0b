"""What an export holds: sheets of columns and rows, and the values as they leave the office."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from office.profile import VIETNAM

Value = str | int | float | Decimal | date | datetime | None

# What spreadsheets take for the start of a formula (OWASP, CSV injection), also in full width and
# behind blanks that some of them drop.
_FORMULA = re.compile(r"[\t\r\n]|[\s\u200b\ufeff]*[=+\-@＝＋－＠]")


class ColumnKind(StrEnum):
    """What stands in a column. Money is in đồng, a percentage a fraction: 0.25 shows as 25 %."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    INSTANT = "instant"
    MONEY = "money"
    PERCENT = "percent"


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `width` is in characters. Long codes are TEXT: they keep their zeros."""

    title: str
    kind: ColumnKind = ColumnKind.TEXT
    width: int = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One table. `rows` is read once, in a stream; `totals` is a row that stands below them.

    Every row has one value a column. None leaves a cell empty, and text may stand in a column of
    any kind. `note` stands under the table, one row a line.
    """

    title: str
    subtitle: tuple[str, ...] = ()
    columns: tuple[Column, ...]
    rows: Iterable[Sequence[Value]]
    totals: Sequence[Value] | None = None
    note: str = ""


def outgoing(kind: ColumnKind, value: Value) -> Value:
    """The value without a time zone, in the office's own time; "" becomes None.

    A naive instant is a mistake of the caller: ValueError.
    """
    if isinstance(value, datetime):
        if value.tzinfo is None:
            raise ValueError(f"an instant without a time zone: {value}")
        here = value.astimezone(VIETNAM).replace(tzinfo=None, microsecond=0)
        return here.date() if kind is ColumnKind.DATE else here
    if value == "":
        return None
    if kind is ColumnKind.TEXT and value is not None:
        return str(value)
    return value


def looks_like_formula(said: str) -> bool:
    """Whether a spreadsheet could take the text for something to compute."""
    return _FORMULA.match(said) is not None
