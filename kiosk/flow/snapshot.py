"""What the kiosk shows at this moment: one value, and who holds it."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QObject, Signal

from db.queue.records import IssuedTicket, KioskBoard, KioskService
from kiosk.flow.searched import NOTHING, FoundDossier, Searched
from office.errors import Known
from office.hours import Standing
from office.profile import VIETNAM, Office
from office.texts import VIETNAMESE

PER_PAGE = 6  # tiles


class Page(StrEnum):
    """The screens. One question each."""

    STARTING = "starting"
    HOME = "home"
    PROCEDURE = "procedure"
    PRIORITY = "priority"
    LOOKUP = "lookup"
    FOUND = "found"
    TICKET = "ticket"
    CLOSED = "closed"
    REFUSED = "refused"
    TROUBLE = "trouble"


class Paper(StrEnum):
    """How the paper of the ticket on screen stands. NONE: this kiosk has no printer."""

    PRINTING = "printing"
    PRINTED = "printed"
    UNSURE = "unsure"
    FAILED = "failed"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """`seconds_left` counts down on the ticket; `warning` counts down to wiping a session.

    `choosing` once the question about the procedure is open, `procedure_code` its answer;
    `asking` while the question about priority is open;
    `lost_since` is when the database was last heard; `issuing` while a number is asked for;
    `printer` is the printer's trouble as staff should see it on the home page, `staff_told` when
    the counters were told of it.
    """

    language: str = VIETNAMESE
    now: datetime | None = None
    board: KioskBoard | None = None
    standing: Standing | None = None
    service_id: str | None = None
    choosing: bool = False
    procedure_code: str | None = None
    asking: bool = False
    search: Searched = NOTHING
    home_page: int = 0
    issuing: bool = False
    issued: IssuedTicket | None = None
    paper: Paper = Paper.PRINTING
    paper_trouble: Known | None = None
    may_print_again: bool = True
    note: Known | None = None
    refused: Known | None = None
    lost_since: datetime | None = None
    trouble: Known | None = None
    printer: Known | None = None
    staff_told: datetime | None = None
    clock_behind: bool = False
    seconds_left: int | None = None
    seconds_whole: int = 1
    warning: int | None = None

    @property
    def page(self) -> Page:
        """A number in the hand first, then what stops the kiosk, then the citizen's way."""
        if self.issued is not None:
            return Page.TICKET
        if self.lost_since is not None or self.trouble is not None:
            return Page.TROUBLE
        if self.board is None or self.standing is None:
            return Page.STARTING
        return Page.REFUSED if self.refused is not None else self._asked

    @property
    def _asked(self) -> Page:
        if self.is_open and self.asking:
            return Page.PRIORITY
        if self.is_open and self.choosing:
            return Page.PROCEDURE
        if self.search.is_open:  # also where the office is closed
            return Page.LOOKUP if self.search.found is None else Page.FOUND
        return Page.HOME if self.is_open else Page.CLOSED

    @property
    def is_open(self) -> bool:
        """Whether numbers are given now."""
        if self.board is None or self.standing is None:
            return False
        return self.standing.is_open and self.board.day.is_open

    @property
    def dossier(self) -> FoundDossier | None:
        """The dossier that was looked up."""
        found = self.search.found
        return found if isinstance(found, FoundDossier) else None

    @property
    def closed_by_hand(self) -> bool:
        """Somebody ended today's giving of numbers; it does not begin again by itself."""
        if self.board is None or self.now is None or self.board.day.is_open:
            return False
        return self.board.day.business_date == self.now.astimezone(VIETNAM).date()

    @property
    def office(self) -> Office | None:
        """The office, once it was read."""
        return self.board.office if self.board else None

    @property
    def asks_priority(self) -> bool:
        """Whether the question about priority comes. Not for a service without numbers left."""
        if self.office is None or (self.service is not None and self.service.full):
            return False
        return self.office.rules.ask_priority and bool(self.office.classes)

    @property
    def is_personal(self) -> bool:
        """Whether anything on the screen is somebody's own choice and must not outlast them."""
        return bool(
            self.language != VIETNAMESE
            or self.service_id
            or self.home_page
            or self.refused
            or self.search != NOTHING
        )

    def without_choice(self) -> "Snapshot":
        """As before a tile was pressed."""
        return replace(
            self, service_id=None, choosing=False, procedure_code=None, asking=False, refused=None
        )

    def wiped(self) -> "Snapshot":
        """The first page for the next person: what is known of office and machine stays."""
        return Snapshot(
            now=self.now, board=self.board, standing=self.standing, printer=self.printer,
            lost_since=self.lost_since, clock_behind=self.clock_behind,
            trouble=self.trouble if self.lost_since else None, staff_told=self.staff_told,
        )  # fmt: skip

    @property
    def service(self) -> KioskService | None:
        """The tile that was chosen."""
        services = self.board.services if self.board else ()
        return next((s for s in services if s.service.service_id == self.service_id), None)


class Showing(QObject):
    """Holds the present snapshot and tells each new one once."""

    changed = Signal(object)  # Snapshot

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.snapshot = Snapshot()

    def set(self, **parts: Any) -> None:
        """The same moment with other parts."""
        self.show(replace(self.snapshot, **parts))

    def show(self, snapshot: Snapshot) -> None:
        """Another moment."""
        if snapshot != self.snapshot:
            self.snapshot = snapshot
            self.changed.emit(snapshot)
