"""The three programs in one process, each on a store of its own, as on three machines."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

import counter.__main__
import display.__main__
import kiosk.__main__
from counter.intake.drafts import Drafts
from counter.memory import Memory
from counter.papers.prints import PrintsFor
from counter.window import Counter
from db.engine import Store
from demo.keyboards import Keyboards
from demo.page_tray import PageTray
from display.voice.players import Player
from office.qt.alive import take_down
from office.qt.live import WatcherFeed
from office.qt.tasks import Tasks
from office.thermal.printing import Printer


class Program(Protocol):
    """Any of the three."""

    @property
    def window(self) -> QWidget:
        """What people see of it."""

    def start(self) -> None:
        """Begins."""

    def stop(self) -> None:
        """Ends."""


@dataclass(slots=True)
class House:
    """What the programs need, and whatever was opened for them."""

    open_store: Callable[[], Store]
    folder: Path
    tray: PageTray = field(default_factory=PageTray)
    keyboards: Keyboards = field(default_factory=Keyboards)
    stores: list[Store] = field(default_factory=list)
    workers: list[Tasks] = field(default_factory=list)
    endings: list[Callable[[], None]] = field(default_factory=list)
    windows: list[QWidget] = field(default_factory=list)
    _press: Tasks | None = None

    def kiosk(self, printer: Printer) -> kiosk.__main__.Program:
        """A kiosk that runs."""
        store = self._store()
        program = kiosk.__main__.build(
            store,
            printer,
            tasks=self._worker("kiosk-database"),
            device=self._worker("kiosk-printer"),
            journal=self.folder / "kiosk-1.journal",
            feed=WatcherFeed(store.watcher),
        )
        self._runs(program)
        return program

    def counter(self, counter_id: int = 0) -> Counter:
        """A counter at its sign-in page; 0 asks which. What it keeps lies in the house's folder."""
        store, tasks = self._store(), self._worker("counter-database")
        own = self.folder / f"counter-{len(self.stores)}"
        scanner = self.keyboards.scanner()
        program = counter.__main__.build(
            store,
            tasks,
            memory=Memory(own.with_suffix(".ini")),
            counter_id=counter_id,
            drafts=Drafts(own / "drafts"),
            prints=self._prints(store, tasks, own / "papers"),
            scanner=scanner,
        )
        scanner.belongs_to(program)
        self._runs(program)
        return program

    def wall(
        self,
        player: Player,
        clock: Callable[[], datetime] | None = None,
        stopwatch: Callable[[], float] = time.monotonic,
    ) -> display.__main__.Program:
        """A wall that looks and speaks."""
        store = self._store()
        program = display.__main__.build(
            store,
            player,
            clock,
            tasks=self._worker("wall-database"),
            stopwatch=stopwatch,
        )
        self._runs(program)
        return program

    def close(self) -> None:
        """Ends everything, the last first. Answers that come too late are for nobody."""
        for end in reversed(self.endings):
            end()
        self.keyboards.close()
        for worker in self.workers:
            worker.close()
            QCoreApplication.removePostedEvents(worker)
        take_down(*self.windows)
        for store in self.stores:
            store.close()

    def _runs(self, program: Program) -> None:
        self.endings.append(program.stop)
        self.windows.append(program.window)
        program.start()

    def _prints(self, store: Store, tasks: Tasks, papers: Path) -> PrintsFor:
        if self._press is None:  # one printer of pages for all counters
            self._press = self._worker("page-printer")
        return self.tray.prints_for(store, tasks, self._press, papers)

    def _store(self) -> Store:
        self.stores.append(self.open_store())
        return self.stores[-1]

    def _worker(self, name: str) -> Tasks:
        self.workers.append(Tasks(name))
        return self.workers[-1]
