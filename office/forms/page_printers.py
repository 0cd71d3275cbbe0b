"""Printers of pages, as the system has them: a PDF in, handed over or a reason why not.

CUPS takes the PDF itself, so text stays text. Windows has no way to print a PDF without another
program; there the pictures of the same pages are drawn by Qt (`counter.papers.qt_pages`).
"""

import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from office.errors import PagePrinterTrouble
from office.texts import N_

# The same pages as PNG of so many dots an inch, made only where they are needed.
Pictures = Callable[[int], tuple[bytes, ...]]
LIMIT = 10.0  # seconds in which a spooler takes a job or is given up


class PagePrinter(Protocol):
    """A place where pages come out. Blocks: called in the device worker."""

    def print(self, pdf: bytes, title: str, pictures: Pictures) -> None:
        """Hands the pages over, on one side each. `PagePrinterTrouble` says why not."""


@dataclass(frozen=True, slots=True)
class NullPages:
    """For an office that opens the PDF and prints it itself."""

    def print(self, pdf: bytes, title: str, pictures: Pictures) -> None:
        """Prints nothing; the PDF lies in its folder."""


@dataclass(frozen=True, slots=True)
class FilePages:
    """Puts each job into a folder, as a printer to PDF would."""

    folder: Path

    def print(self, pdf: bytes, title: str, pictures: Pictures) -> None:  # noqa: ARG002
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            (self.folder / f"{title}.pdf").write_bytes(pdf)
        except OSError as trouble:
            reason = trouble.strerror or N_("không ghi được")
            raise PagePrinterTrouble(printer=str(self.folder), reason=reason) from trouble


@dataclass(frozen=True, slots=True)
class CupsPages:
    """A queue of CUPS; "" is the system's own default."""

    queue: str = ""

    def print(self, pdf: bytes, title: str, pictures: Pictures) -> None:  # noqa: ARG002
        where = ["-d", self.queue] if self.queue else []
        options = ["-o", "sides=one-sided", "-o", "media=A4", "-t", title, "-s", "--", "-"]
        named = self.queue or N_("mặc định")
        try:
            done = subprocess.run(
                ["lp", *where, *options], input=pdf, capture_output=True, timeout=LIMIT, check=False
            )
        except FileNotFoundError as trouble:
            reason = N_("máy này chưa cài CUPS")
            raise PagePrinterTrouble(printer=named, reason=reason) from trouble
        except subprocess.TimeoutExpired as trouble:
            reason = N_("máy in không trả lời")
            raise PagePrinterTrouble(printer=named, reason=reason) from trouble
        if done.returncode != 0:
            said = done.stderr.decode(errors="replace").strip() or N_("hàng đợi in từ chối")
            raise PagePrinterTrouble(printer=named, reason=said)
