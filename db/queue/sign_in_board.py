"""What an officer sees before sitting down."""

from datetime import datetime

from sqlalchemy import Connection

from db import catalog
from db.queue.board_parts import day_of, sitting
from db.queue.records import SignInBoard, SignInCounter
from office.shift import is_alive


def sign_in_board(conn: Connection, site_id: str, *, now: datetime) -> SignInBoard:
    """The counters and who sits there."""
    _version, day = day_of(conn, site_id)
    services = catalog.services_of(conn, site_id)
    there = sitting(conn, site_id)
    return SignInBoard(
        office=catalog.profile_of(conn, site_id),
        day=day,
        counters=tuple(
            SignInCounter(
                counter_id=each.counter_id,
                services=tuple(services[name] for name in each.services),
                officer_name=there[each.counter_id].name if each.counter_id in there else None,
                alive=each.counter_id in there and is_alive(there[each.counter_id].seen_at, now),
            )
            for each in catalog.counters_of(conn, site_id)
        ),
    )
