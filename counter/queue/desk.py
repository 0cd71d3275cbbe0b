"""A counter at work: its gestures, its board, its heart-beat. No widgets."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from counter.queue import sentences
from db.engine import Store
from db.queue import shifts, tickets
from db.queue.counter_board import counter_board
from db.queue.records import CounterBoard, Day
from office import hours
from office.errors import Known, NotOnShift
from office.history import Op
from office.qt.live import Feed
from office.qt.presenter import Presenter, State, done_and_seen
from office.qt.tasks import Tasks, unheeded
from office.shift import BEAT_EVERY
from office.ticket import Kind, Ticket

BEAT_MS = BEAT_EVERY // timedelta(milliseconds=1)
AT_DESK = (Kind.CALL, Kind.RECALL, Kind.START, Kind.FINISH, Kind.NO_SHOW)  # move who is at a desk


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskState(State):
    """Everything a counter's panels paint: one snapshot. `running` is the `Kind` of a gesture."""

    board: CounterBoard | None = None

    @property
    def held(self) -> Ticket | None:
        """The ticket at the desk."""
        return self.board.desk.ticket if self.board is not None and self.board.desk else None


class Desk(Presenter[DeskState]):
    """Takes gestures and shows the board after each.

    A key pressed while another gesture runs is not done after it where it would strike a ticket
    that the officer had not seen at the desk.
    """

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
        super().__init__(DeskState(), tasks, store.now, login=login, clock=clock, parent=parent)
        self.counter_id = counter_id
        self._store = store
        self._opening = False
        self._watch(self._read, feed)
        self._pulse = QTimer(self, interval=BEAT_MS)
        self._pulse.timeout.connect(self.beat)

    def start(self) -> None:
        """Begin to look and to beat."""
        super().start()
        self._pulse.start()

    def stop(self) -> None:
        """Look and beat no more; whatever still runs is no longer shown."""
        self._pulse.stop()
        super().stop()

    @property
    def ticket(self) -> Ticket | None:
        """Whoever is at the desk."""
        return self.state.held

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
        self._gesture(Kind.CANCEL, tickets.cancel, ticket_id, reason)

    def take_over(self, ticket_id: int) -> None:
        """Take the ticket of a counter that went silent."""
        self._gesture(Kind.TAKE_OVER, tickets.take_over, self.counter_id, ticket_id)

    def undo(self) -> None:
        """Take back this counter's latest gesture, if it may still be."""
        board = self.state.board
        if board is not None and board.undoable is not None:
            # tried again, it never takes back the gesture before
            version = board.undoable.version
            self._gesture(Kind.UNDO, tickets.undo, self.counter_id, version, what=Kind.UNDO)

    def sign_out(self) -> None:
        """End the shift; refused in words while a ticket is at the desk."""
        if self.state.running is not None or self._may_end():
            self._gesture(Kind.SIGN_OUT, shifts.sign_out, self.counter_id)

    def leave(self) -> None:
        """End the shift on the way out; nobody is left to hear how it went."""
        sign_out = partial(self._store.write, self._op(), shifts.sign_out, self.counter_id)
        self.stop()
        self._tasks.run(sign_out, unheeded, unheeded)

    def beat(self) -> None:
        """Tell the others that this counter is alive."""
        self._tasks.run(
            lambda: self._store.touch(
                shifts.beat, self.login, self.counter_id, now=self._store.now()
            ),
            unheeded,
            self._beat_failed,
        )

    # Inside

    def _at_desk(self, kind: Kind, command: Callable[..., Ticket]) -> None:
        held = self.state.held
        if held is not None:
            self._gesture(kind, command, self.counter_id, held.ticket_id)

    def _gesture(
        self, kind: Kind, command: Callable[..., Any], *args: Any, what: object = None
    ) -> None:
        def work(op: Op) -> tuple[Any, CounterBoard | None]:
            write = partial(self._store.write, op, command, *args)
            return (write(), None) if kind is Kind.SIGN_OUT else done_and_seen(write, self._read)

        held = self.state.held
        self._make(
            kind, work, partial(self._done, kind), what=what or (command, args),
            still=partial(self._still_means, kind, held.ticket_id if held else None),
        )  # fmt: skip

    def _still_means(self, kind: Kind, seen: int | None) -> bool:
        """Whether a key can be pressed now, and strikes nobody who was not at the desk when it was;
        `seen` is who was."""
        held = self.state.held
        if kind is Kind.SIGN_OUT:
            return self._may_end()
        if kind not in AT_DESK:
            return True
        if held is not None and held.ticket_id != seen:
            return False
        if kind is Kind.CALL:
            return sentences.can_call(self.state.board)
        return held is not None and kind in held.moves

    def _may_end(self) -> bool:
        """Whether nobody is at the desk; who is, is told."""
        held = self.state.held
        if held is not None:
            self.tell(sentences.stay(held), trouble=True)
        return held is None

    def _read(self) -> CounterBoard:
        return self._store.read(counter_board, self.counter_id, now=self._store.now())

    def _done(self, kind: Kind, answer: tuple[Any, CounterBoard | None]) -> None:
        value, board = answer
        if kind is Kind.SIGN_OUT:
            self._end("")
            return
        if board is None:
            self._kept = None  # who is at the desk now, nobody has seen
        words = sentences.done(kind, value)
        self._show(board=board or self.state.board, notice=self._notice(words))

    def _failed(self, trouble: Known) -> None:
        if isinstance(trouble, NotOnShift):
            self._end(trouble.message())
        else:
            super()._failed(trouble)

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
            partial(self._store.write, self._op(), tickets.open_day, today),
            self._day_opened,
            self._day_not_opened,
        )

    def _day_opened(self, _day: Day) -> None:
        self._opening = False
        self.look_again()

    def _day_not_opened(self, _trouble: Known) -> None:
        self._opening = False  # tried again at the next look, not at once

    def _end(self, why: str) -> None:
        if not self._over:
            self.stop()
            self.ended.emit(why)
