"""The programs as whole processes: start, memory, idle work, call to wall, tap to paper."""

import os
import queue as queues
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from benchmarks import queue
from benchmarks.raw import plain_url
from db import engine
from db.queue import tickets
from office.ticket import Ticket
from tests import printer, stores

NAMES = ("kiosk", "counter", "display")
CALLS = 200
STARTS = 5
TAPS = 10
IDLE_S = 10.0
PATIENCE_S = 20.0
TICKS = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 100


class Running:
    """A program in a process of its own, and what it says."""

    def __init__(self, name: str, settings: Path) -> None:
        self.started = time.time()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "benchmarks.window", name, str(settings)],
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        )
        self._said: queues.Queue[list[str]] = queues.Queue()
        threading.Thread(target=self._listen, daemon=True).start()

    def wait_for(self, wanted: Callable[[list[str]], bool]) -> float:
        """When it said a line that is wanted."""
        until = time.monotonic() + PATIENCE_S
        while True:
            words = self._said.get(timeout=max(0.01, until - time.monotonic()))
            if wanted(words):
                return float(words[-1])

    def memory_mb(self) -> float:
        """What it holds in memory of its own and shared, as `ps` tells it."""
        text = Path(f"/proc/{self.process.pid}/status").read_text()
        kilobytes = next(line for line in text.splitlines() if line.startswith("VmRSS"))
        return int(kilobytes.split()[1]) / 1024

    def cpu_seconds(self) -> float:
        """What it has used of processors so far."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / TICKS

    def stop(self) -> None:
        """Ends it."""
        self.process.kill()
        self.process.wait()
        assert self.process.stdout is not None
        self.process.stdout.close()

    def _listen(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self._said.put(line.split())


@contextmanager
def running(name: str, settings: Path) -> Iterator[Running]:
    """A program that is stopped at the end."""
    made = Running(name, settings)
    try:
        yield made
    finally:
        made.stop()


def settings_for(url: str, folder: Path, printer_spec: str = "null") -> Path:
    """A settings file for a database."""
    address = url if url.startswith("sqlite") else plain_url(url)
    file = folder / f"settings-{abs(hash((url, printer_spec)))}.toml"
    file.write_text(
        f'[database]\nurl = "{address}"\n[kiosk]\nprinter = "{printer_spec}"\n'
        '[display]\nvoice = "off"\n',
        encoding="utf-8",
    )
    return file


def _ready(words: list[str]) -> bool:
    return words[0] in ("ready", "painted")


def _has_painted(version: int, words: list[str]) -> bool:
    return int(words[1]) >= version


def start_and_rest(url: str, folder: Path, say: Callable[[str], None]) -> dict[str, Any]:
    """Seconds to a window with data (median, warm), memory, and idle CPU of each program."""
    file = settings_for(url, folder)
    found: dict[str, Any] = {"start_s": {}, "rss_mb": {}, "idle_cpu_percent": {}}
    for name in NAMES:
        say(f"  khởi động {name}")
        starts = []
        for _ in range(STARTS):
            with running(name, file) as program:
                starts.append(program.wait_for(_ready) - program.started)
        found["start_s"][name] = statistics.median(starts)
        with running(name, file) as program:
            program.wait_for(_ready)
            time.sleep(3)
            before = program.cpu_seconds()
            time.sleep(IDLE_S)
            found["idle_cpu_percent"][name] = 100 * (program.cpu_seconds() - before) / IDLE_S
            found["rss_mb"][name] = program.memory_mb()
    return found


def call_to_wall(url: str, folder: Path) -> dict[str, float]:
    """Milliseconds from a committed call to its picture on the wall in another process."""
    store = engine.open_store(url)
    here = stores.Site(store, stores.Clock())
    taken = []
    with running("display", settings_for(url, folder)) as wall:
        wall.wait_for(_ready)
        for _ in range(CALLS):
            here.issue()
            time.sleep(0.12)  # people do not come in a burst; the wall has painted the last call
            called = _call_now(store)
            committed = time.time()
            version = store.read(_version)
            assert called is not None
            painted = wall.wait_for(partial(_has_painted, version))
            taken.append((painted - committed) * 1000)
    store.close()
    cuts = statistics.quantiles(taken, n=100)
    return {"p50": statistics.median(taken), "p99": cuts[98], "max": max(taken)}


def _call_now(store: engine.Store) -> Ticket | None:
    return store.write(stores.op(store, stores.login(1)), tickets.call_next, 1)


def _version(conn: sa.Connection, _site: str) -> int:
    from db.tables import site

    return int(conn.scalar(sa.select(site.c.version)) or 0)


def tap_to_bytes(make_url: Callable[[], str]) -> float:
    """Milliseconds from the tap that asks for a number to the last byte at a network printer."""
    from benchmarks import tapping

    url = make_url()
    queue.prepare(url)
    with printer.printer_server() as server, tempfile.TemporaryDirectory() as folder:
        return tapping.median_ms(url, server, Path(folder), TAPS)
