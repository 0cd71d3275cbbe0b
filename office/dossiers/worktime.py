"""The office's clock, which runs only in the sessions of working days. Whole minutes.

Every function takes and gives instants of the office's own time, as `local` makes them.
"""

from datetime import date, datetime, time, timedelta

from office.dossiers.workdays import WorkCalendar, minutes_of
from office.profile import VIETNAM, Session


def local(at: datetime) -> datetime:
    """The minute of `at` as papers print it; ValueError if `at` has no time zone."""
    if at.tzinfo is None:
        raise ValueError("an instant needs its time zone")
    return at.astimezone(VIETNAM).replace(second=0, microsecond=0)


def opening(calendar: WorkCalendar, day: date) -> datetime:
    """When the first session begins; on a day off when it would."""
    sessions = calendar.sessions_on(day) or calendar.sessions
    return datetime.combine(day, sessions[0].opens, VIETNAM)


def closing(calendar: WorkCalendar, day: date) -> datetime:
    """When the last session ends; on a day off when it would."""
    sessions = calendar.sessions_on(day) or calendar.sessions
    return datetime.combine(day, sessions[-1].closes, VIETNAM)


def day_length(calendar: WorkCalendar) -> int:
    """The minutes of an ordinary working day."""
    return minutes_of(calendar.sessions)


def at_clock(calendar: WorkCalendar, day: date, clock: time) -> datetime:
    """`clock` on a working day, if it is worked then: else when it opens, goes on after the break
    or closes."""
    sessions = calendar.sessions_on(day)
    current = next((each for each in sessions if clock <= each.closes), sessions[-1])
    return datetime.combine(day, min(max(clock, current.opens), current.closes), VIETNAM)


def minutes_to(calendar: WorkCalendar, at: datetime) -> int:
    """The working minutes there were up to `at`; only differences mean something."""
    day = at.date()
    sessions = calendar.sessions_on(day)
    left = minutes_of(sessions) - _worked(sessions, at.time())
    return calendar.working_minutes_to(day) - left


def later(calendar: WorkCalendar, at: datetime, minutes: int) -> datetime:
    """`at`, an instant of a working day, and so many working minutes more.

    Time that is used up at noon or in the evening ends there, not when work begins again.
    """
    if minutes == 0:
        return at
    wanted = minutes_to(calendar, at) + minutes
    day = at.date()
    # No day adds more than the longest, so this never steps too far.
    while (short := wanted - calendar.working_minutes_to(day)) > 0:
        day += timedelta(days=-(-short // calendar.longest))
    sessions = calendar.sessions_on(day)
    return _clock(sessions, day, wanted - calendar.working_minutes_to(day) + minutes_of(sessions))


def same_place(calendar: WorkCalendar, at: datetime, minutes: int) -> datetime:
    """As `later`, but what began when work begins also ends when work begins, not in the evening
    before: a day from 7:30 on is the next 7:30."""
    found = later(calendar, at, minutes)
    if not minutes or at == closing(calendar, at.date()):
        return found
    sessions = calendar.sessions_on(found.date())
    behind = next((each.opens for each in sessions if each.opens > found.time()), None)
    if all(found.time() != each.closes for each in sessions):
        return found
    if behind is not None:
        return datetime.combine(found.date(), behind, VIETNAM)
    return opening(calendar, calendar.next_working_after(found.date()))


def _worked(sessions: tuple[Session, ...], clock: time) -> int:
    """The day's working minutes up to `clock`."""
    now = _minutes(clock)
    return sum(max(0, min(now, _minutes(each.closes)) - _minutes(each.opens)) for each in sessions)


def _clock(sessions: tuple[Session, ...], day: date, worked: int) -> datetime:
    """When `worked` minutes of the day are over."""
    for session in sessions:
        opens = _minutes(session.opens)
        length = _minutes(session.closes) - opens
        if worked <= length:
            hour, minute = divmod(opens + worked, 60)
            return datetime(day.year, day.month, day.day, hour, minute, tzinfo=VIETNAM)
        worked -= length
    raise ValueError("a day is not that long")


def _minutes(clock: time) -> int:
    return clock.hour * 60 + clock.minute
