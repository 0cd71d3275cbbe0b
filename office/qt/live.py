"""A record on screen that stays true: read again at each doorbell, and anyway every 2 s."""

import logging
import time
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from threading import Event, Thread
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from office.errors import Known
from office.qt.tasks import Tasks

log = logging.getLogger(__name__)

AGAIN_MS = 2000
PATIENCE_MS = 4000
LOOK_MS = 250  # how often the patience is looked at
RECONNECT_S = 1.0


class Watcher(Protocol):
    """What `store.watcher()` gives; used in one thread only."""

    def wait(self) -> bool:
        """True when something changed, False after a short time without a change."""

    def close(self) -> None:
        """Gives its connection back."""


class Feed(QObject):
    """Rings when there may be something new. Carries no data."""

    poked = Signal()

    def start(self) -> None:
        """Begins to listen; harmless when it does already."""

    def close(self) -> None:
        """Stops listening."""


class ManualFeed(Feed):
    """Rings when told to: for tests and for one's own gestures."""

    def poke(self) -> None:
        """Rings."""
        self.poked.emit()


class Tap(Feed):
    """One page's share of a program's feed: the page comes and goes, the feed listens on."""

    def __init__(self, source: Feed) -> None:
        super().__init__()
        self._source = source
        self._open = False

    def start(self) -> None:
        """Begins to pass the rings on."""
        if not self._open:
            self._open = True
            self._source.poked.connect(self.poked)
            self._source.start()

    def close(self) -> None:
        """Passes no more on."""
        if self._open:
            self._open = False
            self._source.poked.disconnect(self.poked)


class WatcherFeed(Feed):
    """Listens to a watcher in a thread of its own, where the watcher is made: until it listens
    there may be no data yet."""

    def __init__(
        self,
        watcher: Callable[[], Watcher],
        parent: QObject | None = None,
        *,
        reconnect_s: float = RECONNECT_S,
    ) -> None:
        super().__init__(parent)
        self._make, self._reconnect_s = watcher, reconnect_s
        self._ending = Event()
        self._thread = Thread(target=self._listen, name="feed", daemon=True)

    def start(self) -> None:
        """Begins to listen."""
        if self._thread.ident is None:
            self._thread.start()

    def close(self, patience: float = 3.0) -> None:
        """Stops listening and closes the watcher."""
        self._ending.set()
        if self._thread.is_alive():
            self._thread.join(patience)

    def _listen(self) -> None:
        with closing(self._make()) as watcher:
            self.poked.emit()  # something may have happened before
            while not self._ending.is_set():
                if self._heard(watcher):
                    self.poked.emit()

    def _heard(self, watcher: Watcher) -> bool:
        try:
            return watcher.wait()
        except Known as trouble:
            log.warning("No doorbell: %s", trouble)
        except Exception:
            log.exception("Unexpected while waiting for a change")
        self._ending.wait(self._reconnect_s)
        return True  # something may have happened while we were deaf


class Live(QObject):
    """Reads a record in the worker and shows it: at once, at each ring, and every 2 s anyway.

    One read is in flight at a time; rings in between make exactly one more. `lost` comes when
    nothing was read for 4 s, whether reads fail or hang, with the instant of the last good one;
    `back` comes before the next `shown`.
    """

    shown = Signal(object)  # the record
    lost = Signal(object)  # aware datetime of the last good read
    back = Signal()

    def __init__(
        self,
        tasks: Tasks,
        read: Callable[[], object],
        feed: Feed,
        parent: QObject | None = None,
        *,
        again_ms: int = AGAIN_MS,
        patience_ms: int = PATIENCE_MS,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self._tasks, self._read, self._feed = tasks, read, feed
        self._patience, self._clock = patience_ms / 1000, clock
        self._reading = self._wanted = self._ended = False
        self.is_lost = False
        self.trouble: Known | None = None  # why the latest read failed, None after a good one
        self._good_at = clock()
        self.good_on = datetime.now(UTC)
        self._again = QTimer(self, interval=again_ms)
        self._again.timeout.connect(self.poke)
        self._look = QTimer(self, interval=LOOK_MS)
        self._look.timeout.connect(self.look)
        feed.poked.connect(self.poke)

    def start(self) -> None:
        """Reads at once and keeps on reading."""
        self._good_at = self._clock()
        self._feed.start()
        self._again.start()
        self._look.start()
        self.poke()

    def close(self) -> None:
        """Stops reading; answers still under way are dropped."""
        self._ended = True
        self._again.stop()
        self._look.stop()
        self._feed.close()

    @Slot()
    def poke(self) -> None:
        """Look again: now, or right after the read in flight."""
        if self._ended:
            return
        if self._reading:
            self._wanted = True
            return
        self._reading = True
        self._wanted = False
        self._tasks.run(self._read, self._was_read, self._was_not_read)

    @Slot()
    def look(self) -> None:
        """Tells once when nothing was read for too long."""
        if not self.is_lost and self._clock() - self._good_at >= self._patience:
            self.is_lost = True
            self.lost.emit(self.good_on)

    def _was_read(self, record: object) -> None:
        if self._ended:
            return
        self._good_at, self.good_on = self._clock(), datetime.now(UTC)
        self.trouble = None
        if self.is_lost:
            self.is_lost = False
            self.back.emit()
        self.shown.emit(record)
        self._finished()

    def _was_not_read(self, trouble: Known) -> None:
        if not self._ended:
            self.trouble = trouble
            self._finished()

    def _finished(self) -> None:
        self._reading = False
        if self._wanted:
            self.poke()
