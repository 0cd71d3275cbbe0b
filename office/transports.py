"""The ways to a printer. Every step has a time limit and ends in a `PrinterTrouble` or is done.

python-escpos is imported only when a connection is opened, which the device worker does.
"""

import contextlib
import logging
import os
import select
import socket
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Protocol

from office import settings
from office.errors import PrinterBusy, PrinterUnreachable

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
def _troubles() -> Iterator[None]:
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


def _keep_escpos_quick() -> None:
    """python-escpos parses its list of printers for 0.3 s unless it may keep it somewhere.

    In a folder of this user alone: what lies there is unpickled.
    """
    folder = settings.cache_folder() / "escpos"
    with contextlib.suppress(OSError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.environ.setdefault("ESCPOS_CAPABILITIES_PICKLE_DIR", str(folder))


class _OneWay:
    """A way on which nothing is heard."""

    two_way = False

    def read(self, within: float) -> bytes:  # noqa: ARG002  # Wire's shape
        return b""

    def finish(self, within: float) -> None:
        """Nothing to end."""


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
        _keep_escpos_quick()
        from escpos.printer import Network

        device = Network(self.host, self.port, timeout=within)
        device.device = connection
        return _TcpWire(device)


class _TcpWire:
    two_way = True

    def __init__(self, device: Any) -> None:
        self._device = device

    def write(self, data: bytes, within: float) -> None:
        with _troubles():
            self._device.device.settimeout(within)
            self._device._raw(data)

    def read(self, within: float) -> bytes:
        with _troubles():
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


@dataclass(frozen=True, slots=True)
class Usb:
    """A USB printer by vendor and product, through libusb."""

    vendor: int
    product: int
    byte_seconds: float = 0.0

    def open(self, within: float) -> Wire:
        """Asks the printer for its endpoints; they differ between makers."""
        with _troubles():
            _keep_escpos_quick()
            from escpos.printer import Usb as Device

            device = Device(self.vendor, self.product, timeout=int(within * 1000))
            device.open()
            for endpoint in device.device.get_active_configuration()[(0, 0)]:
                if endpoint.bEndpointAddress & 0x80:
                    device.in_ep = endpoint.bEndpointAddress
                else:
                    device.out_ep = endpoint.bEndpointAddress
            return _UsbWire(device)


class _UsbWire:
    two_way = True

    def __init__(self, device: Any) -> None:
        self._device = device

    def write(self, data: bytes, within: float) -> None:
        from usb.core import USBTimeoutError

        self._device.timeout = max(1, int(within * 1000))
        with _troubles():
            try:
                self._device._raw(data)
            except USBTimeoutError as cause:
                raise TimeoutError from cause

    def read(self, within: float) -> bytes:
        from usb.core import USBTimeoutError

        with _troubles():
            try:
                wait = max(1, int(within * 1000))
                return bytes(self._device.device.read(self._device.in_ep, 64, wait))
            except USBTimeoutError:
                return b""

    def finish(self, within: float) -> None:
        """Nothing to end."""

    def close(self) -> None:
        self._device.close()


@dataclass(frozen=True, slots=True)
class Serial:
    """A printer on a serial line, 8 data bits, no parity."""

    device: str
    baud: int

    @property
    def byte_seconds(self) -> float:
        """Ten bits a byte."""
        return 10 / self.baud

    def open(self, within: float) -> Wire:  # noqa: ARG002  # opening a serial line never waits
        with _troubles():
            _keep_escpos_quick()
            from escpos.printer import Serial as Device

            device = Device(self.device, self.baud)
            device.open()
            return _SerialWire(device.device)


class _SerialWire:
    two_way = True

    def __init__(self, port: Any) -> None:
        self._port = port

    def write(self, data: bytes, within: float) -> None:
        from serial import SerialTimeoutException

        self._port.write_timeout = within
        with _troubles():
            try:
                self._port.write(data)
            except SerialTimeoutException as cause:
                raise TimeoutError from cause

    def read(self, within: float) -> bytes:
        with _troubles():
            self._port.timeout = within
            said: bytes = self._port.read(1)
            said += self._port.read(self._port.in_waiting)
            return said

    def finish(self, within: float) -> None:
        """Nothing to end."""

    def close(self) -> None:
        with _troubles():
            self._port.close()


@dataclass(frozen=True, slots=True)
class DeviceFile:
    """A printer that the system shows as a file, such as /dev/usb/lp0."""

    path: str
    byte_seconds: float = 0.0

    def open(self, within: float) -> Wire:  # noqa: ARG002  # opened without waiting
        """Not through python-escpos: its file blocks for ever when the paper is out."""
        with _troubles():
            flags = os.O_RDWR | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0)
            return _FileWire(os.open(self.path, flags))


class _FileWire:
    two_way = True

    def __init__(self, handle: int) -> None:
        self._handle = handle

    def write(self, data: bytes, within: float) -> None:
        with _troubles():
            while data:
                if not select.select([], [self._handle], [], within)[1]:
                    raise TimeoutError
                data = data[os.write(self._handle, data[:4096]) :]

    def read(self, within: float) -> bytes:
        with _troubles():
            if not select.select([self._handle], [], [], within)[0]:
                return b""
            try:
                return os.read(self._handle, 64)
            except BlockingIOError:
                return b""

    def finish(self, within: float) -> None:
        """Nothing to end."""

    def close(self) -> None:
        os.close(self._handle)


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
        with _troubles():
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
        with _troubles():
            _keep_escpos_quick()
            from escpos.printer import Win32Raw

            device = Win32Raw(self.name)
            device.open("Mot Cua")
            return _WindowsWire(device)


class _WindowsWire(_OneWay):
    def __init__(self, device: Any) -> None:
        self._device = device

    def write(self, data: bytes, within: float) -> None:  # noqa: ARG002  # see Windows.open
        with _troubles():
            self._device._raw(data)

    def close(self) -> None:
        with _troubles():
            self._device.close()
