"""Moving one dossier by the table of moves: who may, the row and its event, written together."""

import json
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, select, update

from db.dossiers import editions, rows, units
from db.dossiers.tables import dossier, holding
from db.entry import Entry
from db.tables import event
from office import errors
from office.dossiers import dossier as rules
from office.dossiers import who_may
from office.dossiers.deadlines import Standing
from office.dossiers.dossier import (
    DESK,
    MOVE_TITLES,
    Dossier,
    Move,
    ReturnBy,
)
from office.dossiers.entered import clean_words
from office.dossiers.who_may import Bar
from office.history import stamp
from office.procedure import Procedure

_HELD = select(holding.c.unit_id, holding.c.accepted, holding.c.lead).where(
    holding.c.site_id == bindparam("b_site"),
    holding.c.dossier_id == bindparam("b_dossier"),
    holding.c.held,
)

_OPENING = select(event.c.detail).where(
    event.c.site_id == bindparam("b_site"), event.c.version == bindparam("b_dossier")
)


def find(entry: Entry, dossier_id: int, seen: int | None) -> tuple[Dossier, str]:
    """A dossier and the key of its procedure's edition; refused if it moved since it was seen."""
    row = entry.conn.execute(rows.ONE, {"b_site": entry.site_id, "b_dossier": dossier_id}).first()
    if row is None:
        raise errors.DossierUnknown()
    if seen is not None and row.last_version != seen:
        raise errors.DossierChanged(code=row.code)
    return rows.dossier_of(row), row.edition


def begin(entry: Entry, dossier_id: int, move: Move, seen: int | None) -> tuple[Dossier, Procedure]:
    """The dossier, its procedure as it stood at intake, and that the actor may make this move."""
    moved, edition = find(entry, dossier_id, seen)
    rules.check_move(moved.state, move, moved.code)
    check_actor(entry, moved, move)
    return moved, editions.procedure_at(entry.conn, entry.site_id, edition)


def check_actor(entry: Entry, moved: Dossier, move: Move) -> str:
    """The actor's unit, which may make this move; `NotYourUnit` or `DossierElsewhere` where
    `who_may` bars it."""
    mine = units.unit_of_actor(entry)
    held = held_by(entry, moved.dossier_id)
    match who_may.bar(move, mine, lead=moved.unit_id, held_by=held):
        case Bar.DESK_DOES:
            raise errors.NotYourUnit(unit=units.title_of(entry, DESK))
        case Bar.ELSEWHERE:
            leads = units.title_of(entry, moved.unit_id)
            raise errors.DossierElsewhere(code=moved.code, unit=leads)
        case None:
            return mine


def held_by(entry: Entry, dossier_id: int) -> dict[str, bool]:
    """The units that have the dossier now, each with whether it has accepted it."""
    found = entry.conn.execute(_HELD, {"b_site": entry.site_id, "b_dossier": dossier_id})
    return {row.unit_id: row.accepted for row in found}


def case_of(entry: Entry, dossier_id: int) -> int:
    """Which of the procedure's cases was chosen at intake: limits and fees go by it. The event
    that opened a dossier has its number."""
    told = entry.conn.scalar(_OPENING, {"b_site": entry.site_id, "b_dossier": dossier_id})
    return int(json.loads(told or "{}").get("case", 0))


def write(
    entry: Entry,
    was: Dossier,
    move: Move,
    detail: dict[str, Any] | None = None,
    **changed: Any,
) -> Dossier:
    """Row and event of a move, together; the state comes from the table of moves."""
    unit_holds = any(unit != DESK for unit in held_by(entry, was.dossier_id))
    state = rules.after(was.state, move, unit_holds=unit_holds, code=was.code)
    entry.conn.execute(
        update(dossier)
        .where(dossier.c.site_id == entry.site_id, dossier.c.dossier_id == was.dossier_id)
        .values(state=state.value, last_version=entry.version, **changed)
    )
    facts = {name: _plain(value) for name, value in changed.items()}
    entry.record(move, was.dossier_id, state=state.value, **{**facts, **(detail or {})})
    changed = {name: _typed(name, value) for name, value in changed.items()}
    return replace(was, state=state, version=entry.version, **changed)


def let_go(entry: Entry, dossier_id: int) -> None:
    """Nobody holds the papers any more."""
    entry.conn.execute(
        update(holding)
        .where(holding.c.site_id == entry.site_id, holding.c.dossier_id == dossier_id)
        .values(held=False)
    )


def need_reason(moved: Dossier, move: Move, reason: str, items: tuple[str, ...] = ()) -> str:
    """The reason made harmless; refuses a move that must say why, or what, and does not."""
    words = clean_words(reason)
    if not words and not items:
        raise errors.DossierReasonMissing(move=MOVE_TITLES[move], code=moved.code)
    return words


def _plain(value: Any) -> Any:
    return stamp(value) if isinstance(value, datetime) else value


def _typed(name: str, value: Any) -> Any:
    """A column's value as the record holds it."""
    if name == "return_by":
        return ReturnBy(value)
    if name == "standing":
        return Standing(value)
    return value
