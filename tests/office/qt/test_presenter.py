"""One thing at a time, what waits its turn, and who makes the same gesture twice."""

from dataclasses import dataclass
from datetime import timedelta
from itertools import count

import pytest

from office.errors import DatabaseUnreachable, Refused, Unexpected
from office.qt.live import ManualFeed
from office.qt.presenter import NOTICE_FOR, Presenter, State, done_and_seen
from tests.by_hand import ByHand
from tests.stores import Clock


@dataclass(frozen=True, slots=True, kw_only=True)
class Board(State):
    """What was done and seen, oldest first."""

    done: tuple[str, ...] = ()


class Desk(Presenter[Board]):
    """A presenter of one page: `press` makes a gesture, `look` only looks."""

    def __init__(self, tasks, clock, *, keys=None) -> None:
        super().__init__(Board(), tasks, clock, login="an", clock=keys or count().__next__)
        self.keys, self.breaks, self.answers, self.read = [], [], [], 0
        self._watch(lambda: "read", ManualFeed())

    def look(self, name):
        self._look_up(name, lambda: self._work(name), self._shown)

    def press(self, name, still=None, always=lambda _: None):
        self._make(name, lambda op: self._work(name, op), self._shown, what=name, still=still,
                   always=always)  # fmt: skip

    def _work(self, name, op=None):
        if op is not None:
            self.keys.append(op.key)
        if self.breaks:
            raise self.breaks.pop()
        return name

    def _shown(self, name):
        self.answers.append(name)
        self._show(done=(*self.state.done, name))

    def _looked(self, _record):
        self.read += 1


@pytest.fixture
def hands():
    return ByHand()


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def desk(qapp, hands, clock):
    return Desk(hands, clock)


def yes():
    return True


def fail(desk, hands, trouble, name="call"):
    """A gesture that comes to grief, and the look that may follow it."""
    desk.press(name)
    desk.breaks.append(trouble)
    hands.finish_all()


TROUBLES = [KeyError("a bug"), DatabaseUnreachable(), Refused()]
UNKNOWN = TROUBLES[:2]  # nobody knows whether it was done
told = pytest.mark.usefixtures("logged_errors")


def test_one_thing_is_asked_at_a_time_and_named_while_it_runs(desk, hands):
    desk.press("call")
    desk.press("finish")

    assert len(hands.waiting) == 1
    assert desk.state.running == "call"
    hands.finish_all()
    assert desk.state == Board(done=("call",))


def test_the_last_thing_asked_meanwhile_is_done_afterwards(desk, hands):
    desk.press("call")
    for name in ("no show", "finish"):
        desk.press(name, still=yes)
    hands.finish_all()

    assert desk.state.done == ("call", "finish")


def test_the_same_thing_asked_again_while_it_runs_is_one(desk, hands):
    desk.look("A")
    desk.look("A")
    hands.finish_all()
    desk.press("call", still=yes)
    desk.press("call", still=yes)
    hands.finish_all()

    assert desk.state.done == ("A", "call")


def test_a_gesture_waits_only_where_it_can_be_told_that_it_still_means_the_same(desk, hands):
    desk.press("call")
    desk.press("finish", still=lambda: desk.state.done == ())
    hands.finish_all()

    assert desk.state.done == ("call",)


@told
@pytest.mark.parametrize("trouble", TROUBLES)
def test_a_gesture_pressed_before_a_failure_is_never_done(desk, hands, trouble):
    desk.press("call")
    desk.press("finish", still=yes)
    desk.breaks.append(trouble)
    hands.finish_all()
    desk.look("A")
    hands.finish_all()

    assert desk.state.done == ("A",)


@told
@pytest.mark.parametrize("trouble", TROUBLES)
def test_a_look_asked_for_before_a_failure_is_answered_and_the_failure_is_told(
    desk, hands, trouble
):
    desk.press("call")
    desk.look("A")
    desk.breaks.append(trouble)
    hands.finish_all()

    assert desk.state.done == ("A",)
    assert desk.state.notice.trouble


@told
def test_a_bug_in_ones_own_work_is_told_in_a_calm_sentence(desk, hands, logged_errors):
    fail(desk, hands, KeyError("a bug"))

    assert desk.state.running is None
    assert desk.state.notice.words == Unexpected().message()
    assert len(logged_errors) == 1


