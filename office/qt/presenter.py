"""What every presenter of a screen does: it holds one state, asks one thing at a time, and tells.

A presenter has no widgets. Panels paint its state, each time whole; keys and scanners call it.
"""

import logging
import time
from collections.abc import Callable, Hashable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QObject, Signal

from office.errors import Known, Refused, Unexpected
from office.history import Op, new_key
from office.qt.live import Feed, Live
from office.qt.tasks import Tasks, unheeded

log = logging.getLogger(__name__)

DOUBLE_PRESS = 0.4  # seconds in which the same key again is the same gesture
NOTICE_FOR = timedelta(seconds=10)


@dataclass(frozen=True, slots=True)
class Notice:
    """One sentence about the latest gesture, shown until a moment."""

    words: str
    until: datetime
    trouble: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """What all screens have: the name of what is being asked (None: nothing), the latest sentence,
    and since when nothing could be read."""

    running: Hashable | None = None
    notice: Notice | None = None
    lost_since: datetime | None = None


S = TypeVar("S", bound=State)
T = TypeVar("T")
L = TypeVar("L")


@dataclass(frozen=True, slots=True)
class _Kept:
    """What waits its turn. A gesture has `still`: whether it still means what it meant."""

    begin: Callable[[], None]
    still: Callable[[], bool] | None = None


@dataclass(frozen=True, slots=True)
class _Unsure:
    """A gesture whose outcome nobody knows, and until when its sentence asks to try again."""

    what: object
    key: str
    until: datetime


