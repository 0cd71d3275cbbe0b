"""Moving one ticket by the table of moves: the row and its event, written together."""

from functools import cache
from typing import Any

from sqlalchemy import bindparam, update

from db.entry import Entry
from db.queue import line, rows
from db.ready import Ready
from db.tables import ticket
from office import errors
from office.ticket import Kind, State, Ticket, after


@cache
def _setting(columns: tuple[str, ...]) -> Ready:
    """The statement that sets these columns of one ticket, made once."""
    return Ready(
        update(ticket)
        .where(ticket.c.site_id == bindparam("b_site"), ticket.c.ticket_id == bindparam("b_ticket"))
        .values({name: bindparam(f"b_{name}") for name in columns})
    )


def find(entry: Entry, ticket_id: int) -> tuple[Ticket, int]:
    """A ticket and the version of its latest event."""
    row = entry.conn.execute(rows.ONE, {"b_site": entry.site_id, "b_ticket": ticket_id}).first()
    if row is None:
        raise errors.TicketUnknown()
    return rows.ticket_of(row), row.last_version


def at_my_desk(entry: Entry, counter_id: int, ticket_id: int) -> Ticket:
    """A ticket that this counter, with the actor on shift there, may act on."""
    line.check_shift(entry, counter_id)
    found, _last = find(entry, ticket_id)
    if found.counter_id is not None and found.counter_id != counter_id:
        raise errors.TicketNotHere(label=found.label, counter=found.counter_id)
    return found


def move(
    entry: Entry, kind: Kind, moved: Ticket, detail: dict[str, Any] | None = None, **changed: Any
) -> Ticket:
    """One move by the table of moves; `changed` are further columns."""
    state = after(moved.state, kind, moved.label)
    return _write(entry, kind, moved, detail or {}, {**changed, "state": state})


def back(
    entry: Entry, moved: Ticket, state: State, detail: dict[str, Any], **changed: Any
) -> Ticket:
    """An undo: back to the state before, as an event of its own."""
    return _write(entry, Kind.UNDO, moved, detail, {**changed, "state": state})


def call(
    entry: Entry, counter_id: int, chosen: Ticket, finished: Ticket | None, **detail: Any
) -> Ticket:
    """Calls a ticket to a counter; the event also tells which ticket that finished."""
    if finished is not None:
        detail |= {"finished": finished.ticket_id, "finished_was": finished.state.value}
    calls = chosen.calls + 1
    return move(
        entry,
        Kind.CALL,
        chosen,
        detail,
        counter_id=counter_id,
        calls=calls,
        called_at=entry.now,
    )


def clear_desk(entry: Entry, at_desk: Ticket | None) -> Ticket | None:
    """Finishes the ticket at the desk as part of the next call, where the office allows it."""
    if at_desk is None:
        return None
    if not entry.rules.call_finishes:
        raise errors.TicketAtDesk(label=at_desk.label)
    state = after(at_desk.state, Kind.FINISH, at_desk.label)
    _set(entry, at_desk.ticket_id, state=state.value, ended_at=entry.now)
    return at_desk


def reopen(entry: Entry, ticket_id: int, state: State) -> None:
    """Brings back the ticket that an undone call had finished."""
    _set(entry, ticket_id, state=state.value, ended_at=None)


def _set(entry: Entry, ticket_id: int, **changed: Any) -> None:
    changed["last_version"] = entry.version
    values = {f"b_{name}": value for name, value in changed.items()}
    entry.run(_setting(tuple(changed)), {"b_site": entry.site_id, "b_ticket": ticket_id, **values})


def _write(
    entry: Entry, kind: Kind, moved: Ticket, detail: dict[str, Any], changed: dict[str, Any]
) -> Ticket:
    state: State = changed["state"]
    _set(entry, moved.ticket_id, **{**changed, "state": state.value})
    told = {"label": moved.label, "state": state.value, "counter": changed["counter_id"]}
    entry.record(kind, moved.ticket_id, **told, **detail)
    fields = {name: getattr(moved, name) for name in rows.FIELDS}
    return Ticket(**{**fields, **changed})
