"""Entries of a file that somebody wrote by hand: typed values out, or a refusal with its line."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NoReturn, TypeVar

from office.errors import BadFile

T = TypeVar("T")

MAX_BYTES = 10 * 1024 * 1024  # a province's two thousand procedures in the national shape


class Source:
    """The text of a file and the name people know it by."""

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.text = text
        self.lines = text.split("\n")

    def refuse(self, line: int, reason: str) -> NoReturn:
        raise BadFile(file=self.name, line=max(1, line), reason=reason)

    def line_at(self, offset: int) -> int:
        """The line of a character, counted from 1 as editors do."""
        return self.text.count("\n", 0, offset) + 1

    def deepest_line(self) -> int:
        """The line that opens the most brackets: parsers name none when they give up."""
        depths = [line.count("[") + line.count("{") for line in self.lines]
        return depths.index(max(depths)) + 1

    def longest_number_line(self) -> int:
        """The line of the longest run of digits: parsers name none when it is too long."""
        runs = re.finditer(r"\d+", self.text)
        longest = max(runs, key=lambda run: len(run[0]), default=None)
        return self.line_at(longest.start()) if longest else 1


def read_source(path: Path) -> Source:
    """The text of `path`, refused when it is unreadable, empty, huge or not UTF-8."""
    source = Source(path.name, "")
    try:
        if path.exists() and not path.is_file():
            source.refuse(1, "không phải là tệp.")
        if path.stat().st_size > MAX_BYTES:
            source.refuse(1, f"tệp lớn hơn {MAX_BYTES // 1024 // 1024} MB, không phải danh mục.")
        raw = path.read_bytes()
    except OSError:
        source.refuse(1, "không mở được tệp. Xin kiểm tra đường dẫn và quyền đọc.")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        line = raw.count(b"\n", 0, wrong.start) + 1
        source.refuse(line, "không phải chữ UTF-8. Xin lưu lại tệp với bảng mã UTF-8.")
    if not text.strip():
        source.refuse(1, "tệp rỗng.")
    return Source(path.name, text)


_UNPRINTED = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


def strange(text: str) -> bool:
    """Whether `text` holds something that cannot be seen: controls, text direction, half pairs."""
    return any(unicodedata.category(letter) in _UNPRINTED for letter in text)


@dataclass(frozen=True, slots=True)
class Entry:
    """One table of a file, with the lines it stands on."""

    source: Source
    fields: Mapping[str, object]
    first: int
    last: int

    def line(self, key: str | None = None, near: str | None = None) -> int:
        """Where `key` is set, or `near` stands behind it; the entry's own line otherwise."""
        lines = self.source.lines[self.first - 1 : self.last]
        at = 0
        if key is not None:
            name = re.escape(key)
            wanted = re.compile(rf'(^|[\s{{,\[."])"?{name}"?\s*[:=\].]')
            numbered = enumerate(lines)
            at = next((n for n, x in numbered if wanted.search(x) and x.lstrip()[:1] != "#"), 0)
        if near:
            at = next((n for n, x in enumerate(lines[at:], at) if near in x), at)
        return self.first + at

    def refuse(self, reason: str, key: str | None = None, near: str | None = None) -> NoReturn:
        self.source.refuse(self.line(key, near), reason)

    def only(self, known: Iterable[str]) -> None:
        """Refuses a key that is not among `known`: a typing slip must not pass in silence."""
        known = tuple(known)
        for key in self.fields:
            if key not in known:
                shown = "".join(letter if letter.isprintable() else "?" for letter in key[:40])
                self.refuse(f"không biết mục “{shown}”. Có thể ghi: {', '.join(known)}.", key)

    def has(self, key: str) -> bool:
        return self.fields.get(key) is not None

    def text(
        self,
        key: str,
        default: str | None = None,
        *,
        pattern: str = "",
        hint: str = "",
        limit: int = 300,
    ) -> str:
        """A line of text; required where there is no `default`."""
        value = self.fields.get(key)
        if value is None and default is not None:
            return default
        if value is None:
            self.refuse(f"thiếu “{key}”.")
        cleaned = self.cleaned(value, key, limit)
        if not cleaned and default is None:
            self.refuse(f"“{key}” để trống.", key)
        if pattern and cleaned and not re.fullmatch(pattern, cleaned):
            self.refuse(f"“{key}” phải là {hint}.", key)
        return cleaned

    def texts(self, key: str, limit: int = 300) -> tuple[str, ...]:
        """A list of lines of text, none of them empty."""
        found = tuple(self.cleaned(item, key, limit) for item in self.items(key))
        if "" in found:
            self.refuse(f"“{key}” có dòng để trống.", key)
        return found

    def items(self, key: str) -> list[object]:
        value = self.fields.get(key)
        if value is None:
            return []
        if not isinstance(value, list):
            self.refuse(f"“{key}” phải là danh sách trong dấu [ ].", key)
        return value

    def cleaned(self, value: object, key: str, limit: int) -> str:
        """`value` in composed letters without outer blanks."""
        if not isinstance(value, str):
            self.refuse(f"“{key}” phải là chữ trong dấu ngoặc kép.", key)
        composed = unicodedata.normalize("NFC", value).strip()
        if strange(composed):
            self.refuse(f"“{key}” có ký tự điều khiển không in được.", key)
        if len(composed) > limit:
            self.refuse(f"“{key}” dài hơn {limit} ký tự.", key)
        return composed

    def number(self, key: str, default: int | None, low: int, high: int) -> int:
        """A whole number from `low` to `high`; required where `default` is None."""
        value = self.fields.get(key)
        if value is None and default is not None:
            return default
        if value is None:
            self.refuse(f"thiếu “{key}”.")
        if type(value) is not int or not low <= value <= high:  # True is an int to Python
            self.refuse(f"“{key}” phải là số nguyên từ {low} đến {high}.", key)
        return value

    def flag(self, key: str, default: bool) -> bool:
        value = self.fields.get(key, default)
        if not isinstance(value, bool):
            self.refuse(f"“{key}” phải là true hoặc false.", key)
        return value

    def day(self, key: str) -> date:
        """A date, written 2026-11-24 with or without quotes."""
        value = self.fields.get(key)
        if isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", value, re.ASCII):
            with suppress(ValueError):
                value = date.fromisoformat(value)
        if type(value) is not date:  # an instant is a date to Python
            self.refuse(f"“{key}” phải là ngày có thật, ghi như 2026-11-24.", key)
        return value


def in_words(values: Iterable[str]) -> str:
    """`a, b, c` as a hint shows them."""
    return ", ".join(f"“{value}”" for value in values)


def unique(
    entries: list[Entry], read: Callable[[Entry], T], key: str, value_of: Callable[[T], object]
) -> tuple[T, ...]:
    """The records of `entries`; the second of two with the same key is refused."""
    records: list[T] = []
    seen: set[object] = set()
    for entry in entries:
        record = read(entry)
        if value_of(record) in seen:
            entry.refuse(f"“{key}” {value_of(record)} đã có ở trên.", key)
        seen.add(value_of(record))
        records.append(record)
    return tuple(records)
