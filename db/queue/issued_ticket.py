"""A ticket as its holder is told of it."""

from datetime import datetime

from sqlalchemy import Connection

from db import catalog
from db.queue import pace, rows
from db.queue.board_parts import day_of
from db.queue.records import IssuedTicket
from office import errors, proof


def issued_ticket(conn: Connection, site_id: str, ticket_id: int, *, now: datetime) -> IssuedTicket:
    """A ticket with its place in the line, as its holder is told."""
    row = conn.execute(rows.ONE, {"b_site": site_id, "b_ticket": ticket_id}).first()
    if row is None:
        raise errors.TicketUnknown()
    mine = rows.ticket_of(row)
    _version, day = day_of(conn, site_id)
    counters = tuple(
        each.counter_id
        for each in catalog.counters_of(conn, site_id)
        if mine.service_id in each.services
    )
    ahead = pace.people_ahead(conn, mine)
    return IssuedTicket(
        ticket=mine,
        service=catalog.services_of(conn, site_id)[mine.service_id],
        ahead=ahead,
        estimate=pace.estimate(
            conn, site_id, day, ahead=ahead, service_id=mine.service_id, now=now
        ),
        counters=counters,
        proof=proof.proof_code(
            catalog.proof_key(conn, site_id), site_id, mine.business_date, mine.label
        ),
    )
