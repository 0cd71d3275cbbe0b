"""The line as one counter sees it: its lane heads, its ticket, its turn in the ratio."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    Select,
    String,
    bindparam,
    func,
    literal_column,
    select,
    union_all,
    update,
)

from db.entry import Entry
from db.queue import rows
from db.ready import Ready
from db.tables import counter, counter_service, lane_turn, shift, ticket
from office import errors, ordering
from office.ticket import Lane, Ticket

SERVICES = select(counter_service.c.service_id).where(
    counter_service.c.site_id == bindparam("b_site"),
    counter_service.c.counter_id == bindparam("b_counter"),
)
# States stand as literals: with a bound parameter PostgreSQL stops using the partial index
# after five executions of the prepared statement.
AT_DESK = literal_column("ticket.state").in_(
    [literal_column("'called'"), literal_column("'serving'")]
)
WAITING = ticket.c.state == literal_column("'waiting'")


def in_line(
    lane: Lane, most: int | None = None, services: Select[tuple[str]] = SERVICES
) -> Select[Any]:
    """The first `most` waiting tickets of a lane for a counter's services, in calling order."""
    return (
        select(*rows.COLUMNS)
        .where(
            ticket.c.site_id == bindparam("b_site"),
            WAITING,
            ticket.c.lane == literal_column(f"'{lane.value}'"),
            ticket.c.service_id.in_(services),
        )
        .order_by(ticket.c.rank, ticket.c.queued_version)
        .limit(most)
    )


_AT_COUNTER = select(*rows.COLUMNS).where(
    ticket.c.site_id == bindparam("b_site"), ticket.c.counter_id == bindparam("b_counter"), AT_DESK
)
_HEADS = Ready(
    union_all(
        select(in_line(Lane.PRIORITY, 1).subquery()),
        select(in_line(Lane.ORDINARY, 1).subquery()),
        _AT_COUNTER,
    )
)
LANES = {lane: in_line(lane) for lane in Lane}
_FIRST_TWO = {lane: in_line(lane, ordering.RESTORED_AFTER) for lane in Lane}
_THIS_SERVICE = select(bindparam("b_service", type_=String))
_FIRST_TWO_OF_SERVICE = {
    lane: in_line(lane, ordering.RESTORED_AFTER, _THIS_SERVICE) for lane in Lane
}
_TAKES = SERVICES.where(counter_service.c.service_id == bindparam("b_service"))

# Only services for which an ordinary ticket waits have a say: the turn of an empty line is stale.
# The LIMIT keeps PostgreSQL from reading the whole line to find out.
_SOMEBODY_WAITS = (
    select(ticket.c.ticket_id)
    .where(
        ticket.c.site_id == lane_turn.c.site_id,
        WAITING,
        ticket.c.lane == literal_column("'ordinary'"),
        ticket.c.service_id == lane_turn.c.service_id,
    )
    .limit(1)
    .scalar_subquery()
)
TURN = select(func.max(lane_turn.c.turn)).where(
    lane_turn.c.site_id == bindparam("b_site"),
    lane_turn.c.service_id.in_(SERVICES),
    _SOMEBODY_WAITS.is_not(None),
)
_COUNTER = Ready(
    select(counter.c.active, shift.c.login)
    .select_from(
        counter.outerjoin(
            shift,
            (shift.c.site_id == counter.c.site_id)
            & (shift.c.counter_id == counter.c.counter_id)
            & shift.c.closed_at.is_(None),
        )
    )
    .where(counter.c.site_id == bindparam("b_site"), counter.c.counter_id == bindparam("b_counter"))
)
_SET_TURN = (
    update(lane_turn)
    .where(lane_turn.c.site_id == bindparam("b_site"), lane_turn.c.service_id.in_(SERVICES))
    .values(turn=bindparam("b_turn"))
)


@dataclass(frozen=True, slots=True)
class Heads:
    """What `call_next` chooses from."""

    priority: Ticket | None
    ordinary: Ticket | None
    at_desk: Ticket | None


def check_shift(entry: Entry, counter_id: int) -> None:
    """Refuses who is not on shift at the counter."""
    found = entry.run(_COUNTER, {"b_site": entry.site_id, "b_counter": counter_id})
    active, login = found[0] if found else (False, None)
    if not active:
        raise errors.CounterUnknown(counter=counter_id)
    if login != entry.op.actor:
        raise errors.NotOnShift(counter=counter_id)


def heads(entry: Entry, counter_id: int) -> Heads:
    """The first of each lane for the counter's services, and the ticket at its desk."""
    found = entry.run(_HEADS, {"b_site": entry.site_id, "b_counter": counter_id})
    tickets = [rows.ticket_of(row) for row in found]
    at_desk = next((t for t in tickets if t.counter_id == counter_id), None)
    waiting = {t.lane: t for t in tickets if t.counter_id is None}
    return Heads(waiting.get(Lane.PRIORITY), waiting.get(Lane.ORDINARY), at_desk)


def at_desk(entry: Entry, counter_id: int) -> Ticket | None:
    """The ticket called to or served at a counter."""
    row = entry.conn.execute(
        _AT_COUNTER, {"b_site": entry.site_id, "b_counter": counter_id}
    ).first()
    return rows.ticket_of(row) if row is not None else None


def choose(entry: Entry, counter_id: int, found: Heads) -> tuple[Ticket | None, dict[str, Any]]:
    """The ticket to call by the office's ratio, and what its event says of the turn.

    The turn is counted when both lanes waited; the event keeps it before and after for an undo.
    """
    if found.priority is None or found.ordinary is None:
        return found.priority or found.ordinary, {}
    here = {"b_site": entry.site_id, "b_counter": counter_id}
    ratio = entry.rules.ratio
    turn = entry.conn.scalar(TURN, here) or 0
    following = ordering.next_turn(turn, ratio)
    entry.conn.execute(_SET_TURN, {**here, "b_turn": following})
    lane = ordering.choose_lane(priority_waits=True, ordinary_waits=True, turn=turn, ratio=ratio)
    chosen = found.priority if lane is Lane.PRIORITY else found.ordinary
    return chosen, {"turn": [turn, following]}


def give_turn_back(entry: Entry, counter_id: int, turn: Sequence[int]) -> None:
    """Undoes the counting of a call's turn where no later call has moved it on."""
    before, following = turn
    entry.conn.execute(
        _SET_TURN.where(lane_turn.c.turn == following),
        {"b_site": entry.site_id, "b_counter": counter_id, "b_turn": before},
    )


def restored_rank(entry: Entry, counter_id: int, gone: Ticket) -> int:
    """Where a no-show goes back into its lane: into the counter's line if the counter takes its
    service, else into the service's own."""
    here = {"b_site": entry.site_id, "b_counter": counter_id, "b_service": gone.service_id}
    taken_here = entry.conn.scalar(_TAKES, here) is not None
    statement = _FIRST_TWO[gone.lane] if taken_here else _FIRST_TWO_OF_SERVICE[gone.lane]
    first = [rows.ticket_of(row) for row in entry.conn.execute(statement, here)]
    return ordering.restored_rank([each.rank for each in first], entry.version)
