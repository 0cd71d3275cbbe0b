"""Background work on one serial thread; answers come back on the thread of the screens."""

import logging
from collections.abc import Callable
from functools import partial
from itertools import count
from queue import SimpleQueue
from threading import Thread
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot
from shiboken6 import isValid

from office.errors import Known, Unexpected

T = TypeVar("T")
log = logging.getLogger(__name__)


class Tasks(QObject):
    """A worker that does one thing after the other. One for the database, one for the device.

    `then` gets the value, `failed` the trouble: the expected one, or `Unexpected` after a bug was
    logged. Nobody else is told. Both run on the thread this object lives in; none is called that
    is a method of an object which was destroyed meanwhile.
    """

    _answered = Signal(object)
    _ended = Signal(int)

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._queue: SimpleQueue[int | None] = SimpleQueue()
        # Work stays here until it has ended: what hangs on it is let go in this thread, never in
        # the worker's, where a screen's object must not die.
        self._kept: dict[int, Callable[[], Callable[[], None]]] = {}
        self._numbers = count()
        self._closed = False
        self._answered.connect(self._call, Qt.ConnectionType.QueuedConnection)
        self._ended.connect(self._forget, Qt.ConnectionType.QueuedConnection)
        self._thread = Thread(target=self._work, name=name, daemon=True)
        self._thread.start()

    def run(
        self,
        work: Callable[[], T],
        then: Callable[[T], None],
        failed: Callable[[Known], None],
    ) -> None:
        """Queues `work`; exactly one of `then` and `failed` follows."""
        if self._closed:
            raise RuntimeError("work for a worker that was closed")
        number = next(self._numbers)
        self._kept[number] = partial(done, work, then, failed)
        self._queue.put(number)

    def close(self, patience: float = 10.0) -> None:
        """Finishes what is queued, then ends the thread; gives up on it after `patience` s."""
        if not self._closed:
            self._closed = True
            self._queue.put(None)
        self._thread.join(patience)

    def _work(self) -> None:
        while (number := self._queue.get()) is not None:
            self._answered.emit(self._kept[number]())
            self._ended.emit(number)

    @Slot(int)
    def _forget(self, number: int) -> None:
        del self._kept[number]

    @Slot(object)
    def _call(self, answer: Callable[[], None]) -> None:
        if not _is_gone(answer):
            answer()


def done(
    work: Callable[[], T], then: Callable[[T], None], failed: Callable[[Known], None]
) -> Callable[[], None]:
    """Does the work, and answers what is to be called now: `then` or `failed` with its argument."""
    try:
        return partial(then, work())
    except Known as trouble:
        return partial(failed, trouble)
    except Exception as bug:
        log.exception("Unexpected in background work")
        unexpected = Unexpected()
        unexpected.__cause__ = bug
        return partial(failed, unexpected)


def unheeded(_value: object) -> None:
    """For an answer that nobody waits for."""


def _is_gone(call: Callable[..., None]) -> bool:
    """Whether an answer is for a screen's object that Qt has destroyed since it was asked for."""
    while isinstance(call, partial):
        call = call.func
    owner = getattr(call, "__self__", None)
    return isinstance(owner, QObject) and not isValid(owner)
