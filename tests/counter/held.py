"""A worker that is busy for as long as a test wants."""

from threading import Event
from types import TracebackType

from office.qt.tasks import Tasks


class Held:
    """What is asked of the worker in the `with` waits until its end."""

    def __init__(self, tasks: Tasks) -> None:
        self._tasks, self._go_on = tasks, Event()

    def __enter__(self) -> "Held":
        self._tasks.run(lambda: self._go_on.wait(10), lambda _: None, lambda _: None)
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _raised: BaseException | None,
        _where: TracebackType | None,
    ) -> None:
        self._go_on.set()
