"""The kiosk's work at the database, each piece one call in the database worker."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from db import answers
from db.dossiers import lookups
from db.engine import Store
from db.queue import devices, tickets
from db.queue.issued_ticket import issued_ticket
from db.queue.kiosk_board import kiosk_board
from db.queue.records import Day, IssuedTicket, KioskBoard
from kiosk.flow.journal import Journal, Unsettled
from kiosk.flow.searched import FoundDossier
from office import history
from office.device import DeviceTrouble
from office.dossiers.codes import Asked
from office.errors import Refused
from office.history import Op
from office.ticket import Lane, State

FRESH = timedelta(minutes=15)  # longer ago, its holder has left without a number
VOID = "no_paper"


@dataclass(frozen=True, slots=True)
class Gesture:
    """One wish for a number. Its key stays the same however often it is sent.

    `procedure_code` and `dossier_id` tell what it is for, where the kiosk knows.
    """

    key: str
    service_id: str
    lane: Lane
    language: str
    procedure_code: str | None = None
    dossier_id: int | None = None


@dataclass(frozen=True, slots=True)
class Clerk:
    """Asks the store in the kiosk's name and keeps the journal on the way."""

    store: Store
    journal: Journal
    actor: str

    def board(self) -> KioskBoard:
        """What the home page shows."""
        return self.store.read(kiosk_board, now=self.store.now())

    def open_day(self, day: date) -> Day:
        """Opens the business day; harmless where another machine was first."""
        return self.store.write(self._op(history.new_key()), tickets.open_day, day)

    def issue(self, wish: Gesture) -> IssuedTicket:
        """Gives the number of a wish: the same one when the wish is sent again."""
        op = self._op(wish.key)
        self.journal.asked(wish.key, op.at)
        try:
            ticket = self.store.write(
                op, tickets.issue_ticket, wish.service_id, lane=wish.lane, language=wish.language,
                procedure_code=wish.procedure_code, dossier_id=wish.dossier_id,
            )  # fmt: skip
        except Refused:
            self.journal.settled(wish.key, "refused")
            raise
        self.journal.issued(wish.key, ticket.ticket_id)
        return self.issued(ticket.ticket_id)

    def issued(self, ticket_id: int) -> IssuedTicket:
        """A ticket as its holder sees it now."""
        return self.store.read(issued_ticket, ticket_id, now=self.store.now())

    def find_dossier(self, asked: Asked) -> FoundDossier | None:
        """The dossier that a code asks for, without personal data."""
        view = self.store.read(lookups.citizen_view, asked, now=self.store.now())
        if view is None:
            return None
        return FoundDossier(view, self.store.read(lookups.dossier_service, view.dossier_id))

    def find_ticket(self, payload: str) -> IssuedTicket | None:
        """The ticket whose QR was scanned, as it stands now."""
        return self.store.read(lookups.ticket_by_proof, payload, now=self.store.now())

    def print_again(self, ticket_id: int, key: str) -> IssuedTicket:
        """Notes a second paper, once for each key; it may be printed after this."""
        self.store.write(self._op(key), tickets.print_again, ticket_id)
        return self.issued(ticket_id)

    def void(self, key: str) -> None:
        """Cancels what a wish may have brought: its holder left before the number came."""
        ticket = self.store.read(answers.answer_to, key)
        if ticket is not None:
            self._cancel(key, ticket.ticket_id)
        self.journal.settled(key, "void")

    def settle(self, one: Unsettled) -> IssuedTicket | None:
        """Decides about a gesture that a crash left open; answers a ticket to print IN LẠI.

        Not in the database: forgotten. Waiting and fresh: printed again, marked. Older: void.
        """
        ticket = self.store.read(answers.answer_to, one.key)
        if ticket is None:
            self.journal.settled(one.key, "unknown")
            return None
        issued = self.issued(ticket.ticket_id)
        if issued.ticket.state is not State.WAITING:
            self.journal.settled(one.key, "moved on")
            return None
        if self.store.now() - one.asked_at > FRESH:
            self._cancel(one.key, ticket.ticket_id)
            self.journal.settled(one.key, "void")
            return None
        self.store.write(self._op(one.key).step("again"), tickets.print_again, ticket.ticket_id)
        return issued

    def report(self, trouble: DeviceTrouble | None) -> datetime:
        """Tells staff how the printer is; answers when."""
        now = self.store.now()
        self.store.touch(devices.report, self.actor, trouble, now=now)
        return now

    def still_there(self) -> None:
        """Keeps what staff were told of the printer on their screens."""
        self.store.touch(devices.still, self.actor, now=self.store.now())

    def reported(self) -> DeviceTrouble | None:
        """What staff were told last, perhaps before a restart."""
        return self.store.read(devices.reported, self.actor)

    def _cancel(self, key: str, ticket_id: int) -> None:
        if self.issued(ticket_id).ticket.state is State.WAITING:
            self.store.write(self._op(key).step("void"), tickets.cancel, ticket_id, VOID)

    def _op(self, key: str) -> Op:
        return Op(key, self.actor, self.store.now())
