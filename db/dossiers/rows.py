"""Rows of the dossier's tables as records."""

import json
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, Select, bindparam, insert, select

from db.dossiers.tables import dossier, dossier_content, dossier_person
from office.dossiers.deadlines import Standing
from office.dossiers.dossier import Dossier, DossierState, ReturnBy, Role
from office.dossiers.draft import PaperLine
from office.people.person import Person, PersonKind, Sex, fold_name
from office.procedure import Channel

FIELDS = (
    "site_id", "dossier_id", "code", "lookup", "external_code", "procedure_code", "title",
    "field", "service_id", "channel", "state", "unit_id", "ticket_id", "counter_id", "officer",
    "opened_at", "received_at", "first_due_at", "due_at", "paused_since", "settled_at",
    "settled_by", "standing", "returned_at", "return_by", "fee_vnd", "fee_paid", "sets",
    "extensions", "last_version",
)  # fmt: skip
COLUMNS = tuple(dossier.c[name] for name in FIELDS)

ONE: Select[Any] = select(*COLUMNS, dossier.c.edition).where(
    dossier.c.site_id == bindparam("b_site"), dossier.c.dossier_id == bindparam("b_dossier")
)
PERSON_FIELDS = ("kind", "name", "id_number", "born", "sex", "address", "phone", "email")
PEOPLE = select(dossier_person.c.role, *(dossier_person.c[name] for name in PERSON_FIELDS)).where(
    dossier_person.c.site_id == bindparam("b_site"),
    dossier_person.c.dossier_id == bindparam("b_dossier"),
)
CONTENT = select(
    dossier_content.c.papers,
    dossier_content.c.post_address,
    dossier_content.c.authorisation,
    dossier_content.c.note,
).where(
    dossier_content.c.site_id == bindparam("b_site"),
    dossier_content.c.dossier_id == bindparam("b_dossier"),
)
INSERT_PERSON = insert(dossier_person)


def dossier_of(row: Row[Any]) -> Dossier:
    """The record of a row that begins with `COLUMNS`."""
    fields = dict(zip(FIELDS, row, strict=False))
    fields["version"] = fields.pop("last_version")
    fields["channel"] = Channel(fields["channel"])
    fields["state"] = DossierState(fields["state"])
    fields["return_by"] = ReturnBy(fields["return_by"])
    fields["standing"] = Standing(fields["standing"]) if fields["standing"] else None
    return Dossier(**fields)


def person_of(row: Row[Any]) -> Person:
    """The person of a row that has `PERSON_FIELDS`."""
    fields = {name: getattr(row, name) for name in PERSON_FIELDS}
    fields["kind"] = PersonKind(fields["kind"])
    fields["sex"] = Sex(fields["sex"]) if fields["sex"] else None
    return Person(**fields)


def people_of(conn: Connection, site_id: str, dossier_id: int) -> dict[Role, Person]:
    """A dossier's people by role. Personal data: whoever asks logs it (see `db.access`)."""
    found = conn.execute(PEOPLE, {"b_site": site_id, "b_dossier": dossier_id})
    return {Role(row.role): person_of(row) for row in found}


def person_row(site_id: str, dossier_id: int, role: Role, person: Person) -> dict[str, object]:
    """A person as `dossier_person` keeps them, with the keys by which they are found."""
    folded = fold_name(person.name)
    return {
        "site_id": site_id,
        "dossier_id": dossier_id,
        "role": role.value,
        "kind": person.kind.value,
        "name": person.name,
        "name_key": folded,
        "given_key": given_first(folded),
        "id_number": person.id_number,
        "born": person.born,
        "sex": person.sex.value if person.sex else None,
        "address": person.address,
        "phone": person.phone,
        "email": person.email,
    }


def given_first(folded: str) -> str:
    """A folded name from its last word on: `an van nguyen`."""
    return " ".join(reversed(folded.split()))


def pack_papers(papers: tuple[PaperLine, ...]) -> str:
    """The list of papers as it is stored."""
    return msgspec.json.encode(papers).decode()


def papers_of(stored: str) -> tuple[PaperLine, ...]:
    """The list of papers as it was stored."""
    return msgspec.json.decode(stored, type=tuple[PaperLine, ...])


def items_of(stored: str) -> tuple[str, ...]:
    """The numbered lines of a note."""
    return tuple(json.loads(stored)) if stored else ()
