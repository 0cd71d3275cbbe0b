"""The clock of a dossier stops and goes on; its due date is worked out anew from every pause."""

from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, case, insert, literal, select, update

from db.calendar import work_years
from db.dossiers import moves
from db.dossiers.tables import dossier_pause
from db.entry import Entry
from office.dossiers.dossier import Dossier, Move, pause_policy
from office.dossiers.due import DueTerms
from office.dossiers.pauses import Pause
from office.procedure import Channel, PausePolicy, Procedure

_PAUSES = (
    select(
        dossier_pause.c.pause_id,
        dossier_pause.c.policy,
        dossier_pause.c.since,
        dossier_pause.c.until,
    )
    .where(
        dossier_pause.c.site_id == bindparam("b_site"),
        dossier_pause.c.dossier_id == bindparam("b_dossier"),
    )
    .order_by(dossier_pause.c.pause_id)
)


def terms_for(entry: Entry, wanted: Procedure, channel: Channel, case: int) -> DueTerms:
    """What a due date goes by in this office now."""
    decided = entry.rules.dossier
    return DueTerms(
        procedure=wanted,
        channel=channel,
        case=case,
        calendar=work_years.calendar_of(entry.conn, entry.site_id, decided),
        decided=decided,
    )


def stop(entry: Entry, moved: Dossier, wanted: Procedure, move: Move, **detail: Any) -> Dossier:
    """Begins a pause; whether the clock stands meanwhile, the procedure says."""
    policy = pause_policy(wanted, move)
    entry.conn.execute(
        insert(dossier_pause),
        {
            "site_id": entry.site_id,
            "pause_id": entry.version,
            "dossier_id": moved.dossier_id,
            "kind": move.value,
            "policy": policy.value,
            "since": entry.now,
        },
    )
    stands = policy is not PausePolicy.CONTINUE
    changed = {"paused_since": entry.now} if stands else {}
    return moves.write(entry, moved, move, {"policy": policy.value, **detail}, **changed)


def start(entry: Entry, moved: Dossier, wanted: Procedure, move: Move) -> Dossier:
    """Ends the open pause and works the due date out anew from all pauses there were."""
    close(entry, moved)
    due_at = _due_after(entry, moved, wanted)
    return moves.write(entry, moved, move, due_at=due_at, paused_since=None)


def close(entry: Entry, moved: Dossier) -> None:
    """Ends the pause that is open, if there is one. By a clock that was put back it ended when it
    began."""
    began, now = dossier_pause.c.since, literal(entry.now, dossier_pause.c.since.type)
    entry.conn.execute(
        update(dossier_pause)
        .where(
            dossier_pause.c.site_id == entry.site_id,
            dossier_pause.c.dossier_id == moved.dossier_id,
            dossier_pause.c.until.is_(None),
        )
        .values(until=case((began > now, began), else_=now))
    )


def _due_after(entry: Entry, moved: Dossier, wanted: Procedure) -> datetime | None:
    """The due date after all pauses there were."""
    bound = {"b_site": entry.site_id, "b_dossier": moved.dossier_id}
    found = entry.conn.execute(_PAUSES, bound).all()
    spans = [Pause(row.since, row.until, PausePolicy(row.policy)) for row in found]
    case = moves.case_of(entry, moved.dossier_id)
    return terms_for(entry, wanted, moved.channel, case).once_resumed(moved, spans)
