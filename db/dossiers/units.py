"""Who works in which unit, and what a unit is called."""

from sqlalchemy import Connection, bindparam, select

from db.dossiers.tables import unit, unit_officer
from db.entry import Entry
from db.tables import officer
from office import errors
from office.dossiers.dossier import DESK

_OFFICER = (
    select(officer.c.active, unit_officer.c.unit_id)
    .select_from(
        officer.outerjoin(
            unit_officer,
            (unit_officer.c.site_id == officer.c.site_id)
            & (unit_officer.c.login == officer.c.login),
        )
    )
    .where(officer.c.site_id == bindparam("b_site"), officer.c.login == bindparam("b_login"))
)
_UNIT_TITLE = select(unit.c.title).where(
    unit.c.site_id == bindparam("b_site"), unit.c.unit_id == bindparam("b_unit")
)


def unit_of_actor(entry: Entry) -> str:
    """The unit in whose name the gesture is made; `NotYourUnit` for nobody's."""
    mine = unit_of(entry, entry.op.actor)
    if mine is None:
        raise errors.NotYourUnit(unit=entry.op.actor)
    return mine


def unit_of(entry: Entry, login: str) -> str | None:
    """The unit an officer works in; None for nobody's login."""
    row = entry.conn.execute(_OFFICER, {"b_site": entry.site_id, "b_login": login}).first()
    return None if row is None or not row.active else row.unit_id or DESK


def title_of(entry: Entry, unit_id: str) -> str:
    """A unit as people call it."""
    bound = {"b_site": entry.site_id, "b_unit": unit_id}
    return str(entry.conn.scalar(_UNIT_TITLE, bound) or unit_id)


def check_unit(conn: Connection, site_id: str, unit_id: str) -> None:
    """`UnitUnknown` for a unit that is not there or was switched off."""
    active = conn.scalar(
        select(unit.c.active).where(unit.c.site_id == site_id, unit.c.unit_id == unit_id)
    )
    if not active:
        raise errors.UnitUnknown(unit=unit_id)


def work_list_of(conn: Connection, site_id: str, login: str) -> str:
    """The unit whose work list an officer sees; the one-stop desk for who is in none."""
    found = conn.scalar(
        select(unit_officer.c.unit_id).where(
            unit_officer.c.site_id == site_id, unit_officer.c.login == login
        )
    )
    return str(found or DESK)


def names_of(conn: Connection, site_id: str) -> dict[str, str]:
    """The officers' names by login."""
    found = conn.execute(
        select(officer.c.login, officer.c.name).where(officer.c.site_id == site_id)
    )
    return {row.login: row.name for row in found}
