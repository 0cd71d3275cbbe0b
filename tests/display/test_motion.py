"""The wall is calm: slow flashes, none where nobody wants them, and no number burnt in."""

import pytest
from PySide6.QtGui import QColor

from display.picture import motion
from display.picture.cards import PALE
from office.qt import look

STEP = 0.01


def changes(flashes: list[float], start: float, seconds: float) -> list[float]:
    """When any of some cards turns lighter or darker, from the first flash on."""
    ticks = [start + STEP * n for n in range(round(seconds / STEP))]
    states = [[motion.is_pale(at, tick, motion=True) for at in flashes] for tick in ticks]
    return [
        tick for tick, old, new in zip(ticks[1:], states, states[1:], strict=False) if old != new
    ]


@pytest.mark.parametrize("flashes", [[0.0], [0.31], [0.59], [10.0, 10.3, 10.9], [5.0, 8.59]])
def test_there_are_at_most_two_changes_of_light_in_any_second(flashes):
    turned = changes(flashes, min(flashes) - 1, 15)

    assert turned
    for at in turned:
        assert sum(at <= other < at + 1 for other in turned) <= 2


def test_a_flash_ends():
    assert changes([0.0], motion.PHASE * (2 * motion.FLASHES + 1), 5) == []
    assert not motion.is_flashing(0.0, motion.PHASE * (2 * motion.FLASHES + 1))


def test_a_flash_is_seen_as_long_as_it_is_called_one():
    ticks = [STEP * n for n in range(2000)]

    assert all(
        motion.is_flashing(0.37, tick) for tick in ticks if motion.is_pale(0.37, tick, motion=True)
    )


def test_nothing_flashes_without_motion():
    assert not any(motion.is_pale(0.0, STEP * n, motion=False) for n in range(1000))


def test_what_was_not_news_does_not_flash():
    assert not any(motion.is_pale(None, STEP * n, motion=True) for n in range(1000))


def test_a_flash_is_neither_red_nor_hard():
    pale, full = QColor(PALE), QColor(look.WALL_CALL)

    assert look.contrast(pale, full) < 1.5
    assert pale.hsvSaturationF() < 0.5


def test_the_picture_drifts_at_least_two_pixels_each_minute():
    for minute in range(24 * 60):
        here, there = motion.drift(minute), motion.drift((minute + 1) % (24 * 60))
        assert max(abs(here[0] - there[0]), abs(here[1] - there[1])) >= 2


def test_the_picture_never_strays_far():
    places = {motion.drift(minute) for minute in range(24 * 60)}

    assert max(abs(part) for place in places for part in place) <= motion.REACH
    assert len({x for x, _ in places}) > 5
    assert len({y for _, y in places}) > 3
