"""Background work on one serial thread; answers come back on the thread of the screens."""

import logging
from collections.abc import Callable
from functools import partial
from itertools import count
from queue import SimpleQueue
from threading import Thread
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot
from shiboken6 import isValid

from office.errors import Known

T = TypeVar("T")
log = logging.getLogger(__name__)


class Tasks(QObject):
    """A worker that does one thing after the other. One for the database, one for the device.

    `then` gets the value, `failed` an expected trouble; both run on the thread this object
    lives in. Anything unexpected is logged and given to `bug`; neither is called then, and none
    that is a method of an object which was destroyed meanwhile.
    """

    bug = Signal(object)  # the exception
    _answered = Signal(object, object)
    _ended = Signal(int)

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._queue: SimpleQueue[int | None] = SimpleQueue()
        # Work stays here until it has ended: what hangs on it is let go in this thread, never in
        # the worker's, where a screen's object must not die.
        self._kept: dict[int, Callable[[], None]] = {}
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
        """Queues `work`; exactly one of `then`, `failed` and `bug` follows."""
        if self._closed:
            raise RuntimeError("work for a worker that was closed")
        number = next(self._numbers)
        self._kept[number] = partial(self._do, work, then, failed)
        self._queue.put(number)

    def close(self, patience: float = 10.0) -> None:
        """Finishes what is queued, then ends the thread; gives up on it after `patience` s."""
        if not self._closed:
            self._closed = True
            self._queue.put(None)
        self._thread.join(patience)

    def _work(self) -> None:
        while (number := self._queue.get()) is not None:
            self._kept[number]()
            self._ended.emit(number)

    def _do(
        self, work: Callable[[], Any], then: Callable[[Any], None], failed: Callable[[Known], None]
    ) -> None:
        try:
            value = work()
        except Known as trouble:
            self._answer(failed, trouble)
        except Exception as unexpected:
            log.exception("Unexpected in background work")
            self._answer(self.bug.emit, unexpected)
        else:
            self._answer(then, value)

    def _answer(self, call: Callable[[Any], None], value: object) -> None:
        self._answered.emit(call, value)

    @Slot(int)
    def _forget(self, number: int) -> None:
        del self._kept[number]

    @Slot(object, object)
    def _call(self, call: Callable[[Any], None], value: object) -> None:
        if not _is_gone(call):
            call(value)


def unheeded(_value: object) -> None:
    """For an answer that nobody waits for."""


def _is_gone(call: Callable[[Any], None]) -> bool:
    """Whether an answer is for a screen's object that Qt has destroyed since it was asked for."""
    while isinstance(call, partial):
        call = call.func
    owner = getattr(call, "__self__", None)
    return isinstance(owner, QObject) and not isValid(owner)
