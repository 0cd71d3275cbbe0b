"""The first answer to an operation key: what a repeated gesture gets instead of a second effect."""

import json
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, bindparam, select

from db.dossiers import rows as dossier_rows
from db.queue import rows
from db.queue.records import Day, Shift
from db.tables import event, officer, shift
from office.dossiers.dossier import Dossier, DossierState, Move
from office.shift import UnitShift
from office.ticket import Kind, State, Ticket

_BY_KEY = select(
    event.c.kind, event.c.subject, event.c.version, event.c.actor, event.c.detail
).where(event.c.site_id == bindparam("b_site"), event.c.op_key == bindparam("b_key"))

_MOVES = frozenset(Move)
# Commands that answer a number, and under which name their event has it.
_COUNTED = {
    Kind.WRONG_SECRET: "failed",
    Kind.LOAD: "procedures",
    Kind.CALENDAR: "days",
    Kind.CONFIRM_YEAR: "days",
}

_SHIFT = (
    select(shift.c.shift_id, shift.c.login, officer.c.name, shift.c.counter_id, shift.c.opened_at)
    .join(officer, (officer.c.site_id == shift.c.site_id) & (officer.c.login == shift.c.login))
    .where(shift.c.site_id == bindparam("b_site"), shift.c.shift_id == bindparam("b_shift"))
)


def first_answer(conn: Connection, site_id: str, op_key: str) -> tuple[bool, Any]:
    """Whether the key was used before, and what its command answered then."""
    row = conn.execute(_BY_KEY, {"b_site": site_id, "b_key": op_key}).first()
    if row is None:
        return False, None
    return True, _answer(conn, site_id, row, json.loads(row.detail))


def answer_to(conn: Connection, site_id: str, op_key: str) -> Ticket | None:
    """The ticket that a key issued or moved, as it was answered; None if the key is unknown."""
    found, answer = first_answer(conn, site_id, op_key)
    return answer if found and isinstance(answer, Ticket) else None


def _answer(conn: Connection, site_id: str, row: Row[Any], detail: dict[str, Any]) -> Any:
    """What each kind of command answers, from its event and the rows it made."""
    if row.kind in _MOVES:
        return _dossier_then(conn, site_id, row, detail)
    match Kind(row.kind):
        case Kind.OPEN_DAY | Kind.CLOSE_DAY:
            return _day(row.kind, detail)
        case Kind.SIGN_IN:
            return _signed_in(conn, site_id, row, detail)
        case Kind.WRONG_SECRET | Kind.LOAD | Kind.CALENDAR | Kind.CONFIRM_YEAR as kind:
            return detail[_COUNTED[kind]]
        case Kind.SIGN_OUT:
            return None
        case _:
            return _ticket_then(conn, site_id, row.subject, detail)


def _signed_in(
    conn: Connection, site_id: str, row: Row[Any], detail: dict[str, Any]
) -> Shift | UnitShift | None:
    if "unit" not in detail:
        return _shift(conn, site_id, row.subject)
    name = conn.scalar(
        select(officer.c.name).where(officer.c.site_id == site_id, officer.c.login == row.actor)
    )
    return UnitShift(login=row.actor, name=name or row.actor, unit_id=detail["unit"])


def _shift(conn: Connection, site_id: str, shift_id: int) -> Shift | None:
    row = conn.execute(_SHIFT, {"b_site": site_id, "b_shift": shift_id}).first()
    return None if row is None else Shift(**row._mapping)


def _day(kind: str, detail: dict[str, Any]) -> Day:
    opened = date.fromisoformat(detail["date"])
    return Day(business_date=opened, is_open=kind == Kind.OPEN_DAY)


def _ticket_then(
    conn: Connection, site_id: str, ticket_id: int, detail: dict[str, Any]
) -> Ticket | None:
    row = conn.execute(rows.ONE, {"b_site": site_id, "b_ticket": ticket_id}).first()
    if row is None:
        return None
    return replace(
        rows.ticket_of(row), state=State(detail["state"]), counter_id=detail.get("counter")
    )


def _dossier_then(
    conn: Connection, site_id: str, row: Row[Any], detail: dict[str, Any]
) -> Dossier | None:
    bound = {"b_site": site_id, "b_dossier": row.subject}
    now = conn.execute(dossier_rows.ONE, bound).first()
    if now is None:
        return None
    if row.kind == Move.PRINT:
        return dossier_rows.dossier_of(now)
    state = DossierState(detail["state"])
    return replace(dossier_rows.dossier_of(now), state=state, version=row.version)
