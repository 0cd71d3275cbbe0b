"""Days and hours as officers type and read them."""

import re
from datetime import datetime, time, timedelta

from office import dates
from office.dossiers import worktime
from office.dossiers.workdays import WorkCalendar
from office.profile import VIETNAM

_TYPED = re.compile(
    r"\s*(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})(?:[/.-](?P<year>\d{4}))?"
    r"(?:[ ,]+(?P<hour>\d{1,2})[:hg](?P<minute>\d{2}))?\s*"
)


def written(at: datetime) -> str:
    """`30/11/2026 17:00`, as a field shows it."""
    return f"{at.astimezone(VIETNAM):%d/%m/%Y %H:%M}"


def told(at: datetime) -> str:
    """`17:00 thứ Hai 30/11/2026`, in a sentence."""
    local = at.astimezone(VIETNAM)
    name = dates.weekday(local.weekday())
    return f"{local:%H:%M} {name[0].lower()}{name[1:]} {local:%d/%m/%Y}"


def parse(typed: str, now: datetime, closes: time, *, past: bool = False) -> datetime | None:
    """A day with an hour, or without one at `closes`; a day without a year is the next one, or
    this year's where the `past` is asked for. None for anything else."""
    found = _TYPED.fullmatch(typed)
    if found is None:
        return None
    today = now.astimezone(VIETNAM).date()
    try:
        day = today.replace(
            year=int(found["year"] or today.year), month=int(found["month"]), day=int(found["day"])
        )
        if found["year"] is None and day < today and not past:
            day = day.replace(year=day.year + 1)
        if found["hour"] is None:
            return datetime.combine(day, closes, VIETNAM)
        return datetime.combine(day, time(int(found["hour"]), int(found["minute"])), VIETNAM)
    except ValueError:
        return None


def days_on(at: datetime, days: int, calendar: WorkCalendar) -> datetime:
    """So many working days later, or earlier, at the same hour."""
    local, step = at.astimezone(VIETNAM), timedelta(days=1 if days > 0 else -1)
    day = local.date()
    for _ in range(abs(days)):
        day += step
        while not calendar.is_working(day):
            day += step
    return datetime.combine(day, local.timetz())


def closing_after(now: datetime, days: int, calendar: WorkCalendar) -> datetime:
    """When the desk closes, so many working days from now."""
    return worktime.closing(calendar, calendar.working_day(now.astimezone(VIETNAM).date(), days))
