"""From the papers on the desk to a dossier: registered, or sent home with what is missing."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

import msgspec
from sqlalchemy import Date, bindparam, insert, select, text

from db import catalog, dossier_rows, line, work_years
from db.dossier_tables import (
    dossier,
    dossier_content,
    dossier_note,
    holding,
    unit,
    unit_officer,
)
from db.entry import Entry
from db.tables import officer, procedure
from office import errors, proof
from office.dossiers import deadlines
from office.dossiers.clean_draft import clean_code, clean_draft, clean_items, clean_words
from office.dossiers.deadlines import Due
from office.dossiers.dossier import (
    DESK,
    MOVE_TITLES,
    Dossier,
    DossierState,
    Draft,
    Move,
    ReturnBy,
    code_for,
    limit_of,
    missing,
    people_of,
)
from office.history import stamp
from office.procedure import Procedure
from office.profile import VIETNAM, CodeSource
from office.texts import N_

_PROCEDURE = select(procedure.c.profile, procedure.c.active).where(
    procedure.c.site_id == bindparam("b_site"), procedure.c.code == bindparam("b_code")
)
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
_SAME_LOOKUP = select(dossier.c.dossier_id).where(
    dossier.c.site_id == bindparam("b_site"), dossier.c.lookup == bindparam("b_lookup")
)
_SAME_CODE = select(dossier.c.dossier_id).where(
    dossier.c.site_id == bindparam("b_site"),
    dossier.c.external_code == bindparam("b_code"),
    text("dossier.external_code <> ''"),  # else SQLite reads the whole table
)
_DOSSIER = insert(dossier)
_CONTENT = insert(dossier_content)
_NOTE = insert(dossier_note)
_HOLDING = insert(holding)
# As text: SQLAlchemy compiles an upsert anew each time, which costs more than running it.
_NEXT_NUMBER = text(
    """
    INSERT INTO dossier_series (site_id, series, day, last) VALUES (:site, :series, :day, 1)
    ON CONFLICT (site_id, series, day) DO UPDATE SET last = dossier_series.last + 1
    RETURNING last
    """
).bindparams(bindparam("day", type_=Date))
_KEEP_EDITION = text(
    """
    INSERT INTO procedure_edition (site_id, edition, profile) VALUES (:site, :edition, :profile)
    ON CONFLICT (site_id, edition) DO NOTHING
    """
)


@dataclass(frozen=True, slots=True)
class Edition:
    """A procedure as it stands now. `key` is the same for the same text."""

    key: str
    profile: str
    procedure: Procedure


@lru_cache(maxsize=512)
def edition_of(profile: str) -> Edition:
    """The edition of a stored procedure."""
    key = hashlib.sha256(profile.encode()).hexdigest()[:16]
    return Edition(key, profile, msgspec.json.decode(profile, type=Procedure))


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


def next_number(entry: Entry, series: str, *, by_year: bool = False) -> int:
    """The next number of a series on this day, or of this year. Never given twice."""
    day = entry.now.astimezone(VIETNAM).date()
    day = day.replace(month=1, day=1) if by_year else day
    bound = {"site": entry.site_id, "series": series, "day": day}
    return int(entry.conn.execute(_NEXT_NUMBER, bound).scalar_one())


def due_for(entry: Entry, wanted: Procedure, draft: Draft, received_at: datetime) -> Due | None:
    """When the result is due by the procedure, the channel and the office's calendar."""
    channel = limit_of(wanted, draft.channel, draft.case)
    if channel is None:
        return None
    return deadlines.due(
        received_at,
        deadlines.limit_of(channel, wanted.cutoff),
        work_years.calendar_of(entry.conn, entry.site_id, entry.rules.dossier),
        work_years.deadline_rules(entry.rules.dossier),
        cutoff=wanted.cutoff,
    )


