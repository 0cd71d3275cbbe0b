"""How fast the office is today, and so how long somebody will wait."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, func, literal_column, select

from db import catalog
from db.queue import line, rows
from db.queue.records import Day
from db.tables import counter_service, lane_turn, shift, ticket
from office import ordering
from office.ordering import Estimate
from office.shift import is_alive
from office.ticket import Lane, Ticket

RECENT = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """A ticket finished today: where, for what, and how long from call to finish."""

    label: str
    service_id: str
    counter_id: int
    served_for: timedelta
    ended_at: datetime


def done_today(conn: Connection, site_id: str, day: Day) -> list[Done]:
    """What was finished today, oldest first."""
    found = conn.execute(
        select(
            ticket.c.label,
            ticket.c.service_id,
            ticket.c.counter_id,
            ticket.c.called_at,
            ticket.c.ended_at,
        )
        .where(
            ticket.c.site_id == site_id,
            ticket.c.state == literal_column("'finished'"),
            ticket.c.business_date == day.business_date,
        )
        .order_by(ticket.c.ended_at)
    )
    return [
        Done(
            label=row.label,
            service_id=row.service_id,
            counter_id=row.counter_id,
            served_for=row.ended_at - row.called_at,
            ended_at=row.ended_at,
        )
        for row in found
    ]


def people_ahead(conn: Connection, mine: Ticket) -> int:
    """How many will be called before `mine` at the counters that take its service."""
    takers = select(counter_service.c.counter_id).where(
        counter_service.c.site_id == mine.site_id,
        counter_service.c.service_id == mine.service_id,
    )
    rivals = select(counter_service.c.service_id).where(
        counter_service.c.site_id == mine.site_id, counter_service.c.counter_id.in_(takers)
    )
    found = conn.execute(
        select(*rows.COLUMNS)
        .where(ticket.c.site_id == mine.site_id, line.WAITING, ticket.c.service_id.in_(rivals))
        .order_by(ticket.c.rank, ticket.c.queued_version)
    )
    waiting = [rows.ticket_of(row) for row in found]
    lanes = {lane: [each for each in waiting if each.lane is lane] for lane in Lane}
    turn = conn.scalar(
        select(func.max(lane_turn.c.turn)).where(
            lane_turn.c.site_id == mine.site_id, lane_turn.c.service_id == mine.service_id
        )
    )
    order = ordering.calling_order(
        lanes[Lane.PRIORITY],
        lanes[Lane.ORDINARY],
        turn or 0,
        catalog.profile_of(conn, mine.site_id).rules.ratio,
    )
    places = [each.ticket_id for each in order]
    return places.index(mine.ticket_id) if mine.ticket_id in places else 0


def estimate(
    conn: Connection,
    site_id: str,
    day: Day,
    *,
    ahead: int,
    service_id: str | None,
    now: datetime,
) -> Estimate | None:
    """The expected wait behind `ahead` people for a service (None: any), or None for a guess."""
    counters = {
        each.counter_id
        for each in catalog.counters_of(conn, site_id)
        if service_id is None or service_id in each.services
    }
    seen = conn.execute(
        select(shift.c.counter_id, shift.c.seen_at).where(
            shift.c.site_id == site_id, shift.c.closed_at.is_(None)
        )
    )
    staffed = {row.counter_id for row in seen if is_alive(row.seen_at, now)}
    times = [
        each.served_for for each in done_today(conn, site_id, day) if each.counter_id in counters
    ]
    return ordering.estimate_wait(ahead, times[-RECENT:], len(counters & staffed))
