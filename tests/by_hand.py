"""A worker and a store that obey a test: nothing happens by itself, and anything may break."""

from collections.abc import Callable
from typing import Any

from db.engine import Store
from office.qt.tasks import done


def calmly() -> None:
    """Nothing breaks here."""


def broken() -> None:
    """Somebody else's work, with a bug in it."""
    raise KeyError("a bug")


class ByHand:
    """A worker that works when the test says so."""

    def __init__(self) -> None:
        self.waiting: list[tuple[Any, Any, Any]] = []

    def run(self, work: Any, then: Any, failed: Any) -> None:
        self.waiting.append((work, then, failed))

    def finish(self) -> None:
        """Does the oldest piece of work, and gives its answer."""
        done(*self.waiting.pop(0))()

    def finish_all(self) -> None:
        while self.waiting:
            self.finish()


class TellsAll(ByHand):
    """What a worker must not be: a fault in one job is told to whoever waits, as it once was."""

    def finish(self) -> None:
        work, then, failed = self.waiting.pop(0)

        def tell_all(trouble: Any) -> None:
            failed(trouble)
            for _work, _then, other in list(self.waiting):
                other(trouble)

        done(work, then, tell_all)()


class LooseStore:
    """The store behind a cable that can be cut before or after a write, or before a read."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.before: Callable[[], None] = calmly
        self.after: Callable[[], None] = calmly
        self.reading: Callable[[], None] = calmly

    def break_once(self, *hooks: str) -> None:
        """The first of these that comes has a bug; and only that one."""

        def breaks() -> None:
            for each in hooks:
                setattr(self, each, calmly)
            broken()

        for each in hooks:
            setattr(self, each, breaks)

    def now(self) -> Any:
        return self._store.now()

    def write(self, *args: Any, **kwargs: Any) -> Any:
        self.before()
        answer = self._store.write(*args, **kwargs)
        self.after()
        return answer

    def read(self, *args: Any, **kwargs: Any) -> Any:
        self.reading()
        return self._store.read(*args, **kwargs)

    def touch(self, *args: Any, **kwargs: Any) -> Any:
        self.before()
        answer = self._store.touch(*args, **kwargs)
        self.after()
        return answer
