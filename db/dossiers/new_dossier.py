"""A new dossier: its record, its rows, and the event that opens it."""

from typing import Any

from sqlalchemy import insert

from db.dossiers import codes, editions, rows
from db.dossiers.editions import Edition
from db.dossiers.tables import dossier, dossier_content, holding
from db.entry import Entry
from db.search import person_names
from office.dossiers.deadlines import Due
from office.dossiers.dossier import DESK, Dossier, DossierState, Move, ReturnBy
from office.dossiers.draft import Draft, people_of
from office.history import stamp
from office.procedure import Procedure, terms_of

_DOSSIER = insert(dossier)
_CONTENT = insert(dossier_content)
_HOLDING = insert(holding)


def made(
    entry: Entry,
    draft: Draft,
    wanted: Procedure,
    state: DossierState,
    *,
    counter_id: int | None,
    due: Due | None = None,
) -> Dossier:
    """The record of a dossier that begins now, in `state`."""
    terms = terms_of(wanted, draft.channel, draft.case)
    fee = draft.fee_vnd if draft.fee_vnd is not None else terms.fee_vnd if terms else None
    code = codes.new_code(entry, draft.external_code)
    received = state is DossierState.RECEIVED
    return Dossier(
        site_id=entry.site_id,
        dossier_id=entry.version,
        code=code,
        lookup=codes.new_lookup(entry, code),
        external_code=codes.external_of(entry, draft.external_code),
        procedure_code=wanted.code,
        title=wanted.short_title,
        field=wanted.field,
        service_id=wanted.service_id,
        channel=draft.channel,
        state=state,
        unit_id=DESK,
        ticket_id=draft.ticket_id,
        counter_id=counter_id,
        officer=entry.op.actor,
        opened_at=entry.now,
        received_at=entry.now if received else None,
        first_due_at=due.at if due else None,
        due_at=due.at if due else None,
        paused_since=None,
        settled_at=entry.now if state is DossierState.REFUSED else None,
        settled_by=DESK if state is DossierState.REFUSED else None,
        standing=None,
        returned_at=None,
        return_by=ReturnBy(draft.return_by),
        fee_vnd=fee,
        fee_paid=draft.fee_paid,
        sets=draft.sets,
        extensions=0,
        version=entry.version,
    )


def keep(entry: Entry, draft: Draft, edition: Edition, opened: Dossier) -> None:
    """Writes its rows. What is refused is nobody's to hold."""
    here = {"site_id": entry.site_id, "dossier_id": opened.dossier_id}
    editions.keep(entry, edition)
    row: dict[str, Any] = {
        name: getattr(opened, name) for name in rows.FIELDS if name != "last_version"
    }
    row |= {"last_version": opened.version, "edition": edition.key}
    entry.conn.execute(_DOSSIER, row)
    entry.conn.execute(
        _CONTENT,
        here
        | {
            "papers": rows.pack_papers(draft.papers),
            "post_address": draft.post_address,
            "authorisation": draft.authorisation,
            "note": draft.note,
        },
    )
    people = [
        rows.person_row(entry.site_id, opened.dossier_id, role, person)
        for role, person in people_of(draft).items()
    ]
    entry.conn.execute(rows.INSERT_PERSON, people)
    person_names.keep(entry.conn, entry.site_id, (str(row["name_key"]) for row in people))
    if opened.state is DossierState.REFUSED:
        return
    entry.conn.execute(
        _HOLDING,
        here
        | {
            "unit_id": DESK,
            "lead": True,
            "accepted": True,
            "login": entry.op.actor,
            "step": "",
            "since": entry.now,
            "held": True,
        },
    )


def record(entry: Entry, move: Move, opened: Dossier, edition: Edition, **more: object) -> None:
    """Tells the history of it, without personal data."""
    entry.record(
        move,
        opened.dossier_id,
        code=opened.code,
        state=opened.state.value,
        procedure=opened.procedure_code,
        edition=edition.key,
        channel=opened.channel.value,
        due=stamp(opened.due_at) if opened.due_at else None,
        ticket=opened.ticket_id,
        counter=opened.counter_id,
        fee=opened.fee_vnd,
        fee_paid=opened.fee_paid,
        external=opened.external_code,
        return_by=opened.return_by.value,
        sets=opened.sets,
        **more,
    )
