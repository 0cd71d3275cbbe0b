"""What happens in the hall: reads become news, news become a picture and speech. No widgets."""

import time
from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from db.engine import Store
from db.queue.records import WallBoard
from db.queue.wall_board import wall_board
from display.board import Board, News
from display.picture import motion
from display.picture.view import Habits, Moment, View, view_of
from office.qt.live import Feed, Live
from office.qt.tasks import Tasks

LIVELY_MS = 100  # while something flashes or waits for its place
CALM_MS = 500


class Voice(Protocol):
    """The announcer as the hall uses it."""

    def say(  # noqa: PLR0917 - the fields of an announcement, in its order
        self,
        version: int,
        ticket_id: int,
        label: str,
        counter_id: int,
        language: str,
        again: bool,
    ) -> None:
        """Queues a call."""

    def withdraw(self, ticket_id: int) -> None:
        """Falls silent about a ticket."""


class VoiceSignals(QObject):
    """What the announcer tells in its own thread, on its way to the screen's."""

    started = Signal(object)  # version
    finished = Signal(object)  # version
    trouble = Signal(object)  # Known, or None when sound is back


class Hall(QObject):
    """Follows the office and emits a `View` whenever the wall has to look different."""

    changed = Signal(object)  # View

    def __init__(
        self,
        store: Store,
        tasks: Tasks,
        feed: Feed,
        *,
        habits: Habits,
        history_rows: int = 5,
        now: Callable[[], datetime] | None = None,
        stopwatch: Callable[[], float] = time.monotonic,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.board = Board(history_rows)
        self.view: View | None = None
        self.signals = VoiceSignals(self)
        self._store, self._habits = store, habits
        self._now, self._stopwatch = now or store.now, stopwatch
        self._voice: Voice | None = None
        self._read: WallBoard | None = None
        self._lost_since: datetime | None = None
        self._good_at = self._now()
        self._silent = False
        self._live = Live(tasks, self._look, feed, parent=self)
        self._timer = QTimer(self, interval=CALM_MS)
        self._timer.timeout.connect(self.refresh)
        self._connect()

    def _connect(self) -> None:
        queued = Qt.ConnectionType.QueuedConnection
        self.signals.started.connect(self._started, queued)
        self.signals.finished.connect(self._finished, queued)
        self.signals.trouble.connect(self._trouble, queued)
        self._live.shown.connect(self._shown)
        self._live.lost.connect(self._lost)
        self._live.back.connect(self._back)

    def set_voice(self, voice: Voice) -> None:
        """Who says the calls. Without one the wall only shows them."""
        self._voice = voice

    def start(self) -> None:
        """Begins to look."""
        self.refresh()
        self._live.start()
        self._timer.start()

    def stop(self) -> None:
        """Looks no more."""
        self._timer.stop()
        self._live.close()

    @Slot()
    def refresh(self) -> None:
        """Lets time pass: cards make room, flashes end, the clock moves on."""
        tick = self._stopwatch()
        self.board.settle(tick)
        moment = Moment(
            now=self._now(), tick=tick, lost_since=self._lost_since, silent=self._silent
        )
        view = view_of(self._read, self.board, self._habits, moment)
        self._timer.setInterval(LIVELY_MS if self._is_lively(tick) else CALM_MS)
        if view != self.view:
            self.view = view
            self.changed.emit(view)

    def _is_lively(self, tick: float) -> bool:
        flashing = any(motion.is_flashing(each.flash_at, tick) for each in self.board.cards)
        return flashing or bool(self.board.calling)

    def _look(self) -> WallBoard:
        return self._store.read(wall_board, self.board.since)

    def _shown(self, read: WallBoard) -> None:
        self._read, self._good_at = read, self._now()
        news = self.board.look(read, self._good_at, self._stopwatch())
        if self._voice is None:
            self._nobody_speaks([each.version for each in news.say])
        else:
            self._speak(self._voice, news)
        self.refresh()

    def _speak(self, voice: Voice, news: News) -> None:
        for ticket_id in news.withdraw:
            voice.withdraw(ticket_id)
        for call in news.say:
            language = self._habits.language_of(call)
            voice.say(
                call.version, call.ticket_id, call.label, call.counter_id, language, call.again
            )

    def _nobody_speaks(self, versions: list[int]) -> None:
        for version in versions:
            self.board.finished(version, self._stopwatch())

    def _lost(self, _since: datetime) -> None:
        self._lost_since = self._good_at  # by the office's clock, not by this machine's
        self.refresh()

    def _back(self) -> None:
        self._lost_since = None

    def _started(self, version: int) -> None:
        self.board.started(version, self._stopwatch())
        self.refresh()

    def _finished(self, version: int) -> None:
        self.board.finished(version, self._stopwatch())
        self.refresh()

    def _trouble(self, trouble: object) -> None:
        self._silent = trouble is not None
        self.refresh()
