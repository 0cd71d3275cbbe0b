"""The hammer: many processes at one office, each killed at random and started again.

Every process keeps a journal, as a kiosk does: the key is written before the gesture is sent. A
process that was killed begins by sending its last unanswered gesture again, with the same key.
"""

import multiprocessing
import random
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from multiprocessing import connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from db.engine import Store, make_engine, utc_now
from db.queue import shifts, tickets
from db.queue.records import Day
from office import errors
from office.history import Op, new_key
from office.ticket import CANCEL_REASONS, Lane, Ticket
from tests import stores
from tests.promises.journal import Gesture, Journal, read

SERVICES = ("ho-tich", "chung-thuc", "dat-dai")
VERBS = {
    "issue": 32, "call_next": 28, "finish": 9, "start": 6, "no_show": 7, "restore": 6, "undo": 6,
    "call_ticket": 3, "recall": 2, "cancel": 1, "open_day": 0.4,
}  # fmt: skip
# A process is killed after this many seconds, drawn anew each time.
KILL_BETWEEN = (0.02, 0.2)

ENOUGH = "enough"
# A crowded machine is not a fault of the queue.
PATIENCE = 60.0

Numbering = Callable[[Store, str, Lane, Op], Ticket]


def numbered_by_the_office(store: Store, service: str, lane: Lane, op: Op) -> Ticket:
    """The real way to give a number."""
    return store.write(op, tickets.issue_ticket, service, lane=lane)


@dataclass(frozen=True, slots=True)
class Blows:
    """What the hammer did: its journals, and how often it killed."""

    journals: list[list[Gesture]]
    kills: int


class Worker:
    """One process: random gestures at its counter and at the kiosk."""

    def __init__(self, url: str, number: int, folder: Path, numbering: Numbering) -> None:
        self._store = Store(make_engine(url), stores.SITE, clock=utc_now, patience=PATIENCE)
        self._path = folder / f"journal-{number}"
        self._journal = Journal(self._path)
        self._enough = folder / ENOUGH
        self._counter = number % len(stores.COUNTERS) + 1
        self._numbering = numbering
        self._random = random.Random()

    def work(self, operations: int) -> None:
        """Goes on from the journal until it has so many gestures and nobody is killed any more."""
        so_far = read(self._path)
        if so_far and so_far[-1].answered is None:
            self._send(so_far[-1].key, so_far[-1].verb, so_far[-1].arguments)
        done = len(so_far)
        while done < operations or not self._enough.exists():
            self._gesture()
            done += 1
        self._store.close()

    def _gesture(self) -> None:
        verb = self._random.choices(list(VERBS), list(VERBS.values()))[0]
        self._new(verb, **self._arguments(verb))

    def _new(self, verb: str, **arguments: Any) -> None:
        key = new_key()
        self._journal.sent(key, verb, arguments)
        self._send(key, verb, arguments)

    def _send(self, key: str, verb: str, arguments: dict[str, Any]) -> None:
        op = Op(key, stores.login(self._counter), self._store.now())
        try:
            answer = _told(self._do(verb, op, **arguments))
        except errors.Refused as refused:
            answer = {"refused": type(refused).__name__}
        self._journal.answered(key, **answer)
        if answer.get("refused") == "NumberTooWide":
            self._new("open_day", **self._arguments("open_day"))

    def _do(self, verb: str, op: Op, **told: Any) -> Any:
        write, counter = self._store.write, self._counter
        match verb:
            case "issue":
                return self._numbering(self._store, told["service"], Lane(told["lane"]), op)
            case "open_day":
                return write(op, tickets.open_day, date.fromisoformat(told["day"]))
            case "call_next":
                return write(op, tickets.call_next, counter)
            case "cancel":
                return write(op, tickets.cancel, told["ticket"], "left")
            case "undo":
                return write(op, tickets.undo, counter, told["version"])
        return write(op, AT_COUNTER[verb], counter, told["ticket"])

    def _arguments(self, verb: str) -> dict[str, Any]:
        choice, read = self._random.choice, self._store.read
        match verb:
            case "call_next":
                return {}
            case "issue":
                return {"service": choice(SERVICES), "lane": choice(list(Lane)).value}
            case "open_day":
                return {"day": (read(_today) + timedelta(days=1)).isoformat()}
            case "undo":
                return {"version": read(_latest_gesture, self._counter) or 0}
        if verb in ("restore", "call_ticket", "cancel"):
            state = "no_show" if verb == "restore" else "waiting"
            return {"ticket": read(_one_in, state) or 0}
        return {"ticket": read(_at, self._counter) or 0}


