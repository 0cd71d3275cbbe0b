"""Where a counter's papers come out: its settings, the officer's wish, and the ways there."""

import subprocess
import sys
from dataclasses import dataclass
from typing import Any, Protocol

from counter.memory import Memory
from counter.papers.kinds import Paper
from office.dossiers.dossier import RECEIPT
from office.errors import (
    Known,
    PagePrinterTrouble,
    PagesNowhere,
    PrintBroke,
    PrinterGone,
    SecondCopyMissing,
)
from office.forms.page_printers import LIMIT, CupsPages, NullPages, PagePrinter
from office.settings.settings import CounterSettings
from office.thermal.printing import Outcome, Printer, printer_from

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


@dataclass(frozen=True, slots=True)
class Outlets:
    """The counter's printers, and those of the machine for who chose one of them."""

    pages: PagePrinter
    roll: Printer | None
    machine: Machine

    def come_out(self, paper: Paper, own: str) -> Known | None:
        """At the officer's `own` printer, at the counter's where that is gone: what to tell then.

        `PagePrinterTrouble`, `PagesNowhere`, `SecondCopyMissing` or a roll's own trouble where
        paper did not come.
        """
        if not own:
            self._at_counter(paper)
            return None
        try:
            self.machine.pages(own).print(paper.pdf, paper.name, paper.pictures)
        except PagePrinterTrouble:
            there = self.machine.names()
            if there is None or own in there:
                raise
            self._at_counter(paper)
            return PrinterGone(printer=own)
        return None

    def on_roll(self, kind: str, own: str) -> bool:
        """Whether it comes out on the roll: only a receipt, and where no printer was chosen."""
        return kind == RECEIPT and self.roll is not None and not own

    def strip(self, paper: Paper) -> Any:
        """The picture for the roll."""
        from office.thermal.raster import raster
        from office.thermal.receipt_paper import receipt_paper

        assert self.roll is not None
        width = self.roll.paper_mm
        return raster(receipt_paper(paper.form, width_mm=width), width)

    def _at_counter(self, paper: Paper) -> None:
        if self.roll is None or not self.on_roll(paper.kind, ""):
            if self.roll is not None and isinstance(self.pages, NullPages):
                raise PagesNowhere()  # only receipts fit on the roll
            self.pages.print(paper.pdf, paper.name, paper.pictures)
            return
        verdict = self.roll.print(self.strip(paper))
        if verdict.outcome is not Outcome.FAILED:
            return
        if verdict.papers:
            raise SecondCopyMissing(papers=verdict.papers, copies=COPIES)
        raise verdict.cause or PrintBroke()
