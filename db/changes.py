"""The doorbell: tells that something changed, never what. Receivers read again."""

import sqlite3
import time
from typing import TYPE_CHECKING, Protocol

from sqlalchemy import URL

from office import errors

if TYPE_CHECKING:
    import psycopg  # imported where it is used: one PC never needs it

CHANNEL = "mot_cua"
PATIENCE = 0.5


class Watcher(Protocol):
    """A connection of its own that waits for changes."""

    def wait(self) -> bool:
        """True when something changed; False after half a second of quiet, so that a thread
        can stop. Raises `DatabaseUnreachable` while there is no connection."""

    def close(self) -> None:
        """Closes the connection."""


class SqliteWatcher:
    """Polls `PRAGMA data_version` (7 µs): a file watcher missed the last change of a burst."""

    def __init__(self, path: str, interval: float) -> None:
        self._interval = interval
        self._connection = sqlite3.connect(path, timeout=0, check_same_thread=False)
        self._seen = self._version()

    def wait(self) -> bool:
        for _ in range(max(1, round(PATIENCE / self._interval))):
            time.sleep(self._interval)
            now = self._version()
            if now != self._seen:
                self._seen = now
                return True
        return False

    def close(self) -> None:
        self._connection.close()

    def _version(self) -> int:
        try:
            return int(self._connection.execute("PRAGMA data_version").fetchone()[0])
        except sqlite3.OperationalError:  # a writer holds the file: look again at the next tick
            return getattr(self, "_seen", 0)


class PostgresWatcher:
    """LISTEN on a connection that runs nothing else: a query would swallow notifications."""

    def __init__(self, url: URL) -> None:
        self._url = url.set(drivername="postgresql").render_as_string(hide_password=False)
        self._connection: psycopg.Connection[tuple[object, ...]] | None = None
        self._tried_at = 0.0

    def wait(self) -> bool:
        import psycopg

        try:
            if self._connection is None:
                self._connect()
                return True  # whatever was missed while away
            heard = next(self._connection.notifies(timeout=PATIENCE, stop_after=1), None)
        except psycopg.Error as trouble:
            self.close()
            raise errors.DatabaseUnreachable() from trouble
        return heard is not None

    def close(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _connect(self) -> None:
        import psycopg

        pause = self._tried_at + 1.0 - time.monotonic()  # at most one attempt a second
        if pause > 0:
            time.sleep(pause)
        self._tried_at = time.monotonic()
        self._connection = psycopg.connect(
            self._url,
            autocommit=True,
            connect_timeout=3,
            keepalives_idle=5,
            keepalives_interval=2,
            keepalives_count=3,
        )
        self._connection.execute(f"LISTEN {CHANNEL}")


def watcher_for(url: URL, interval: float) -> Watcher:
    """The watcher for a database; `interval` in seconds counts for SQLite only."""
    if url.get_backend_name() == "sqlite":
        return SqliteWatcher(url.database or "", interval)
    return PostgresWatcher(url)
