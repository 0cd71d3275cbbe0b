"""Reads an ESC/POS stream back into papers, to prove what a printer was told.

Written from Epson's command reference; it shares nothing with the product.
"""

from PIL import Image


class NotEscPos(Exception):
    """A byte that a printer would print as a letter, or a command no paper needs."""


class Decoder:
    """Reads the stream command by command; `papers` grow at each cut."""

    def __init__(self) -> None:
        self.papers: list[Image.Image] = []
        self.commands: list[str] = []
        self._pending = b""
        self._rows: list[bytes] = []
        self._width = 0

    def feed(self, data: bytes) -> list[str]:
        """Takes bytes in; the commands that they completed."""
        self._pending += data
        done = []
        while (command := self._next()) is not None:
            done.append(command)
        self.commands += done
        return done

    @property
    def idle(self) -> bool:
        """Whether nothing is half read and no picture waits for its cut."""
        return not self._pending and not self._rows

    def _take(self, count: int) -> bytes | None:
        if len(self._pending) < count:
            return None
        taken, self._pending = self._pending[:count], self._pending[count:]
        return taken

    def _next(self) -> str | None:
        head = self._pending
        for start, read in (
            (b"\x1b@", self._initialise),
            (b"\x1bJ", self._feed),
            (b"\x1bd", self._feed),
            (b"\x1dv0", self._raster),
            (b"\x1dV", self._cut),
            (b"\x1dr", self._receipt),
            (b"\x10\x04", self._status),
        ):
            if head.startswith(start):
                return read()
            if start.startswith(head):
                return None
        raise NotEscPos(head[:8].hex(" "))

    def _initialise(self) -> str | None:
        return "initialise" if self._take(2) else None

    def _feed(self) -> str | None:
        return "feed" if self._take(3) else None

    def _receipt(self) -> str | None:
        return "receipt" if self._take(3) else None

    def _status(self) -> str | None:
        taken = self._take(3)
        return f"status {taken[2]}" if taken else None

    def _cut(self) -> str | None:
        head = self._pending
        if len(head) < 3:
            return None
        if not self._take(4 if head[2] in (65, 66) else 3):
            return None
        flat = b"".join(self._rows)
        size = (self._width * 8, len(self._rows))
        ink = Image.frombytes("1", size, bytes(255 - byte for byte in flat))
        self.papers.append(ink)
        self._rows = []
        return "cut"

    def _raster(self) -> str | None:
        head = self._pending
        if len(head) < 8:
            return None
        if head[3] != 0:
            raise NotEscPos("a scaled picture")
        wide = head[4] + 256 * head[5]
        rows = head[6] + 256 * head[7]
        if rows > 256:
            raise NotEscPos(f"{rows} rows at once")
        if not (taken := self._take(8 + wide * rows)):
            return None
        self._width = wide
        self._rows += [taken[at : at + wide] for at in range(8, len(taken), wide)]
        return "raster"


def decode(data: bytes) -> list[Image.Image]:
    """The papers in a whole stream, black on white; anything but papers is refused."""
    decoder = Decoder()
    decoder.feed(data)
    if not decoder.idle:
        raise NotEscPos("the stream ends inside a paper")
    return decoder.papers
