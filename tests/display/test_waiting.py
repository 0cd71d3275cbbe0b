"""Which call is spoken next."""

import pytest

from display.voice.waiting import Waiting, WaitingCalls


def call(version: int, ticket_id: int, *, again: bool = False, counter_id: int = 1) -> Waiting:
    return Waiting(
        versions=(version,),
        ticket_id=ticket_id,
        label=f"A-{ticket_id:03}",
        counter_id=counter_id,
        language="vi",
        again=again,
    )


def taken(*calls: Waiting) -> list[tuple[int, ...]]:
    """The versions of each entry, in the order in which they would be spoken."""
    waiting = WaitingCalls()
    for each in calls:
        waiting.add(each)
    return [waiting.take().versions for _ in range(len(waiting))]


def test_first_calls_come_before_repeats_and_each_kind_in_order() -> None:
    order = taken(call(1, 1, again=True), call(2, 2), call(3, 3, again=True), call(4, 4))

    assert order == [(2,), (4,), (1,), (3,)]


def test_a_repeat_joins_the_first_call_that_still_waits() -> None:
    assert taken(call(1, 1), call(2, 2), call(3, 1, again=True)) == [(1, 3), (2,)]


def test_repeats_of_one_ticket_are_spoken_once() -> None:
    repeats = [call(n, 1, again=True) for n in (1, 2, 3)]

    assert taken(*repeats, call(4, 2, again=True)) == [(1, 2, 3), (4,)]


def test_a_ticket_called_anew_is_a_first_call() -> None:
    assert taken(call(1, 1, again=True), call(2, 2), call(3, 1)) == [(2,), (1, 3)]


def test_the_newest_counter_is_said() -> None:
    waiting = WaitingCalls()
    waiting.add(call(1, 1, counter_id=3))
    waiting.add(call(2, 1, counter_id=7))

    assert waiting.take().counter_id == 7


def test_nothing_waits_at_first() -> None:
    with pytest.raises(KeyError):
        WaitingCalls().take()


def test_a_dropped_ticket_is_not_spoken_and_tells_what_it_stood_for() -> None:
    waiting = WaitingCalls()
    waiting.add(call(1, 1))
    waiting.add(call(2, 2, again=True))
    waiting.add(call(3, 1, again=True))

    assert waiting.drop(1) == (1, 3)
    assert waiting.drop(9) == ()
    assert waiting.take().versions == (2,)
    assert len(waiting) == 0
