"""A scanner on a serial line (USB-COM), and the scanner that a setting names."""

import logging
from collections.abc import Callable
from threading import Event, Thread
from typing import Protocol

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from office.qt.scanner import KeyboardScanner, Scanner
from office.scanning import SerialRecords
from office.settings.kinds import SCANNERS

log = logging.getLogger(__name__)

RECONNECT_S = 2.0
BAUD = 9600  # scanners in USB-COM mode take any


class Line(Protocol):
    """A serial line; `read` gives what came within a short time, or nothing."""

    def read(self, size: int = 1) -> bytes:
        """Some bytes."""

    def close(self) -> None:
        """Lets the device go."""


class SerialScanner(Scanner):
    """Reads a scanner in USB-COM mode in a thread of its own; unplugged, it waits for it.

    `scanned` comes on the thread of the screens.
    """

    _came = Signal(object)

    def __init__(
        self,
        device: str,
        parent: QObject | None = None,
        *,
        open_line: Callable[[str], Line] | None = None,
        reconnect_s: float = RECONNECT_S,
    ) -> None:
        super().__init__(parent)
        self._device, self._open = device, open_line or _open_serial
        self._reconnect_s = reconnect_s
        self._ending = Event()
        self._told = False
        self._came.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        self._thread = Thread(target=self._listen, name="scanner", daemon=True)

    def start(self) -> None:
        """Begins to listen."""
        self._thread.start()

    def close(self, patience: float = 3.0) -> None:
        """Listens no more."""
        self._ending.set()
        if self._thread.is_alive():
            self._thread.join(patience)

    @Slot(object)
    def _tell(self, record: bytes) -> None:
        if not self._ending.is_set():
            self.scanned.emit(record)

    def _listen(self) -> None:
        while not self._ending.is_set():
            try:
                self._read_on(self._open(self._device))
            except (OSError, ValueError) as trouble:  # pyserial's own error is an OSError
                if not self._told:
                    log.warning("No scanner at %s: %s", self._device, trouble)
                self._told = True
                self._ending.wait(self._reconnect_s)

    def _read_on(self, line: Line) -> None:
        self._told = False
        records = SerialRecords()
        try:
            while not self._ending.is_set():
                piece = line.read(4096)
                found = records.split_lines(piece) if piece else (records.rest(),)
                for record in filter(None, found):
                    self._came.emit(record)
        finally:
            line.close()


def scanner_from(address: str, hears: Callable[[QWidget], bool] | None = None) -> Scanner:
    """The scanner that a setting `scanner` names; `hears` is for one that types."""
    found = SCANNERS.fullmatch(address)
    if found is not None and found["device"]:
        return SerialScanner(found["device"])
    return KeyboardScanner(hears=hears) if address == "keyboard" else Scanner()


def _open_serial(device: str) -> Line:
    import serial

    line: Line = serial.Serial(device, BAUD, timeout=0.1)
    return line
