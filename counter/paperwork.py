"""From a dossier in the book to its paper: read, set in type, kept as PDF, printed.

The reading is done by the database's worker, setting and printing by the device's. A print that
fails leaves the PDF and a sentence; the dossier is in the book whatever the printer does.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from counter.printers import COPIES
from db import access
from db.dossier_page import dossier_page
from db.engine import Store
from office.dossiers.dossier_records import DossierPage
from office.errors import Known, SecondCopyMissing
from office.forms import form_basis, forms, letters
from office.forms.page_printers import PagePrinter
from office.profile import VIETNAM
from office.qt.tasks import Tasks
from office.thermal.printing import Outcome, Printer

log = logging.getLogger(__name__)

# Which form a wish is for, and how a dossier's page becomes it.
FORMS: dict[str, Callable[[DossierPage], Any]] = {
    "receipt": letters.receipt,
    "supplement_request": letters.supplement,
    "refusal": letters.refusal,
    "extension_letter": letters.extension,
    "stop_notice": letters.stop_notice,
    "result_receipt": letters.result_receipt,
}


@dataclass(frozen=True, slots=True)
class Printed:
    """How a print ended: the PDF that was kept, and the trouble if paper did not come."""

    dossier_id: int
    kind: str
    pdf: Path | None
    trouble: Known | None = None


class Paperwork(QObject):
    """Prints a dossier's papers. Asking returns at once; `ended` tells how it went."""

    ended = Signal(object)  # Printed
    troubled = Signal(str)  # why paper did not come, and what to do

    def __init__(
        self,
        store: Store,
        tasks: Tasks,
        device: Tasks,
        printer: PagePrinter,
        folder: Path,
        *,
        actor: str,
        machine: str = "",
        thermal: Printer | None = None,
        parent: QObject | None = None,
    ) -> None:
        """`thermal` prints receipts on a roll instead of A4 pages; `folder` keeps the PDFs."""
        super().__init__(parent)
        self._store, self._tasks, self._device = store, tasks, device
        self._printer, self._thermal, self._folder = printer, thermal, folder
        self._actor, self._machine = actor, machine
        self._printed: set[tuple[int, str]] = set()

    def print_receipt(self, dossier_id: int) -> None:
        """The receipt with the appointment; marked as a reprint if it was printed before."""
        self.print(dossier_id, "receipt")

    def print_supplement_request(self, dossier_id: int) -> None:
        """The list of what is to be brought."""
        self.print(dossier_id, "supplement_request")

    def print_refusal(self, dossier_id: int) -> None:
        """Why the dossier was not received."""
        self.print(dossier_id, "refusal")

    def print_control_sheet(self, dossier_id: int) -> None:
        """Every hand-over so far."""
        self.print(dossier_id, "control_sheet")

    def print(self, dossier_id: int, kind: str) -> None:
        """One of `FORMS`, or `control_sheet`."""
        self._tasks.run(
            partial(self._read, dossier_id),
            partial(self._set, dossier_id, kind),
            partial(self._failed, dossier_id, kind),
        )

    def print_visit(self, dossier_ids: tuple[int, ...]) -> None:
        """One receipt for several dossiers of one visit."""
        self._tasks.run(
            lambda: tuple(self._read(each) for each in dossier_ids),
            self._set_visit,
            partial(self._failed, dossier_ids[0], "receipt_many"),
        )

    def _read(self, dossier_id: int) -> DossierPage:
        now = self._store.now()
        self._store.touch(
            access.note, access.PRINT, dossier_id,
            actor=self._actor, machine=self._machine, now=now,
        )  # fmt: skip
        return self._store.read(dossier_page, dossier_id, now=now)

    def _set(self, dossier_id: int, kind: str, page: DossierPage) -> None:
        again = (dossier_id, kind) in self._printed
        self._device.run(
            partial(self._press, page, kind, again, self._store.now()),
            self._finished,
            partial(self._failed, dossier_id, kind),
        )

    def _set_visit(self, pages: tuple[DossierPage, ...]) -> None:
        kind = "receipt_many"
        form = letters.visit_receipt(pages)
        self._device.run(
            partial(self._pages, pages[0], kind, form, self._store.now()),
            self._finished,
            partial(self._failed, pages[0].dossier.dossier_id, kind),
        )

    def _press(self, page: DossierPage, kind: str, again: bool, now: datetime) -> Printed:
        """In the device's worker: the form, its PDF, its paper."""
        if kind == "control_sheet":
            return self._pages(page, kind, letters.control_sheet(page, now), now)
        if kind == "receipt":
            form = letters.receipt(page, again=again)
            if self._thermal is not None:
                return self._roll(page, form, now)
            return self._pages(page, kind, form, now)
        return self._pages(page, kind, FORMS[kind](page), now)

    def _pages(self, page: DossierPage, kind: str, form: Any, now: datetime) -> Printed:
        path, pdf = self._keep(page, kind, form, now)
        day, basis = _day_and_basis(page, now)

        def pictures(dpi: int) -> tuple[bytes, ...]:
            return forms.render_png(form, basis=basis, day=day, dpi=dpi)

        try:
            self._printer.print(pdf, path.stem, pictures)
        except Known as trouble:
            return Printed(page.dossier.dossier_id, kind, path, trouble)
        return Printed(page.dossier.dossier_id, kind, path)

    def _roll(self, page: DossierPage, form: Any, now: datetime) -> Printed:
        from office.thermal.raster import raster
        from office.thermal.receipt_paper import receipt_paper

        assert self._thermal is not None
        path, _pdf = self._keep(page, "receipt", form, now)
        width = self._thermal.paper_mm
        verdict = self._thermal.print(raster(receipt_paper(form, width_mm=width), width))
        trouble: Known | None = verdict.cause
        if verdict.outcome is Outcome.FAILED and verdict.papers:
            trouble = SecondCopyMissing(papers=verdict.papers, copies=COPIES)
        return Printed(page.dossier.dossier_id, "receipt", path, trouble)

    def _keep(self, page: DossierPage, kind: str, form: Any, now: datetime) -> tuple[Path, bytes]:
        """The PDF in its folder, written before paper is asked for."""
        day, basis = _day_and_basis(page, now)
        pdf = forms.render_pdf(form, basis=basis, day=day)
        path = self._folder / f"{page.dossier.code}-{kind}.pdf"
        try:
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            path.write_bytes(pdf)
        except OSError:
            log.warning("A PDF could not be kept")
        return path, pdf

    def _finished(self, printed: Printed) -> None:
        # only what came out makes the next paper a second one
        if printed.trouble is None or isinstance(printed.trouble, SecondCopyMissing):
            self._printed.add((printed.dossier_id, printed.kind))
        self._tell(printed)

    def _failed(self, dossier_id: int, kind: str, trouble: Known) -> None:
        self._tell(Printed(dossier_id, kind, None, trouble))

    def _tell(self, printed: Printed) -> None:
        self.ended.emit(printed)
        if printed.trouble is not None:
            self.troubled.emit(printed.trouble.message())


def _day_and_basis(page: DossierPage, now: datetime) -> tuple[date, form_basis.Basis]:
    """The day that stands on the paper, and the forms in force on it."""
    day = now.astimezone(VIETNAM).date()
    return day, form_basis.basis_on(day, page.office.rules.dossier.forms)
