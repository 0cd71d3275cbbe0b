"""What the wall shows and says."""

import json
from datetime import datetime

from sqlalchemy import Connection, select, text

from db import catalog
from db.queue.board_parts import day_of
from db.queue.records import WALL_CALLS, Announcement, Day, WallBoard
from db.tables import CALL_KINDS, event, ticket
from office.ticket import Kind, Lane

RECENT_CALLS = 60


def wall_board(conn: Connection, site_id: str, since: int) -> WallBoard:
    """The day's latest calls, and every call after version `since`."""
    version, day = day_of(conn, site_id)
    calls = _calls(conn, site_id, day)
    latest: dict[int, Announcement] = {}
    for each in calls:
        latest.setdefault(each.ticket_id, each)
    return WallBoard(
        version=version,
        office=catalog.profile_of(conn, site_id),
        day=day,
        calls=tuple(latest.values())[:WALL_CALLS],
        fresh=tuple(each for each in reversed(calls) if each.version > since),
    )


def _calls(conn: Connection, site_id: str, day: Day) -> list[Announcement]:
    """The latest calls that still stand, newest first; one that was undone is not among them."""
    found = conn.execute(
        select(
            event.c.version, event.c.kind, event.c.subject, event.c.at, event.c.detail,
            ticket.c.label, ticket.c.lane, ticket.c.language,
        )
        .join(
            ticket,
            (ticket.c.site_id == event.c.site_id) & (ticket.c.ticket_id == event.c.subject),
        )
        .where(
            event.c.site_id == site_id,
            text(CALL_KINDS),
            ticket.c.business_date == day.business_date,
        )
        .order_by(event.c.version.desc())
        .limit(RECENT_CALLS)
    )  # fmt: skip
    events = [(row, json.loads(row.detail)) for row in found]
    undone = {detail["version"] for row, detail in events if row.kind == Kind.UNDO}
    return [
        Announcement(
            version=row.version,
            ticket_id=row.subject,
            label=row.label,
            lane=Lane(row.lane),
            counter_id=detail["counter"],
            language=row.language,
            called_at=datetime.fromisoformat(row.at),
            again=row.kind == Kind.RECALL,
        )
        for row, detail in events
        if row.kind != Kind.UNDO and row.version not in undone
    ]
