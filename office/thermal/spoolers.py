"""Printers behind a spooler, CUPS or Windows: bytes go in, nothing is heard."""

import subprocess
from dataclasses import dataclass
from typing import Any

from office.thermal.transports import Wire, keep_escpos_quick, troubles


class _OneWay:
    """A way on which nothing is heard."""

    two_way = False

    def read(self, within: float) -> bytes:  # noqa: ARG002  # Wire's shape
        return b""

    def finish(self, within: float) -> None:
        """Nothing to end."""


@dataclass(frozen=True, slots=True)
class Cups:
    """A queue of CUPS or lp, given the bytes raw."""

    queue: str
    byte_seconds: float = 0.0

    def open(self, within: float) -> Wire:  # noqa: ARG002  # the job is handed over at its end
        """Not through python-escpos: its LP adds a line feed and takes every refusal for done."""
        return _CupsWire(self.queue)


class _CupsWire(_OneWay):
    def __init__(self, queue: str) -> None:
        self._queue = queue
        self._job = b""

    def write(self, data: bytes, within: float) -> None:  # noqa: ARG002  # kept until the end
        self._job += data

    def finish(self, within: float) -> None:
        command = ["lp", "-d", self._queue, "-o", "raw", "-s", "-t", "Mot Cua"]
        with troubles():
            try:
                done = subprocess.run(
                    command, input=self._job, capture_output=True, timeout=within, check=False
                )
            except subprocess.TimeoutExpired as cause:
                raise TimeoutError from cause
            if done.returncode != 0:
                raise OSError(done.stderr.decode(errors="replace").strip())

    def close(self) -> None:
        self._job = b""


@dataclass(frozen=True, slots=True)
class Windows:
    """A printer of Windows, given the bytes raw."""

    name: str
    byte_seconds: float = 0.0

    def open(self, within: float) -> Wire:  # noqa: ARG002  # the spooler takes no time limit
        with troubles():
            keep_escpos_quick()
            from escpos.printer import Win32Raw

            device = Win32Raw(self.name)
            device.open("Mot Cua")
            return _WindowsWire(device)


class _WindowsWire(_OneWay):
    def __init__(self, device: Any) -> None:
        self._device = device

    def write(self, data: bytes, within: float) -> None:  # noqa: ARG002  # see Windows.open
        with troubles():
            self._device._raw(data)

    def close(self) -> None:
        with troubles():
            self._device.close()
