"""The working calendar in the database: read for due dates, edited and confirmed by the office."""

from datetime import date
from functools import lru_cache

from sqlalchemy import Connection, bindparam, insert, select, update

from db.dossiers import units
from db.dossiers.tables import work_year
from db.entry import Entry
from office import errors
from office.dossiers import marked_days, workdays
from office.dossiers.dossier import DESK
from office.dossiers.marked_days import MarkedDay
from office.dossiers.workdays import WorkCalendar
from office.profile import VIETNAM, DossierRules, Session
from office.texts import N_, text
from office.ticket import Kind

DESK_TITLE = N_("Bộ phận Một cửa")

_YEARS = (
    select(work_year.c.year, work_year.c.days, work_year.c.confirmed_by)
    .where(work_year.c.site_id == bindparam("b_site"))
    .order_by(work_year.c.year)
)


def calendar_of(conn: Connection, site_id: str, rules: DossierRules) -> WorkCalendar:
    """The office's working calendar: the bundled table, with the years it has edited instead."""
    stored = conn.execute(_YEARS, {"b_site": site_id}).all()
    years = tuple((row.year, row.days, bool(row.confirmed_by)) for row in stored)
    return _calendar(years, rules.hours, rules.make_up_days, rules.half_days)


@lru_cache(maxsize=4)
def _calendar(
    stored: tuple[tuple[int, str, bool], ...],
    hours: tuple[Session, ...],
    make_up_days: bool,
    half_days: bool,
) -> WorkCalendar:
    own = {year for year, _days, _confirmed in stored}
    days = [each for each in workdays.bundled_days() if each.day.year not in own]
    for year, table, _confirmed in stored:
        days += marked_days.parse_days(table, str(year))
    confirmed = frozenset(year for year, _days, done in stored if done)
    return WorkCalendar(
        workdays.by_day(days),
        sessions=hours,
        confirmed=confirmed,
        swap_work_counts=make_up_days,
        half_days_count=half_days,
    )


def put_year(
    entry: Entry, year: int, days: tuple[MarkedDay, ...], *, seen: str | None = None
) -> int:
    """Replaces one year's marked days; the year is then to be confirmed anew. Due dates already
    printed stay. Answers how many days are marked.

    `seen` is the table as it was edited from (`table_of`): `CalendarChanged` where somebody else
    was quicker. `CalendarLocked` for a past year, `NotYourUnit` for an officer of a unit.
    """
    if year < entry.now.astimezone(VIETNAM).year:
        raise errors.CalendarLocked(year=year)
    _check(entry, year, seen)
    mine = tuple(each for each in days if each.day.year == year)
    _store(entry, year, marked_days.days_text(mine), confirmed=False)
    entry.record(Kind.CALENDAR, None, year=year, days=len(mine))
    return len(mine)


def confirm_year(entry: Entry, year: int, *, seen: str | None = None) -> int:
    """Notes that somebody of the office compared the year with the announcement. Answers how
    many days are marked in it. `seen` as for `put_year`."""
    _check(entry, year, seen)
    table = table_of(entry.conn, entry.site_id, year)
    _store(entry, year, table, confirmed=True)
    marked = len(marked_days.parse_days(table, str(year)))
    entry.record(Kind.CONFIRM_YEAR, None, year=year, days=marked)
    return marked


def table_of(conn: Connection, site_id: str, year: int) -> str:
    """A year's marked days as they hold now: the office's own table, else the bundled one."""
    own = conn.scalar(
        select(work_year.c.days).where(work_year.c.site_id == site_id, work_year.c.year == year)
    )
    if own is not None:
        return str(own)
    return marked_days.days_text(each for each in workdays.bundled_days() if each.day.year == year)


def unconfirmed(
    conn: Connection, site_id: str, rules: DossierRules, today: date
) -> tuple[int, ...]:
    """The years that should be confirmed by now: this one, and the next from November on."""
    until = date(today.year + (today.month >= 11), 1, 1)
    return calendar_of(conn, site_id, rules).unconfirmed(today, max(today, until))


def _check(entry: Entry, year: int, seen: str | None) -> None:
    """Whether the actor may, and saw what holds now. Who is no officer administers the machine."""
    mine = units.unit_of(entry, entry.op.actor)
    if mine not in (None, DESK):
        raise errors.NotYourUnit(unit=text(DESK_TITLE))
    if seen is not None and seen != table_of(entry.conn, entry.site_id, year):
        raise errors.CalendarChanged(year=year)


def _store(entry: Entry, year: int, text: str, *, confirmed: bool) -> None:
    fields = {
        "days": text,
        "confirmed_by": entry.op.actor if confirmed else None,
        "confirmed_at": entry.now if confirmed else None,
    }
    done = entry.conn.execute(
        update(work_year)
        .where(work_year.c.site_id == entry.site_id, work_year.c.year == year)
        .values(**fields)
    )
    if not done.rowcount:
        entry.conn.execute(insert(work_year), {"site_id": entry.site_id, "year": year, **fields})
