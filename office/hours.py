"""Is the office open now, why not, and when does it open again. Plain values in and out."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from office.profile import VIETNAM, Office, Session

LOOK_AHEAD = 60  # days: no office is shut longer without saying so
SATURDAY = 5


class Closed(StrEnum):
    """Why an office is not open at an instant."""

    HOLIDAY = "holiday"
    WEEKEND = "weekend"
    DAY_OFF = "day_off"
    TOO_EARLY = "too_early"
    LUNCH = "lunch"
    AFTER_HOURS = "after_hours"


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How the office stands: `why` is None while it is open; `title` names the holiday."""

    why: Closed | None
    title: str = ""
    opens_at: datetime | None = None

    @property
    def is_open(self) -> bool:
        """Whether citizens are received now."""
        return self.why is None


def sessions_on(office: Office, day: date) -> tuple[Session, ...]:
    """The day's opening hours; none on a day off."""
    if holiday_on(office, day):
        return ()
    return office.week[day.weekday()]


def holiday_on(office: Office, day: date) -> str:
    """The name of the holiday on `day`, or nothing."""
    return next((closed.title for closed in office.closed_days if closed.day == day), "")


def works_on(office: Office, day: date) -> bool:
    """Whether the office receives citizens at some time of `day`."""
    if not any(office.week):
        return not holiday_on(office, day)
    return bool(sessions_on(office, day))


def day_to_open(office: Office, stored: date | None, now: datetime) -> date | None:
    """Today, if its book is still to be opened: a working day later than the `stored` one.

    A clock behind the stored day opens nothing; the book stays where it is.
    """
    today = now.astimezone(VIETNAM).date()
    if stored is not None and today <= stored:
        return None
    return today if works_on(office, today) else None


def standing(office: Office, now: datetime, opened: date | None = None) -> Standing:
    """How the office stands at `now`, an aware instant.

    An office that never wrote down its hours counts as open on every day but holidays: then
    opening and closing the day by hand decides. So it does on a day off that was opened by hand:
    `opened` is the day whose book is open.
    """
    local = now.astimezone(VIETNAM)
    if opened == local.date() and not works_on(office, local.date()):
        return Standing(why=None)
    why = _why_closed(office, local)
    if why is None:
        return Standing(why=None)
    title = holiday_on(office, local.date())
    return Standing(why=why, title=title, opens_at=next_opening(office, now))


def next_opening(office: Office, after: datetime) -> datetime | None:
    """The first opening later than `after`; None if none is known for two months."""
    local = after.astimezone(VIETNAM)
    for ahead in range(LOOK_AHEAD + 1):
        day = local.date() + timedelta(days=ahead)
        for session in sessions_on(office, day):
            opens = datetime.combine(day, session.opens, VIETNAM)
            if opens > local:
                return opens
    return None


def next_day_opening(office: Office, after: datetime) -> datetime | None:
    """The first opening on a later day than today."""
    local = after.astimezone(VIETNAM)
    return next_opening(office, local.replace(hour=23, minute=59, second=59))


def _why_closed(office: Office, local: datetime) -> Closed | None:
    if holiday_on(office, local.date()):
        return Closed.HOLIDAY
    if not any(office.week):
        return None
    sessions = sessions_on(office, local.date())
    if not sessions:
        return Closed.WEEKEND if local.weekday() >= SATURDAY else Closed.DAY_OFF
    clock = local.time()
    if any(session.opens <= clock < session.closes for session in sessions):
        return None
    if clock < sessions[0].opens:
        return Closed.TOO_EARLY
    return Closed.AFTER_HOURS if clock >= sessions[-1].closes else Closed.LUNCH


@dataclass(frozen=True, slots=True)
class WeekRow:
    """Neighbouring weekdays with the same hours: first and last day, Monday is 0."""

    first: int
    last: int
    sessions: tuple[Session, ...]


def week_rows(office: Office) -> tuple[WeekRow, ...]:
    """The week in as few rows as it can be told, days off left out."""
    rows: list[WeekRow] = []
    for day, sessions in enumerate(office.week):
        if rows and rows[-1].last == day - 1 and rows[-1].sessions == sessions:
            rows[-1] = WeekRow(rows[-1].first, day, sessions)
        elif sessions:
            rows.append(WeekRow(day, day, sessions))
    return tuple(rows)
