"""A counter at work: its gestures, its board, its heart-beat. No widgets."""

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from counter.queue import sentences
from counter.queue.kept import Kept
from counter.queue.sentences import Notice
from db.engine import Store
from db.queue import shifts, tickets
from db.queue.counter_board import counter_board
from db.queue.records import CounterBoard
from office import history, hours
from office.errors import Known, NotOnShift, Refused
from office.qt.live import Feed, Live
from office.qt.tasks import Tasks
from office.shift import BEAT_EVERY
from office.texts import text
from office.ticket import Kind, Ticket

BEAT_MS = BEAT_EVERY // timedelta(milliseconds=1)
DOUBLE_PRESS = 0.4  # seconds in which the same key again is the same gesture
NOTICE_FOR = timedelta(seconds=10)


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskState:
    """Everything a counter's panels paint: one snapshot."""

    board: CounterBoard | None = None
    running: Kind | None = None
    notice: Notice | None = None
    lost_since: datetime | None = None


class Desk(QObject):
    """Takes gestures, runs one at a time, and shows the board after each.

    The last other key pressed while one runs is done after it, unless it would now strike a
    ticket that the officer had not seen at the desk.
    """

    changed = Signal(object)  # DeskState
    ended = Signal(str)  # the shift is over; why, or "" after an own sign-out

    def __init__(
        self,
        store: Store,
        tasks: Tasks,
        feed: Feed,
        *,
        counter_id: int,
        login: str,
        clock: Callable[[], float] = time.monotonic,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.counter_id = counter_id
        self.login = login
        self.state = DeskState()
        self._store = store
        self._tasks = tasks
        self._clock = clock
        self._last: tuple[Kind, float] | None = None
        self._kept: Kept | None = None
        self._opening = False
        self._over = False
        self._live = Live(tasks, self._read, feed, parent=self)
        self._live.shown.connect(self._looked)
        self._live.lost.connect(lambda since: self._show(lost_since=since))
        self._live.back.connect(lambda: self._show(lost_since=None))
        tasks.bug.connect(self._bug)
        self._pulse = QTimer(self, interval=BEAT_MS)
        self._pulse.timeout.connect(self.beat)

    def start(self) -> None:
        """Begin to look and to beat."""
        self._live.start()
        self._pulse.start()

    def stop(self) -> None:
        """Look and beat no more; whatever still runs is no longer shown."""
        self._over, self._kept = True, None
        self._pulse.stop()
        self._live.close()

    def now(self) -> datetime:
        """The office's clock."""
        return self._store.now()

    def look_again(self) -> None:
        """Read the board now."""
        self._live.poke()

    def say(self, words: str) -> None:
        """One calm sentence where the latest gesture is told."""
        self._show(notice=Notice(words, until=self.now() + NOTICE_FOR))

    # Gestures

    def call_next(self) -> None:
        """Call whoever is next; with nobody waiting a calm answer."""
        self._gesture(Kind.CALL, tickets.call_next, self.counter_id)

    def call_chosen(self, ticket_id: int) -> None:
        """Call one ticket out of order."""
        self._gesture(Kind.CALL, tickets.call_ticket, self.counter_id, ticket_id)

    def recall(self) -> None:
        """Call the ticket at the desk again."""
        self._at_desk(Kind.RECALL, tickets.recall)

    def start_serving(self) -> None:
        """The person has come."""
        self._at_desk(Kind.START, tickets.start_serving)

    def finish(self) -> None:
        """The person is done."""
        self._at_desk(Kind.FINISH, tickets.finish)

    def no_show(self) -> None:
        """Nobody came."""
        self._at_desk(Kind.NO_SHOW, tickets.mark_no_show)

    def restore(self, ticket_id: int) -> None:
        """Put a missed ticket back into its lane."""
        self._gesture(Kind.RESTORE, tickets.restore, self.counter_id, ticket_id)

    def cancel(self, ticket_id: int, reason: str) -> None:
        """Take a ticket out of the queue, with the reason."""
        self._gesture(Kind.CANCEL, tickets.cancel, ticket_id, reason=reason)

    def take_over(self, ticket_id: int) -> None:
        """Take the ticket of a counter that went silent."""
        self._gesture(Kind.TAKE_OVER, tickets.take_over, self.counter_id, ticket_id)

    def undo(self) -> None:
        """Take back this counter's latest gesture, if it may still be."""
        board = self.state.board
        if board is not None and board.undoable is not None:
            self._gesture(Kind.UNDO, tickets.undo, self.counter_id, board.undoable.version)

    def sign_out(self) -> None:
        """End the shift; refused in words while a ticket is at the desk."""
        self._gesture(Kind.SIGN_OUT, shifts.sign_out, self.counter_id)

    def leave(self) -> None:
        """End the shift on the way out; nobody is left to hear how it went."""
        op = self._op()
        self.stop()
        self._tasks.run(
            lambda: self._store.write(shifts.sign_out, self.counter_id, op=op),
            lambda _: None,
            lambda _: None,
        )

    def beat(self) -> None:
        """Tell the others that this counter is alive."""
        self._tasks.run(
            lambda: self._store.touch(
                shifts.beat, self.login, self.counter_id, now=self._store.now()
            ),
            lambda _: None,
            self._beat_failed,
        )

    # Inside

    def _at_desk(self, kind: Kind, command: Callable[..., Ticket]) -> None:
        held = self._held()
        if held is not None:
            self._gesture(kind, command, self.counter_id, held.ticket_id)

    def _held(self) -> Ticket | None:
        board = self.state.board
        return board.desk.ticket if board is not None and board.desk is not None else None

    def _gesture(self, kind: Kind, command: Callable[..., Any], *args: Any, **kwargs: Any) -> None:
        if self._over or self._pressed_twice(kind):
            return
        begin = partial(self._begin, kind, command, *args, **kwargs)
        if self.state.running is None:
            begin()
        elif kind is not self.state.running:
            held = self._held()
            self._kept = Kept(kind=kind, seen=held.ticket_id if held else None, begin=begin)

    def _begin(self, kind: Kind, command: Callable[..., Any], *args: Any, **kwargs: Any) -> None:
        held = self._held()
        if kind is Kind.SIGN_OUT and held is not None:
            self._tell(sentences.stay(held))
            return
        op = self._op()
        self._show(running=kind, notice=None)
        self._tasks.run(
            lambda: self._write_and_look(kind, command, args, kwargs, op),
            lambda answer: self._done(kind, *answer),
            self._failed,
        )

    def _go_on(self, board: CounterBoard | None) -> None:
        """Does what was pressed meanwhile, if it still means what it meant."""
        kept, self._kept = self._kept, None
        if kept is not None and board is not None and kept.still_means(board):
            kept.begin()

    def _pressed_twice(self, kind: Kind) -> bool:
        last, now = self._last, self._clock()
        self._last = (kind, now)
        return last is not None and last[0] is kind and now - last[1] < DOUBLE_PRESS

    def _op(self) -> history.Op:
        return history.Op(history.new_key(), self.login, self._store.now())

    def _read(self) -> CounterBoard:
        board: CounterBoard = self._store.read(
            counter_board, self.counter_id, now=self._store.now()
        )
        return board

    def _write_and_look(
        self, kind: Kind, command: Callable[..., Any], args: Any, kwargs: Any, op: history.Op
    ) -> tuple[Any, CounterBoard | None]:
        value = self._store.write(command, *args, **kwargs, op=op)
        if kind is Kind.SIGN_OUT:
            return value, None
        try:
            return value, self._read()
        except Known:
            return value, None  # it is done; the live look brings the board later

    def _done(self, kind: Kind, value: Any, board: CounterBoard | None) -> None:
        if kind is Kind.SIGN_OUT:
            self._end("")
            return
        words = sentences.done(kind, value)
        notice = Notice(words, until=self.now() + NOTICE_FOR) if words else None
        self._show(running=None, notice=notice, board=board or self.state.board)
        self._go_on(board)

    def _failed(self, error: Known) -> None:
        if isinstance(error, NotOnShift):
            self._end(error.message())
            return
        self._kept = None  # it counted on the gesture that failed
        self._tell(error.message())
        if isinstance(error, Refused):
            self.look_again()  # what was on the screen was old

    def _beat_failed(self, error: Known) -> None:
        if isinstance(error, NotOnShift):
            self._end(error.message())

    def _looked(self, board: CounterBoard) -> None:
        if board.officer_login != self.login:
            self._end(NotOnShift(counter=self.counter_id).message())
            return
        self._open_day_if_due(board)
        self._show(board=board)

    def _open_day_if_due(self, board: CounterBoard) -> None:
        today = hours.day_to_open(board.office, board.day.business_date, self.now())
        if today is None or self._opening:
            return
        self._opening = True
        self._tasks.run(
            lambda: self._store.write(tickets.open_day, today, op=self._op()),
            lambda _: self._day_opened(),
            lambda _: self._day_not_opened(),
        )

    def _day_opened(self) -> None:
        self._opening = False
        self.look_again()

    def _day_not_opened(self) -> None:
        self._opening = False  # tried again at the next look, not at once

    def _bug(self, _bug: object) -> None:
        """It was logged; the officer can go on."""
        words = text("Có lỗi trong phần mềm, đã ghi vào nhật ký. Xin thử lại hoặc báo quản trị.")
        self._opening = False
        self._kept = None
        self._tell(words)

    def _tell(self, trouble: str) -> None:
        notice = Notice(trouble, until=self.now() + NOTICE_FOR, trouble=True)
        self._show(running=None, notice=notice)

    def _end(self, why: str) -> None:
        if not self._over:
            self.stop()
            self.ended.emit(why)

    def _show(self, **parts: Any) -> None:
        if not self._over:
            self.state = replace(self.state, **parts)
            self.changed.emit(self.state)
