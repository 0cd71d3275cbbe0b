"""From an issued ticket to paper and a verdict, in the device worker."""

import logging
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal

from db.queue.records import IssuedTicket
from kiosk.flow.journal import Journal
from kiosk.flow.snapshot import Paper
from office.errors import Known, PrinterTrouble, Unexpected
from office.profile import Office
from office.qt.tasks import Tasks
from office.thermal import papers
from office.thermal.escpos_bytes import UNKNOWN, Status
from office.thermal.papers import TicketFacts
from office.thermal.printing import Outcome, Printer, Verdict
from office.thermal.raster import raster

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Slip:
    """How the paper of a ticket ended; `trouble` says why it failed, `paper_low` is for staff."""

    ticket_id: int
    paper: Paper
    trouble: Known | None = None
    paper_low: bool = False


class Press(QObject):
    """Prints one slip after the other and notes each end in the journal."""

    ended = Signal(object)  # Slip
    answered = Signal(object)  # Status

    def __init__(
        self, printer: Printer, journal: Journal, device: Tasks, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._printer, self._journal, self._device = printer, journal, device
        self._under_way: list[int | None] = []  # tickets; None: only asked how it is

    def print(
        self, issued: IssuedTicket, office: Office, *, key: str | None = None, again: bool = False
    ) -> None:
        """Queues a slip; `key` is the wish that ends with it; `again` marks it IN LẠI."""
        self._under_way.append(issued.ticket.ticket_id)
        self._device.run(
            partial(self._print, issued, office, key, again),
            partial(self._printed, issued.ticket.ticket_id),
            partial(self._failed, issued.ticket.ticket_id),
        )

    def ask(self) -> None:
        """How the printer says it is. Not while it works: then a verdict comes anyway."""
        if not self._under_way:
            self._under_way.append(None)
            self._device.run(self._printer.status, self._answered, self._silent)

    def _answered(self, status: Status) -> None:
        self._under_way.remove(None)
        self.answered.emit(status)

    def _silent(self, _trouble: Known) -> None:
        self._answered(UNKNOWN)

    def _print(self, issued: IssuedTicket, office: Office, key: str | None, again: bool) -> Verdict:
        width = self._printer.paper_mm
        paper = papers.ticket_paper(facts_of(issued), office, again=again, width_mm=width)
        verdict = self._printer.print(raster(paper, width))
        if key is not None:
            self._settle(key, verdict)
        return verdict

    def _settle(self, key: str, verdict: Verdict) -> None:
        """The paper is as the verdict says, whatever becomes of its note."""
        try:
            self._journal.settled(key, verdict.outcome.value)
        except Exception:
            log.exception("Not noted in the journal")

    def _printed(self, ticket_id: int, verdict: Verdict) -> None:
        self._end(Slip(ticket_id, _paper_of(verdict), verdict.cause, verdict.paper_low))

    def _failed(self, ticket_id: int, trouble: Known) -> None:
        if isinstance(trouble, Unexpected):
            trouble = PrinterTrouble()
        self._end(Slip(ticket_id, Paper.FAILED, trouble))

    def _end(self, slip: Slip) -> None:
        self._under_way.remove(slip.ticket_id)
        self.ended.emit(slip)


def facts_of(issued: IssuedTicket) -> TicketFacts:
    """What the paper and the QR on screen tell."""
    ticket = issued.ticket
    return TicketFacts(
        label=ticket.label,
        lane=ticket.lane,
        service=issued.service,
        ahead=issued.ahead,
        estimate=issued.estimate,
        counters=issued.counters,
        issued_at=ticket.issued_at,
        business_date=ticket.business_date,
        language=ticket.language,
        proof=issued.proof,
    )


def _paper_of(verdict: Verdict) -> Paper:
    match verdict.outcome:
        case Outcome.PRINTED:
            return Paper.PRINTED if verdict.papers else Paper.NONE
        case Outcome.SENT:
            return Paper.UNSURE
        case Outcome.FAILED:
            return Paper.FAILED
