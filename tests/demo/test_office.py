"""The throw-away office."""

from datetime import datetime

import pytest

from demo import office
from office import hours


@pytest.mark.parametrize("at", ["2026-11-22T23:30:00+07:00", "2026-11-24T12:00:00+07:00"])
def test_the_demo_is_open_at_night_on_sunday_and_on_a_holiday(at):
    profile = office.commune(always_open=True).office
    assert profile is not None
    assert hours.standing(profile, datetime.fromisoformat(at)).is_open
