"""What a value in a file may be: told in words, and as a reading that refuses anything else."""

import json
import re
import unicodedata
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, time
from typing import Any, Generic, Protocol, TypeVar

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
Where = tuple[str | int, ...]


class Wrong(ValueError):
    """A value that may not be: why, where what is allowed does not say it, and where inside it."""

    def __init__(self, reason: str = "", at: Where = ()) -> None:
        self.reason, self.at = reason, at
        super().__init__(reason)


class Kind(Protocol[T_co]):
    """What a value may be. `allowed` says it as it follows “phải là”."""

    @property
    def allowed(self) -> str:
        """In words, with the bounds or choices."""

    def read(self, value: Any) -> T_co:
        """The value as programs use it; ValueError where it may not be, `Wrong` with a reason."""


@dataclass(frozen=True)
class Whole:
    """A whole number, both bounds among them."""

    low: int
    high: int

    @property
    def allowed(self) -> str:
        return f"số nguyên từ {self.low} đến {self.high}"

    def read(self, value: Any) -> int:
        if type(value) is not int or not self.low <= value <= self.high:  # True is an int to Python
            raise Wrong
        return value


@dataclass(frozen=True)
class Number:
    """A number, with or without a fraction."""

    low: float
    high: float

    @property
    def allowed(self) -> str:
        return f"số từ {self.low} đến {self.high}"

    def read(self, value: Any) -> float:
        if type(value) not in (int, float) or not self.low <= value <= self.high:
            raise Wrong
        return float(value)


@dataclass(frozen=True)
class Choice(Generic[T]):
    """One of a few values."""

    choices: Iterable[T]

    @property
    def allowed(self) -> str:
        return " | ".join(as_written(choice) for choice in self.choices)

    def read(self, value: Any) -> T:
        for choice in self.choices:
            if value == choice and isinstance(value, bool) is isinstance(choice, bool):
                return choice
        raise Wrong


FLAG = Choice((True, False))


@dataclass(frozen=True)
class Text:
    """A line of text in composed letters without outer blanks. Only a `needed` one may not be
    empty; `pattern` holds for any other. `exact` leaves the letters as they are: another program
    gave the name."""

    allowed: str = "chữ trong dấu nháy"
    pattern: str = ""
    limit: int = 300
    needed: bool = False
    exact: bool = False

    def read(self, value: Any) -> str:
        if not isinstance(value, str):
            raise Wrong("phải là chữ trong dấu nháy.")
        text = value if self.exact else unicodedata.normalize("NFC", value).strip()
        if strange(text):
            raise Wrong("có ký tự điều khiển không in được.")
        if len(text) > self.limit:
            raise Wrong(f"dài hơn {self.limit} ký tự.")
        if self.needed and not text:
            raise Wrong(f"để trống, phải là {self.allowed}.")
        if text and self.pattern and not re.fullmatch(self.pattern, text, re.ASCII):
            raise Wrong
        return text


@dataclass(frozen=True)
class Parsed(Generic[T]):
    """Anything that `read` makes a value of."""

    allowed: str
    read: Callable[[Any], T]


@dataclass(frozen=True)
class ListOf(Generic[T]):
    """A list of values of one kind."""

    allowed: str
    each: Kind[T]

    def read(self, value: Any) -> tuple[T, ...]:
        if not isinstance(value, list):
            raise Wrong
        found = []
        for number, item in enumerate(value):
            try:
                found.append(self.each.read(item))
            except ValueError as error:
                raise Wrong(getattr(error, "reason", ""), (number,)) from None
        return tuple(found)


ANYTHING: Parsed[Any] = Parsed("", lambda value: value)
LINES = ListOf("danh sách dòng chữ trong dấu [ ]", Text(needed=True))

_UNPRINTED = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


def strange(text: str) -> bool:
    """Whether `text` holds something that cannot be seen: controls, text direction, half pairs."""
    return any(unicodedata.category(letter) in _UNPRINTED for letter in text)


def as_written(value: object) -> str:
    """A value as it stands in a TOML file."""
    match value:
        case bool():
            return str(value).lower()
        case int() | float():
            return str(value)
        case tuple():
            return f"[{', '.join(as_written(item) for item in value)}]"
        case None:
            return '""'
    return json.dumps(str(value), ensure_ascii=False)  # TOML quotes and escapes as JSON does


