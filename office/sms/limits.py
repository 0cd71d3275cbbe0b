"""How often one phone is answered: five times an hour, a calm word, then silence.

Kept across restarts in a small file, without any number: only what a secret key makes of it, and
no longer than the hour.
"""

import hashlib
import hmac
import json
import logging
from datetime import datetime, timedelta
from enum import Enum
from pathlib import Path

log = logging.getLogger(__name__)

MOST = 5
WITHIN = timedelta(hours=1)


class Turn(Enum):
    """What to do with a message of this phone."""

    ANSWER = 1
    SAY_ENOUGH = 2
    DROP = 3


class Limits:
    """Counts the answers of each phone. A file that cannot be read begins anew."""

    def __init__(self, path: Path, key: bytes) -> None:
        self._path, self._key = path, key
        self._answered: dict[str, list[float]] = self._read()

    def take(self, number: str, now: datetime, *, rubbish: bool = False) -> Turn:
        """Whether to answer now; that is counted. Rubbish is answered only to a phone that was
        silent for an hour, so that two machines never keep each other talking."""
        self.forget(now)
        mark = hmac.new(self._key, f"sms:{number}".encode(), hashlib.sha256).hexdigest()[:20]
        count = len(self._answered.get(mark, ()))
        if count > MOST or (rubbish and count):
            return Turn.DROP
        self._answered.setdefault(mark, []).append(now.timestamp())
        self._write()
        return Turn.ANSWER if count < MOST else Turn.SAY_ENOUGH

    def forget(self, now: datetime) -> None:
        """Drops what is older than an hour, or from a clock that ran ahead."""
        first, last = (now - WITHIN).timestamp(), now.timestamp()
        kept = {
            mark: [at for at in times if first < at <= last]
            for mark, times in self._answered.items()
        }
        kept = {mark: times for mark, times in kept.items() if times}
        if kept != self._answered:
            self._answered = kept
            self._write()

    def _read(self) -> dict[str, list[float]]:
        try:
            stored = json.loads(self._path.read_text(encoding="ascii"))
            return {str(mark): [float(at) for at in times] for mark, times in stored.items()}
        except FileNotFoundError:
            return {}
        except (OSError, ValueError, TypeError, AttributeError) as trouble:
            log.warning("Counts of answers not read, they begin anew: %s", type(trouble).__name__)
            return {}

    def _write(self) -> None:
        fresh = self._path.with_suffix(".new")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            fresh.write_text(json.dumps(self._answered), encoding="ascii")
            fresh.replace(self._path)
        except OSError as trouble:  # counted in memory all the same
            log.warning("Counts of answers not kept: %s", trouble.strerror)
