"""A file that somebody wrote by hand, read whole or refused with the line and the reason."""

import json
import re
import tomllib
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any, NoReturn, TypeVar

from office.errors import BadFile, Known
from office.settings.declared import attributes
from office.settings.kinds import Kind, Where

T = TypeVar("T")

MAX_BYTES = 10 * 1024 * 1024  # a province's two thousand procedures in the national shape
MAX_DOTS = 200  # tomllib takes the square of a dotted key's depth


class Source:
    """The text of a file, the name people know it by, and the error that refuses it."""

    def __init__(self, name: str, text: str, refusal: type[Known] = BadFile) -> None:
        self.name, self.text, self._refusal = name, text, refusal
        self.lines = text.split("\n")

    def refuse(self, line: int, reason: str, key: str = "") -> NoReturn:
        raise self._refusal(file=self.name, line=max(1, line), key=key, reason=reason)

    def line_of(self, *where: str | int) -> int:
        """The line of `("service", 2, "letter")`; of what should hold it where it is missing."""
        nearest, line = 0, 1
        try:
            for path, at in _Places(self.text).all():
                if len(path) > nearest and path == where[: len(path)]:
                    nearest, line = len(path), at
                if nearest == len(where):
                    break
        except RecursionError:  # brackets deeper than Python goes: where they begin
            return line
        return line

    def deepest_line(self) -> int:
        """The line that opens the most brackets: parsers name none when they give up."""
        depths = [line.count("[") + line.count("{") for line in self.lines]
        return depths.index(max(depths)) + 1

    def longest_number_line(self) -> int:
        """The line of the longest run of digits: parsers name none when it is too long."""
        longest = max(re.finditer(r"\d+", self.text), key=lambda run: len(run[0]), default=None)
        return self.text.count("\n", 0, longest.start()) + 1 if longest else 1


def read_source(path: Path, refusal: type[Known] = BadFile, name: str = "") -> Source:
    """The text of `path`, refused when it is unreadable, huge or not UTF-8."""
    source = Source(name or path.name, "", refusal)
    try:
        if path.exists() and not path.is_file():
            source.refuse(1, "không phải là tệp.")
        if path.stat().st_size > MAX_BYTES:
            source.refuse(1, f"tệp lớn hơn {MAX_BYTES // 1024 // 1024} MB.")
        raw = path.read_bytes()
    except OSError:
        source.refuse(1, "không mở được tệp. Xin kiểm tra đường dẫn và quyền đọc.")
    try:
        return Source(source.name, raw.decode("utf-8-sig"), refusal)
    except UnicodeDecodeError as wrong:
        line = raw.count(b"\n", 0, wrong.start) + 1
        source.refuse(line, "không phải chữ UTF-8. Xin lưu lại tệp với bảng mã UTF-8.")


