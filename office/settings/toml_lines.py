"""TOML that can say on which line each key stands."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from office.texts import text

Where = tuple[str | int, ...]


class NotToml(Exception):
    """The text is no TOML: the line where reading stopped, what is written there, and why."""

    def __init__(self, line: int, key: str, reason: str) -> None:
        self.line = line
        self.key = key
        self.reason = reason
        super().__init__(f"line {line}: {reason}")


@dataclass(frozen=True, slots=True)
class TomlText:
    """What a file says (`data`) and where it says it (`line_of`)."""

    data: dict[str, Any]
    lines: dict[Where, int]

    def line_of(self, *where: str | int) -> int:
        """The line of a key, as `line_of("service", 2, "letter")`; of what holds it if unknown."""
        while where and where not in self.lines:
            where = where[:-1]
        return self.lines.get(where, 1)


def read(path: Path) -> TomlText:
    """Reads `path`, with or without a byte order mark. OSError if it cannot be opened."""
    return parse(_decoded(path.read_bytes()))


def parse(source: str) -> TomlText:
    """Reads TOML text; `NotToml` with the line where it is wrong."""
    source = source.replace("\r\n", "\n")
    try:
        data = tomllib.loads(source)
    except (ValueError, RecursionError, OverflowError) as error:
        line = _line_in(str(error), source)
        raise NotToml(line, _key_in(source, line), _in_words(str(error))) from None
    return TomlText(data, _lines(source))


def _decoded(raw: bytes) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise NotToml(line, "", text("tệp phải lưu bằng mã UTF-8.")) from None


def _line_in(message: str, source: str) -> int:
    found = re.search(r"at line (\d+)", message)
    return int(found[1]) if found else source.rstrip("\n").count("\n") + 1


def _key_in(source: str, line: int) -> str:
    """The name on a line that could not be read."""
    return source.split("\n")[line - 1].partition("=")[0].strip()


def _in_words(message: str) -> str:
    """tomllib's reason in the office's words where it is a common slip."""
    if message.startswith("Cannot overwrite a value"):
        return text("mục này đã ghi ở trên, chỉ được ghi một lần.")
    if message.startswith("Cannot declare"):
        return text("phần này đã mở ở trên, chỉ được mở một lần.")
    if message.startswith("Expected '='"):
        return text("thiếu dấu “=” giữa tên mục và giá trị.")
    if "recursion" in message:
        return text("dấu ngoặc lồng nhau quá sâu.")
    if message.startswith("Invalid value"):
        return text('giá trị viết chưa đúng: chữ phải đặt trong dấu nháy thẳng, ví dụ "A".')
    return text("viết chưa đúng cú pháp TOML ({reason}).").format(reason=message)


def _lines(source: str) -> dict[Where, int]:
    lines: dict[Where, int] = {}
    counts: dict[Where, int] = {}
    table: Where = ()
    for line, chunk, said in _statements(source):
        if not chunk.startswith("["):
            for where in _paths(said):
                lines.setdefault(table + where, line)
            continue
        table = _table(said, counts, repeated=chunk.startswith("[["))
        for end in range(1, len(table) + 1):
            lines.setdefault(table[:end], line)
    return lines


def _statements(source: str) -> Iterator[tuple[int, str, dict[str, Any]]]:
    """Each header or assignment of a valid text with its first line, read on its own."""
    chunk, first = "", 1
    for number, line in enumerate(source.split("\n"), 1):
        first = first if chunk else number
        chunk += line + "\n"
        try:
            said = tomllib.loads(chunk)
        except tomllib.TOMLDecodeError:
            continue
        if said:
            yield first, chunk.lstrip(), said
        chunk = ""


def _paths(said: dict[str, Any], above: Where = ()) -> Iterator[Where]:
    for key, value in said.items():
        yield (*above, key)
        if isinstance(value, dict):
            yield from _paths(value, (*above, key))


def _table(said: Any, counts: dict[Where, int], *, repeated: bool) -> Where:
    """Where a header leads: into the latest element of each array of tables on the way."""
    path: Where = ()
    while said:
        said = said[0] if isinstance(said, list) else said
        for key, inner in said.items():
            path = (*path, key)
            last = not inner or inner == [{}]
            if last and repeated:
                counts[path] = counts.get(path, -1) + 1
            if path in counts:
                path = (*path, counts[path])
            said = {} if last else inner
    return path
