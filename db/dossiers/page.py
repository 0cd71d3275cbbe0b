"""One dossier whole: what its page shows, and what its papers say."""

import json
from datetime import datetime

from sqlalchemy import Connection, select

from db import catalog
from db.dossiers import editions, rows
from db.dossiers.lines import clock_of
from db.dossiers.tables import (
    attachment,
    dossier_note,
    dossier_pause,
    dossier_return,
    hand_over,
    hand_over_receipt,
    holding,
)
from db.dossiers.units import names_of
from db.tables import event
from office import errors
from office.dossiers.dossier import Move
from office.dossiers.dossier_records import (
    AttachedFile,
    DossierPage,
    EventShown,
    HandOver,
    Holding,
    Letter,
    PauseShown,
    ReturnedTo,
)
from office.procedure import PausePolicy
from office.profile import Unit


def dossier_page(conn: Connection, site_id: str, dossier_id: int, *, now: datetime) -> DossierPage:
    """Everything about one dossier. Personal data: note the look with `db.access` first."""
    row = conn.execute(rows.ONE, {"b_site": site_id, "b_dossier": dossier_id}).first()
    if row is None:
        raise errors.DossierUnknown()
    mine = rows.dossier_of(row)
    office = catalog.profile_of(conn, site_id)
    names = names_of(conn, site_id)
    units = catalog.units_of(conn, site_id)
    content = conn.execute(rows.CONTENT, {"b_site": site_id, "b_dossier": dossier_id}).one()
    clock = clock_of(conn, site_id, office, now)
    events = _events(conn, site_id, dossier_id, names)
    return DossierPage(
        office=office,
        dossier=mine,
        procedure=editions.procedure_at(conn, site_id, row.edition),
        people=rows.people_of(conn, site_id, dossier_id),
        papers=rows.papers_of(content.papers),
        post_address=content.post_address,
        authorisation=content.authorisation,
        note=content.note,
        running=clock.running(mine),
        days_left=clock.days_left(mine),
        holdings=_holdings(conn, site_id, dossier_id, units, names),
        hand_overs=_hand_overs(conn, site_id, dossier_id, units, names),
        letters=_letters(conn, site_id, dossier_id, events),
        pauses=_pauses(conn, site_id, dossier_id),
        events=events,
        files=_files(conn, site_id, dossier_id),
        returned_to=_returned_to(conn, site_id, dossier_id),
        officer_name=names.get(mine.officer, mine.officer),
    )


def _holdings(
    conn: Connection,
    site_id: str,
    dossier_id: int,
    units: dict[str, Unit],
    names: dict[str, str],
) -> tuple[Holding, ...]:
    found = conn.execute(
        select(holding)
        .where(holding.c.site_id == site_id, holding.c.dossier_id == dossier_id, holding.c.held)
        .order_by(holding.c.lead.desc(), holding.c.since)
    )
    return tuple(
        Holding(
            unit=units[row.unit_id],
            hand_over_id=row.hand_over_id,
            lead=row.lead,
            accepted=row.accepted,
            login=row.login,
            officer_name=names.get(row.login, row.login),
            step=row.step,
            due_at=row.due_at,
            since=row.since,
        )
        for row in found
    )


def _hand_overs(
    conn: Connection,
    site_id: str,
    dossier_id: int,
    units: dict[str, Unit],
    names: dict[str, str],
) -> tuple[HandOver, ...]:
    found = conn.execute(
        select(hand_over, hand_over_receipt.c.accepted_by, hand_over_receipt.c.accepted_at)
        .select_from(
            hand_over.outerjoin(
                hand_over_receipt,
                (hand_over_receipt.c.site_id == hand_over.c.site_id)
                & (hand_over_receipt.c.hand_over_id == hand_over.c.hand_over_id),
            )
        )
        .where(hand_over.c.site_id == site_id, hand_over.c.dossier_id == dossier_id)
        .order_by(hand_over.c.hand_over_id)
    )
    return tuple(
        HandOver(
            hand_over_id=row.hand_over_id,
            from_unit=units[row.from_unit],
            to_unit=units[row.to_unit],
            handed_by=names.get(row.handed_by, row.handed_by),
            handed_at=row.handed_at,
            accepted_by=names.get(row.accepted_by, row.accepted_by),
            accepted_at=row.accepted_at,
            lead=row.lead,
            taken_back=row.taken_back,
            with_result=row.with_result,
            standing=row.standing,
            due_at=row.due_at,
        )
        for row in found
    )


def _events(
    conn: Connection, site_id: str, dossier_id: int, names: dict[str, str]
) -> tuple[EventShown, ...]:
    """The dossier's events, oldest first. Tickets have ids of their own, so none is mixed in."""
    found = conn.execute(
        select(event.c.version, event.c.kind, event.c.at, event.c.actor, event.c.detail)
        .where(
            event.c.site_id == site_id,
            event.c.subject == dossier_id,
            event.c.kind.in_([move.value for move in Move]),
        )
        .order_by(event.c.version)
    )
    return tuple(
        EventShown(
            version=row.version,
            kind=Move(row.kind),
            at=datetime.fromisoformat(row.at),
            by=names.get(row.actor, row.actor),
            detail=json.loads(row.detail),
        )
        for row in found
    )


def _letters(
    conn: Connection, site_id: str, dossier_id: int, events: tuple[EventShown, ...]
) -> tuple[Letter, ...]:
    told = {each.version: each for each in events}
    found = conn.execute(
        select(dossier_note)
        .where(dossier_note.c.site_id == site_id, dossier_note.c.dossier_id == dossier_id)
        .order_by(dossier_note.c.note_id)
    )
    return tuple(
        Letter(
            kind=Move(row.kind),
            number=row.number,
            text=row.text,
            items=rows.items_of(row.items),
            at=told[row.note_id].at,
            by=told[row.note_id].by,
        )
        for row in found
    )


def _pauses(conn: Connection, site_id: str, dossier_id: int) -> tuple[PauseShown, ...]:
    found = conn.execute(
        select(dossier_pause)
        .where(dossier_pause.c.site_id == site_id, dossier_pause.c.dossier_id == dossier_id)
        .order_by(dossier_pause.c.pause_id)
    )
    return tuple(
        PauseShown(
            kind=Move(row.kind),
            policy=PausePolicy(row.policy),
            since=row.since,
            until=row.until,
        )
        for row in found
    )


def _files(conn: Connection, site_id: str, dossier_id: int) -> tuple[AttachedFile, ...]:
    found = conn.execute(
        select(
            attachment.c.attachment_id,
            attachment.c.paper,
            attachment.c.sha256,
            attachment.c.size,
            attachment.c.media,
        )
        .where(attachment.c.site_id == site_id, attachment.c.dossier_id == dossier_id)
        .order_by(attachment.c.attachment_id)
    )
    return tuple(AttachedFile(**row._mapping) for row in found)


def _returned_to(conn: Connection, site_id: str, dossier_id: int) -> ReturnedTo | None:
    row = conn.execute(
        select(
            dossier_return.c.name, dossier_return.c.paper_shown, dossier_return.c.tracking
        ).where(dossier_return.c.site_id == site_id, dossier_return.c.dossier_id == dossier_id)
    ).first()
    return None if row is None else ReturnedTo(**row._mapping)
