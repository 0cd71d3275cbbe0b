"""Where a counter's papers come out, from its settings, and where an officer wants them to."""

import subprocess
import sys
from dataclasses import dataclass
from typing import Protocol

from counter.memory import Memory
from office.forms.page_printers import LIMIT, CupsPages, NullPages, PagePrinter
from office.settings.settings import CounterSettings
from office.thermal.printing import Printer, printer_from

COPIES = 2  # of a receipt on a roll: one for the citizen, one for the office


def printers_of(mine: CounterSettings) -> tuple[PagePrinter, Printer | None]:
    """The printer for pages, and the one for receipts on a roll if the counter has one."""
    if mine.printer == "pdf":
        return NullPages(), None
    kind, _, name = mine.printer.partition(":")
    if kind == "page":
        return _system(name), None
    return NullPages(), printer_from(mine.printer, mine.paper_mm, COPIES)


class Machine(Protocol):
    """The printers of this computer."""

    def names(self) -> tuple[str, ...] | None:
        """What they are called; None where the system does not say. Blocks."""

    def pages(self, name: str) -> PagePrinter:
        """The one of that name."""


class SystemMachine:
    """The printers as CUPS or Windows know them."""

    def names(self) -> tuple[str, ...] | None:
        """Asks the system, which may ask the network."""
        return _cups_names() if sys.platform != "win32" else _windows_names()

    def pages(self, name: str) -> PagePrinter:
        """One side each, whatever the printer is set to."""
        return _system(name)


@dataclass(frozen=True, slots=True)
class OwnPrinter:
    """The printer an officer chose on this machine: a chosen one takes all papers as A4 pages,
    "" prints as the counter's settings say."""

    memory: Memory
    login: str

    @property
    def name(self) -> str:
        """What it is called."""
        return self.memory.printer_of(self.login)

    def choose(self, name: str) -> None:
        """Another one, also after the next sign-in."""
        self.memory.prints_at(self.login, name)


def _system(name: str) -> PagePrinter:
    if sys.platform != "win32":
        return CupsPages(name)
    from counter.papers.qt_pages import QtPages

    return QtPages(name)


def _cups_names() -> tuple[str, ...] | None:
    try:
        done = subprocess.run(
            ["lpstat", "-e"], capture_output=True, timeout=LIMIT, check=False, text=True
        )
    except FileNotFoundError:
        return ()  # without CUPS there is no printer
    except subprocess.TimeoutExpired:
        return None
    return tuple(done.stdout.split()) if done.returncode == 0 else ()


def _windows_names() -> tuple[str, ...]:
    from PySide6.QtPrintSupport import QPrinterInfo

    return tuple(QPrinterInfo.availablePrinterNames())
