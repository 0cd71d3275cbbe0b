"""A year of the working calendar as its page shows it, and whom a change in it touches."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy import Connection, and_, func, or_, select

from db import catalog
from db.calendar import work_years
from db.dossiers.tables import dossier, unit_officer, work_year
from db.tables import officer
from office.dossiers import marked_days
from office.dossiers.dossier import DossierState
from office.dossiers.marked_days import MarkedDay
from office.dossiers.workdays import A_DAY, WorkCalendar, bundled_days
from office.profile import VIETNAM, Office


@dataclass(frozen=True, slots=True, kw_only=True)
class YearBoard:
    """One year: its marked days as they hold (`days`, and `table`, the same as text), those that
    came with the product, and who confirmed it. `calendar` is that of all years. `may_edit` tells
    whether the officer belongs to the one-stop desk; `locked` a year that has passed.
    """

    office: Office
    year: int
    today: date
    days: tuple[MarkedDay, ...]
    table: str
    bundled: tuple[MarkedDay, ...]
    calendar: WorkCalendar
    confirmed_by: str = ""
    confirmed_at: datetime | None = None
    may_edit: bool = True

    @property
    def locked(self) -> bool:
        """Whether the year has passed."""
        return self.year < self.today.year

    @property
    def confirmed(self) -> bool:
        """Whether somebody compared it with the announcement."""
        return self.confirmed_at is not None


@dataclass(frozen=True, slots=True)
class Touched:
    """How many dossiers in process run over the days that change, and how many of their clocks
    stand: those are counted anew when they go on."""

    running: int
    paused: int


def year_board(
    conn: Connection, site_id: str, year: int, login: str, *, now: datetime
) -> YearBoard:
    """A year of the calendar for an officer."""
    office = catalog.profile_of(conn, site_id)
    table = work_years.table_of(conn, site_id, year)
    who = conn.execute(
        select(work_year.c.confirmed_at, work_year.c.confirmed_by, officer.c.name)
        .select_from(
            work_year.outerjoin(
                officer,
                and_(
                    officer.c.site_id == work_year.c.site_id,
                    officer.c.login == work_year.c.confirmed_by,
                ),
            )
        )
        .where(work_year.c.site_id == site_id, work_year.c.year == year)
    ).first()
    elsewhere = select(unit_officer.c.unit_id).where(
        unit_officer.c.site_id == site_id, unit_officer.c.login == login
    )
    return YearBoard(
        office=office,
        year=year,
        today=now.astimezone(VIETNAM).date(),
        days=marked_days.parse_days(table, str(year)),
        table=table,
        bundled=tuple(each for each in bundled_days() if each.day.year == year),
        calendar=work_years.calendar_of(conn, site_id, office.rules.dossier),
        confirmed_by=(who.name or who.confirmed_by or "") if who else "",
        confirmed_at=who.confirmed_at if who else None,
        may_edit=conn.scalar(elsewhere) is None,
    )


def touched(conn: Connection, site_id: str, days: Sequence[date]) -> Touched:
    """Which dossiers in process have one of the `days` between receipt and due date."""
    if not days:
        return Touched(0, 0)
    spans = [
        and_(dossier.c.received_at < _midnight(last + A_DAY), dossier.c.due_at >= _midnight(first))
        for first, last in _runs(sorted(days))
    ]
    found = conn.execute(
        select(func.count(), func.count(dossier.c.paused_since)).where(
            dossier.c.site_id == site_id,
            dossier.c.settled_at.is_(None),
            dossier.c.state != DossierState.VOIDED,
            or_(*spans),
        )
    ).one()
    return Touched(*found)


def unconfirmed_now(conn: Connection, site_id: str, *, now: datetime) -> tuple[int, ...]:
    """The years that should be confirmed by now; see `work_years.unconfirmed`."""
    rules = catalog.profile_of(conn, site_id).rules.dossier
    return work_years.unconfirmed(conn, site_id, rules, now.astimezone(VIETNAM).date())


def _runs(days: Sequence[date]) -> list[tuple[date, date]]:
    runs: list[tuple[date, date]] = []
    for day in days:
        if runs and runs[-1][1] + timedelta(days=1) == day:
            runs[-1] = (runs[-1][0], day)
        else:
            runs.append((day, day))
    return runs


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), VIETNAM)
