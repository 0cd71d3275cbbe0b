"""An officer's presence at a counter: signs of life and when their lack means "lost"."""

from datetime import datetime, timedelta

BEAT_EVERY = timedelta(seconds=10)
SILENT_AFTER = timedelta(seconds=30)


def is_alive(seen_at: datetime, now: datetime) -> bool:
    """Whether a counter gave a sign of life in the last thirty seconds."""
    return now - seen_at < SILENT_AFTER
