"""Read by mypy with the product's code, never run: a store's calls are checked against the function
they are given. Where the check is lost, an ignore below has nothing to ignore, and mypy says so."""

from datetime import datetime
from typing import assert_type

from db.engine import Store
from db.queue import shifts, tickets
from db.queue.kiosk_board import kiosk_board
from db.queue.records import KioskBoard
from office.history import Op
from office.ticket import Ticket


def right(store: Store, op: Op, now: datetime) -> None:
    assert_type(store.write(op, tickets.recall, 3, 17), Ticket)
    assert_type(store.write(op, tickets.call_next, 3), Ticket | None)
    assert_type(store.read(kiosk_board, now=now), KioskBoard)
    assert_type(store.touch(shifts.beat, "lan", 3, now=now), None)


def wrong(store: Store, op: Op, now: datetime) -> None:
    store.write(op, tickets.recall, 3)  # type: ignore[call-arg]
    store.write(op, tickets.recall, "3", 17)  # type: ignore[arg-type]
    store.write(op, kiosk_board, now=now)  # type: ignore[arg-type, call-arg]
    store.read(kiosk_board)  # type: ignore[call-arg]
    store.touch(shifts.beat, "lan", now=now)  # type: ignore[call-arg]
