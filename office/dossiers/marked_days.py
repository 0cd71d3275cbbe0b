"""Days that are not like their weekday: what they are, with which hours, and as a table."""

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from office.profile import Session
from office.settings.kinds import strange
from office.settings.read import Source, in_words

COLUMNS = ("date", "kind", "title", "source")
WITH_HOURS = (*COLUMNS, "hours")  # the fifth column stands only where a day has hours of its own
LONGEST = 200  # letters of a title or source
WEEKDAYS = frozenset(range(5))
NOON = time(12)
_SPAN = re.compile(r"([0-9]{1,2})[:h]([0-9]{2})?\s*[-–]\s*([0-9]{1,2})[:h]([0-9]{2})?")


class DayKind(StrEnum):
    """Why a day differs from its weekday. Values are the stored strings.

    A holiday on a weekend gives a day off later (compensatory); a working day is swapped for a
    weekend (swap_off), which is then worked (swap_work). The others are the office's own: a day
    off (local_off), a day of which only the morning or the afternoon is worked, and a day with
    hours of its own. The last three may stand on a weekend too, which is then worked so.
    """

    HOLIDAY = "holiday"
    COMPENSATORY = "compensatory"
    SWAP_OFF = "swap_off"
    SWAP_WORK = "swap_work"
    LOCAL_OFF = "local_off"
    MORNING = "morning"
    AFTERNOON = "afternoon"
    OWN_HOURS = "own_hours"


OFF = frozenset({DayKind.HOLIDAY, DayKind.COMPENSATORY, DayKind.SWAP_OFF, DayKind.LOCAL_OFF})
ODD = frozenset({DayKind.MORNING, DayKind.AFTERNOON, DayKind.OWN_HOURS})


@dataclass(frozen=True, slots=True)
class MarkedDay:
    """A day of the table; `title` is what people read, `source` who says so, `hours` those of a
    day with hours of its own."""

    day: date
    kind: DayKind
    title: str
    source: str = ""
    hours: tuple[Session, ...] = ()

    def sessions(self, ordinary: tuple[Session, ...]) -> tuple[Session, ...]:
        """When it is worked in an office with these ordinary hours; nothing for a day off.

        The morning is what of the ordinary hours lies before noon, the afternoon the rest.
        """
        if self.kind in OFF:
            return ()
        match self.kind:
            case DayKind.OWN_HOURS:
                return self.hours
            case DayKind.MORNING:
                return tuple(
                    Session(each.opens, min(each.closes, NOON))
                    for each in ordinary
                    if each.opens < NOON
                )
            case DayKind.AFTERNOON:
                return tuple(
                    Session(max(each.opens, NOON), each.closes)
                    for each in ordinary
                    if each.closes > NOON
                )
        return ordinary


def in_order(sessions: Iterable[Session]) -> bool:
    """Whether there are sessions, each behind the other."""
    clocks = [clock for session in sessions for clock in (session.opens, session.closes)]
    return bool(clocks) and sorted(set(clocks)) == clocks


def hours_text(sessions: Iterable[Session]) -> str:
    """`07:30-11:00 13:30-15:00`; `parse_hours` reads it back."""
    return " ".join(map(str, sessions))


def parse_hours(typed: str) -> tuple[Session, ...] | None:
    """Hours as people type them: `7h30-11h, 13:30 – 17:00`. None for anything else, and where one
    session does not follow the other."""
    spans = [[int(part or 0) for part in span] for span in _SPAN.findall(typed)]
    if _SPAN.sub("", typed).strip(" ,;"):
        return None
    try:
        found = tuple(Session(time(a, b), time(c, d)) for a, b, c, d in spans)
    except ValueError:
        return None
    return found if in_order(found) else None


def days_text(days: Iterable[MarkedDay]) -> str:
    """The table as CSV, in the order of days; `parse_days` reads it back."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    known = sorted(days, key=lambda marked: marked.day)
    columns = WITH_HOURS if any(marked.hours for marked in known) else COLUMNS
    writer.writerow(columns)
    for marked in known:
        cells = (marked.day.isoformat(), marked.kind, marked.title, marked.source)
        writer.writerow((*cells, hours_text(marked.hours))[: len(columns)])
    return written.getvalue()


def parse_days(text: str, name: str) -> tuple[MarkedDay, ...]:
    """The days of a CSV text in the order of days; a spreadsheet's `;` and 24/11/2026 will do,
    and the column `hours` may be left out.

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
    line, wanted = 1, 0
    try:
        for cells in reader:
            tidy = [unicodedata.normalize("NFC", cell.strip()) for cell in cells]
            if line == 1 and tuple(tidy) not in (COLUMNS, WITH_HOURS):
                source.refuse(1, f"dòng đầu phải là “{','.join(COLUMNS)}”.")
            if line == 1:
                wanted = len(tidy)
            elif any(tidy):
                yield line, _whole(source, line, tidy, wanted)
            line = reader.line_num + 1
    except csv.Error:
        source.refuse(line, "dấu ngoặc kép không khớp.")
    if line == 1:
        source.refuse(1, "tệp rỗng.")


def _whole(source: Source, line: int, cells: list[str], wanted: int) -> list[str]:
    if len(cells) != wanted:
        source.refuse(line, f"cần {wanted} cột, đang có {len(cells)}.")
    return [*cells, ""][: len(WITH_HOURS)]


def _marked_day(source: Source, line: int, cells: list[str]) -> MarkedDay:
    if any(strange(cell) or len(cell) > LONGEST for cell in cells):
        source.refuse(line, f"có ký tự lạ hoặc ô dài hơn {LONGEST} chữ.")
    written, kind, title, said_by, hours = cells
    day = _day(source, line, written)
    if kind not in list(DayKind):
        source.refuse(line, f"cột “kind” chỉ có thể là {in_words(DayKind)}.")
    if kind == DayKind.SWAP_WORK and day.weekday() in WEEKDAYS:
        source.refuse(line, f"{day:%d/%m/%Y} không phải cuối tuần nên không thể là ngày làm bù.")
    if not title:
        source.refuse(line, "thiếu tên ngày ở cột “title”.")
    own = parse_hours(hours)
    if kind == DayKind.OWN_HOURS and own is None:
        source.refuse(line, f"“{hours}” không phải là giờ. Xin ghi như 07:30-11:00 13:30-15:00.")
    if kind != DayKind.OWN_HOURS and hours:
        source.refuse(line, "chỉ ngày “own_hours” mới có giờ ở cột “hours”.")
    return MarkedDay(day, DayKind(kind), title, said_by, own or ())


def _day(source: Source, line: int, written: str) -> date:
    iso = re.fullmatch(r"(2\d{3})-(\d\d)-(\d\d)", written, re.ASCII)
    ours = re.fullmatch(r"(\d\d?)/(\d\d?)/(2\d{3})", written, re.ASCII)
    parts = iso.groups() if iso else ours.groups()[::-1] if ours else ()
    try:
        year, month, day = map(int, parts)
        return date(year, month, day)
    except ValueError:
        source.refuse(line, f"“{written}” không phải là ngày. Xin ghi như 2026-11-24.")
