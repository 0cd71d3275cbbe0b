"""Issuing and calling: one process and eight, empty history and a million old tickets."""

import multiprocessing as mp
import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import sqlalchemy as sa

from benchmarks import raw
from db import catalog, engine
from db.queue import shifts, tickets
from office.profile import Counter
from tests import make, stores

WIDTH = 5
TURNS = 40
ROUNDS = 2
PROCESSES = 8
SECONDS = 4.0
OLD = 1_000_000


def prepare(url: str) -> None:
    """The small office, with wide numbers and a counter for each of eight processes."""
    wanted = stores.small_catalog()
    services = tuple(replace(each, width=WIDTH) for each in make.SERVICES.values())
    crew = [
        Counter(counter_id=n, services=("ho-tich", "chung-thuc")) for n in range(1, PROCESSES + 1)
    ]
    counters = (*crew, Counter(counter_id=99, services=("dat-dai",)))
    stores.prepare(url)
    store = engine.open_store(url)
    store.write(
        stores.op(store), catalog.load, replace(wanted, services=services, counters=counters)
    )
    store.write(stores.op(store), tickets.open_day, stores.DAY)
    for n in range(1, PROCESSES + 1):
        store.touch(catalog.put_officer, stores.login(n), f"Cán bộ {n}", "")
        store.write(stores.op(store, stores.login(n)), shifts.open_shift, stores.login(n), n)
    store.close()


class Ours:
    """The product's own commands, as one process runs them."""

    def __init__(self, url: str) -> None:
        self._store = engine.open_store(url)

    def issue(self) -> str:
        op = stores.op(self._store, "kiosk")
        return self._store.write(op, tickets.issue_ticket, "ho-tich").label

    def call(self, counter_id: int) -> str | None:
        op = stores.op(self._store, stores.login(counter_id))
        called = self._store.write(op, tickets.call_next, counter_id)
        return called.label if called else None

    def close(self) -> None:
        self._store.close()