# ---- entries --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Entry:
    """One table of a file, and where in the file it stands."""

    source: Source
    fields: Mapping[str, Any]
    path: Where = ()

    def refuse(self, reason: str, *where: str | int) -> NoReturn:
        """Refuses the file at `where` in this table; without one at its head."""
        path = (*self.path, *where)
        key = ".".join(part for part in path if isinstance(part, str))
        self.source.refuse(self.source.line_of(*path), reason, key)

    def only(self, known: Iterable[str]) -> None:
        """Refuses a key that is not among `known`: a typing slip must not pass in silence."""
        known = tuple(known)
        for key in self.fields:
            if key not in known:
                shown = "".join(letter if letter.isprintable() else "?" for letter in key[:40])
                close = get_close_matches(key[:40], known, 1)
                meant = f"Có phải “{close[0]}” không? " if close else ""
                said = f"không biết mục “{shown}”. {meant}Được ghi: {', '.join(known)}."
                self.refuse(said, key)

    def has(self, key: str) -> bool:
        """Whether it says something for `key`; JSON's null is nothing."""
        return self.fields.get(key) is not None

    def values(self, kinds: Mapping[str, Kind[Any]], needed: Iterable[str] = ()) -> dict[str, Any]:
        """What it says, each key read as `kinds` tells; no other key, and all that is `needed`."""
        self.only(kinds)
        given = [key for key in self.fields if self.has(key)]
        said = {key: self._read(self.fields[key], kinds[key], key) for key in given}
        for key in needed:
            if key not in said:
                self.refuse(f"thiếu “{key}”.")
        return said

    def element(self, key: str, number: int, kind: Kind[T]) -> T:
        """An element of the list `key`."""
        return self._read(self.fields[key][number], kind, key, number)

    def _read(self, value: object, kind: Kind[T], *where: str | int) -> T:
        try:
            return kind.read(value)
        except ValueError as wrong:
            reason = getattr(wrong, "reason", "") or f"phải là {kind.allowed}."
            self.refuse(f"“{where[0]}” {reason}", *where, *getattr(wrong, "at", ()))

    def record(self, made: type[T], **more: object) -> T:
        """The record that it tells, by the declarations of the record's attributes."""
        declared = attributes(made)
        kinds = {setting.name: setting.kind for setting in declared.values()}
        said = self.values(kinds, [each.name for each in declared.values() if each.needed])
        known = {name: each.name for name, each in declared.items() if each.name in said}
        return made(**{name: said[key] for name, key in known.items()}, **more)

    def section(self, made: type[T], **more: object) -> T:
        """The record of the one table that holds its settings; its defaults if there is none."""
        first = next(iter(attributes(made).values()))
        return self.table(first.section).record(made, **more)

    def listed(self, made: type[T]) -> tuple[T, ...]:
        """The records of a section that is listed, no two with the same first attribute."""
        name, first = next(iter(attributes(made).items()))
        entries = self.tables(first.section)
        return unique(entries, lambda entry: entry.record(made), first.name, name)

    def table(self, name: str) -> "Entry":
        """The table `[name]`, empty if there is none."""
        return self.within(self.fields.get(name, {}), name)

    def tables(self, name: str) -> list["Entry"]:
        """Every `[[name]]` in the order of the file."""
        return [self.within(item, name, number) for number, item in enumerate(self.items(name))]

    def items(self, key: str) -> list[Any]:
        """The list `key`, empty if there is none."""
        value = self.fields.get(key)
        if value is not None and not isinstance(value, list):
            self.refuse(f"“{key}” phải là danh sách trong dấu [ ].", key)
        return value or []

    def within(self, fields: object, *where: str | int) -> "Entry":
        """What stands at `where` in this table, as a table."""
        if not isinstance(fields, dict):
            head = f"[{where[0]}]" if len(where) == 1 else f"[[{where[0]}]]"
            said = f"“{where[0]}” phải là phần mở bằng dòng {head}, hoặc một đối tượng trong {{ }}."
            self.refuse(said, *where)
        return Entry(self.source, fields, (*self.path, *where))


def unique(
    entries: Iterable[Entry], read: Callable[[Entry], T], key: str, attribute: str = ""
) -> tuple[T, ...]:
    """The records of `entries`; the second of two with the same `key` is refused. `attribute`
    holds it in the record, under the same name if none is given."""
    records: dict[object, T] = {}
    for entry in entries:
        record = read(entry)
        value = getattr(record, attribute or key)
        if value in records:
            entry.refuse(f"“{key}” {value} đã có ở trên.", key)
        records[value] = record
    return tuple(records.values())


def in_words(values: Iterable[str]) -> str:
    """`a, b, c` as a hint shows them."""
    return ", ".join(f"“{value}”" for value in values)


# ---- TOML and JSON --------------------------------------------------------------------------

# How tomllib begins its complaint about a common slip, and what is told instead.
_SLIPS = {
    "Cannot overwrite a value": "mục này đã ghi ở trên, chỉ được ghi một lần",
    "Cannot declare": "phần này đã mở ở trên, chỉ được mở một lần",
    "Expected '='": "thiếu dấu “=” giữa tên mục và giá trị",
    "Invalid value": 'chữ phải đặt trong dấu nháy thẳng, ví dụ "A"',
}


def read_toml(source: Source) -> Entry:
    """The whole of a TOML file."""
    for number, line in enumerate(source.lines, 1):
        if line.count(".") > MAX_DOTS:
            source.refuse(number, "dòng có quá nhiều dấu chấm.")
    try:
        return Entry(source, tomllib.loads(source.text))
    except RecursionError:
        _refuse_line(source, source.deepest_line(), "các dấu ngoặc lồng nhau quá sâu.")
    except ValueError as wrong:
        _refuse_syntax(source, str(wrong))


