"""Everything one counter shows."""

from collections import Counter
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, literal_column, select

from db import catalog
from db.queue import devices, line, pace, rows
from db.queue.board_parts import day_of, sitting
from db.queue.purposes import purposes_of_day
from db.queue.records import CounterBoard, Day, DeskTicket, OtherCounter, Undoable, WaitingTicket
from db.tables import event, ticket
from office import ordering
from office.ordering import Ratio
from office.profile import Service
from office.shift import is_alive
from office.ticket import UNDO_SECONDS, UNDOABLE, Lane, Ticket

RECENT_EVENTS = 100


def counter_board(
    conn: Connection, site_id: str, counter_id: int, *, now: datetime
) -> CounterBoard:
    """Everything one counter shows, the waiting list in the order in which it will call."""
    version, day = day_of(conn, site_id)
    services = catalog.services_of(conn, site_id)
    office = catalog.profile_of(conn, site_id)
    waiting = _waiting_list(conn, site_id, counter_id, office.rules.ratio)
    desk = _at_desks(conn, site_id).get(counter_id)
    there = sitting(conn, site_id)
    mine = there.get(counter_id)
    done = pace.done_today(conn, site_id, day)
    here = [each for each in done if each.counter_id == counter_id]
    last = max(here, key=lambda each: each.ended_at, default=None)
    served = [each.served_for for each in here]
    known = purposes_of_day(conn, site_id, day)
    return CounterBoard(
        version=version,
        office=office,
        day=day,
        counter_id=counter_id,
        services=tuple(
            services[name]
            for each in catalog.counters_of(conn, site_id)
            if each.counter_id == counter_id
            for name in each.services
        ),
        officer_login=mine.login if mine else None,
        officer_name=mine.name if mine else None,
        desk=_desk_ticket(desk, services, done, known),
        waiting=tuple(
            _waiting_ticket(each, services, known, next_up=place == 0)
            for place, each in enumerate(waiting)
        ),
        waiting_priority=sum(each.lane is Lane.PRIORITY for each in waiting),
        missed=tuple(
            _waiting_ticket(each, services, known) for each in _missed(conn, site_id, day)
        ),
        others=_others(conn, site_id, counter_id, there, now),
        undoable=_undoable(conn, site_id, counter_id, version, now),
        last_label=last.label if last else None,
        last_ended_at=last.ended_at if last else None,
        served_today=len(here),
        average_seconds=_mean_seconds(served),
        issued_by_half_hour=_issued_by_half_hour(conn, site_id, day),
        devices=devices.in_trouble(conn, site_id, now=now),
    )


def _waiting_list(conn: Connection, site_id: str, counter_id: int, ratio: Ratio) -> list[Ticket]:
    bound = {"b_site": site_id, "b_counter": counter_id}
    lanes = [
        [rows.ticket_of(row) for row in conn.execute(line.LANES[lane], bound)] for lane in Lane
    ]
    turn = conn.scalar(line.TURN, bound) or 0
    return ordering.calling_order(lanes[0], lanes[1], turn, ratio)


def _at_desks(conn: Connection, site_id: str) -> dict[int, Ticket]:
    found = conn.execute(select(*rows.COLUMNS).where(ticket.c.site_id == site_id, line.AT_DESK))
    tickets = [rows.ticket_of(row) for row in found]
    return {each.counter_id: each for each in tickets if each.counter_id is not None}


def _waiting_ticket(
    mine: Ticket,
    services: dict[str, Service],
    known: dict[int, dict[str, Any]],
    *,
    next_up: bool = False,
) -> WaitingTicket:
    return WaitingTicket(
        ticket=mine,
        service=services[mine.service_id],
        next_up=next_up,
        **known.get(mine.ticket_id, {}),
    )


def _desk_ticket(
    mine: Ticket | None,
    services: dict[str, Service],
    done: list[pace.Done],
    known: dict[int, dict[str, Any]],
) -> DeskTicket | None:
    if mine is None:
        return None
    same = [each.served_for for each in done if each.service_id == mine.service_id]
    usual = _mean_seconds(same) if len(same) >= ordering.MIN_SAMPLES else None
    return DeskTicket(
        ticket=mine,
        service=services[mine.service_id],
        usual_minutes=None if usual is None else max(1, round(usual / 60)),
        **known.get(mine.ticket_id, {}),
    )


def _mean_seconds(times: list[timedelta]) -> int | None:
    return round(sum(times, timedelta()).total_seconds() / len(times)) if times else None


def _missed(conn: Connection, site_id: str, day: Day) -> list[Ticket]:
    found = conn.execute(
        select(*rows.COLUMNS)
        .where(
            ticket.c.site_id == site_id,
            ticket.c.state == literal_column("'no_show'"),
            ticket.c.business_date == day.business_date,
        )
        .order_by(ticket.c.ended_at.desc())
    )
    return [rows.ticket_of(row) for row in found]


def _others(
    conn: Connection, site_id: str, counter_id: int, there: dict[int, Row[Any]], now: datetime
) -> tuple[OtherCounter, ...]:
    desks = _at_desks(conn, site_id)
    return tuple(
        OtherCounter(
            counter_id=each.counter_id,
            officer_name=there[each.counter_id].name if each.counter_id in there else None,
            alive=each.counter_id in there and is_alive(there[each.counter_id].seen_at, now),
            ticket=desks.get(each.counter_id),
        )
        for each in catalog.counters_of(conn, site_id)
        if each.counter_id != counter_id
    )


def _undoable(
    conn: Connection, site_id: str, counter_id: int, version: int, now: datetime
) -> Undoable | None:
    row = conn.execute(
        select(event.c.version, event.c.kind, event.c.at, ticket.c.label)
        .join(
            ticket,
            (ticket.c.site_id == event.c.site_id)
            & (ticket.c.ticket_id == event.c.subject)
            & (ticket.c.last_version == event.c.version),
        )
        .where(
            event.c.site_id == site_id,
            event.c.version > version - RECENT_EVENTS,
            event.c.kind.in_([kind.value for kind in UNDOABLE]),
            ticket.c.counter_id == counter_id,
        )
        .order_by(event.c.version.desc())
        .limit(1)
    ).first()
    if row is None:
        return None
    until = datetime.fromisoformat(row.at) + timedelta(seconds=UNDO_SECONDS)
    if until <= now:
        return None
    return Undoable(version=row.version, kind=row.kind, label=row.label, until=until)


def _issued_by_half_hour(
    conn: Connection, site_id: str, day: Day
) -> tuple[tuple[datetime, int], ...]:
    found = conn.scalars(
        select(ticket.c.issued_at).where(
            ticket.c.site_id == site_id, ticket.c.business_date == day.business_date
        )
    )
    half_hour = timedelta(minutes=30)
    origin = datetime(2000, 1, 1, tzinfo=UTC)
    counts = Counter(origin + (at - origin) // half_hour * half_hour for at in found)
    return tuple(sorted(counts.items()))
