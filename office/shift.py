"""An officer's presence: signs of life at a counter, when their lack means "lost", or in a unit."""

from dataclasses import dataclass
from datetime import datetime, timedelta

BEAT_EVERY = timedelta(seconds=10)
SILENT_AFTER = timedelta(seconds=30)


def is_alive(seen_at: datetime, now: datetime) -> bool:
    """Whether a counter gave a sign of life in the last thirty seconds."""
    return now - seen_at < SILENT_AFTER


@dataclass(frozen=True, slots=True)
class UnitShift:
    """An officer of a unit who has signed in: they work on dossiers and sit at no counter."""

    login: str
    name: str
    unit_id: str


def short_name(name: str) -> str:
    """`Phạm Minh Tuấn` as `P. M. Tuấn`."""
    *before, last = name.split() or [""]
    return " ".join([*(f"{part[0]}." for part in before), last])
