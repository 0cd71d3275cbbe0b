"""An ESC/POS printer of the tests: a TCP server with a roll, a cover and a will of its own."""

import contextlib
import select
import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from PIL import Image

from tests.escpos_decoder import Decoder, NotEscPos

RECEIVE_BUFFER = 4096


class Fault(StrEnum):
    """What goes wrong."""

    NONE = "none"
    NEAR_END = "near end"
    PAPER_OUT = "paper out"
    COVER_OPEN = "cover open"
    JAM = "jam"
    OFFLINE = "offline"
    NO_RECEIPT = "knows no receipt"
    SILENT = "never answers"
    STALL = "stops reading"
    DROP = "hangs up"


STOPS = (Fault.PAPER_OUT, Fault.COVER_OPEN, Fault.JAM, Fault.OFFLINE)
ANSWERS = {
    Fault.NEAR_END: {4: 0x1E},
    Fault.PAPER_OUT: {1: 0x1A, 2: 0x32, 4: 0x72},
    Fault.COVER_OPEN: {1: 0x1A, 2: 0x16},
    Fault.JAM: {1: 0x1A, 2: 0x52, 3: 0x1A},
    Fault.OFFLINE: {1: 0x1A},
}
FINE = 0x12


@dataclass(frozen=True, slots=True)
class Script:
    """A fault and after how many bytes of a connection it begins.

    An `eager` printer answers what looks like a status question inside a picture, as some do.
    """

    fault: Fault = Fault.NONE
    after: int = 0
    eager: bool = False


class PrinterServer:
    """Serves one connection at a time, as small printers do."""

    def __init__(self, script: Script | None = None) -> None:
        self.script = script or Script()
        self.decoder = Decoder()
        self.wrong: NotEscPos | None = None
        self.taken = 0
        self._stopped = threading.Event()
        self._listener = socket.socket()
        self._listener.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, RECEIVE_BUFFER)
        self._listener.bind(("127.0.0.1", 0))
        self._listener.listen()
        self.port: int = self._listener.getsockname()[1]
        self._thread = threading.Thread(target=self._serve, name="test printer")
        self._thread.start()

    @property
    def papers(self) -> list[Image.Image]:
        """What came out of the slot, cut."""
        return self.decoder.papers

    def close(self) -> None:
        """Pulls the plug and waits until all is closed."""
        self._stopped.set()
        self._thread.join()
        self._listener.close()

    def _serve(self) -> None:
        while not self._stopped.is_set():
            if select.select([self._listener], [], [], 0.02)[0]:
                connection, _ = self._listener.accept()
                with connection, contextlib.suppress(OSError):
                    self._talk(connection)

    def _talk(self, connection: socket.socket) -> None:
        script, taken, aside = self.script, 0, b""
        while not self._stopped.is_set():
            if script.fault is Fault.STALL and taken >= script.after:
                self._stopped.wait()
                return
            if script.fault is Fault.DROP and taken >= script.after:
                return
            if not select.select([connection], [], [], 0.02)[0]:
                continue
            room = 4096
            if script.fault in (Fault.STALL, Fault.DROP):
                room = min(room, script.after - taken)
            data = connection.recv(room)
            if not data:
                return
            good = len(data)
            if script.fault in STOPS:
                good = max(0, min(good, script.after - taken))
            taken += len(data)
            self.taken += len(data)
            self._print(connection, data[:good])
            aside = self._answer_aside(connection, aside + data[good:])

    def _print(self, connection: socket.socket, data: bytes) -> None:
        if self.script.eager:
            self._answer_aside(connection, data)
        try:
            done = self.decoder.feed(data)
        except NotEscPos as wrong:
            self.wrong = wrong
            raise OSError from wrong
        fault = self.script.fault
        for command in done:
            if command == "receipt" and fault not in (Fault.NO_RECEIPT, Fault.SILENT):
                connection.sendall(b"\x00")
            if command.startswith("status") and not self.script.eager:
                self._answer(connection, int(command[-1]), fault in STOPS)

    def _answer(self, connection: socket.socket, number: int, still_good: bool) -> None:
        if self.script.fault is Fault.SILENT:
            return
        answers = {} if still_good else ANSWERS.get(self.script.fault, {})
        connection.sendall(bytes((answers.get(number, FINE),)))

    def _answer_aside(self, connection: socket.socket, data: bytes) -> bytes:
        """A stopped printer keeps what it is sent and answers only real-time questions."""
        while (at := data.find(b"\x10\x04")) >= 0 and at + 2 < len(data):
            if data[at + 2] in (1, 2, 3, 4):
                self._answer(connection, data[at + 2], still_good=False)
            data = data[at + 3 :]
        return data[-2:]


@contextlib.contextmanager
def printer_server(script: Script | None = None) -> Iterator[PrinterServer]:
    """A printer on a free port of this machine."""
    server = PrinterServer(script)
    try:
        yield server
    finally:
        server.close()


def refused_port() -> int:
    """A port on which nobody listens."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


@contextlib.contextmanager
def hung_port() -> Iterator[int]:
    """A port that never answers a connection: its queue is full."""
    with contextlib.ExitStack() as stack:
        listener = stack.enter_context(socket.socket())
        listener.bind(("127.0.0.1", 0))
        listener.listen(0)
        for _ in range(4):
            filler = stack.enter_context(socket.socket())
            filler.setblocking(False)
            filler.connect_ex(listener.getsockname())
        yield listener.getsockname()[1]