def register(entry: Entry, draft: Draft, *, counter_id: int | None = None) -> Dossier:
    """Receives a dossier: its code, its due date, its people and papers, in one go.

    Refused while something is missing, and when the procedure has changed since the officer saw
    it. Two officers at once get two codes, in the order in which they got the site's row.
    """
    draft = clean_draft(draft)
    lacking = missing(draft)
    if lacking:
        raise errors.DossierIncomplete(what=lacking[0].sentence)
    edition = _open(entry, draft, counter_id)
    due = due_for(entry, edition.procedure, draft, entry.now)
    made = _made(
        entry, draft, edition.procedure, DossierState.RECEIVED, counter_id=counter_id, due=due
    )
    _keep(entry, draft, edition, made)
    _record(entry, Move.REGISTER, made, edition, case=draft.case)
    return made


def advise(
    entry: Entry,
    draft: Draft,
    items: tuple[str, ...],
    reason: str,
    *,
    counter_id: int | None = None,
) -> Dossier:
    """Logs papers that are not complete and what is to be brought; the clock does not start.

    It is received when the supplement comes (`dossiers.receive_supplement`).
    """
    draft, items, reason = clean_draft(draft), clean_items(items), clean_words(reason)
    edition = _turned_away(
        entry, draft, counter_id, words=reason + "".join(items), move=Move.ADVISE
    )
    state = DossierState.AWAITING_SUPPLEMENT
    made = _made(entry, draft, edition.procedure, state, counter_id=counter_id)
    _keep(entry, draft, edition, made)
    number = note(entry, made.dossier_id, Move.REQUEST_SUPPLEMENT, reason, items, numbered=True)
    _record(entry, Move.ADVISE, made, edition, case=draft.case, number=number)
    return made


def refuse_intake(
    entry: Entry, draft: Draft, reason: str, *, counter_id: int | None = None
) -> Dossier:
    """Logs that a dossier was not received, and why, in words for people."""
    draft, reason = clean_draft(draft), clean_words(reason)
    edition = _turned_away(entry, draft, counter_id, words=reason, move=Move.REFUSE)
    made = _made(entry, draft, edition.procedure, DossierState.REFUSED, counter_id=counter_id)
    _keep(entry, draft, edition, made)
    number = note(entry, made.dossier_id, Move.REFUSE, reason, numbered=True)
    _record(entry, Move.REFUSE, made, edition, case=draft.case, number=number)
    return made


def note(
    entry: Entry,
    dossier_id: int,
    kind: Move,
    words: str,
    items: tuple[str, ...] = (),
    *,
    numbered: bool = False,
) -> int | None:
    """Keeps the words of a move beside the history, with the letter's number of the year.

    Whoever calls has made them harmless (`office.dossiers.clean_draft`).
    """
    number = next_number(entry, f"letter:{kind.value}", by_year=True) if numbered else None
    entry.conn.execute(
        _NOTE,
        {
            "site_id": entry.site_id,
            "note_id": entry.version,
            "dossier_id": dossier_id,
            "kind": kind.value,
            "number": number,
            "text": words,
            "items": msgspec.json.encode(items).decode(),
        },
    )
    return number


def _open(entry: Entry, draft: Draft, counter_id: int | None) -> Edition:
    """Who may take a dossier in, and the procedure as it stands."""
    if counter_id is not None:
        line.check_shift(entry, counter_id)
    elif unit_of_actor(entry) != DESK:
        raise errors.NotYourUnit(unit=title_of(entry, DESK))
    row = entry.conn.execute(
        _PROCEDURE, {"b_site": entry.site_id, "b_code": draft.procedure_code}
    ).first()
    if row is None or not row.active:
        raise errors.ProcedureUnknown(code=draft.procedure_code)
    edition = edition_of(row.profile)
    if draft.edition and draft.edition != edition.key:
        raise errors.ProcedureChanged(title=edition.procedure.short_title)
    return edition


def _turned_away(
    entry: Entry, draft: Draft, counter_id: int | None, *, words: str, move: Move
) -> Edition:
    """What it takes to log a dossier that is not received: who, what and why."""
    if not draft.submitter.name:
        raise errors.DossierIncomplete(what=missing(draft)[0].sentence)
    if not words:
        asking = Move.REQUEST_SUPPLEMENT if move is Move.ADVISE else move
        raise errors.DossierReasonMissing(move=MOVE_TITLES[asking], code=N_("này"))
    return _open(entry, draft, counter_id)


