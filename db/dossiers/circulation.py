"""A dossier goes from hand to hand: each hand-over a final line of the control sheet.

The receiver confirms in the program; until then the sender may take it back. Several units may
hold a dossier at once: one leads, the others have a date of their own.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import insert, select, update

from db.dossiers import moves, units
from db.dossiers.tables import hand_over as line
from db.dossiers.tables import hand_over_receipt, holding
from db.entry import Entry
from office import errors
from office.dossiers import deadlines
from office.dossiers.deadlines import Standing
from office.dossiers.dossier import DESK, STEPS, Dossier, Move, check_move
from office.history import stamp


def hand_over(
    entry: Entry,
    dossier_id: int,
    to_unit: str,
    *,
    lead: bool = True,
    due_at: datetime | None = None,
    seen: int | None = None,
) -> Dossier:
    """Gives a dossier to a unit. Handing over the lead, the sender lets go; asking another unit
    to help (`lead` False, with a date of its own), the sender keeps it. Who helped lets go by
    giving it to the desk, or back to the unit that leads: that one had it all the while and
    confirms nothing."""
    moved, mine = _mine(entry, dossier_id, Move.HAND_OVER, seen)
    units.check_unit(entry.conn, entry.site_id, to_unit)
    there = to_unit in moves.held_by(entry, dossier_id)
    if there and (to_unit != moved.unit_id or to_unit == mine):
        raise errors.AlreadyThere(unit=units.title_of(entry, to_unit), code=moved.code)
    its_lead = moved.unit_id == mine
    leads = lead and its_lead
    if leads or there or (to_unit == DESK and not its_lead):
        _release(entry, dossier_id, mine)
    _write_line(entry, dossier_id, mine, to_unit, lead=leads, due_at=due_at)
    if not there:
        _hold(entry, dossier_id, to_unit, lead=leads, due_at=due_at)
    changed = {"unit_id": to_unit} if leads else {}
    return moves.write(
        entry, moved, Move.HAND_OVER,
        {"from": mine, "to": to_unit, "lead": leads, "due": stamp(due_at) if due_at else None},
        **changed,
    )  # fmt: skip


def accept(entry: Entry, dossier_id: int, *, seen: int | None = None) -> Dossier:
    """The receiving unit confirms that it has the papers."""
    moved, mine = _mine(entry, dossier_id, Move.ACCEPT, seen)
    signed = sign_for(entry, dossier_id, mine)
    if signed is None:
        return moved
    return moves.write(entry, moved, Move.ACCEPT, {"unit": mine, "hand_over": signed})


def sign_for(entry: Entry, dossier_id: int, unit_id: str) -> int | None:
    """Signs in a unit's name for what it was handed. The number of the hand-over, for the event
    that tells it; None where nothing waits to be signed for."""
    row = _waiting_for(entry, dossier_id, unit_id)
    if row is None:
        return None
    entry.conn.execute(
        insert(hand_over_receipt),
        {
            "site_id": entry.site_id,
            "hand_over_id": row.hand_over_id,
            "accepted_by": entry.op.actor,
            "accepted_at": entry.now,
        },
    )
    _set_holding(entry, dossier_id, unit_id, accepted=True, login=entry.op.actor)
    return int(row.hand_over_id)


def take_back(entry: Entry, dossier_id: int, to_unit: str, *, seen: int | None = None) -> Dossier:
    """The sender takes back what the receiver has not confirmed yet: a line of its own."""
    moved, _edition = moves.find(entry, dossier_id, seen)
    check_move(moved.state, Move.TAKE_BACK, moved.code)
    mine = units.unit_of_actor(entry)
    row = _waiting_for(entry, dossier_id, to_unit)
    if row is None or row.from_unit != mine:
        raise errors.NothingToTakeBack(code=moved.code)
    _release(entry, dossier_id, to_unit)
    _write_line(entry, dossier_id, to_unit, mine, lead=row.lead, taken_back=True)
    if row.lead or mine not in moves.held_by(entry, dossier_id):
        _hold(entry, dossier_id, mine, lead=row.lead, accepted=True)
    changed = {"unit_id": mine} if row.lead else {}
    return moves.write(
        entry, moved, Move.TAKE_BACK, {"from": to_unit, "to": mine, "lead": row.lead}, **changed
    )


def assign(
    entry: Entry, dossier_id: int, login: str | None, step: str, *, seen: int | None = None
) -> Dossier:
    """Says who in the unit works on it, and at which step of `office.dossiers.dossier.STEPS`."""
    moved, mine = _mine(entry, dossier_id, Move.ASSIGN, seen)
    if step not in STEPS or not _works_in(entry, login, mine):
        raise errors.NotYourUnit(unit=units.title_of(entry, mine))
    _set_holding(entry, dossier_id, mine, login=login, step=step)
    return moves.write(entry, moved, Move.ASSIGN, {"unit": mine, "login": login, "step": step})


def record_result(entry: Entry, dossier_id: int, *, seen: int | None = None) -> Dossier:
    """The result is there, early, on time or late. A unit hands the dossier to the desk with it,
    and the desk confirms that as any hand-over; every unit lets go."""
    moved, mine = _mine(entry, dossier_id, Move.RECORD_RESULT, seen)
    standing = Standing.ON_TIME  # where the law sets no limit nothing is late
    if moved.due_at is not None:
        standing = deadlines.settled(entry.now, moved.due_at, entry.rules.dossier.settle)
    for each in moves.held_by(entry, dossier_id):
        _release(entry, dossier_id, each)
    if mine != DESK:
        _write_line(
            entry, dossier_id, mine, DESK, lead=True, with_result=True, standing=standing.value
        )
    at_desk = mine == DESK
    _hold(entry, dossier_id, DESK, lead=True, accepted=at_desk, with_line=not at_desk)
    return moves.write(
        entry, moved, Move.RECORD_RESULT, {"standing": standing.value, "from": mine, "to": DESK},
        settled_at=entry.now, settled_by=moved.unit_id, standing=standing.value, unit_id=DESK,
    )  # fmt: skip


def _mine(entry: Entry, dossier_id: int, move: Move, seen: int | None) -> tuple[Dossier, str]:
    moved, _edition = moves.find(entry, dossier_id, seen)
    check_move(moved.state, move, moved.code)
    return moved, moves.check_actor(entry, moved, move)


def _works_in(entry: Entry, login: str | None, unit_id: str) -> bool:
    return login is None or units.unit_of(entry, login) == unit_id


def _waiting_for(entry: Entry, dossier_id: int, unit_id: str) -> Any:
    """The hand-over to a unit that it has not confirmed."""
    return entry.conn.execute(
        select(line.c.hand_over_id, line.c.from_unit, line.c.lead)
        .select_from(
            line.join(
                holding,
                (holding.c.site_id == line.c.site_id)
                & (holding.c.hand_over_id == line.c.hand_over_id),
            )
        )
        .where(
            line.c.site_id == entry.site_id,
            line.c.dossier_id == dossier_id,
            holding.c.unit_id == unit_id,
            holding.c.held,
            ~holding.c.accepted,
        )
    ).first()


def _write_line(entry: Entry, dossier_id: int, from_unit: str, to_unit: str, **more: Any) -> None:
    entry.conn.execute(
        insert(line),
        {
            "site_id": entry.site_id,
            "hand_over_id": entry.version,
            "dossier_id": dossier_id,
            "from_unit": from_unit,
            "to_unit": to_unit,
            "handed_by": entry.op.actor,
            "handed_at": entry.now,
            "taken_back": False,
            "with_result": False,
            **more,
        },
    )


def _hold(
    entry: Entry,
    dossier_id: int,
    unit_id: str,
    *,
    lead: bool,
    accepted: bool = False,
    due_at: datetime | None = None,
    with_line: bool = True,
) -> None:
    """A unit has the dossier from now on, by a line of the control sheet written just now."""
    fields = {
        "hand_over_id": entry.version if with_line else None,
        "lead": lead,
        "accepted": accepted,
        "login": entry.op.actor if accepted else None,
        "step": "",
        "due_at": due_at,
        "since": entry.now,
        "held": True,
    }
    if not _set_holding(entry, dossier_id, unit_id, **fields):
        key = {"site_id": entry.site_id, "dossier_id": dossier_id, "unit_id": unit_id}
        entry.conn.execute(insert(holding), key | fields)


def _release(entry: Entry, dossier_id: int, unit_id: str) -> None:
    _set_holding(entry, dossier_id, unit_id, held=False)


def _set_holding(entry: Entry, dossier_id: int, unit_id: str, **fields: Any) -> bool:
    done = entry.conn.execute(
        update(holding)
        .where(
            holding.c.site_id == entry.site_id,
            holding.c.dossier_id == dossier_id,
            holding.c.unit_id == unit_id,
        )
        .values(**fields)
    )
    return bool(done.rowcount)
