"""When a dossier's result is due, and how it stands against that. Plain values in and out.

What rests on law is a setting: see docs/decisions/0010-deadlines.md.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from office.dossiers import worktime
from office.dossiers.workdays import A_DAY, WorkCalendar
from office.procedure import ChannelLimit, Unit
from office.profile import VIETNAM, EndRule, SettleRule


class Standing(StrEnum):
    """How a finished dossier came out: trước hạn, đúng hạn, quá hạn."""

    EARLY = "early"
    ON_TIME = "on_time"
    LATE = "late"


class Running(StrEnum):
    """How a dossier in process stands: trong hạn, sắp đến hạn, quá hạn. Never stored."""

    IN_TIME = "in_time"
    DUE_SOON = "due_soon"
    OVERDUE = "overdue"


@dataclass(frozen=True, slots=True)
class Limit:
    """How long the office may take. 0 working days is "trong ngày": before the desk closes."""

    value: int
    unit: Unit

    def __post_init__(self) -> None:
        if self.value < 0:
            raise ValueError("a limit is not negative")

    @property
    def in_working_time(self) -> bool:
        """Whether days off are left out while counting, not only at the end."""
        return self.unit in (Unit.HOUR, Unit.WORKING_DAY)


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineRules:
    """What the office decided about time limits.

    `end` is for working days, `calendar_end` for days and months. `hours_per_day` hours of a limit
    are one working day; None counts them through the real sessions. `cutoff` holds for procedures
    that name none. `soon` is how many working days before the end a dossier is due soon.
    """

    end: EndRule = EndRule.SAME_CLOCK
    calendar_end: EndRule = EndRule.END_OF_DAY
    settle: SettleRule = SettleRule.BY_DATE
    hours_per_day: int | None = 8
    cutoff: time | None = None
    soon: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """A due date with its reason; instants are in the office's time.

    `start` is when the clock began, `skipped` the days off that put the end off: holidays for
    limits in working time, what the end was moved over for days and months. After pauses,
    `original` is the end without them and `stopped` what they took: working minutes, or days for
    limits in days and months. While a pause is open the clock does not run and `at` is the last
    that was known.
    """

    at: datetime
    start: datetime
    limit: Limit
    original: datetime
    skipped: tuple[tuple[date, str], ...] = ()
    stopped: int = 0
    running: bool = True


def limit_of(channel: ChannelLimit, cutoff: time | None) -> Limit | None:
    """The limit of a catalogue entry; None where the law sets none.

    One working day with a cut-off is how catalogues write "trong ngày; nhận sau 15 giờ thì trả
    trong ngày làm việc tiếp theo" (registry office, certified copies).
    """
    if channel.value is None or channel.unit is None:
        return None
    if cutoff and (channel.value, channel.unit) == (1, Unit.WORKING_DAY):
        return Limit(0, Unit.WORKING_DAY)
    return Limit(channel.value, channel.unit)


def effective_start(
    received_at: datetime, calendar: WorkCalendar, cutoff: time | None = None
) -> datetime:
    """When the clock begins for what was received at `received_at`.

    Before opening: at opening. In a break, its first minute included: when work goes on. After
    closing, after the cut-off or on a day off: at the next working day's opening. The closing
    minute and the cut-off minute themselves still belong to the day.
    """
    at = worktime.local(received_at)
    day, clock = at.date(), at.time()
    if not calendar.is_working(day):
        return worktime.opening(calendar, calendar.next_working(day))
    sessions = calendar.sessions_on(day)
    if clock > sessions[-1].closes or (cutoff and clock > cutoff):
        return worktime.opening(calendar, calendar.next_working_after(day))
    current = next((each for each in sessions if clock < each.closes), None)
    if current is None or clock >= current.opens:
        return at
    return datetime.combine(day, current.opens, VIETNAM)


def due(
    received_at: datetime,
    limit: Limit | None,
    calendar: WorkCalendar,
    rules: DeadlineRules,
    *,
    cutoff: time | None = None,
) -> Due | None:
    """When the result is due; None where the law sets no limit.

    Hours run in the sessions only. Working days keep the clock time of the start, or end when a
    half day closes, which is one of them. Days and months follow the Civil Code of 2015, articles
    147 and 148: the first day is not counted, a missing day of the month is its last one, and an
    end on a day off moves to the next working day.
    """
    if limit is None:
        return None
    start = effective_start(received_at, calendar, cutoff or rules.cutoff)
    return due_from(start, limit, calendar, rules)


def due_from(
    start: datetime, limit: Limit, calendar: WorkCalendar, rules: DeadlineRules, stopped: int = 0
) -> Due:
    """The end of a limit that began at an effective `start` and stood still for `stopped`."""
    if limit.in_working_time:
        at = worktime.later(calendar, _working_end(start, limit, calendar, rules), stopped)
        if limit.unit is Unit.WORKING_DAY and (rules.end is EndRule.END_OF_DAY or not limit.value):
            at = worktime.closing(calendar, at.date())
        skipped = calendar.holidays(start.date(), at.date())
    else:
        last = _last_day(start.date(), limit) + timedelta(days=stopped)
        day = calendar.next_working(last)
        at = worktime.at_clock(calendar, day, start.time())
        if rules.calendar_end is EndRule.END_OF_DAY or not limit.value:
            at = worktime.closing(calendar, day)
        skipped = tuple((off, calendar.why_off(off)) for off in _days(last, day))
    return Due(at=at, start=start, limit=limit, original=at, skipped=skipped, stopped=stopped)


def _working_end(
    start: datetime, limit: Limit, calendar: WorkCalendar, rules: DeadlineRules
) -> datetime:
    if limit.unit is Unit.WORKING_DAY:
        return _days_later(start, limit.value, calendar)
    if rules.hours_per_day is None:
        return worktime.later(calendar, start, limit.value * 60)
    days, hours = divmod(limit.value, rules.hours_per_day)
    whole = worktime.day_length(calendar)
    day = worktime.same_place(calendar, start, days * whole)
    # Where the office's day is short, hours must not take longer than the day they belong to.
    next_day = worktime.same_place(calendar, start, (days + 1) * whole)
    return min(worktime.later(calendar, day, hours * 60), next_day)


def _days_later(start: datetime, days: int, calendar: WorkCalendar) -> datetime:
    """So many working days later at the same time of day, if it is worked then."""
    return worktime.at_clock(calendar, calendar.working_day(start.date(), days), start.time())


def _last_day(start: date, limit: Limit) -> date:
    if limit.unit is Unit.CALENDAR_DAY:
        return start + timedelta(days=limit.value)
    years, month = divmod(start.month - 1 + limit.value, 12)
    year, month = start.year + years, month + 1
    return date(year, month, min(start.day, monthrange(year, month)[1]))


def _days(first: date, end: date) -> list[date]:
    return [first + A_DAY * ahead for ahead in range((end - first).days)]


def settled(finished_at: datetime, due_at: datetime, rule: SettleRule) -> Standing:
    """How a dossier came out. By date, any time of the due day is on time."""
    finished, end = worktime.local(finished_at), worktime.local(due_at)
    if rule is SettleRule.BY_DATE:
        finished, end = (each.replace(hour=0, minute=0) for each in (finished, end))
    if finished == end:
        return Standing.ON_TIME
    return Standing.EARLY if finished < end else Standing.LATE


def working_days_left(now: datetime, due_at: datetime, calendar: WorkCalendar) -> int:
    """The working days after today up to and with the due day; negative when it is past."""
    today, end = worktime.local(now).date(), worktime.local(due_at).date()
    return calendar.working_days_to(end) - calendar.working_days_to(today)


def running(
    now: datetime, due_at: datetime, calendar: WorkCalendar, rules: DeadlineRules
) -> Running:
    """How a dossier in process stands; the caller knows whether its clock runs (`Due.running`)."""
    if settled(now, due_at, rules.settle) is Standing.LATE:
        return Running.OVERDUE
    left = working_days_left(now, due_at, calendar)
    return Running.DUE_SOON if left <= rules.soon else Running.IN_TIME
