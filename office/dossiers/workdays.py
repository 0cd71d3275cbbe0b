"""Which days are working days: the week, public holidays and the days swapped against them."""

import csv
import io
import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from itertools import accumulate
from pathlib import Path

from office import dates
from office.entries import Source, in_words, strange
from office.profile import WORKING_HOURS, Session

BUNDLED = Path(__file__).resolve().parents[2] / "assets" / "calendar" / "vietnam.csv"
MONDAY_TO_FRIDAY = frozenset(range(5))
COLUMNS = ("date", "kind", "title", "source")
LONGEST = 200  # letters of a title or source
A_DAY = timedelta(days=1)


class DayKind(StrEnum):
    """Why a day differs from its weekday. Values are the stored strings.

    A holiday on a weekend gives a day off later (compensatory); a working day is swapped for a
    weekend (swap_off), which is then worked (swap_work).
    """

    HOLIDAY = "holiday"
    COMPENSATORY = "compensatory"
    SWAP_OFF = "swap_off"
    SWAP_WORK = "swap_work"


@dataclass(frozen=True, slots=True)
class MarkedDay:
    """A day of the table; `title` is what people read, `source` who says so."""

    day: date
    kind: DayKind
    title: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """The days and hours in which time limits run; a desk may be open at other times.

    `weekdays` are those worked, Monday is 0. `confirmed` holds the years somebody of the office
    has compared with the announcement. `swap_work_counts` says whether a worked Saturday is a
    working day. Raises ValueError for a week or a day without work.
    """

    days: Mapping[date, MarkedDay] = field(default_factory=dict)
    sessions: tuple[Session, ...] = WORKING_HOURS
    weekdays: frozenset[int] = MONDAY_TO_FRIDAY
    confirmed: frozenset[int] = frozenset()
    swap_work_counts: bool = True
    _week: tuple[int, ...] = field(init=False, repr=False, compare=False)
    _off: tuple[int, ...] = field(init=False, repr=False, compare=False)
    _on: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        clocks = [clock for session in self.sessions for clock in (session.opens, session.closes)]
        if not clocks or sorted(set(clocks)) != clocks:
            raise ValueError("sessions must follow one another")
        if not self.weekdays or not self.weekdays <= set(range(7)):
            raise ValueError("weekdays are some of 0 to 6")
        ordinary = [day in self.weekdays for day in range(7)]
        changed = sorted(d for d in self.days if self.is_working(d) != ordinary[d.weekday()])
        put = object.__setattr__
        put(self, "_week", (0, *accumulate(ordinary)))
        put(self, "_off", tuple(d.toordinal() for d in changed if ordinary[d.weekday()]))
        put(self, "_on", tuple(d.toordinal() for d in changed if not ordinary[d.weekday()]))

    def is_working(self, day: date) -> bool:
        """Whether time limits run on `day`."""
        marked = self.days.get(day)
        if marked is None:
            return day.weekday() in self.weekdays
        if marked.kind is not DayKind.SWAP_WORK:
            return False
        return self.swap_work_counts or day.weekday() in self.weekdays

    def next_working(self, day: date) -> date:
        """`day` itself, or the first working day behind it."""
        while not self.is_working(day):
            day += A_DAY
        return day

    def next_working_after(self, day: date) -> date:
        """The first working day later than `day`."""
        return self.next_working(day + A_DAY)

    def working_days_to(self, day: date) -> int:
        """How many working days there were up to and with `day`, counted from the year 1.

        Only differences mean something: `to(b) - to(a)` counts those after a, up to and with b.
        """
        number = day.toordinal()
        weeks, rest = divmod(number, 7)  # day number 1 was a Monday
        ordinary = weeks * self._week[7] + self._week[rest]
        return ordinary - bisect_right(self._off, number) + bisect_right(self._on, number)

    def working_day(self, day: date, after: int) -> date:
        """The working day that is the `after`-th later than `day`; `day` itself for 0."""
        wanted = self.working_days_to(day) + after
        # One day adds one working day at most, so this never steps too far.
        while (short := wanted - self.working_days_to(day)) > 0:
            day += timedelta(days=short)
        return day

    def why_off(self, day: date) -> str:
        """`Ngày Văn hóa Việt Nam` or `Thứ Bảy`; nothing for a working day."""
        if self.is_working(day):
            return ""
        marked = self.days.get(day)
        if marked is None or marked.kind is DayKind.SWAP_WORK:
            return dates.WEEKDAYS[day.weekday()]
        return marked.title

    def holidays(self, first: date, last: date) -> tuple[tuple[date, str], ...]:
        """The weekdays not worked from `first` to `last`, each with its title; no weekends."""
        return tuple((day, self.days[day].title) for day in _within(self._off, first, last))

    def make_up_days(self, first: date, last: date) -> tuple[date, ...]:
        """The weekend days that are worked from `first` to `last`."""
        return tuple(_within(self._on, first, last))

    def unconfirmed(self, first: date, last: date) -> tuple[int, ...]:
        """The years from `first` to `last` that nobody confirmed or that have no marked day.

        Dates in them are computed all the same, with what is known: maybe weekends only.
        """
        known = self.confirmed & {day.year for day in self.days}
        return tuple(year for year in range(first.year, last.year + 1) if year not in known)