AT_COUNTER = {
    "call_ticket": tickets.call_ticket,
    "recall": tickets.recall,
    "start": tickets.start_serving,
    "finish": tickets.finish,
    "no_show": tickets.mark_no_show,
    "restore": tickets.restore,
}
assert "left" in CANCEL_REASONS


def _told(answer: Any) -> dict[str, Any]:
    if isinstance(answer, Ticket):
        return {
            "ticket": answer.ticket_id,
            "label": answer.label,
            "day": answer.business_date.isoformat(),
            "state": answer.state.value,
            "counter": answer.counter_id,
        }
    return (
        {"day_opened": str(answer.business_date)} if isinstance(answer, Day) else {"nobody": True}
    )


def _one_in(conn: sa.Connection, site_id: str, state: str) -> int | None:
    found = conn.exec_driver_sql(
        f"SELECT ticket_id FROM ticket WHERE state = '{state}' ORDER BY ticket_id DESC LIMIT 5"
    )
    return random.choice(found.scalars().all() or [None])


def _at(conn: sa.Connection, site_id: str, counter: int) -> int | None:
    return conn.exec_driver_sql(
        "SELECT ticket_id FROM ticket WHERE state IN ('called', 'serving') "
        f"AND counter_id = {counter}"
    ).scalar()


def _latest_gesture(conn: sa.Connection, site_id: str, counter: int) -> int | None:
    return conn.exec_driver_sql(
        "SELECT version FROM event WHERE kind IN ('call', 'no_show', 'finish') "
        f"AND actor = '{stores.login(counter)}' ORDER BY version DESC LIMIT 1"
    ).scalar()


def _today(conn: sa.Connection, site_id: str) -> date:
    found = conn.exec_driver_sql("SELECT business_date FROM site").scalar()
    return found if isinstance(found, date) else date.fromisoformat(str(found))


def open_office(url: str) -> None:
    """Opens the day and seats every officer, by the real clock."""
    store = Store(make_engine(url), stores.SITE, clock=utc_now)
    store.write(stores.op(store), tickets.open_day, stores.DAY)
    for number in stores.COUNTERS:
        op = stores.op(store, stores.login(number))
        store.write(op, shifts.open_shift, stores.login(number), number)
    store.close()


def _run(url: str, number: int, folder: Path, operations: int, numbering: Numbering) -> None:
    Worker(url, number, folder, numbering).work(operations)


def strike(
    url: str,
    folder: Path,
    *,
    processes: int = 8,
    operations: int,
    kills: int,
    numbering: Numbering = numbered_by_the_office,
) -> Blows:
    """Lets processes work at the office until each has made its number of gestures.

    `kills` times a process is killed with -9 on the way and started again.
    """
    method = "spawn" if sys.platform == "win32" else "forkserver"
    context: Any = multiprocessing.get_context(method)
    context.set_forkserver_preload([__name__, "psycopg"])

    def start(number: int) -> BaseProcess:
        args = (url, number, folder, operations, numbering)
        process: BaseProcess = context.Process(target=_run, args=args, daemon=True)
        process.start()
        return process

    alive = {number: start(number) for number in range(processes)}
    try:
        _kill_at_random(alive, start, kills, folder)
    finally:
        for process in alive.values():
            process.kill()
            process.join()
    return Blows([read(folder / f"journal-{n}") for n in range(processes)], kills)


def _kill_at_random(
    alive: dict[int, BaseProcess], start: Callable[[int], BaseProcess], kills: int, folder: Path
) -> None:
    """Waits until all have ended well; `alive` holds who has not."""
    chance = random.Random(7)
    while alive:
        if not kills:
            (folder / ENOUGH).touch()
        pause = chance.uniform(*KILL_BETWEEN) if kills else None
        connection.wait([each.sentinel for each in alive.values()], pause)
        for number, process in list(alive.items()):
            ended_with = process.exitcode  # read once: it may end between two looks
            if ended_with == 0:
                del alive[number]
            elif ended_with is not None:
                raise AssertionError(f"process {number} ended with {ended_with}")
        if kills and alive:
            number = chance.choice(list(alive))
            alive[number].kill()
            alive[number].join()
            alive[number] = start(number)
            kills -= 1
