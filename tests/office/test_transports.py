"""The other ways to a printer, as far as this machine can play them: a pseudo-terminal, an `lp`."""

import os
import stat
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from office.errors import PrinterBusy, PrinterUnreachable
from office.thermal import ports, printing, spoolers
from office.thermal.printing import Outcome, ThermalPrinter
from tests import slips
from tests.escpos_decoder import Decoder, decode

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are Unix's")
PICTURE = slips.picture().crop((0, 0, 576, 300))


@contextmanager
def line(*, reads: bool = True) -> Iterator[tuple[str, Decoder]]:
    """A terminal's name and what a printer at its other end has printed."""
    import tty

    ours, theirs = os.openpty()
    tty.setraw(theirs)
    decoder = Decoder()
    stopped, wake = os.pipe()
    printer = threading.Thread(target=serve, args=(ours, stopped, decoder))
    if reads:
        printer.start()
    try:
        yield os.ttyname(theirs), decoder
    finally:
        os.write(wake, b"x")
        if reads:
            printer.join()
        for each in (ours, theirs, stopped, wake):
            os.close(each)


def serve(handle: int, stopped: int, decoder: Decoder) -> None:
    """Prints and answers until told to stop."""
    import select

    while handle in (ready := select.select([handle, stopped], [], [])[0]) or not ready:
        for command in decoder.feed(os.read(handle, 4096)):
            if command.startswith("status"):
                os.write(handle, b"\x12")
            if command == "receipt":
                os.write(handle, b"\x00")


@pytest.mark.parametrize("way", [lambda name: ports.Serial(name, 115_200), ports.DeviceFile])
def test_a_printer_on_a_line_prints_and_confirms(way: type[ports.DeviceFile]) -> None:
    with line() as (name, decoder):
        verdict = ThermalPrinter(way(name)).print(PICTURE)

        assert verdict.outcome is Outcome.PRINTED
        assert [paper.tobytes() for paper in decoder.papers] == [PICTURE.tobytes()]


def test_a_device_file_that_takes_nothing_more_is_busy() -> None:
    with line(reads=False) as (name, _):
        verdict = ThermalPrinter(ports.DeviceFile(name), limit=0.5).print(PICTURE)

        assert type(verdict.cause) is PrinterBusy


def test_a_serial_line_that_takes_nothing_more_is_busy() -> None:
    with line(reads=False) as (name, _):
        way = ports.Serial(name, 4_000_000)
        verdict = ThermalPrinter(way, limit=0.5).print(PICTURE)

        assert type(verdict.cause) is PrinterBusy


@pytest.mark.parametrize(
    "spec",
    ["serial:/dev/no-such-line:9600", "file:/dev/no-such-printer", "usb:ffff:ffff", "windows:None"],
)
def test_a_printer_that_is_not_there_is_unreachable(spec: str) -> None:
    verdict = printing.printer_from(spec).print(PICTURE)

    assert verdict.outcome is Outcome.FAILED
    assert type(verdict.cause) is PrinterUnreachable


def test_a_slow_line_is_given_the_time_that_its_bytes_need() -> None:
    assert ports.Serial("/dev/ttyS0", 9600).byte_seconds == pytest.approx(1 / 960)


def lp(folder: Path, script: str) -> None:
    """A program of that name, found before the system's."""
    program = folder / "lp"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)


def test_a_queue_gets_the_bytes_raw_and_nothing_is_claimed_of_its_paper(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lp(tmp_path, f'echo "$@" > {tmp_path}/asked; cat > {tmp_path}/job')
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    verdict = printing.printer_from("cups:Quay_1").print(PICTURE)

    assert verdict.outcome is Outcome.SENT
    assert "-d Quay_1 -o raw" in (tmp_path / "asked").read_text()
    assert [paper.tobytes() for paper in decode((tmp_path / "job").read_bytes())] == [
        PICTURE.tobytes()
    ]


def test_a_queue_that_refuses_is_unreachable_and_one_that_hangs_is_busy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    lp(tmp_path, 'echo "lp: no such queue" >&2; exit 1')
    refused = printing.printer_from("cups:Quay_1").print(PICTURE)
    lp(tmp_path, "exec sleep 60")
    hung = ThermalPrinter(spoolers.Cups("Quay_1"), limit=0.4).print(PICTURE)

    assert type(refused.cause) is PrinterUnreachable
    assert type(hung.cause) is PrinterBusy