class Presenter(QObject, Generic[S]):
    """Runs what is asked for one at a time, and shows the state after each.

    There are looks, which change nothing, and gestures, which do. What is asked while something
    else runs waits, the last one only:

    - a look follows whatever came of the one before, for it counts on nothing;
    - a gesture waits where it comes with `still`; it follows if the one before was done and
      `still` says that it means what it meant when its key was pressed. It counted on that one:
      after a failure it is dropped.

    A gesture that failed without being refused may have been done all the same. Tried again, it
    has the same key, so that it is done once and gets its first answer.
    """

    changed = Signal(object)  # the state

    def __init__(
        self,
        state: S,
        tasks: Tasks,
        now: Callable[[], datetime],
        *,
        login: str = "",
        clock: Callable[[], float] = time.monotonic,
        parent: QObject | None = None,
    ) -> None:
        """`login` makes the gestures; `now` is the office's clock, `clock` tells double presses."""
        super().__init__(parent)
        self.state, self.login = state, login
        self._tasks, self._now, self._clock = tasks, now, clock
        self._live: Live | None = None
        self._last: tuple[Hashable, float] | None = None
        self._kept: _Kept | None = None
        self._unsure: _Unsure | None = None
        self._seen = False  # whether how things stand was shown after that
        self._over = False

    def start(self) -> None:
        """Begin to look."""
        if self._live is not None:
            self._live.start()

    def stop(self) -> None:
        """Look no more; whatever still runs is no longer shown."""
        self._over = True
        if self._live is not None:
            self._live.close()

    def now(self) -> datetime:
        """The office's clock."""
        return self._now()

    def look_again(self) -> None:
        """Read now."""
        if self._live is not None:
            self._live.poke()

    def tell(self, words: str, *, trouble: bool = False) -> None:
        """A sentence for ten seconds."""
        self._show(notice=self._notice(words, trouble=trouble))

    # For those who are one

    def _show(self, **parts: Any) -> None:
        """The next state: this one with other parts."""
        if not self._over:
            self.state = replace(self.state, **parts)
            self.changed.emit(self.state)

    def _watch(self, read: Callable[[], object], feed: Feed) -> None:
        """From `start` on, `read` is shown by `_looked` whenever something may be new."""
        self._live = Live(self._tasks, read, feed, parent=self)
        self._live.shown.connect(self._was_read)
        # methods, not lambdas: Qt would hold those, and what they hold, for as long as it holds us
        self._live.lost.connect(self._was_lost)
        self._live.back.connect(self._came_back)

    def _looked(self, record: Any) -> None:
        """Something was read by itself."""
        raise NotImplementedError

    def _look_up(
        self,
        name: Hashable,
        work: Callable[[], T],
        then: Callable[[T], None],
        *,
        always: Callable[[T], None] = unheeded,
    ) -> None:
        """Asks for something that changes nothing. `then` has to `_show` the answer; `always` gets
        it too where nobody is here to see it."""
        begin = partial(self._begin, name, work, then, always, None)
        self._now_or_then(name, _Kept(begin))

    def _make(
        self,
        name: Hashable,
        work: Callable[[Op], T],
        then: Callable[[T], None],
        *,
        what: object,
        still: Callable[[], bool] | None = None,
        always: Callable[[T], None] = unheeded,
    ) -> None:
        """Makes a gesture. `what` is equal where it is the same one tried again. `then` has to
        `_show` the answer; `always` gets it too where nobody is here to see it."""
        if self._over or self._pressed_twice(name):
            return
        begin = partial(self._begin_gesture, name, work, then, always, what)
        self._now_or_then(name, _Kept(begin, still), waits=still is not None)

    def _notice(self, words: str, *, trouble: bool = False) -> Notice | None:
        """A sentence from now on; None without words."""
        return Notice(words, self.now() + NOTICE_FOR, trouble=trouble) if words else None

    def _op(self) -> Op:
        """An operation of its own, made now."""
        return Op(new_key(), self.login, self.now())

    def _failed(self, trouble: Known) -> None:
        """What was asked was not done, or nobody knows whether it was."""
        self.tell(trouble.message(), trouble=True)
        if isinstance(trouble, Refused | Unexpected):
            self.look_again()  # what was on the screen was old

    def _rest(self) -> None:
        """Nothing runs and nothing waits."""

    # Inside

    def _now_or_then(self, name: Hashable, asked: _Kept, *, waits: bool = True) -> None:
        if self._over:
            return
        if self.state.running is None:
            asked.begin()
        elif waits and name != self.state.running:
            self._kept = asked

    def _pressed_twice(self, name: Hashable) -> bool:
        last, now = self._last, self._clock()
        self._last = (name, now)
        return last is not None and last[0] == name and now - last[1] < DOUBLE_PRESS

    def _begin_gesture(
        self,
        name: Hashable,
        work: Callable[[Op], T],
        then: Callable[[T], None],
        always: Callable[[T], None],
        what: object,
    ) -> None:
        op = replace(self._op(), key=self._key_of(what))
        unsure = _Unsure(what, op.key, op.at)
        self._begin(name, partial(work, op), then, always, unsure)

    def _key_of(self, what: object) -> str:
        """The same gesture has the same key while nobody knows what came of it, and while the
        sentence stands that asks to try again."""
        unsure, self._unsure = self._unsure, None
        if unsure is None or unsure.what != what:
            return new_key()
        return new_key() if self._seen and self.now() >= unsure.until else unsure.key

    def _begin(
        self,
        name: Hashable,
        work: Callable[[], T],
        then: Callable[[T], None],
        always: Callable[[T], None],
        gesture: _Unsure | None,
    ) -> None:
        self._show(running=name, notice=None)
        self._tasks.run(
            work, partial(self._answered, then, always), partial(self._not_answered, gesture)
        )

    def _answered(self, then: Callable[[T], None], always: Callable[[T], None], answer: T) -> None:
        always(answer)
        if self._over:
            return
        self.state = replace(self.state, running=None)
        then(answer)
        self._go_on(done=True)

    def _not_answered(self, gesture: _Unsure | None, trouble: Known) -> None:
        if self._over:
            return
        if gesture is not None and not isinstance(trouble, Refused):
            self._unsure, self._seen = replace(gesture, until=self.now() + NOTICE_FOR), False
        self._last = None  # the same key again is no double press, but a try
        self.state = replace(self.state, running=None)
        self._go_on(done=False)  # before it is told: what begins takes the last sentence away
        self._failed(trouble)

    def _go_on(self, *, done: bool) -> None:
        kept, self._kept = self._kept, None
        if kept is not None and self.state.running is None:
            if kept.still is None or (done and kept.still()):
                kept.begin()
        elif kept is not None:
            self._kept = kept
        if self.state.running is None:
            self._rest()

    def _was_lost(self, since: datetime) -> None:
        self._show(lost_since=since)

    def _came_back(self) -> None:
        self._show(lost_since=None)

    def _was_read(self, record: object) -> None:
        self._seen = True
        self._looked(record)


def done_and_seen(work: Callable[[], T], look: Callable[[], L]) -> tuple[T, L | None]:
    """What a gesture did, and how things stand after it; None where that could not be read: it is
    done all the same, and the next look shows it. Called in the worker."""
    value = work()
    try:
        return value, look()
    except Known:
        return value, None
    except Exception:
        log.exception("Unexpected in the look after a gesture")
        return value, None
