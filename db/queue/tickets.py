"""What happens to tickets. Each command is a verb of the office, run by `Store.write`.

A command never commits, opens, prints or speaks. It holds the site's row, so commands of one
site happen one after another, and it records exactly one event, or nothing if nothing changed.
"""

import json
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Date, Integer, bindparam, insert, select, text, update

from db.dossiers.tables import ticket_purpose
from db.entry import Entry
from db.queue import line, moves, rows
from db.queue.records import Day
from db.ready import Ready
from db.tables import event, lane_turn, service, shift, site, ticket
from office import errors
from office.history import stamp
from office.profile import PriorityNumbering
from office.shift import is_alive
from office.ticket import (
    CANCEL_REASONS,
    UNDO_SECONDS,
    UNDOABLE,
    Kind,
    Lane,
    State,
    Ticket,
    after,
    label_for,
)

_SERVICE = Ready(
    select(service.c.letter, service.c.width, service.c.daily_limit, service.c.active).where(
        service.c.site_id == bindparam("b_site"), service.c.service_id == bindparam("b_service")
    )
)
_INSERT = Ready(insert(ticket))
_PURPOSE = insert(ticket_purpose)
_EVENT = select(event.c.kind, event.c.subject, event.c.at, event.c.detail).where(
    event.c.site_id == bindparam("b_site"), event.c.version == bindparam("b_version")
)
_SHIFT_SEEN = select(shift.c.seen_at).where(
    shift.c.site_id == bindparam("b_site"),
    shift.c.counter_id == bindparam("b_counter"),
    shift.c.closed_at.is_(None),
)


# As text: SQLAlchemy's upsert is written for one engine only.
_NEXT_NUMBER = Ready(
    text(
        """
        INSERT INTO number_series (site_id, business_date, series, last, minute, in_minute)
        VALUES (:site, :day, :series, 1, :minute, 1)
        ON CONFLICT (site_id, business_date, series) DO UPDATE SET
          last = number_series.last + 1,
          minute = excluded.minute,
          in_minute = CASE WHEN number_series.minute = excluded.minute
            THEN number_series.in_minute + 1 ELSE 1 END
        RETURNING last, in_minute
        """
    )
    .bindparams(bindparam("day", type_=Date))
    .columns(last=Integer, in_minute=Integer)
)


def open_day(entry: Entry, day: date, *, force: bool = False) -> Day:
    """Opens the business day; again is harmless. Leftovers of an earlier day expire.

    A day before the stored one is refused (the clock may be wrong) unless `force`: numbers of
    a reopened day go on where they stopped, so no label can come twice.
    """
    if entry.business_date == day and entry.is_open:
        return Day(business_date=day, is_open=True)
    if entry.business_date is not None and day < entry.business_date and not force:
        raise errors.DayWentBack(stored=f"{entry.business_date:%d/%m/%Y}", asked=f"{day:%d/%m/%Y}")
    left = _end_of_day(entry)
    entry.conn.execute(update(lane_turn).where(lane_turn.c.site_id == entry.site_id).values(turn=0))
    _set_day(entry, day, is_open=True)
    entry.record(Kind.OPEN_DAY, None, date=day.isoformat(), **left)
    return Day(business_date=day, is_open=True)


def close_day(entry: Entry) -> Day:
    """Closes the day: who still waits or was called expires, who is at a desk is finished."""
    if entry.business_date is None or not entry.is_open:
        return Day(business_date=entry.business_date, is_open=False)
    left = _end_of_day(entry)
    _set_day(entry, entry.business_date, is_open=False)
    entry.record(Kind.CLOSE_DAY, None, date=entry.business_date.isoformat(), **left)
    return Day(business_date=entry.business_date, is_open=False)


def issue_ticket(
    entry: Entry,
    service_id: str,
    *,
    lane: Lane = Lane.ORDINARY,
    language: str = "vi",
    procedure_code: str | None = None,
    dossier_id: int | None = None,
) -> Ticket:
    """Gives the next number of the service's series, or of the priority series.

    `procedure_code` and `dossier_id` tell what it is for, where that is known. Two at once get
    two numbers, in the order in which they got the site's row.
    """
    if entry.business_date is None or not entry.is_open:
        raise errors.DayClosed()
    label = _next_label(entry, service_id, lane)
    made = Ticket(
        site_id=entry.site_id,
        ticket_id=entry.version,
        business_date=entry.business_date,
        label=label,
        service_id=service_id,
        lane=lane,
        language=language,
        state=State.WAITING,
        rank=entry.version,
        queued_version=entry.version,
        counter_id=None,
        calls=0,
        no_shows=0,
        issued_at=entry.now,
        called_at=None,
        started_at=None,
        ended_at=None,
    )
    entry.run(
        _INSERT, {name: getattr(made, name) for name in rows.FIELDS} | {"last_version": made.rank}
    )
    purpose = _keep_purpose(entry, made.ticket_id, procedure_code, dossier_id)
    entry.record(
        Kind.ISSUE,
        made.ticket_id,
        label=label,
        state=State.WAITING.value,
        service=service_id,
        lane=lane.value,
        language=language,
        **purpose,
    )
    return made


