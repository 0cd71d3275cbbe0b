"""One conversation with a thermal printer: ask how it is, send, hear that the paper came out."""

import contextlib
import time
from collections.abc import Callable, Iterator

from office.errors import PrinterBusy
from office.thermal.escpos_bytes import (
    RECEIPT,
    UNKNOWN,
    Status,
    is_receipt,
    is_status,
    status_from,
    status_query,
)
from office.thermal.transports import Transport, Wire

CONNECT, ANSWER, SETTLE, PAUSE = 0.6, 0.12, 0.5, 0.02  # shares of the whole time limit
CHUNK = 1024  # a second at 9600 baud: a line that stands still is noticed


class OutOfTime(Exception):
    """A piece of work used its whole time."""


class Deadline:
    """The time left for a piece of work; a slow line gets `more` for its bytes, not for waiting."""

    def __init__(
        self, seconds: float, clock: Callable[[], float] = time.monotonic, more: float = 0.0
    ) -> None:
        self.seconds = seconds
        self._clock = clock
        self._ends = clock() + seconds + more

    def left(self, share: float = 1.0) -> float:
        """Seconds for the next step, at most this share of the whole; `OutOfTime` if none."""
        left = self._ends - self._clock()
        if left <= 0:
            raise OutOfTime
        return min(left, self.seconds * share)

    def now(self) -> float:
        """The clock's reading."""
        return self._clock()


@contextlib.contextmanager
def opened(transport: Transport, deadline: Deadline) -> Iterator["Conversation"]:
    """A conversation that leaves the printer free again; out of time it is `PrinterBusy`."""
    try:
        with contextlib.closing(transport.open(deadline.left(CONNECT))) as wire:
            yield Conversation(wire, deadline)
    except OutOfTime:
        raise PrinterBusy from None


class Conversation:
    """What is said to the printer and heard from it. `receipts` counts papers it finished."""

    def __init__(self, wire: Wire, deadline: Deadline) -> None:
        self._wire = wire
        self._deadline = deadline
        self._answers: list[int] = []
        self._unasked = 0
        self.receipts = 0

    def send(self, data: bytes) -> None:
        """One paper and, where the printer can be heard, the wish for a receipt."""
        if self._wire.two_way:
            data += RECEIPT
        for start in range(0, len(data), CHUNK):
            self._wire.write(data[start : start + CHUNK], self._deadline.left())

    def ask(self) -> Status:
        """How the printer is. An unanswered question leaves it unknown."""
        if not self._wire.two_way:
            return UNKNOWN
        self._listen(0)
        self._answers.clear()  # picture data may look like a question and have been answered
        heard: dict[int, int] = {}
        for number in (1, 2, 3, 4):
            self._wire.write(status_query(number), self._deadline.left())
            if not self._answers:
                self._listen(self._deadline.left(ANSWER))
            if not self._answers:
                break
            heard[number] = self._answers.pop(0)
        status = status_from(heard)
        return status if status.answered else UNKNOWN

    def confirm(self, papers: int, *, heard: bool) -> Status:
        """Waits until the printer has finished; `UNKNOWN` if it does not say.

        A receipt is answered in turn, after the cut. Some printers know none: one that stays
        online, closed and with paper for longer than a ticket takes has printed it too.
        """
        self._wire.finish(self._deadline.left())
        try:
            return self._finished(papers, heard)
        except OutOfTime:
            return UNKNOWN

    def _finished(self, papers: int, heard: bool) -> Status:
        good_since: float | None = None
        while True:
            receipts = self.receipts
            status = self.ask()
            if status.trouble is not None:
                raise status.trouble
            if status.answered and receipts >= papers:
                return status
            if not status.answered and not heard:
                return UNKNOWN
            now = self._deadline.now()
            good_since = (now if good_since is None else good_since) if status.answered else None
            if good_since is not None and now - good_since >= self._deadline.seconds * SETTLE:
                return status
            self._listen(self._deadline.left(PAUSE))

    def _listen(self, within: float) -> None:
        for byte in self._wire.read(within):
            if self._unasked:
                self._unasked -= 1
            elif byte & 0x93 == 0x10:  # an automatic report nobody asked for: four bytes
                self._unasked = 3
            elif is_status(byte):
                self._answers.append(byte)
            elif is_receipt(byte):
                self.receipts += 1