def _within(numbers: tuple[int, ...], first: date, last: date) -> Iterator[date]:
    start, end = bisect_left(numbers, first.toordinal()), bisect_right(numbers, last.toordinal())
    return map(date.fromordinal, numbers[start:end])


def by_day(days: Iterable[MarkedDay]) -> dict[date, MarkedDay]:
    """The table as `WorkCalendar.days` wants it; of two entries for a day the later one holds."""
    return {marked.day: marked for marked in days}


@cache
def bundled_days() -> tuple[MarkedDay, ...]:
    """The table that comes with the product: what was announced, and guesses marked as such."""
    return parse_days(BUNDLED.read_text(encoding="utf-8"), BUNDLED.name)


def seeded(confirmed: Iterable[int] = ()) -> WorkCalendar:
    """A calendar of the bundled table; nobody but the office confirms a year."""
    return WorkCalendar(by_day(bundled_days()), confirmed=frozenset(confirmed))


def days_text(days: Iterable[MarkedDay]) -> str:
    """The table as CSV, in the order of days; `parse_days` reads it back."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(COLUMNS)
    for marked in sorted(days, key=lambda marked: marked.day):
        writer.writerow((marked.day.isoformat(), marked.kind, marked.title, marked.source))
    return written.getvalue()


def parse_days(text: str, name: str) -> tuple[MarkedDay, ...]:
    """The days of a CSV text in the order of days; a spreadsheet's `;` and 24/11/2026 will do.

    Raises BadFile with the line for anything else, and for a day that stands there twice.
    """
    source = Source(name, text.removeprefix("\ufeff"))
    lines: dict[date, int] = {}
    found: list[MarkedDay] = []
    for line, cells in _rows(source):
        marked = _marked_day(source, line, cells)
        if marked.day in lines:
            said = f"ngày {marked.day:%d/%m/%Y} đã ghi ở dòng {lines[marked.day]}."
            source.refuse(line, said)
        lines[marked.day] = line
        found.append(marked)
    return tuple(sorted(found, key=lambda marked: marked.day))


def _rows(source: Source) -> Iterator[tuple[int, list[str]]]:
    """The rows below the heading, each with the line it begins on; empty ones left out."""
    heading = source.lines[0]
    separator = ";" if heading.count(";") > heading.count(",") else ","
    reader = csv.reader(io.StringIO(source.text, newline=""), delimiter=separator, strict=True)
    line = 1
    try:
        for cells in reader:
            tidy = [unicodedata.normalize("NFC", cell.strip()) for cell in cells]
            if line == 1 and tuple(tidy) != COLUMNS:
                source.refuse(1, f"dòng đầu phải là “{','.join(COLUMNS)}”.")
            if line > 1 and any(tidy):
                yield line, tidy
            line = reader.line_num + 1
    except csv.Error:
        source.refuse(line, "dấu ngoặc kép không khớp.")
    if line == 1:
        source.refuse(1, "tệp rỗng.")


def _marked_day(source: Source, line: int, cells: list[str]) -> MarkedDay:
    if len(cells) != len(COLUMNS):
        source.refuse(line, f"cần {len(COLUMNS)} cột, đang có {len(cells)}.")
    if any(strange(cell) or len(cell) > LONGEST for cell in cells):
        source.refuse(line, f"có ký tự lạ hoặc ô dài hơn {LONGEST} chữ.")
    written, kind, title, said_by = cells
    day = _day(source, line, written)
    if kind not in list(DayKind):
        source.refuse(line, f"cột “kind” chỉ có thể là {in_words(DayKind)}.")
    if kind == DayKind.SWAP_WORK and day.weekday() in MONDAY_TO_FRIDAY:
        source.refuse(line, f"{day:%d/%m/%Y} không phải cuối tuần nên không thể là ngày làm bù.")
    if not title:
        source.refuse(line, "thiếu tên ngày ở cột “title”.")
    return MarkedDay(day, DayKind(kind), title, said_by)


def _day(source: Source, line: int, written: str) -> date:
    iso = re.fullmatch(r"(2\d{3})-(\d\d)-(\d\d)", written, re.ASCII)
    ours = re.fullmatch(r"(\d\d?)/(\d\d?)/(2\d{3})", written, re.ASCII)
    parts = iso.groups() if iso else ours.groups()[::-1] if ours else ()
    try:
        year, month, day = map(int, parts)
        return date(year, month, day)
    except ValueError:
        source.refuse(line, f"“{written}” không phải là ngày. Xin ghi như 2026-11-24.")
