"""Where the windows stand."""

import pytest
from PySide6.QtCore import QRect

from demo import placing


@pytest.mark.parametrize("size", [(1366, 768), (1920, 1080), (2560, 1440)])
def test_the_four_windows_share_a_screen_and_the_counter_has_the_room_it_needs(size):
    screen = QRect(0, 0, *size)
    found = placing.places(screen)
    windows = (found.kiosk, found.wall, found.counter, found.paper)

    whole = QRect(0, 0, round(size[0] / found.factor) + 1, round(size[1] / found.factor) + 1)
    assert all(whole.contains(each) for each in windows)
    assert not any(a.intersects(b) for a in windows for b in windows if a is not b)
    assert found.counter.width() >= placing.COUNTER.width()
    assert found.counter.height() >= placing.COUNTER.height() - 1