def _refuse_syntax(source: Source, said: str) -> NoReturn:
    found = re.search(r"at line (\d+), column (\d+)", said)
    if not found and "end of document" not in said:
        _refuse_line(source, source.longest_number_line(), "có số quá dài.")
    line, where = source.text.rstrip().count("\n") + 1, "cuối tệp"
    if found:
        line, where = int(found[1]), f"cột {found[2]}"
    usual = "thường do thiếu dấu nháy, dấu ngoặc hoặc dấu bằng"
    why = next((slip for start, slip in _SLIPS.items() if said.startswith(start)), usual)
    _refuse_line(source, line, f"sai cú pháp TOML ở {where}: {why}.")


def _refuse_line(source: Source, line: int, reason: str) -> NoReturn:
    """Refuses a line that could not be read, under the name that stands there."""
    source.refuse(line, reason, source.lines[line - 1].partition("=")[0].strip())


def read_json(source: Source) -> Entry:
    """The whole of a JSON file that holds one object."""
    try:
        parsed = json.loads(source.text)
    except json.JSONDecodeError as wrong:
        source.refuse(wrong.lineno, f"sai cú pháp JSON ở cột {wrong.colno}.")
    except RecursionError:
        source.refuse(source.deepest_line(), "các dấu ngoặc lồng nhau quá sâu.")
    except ValueError:
        source.refuse(source.longest_number_line(), "có số quá dài.")
    if not isinstance(parsed, dict):
        source.refuse(1, "tệp JSON phải là một đối tượng trong { }.")
    return Entry(source, parsed)


_TOKEN = re.compile(
    r"""
    (?:[ \t\r]++|\#[^\n]*+)*+  # blanks and comments
    ( "{3}(?:[^\\]|\\.)*?"{3}(?!") | '{3}.*?'{3}(?!')  # texts of several lines
    | "(?:[^"\\\n]|\\.)*" | '[^'\n]*'
    | [\[\]{}=:,.\n]
    | [^\s\[\]{}=:,."'\#]+
    )""",
    re.DOTALL | re.VERBOSE,
)


class _Places:
    """Where each key and each element of a list stands, in a text known to be TOML or JSON."""

    def __init__(self, text: str) -> None:
        self._tokens = (found[1] for found in _TOKEN.finditer(text + "\n"))
        self._depth = 0  # of brackets around a value: there a new line is a blank
        self._line, self._token, self._token_line = 1, "", 1

    def all(self) -> Iterator[tuple[Where, int]]:
        """In the order of the text, what holds a thing before the thing."""
        table: Where = ()
        counts: dict[Where, int] = {}
        self._take()
        while self._token:
            if self._token == "\n":
                self._take()
            elif self._token == "[":
                table = yield from self._header(counts)
            elif self._token == "{":  # JSON
                yield from self._value(())
            else:
                yield from self._pair(table)

    def _take(self) -> None:
        """On to the next token that counts; "" behind the last."""
        for token in self._tokens:
            self._token_line = self._line
            self._line += token.count("\n")
            if token != "\n" or not self._depth:
                self._token = token
                return
        self._token = ""

    def _header(self, counts: dict[Where, int]) -> Generator[tuple[Where, int], None, Where]:
        """Where a header leads: into the latest element of each list of tables on the way."""
        line = self._token_line
        self._take()
        repeated = self._token == "["
        if repeated:
            self._take()
        *outer, last = self._key()
        path: Where = ()
        for part in outer:
            path = (*path, part)
            yield path, line
            path = (*path, counts[path]) if path in counts else path
        path = (*path, last)
        yield path, line
        if repeated:
            counts[path] = counts.get(path, -1) + 1
            path = (*path, counts[path])
            yield path, line
        while self._token == "]":
            self._take()
        return path

    def _key(self) -> list[str]:
        """The parts of a key with or without dots."""
        parts = []
        while True:
            parts.append(self._token.strip("\"'"))
            self._take()
            if self._token != ".":
                return parts
            self._take()

    def _pair(self, path: Where) -> Iterator[tuple[Where, int]]:
        line = self._token_line
        for part in self._key():
            path = (*path, part)
            yield path, line
        self._take()  # the mark between key and value
        yield from self._value(path)

    def _value(self, path: Where) -> Iterator[tuple[Where, int]]:
        if self._token not in ("[", "{"):
            while self._token not in (",", "]", "}", "\n", ""):
                self._take()
            return
        opened, number = self._token, 0
        self._depth += 1
        self._take()
        while self._token not in ("]", "}", ""):
            if opened == "{":
                yield from self._pair(path)
            else:
                yield (*path, number), self._token_line
                yield from self._value((*path, number))
            number += 1
            if self._token == ",":
                self._take()
        self._depth -= 1
        self._take()