def p50_ms(work: Callable[[], object], times: int) -> list[float]:
    """Milliseconds of each of `times` runs."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        taken.append((time.perf_counter() - start) * 1000)
    return taken


def one_process(url: str, old_url: str) -> dict[str, dict[str, float]]:
    """p50 of ours, raw, and ours with a million old tickets, taken in turns of ten so that a
    slow moment of the machine hits all three."""
    ours, plain, old = Ours(url), raw.connect(url), Ours(old_url)
    gestures: dict[str, tuple[Callable[[], object], ...]] = {
        "issue": (ours.issue, plain.issue, old.issue),
        "call": (lambda: ours.call(1), lambda: plain.call(2), lambda: old.call(1)),
    }
    found: dict[str, dict[str, float]] = {}
    for name, three in gestures.items():
        taken: list[list[float]] = [[], [], []]
        for turn in range(TURNS + 2):
            for mine, work in zip(taken, three, strict=True):
                times = p50_ms(work, 10)
                mine.extend(times if turn >= 2 else [])  # the first two warm caches
        p50, theirs, history = (statistics.median(each) for each in taken)
        found[name] = {
            "p50_ms": p50,
            "raw_p50_ms": theirs,
            "p50_ratio": p50 / theirs,
            "history_p50_ms": history,
            "history_ratio": history / p50,
            "per_second": 1000 * len(taken[0]) / sum(taken[0]),
        }
    ours.close()
    plain.close()
    old.close()
    return found


def _work(url: str, kind: str, gesture: str, number: int, signs: tuple[Any, Any, Any]) -> None:
    ready, go, told = signs
    who: Any = Ours(url) if kind == "ours" else raw.connect(url)
    do = who.issue if gesture == "issue" else lambda: who.call(number)
    ready.release()
    go.wait()
    labels, until = [], time.monotonic() + SECONDS
    while time.monotonic() < until:
        label = do()
        if label is None:
            break
        labels.append(label)
    told.put((number, labels))
    who.close()


def eight_processes(url: str, kind: str, gesture: str) -> dict[str, float]:
    """Throughput of eight processes at once, how even it was, and whether any label came twice."""
    context = mp.get_context("spawn")
    ready, go, told = context.Semaphore(0), context.Event(), context.Queue()
    crew = [
        context.Process(target=_work, args=(url, kind, gesture, n, (ready, go, told)))
        for n in range(1, PROCESSES + 1)
    ]
    for each in crew:
        each.start()
    for _ in crew:
        ready.acquire()
    start = time.monotonic()
    go.set()
    found = dict(told.get() for _ in crew)
    seconds = time.monotonic() - start
    for each in crew:
        each.join()
    labels = [label for mine in found.values() for label in mine]
    counts = sorted(len(mine) for mine in found.values())
    return {
        "per_second": len(labels) / min(seconds, SECONDS),
        "fairness": counts[0] / max(1, counts[-1]),
        "twice": len(labels) - len(set(labels)),
    }


def fill_line(url: str, count: int) -> None:
    """People to call: `count` waiting tickets, put there in bulk."""
    _bulk(url, first=10_000_000, count=count, day=stores.DAY.isoformat(), state="waiting")


def fill_history(url: str) -> None:
    """A million finished tickets of earlier days, three hundred a day."""
    _bulk(url, first=20_000_000, count=OLD, day=None, state="finished")


def _bulk(url: str, *, first: int, count: int, day: str | None, state: str) -> None:
    made = engine.make_engine(url)
    rows = _rows(first, count, day, state)
    with made.connect() as conn:
        driver = conn.connection.driver_connection
        if made.dialect.name == "sqlite":
            _bulk_sqlite(driver, rows)
        else:
            _bulk_postgres(driver, rows)
    made.dispose()


COLUMNS = (
    "site_id, ticket_id, business_date, label, service_id, lane, language, state, rank, "
    "queued_version, last_version, calls, no_shows, issued_at, called_at, ended_at, counter_id"
)


def _rows(first: int, count: int, day: str | None, state: str) -> Iterator[tuple[Any, ...]]:
    from datetime import date, timedelta

    start = date(2015, 1, 1)
    for n in range(count):
        when = day or (start + timedelta(days=n // 300)).isoformat()
        number = n if day else n % 300
        moment = f"{when}T01:00:00.000000Z"
        done = None if day else moment
        yield (
            stores.SITE, first + n, when, f"X-{number:06d}", "ho-tich", "ordinary", "vi", state,
            first + n, first + n, first + n, 0, 0, moment, done, done, None if day else 1,
        )  # fmt: skip


def _bulk_sqlite(driver: Any, rows: Iterator[tuple[Any, ...]]) -> None:
    driver.execute("BEGIN IMMEDIATE")
    marks = ", ".join("?" * 17)
    driver.executemany(f"INSERT INTO ticket ({COLUMNS}) VALUES ({marks})", rows)
    driver.execute("COMMIT")


def _bulk_postgres(driver: Any, rows: Iterator[tuple[Any, ...]]) -> None:
    driver.execute("SET statement_timeout = 0")
    with driver.cursor() as cursor, cursor.copy(f"COPY ticket ({COLUMNS}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)
    driver.execute("ANALYZE ticket")
    driver.commit()


def measure(make_url: Callable[[], str], say: Callable[[str], None]) -> dict[str, Any]:
    """All figures of the queue on one engine."""
    say("  một tiến trình, sổ trống và một triệu phiếu cũ")
    new, old = make_url(), make_url()
    for url in (new, old):
        prepare(url)
        fill_line(url, 3000)
    fill_history(old)
    found: dict[str, Any] = one_process(new, old)
    for gesture in ("issue", "call"):
        say(f"  tám tiến trình: {gesture}")
        url = make_url()
        prepare(url)
        if gesture == "call":
            fill_line(url, 20_000)
        found[gesture] |= _eight_in_turns(url, gesture)
    return found


def _eight_in_turns(url: str, gesture: str) -> dict[str, float]:
    rounds: dict[str, list[dict[str, float]]] = {"raw": [], "ours": []}
    for _ in range(ROUNDS):
        for kind, told in rounds.items():
            told.append(eight_processes(url, kind, gesture))
    rate = {
        kind: statistics.mean(each["per_second"] for each in told) for kind, told in rounds.items()
    }
    return {
        "throughput_8": rate["ours"],
        "raw_throughput_8": rate["raw"],
        "throughput_ratio_8": rate["ours"] / rate["raw"],
        "fairness_8": statistics.mean(each["fairness"] for each in rounds["ours"]),
        "twice_8": sum(each["twice"] for each in rounds["ours"]),
    }


def one_trip(url: str) -> float:
    """p50 in ms of issuing in one round trip on PostgreSQL."""
    limit = raw.OneTripPostgres(url)
    taken = p50_ms(limit.issue, 200)
    limit.close()
    return statistics.median(taken)


def sqlite_version() -> str:
    """The SQLite in use."""
    with sa.create_engine("sqlite://").connect() as conn:
        return str(conn.scalar(sa.text("SELECT sqlite_version()")))