# ---- times ----------------------------------------------------------------------------------

_SPAN = re.compile(r"(\d{1,2}:\d{2}) *[-–] *(\d{1,2}:\d{2})", re.ASCII)


def read_span(value: Any) -> tuple[time, time]:
    """Two times of day, written 07:30-11:30; ValueError for anything else."""
    found = _SPAN.fullmatch(value) if isinstance(value, str) else None
    if found is None:
        raise Wrong
    start, end = (time.fromisoformat(part.zfill(5)) for part in found.groups())
    return start, end


@dataclass(frozen=True, slots=True)
class Hours:
    """From one time of day to another; past midnight when it ends before it starts."""

    start: time
    end: time

    def __str__(self) -> str:
        return f"{self.start:%H:%M}-{self.end:%H:%M}"

    def cover(self, moment: time) -> bool:
        """Whether `moment` lies in it (the start does, the end does not)."""
        if self.start <= self.end:
            return self.start <= moment < self.end
        return moment >= self.start or moment < self.end


def _hours(value: Any) -> Hours:
    start, end = read_span(value)
    if start == end:
        raise Wrong
    return Hours(start, end)


def _clock(value: Any) -> time:
    if type(value) is time and value.tzinfo is None:  # TOML has times of its own
        return value.replace(microsecond=0)
    if not isinstance(value, str) or not re.fullmatch(r"\d\d:\d\d", value, re.ASCII):
        raise Wrong
    return time.fromisoformat(value)


def _day(value: Any) -> date:
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", value, re.ASCII):
        with suppress(ValueError):
            value = date.fromisoformat(value)
    if type(value) is not date:  # an instant is a date to Python
        raise Wrong
    return value


HOURS = ListOf('danh sách giờ, ví dụ ["11:30-13:30", "17:00-07:00"]', Parsed("giờ", _hours))
HOURS_OR_NONE = Parsed(
    'giờ bắt đầu và kết thúc, ví dụ "18:00-06:00", hoặc ""',
    lambda value: None if value == "" else _hours(value),
)
CLOCK = Parsed('giờ, ghi như "15:00"', _clock)
DAY = Parsed("ngày có thật, ghi như 2026-11-24", _day)

# ---- devices --------------------------------------------------------------------------------

# How a printer is named. The groups are what its transport needs.
PRINTERS = {
    "null": re.compile(r"null"),
    "file": re.compile(r"file:(?P<path>.+)"),
    "tcp": re.compile(r"tcp:(?P<host>[^:\s]+):(?P<port>\d{1,5})"),
    "usb": re.compile(r"usb:(?P<vendor>[0-9A-Fa-f]{4}):(?P<product>[0-9A-Fa-f]{4})"),
    "serial": re.compile(r"serial:(?P<device>[^:\s]+):(?P<baud>\d{3,7})"),
    "cups": re.compile(r"cups:(?P<name>\S.*)"),
    "windows": re.compile(r"windows:(?P<name>\S.*)"),
}

# A scanner of cards and papers. One that types needs no name, one on a serial line has its device.
SCANNERS = re.compile(r"(?:keyboard|serial:(?P<device>\S+))?")


def _printer(value: Any) -> str:
    for pattern in PRINTERS.values():
        found = pattern.fullmatch(value) if isinstance(value, str) else None
        if found and 1 <= int(found.groupdict().get("port", 1)) <= 65535:
            return str(value)
    raise Wrong


def _desk_printer(value: Any) -> str:
    pages = isinstance(value, str) and re.fullmatch(r"pdf|page(:\S.*)?", value)
    return str(value) if pages else _printer(value)


PRINTER = Parsed(
    '"null" | "file:TỆP" | "tcp:MÁY:CỔNG" | "usb:VVVV:PPPP" | "serial:CỔNG:TỐC_ĐỘ"'
    ' | "cups:TÊN" | "windows:TÊN"',
    _printer,
)
DESK_PRINTER = Parsed('"pdf" | "page" | "page:TÊN" | ' + PRINTER.allowed, _desk_printer)
SCANNER = Text('"" | "keyboard" | "serial:CỔNG"', SCANNERS.pattern, exact=True)