@told
@pytest.mark.parametrize("trouble", [KeyError("a bug"), Refused()])
def test_what_was_old_or_is_not_known_is_looked_at_again(desk, hands, trouble):
    desk.start()
    hands.finish_all()
    fail(desk, hands, trouble)

    assert desk.read == 2


@told
def test_a_bug_in_another_job_of_the_worker_changes_nothing(desk, hands, logged_errors):
    seen = []
    desk.press("call")
    hands.waiting.insert(0, ({}.popitem, seen.append, lambda _: None))
    desk.changed.connect(seen.append)
    hands.finish()
    assert seen == []
    hands.finish_all()

    assert seen == [Board(done=("call",))]
    assert len(logged_errors) == 1


@told
@pytest.mark.parametrize("trouble", UNKNOWN)
def test_a_gesture_of_unknown_outcome_has_the_same_key_when_it_is_made_again(desk, hands, trouble):
    fail(desk, hands, trouble)
    fail(desk, hands, trouble)
    desk.press("call")
    hands.finish_all()

    assert len(set(desk.keys)) == 1
    assert desk.state.done == ("call",)


def test_what_was_refused_or_done_has_another_key_the_next_time(desk, hands):
    fail(desk, hands, Refused())
    for _ in range(2):
        desk.press("call")
        hands.finish_all()

    assert len(set(desk.keys)) == 3


def test_another_gesture_in_between_ends_the_try(desk, hands):
    fail(desk, hands, DatabaseUnreachable())
    for name in ("finish", "call"):
        desk.press(name)
        hands.finish_all()

    assert len(set(desk.keys)) == 3


@pytest.mark.parametrize("read", [True, False])
def test_who_has_seen_how_things_stand_and_waited_means_another_gesture(desk, hands, clock, read):
    """Without that, however long an outage lasts, it is the same one."""
    desk.start()
    hands.finish_all()
    fail(desk, hands, DatabaseUnreachable())
    if read:
        desk.look_again()
        hands.finish_all()
    clock.forward(seconds=NOTICE_FOR / timedelta(seconds=1))
    desk.press("call")
    hands.finish_all()

    assert len(set(desk.keys)) == (2 if read else 1)


@told
def test_who_sees_at_once_how_things_stand_still_tries_again(desk, hands, clock):
    fail(desk, hands, KeyError("a bug"))
    desk.start()
    hands.finish_all()
    assert desk.read
    clock.forward(seconds=9)
    desk.press("call")
    hands.finish_all()

    assert len(set(desk.keys)) == 1


def test_the_same_key_within_four_tenths_of_a_second_is_a_double_press(hands, clock):
    at = iter([0, 0.3, 0.8])
    desk = Desk(hands, clock, keys=at.__next__)
    for _ in range(3):
        desk.press("call")
        hands.finish_all()

    assert desk.state.done == ("call", "call")


def test_a_press_after_a_failure_is_a_try_however_quick(hands, clock):
    desk = Desk(hands, clock, keys=lambda: 0.0)
    fail(desk, hands, DatabaseUnreachable())
    desk.press("call")
    hands.finish_all()

    assert desk.state.done == ("call",)


def test_a_sentence_holds_for_ten_seconds_and_goes_when_something_begins(desk, hands, clock):
    desk.tell("Máy bận.", trouble=True)
    assert desk.state.notice.until == clock() + NOTICE_FOR
    desk.press("call")

    assert desk.state.notice is None


def test_after_its_end_nothing_is_shown_or_asked_but_what_always_follows_does(desk, hands):
    printed, seen = [], []
    desk.press("call", always=printed.append)
    desk.look("A")
    desk.changed.connect(seen.append)
    desk.stop()
    hands.finish_all()
    desk.press("finish")
    desk.look("B")

    assert printed == ["call"]
    assert desk.answers == seen == []
    assert hands.waiting == []


@told
def test_what_was_written_is_done_whatever_becomes_of_the_look_after_it(logged_errors):
    def broken():
        raise KeyError("a bug")

    def away():
        raise DatabaseUnreachable

    assert done_and_seen(lambda: "A-001", lambda: "board") == ("A-001", "board")
    assert done_and_seen(lambda: "A-001", away) == ("A-001", None)
    assert done_and_seen(lambda: "A-001", broken) == ("A-001", None)
    assert len(logged_errors) == 1, "the bug, but not the outage"
