"""How dossiers in process stood at the end of a period, where their due date says otherwise now.

While a dossier waits, its clock stands: it is not late for a date that will be put off when the
papers come. And an extension granted after the end makes nothing timely that was late then.
"""

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, or_, select

from db.dossiers.tables import dossier, dossier_note, dossier_pause
from db.tables import event
from office.dossiers.deadlines import Standing, settled
from office.dossiers.dossier import DossierState, Move
from office.history import stamp
from office.procedure import PausePolicy
from office.reports.figures import Span

Counts = dict[str, dict[str, int]]


def put_right(
    conn: Connection, site_id: str, span: Span, key: ColumnElement[str], counts: Counts
) -> None:
    """Counts what awaited something, and moves what stood otherwise than its due date says.
    Changes `counts` only when everything has been read, so that it may be tried again."""
    waiting = conn.execute(_waiting(site_id, span, key)).all()
    extended = conn.execute(_extended_since(site_id, span, key)).all()
    for row in waiting:
        counts[row.by_key]["awaiting"] += 1
        if row.policy != PausePolicy.CONTINUE and _was_in_time(row.due_at, row.since, span):
            _move(counts[row.by_key], "beyond", "within")
    seen = set()
    for row in extended:
        if row.dossier_id not in seen and _was_missed(row.detail, span):
            _move(counts[row.by_key], "within", "beyond")
        seen.add(row.dossier_id)


def _waiting(site_id: str, span: Span, key: ColumnElement[str]) -> Select[Any]:
    pause = dossier_pause.c
    return (
        select(key.label("by_key"), dossier.c.due_at, pause.policy, pause.since)
        .select_from(dossier_pause.join(dossier, _same(pause)))
        .where(
            pause.site_id == site_id,
            pause.since < span.end,
            or_(pause.until.is_(None), pause.until >= span.end),
            *_in_process(span),
        )
    )


def _extended_since(site_id: str, span: Span, key: ColumnElement[str]) -> Select[Any]:
    """The extensions granted after the period, each dossier's first one first."""
    note = dossier_note.c
    told = and_(event.c.site_id == note.site_id, event.c.version == note.note_id)
    return (
        select(key.label("by_key"), dossier.c.dossier_id, event.c.detail)
        .select_from(dossier_note.join(dossier, _same(note)).join(event, told))
        .where(
            note.site_id == site_id,
            note.kind == Move.EXTEND,
            event.c.at >= stamp(span.end),
            dossier.c.due_at >= span.late,
            *_in_process(span),
        )
        .order_by(note.note_id)
    )


def _same(of: Any) -> ColumnElement[bool]:
    return and_(dossier.c.site_id == of.site_id, dossier.c.dossier_id == of.dossier_id)


def _in_process(span: Span) -> Iterator[ColumnElement[bool]]:
    yield dossier.c.state != DossierState.VOIDED
    yield dossier.c.received_at < span.end
    yield or_(dossier.c.settled_at.is_(None), dossier.c.settled_at >= span.end)


def _was_in_time(due_at: datetime | None, since: datetime, span: Span) -> bool:
    """Whether a dossier whose date has passed began to wait before it passed."""
    if due_at is None or due_at >= span.late:
        return False
    return settled(since, due_at, span.rule) is not Standing.LATE


def _was_missed(detail: str, span: Span) -> bool:
    """Whether an extension came for a date that was missed when the period ended."""
    was = json.loads(detail)["was"]
    return was is not None and datetime.fromisoformat(was) < span.late


def _move(counted: dict[str, int], source: str, target: str) -> None:
    counted[source] -= 1
    counted[target] += 1
