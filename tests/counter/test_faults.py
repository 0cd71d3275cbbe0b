"""A fault in the worker is told to whoever asked for that work, and to nobody else."""

import pytest

from counter.queue.desk import Desk
from office.dossiers.codes import asked
from office.ticket import Kind
from tests import dossiers as made
from tests.counter.dossier_room import Units, shown
from tests.counter.held import Held
from tests.counter.test_desk import kinds


def break_down() -> None:
    """Somebody else's work, with a bug in it."""
    raise KeyError("a bug")


def never(value: object) -> None:
    raise AssertionError(value)


def test_another_jobs_fault_makes_no_officer_call_twice(site, seat, tasks, qtbot, logged_errors):
    site.open()
    site.issue(), site.issue()
    desk: Desk = seat(3)
    again = []

    def press_again_if_asked_to(state):
        if state.notice is not None and state.notice.trouble and not again:
            again.append(state.notice.words)
            desk.call_next()

    desk.changed.connect(press_again_if_asked_to)
    with Held(tasks):
        tasks.run(break_down, never, lambda _: None)
        desk.call_next()
    qtbot.waitUntil(lambda: desk.state.board.desk is not None)
    let_all_end(tasks, qtbot)

    assert again == []
    assert kinds(site).count(Kind.CALL) == 1
    assert len(logged_errors) == 1


def let_all_end(tasks, qtbot):
    """Whatever was asked of the worker until now is answered."""
    for _ in range(2):
        ended = []
        tasks.run(lambda: None, ended.append, never)
        qtbot.waitUntil(lambda: bool(ended))  # noqa: B023


class Faulty:
    """A store whose next read of one kind has a bug."""

    def __init__(self, store):
        self.now, self.write, self.touch = store.now, store.write, store.touch
        self._store, self.broken = store, None

    def read(self, query, *args, **kwargs):
        if self.broken is not None and self.broken in query.__name__:
            self.broken = None
            raise KeyError("a bug")
        return self._store.read(query, *args, **kwargs)


@pytest.fixture
def faulty_list(site, tasks, qtbot):
    """An officer's list, its store, and two dossiers that the unit works on."""
    units = Units(site)
    first, second = units.held(), units.held(made.CERTIFY)
    units.store = Faulty(units.store)
    screen = shown(units, tasks, qtbot, "bao")
    yield screen, units.store, first, second
    screen.room.stop()


def test_a_code_scanned_before_a_fault_never_replaces_the_dossier_opened_after_it(
    faulty_list, tasks, qtbot, logged_errors
):
    screen, store, first, second = faulty_list
    with Held(tasks):
        store.broken = "dossier_page"
        screen.room.open(first.dossier_id)
        screen.room.ask_for(asked(second.code))
    screen.settle()
    let_all_end(tasks, qtbot)
    screen.open(first)
    let_all_end(tasks, qtbot)

    assert screen.room.state.opened.page.dossier.code == first.code


def test_a_code_scanned_before_a_fault_is_opened_all_the_same(
    faulty_list, tasks, qtbot, logged_errors
):
    screen, store, first, second = faulty_list
    with Held(tasks):
        store.broken = "dossier_page"
        screen.room.open(first.dossier_id)
        screen.room.ask_for(asked(second.code))
    let_all_end(tasks, qtbot)

    assert screen.room.state.opened.page.dossier.code == second.code
    assert screen.room.state.notice.trouble, "that the first one was not opened is told"


def test_words_typed_before_a_fault_are_looked_up_all_the_same(
    faulty_list, tasks, qtbot, logged_errors
):
    screen, store, first, _second = faulty_list
    with Held(tasks):
        store.broken = "dossier_page"
        screen.room.open(first.dossier_id)
        screen.room.search(screen.list.search.filters.search("tran thi binh", screen.room.now()))
    let_all_end(tasks, qtbot)

    assert screen.room.state.answered
    assert screen.room.state.found.lines
