"""The work list of a unit: what it has, what is coming, what it has done."""

from datetime import datetime, timedelta

from sqlalchemy import Connection, select

from db import catalog
from db.calendar import work_years
from db.dossiers import rows
from db.dossiers.lines import OWNER_COLUMNS, clock_of, line_of, with_owner
from db.dossiers.tables import dossier, hand_over, holding, unit_officer
from db.dossiers.units import names_of, work_list_of
from db.tables import officer, site
from office.dossiers.dossier import DESK, PAUSED, DossierState
from office.dossiers.dossier_records import DossierLine, UnitBoard
from office.dossiers.due import Clock
from office.profile import VIETNAM, Unit


def unit_board(conn: Connection, site_id: str, login: str, *, now: datetime) -> UnitBoard:
    """The work list of the officer's unit, due soon first; the desk has one like the others."""
    office = catalog.profile_of(conn, site_id)
    units = catalog.units_of(conn, site_id)
    names = names_of(conn, site_id)
    mine = work_list_of(conn, site_id, login)
    clock = clock_of(conn, site_id, office, now)
    lines = _held_lines(conn, site_id, mine, clock, names)
    return UnitBoard(
        version=conn.scalar(select(site.c.version).where(site.c.site_id == site_id)) or 0,
        office=office,
        unit=units.get(mine) or Unit(unit_id=mine, title=mine),
        login=login,
        officer_name=names.get(login, login),
        today=now.astimezone(VIETNAM).date(),
        mine=tuple(each for each in lines if each.accepted),
        arriving=tuple(each for each in lines if not each.accepted),
        done=_settled_lines(conn, site_id, mine, clock, names),
        units=tuple(units.values()),
        colleagues=_colleagues(conn, site_id, mine),
        unconfirmed_years=work_years.unconfirmed(
            conn, site_id, office.rules.dossier, now.astimezone(VIETNAM).date()
        ),
    )


def _held_lines(
    conn: Connection, site_id: str, unit_id: str, clock: Clock, names: dict[str, str]
) -> list[DossierLine]:
    joined = with_owner(
        holding.join(
            dossier,
            (dossier.c.site_id == holding.c.site_id)
            & (dossier.c.dossier_id == holding.c.dossier_id),
        )
    )
    found = conn.execute(
        select(
            *rows.COLUMNS,
            *OWNER_COLUMNS,
            holding.c.login,
            holding.c.step,
            holding.c.accepted,
        )
        .select_from(joined)
        .where(holding.c.site_id == site_id, holding.c.unit_id == unit_id, holding.c.held)
        .order_by(dossier.c.due_at.is_(None), dossier.c.due_at, dossier.c.dossier_id)
    )
    lines = [
        line_of(
            row,
            clock,
            holder=names.get(row.login, row.login),
            step=row.step,
            accepted=row.accepted,
        )
        for row in found
    ]
    return sorted(lines, key=lambda each: each.dossier.state in PAUSED)


def _settled_lines(
    conn: Connection, site_id: str, unit_id: str, clock: Clock, names: dict[str, str]
) -> tuple[DossierLine, ...]:
    """What the unit gave back with a result in the last week; at the desk, what it returned, of
    the results of the last two months."""
    since = clock.now - timedelta(days=7)
    statement = select(*rows.COLUMNS, *OWNER_COLUMNS)
    if unit_id == DESK:
        statement = statement.select_from(with_owner(dossier)).where(
            dossier.c.returned_at >= since, dossier.c.state == DossierState.RETURNED.value
        )
        statement = statement.where(dossier.c.settled_at >= since - timedelta(days=60))
    else:
        joined = dossier.join(
            hand_over,
            (hand_over.c.site_id == dossier.c.site_id)
            & (hand_over.c.dossier_id == dossier.c.dossier_id),
        )
        statement = statement.select_from(with_owner(joined)).where(
            hand_over.c.from_unit == unit_id,
            hand_over.c.with_result,
            dossier.c.settled_at >= since,
        )
    found = conn.execute(
        statement.where(dossier.c.site_id == site_id)
        .order_by(dossier.c.settled_at.desc())
        .limit(200)
    )
    return tuple(line_of(row, clock, holder=names.get(row.officer, row.officer)) for row in found)


def _colleagues(conn: Connection, site_id: str, unit_id: str) -> tuple[tuple[str, str], ...]:
    found = conn.execute(
        select(officer.c.login, officer.c.name)
        .join(
            unit_officer,
            (unit_officer.c.site_id == officer.c.site_id)
            & (unit_officer.c.login == officer.c.login),
        )
        .where(officer.c.site_id == site_id, unit_officer.c.unit_id == unit_id, officer.c.active)
        .order_by(officer.c.name)
    )
    return tuple((row.login, row.name) for row in found)
