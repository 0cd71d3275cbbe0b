"""What a setting may be: in words for people, and as a reading that refuses anything else."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import time
from typing import Any

from office.texts import text

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
SCANNER = re.compile(r"(?:keyboard|serial:(?P<device>\S+))?")


@dataclass(frozen=True, slots=True)
class Rule:
    """What a setting may be: in words, and as a reading that raises ValueError otherwise."""

    allowed: str
    read: Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class Hours:
    """From one time of day to another; past midnight when it ends before it starts."""

    start: time
    end: time

    def cover(self, moment: time) -> bool:
        """Whether `moment` lies in it (the start does, the end does not)."""
        if self.start <= self.end:
            return self.start <= moment < self.end
        return moment >= self.start or moment < self.end


def _need(good: bool) -> None:
    if not good:
        raise ValueError


def number(low: int, high: int, *, whole: bool = True) -> Rule:
    def read(value: Any) -> int | float:
        _need(type(value) is int or (not whole and type(value) is float))
        _need(low <= value <= high)
        return int(value) if whole else float(value)

    kind = text("số nguyên") if whole else text("số")
    return Rule(text("{kind} từ {low} đến {high}").format(kind=kind, low=low, high=high), read)


def one_of(*choices: Any) -> Rule:
    def read(value: Any) -> Any:
        _need(any(type(value) is type(choice) and value == choice for choice in choices))
        return value

    return Rule(" | ".join(_as_written(choice) for choice in choices), read)


def _as_written(value: Any) -> str:
    """A value as it stands in a TOML file."""
    if isinstance(value, bool):
        return str(value).lower()
    return f'"{value}"' if isinstance(value, str) else str(value)


def matching(allowed: str, good: Callable[[str], bool]) -> Rule:
    def read(value: Any) -> str:
        _need(isinstance(value, str) and good(value))
        return str(value)

    return Rule(allowed, read)


def _is_printer(value: str) -> bool:
    found = next((p.fullmatch(value) for p in PRINTERS.values() if p.fullmatch(value)), None)
    port = found and found.groupdict().get("port")
    return found is not None and (port is None or 1 <= int(port) <= 65535)


_URL = re.compile(r"sqlite:///.+|postgresql(\+psycopg)?://.+")
_HOURS = re.compile(r"(\d{1,2}:\d{2}) *[-–] *(\d{1,2}:\d{2})")


def _hours(value: Any) -> Hours:
    found = _HOURS.fullmatch(value) if isinstance(value, str) else None
    if found is None:
        raise ValueError
    start, end = (time.fromisoformat(part.zfill(5)) for part in found.groups())
    _need(start != end)
    return Hours(start, end)


def _hours_list(value: Any) -> tuple[Hours, ...]:
    _need(isinstance(value, list))
    return tuple(_hours(item) for item in value)


def _url(value: Any) -> str:
    _need(isinstance(value, str) and _URL.fullmatch(value) is not None)
    return str(value)


FLAG = one_of(True, False)
ANY_TEXT = matching(text("một dòng chữ trong dấu nháy"), lambda value: "\n" not in value)
NAME = matching(
    text("chữ không dấu, số và dấu gạch, tối đa 32 ký tự"),
    lambda value: re.fullmatch(r"[A-Za-z0-9_-]{1,32}", value) is not None,
)
PRINTER = matching(
    '"null" | "file:TỆP" | "tcp:MÁY:CỔNG" | "usb:VVVV:PPPP" | "serial:CỔNG:TỐC_ĐỘ"'
    ' | "cups:TÊN" | "windows:TÊN"',
    _is_printer,
)
CARD_SCANNER = matching(
    '"" | "keyboard" | "serial:CỔNG"', lambda value: SCANNER.fullmatch(value) is not None
)
_PAGES = re.compile(r"pdf|page(:\S.*)?")
DESK_PRINTER = matching(
    '"pdf" | "page" | "page:TÊN" | ' + PRINTER.allowed,
    lambda value: _PAGES.fullmatch(value) is not None or _is_printer(value),
)
URL = Rule('"sqlite:///TỆP" | "postgresql://TÊN@MÁY/CƠ_SỞ_DỮ_LIỆU"', _url)
HOURS_LIST = Rule(text('danh sách giờ, ví dụ ["11:30-13:30"]'), _hours_list)
HOURS_OR_NONE = Rule(
    text('giờ bắt đầu và kết thúc, ví dụ "18:00-06:00", hoặc ""'),
    lambda value: None if value == "" else _hours(value),
)
