"""An office clock that ticks by itself and can be moved on, for a morning that takes seconds."""

import time
from datetime import UTC, datetime, timedelta

from office.profile import VIETNAM

MONDAY = datetime(2026, 11, 23, 7, 32, tzinfo=VIETNAM)


class MorningClock:
    """Starts at an instant. Every program of the demo reads the same one, from any thread."""

    def __init__(self, begins: datetime = MONDAY) -> None:
        self._begins = begins.astimezone(UTC)
        self._started = time.monotonic()
        self._moved = 0.0

    def __call__(self) -> datetime:
        """The instant it shows."""
        return self._begins + timedelta(seconds=self.seconds())

    def seconds(self) -> float:
        """Seconds since it began: the wall's stopwatch."""
        return time.monotonic() - self._started + self._moved

    def forward(self, minutes: float) -> None:
        """Lets time pass."""
        self._moved += minutes * 60
