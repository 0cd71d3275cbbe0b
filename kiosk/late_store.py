"""A store that may not be there yet when the kiosk starts: nobody is near to start it again."""

from collections.abc import Callable
from datetime import UTC, datetime
from threading import Event
from typing import Any

from db.changes import Watcher
from db.engine import Store
from office.history import Op

SHORT = 0.5


class LateStore:
    """Opened by the first piece of work that needs it, in the worker, and tried again by each
    next one until it is there. Until then every use raises the `Known` that says why."""

    def __init__(self, open_store: Callable[[], Store]) -> None:
        self._open_store = open_store
        self._store: Store | None = None
        self.opened = Event()

    def now(self) -> datetime:
        """The office's clock, this machine's own until the office's is known."""
        return self._store.now() if self._store else datetime.now(UTC)

    def write(self, command: Any, *args: Any, op: Op, **kwargs: Any) -> Any:
        """As the store does."""
        return self.real().write(command, *args, op=op, **kwargs)

    def read(self, query: Any, *args: Any, **kwargs: Any) -> Any:
        """As the store does."""
        return self.real().read(query, *args, **kwargs)

    def touch(self, note: Any, *args: Any, **kwargs: Any) -> Any:
        """As the store does."""
        return self.real().touch(note, *args, **kwargs)

    def real(self) -> Store:
        """The store itself; only in the worker."""
        if self._store is None:
            self._store = self._open_store()
            self.opened.set()
        return self._store

    def watcher(self) -> "LateWatcher":
        """A doorbell that begins to ring once the store is there."""
        return LateWatcher(self)

    def close(self) -> None:
        """Closes what was opened."""
        if self._store is not None:
            self._store.close()


class LateWatcher:
    """Waits for the store first, then for changes."""

    def __init__(self, store: LateStore) -> None:
        self._store = store
        self._watcher: Watcher | None = None

    def wait(self) -> bool:
        """True when something changed."""
        if self._watcher is not None:
            return self._watcher.wait()
        if self._store.opened.wait(SHORT):
            self._watcher = self._store.real().watcher()
        return False

    def close(self) -> None:
        """Gives the connection back."""
        if self._watcher is not None:
            self._watcher.close()
