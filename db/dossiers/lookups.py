"""What somebody may learn from the code on a paper in their hand: never anything about a person."""

from datetime import datetime

from sqlalchemy import Connection, bindparam, select

from db import catalog
from db.dossiers import editions, rows
from db.dossiers.lines import clock_of
from db.dossiers.tables import dossier, dossier_note, holding, procedure_edition
from db.queue.issued_ticket import issued_ticket
from db.queue.records import IssuedTicket
from db.search.dossier_keys import HAS_EXTERNAL
from db.tables import ticket
from office import proof
from office.dossiers.codes import Asked
from office.dossiers.dossier import DESK, Dossier, DossierState, Move
from office.dossiers.dossier_records import CitizenView

RESULT_TONE = "result"  # of the kiosk's tile for fetching results

_BY_CODE = select(*rows.COLUMNS).where(
    dossier.c.site_id == bindparam("b_site"), dossier.c.code == bindparam("b_code")
)
_BY_EXTERNAL = select(*rows.COLUMNS).where(
    dossier.c.site_id == bindparam("b_site"),
    dossier.c.external_code == bindparam("b_code"),
    HAS_EXTERNAL,
)
_BY_LOOKUP = select(*rows.COLUMNS).where(
    dossier.c.site_id == bindparam("b_site"), dossier.c.lookup == bindparam("b_lookup")
)
_LATEST_LETTER = (
    select(dossier_note.c["items"])
    .where(
        dossier_note.c.site_id == bindparam("b_site"),
        dossier_note.c.dossier_id == bindparam("b_dossier"),
        dossier_note.c.kind == Move.REQUEST_SUPPLEMENT.value,
    )
    .order_by(dossier_note.c.note_id.desc())
    .limit(1)
)
_ITS_PROCEDURE = (
    select(procedure_edition.c.profile)
    .select_from(
        dossier.join(
            procedure_edition,
            (procedure_edition.c.site_id == dossier.c.site_id)
            & (procedure_edition.c.edition == dossier.c.edition),
        )
    )
    .where(dossier.c.site_id == bindparam("b_site"), dossier.c.dossier_id == bindparam("b_dossier"))
)
_AT_DESK = select(holding.c.accepted).where(
    holding.c.site_id == bindparam("b_site"),
    holding.c.dossier_id == bindparam("b_dossier"),
    holding.c.unit_id == DESK,
    holding.c.held,
)
_TICKET = select(ticket.c.ticket_id).where(
    ticket.c.site_id == bindparam("b_site"),
    ticket.c.business_date == bindparam("b_day"),
    ticket.c.label == bindparam("b_label"),
)


def citizen_view(
    conn: Connection, site_id: str, asked: Asked, *, now: datetime
) -> CitizenView | None:
    """The dossier that a code, a short code or a receipt's QR asks for, without personal data.

    None where there is none, where code and short code do not belong together, and where the
    intake was a mistake.
    """
    mine = _asked_for(conn, site_id, asked)
    if mine is None or mine.state is DossierState.VOIDED:
        return None
    office = catalog.profile_of(conn, site_id)
    lacking, lacks_more = _lacking(conn, mine)
    result_service = _result_service(conn, site_id)
    return CitizenView(
        dossier_id=mine.dossier_id,
        code=mine.code,
        title=mine.title,
        state=mine.state,
        received_at=mine.received_at,
        due_at=mine.due_at,
        running=clock_of(conn, site_id, office, now).running(mine),
        extended=mine.extensions > 0,
        lacking=lacking,
        lacks_more=lacks_more,
        return_by=mine.return_by,
        ready=_is_ready(conn, mine),
        fetch_at=_counters_for(conn, site_id, result_service or mine.service_id),
        result_service=result_service,
        settled_at=mine.settled_at,
        returned_at=mine.returned_at,
    )


def dossier_service(conn: Connection, site_id: str, dossier_id: int) -> str | None:
    """The service at which a dossier's holder meets an officer about it; None if it is closed."""
    row = conn.execute(rows.ONE, {"b_site": site_id, "b_dossier": dossier_id}).first()
    open_now = catalog.active_services(conn, site_id)
    return row.service_id if row is not None and row.service_id in open_now else None


def ticket_by_proof(
    conn: Connection, site_id: str, payload: str, *, now: datetime
) -> IssuedTicket | None:
    """The ticket whose QR was scanned, with its place in the line now; None if its code is not
    this site's."""
    asked = proof.check_payload(catalog.proof_key(conn, site_id), payload)
    if asked is None:
        return None
    bound = {"b_site": site_id, "b_day": asked.business_date, "b_label": asked.label}
    found = conn.scalar(_TICKET, bound)
    return None if found is None else issued_ticket(conn, site_id, found, now=now)


def _asked_for(conn: Connection, site_id: str, asked: Asked) -> Dossier | None:
    """By one condition after the other: two joined by OR would use no index."""
    if asked.lookup:
        row = conn.execute(_BY_LOOKUP, {"b_site": site_id, "b_lookup": asked.lookup}).first()
    else:
        bound = {"b_site": site_id, "b_code": asked.code}
        row = conn.execute(_BY_CODE, bound).first() or conn.execute(_BY_EXTERNAL, bound).first()
    if row is None:
        return None
    mine = rows.dossier_of(row)
    return mine if asked.code in ("", mine.code, mine.external_code) else None


def _lacking(conn: Connection, mine: Dossier) -> tuple[tuple[str, ...], bool]:
    """What the latest letter asked for and the procedure, as it stood at intake, names; whether
    the letter asks for more. Other words were typed and may name a person: they stay in it."""
    if mine.state is not DossierState.AWAITING_SUPPLEMENT:
        return (), False
    bound = {"b_site": mine.site_id, "b_dossier": mine.dossier_id}
    letter = conn.execute(_LATEST_LETTER, bound).first()
    if letter is None:
        return (), False
    items = rows.items_of(letter.items)
    profile = str(conn.execute(_ITS_PROCEDURE, bound).scalar_one())
    titles = {each.title for each in editions.edition_of(profile).procedure.papers}
    known = tuple(item for item in items if item in titles)
    return known, len(known) < len(items) or not items


def _is_ready(conn: Connection, mine: Dossier) -> bool:
    """Whether the result lies at the desk: there, and its receipt confirmed."""
    if mine.state is not DossierState.RESULT_READY:
        return False
    return bool(conn.scalar(_AT_DESK, {"b_site": mine.site_id, "b_dossier": mine.dossier_id}))


def _result_service(conn: Connection, site_id: str) -> str | None:
    services = catalog.services_of(conn, site_id)
    open_now = catalog.active_services(conn, site_id)
    return next((name for name in open_now if services[name].tone == RESULT_TONE), None)


def _counters_for(conn: Connection, site_id: str, service_id: str) -> tuple[int, ...]:
    return tuple(
        each.counter_id
        for each in catalog.counters_of(conn, site_id)
        if service_id in each.services
    )
