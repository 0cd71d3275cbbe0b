"""A printer without hardware: keeps the bytes, shows the paper, and can run out of it."""

import threading
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QObject, Signal

from office.errors import PaperOut
from office.thermal.escpos_bytes import FEED_AND_CUT, INITIALISE, Status
from office.thermal.printing import Outcome, Printer, Verdict, printer_from

RASTER = b"\x1dv0\x00"


class VirtualPrinter(QObject):
    """The file printer in the product's own code, behind a lid that may be empty."""

    came_out = Signal(bytes)  # one paper, in the bytes a printer got

    def __init__(self, path: Path, paper_mm: int = 80) -> None:
        super().__init__()
        self.path, self.paper_mm = path, paper_mm
        self.verdicts: list[Verdict] = []
        self.papers: list[bytes] = []
        self._file: Printer = printer_from(f"file:{path}", paper_mm)
        self._empty = threading.Event()

    @property
    def is_empty(self) -> bool:
        """Whether the roll has ended."""
        return self._empty.is_set()

    def set_empty(self, empty: bool) -> None:
        """Takes the roll out, or puts a new one in."""
        if empty:
            self._empty.set()
        else:
            self._empty.clear()

    def print(self, picture: Image.Image) -> Verdict:
        """Prints, unless there is no paper. Called in the device worker."""
        if self.is_empty:
            verdict = Verdict(outcome=Outcome.FAILED, cause=PaperOut())
        else:
            before = self.path.stat().st_size if self.path.exists() else 0
            verdict = self._file.print(picture)
            self._take_out(before)
        self.verdicts.append(verdict)
        return verdict

    def status(self) -> Status:
        """How it is."""
        if self.is_empty:
            return Status(answered=True, trouble=PaperOut())
        return self._file.status()

    def _take_out(self, before: int) -> None:
        with self.path.open("rb") as file:
            file.seek(before)
            paper = file.read()
        self.papers.append(paper)
        self.came_out.emit(paper)


def picture_of(paper: bytes) -> Image.Image:
    """What the bytes of one paper burn. ValueError if they are anything but a picture."""
    if not (paper.startswith(INITIALISE) and paper.endswith(FEED_AND_CUT)):
        raise ValueError("not one whole paper")
    rest = paper[len(INITIALISE) : -len(FEED_AND_CUT)]
    rows, wide = b"", 0
    while rest:
        if not rest.startswith(RASTER):
            raise ValueError("not a picture")
        wide = int.from_bytes(rest[4:6], "little")
        size = wide * int.from_bytes(rest[6:8], "little")
        rows, rest = rows + rest[8 : 8 + size], rest[8 + size :]
    ink = bytes(255 - byte for byte in rows)
    return Image.frombytes("1", (wide * 8, len(rows) // wide), ink)