def _made(
    entry: Entry,
    draft: Draft,
    wanted: Procedure,
    state: DossierState,
    *,
    counter_id: int | None,
    due: Due | None = None,
) -> Dossier:
    channel = limit_of(wanted, draft.channel, draft.case)
    fee = draft.fee_vnd if draft.fee_vnd is not None else channel.fee_vnd if channel else None
    code = _new_code(entry, draft)
    received = state is DossierState.RECEIVED
    return Dossier(
        site_id=entry.site_id,
        dossier_id=entry.version,
        code=code,
        lookup=_new_lookup(entry, code),
        external_code=external_of(entry, draft.external_code),
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
        standing=None,
        returned_at=None,
        return_by=ReturnBy(draft.return_by),
        fee_vnd=fee,
        fee_paid=draft.fee_paid,
        sets=draft.sets,
        extensions=0,
        version=entry.version,
    )


def _new_code(entry: Entry, draft: Draft) -> str:
    rules = entry.rules.dossier
    if rules.code_source is CodeSource.EXTERNAL and not clean_code(draft.external_code):
        raise errors.ExternalCodeMissing()
    number = next_number(entry, rules.unit_code)
    return code_for(rules.unit_code, entry.now.astimezone(VIETNAM).date(), number)


def external_of(entry: Entry, typed: str, dossier_id: int | None = None) -> str:
    """A code of the province's system as it is kept; refused if another dossier has it."""
    code = clean_code(typed)
    if code is None:
        raise errors.ExternalCodeMissing()
    bound = {"b_site": entry.site_id, "b_code": code}
    other = entry.conn.scalar(_SAME_CODE, bound) if code else None
    if other not in (None, dossier_id):
        raise errors.CodeTaken(code=code)
    return code


def _new_lookup(entry: Entry, code: str) -> str:
    """The short code of the receipt: nobody can guess it, and no two dossiers share it."""
    key = catalog.proof_key(entry.conn, entry.site_id)
    for attempt in range(9):
        lookup = proof.lookup_code(key, entry.site_id, code, attempt)
        bound = {"b_site": entry.site_id, "b_lookup": lookup}
        if entry.conn.execute(_SAME_LOOKUP, bound).first() is None:
            return lookup
    raise AssertionError("forty bits collide nine times")


def _keep(entry: Entry, draft: Draft, edition: Edition, made: Dossier) -> None:
    here = {"site_id": entry.site_id, "dossier_id": made.dossier_id}
    entry.conn.execute(
        _KEEP_EDITION,
        {"site": entry.site_id, "edition": edition.key, "profile": edition.profile},
    )
    row: dict[str, Any] = {
        name: getattr(made, name) for name in dossier_rows.FIELDS if name != "last_version"
    }
    row |= {"last_version": made.version, "edition": edition.key}
    entry.conn.execute(_DOSSIER, row)
    entry.conn.execute(
        _CONTENT,
        here
        | {
            "papers": dossier_rows.pack_papers(draft.papers),
            "post_address": draft.post_address,
            "authorisation": draft.authorisation,
            "note": draft.note,
        },
    )
    entry.conn.execute(
        dossier_rows.INSERT_PERSON,
        [
            dossier_rows.person_row(entry.site_id, made.dossier_id, role, person)
            for role, person in people_of(draft).items()
        ],
    )
    if made.state is DossierState.REFUSED:
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


def _record(entry: Entry, move: Move, made: Dossier, edition: Edition, **more: object) -> None:
    entry.record(
        move,
        made.dossier_id,
        code=made.code,
        state=made.state.value,
        procedure=made.procedure_code,
        edition=edition.key,
        channel=made.channel.value,
        due=stamp(made.due_at) if made.due_at else None,
        ticket=made.ticket_id,
        counter=made.counter_id,
        fee=made.fee_vnd,
        fee_paid=made.fee_paid,
        external=made.external_code,
        return_by=made.return_by.value,
        sets=made.sets,
        **more,
    )
