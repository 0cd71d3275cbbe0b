"""Where a paper comes out: the officer's own printer, the counter's, or its roll. For a worker."""

from dataclasses import dataclass
from typing import Any

from counter.papers.kinds import Paper
from counter.papers.printers import COPIES, Machine
from office.dossiers.dossier import RECEIPT
from office.errors import (
    Known,
    PagePrinterTrouble,
    PagesNowhere,
    PrintBroke,
    PrinterGone,
    SecondCopyMissing,
)
from office.forms.page_printers import NullPages, PagePrinter
from office.thermal.printing import Outcome, Printer


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
