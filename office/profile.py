"""What an office has set up: its name, rules, hours, services, counters and priority classes."""

from dataclasses import dataclass, field
from datetime import date, time, timedelta, timezone
from enum import StrEnum

from office.ordering import Ratio

VIETNAM = timezone(timedelta(hours=7), "Asia/Ho_Chi_Minh")  # no summer time since 1975


class PriorityNumbering(StrEnum):
    """Where a priority ticket's number comes from."""

    OWN_SERIES = "own"
    SERVICE_SERIES = "service"


@dataclass(frozen=True, slots=True)
class Session:
    """One stretch of opening on a day."""

    opens: time
    closes: time


@dataclass(frozen=True, slots=True)
class ClosedDay:
    """A day off with the reason people read."""

    day: date
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What the office decided about its queue."""

    ratio: Ratio = field(default_factory=Ratio)
    priority_numbering: PriorityNumbering = PriorityNumbering.OWN_SERIES
    priority_series: str = "UT"
    priority_width: int = 3
    ask_priority: bool = True
    call_finishes: bool = True
    tickets_per_minute: int = 20
    target_minutes: int = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class PriorityClass:
    """A group the office serves first. Shown at the kiosk; never stored with a ticket."""

    class_id: str
    title: str
    title_en: str
    icon: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """What a citizen comes for: a tile at the kiosk and a series of numbers.

    `bring` is what to bring, one short line each. `daily_limit` 0 means none. `tone` "result"
    marks the tile for fetching results.
    """

    service_id: str
    letter: str
    title: str
    title_en: str
    hint: str = ""
    hint_en: str = ""
    icon: str = "file-text"
    width: int = 3
    daily_limit: int = 0
    bring: tuple[str, ...] = ()
    bring_en: tuple[str, ...] = ()
    tone: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counter:
    """A desk with a number and the services it takes."""

    counter_id: int
    services: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """The office as papers and screens name it. `week` holds Monday's sessions first."""

    site_id: str
    authority: str
    title: str
    authority_en: str = ""
    title_en: str = ""
    hotline: str = ""
    website: str = ""
    notice: str = ""
    notice_en: str = ""
    rules: Rules = field(default_factory=Rules)
    week: tuple[tuple[Session, ...], ...] = ((),) * 7
    closed_days: tuple[ClosedDay, ...] = ()
    classes: tuple[PriorityClass, ...] = ()
