"""A dossier as a line of a list, and how it stands against its due date."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, and_

from db.calendar import work_years
from db.dossiers import rows
from db.dossiers.tables import dossier, dossier_person
from office.dossiers.dossier import Role
from office.dossiers.dossier_records import DossierLine
from office.dossiers.due import Clock, rules_of
from office.people.id_number import mask_number
from office.profile import Office

OWNER = dossier_person.alias("owner")
SUBMITTER = dossier_person.alias("submitter")
OWNER_COLUMNS = (
    OWNER.c.name.label("owner_name"),
    OWNER.c.id_number.label("owner_number"),
    SUBMITTER.c.name.label("submitter_name"),
    SUBMITTER.c.id_number.label("submitter_number"),
)


def clock_of(conn: Connection, site_id: str, office: Office, now: datetime) -> Clock:
    """By the office's calendar and decisions, how dossiers stand at `now`."""
    decided = office.rules.dossier
    return Clock(work_years.calendar_of(conn, site_id, decided), rules_of(decided), now)


def with_owner(source: Any) -> Any:
    """A join that adds the owner's row, and the submitter's for when they are the same."""
    for person, role in ((OWNER, Role.OWNER), (SUBMITTER, Role.SUBMITTER)):
        source = source.outerjoin(
            person,
            and_(
                person.c.site_id == dossier.c.site_id,
                person.c.dossier_id == dossier.c.dossier_id,
                person.c.role == role.value,
            ),
        )
    return source


def line_of(
    row: Row[Any],
    clock: Clock,
    *,
    holder: str | None = None,
    step: str = "",
    accepted: bool = True,
) -> DossierLine:
    """A line of a list: the owner's name, and their number masked."""
    mine = rows.dossier_of(row)
    return DossierLine(
        dossier=mine,
        owner=row.owner_name or row.submitter_name or "",
        id_number=mask_number(row.owner_number or row.submitter_number or ""),
        running=clock.running(mine),
        days_left=clock.days_left(mine),
        holder=holder,
        step=step,
        accepted=accepted,
    )
