"""What an office has set up: its name, rules, hours, services, counters and priority classes."""

from dataclasses import dataclass, field
from datetime import date, time, timedelta, timezone
from enum import StrEnum

from office.ordering import Ratio

VIETNAM = timezone(timedelta(hours=7), "Asia/Ho_Chi_Minh")  # no summer time since 1975


class CodeSource(StrEnum):
    """Who gives a dossier its official code."""

    LOCAL = "local"
    EXTERNAL = "external"


class EndRule(StrEnum):
    """At what time of its last day a time limit ends. Values are the stored strings."""

    SAME_CLOCK = "same_clock"
    END_OF_DAY = "end_of_day"


class SettleRule(StrEnum):
    """Whether early, on time and late are told by the day or by the minute."""

    BY_DATE = "by_date"
    BY_MINUTE = "by_minute"


class PriorityNumbering(StrEnum):
    """Where a priority ticket's number comes from."""

    OWN_SERIES = "own"
    SERVICE_SERIES = "service"


@dataclass(frozen=True, slots=True)
class ClosedDay:
    """A day off with the reason people read."""

    day: date
    title: str


@dataclass(frozen=True, slots=True)
class Session:
    """One stretch of opening on a day."""

    opens: time
    closes: time


# The hours in which a time limit runs, where an office has not set its own.
WORKING_HOURS = (Session(time(7, 30), time(11, 30)), Session(time(13, 30), time(17, 0)))


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierRules:
    """What the office decided about its dossiers.

    `unit_code` is the office's identifier in dossier codes; `code_source` external leaves the
    official code to the province's system. `forms` forces a set of forms ("" goes by the day).
    `end` is for limits in working days, `calendar_end` for days and months. `hours` are those of
    a working day in which limits run, `hours_per_day` what a limit's "day" of hours is (0: hours
    run through the real sessions). `make_up_days` counts a worked Saturday as a working day,
    `half_days` a day of which only a part is worked. With
    `due_soon_days` working days left a dossier is "due soon".
    """

    unit_code: str = "H99.01"
    code_source: CodeSource = CodeSource.LOCAL
    place: str = ""
    forms: str = ""
    end: EndRule = EndRule.SAME_CLOCK
    calendar_end: EndRule = EndRule.END_OF_DAY
    settle: SettleRule = SettleRule.BY_DATE
    hours: tuple[Session, ...] = WORKING_HOURS
    hours_per_day: int = 8
    make_up_days: bool = True
    half_days: bool = True
    due_soon_days: int = 2
    sms: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What the office decided about its queue and its dossiers."""

    ratio: Ratio = field(default_factory=Ratio)
    priority_numbering: PriorityNumbering = PriorityNumbering.OWN_SERIES
    priority_series: str = "UT"
    priority_width: int = 3
    ask_priority: bool = True
    call_finishes: bool = True
    tickets_per_minute: int = 20
    target_minutes: int = 20
    dossier: DossierRules = field(default_factory=DossierRules)


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
    marks the tile for fetching results. With `ask_procedure` the kiosk asks which procedure.
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
    ask_procedure: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Counter:
    """A desk with a number and the services it takes."""

    counter_id: int
    services: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A division that works on dossiers. The one-stop desk itself is `dossier.DESK`."""

    unit_id: str
    title: str


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
