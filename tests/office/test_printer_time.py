"""Every verdict in time, on a clock of the test: each step takes as long as it is allowed to."""

import threading
from dataclasses import dataclass

import pytest

from office.errors import PrinterBusy, PrinterUnreachable
from office.thermal import conversation, transports
from office.thermal.printing import Outcome, ThermalPrinter
from tests import slips
from tests.printer import printer_server

PICTURE = slips.picture()


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@dataclass
class Slow:
    """A way that uses up whatever time it is given, and then does `how`."""

    clock: Clock
    how: str
    byte_seconds: float = 0.0
    two_way: bool = True

    def open(self, within: float) -> "Slow":
        self.clock.now += within
        if self.how == "hangs":
            raise PrinterUnreachable
        return self

    def write(self, data: bytes, within: float) -> None:
        if self.how == "stops" and len(data) > 3:
            self.clock.now += within
            raise PrinterBusy
        self.clock.now += min(within, 0.4 if self.how == "trickles" else 0.0)

    def read(self, within: float) -> bytes:
        self.clock.now += within
        return b"\x12" if self.how in ("trickles", "answers late") and within else b""

    def finish(self, within: float) -> None:  # the shape of a wire
        """Nothing to end."""

    def close(self) -> None:
        self.how = "closed"


@pytest.mark.parametrize("how", ["hangs", "stops", "trickles", "silent", "answers late"])
def test_every_verdict_comes_within_five_seconds(how: str) -> None:
    clock = Clock()
    began = clock.now
    verdict = ThermalPrinter(Slow(clock, how), copies=2, clock=clock).print(PICTURE)

    assert clock.now - began <= 5.0
    assert verdict.outcome is not Outcome.PRINTED


def test_a_slow_line_gets_time_for_its_bytes_but_not_for_silence() -> None:
    clock = Clock()
    began = clock.now
    slow = Slow(clock, "silent", byte_seconds=1 / 960)
    assert ThermalPrinter(slow, clock=clock).print(PICTURE).outcome is Outcome.SENT

    assert clock.now - began <= 5.0
    assert conversation.Deadline(5, clock, more=92).left() == 5
    clock.now += 96
    assert conversation.Deadline(5, clock).left(0.5) == 2.5


@dataclass
class Stuck:
    """A way whose opening takes no time limit, as looking up a name does."""

    port: int
    free: threading.Event
    byte_seconds: float = 0.0

    def open(self, within: float) -> transports.Wire:
        self.free.wait()
        return transports.Tcp("127.0.0.1", self.port).open(within)


def test_a_step_without_a_time_limit_delays_no_verdict_and_prints_nothing_later() -> None:
    free = threading.Event()
    with printer_server() as server:
        printer = ThermalPrinter(Stuck(server.port, free), limit=0.2)
        first = printer.print(PICTURE)
        while_stuck = printer.print(PICTURE)
        left_behind = [one for one in threading.enumerate() if one.name == "printer"]
        free.set()
        for one in left_behind:
            one.join()

        assert type(first.cause) is type(while_stuck.cause) is PrinterBusy
        assert len(left_behind) == 1
        assert server.papers == []
