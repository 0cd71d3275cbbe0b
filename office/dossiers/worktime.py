"""The office's clock, which runs only in the sessions of working days. Whole minutes.

Every function takes and gives instants of the office's own time, as `local` makes them.
"""

from datetime import date, datetime, time

from office.dossiers.workdays import WorkCalendar
from office.profile import VIETNAM


def local(at: datetime) -> datetime:
    """The minute of `at` as papers print it; ValueError if `at` has no time zone."""
    if at.tzinfo is None:
        raise ValueError("an instant needs its time zone")
    return at.astimezone(VIETNAM).replace(second=0, microsecond=0)


def opening(calendar: WorkCalendar, day: date) -> datetime:
    """When the first session of a working day begins."""
    return datetime.combine(day, calendar.sessions[0].opens, VIETNAM)


def closing(calendar: WorkCalendar, day: date) -> datetime:
    """When the last session of a working day ends."""
    return datetime.combine(day, calendar.sessions[-1].closes, VIETNAM)


def day_length(calendar: WorkCalendar) -> int:
    """The minutes of a working day."""
    return sum(_minutes(each.closes) - _minutes(each.opens) for each in calendar.sessions)


def minutes_to(calendar: WorkCalendar, at: datetime) -> int:
    """The working minutes there were up to `at`; only differences mean something."""
    day = at.date()
    days = calendar.working_days_to(day)
    if not calendar.is_working(day):
        return days * day_length(calendar)
    return (days - 1) * day_length(calendar) + _worked(calendar, at.time())


def later(calendar: WorkCalendar, at: datetime, minutes: int) -> datetime:
    """`at`, an instant of a working day, and so many working minutes more.

    Time that is used up at noon or in the evening ends there, not when work begins again.
    """
    if minutes == 0:
        return at
    days, rest = divmod(_worked(calendar, at.time()) + minutes - 1, day_length(calendar))
    return _clock(calendar, calendar.working_day(at.date(), days), rest + 1)


def _worked(calendar: WorkCalendar, clock: time) -> int:
    """The day's working minutes up to `clock`."""
    now = _minutes(clock)
    return sum(
        max(0, min(now, _minutes(each.closes)) - _minutes(each.opens)) for each in calendar.sessions
    )


def _clock(calendar: WorkCalendar, day: date, worked: int) -> datetime:
    """When `worked` minutes of the day are over."""
    for session in calendar.sessions:
        opens = _minutes(session.opens)
        length = _minutes(session.closes) - opens
        if worked <= length:
            hour, minute = divmod(opens + worked, 60)
            return datetime(day.year, day.month, day.day, hour, minute, tzinfo=VIETNAM)
        worked -= length
    raise ValueError("a day is not that long")


def _minutes(clock: time) -> int:
    return clock.hour * 60 + clock.minute