def call_next(entry: Entry, counter_id: int) -> Ticket | None:
    """Calls who is next for the counter's services, by lanes and ratio; None if nobody waits.

    The ticket at the desk is finished first, or must be finished by hand (office's rule). Two
    counters at once never get the same ticket: the second sees the first one's choice.
    """
    line.check_shift(entry, counter_id)
    found = line.heads(entry, counter_id)
    chosen, turn = line.choose(entry, counter_id, found)
    if chosen is None:
        return None
    finished = moves.clear_desk(entry, found.at_desk)
    return moves.call(entry, counter_id, chosen, finished, **turn)


def call_ticket(entry: Entry, counter_id: int, ticket_id: int) -> Ticket:
    """Calls a chosen ticket out of order; the event says so."""
    line.check_shift(entry, counter_id)
    chosen, _last = moves.find(entry, ticket_id)
    after(chosen.state, Kind.CALL, chosen.label)
    finished = moves.clear_desk(entry, line.at_desk(entry, counter_id))
    return moves.call(entry, counter_id, chosen, finished, out_of_order=True)


def recall(entry: Entry, counter_id: int, ticket_id: int) -> Ticket:
    """Announces a called ticket again."""
    mine = moves.at_my_desk(entry, counter_id, ticket_id)
    return moves.move(entry, Kind.RECALL, mine, counter_id=counter_id, calls=mine.calls + 1)


def start_serving(entry: Entry, counter_id: int, ticket_id: int) -> Ticket:
    """The person has come to the desk."""
    mine = moves.at_my_desk(entry, counter_id, ticket_id)
    return moves.move(entry, Kind.START, mine, counter_id=counter_id, started_at=entry.now)


def finish(entry: Entry, counter_id: int, ticket_id: int) -> Ticket:
    """The person's business is done."""
    mine = moves.at_my_desk(entry, counter_id, ticket_id)
    return moves.move(
        entry, Kind.FINISH, mine, {"was": mine.state.value}, counter_id=counter_id,
        ended_at=entry.now,
    )  # fmt: skip


def mark_no_show(entry: Entry, counter_id: int, ticket_id: int) -> Ticket:
    """Nobody came. The ticket can be restored."""
    mine = moves.at_my_desk(entry, counter_id, ticket_id)
    return moves.move(
        entry, Kind.NO_SHOW, mine, {"was": mine.state.value}, counter_id=counter_id,
        no_shows=mine.no_shows + 1, ended_at=entry.now,
    )  # fmt: skip


def restore(entry: Entry, counter_id: int, ticket_id: int) -> Ticket:
    """Puts a no-show back into its lane, behind the next two."""
    line.check_shift(entry, counter_id)
    gone, _last = moves.find(entry, ticket_id)
    after(gone.state, Kind.RESTORE, gone.label)
    if not entry.is_open or gone.business_date != entry.business_date:
        raise errors.DayClosed()
    rank = line.restored_rank(entry, counter_id, gone)
    return moves.move(
        entry,
        Kind.RESTORE,
        gone,
        {"rank": rank},
        rank=rank,
        queued_version=entry.version,
        counter_id=None,
        ended_at=None,
        called_at=None,
    )


def cancel(entry: Entry, ticket_id: int, reason: str) -> Ticket:
    """Cancels a waiting or called ticket. `reason` is a key of `CANCEL_REASONS`."""
    found, _last = moves.find(entry, ticket_id)
    if reason not in CANCEL_REASONS:
        raise errors.ReasonMissing(label=found.label)
    return moves.move(
        entry, Kind.CANCEL, found, {"reason": reason}, counter_id=found.counter_id,
        ended_at=entry.now,
    )  # fmt: skip


def take_over(entry: Entry, counter_id: int, ticket_id: int) -> Ticket:
    """Takes the ticket of a counter that went silent; its holder is announced here."""
    line.check_shift(entry, counter_id)
    found, _last = moves.find(entry, ticket_id)
    after(found.state, Kind.TAKE_OVER, found.label)
    seen = entry.conn.execute(
        _SHIFT_SEEN, {"b_site": entry.site_id, "b_counter": found.counter_id}
    ).scalar()
    if seen is not None and is_alive(seen, entry.now):
        raise errors.CounterAlive(counter=found.counter_id, label=found.label)
    mine = line.at_desk(entry, counter_id)
    if mine is not None:
        raise errors.TicketAtDesk(label=mine.label)
    return moves.move(
        entry, Kind.TAKE_OVER, found, {"from": found.counter_id}, counter_id=counter_id,
        calls=found.calls + 1,
    )  # fmt: skip


