"""A TOML file that knows on which lines each of its tables stands."""

import re
import tomllib
from bisect import bisect_right
from collections import defaultdict
from typing import NoReturn

from office.settings.entries import Entry, Source

MAX_DOTS = 200  # the parser takes the square of a dotted key's depth
_HEADER = re.compile(r"\s*\[\[?\s*([\w.-]+)\s*\]\]?\s*(?:#.*)?")


class TomlFile:
    """A parsed file that knows on which lines each of its tables stands."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._lines = len(source.lines)
        self._tables = _parse(source)
        headers = ((number, _HEADER.fullmatch(line)) for number, line in enumerate(source.lines, 1))
        self._headers = [(number, found[1]) for number, found in headers if found]
        self._starts: dict[str, list[int]] = defaultdict(list)
        for number, name in self._headers:
            self._starts[name].append(number)
        self.whole = Entry(source, self._tables, 1, self._lines)

    def table(self, name: str) -> Entry:
        """The table `[name]`, empty if the file has none."""
        return self._entry(name, self._tables.get(name, {}), 0)

    def tables(self, name: str) -> list[Entry]:
        """Every `[[name]]` in the order of the file."""
        items = self.whole.items(name)
        return [self._entry(name, item, number) for number, item in enumerate(items)]

    def _entry(self, name: str, fields: object, number: int) -> Entry:
        first, last = self._place(name, number)
        if not isinstance(fields, dict):
            self._source.refuse(first, f"“{name}” phải là một bảng.")
        return Entry(self._source, fields, first, last)

    def _place(self, name: str, number: int) -> tuple[int, int]:
        """First and last line of the table; from its key to the end where it has no header."""
        starts = self._starts.get(name, [])
        if number >= len(starts):
            return self.whole.line(name), self._lines
        after = bisect_right(self._headers, starts[number], key=lambda header: header[0])
        last = self._headers[after][0] - 1 if after < len(self._headers) else self._lines
        return starts[number], last


def _parse(source: Source) -> dict[str, object]:
    for number, line in enumerate(source.lines, 1):
        if line.count(".") > MAX_DOTS:
            source.refuse(number, "dòng có quá nhiều dấu chấm, không phải danh mục.")
    try:
        return tomllib.loads(source.text)
    except RecursionError:
        source.refuse(source.deepest_line(), "các dấu ngoặc lồng nhau quá sâu.")
    except ValueError as wrong:
        _refuse_syntax(source, str(wrong))


def _refuse_syntax(source: Source, said: str) -> NoReturn:
    found = re.search(r"\(at line (\d+), column (\d+)\)", said)
    if found:
        reason = f"sai cú pháp ở cột {found[2]}: thường do thiếu dấu ngoặc kép, dấu bằng, "
        source.refuse(int(found[1]), reason + "hoặc ghi một mục hai lần.")
    if "end of document" in said:
        last = source.text.rstrip().count("\n") + 1
        source.refuse(last, "sai cú pháp: tệp dừng giữa chừng, thường do thiếu dấu đóng.")
    source.refuse(source.longest_number_line(), "có số quá dài.")
