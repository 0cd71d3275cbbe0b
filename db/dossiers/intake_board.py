"""What the intake pane reads: procedures, this officer's frequent ones, who came before."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, bindparam, func, select

from db.calendar import work_years
from db.dossiers.editions import Edition, edition_of
from db.dossiers.rows import PERSON_FIELDS, person_of
from db.dossiers.tables import dossier, dossier_person
from db.dossiers.tables import ticket_purpose as purposes
from db.entry import rules_from
from db.tables import procedure, site
from office.dossiers.workdays import WorkCalendar
from office.people.person import Person
from office.profile import DossierRules

FREQUENT_DAYS = 90

_PROCEDURES = (
    select(procedure.c.profile)
    .where(procedure.c.site_id == bindparam("b_site"), procedure.c.active)
    .order_by(procedure.c.title, procedure.c.code)
)
_FREQUENT = (
    select(dossier.c.procedure_code, func.count())
    .where(
        dossier.c.site_id == bindparam("b_site"),
        dossier.c.officer == bindparam("b_login"),
        dossier.c.received_at >= bindparam("b_since"),
    )
    .group_by(dossier.c.procedure_code)
)
# People of organisations come for them: the number alone says who it is.
_EARLIER = (
    select(*(dossier_person.c[name] for name in PERSON_FIELDS))
    .where(
        dossier_person.c.site_id == bindparam("b_site"),
        dossier_person.c.id_number == bindparam("b_number"),
        dossier_person.c.id_number != "",
    )
    .order_by(dossier_person.c.dossier_id.desc(), dossier_person.c.role.desc())
    .limit(1)
)
_PURPOSE = select(purposes.c.procedure_code, purposes.c.dossier_id).where(
    purposes.c.site_id == bindparam("b_site"), purposes.c.ticket_id == bindparam("b_ticket")
)
_RULES = select(site.c.rules).where(site.c.site_id == bindparam("b_site"))


@dataclass(frozen=True, slots=True)
class Purpose:
    """What the kiosk knew of a ticket: a procedure to hand papers in for, or a result to fetch."""

    procedure_code: str | None = None
    dossier_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class IntakeBoard:
    """What an officer needs to take papers in; the same for every dossier of a day."""

    editions: tuple[Edition, ...]
    frequent: Mapping[str, int]
    rules: DossierRules
    calendar: WorkCalendar


def intake_board(conn: Connection, site_id: str, login: str, *, now: datetime) -> IntakeBoard:
    """Everything the pane works with, in one picture."""
    rules = rules_from(conn.execute(_RULES, {"b_site": site_id}).scalar_one()).dossier
    return IntakeBoard(
        editions=procedures(conn, site_id),
        frequent=frequent(conn, site_id, login, now=now),
        rules=rules,
        calendar=work_years.calendar_of(conn, site_id, rules),
    )


def procedures(conn: Connection, site_id: str) -> tuple[Edition, ...]:
    """The procedures that may be chosen, by title, each with the key of its present edition."""
    found = conn.execute(_PROCEDURES, {"b_site": site_id})
    return tuple(edition_of(row.profile) for row in found)


def frequent(conn: Connection, site_id: str, login: str, *, now: datetime) -> Mapping[str, int]:
    """How many dossiers of each procedure the officer received in the last 90 days."""
    since = now - timedelta(days=FREQUENT_DAYS)
    found = conn.execute(_FREQUENT, {"b_site": site_id, "b_login": login, "b_since": since})
    return {code: count for code, count in found}


def earlier_applicant(conn: Connection, site_id: str, id_number: str) -> Person | None:
    """The person as they stood in the newest dossier with this number. Personal data: whoever
    shows it notes it first (see `db.access`)."""
    row = conn.execute(_EARLIER, {"b_site": site_id, "b_number": id_number}).first()
    return None if row is None else person_of(row)


def ticket_purpose(conn: Connection, site_id: str, ticket_id: int) -> Purpose:
    """What the kiosk knew; nothing where it only knew the service."""
    row = conn.execute(_PURPOSE, {"b_site": site_id, "b_ticket": ticket_id}).first()
    return Purpose() if row is None else Purpose(row.procedure_code, row.dossier_id)