def print_again(entry: Entry, ticket_id: int) -> Ticket:
    """Notes that a second paper of a waiting ticket was printed, marked IN LẠI."""
    found, _last = moves.find(entry, ticket_id)
    return moves.move(entry, Kind.PRINT_AGAIN, found, counter_id=None)


def undo(entry: Entry, counter_id: int, version: int) -> Ticket:
    """Takes back the counter's call, no-show or finish within ten seconds; the event stays.

    Only while nothing else has happened to the ticket. Undoing a call that finished the ticket
    before it brings that one back to the desk.
    """
    line.check_shift(entry, counter_id)
    row = entry.conn.execute(_EVENT, {"b_site": entry.site_id, "b_version": version}).first()
    if row is None or row.kind not in UNDOABLE:
        raise errors.UndoTooLate(seconds=UNDO_SECONDS)
    undone = json.loads(row.detail)
    latest = stamp(entry.now - timedelta(seconds=UNDO_SECONDS))
    moved, last = moves.find(entry, row.subject)
    today = entry.is_open and moved.business_date == entry.business_date
    if not today or last != version or row.at < latest or undone["counter"] != counter_id:
        raise errors.UndoTooLate(seconds=UNDO_SECONDS)
    if row.kind == Kind.CALL:
        return _undo_call(entry, counter_id, moved, {**undone, "version": version})
    desk = line.at_desk(entry, counter_id)
    if desk is not None:
        raise errors.TicketAtDesk(label=desk.label)
    no_shows = moved.no_shows - (row.kind == Kind.NO_SHOW)
    return moves.back(
        entry,
        moved,
        State(undone["was"]),
        {"undone": row.kind, "version": version},
        counter_id=counter_id,
        ended_at=None,
        no_shows=no_shows,
    )


def _undo_call(entry: Entry, counter_id: int, moved: Ticket, undone: dict[str, Any]) -> Ticket:
    finished = undone.get("finished")
    answer = moves.back(
        entry,
        moved,
        State.WAITING,
        {
            "undone": Kind.CALL.value,
            "version": undone["version"],
            "reopened": finished,
            "reopened_to": undone.get("finished_was"),
            "by": counter_id,
        },
        counter_id=None,
        called_at=None,
        calls=moved.calls - 1,
    )
    if "turn" in undone:
        line.give_turn_back(entry, counter_id, undone["turn"])
    if finished is not None:
        moves.reopen(entry, finished, State(undone["finished_was"]))
    return answer


def _keep_purpose(
    entry: Entry, ticket_id: int, procedure_code: str | None, dossier_id: int | None
) -> dict[str, object]:
    """Writes what a ticket is for, if that is known; answers the facts for its event."""
    if procedure_code is None and dossier_id is None:
        return {}
    purpose = {"procedure_code": procedure_code, "dossier_id": dossier_id}
    entry.conn.execute(_PURPOSE, {"site_id": entry.site_id, "ticket_id": ticket_id} | purpose)
    facts = {"procedure": procedure_code, "dossier": dossier_id}
    return {name: value for name, value in facts.items() if value is not None}


def _next_label(entry: Entry, service_id: str, lane: Lane) -> str:
    found = entry.run(_SERVICE, {"b_site": entry.site_id, "b_service": service_id})
    letter, width, daily_limit, active = found[0] if found else ("", 0, 0, False)
    if not active:
        raise errors.ServiceUnknown(service=service_id)
    rules = entry.rules
    own = lane is Lane.PRIORITY and rules.priority_numbering is PriorityNumbering.OWN_SERIES
    series = rules.priority_series if own else letter
    [(number, in_minute)] = entry.run(
        _NEXT_NUMBER,
        {
            "site": entry.site_id,
            "day": entry.business_date,
            "series": series,
            "minute": int(entry.now.timestamp()) // 60,
        },
    )
    if not own and daily_limit and number > daily_limit:
        raise errors.DailyLimit(service=service_id, limit=daily_limit)
    if rules.tickets_per_minute and in_minute > rules.tickets_per_minute:
        raise errors.TooManyTickets()
    return label_for(series, number, rules.priority_width if own else width)


def _end_of_day(entry: Entry) -> dict[str, object]:
    """Ends what is left in the line and at desks; tells how many, for the event."""
    left: dict[str, object] = {}
    for was in (State.WAITING, State.CALLED, State.SERVING):
        ended = after(was, Kind.CLOSE_DAY, "")
        done = entry.conn.execute(
            update(ticket)
            .where(ticket.c.site_id == entry.site_id, ticket.c.state == was.value)
            .values(state=ended.value, ended_at=entry.now, last_version=entry.version)
        )
        left[was.value] = done.rowcount
    return left


def _set_day(entry: Entry, day: date, *, is_open: bool) -> None:
    entry.conn.execute(
        update(site)
        .where(site.c.site_id == entry.site_id)
        .values(business_date=day, is_open=is_open)
    )
