"""What is left of the counter's pages and windows once they are closed: nothing."""

from collections.abc import Iterator
from typing import Any

import pytest

from counter import __main__ as program
from counter.intake.drafts import Drafts
from counter.pages import PAGES
from counter.window import Counter
from db import catalog
from office.qt.alive import take_down
from office.qt.live import ManualFeed
from office.qt.scanner import KeyboardScanner
from office.settings.settings import CounterSettings, DatabaseSettings, Settings
from tests import dossiers as made
from tests import stores
from tests.counter.hands import BINH, Receipts
from tests.leaks import Census


@pytest.fixture
def feed(qapp: Any) -> ManualFeed:
    """The program's, which every page listens to while it is there."""
    return ManualFeed()


@pytest.fixture
def counter(site, tasks, memory, feed, tmp_path) -> Iterator[Counter]:
    """The whole program, at its sign-in page."""
    site.open()
    site.do(catalog.load, made.catalog())
    built = program.build(
        site.store, tasks, feed=feed, memory=memory, drafts=Drafts(tmp_path / "drafts"),
        prints=lambda _login, _tell: Receipts(), scanner=KeyboardScanner(),
    )  # fmt: skip
    built.stand()
    built.start()
    yield built
    built.stop()
    take_down(built.window)


def sit_down(counter: Counter, qtbot: Any) -> None:
    """Officer-3 at work."""
    counter.work_at(3, stores.login(3))
    qtbot.waitUntil(lambda: counter.seat.desk.state.board is not None)
    qtbot.waitUntil(lambda: counter.seat.intake.state.ready)


def answered(counter: Counter, qtbot: Any) -> None:
    """Until all that was asked of the worker is there."""
    done: list[None] = []
    counter._means.tasks.run(lambda: None, done.append, lambda _trouble: None)
    qtbot.waitUntil(lambda: bool(done))


def walk_through(counter: Counter, qtbot: Any) -> None:
    """Every window that a shift has: the pane with somebody's card, the bar, each page."""
    counter.seat.scanned(BINH)
    assert counter.seat.pane.isVisible()
    counter.seat.pane.put_away()
    counter.seat.show_bar()
    counter.seat.show_desk()
    for row in PAGES:
        counter.turn_to(row)
        answered(counter, qtbot)
        counter.turn_back()


@pytest.mark.parametrize("row", PAGES, ids=lambda row: row.key.name)
def test_a_page_that_was_left_leaves_nothing(counter, row, feed, tasks, qtbot):
    sit_down(counter, qtbot)
    shared = {"feed": feed, "tasks": tasks, "desk": counter.seat.desk}
    before = Census.take(**shared)
    counter.turn_to(row)
    answered(counter, qtbot)
    assert Census.take(**shared).left_since(before) != []
    counter.turn_back()

    assert Census.take(**shared).left_since(before) == []


def test_a_shift_that_ended_leaves_nothing_but_the_sign_in_page(counter, feed, tasks, qtbot):
    before = Census.take(feed=feed, tasks=tasks)
    sit_down(counter, qtbot)
    walk_through(counter, qtbot)
    counter.start()

    assert Census.take(feed=feed, tasks=tasks).left_since(before) == []


def test_a_units_officer_who_signed_out_leaves_nothing(counter, feed, tasks, qtbot):
    before = Census.take(feed=feed, tasks=tasks)
    counter.work_in_unit(stores.login(3))
    answered(counter, qtbot)
    counter.page.left.emit()

    assert Census.take(feed=feed, tasks=tasks).left_since(before) == []


def test_a_program_whose_window_was_closed_leaves_nothing(site, tmp_path, qtbot, qapp):
    site.open()
    site.do(catalog.load, made.catalog())
    chosen = Settings(
        database=DatabaseSettings(url=f"sqlite:///{tmp_path / 'office.db'}"),
        counter=CounterSettings(scanner="keyboard"),
    )
    seen = []

    def work(counter: Counter) -> None:
        sit_down(counter, qtbot)
        walk_through(counter, qtbot)
        seen.append(Census.take())
        counter.window.close()

    before = Census.take()
    assert program.run(qapp, chosen, ready=work) == 0

    assert seen[0].left_since(before) != []
    assert Census.take().left_since(before) == []
