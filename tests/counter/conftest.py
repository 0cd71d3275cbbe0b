"""A counter at work on a real SQLite office."""

import shutil
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QRect

from counter.__main__ import build
from counter.intake.drafts import DraftKeeper, Drafts
from counter.intake.intake import Intake
from counter.intake.pane import IntakePane
from counter.memory import Memory
from counter.pages import Who, rows_for
from counter.queue.desk import Desk
from counter.queue.work import WorkPage
from counter.window import Counter
from db import catalog
from db.engine import Store, make_engine
from office.qt import look
from office.qt.live import ManualFeed
from office.qt.scanner import KeyboardScanner
from office.qt.tasks import Tasks
from tests import dossiers, stores
from tests.counter.hands import Receipts


@pytest.fixture
def site(tmp_path: Path, prepared_file: Path) -> Iterator[stores.Site]:
    """The small office on SQLite: both engines are proved where commands are."""
    path = shutil.copy(prepared_file, tmp_path / "office.db")
    clock = stores.Clock()
    store = Store(make_engine(f"sqlite:///{path}"), stores.SITE, clock=clock)
    yield stores.Site(store, clock)
    store.close()


@pytest.fixture
def tasks(qapp: Any) -> Iterator[Tasks]:
    """The serial database worker."""
    look.load_fonts()
    worker = Tasks("counter-test")
    yield worker
    worker.close()


@pytest.fixture
def memory(tmp_path: Path) -> Memory:
    """What this machine remembers: nothing yet."""
    return Memory(tmp_path / "counter.ini")


@pytest.fixture
def seat(site: stores.Site, tasks: Tasks, qtbot: Any) -> Iterator[Callable[..., Desk]]:
    """Seats an officer: `seat(3)` is a desk that shows its board. Its clock for double presses
    runs a second at each look, unless the test brings another."""
    desks: list[Desk] = []

    def sit(
        counter: int = 3, *, store: Any = None, clock: Callable[[], float] | None = None
    ) -> Desk:
        desk = Desk(
            store or site.store, tasks, ManualFeed(), counter_id=counter,
            login=stores.login(counter), clock=clock or count().__next__,
        )  # fmt: skip
        desks.append(desk)
        desk.start()
        qtbot.waitUntil(lambda: desk.state.board is not None)
        return desk

    yield sit
    for desk in desks:
        desk.stop()


@pytest.fixture
def office(site: stores.Site) -> stores.Site:
    """The small office open, with procedures and one person waiting."""
    site.open()
    site.do(catalog.load, dossiers.catalog())
    site.issue()
    return site


@pytest.fixture
def receipts() -> Receipts:
    """What was printed."""
    return Receipts()


@pytest.fixture
def start_intake(
    office: stores.Site, tasks: Tasks, tmp_path: Path, receipts: Receipts, qtbot: Any
) -> Iterator[Callable[..., Intake]]:
    """Begins to take papers in at counter 3, as often as the program is started."""
    running: list[Intake] = []

    def start(store: Any = None) -> Intake:
        keeper = DraftKeeper(Drafts(tmp_path / "drafts"), 3, stores.login(3), office.clock)
        made = Intake(
            store or office.store, tasks, keeper, receipts, counter_id=3, login=stores.login(3)
        )
        running.append(made)
        made.start()
        qtbot.waitUntil(lambda: made.state.ready)
        return made

    yield start
    for each in running:
        if not each.over:
            each.stop()


@pytest.fixture
def intake(start_intake: Callable[..., Intake]) -> Intake:
    """The intake at counter 3, with nobody at the desk."""
    return start_intake()


@pytest.fixture
def pane(intake: Intake, seat: Callable[..., Desk], qtbot: Any) -> IntakePane:
    """The pane on a small screen, shown and active."""
    made = IntakePane(intake, seat(3), area=lambda: QRect(0, 0, 1366, 768))
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.stand_up(QRect(0, 0, 1366, 56))
    return made


@pytest.fixture
def work(seat: Callable[..., Desk], qtbot: Any) -> Callable[..., WorkPage]:
    """Opens the work page of a counter: `work(3)`, shown and active."""

    def open_page(counter: int = 3, **parts: Any) -> WorkPage:
        page = WorkPage(seat(counter, **parts), rows_for(Who.DESK))
        qtbot.addWidget(page)
        page.resize(1366, 768)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        page.begin()
        return page

    return open_page


@pytest.fixture
def program_at_work(  # noqa: PLR0917
    site: stores.Site, tasks: Tasks, memory: Memory, qtbot: Any, tmp_path: Path, receipts: Receipts
) -> Iterator[Counter]:
    """The whole program with officer-3 at work and a keyboard scanner, ready for an intake."""
    site.open()
    site.do(catalog.load, dossiers.catalog())
    program: Any = build(
        site.store, tasks, feed=ManualFeed(), memory=memory, drafts=Drafts(tmp_path / "drafts"),
        prints=lambda _login, _tell: receipts, scanner=KeyboardScanner(),
    )  # fmt: skip
    qtbot.addWidget(program.window)
    program.work_at(3, stores.login(3))
    with qtbot.waitActive(program.window):
        program.window.show()
    qtbot.waitUntil(lambda: program.seat.intake.state.ready)
    yield program
    program.stop()
