"""The way to a printer: what every way offers, and the network's.

Every step has a time limit and ends in a `PrinterTrouble` or is done.
python-escpos is imported only when a connection is opened, which the device worker does.
"""

import contextlib
import logging
import os
import socket
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Protocol

from office.errors import PrinterBusy, PrinterUnreachable
from office.settings import settings

log = logging.getLogger(__name__)


class Wire(Protocol):
    """An open way to a printer."""

    @property
    def two_way(self) -> bool:
        """Whether the printer can be heard."""

    def write(self, data: bytes, within: float) -> None:
        """Hands all of it over, or raises `PrinterBusy` or `PrinterUnreachable`."""

    def read(self, within: float) -> bytes:
        """What the printer said; empty after `within` seconds of silence."""

    def finish(self, within: float) -> None:
        """Ends the job where the way is a spooler."""

    def close(self) -> None:
        """Gives the printer free."""


class Transport(Protocol):
    """How to reach one printer."""

    @property
    def byte_seconds(self) -> float:
        """What a slow line needs for each byte."""

    def open(self, within: float) -> Wire:
        """Opens the way, or raises `PrinterUnreachable`."""


@contextlib.contextmanager
def troubles() -> Iterator[None]:
    """The environment's failures under the names that people are told."""
    try:
        yield
    except TimeoutError as cause:
        raise PrinterBusy from cause
    except (OSError, ValueError, RuntimeError, AssertionError, ImportError) as cause:
        log.warning("printer: %s", cause)
        raise PrinterUnreachable from cause
    except Exception as cause:
        # escpos and pywin32 have errors of their own, which only their modules name.
        if type(cause).__module__.partition(".")[0] not in {"escpos", "pywintypes"}:
            raise
        log.warning("printer: %s", cause)
        raise PrinterUnreachable from cause


def keep_escpos_quick() -> None:
    """python-escpos parses its list of printers for 0.3 s unless it may keep it somewhere.

    In a folder of this user alone: what lies there is unpickled.
    """
    folder = settings.cache_folder() / "escpos"
    with contextlib.suppress(OSError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.environ.setdefault("ESCPOS_CAPABILITIES_PICKLE_DIR", str(folder))


SEND_BUFFER = 16_384  # a small one, so that "sent" is close to "taken by the printer"


@dataclass(frozen=True, slots=True)
class Tcp:
    """A network printer, usually on port 9100."""

    host: str
    port: int
    byte_seconds: float = 0.0

    def open(self, within: float) -> Wire:
        """Opens the socket here: python-escpos would drop it unclosed when nobody answers."""
        try:
            connection = socket.create_connection((self.host, self.port), within)
        except OSError as cause:
            log.warning("printer %s:%s: %s", self.host, self.port, cause)
            raise PrinterUnreachable from cause
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, SEND_BUFFER)
        keep_escpos_quick()
        from escpos.printer import Network

        device = Network(self.host, self.port, timeout=within)
        device.device = connection
        return _TcpWire(device)


class _TcpWire:
    two_way = True

    def __init__(self, device: Any) -> None:
        self._device = device

    def write(self, data: bytes, within: float) -> None:
        with troubles():
            self._device.device.settimeout(within)
            self._device._raw(data)

    def read(self, within: float) -> bytes:
        with troubles():
            self._device.device.settimeout(within)
            try:
                said: bytes = self._device._read()
            except (TimeoutError, BlockingIOError):
                return b""
            if not said:
                raise ConnectionResetError("the printer hung up")
            return said

    def finish(self, within: float) -> None:
        """Nothing to end."""

    def close(self) -> None:
        self._device.close()
