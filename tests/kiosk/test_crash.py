"""A crash between commit and paper leaves neither an orphan nor an unmarked second paper."""

from collections.abc import Callable

import pytest

from office.ticket import State
from tests.kiosk.rig import PowerCut, Rig


def cut() -> None:
    raise PowerCut


def before_the_command(rig: Rig) -> None:
    rig.store.before = cut
    rig.take()
    rig.finish()


def before_the_answer(rig: Rig) -> None:
    rig.store.after = cut
    rig.take()
    rig.finish()


def before_the_print(rig: Rig) -> None:
    rig.take()
    rig.tasks.finish_all()
    cut()


def before_the_bytes(rig: Rig) -> None:
    rig.printer.before = cut
    rig.take()
    rig.finish()


def after_the_paper(rig: Rig) -> None:
    rig.printer.after = cut
    rig.take()
    rig.finish()


def after_all(rig: Rig) -> None:
    rig.take()
    rig.finish()
    cut()


def crash(rig: Rig, at: Callable[[Rig], None]) -> None:
    rig.start()
    with pytest.raises(PowerCut):
        at(rig)
    rig.printer.before = rig.printer.after = lambda: None


@pytest.mark.parametrize(
    ("at", "states", "marks"),
    [
        (before_the_command, [], []),
        (before_the_answer, [State.WAITING], [True]),
        (before_the_print, [State.WAITING], [True]),
        (before_the_bytes, [State.WAITING], [True]),
        (after_the_paper, [State.WAITING], [False, True]),
        (after_all, [State.WAITING], [False]),
    ],
)
def test_the_next_start_settles_a_crash(rig: Rig, at, states, marks) -> None:
    crash(rig, at)
    rig.restart()
    rig.start()

    assert rig.states() == states
    assert (rig.marked() if states else rig.printer.pictures) == marks
    assert rig.journal.unsettled() == []


@pytest.mark.parametrize("at", [before_the_answer, before_the_print, before_the_bytes])
def test_after_a_quarter_of_an_hour_the_number_becomes_void(rig: Rig, at) -> None:
    crash(rig, at)
    rig.clock.forward(minutes=16)
    rig.restart()
    rig.start()

    assert rig.states() == [State.CANCELLED]
    assert rig.printer.pictures == []
    assert rig.events() == ["issue", "cancel"]


def test_a_crash_while_settling_makes_no_second_event(rig: Rig) -> None:
    crash(rig, before_the_print)
    rig.restart()
    rig.printer.before = cut
    with pytest.raises(PowerCut):
        rig.start()
    rig.printer.before = lambda: None
    rig.restart()
    rig.start()

    assert rig.events() == ["issue", "print_again"]
    assert rig.marked() == [True]


def test_a_number_that_was_called_meanwhile_is_left_alone(rig: Rig) -> None:
    from tests import stores

    crash(rig, before_the_print)
    site = stores.Site(rig.real, rig.clock).open()
    site.call()
    rig.restart()
    rig.start()

    assert rig.states() == [State.CALLED]
    assert rig.printer.pictures == []
    assert rig.journal.unsettled() == []
