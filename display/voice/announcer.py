"""The announcer: speaks the calls one after the other, and never keeps the screen waiting."""

import logging
import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial

from display.voice.clips import ClipPack, Synthesiser, render, seconds
from display.voice.players import Player
from display.voice.waiting import Waiting, WaitingCalls
from office.errors import Known, NoSound
from office.speech import calls
from office.speech.calls import Loudness, Reading

log = logging.getLogger(__name__)

RUSH = 3
PATIENCE = 3.0


def play_limit(length: float) -> float:
    """After how many seconds a play of `length` seconds counts as hung."""
    return length + PATIENCE


def _nobody(_: object) -> None:
    """Listens to nothing."""


class Announcer:
    """Speaks calls in order in a thread of its own, first calls before repeats.

    The callbacks come in that thread: `on_started(version)` and `on_finished(version)` once for
    every version, heard or not; `on_trouble(trouble)` when sound is lost, None when it is back.
    When more than `rush` calls wait, each is said once instead of twice.
    """

    def __init__(
        self,
        pack: ClipPack,
        synthesiser: Synthesiser,
        player: Player,
        *,
        now: Callable[[], datetime],
        reading: Reading = calls.DEFAULT,
        loudness: Loudness | None = None,
        rush: int = RUSH,
        limit: Callable[[float], float] = play_limit,
        on_started: Callable[[int], None] = _nobody,
        on_finished: Callable[[int], None] = _nobody,
        on_trouble: Callable[[Known | None], None] = _nobody,
    ) -> None:
        self._pack, self._synthesiser, self._player = pack, synthesiser, player
        self._now, self._reading, self._rush, self._limit = now, reading, rush, limit
        self.loudness = loudness or Loudness()
        self._on_started, self._on_finished = on_started, on_finished
        self._on_trouble = on_trouble
        self._trouble: Known | None = None
        self._calls = WaitingCalls()
        self._current: int | None = None  # the ticket being spoken, unless it was withdrawn
        self._changed = threading.Condition()
        self._speaking = True  # until the loudspeaker was looked at
        self._stopped = False
        self._cancelled = threading.Event()
        self._thread = threading.Thread(target=self._run, name="announcer", daemon=True)
        self._thread.start()

    def say(  # noqa: PLR0917 - the fields of an announcement, in its order
        self,
        version: int,
        ticket_id: int,
        label: str,
        counter_id: int,
        language: str,
        again: bool,
    ) -> None:
        """Queues a call and returns at once."""
        call = Waiting(
            versions=(version,),
            ticket_id=ticket_id,
            label=label,
            counter_id=counter_id,
            language=language,
            again=again,
        )
        with self._changed:
            self._calls.add(call)
            self._changed.notify_all()

    def withdraw(self, ticket_id: int) -> None:
        """Falls silent about a ticket whose call was undone, whether it waits or is spoken."""
        with self._changed:
            self._calls.drop(ticket_id)
            if self._current == ticket_id:
                self._current = None
                self._cancelled.set()
            self._changed.notify_all()

    def mute(self, muted: bool) -> None:
        """Silences the voice at once, or lets it speak again from the next call on."""
        self.loudness = replace(self.loudness, muted=muted)
        if muted:
            self._cancelled.set()

    def drained(self, timeout: float) -> bool:
        """Waits until everything was spoken; False if that took longer than `timeout`."""
        with self._changed:
            return self._changed.wait_for(self._idle, timeout)

    def stop(self, timeout: float = 5.0) -> None:
        """Falls silent and ends the thread; what still waits is not spoken."""
        with self._changed:
            self._stopped = True
            self._changed.notify_all()
            self._cancelled.set()
        self._thread.join(timeout)

    def _idle(self) -> bool:
        return not (self._calls or self._speaking)

    def _run(self) -> None:
        self._watch(self._player.check)
        while (taken := self._take()) is not None:
            waiting, times = taken
            self._tell(self._on_started, waiting)
            self._watch(partial(self._speak, waiting, times))
            self._tell(self._on_finished, waiting)

    def _take(self) -> tuple[Waiting, int] | None:
        """The next call and how often to say it; None when it is time to stop."""
        with self._changed:
            self._speaking = False
            self._changed.notify_all()
            self._changed.wait_for(lambda: self._stopped or not self._idle())
            if self._stopped:
                return None
            self._speaking = True
            waiting = self._calls.take()
            self._current = waiting.ticket_id
            return waiting, 1 if len(self._calls) > self._rush else 2

    @staticmethod
    def _tell(callback: Callable[[int], None], waiting: Waiting) -> None:
        for version in waiting.versions:
            callback(version)

    def _watch(self, work: Callable[[], bool | None]) -> None:
        """Does `work` and tells when sound is lost or back; False means that nothing is known."""
        trouble: Known | None = None
        try:
            if work() is False:
                return
        except Known as known:
            trouble = known
        except Exception:
            log.exception("the voice failed")
            trouble = NoSound()
        if (trouble is None) != (self._trouble is None):
            self._on_trouble(trouble)
        self._trouble = trouble

    def _speak(self, waiting: Waiting, times: int) -> bool:
        """Says one call; False when it is a time of silence."""
        volume = self.loudness.at(self._now())
        if not volume:
            return False
        items = calls.call(
            waiting.label, waiting.counter_id, waiting.language, self._reading, times=times
        )
        return self._play(render(items, self._pack, self._synthesiser, volume=volume))

    def _play(self, wav: bytes) -> bool:
        """Plays for a limited time; False when somebody silenced it."""
        hung = threading.Event()
        cancelled = self._open_play()

        def give_up() -> None:
            hung.set()
            cancelled.set()

        timer = threading.Timer(self._limit(seconds(wav)), give_up)
        timer.daemon = True
        timer.start()
        try:
            self._player.play(wav, cancelled)
        finally:
            timer.cancel()
        if hung.is_set():
            log.warning("the loudspeaker hung and was given up")
            raise NoSound()
        return not cancelled.is_set()

    def _open_play(self) -> threading.Event:
        """A fresh event for this play, already set if nothing is to be heard."""
        with self._changed:
            self._cancelled = threading.Event()
            if self._stopped or self.loudness.muted or self._current is None:
                self._cancelled.set()
            return self._cancelled
