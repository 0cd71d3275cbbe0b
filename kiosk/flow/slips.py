"""The paper of the number on the screen: printed, failed, once more; what its printer says."""

import logging
from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject, Slot

from db.queue.records import IssuedTicket
from kiosk.flow import words
from kiosk.flow.clerk import Clerk
from kiosk.flow.press import Press, Slip
from kiosk.flow.printer_watch import PrinterWatch
from kiosk.flow.snapshot import Paper, Showing
from office import history
from office.device import printer_trouble
from office.errors import Known, Refused
from office.qt.tasks import Tasks
from office.thermal.escpos_bytes import Status

log = logging.getLogger(__name__)

TICKET_SECONDS = 20
TROUBLE_SECONDS = 45
MAX_AGAIN = 2


class Slips(QObject):
    """The number stays on the screen until its paper has a verdict, and longer without paper."""

    def __init__(
        self,
        showing: Showing,
        clerk: Clerk,
        press: Press,
        tasks: Tasks,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._showing, self._clerk, self._press, self._tasks = showing, clerk, press, tasks
        self._again = 0
        self._second: str | None = None  # the key of a second paper that is not noted yet
        self.watch = PrinterWatch(clerk, press, tasks, self)
        self.watch.told.connect(self._staff_told)
        press.ended.connect(self._ended)
        press.answered.connect(self._printer_answered)

    @Slot(str, object)
    def print_first(self, key: str, issued: IssuedTicket) -> None:
        """The paper of a number that was just given."""
        self._again, self._second = 0, None
        self._print(issued, key=key)

    @Slot(str, object)
    def print_left(self, key: str, issued: IssuedTicket) -> None:
        """A paper that a crash may have kept back, marked IN LẠI."""
        self._print(issued, key=key, again=True)

    def print_again(self) -> None:
        """The paper on the screen once more, marked IN LẠI; the number stays the same."""
        shown = self._showing.snapshot
        if shown.issued is None or shown.paper is Paper.PRINTING or not shown.may_print_again:
            return
        ticket_id, before = shown.issued.ticket.ticket_id, shown.paper
        self._showing.set(paper=Paper.PRINTING, note=None)
        self._second = self._second or history.new_key()  # a try again notes the same paper
        self._tasks.run(
            partial(self._clerk.print_again, ticket_id, self._second),
            partial(self._print_second, before),
            partial(self._no_second, ticket_id, before),
        )

    def _print(self, issued: IssuedTicket, *, key: str | None = None, again: bool = False) -> None:
        office = self._showing.snapshot.office
        assert office is not None
        if self._is_shown(issued.ticket.ticket_id):
            self._showing.set(paper=Paper.PRINTING, paper_trouble=None)
        self._press.print(issued, office, key=key, again=again)

    def _print_second(self, before: Paper, issued: IssuedTicket) -> None:
        self._second = None
        if before is not Paper.FAILED:
            self._again += 1
        self._print(issued, again=True)

    def _no_second(self, ticket_id: int, before: Paper, trouble: Known) -> None:
        if isinstance(trouble, Refused):
            self._second = None
        if self._is_shown(ticket_id):
            self._showing.set(paper=before, note=words.for_citizens(trouble))

    def _ended(self, slip: Slip) -> None:
        if slip.paper is Paper.FAILED:
            log.warning("Ticket %s is not on paper: %s", slip.ticket_id, slip.trouble)
        self._showing.set(printer=slip.trouble)
        self.watch.heard(printer_trouble(slip.trouble, paper_low=slip.paper_low))
        if not self._is_shown(slip.ticket_id):
            return
        without = slip.paper in (Paper.FAILED, Paper.NONE)
        seconds = TROUBLE_SECONDS if without else TICKET_SECONDS
        self._showing.set(
            paper=slip.paper, paper_trouble=slip.trouble, seconds_left=seconds,
            seconds_whole=seconds, may_print_again=self._may_print_again(slip.paper),
        )  # fmt: skip

    def _may_print_again(self, paper: Paper) -> bool:
        if paper is Paper.NONE:
            return False
        return paper is Paper.FAILED or self._again < MAX_AGAIN

    def _is_shown(self, ticket_id: int) -> bool:
        issued = self._showing.snapshot.issued
        return issued is not None and issued.ticket.ticket_id == ticket_id

    def _printer_answered(self, status: Status) -> None:
        if status.answered:  # silence does not mean that it is well
            self._showing.set(printer=status.trouble)
            self.watch.heard(printer_trouble(status.trouble, paper_low=status.paper_low))

    def _staff_told(self, at: datetime | None) -> None:
        self._showing.set(staff_told=at)
