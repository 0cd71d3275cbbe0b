"""The citizen's way through the kiosk, without widgets: gestures in, snapshots out."""

import logging
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from db.records import Day, IssuedTicket, KioskBoard
from kiosk.chores import Chores
from kiosk.clerk import Clerk, Gesture
from kiosk.idle import Idle
from kiosk.press import Press, Slip
from kiosk.printer_watch import PrinterWatch
from kiosk.search import Search
from kiosk.searched import NOTHING, Searched
from kiosk.snapshot import Page, Paper, Snapshot
from office import errors, history, hours
from office.device import printer_trouble
from office.dossiers import citizen_words
from office.errors import Known, Refused
from office.hours import Standing
from office.profile import VIETNAM
from office.qt.tasks import Tasks
from office.texts import VIETNAMESE
from office.thermal.escpos_bytes import Status
from office.ticket import Lane

log = logging.getLogger(__name__)

TICKET_SECONDS = 20
TROUBLE_SECONDS = 45
MAX_AGAIN = 2
PER_PAGE = 6
SCANNED_ON = (Page.HOME, Page.CLOSED, Page.LOOKUP, Page.FOUND)


class KioskFlow(QObject):
    """Takes gestures one at a time; whatever shows comes out as the next snapshot.

    One wish has one key, so that no tap, retry or lost answer makes a second ticket.
    """

    changed = Signal(object)  # Snapshot

    def __init__(
        self,
        clerk: Clerk,
        press: Press,
        tasks: Tasks,
        *,
        idle_seconds: int = 60,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._clerk, self._press, self._tasks = clerk, press, tasks
        self._idle = Idle(idle_seconds)
        self._wish: Gesture | None = None
        self._chores = Chores(clerk, tasks, self)
        self._watch = PrinterWatch(clerk, press, tasks, self)
        self._search = Search(clerk, tasks, self)
        self._again = 0
        self.snapshot = Snapshot()
        tasks.bug.connect(self._work_broke)
        press.ended.connect(self._slip_ended)
        press.answered.connect(self._printer_answered)
        self._watch.told.connect(self._staff_told)
        self._chores.reprint.connect(self._print_left)
        self._chores.day_opened.connect(self._day_opened)
        self._search.changed.connect(self._searched)

    # What the citizen does

    @Slot(str)
    def choose(self, service_id: str) -> None:
        """A tile was pressed."""
        self.touched()
        if self.snapshot.page is not Page.HOME or self.snapshot.issuing:
            return
        self._set(service_id=service_id)
        service = self.snapshot.service
        if service is not None and service.procedures and not service.full:
            self._set(choosing=True)
            return
        self._ask_priority()

    @Slot(object)
    def choose_procedure(self, code: str | None) -> None:
        """The question about the procedure was answered; None is another one, or not known."""
        self.touched()
        if self.snapshot.page is Page.PROCEDURE and not self.snapshot.issuing:
            self._set(procedure_code=code)
            self._ask_priority()

    @Slot(bool)
    def choose_priority(self, entitled: bool) -> None:
        """The question about priority was answered."""
        self.touched()
        if self.snapshot.page is Page.PRIORITY and not self.snapshot.issuing:
            self._ask_for(Lane.PRIORITY if entitled else Lane.ORDINARY)

    @Slot()
    def look_up(self) -> None:
        """A code is going to be typed or scanned. Also where the office is closed."""
        self.touched()
        if self.snapshot.page in (Page.HOME, Page.CLOSED) and not self.snapshot.issuing:
            self._search.open()

    @Slot(str)
    def type_letter(self, letter: str) -> None:
        """A letter of the short code was pressed."""
        self.touched()
        if self.snapshot.page is Page.LOOKUP:
            self._search.type(letter)

    @Slot()
    def erase_letter(self) -> None:
        """The last letter was wrong."""
        self.touched()
        if self.snapshot.page is Page.LOOKUP:
            self._search.erase()

    @Slot(str)
    def scanned(self, code: str) -> None:
        """The kiosk's scanner has read a paper. Not while a number is asked for or shown."""
        self.touched()
        if self.snapshot.page in SCANNED_ON and not self.snapshot.issuing:
            self._search.scanned(code)

    @Slot(bool)
    def take_for_dossier(self, ask_priority: bool) -> None:
        """A number for the dossier on the screen: for its result, or to meet an officer."""
        self.touched()
        shown, found = self.snapshot, self.snapshot.dossier
        if shown.page is not Page.FOUND or found is None or shown.issuing or not shown.is_open:
            return
        fetch = citizen_words.may_fetch(found.view)
        self._set(service_id=found.view.result_service if fetch else found.service_id)
        if ask_priority and self._priority_matters():
            self._set(asking=True)
        elif self.snapshot.service_id is not None:
            self._ask_for(Lane.ORDINARY)

    @Slot()
    def back(self) -> None:
        """One question back. Not while a number is under way."""
        self.touched()
        if self.snapshot.issuing:
            return
        match self.snapshot.page:
            case Page.PRIORITY if self.snapshot.choosing:
                self._set(asking=False, procedure_code=None)
            case Page.PROCEDURE | Page.PRIORITY | Page.REFUSED:
                self._set(
                    service_id=None, choosing=False, procedure_code=None, asking=False, refused=None
                )
            case Page.LOOKUP:
                self._search.wipe()
            case Page.TICKET | Page.FOUND:
                self.done()
            case Page.HOME:
                self._set(home_page=0)

    @Slot(str)
    def speak(self, language: str) -> None:
        """The screens go on in another language."""
        self.touched()
        self._set(language=language)

    @Slot(int)
    def turn(self, step: int) -> None:
        """Another page of tiles."""
        self.touched()
        if self.snapshot.page is Page.HOME and self.snapshot.board is not None:
            last = (len(self.snapshot.board.services) - 1) // PER_PAGE
            self._set(home_page=min(max(self.snapshot.home_page + step, 0), last))

    @Slot()
    def print_again(self) -> None:
        """The paper once more, marked IN LẠI; the number stays the same."""
        self.touched()
        shown = self.snapshot
        if shown.issued is None or shown.paper is Paper.PRINTING or not shown.may_print_again:
            return
        ticket_id, before = shown.issued.ticket.ticket_id, shown.paper
        self._set(paper=Paper.PRINTING, note=None)
        self._tasks.run(
            partial(self._clerk.print_again, ticket_id),
            partial(self._print_second, before),
            partial(self._no_second, ticket_id, before),
        )

    @Slot()
    def done(self) -> None:
        """The citizen has the number or the answer. Nothing of them stays."""
        if self.snapshot.page is Page.FOUND and not self.snapshot.issuing:
            self._reset()
        if self.snapshot.page is Page.TICKET and self.snapshot.paper is not Paper.PRINTING:
            self._reset()

    @Slot()
    def retry(self) -> None:
        """The same wish once more."""
        self.touched()
        if self._wish is not None and not self.snapshot.issuing:
            self._send(self._wish)

    @Slot()
    def leave(self) -> None:
        """The citizen does not want to wait; what their wish may have brought becomes void."""
        if self.snapshot.page is not Page.TICKET:
            self._reset()

    @Slot()
    def touched(self) -> None:
        """Somebody is there."""
        self._idle.touched()
        shown = self.snapshot
        left = shown.seconds_whole if shown.seconds_left is not None else None
        self._set(warning=None, seconds_left=left)

    # What comes by itself

    @Slot(object)
    def show_board(self, board: KioskBoard) -> None:
        """The database was read."""
        now = self._clerk.store.now()
        today = now.astimezone(VIETNAM).date()
        stored = board.day.business_date
        self._set(
            board=board,
            now=_minute(now),
            standing=_standing(board, now),
            clock_behind=stored is not None and stored > today,
        )
        self._chores.look(board, now)
        self._watch.look()

    @Slot(object)
    def lost(self, since: datetime, trouble: Known | None = None) -> None:
        """Nothing was read for some seconds."""
        self._set(lost_since=since, trouble=trouble or errors.DatabaseUnreachable())

    @Slot()
    def found(self) -> None:
        """The database answers again; an unfinished wish goes on by itself."""
        self._set(lost_since=None, trouble=None)
        if self._wish is not None and not self.snapshot.issuing:
            self._send(self._wish)

    @Slot()
    def second(self) -> None:
        """A second has passed: hours may begin or end, a forgotten session is wiped."""
        now = self._clerk.store.now()
        board = self.snapshot.board
        self._set(now=_minute(now), standing=_standing(board, now) if board else None)
        self._watch.second()
        self._search.second()
        if self.snapshot.page is Page.TICKET:
            self._count_down()
        elif self._is_personal():
            self._set(warning=self._idle.second())
            if self.snapshot.warning == 0:
                self._reset()
        else:
            self.touched()

    # Numbers

    def _priority_matters(self) -> bool:
        """Nobody is asked for a service that has no numbers left."""
        office, service = self.snapshot.office, self.snapshot.service
        if office is None or (service is not None and service.full):
            return False
        return office.rules.ask_priority and bool(office.classes)

    def _ask_priority(self) -> None:
        if self._priority_matters():
            self._set(asking=True)
            return
        self._ask_for(Lane.ORDINARY)

    def _ask_for(self, lane: Lane) -> None:
        service_id = self.snapshot.service_id
        assert service_id is not None
        found, service = self.snapshot.dossier, self.snapshot.service
        only = service.only_procedure if service and not found else None
        self._wish = Gesture(
            history.new_key(), service_id, lane, self.snapshot.language,
            procedure_code=self.snapshot.procedure_code or only,
            dossier_id=found.view.dossier_id if found else None,
        )  # fmt: skip
        self._send(self._wish)

    def _searched(self, search: Searched) -> None:
        self._set(search=search)

    def _send(self, wish: Gesture) -> None:
        self._set(issuing=True)
        self._tasks.run(
            partial(self._clerk.issue, wish),
            partial(self._was_issued, wish),
            partial(self._was_not_issued, wish),
        )

    def _was_issued(self, wish: Gesture, issued: IssuedTicket) -> None:
        if wish is not self._wish:  # its holder left while the database was silent
            self._chores.leave(wish.key)
            return
        self._wish, self._again = None, 0
        self._set(
            issuing=False, issued=issued, trouble=None, refused=None, note=None, warning=None,
            paper_trouble=None, may_print_again=True, seconds_left=None,
        )  # fmt: skip
        self._print(issued, key=wish.key)

    def _was_not_issued(self, wish: Gesture, trouble: Known) -> None:
        if wish is not self._wish:
            self._chores.leave(wish.key)
        elif isinstance(trouble, Refused):
            self._wish = None
            self._set(issuing=False, refused=self._in_words(trouble))
        else:
            self._set(issuing=False, trouble=trouble)

    def _in_words(self, refusal: Refused) -> Refused:
        """A limit names the service as the tile does."""
        service = self.snapshot.service
        if service is None or "service" not in refusal.fields:
            return refusal
        english = self.snapshot.language != VIETNAMESE and service.service.title_en
        return type(refusal)(**{**refusal.fields, "service": english or service.service.title})

    # Paper

    def _print(self, issued: IssuedTicket, *, key: str | None = None, again: bool = False) -> None:
        office = self.snapshot.office
        assert office is not None
        if self._is_shown(issued.ticket.ticket_id):
            self._set(paper=Paper.PRINTING, paper_trouble=None)
        self._press.print(issued, office, key=key, again=again)

    def _slip_ended(self, slip: Slip) -> None:
        failed = slip.paper is Paper.FAILED
        if failed:
            log.warning("Ticket %s is not on paper: %s", slip.ticket_id, slip.trouble)
        self._set(printer=slip.trouble)
        self._watch.heard(printer_trouble(slip.trouble, paper_low=slip.paper_low))
        if not self._is_shown(slip.ticket_id):
            return
        without = slip.paper in (Paper.FAILED, Paper.NONE)
        seconds = TROUBLE_SECONDS if without else TICKET_SECONDS
        self._set(
            paper=slip.paper, paper_trouble=slip.trouble, seconds_left=seconds,
            seconds_whole=seconds, may_print_again=self._may_print_again(slip.paper),
        )  # fmt: skip

    def _printer_answered(self, status: Status) -> None:
        if status.answered:  # silence does not mean that it is well
            self._set(printer=status.trouble)
            self._watch.heard(printer_trouble(status.trouble, paper_low=status.paper_low))

    def _staff_told(self, at: datetime | None) -> None:
        self._set(staff_told=at)

    def _may_print_again(self, paper: Paper) -> bool:
        if paper is Paper.NONE:
            return False
        return paper is Paper.FAILED or self._again < MAX_AGAIN

    def _print_second(self, before: Paper, issued: IssuedTicket) -> None:
        if before is not Paper.FAILED:
            self._again += 1
        self._print(issued, again=True)

    def _no_second(self, ticket_id: int, before: Paper, trouble: Known) -> None:
        if self._is_shown(ticket_id):
            self._set(paper=before, note=trouble)

    def _is_shown(self, ticket_id: int) -> bool:
        issued = self.snapshot.issued
        return issued is not None and issued.ticket.ticket_id == ticket_id

    def _print_left(self, key: str, paper: IssuedTicket) -> None:
        self._print(paper, key=key, again=True)

    def _day_opened(self, day: Day) -> None:
        if self.snapshot.board is not None:
            self._set(board=replace(self.snapshot.board, day=day))

    # Time

    def _count_down(self) -> None:
        left = self.snapshot.seconds_left
        if left is not None and self.snapshot.paper is not Paper.PRINTING:
            self._set(seconds_left=left - 1)
            if left <= 1:
                self._reset()

    def _is_personal(self) -> bool:
        shown = self.snapshot
        return bool(
            shown.language != VIETNAMESE
            or shown.service_id
            or shown.home_page
            or shown.refused
            or shown.search != NOTHING
            or self._wish
        )

    def _reset(self) -> None:
        """Wipes language, choice and number: the next person begins afresh."""
        if self._wish is not None:
            self._chores.leave(self._wish.key)
            self._wish = None
        self._idle.touched()
        self._search.wipe()
        kept = self.snapshot
        self._show(
            Snapshot(
                now=kept.now, board=kept.board, standing=kept.standing, printer=kept.printer,
                lost_since=kept.lost_since, clock_behind=kept.clock_behind,
                trouble=kept.trouble if kept.lost_since else None, staff_told=kept.staff_told,
            )
        )  # fmt: skip

    # Bugs never leave somebody before a screen that waits for ever

    def _work_broke(self, _bug: Exception) -> None:
        if self.snapshot.issuing:
            self._set(issuing=False, trouble=Known())
        elif self.snapshot.issued is not None and self.snapshot.paper is Paper.PRINTING:
            trouble = errors.PrinterTrouble()
            self._slip_ended(Slip(self.snapshot.issued.ticket.ticket_id, Paper.FAILED, trouble))

    def _set(self, **parts: Any) -> None:
        self._show(replace(self.snapshot, **parts))

    def _show(self, snapshot: Snapshot) -> None:
        if snapshot != self.snapshot:
            self.snapshot = snapshot
            self.changed.emit(snapshot)


def _standing(board: KioskBoard, now: datetime) -> Standing:
    day = board.day
    return hours.standing(board.office, now, day.business_date if day.is_open else None)


def _minute(now: datetime) -> datetime:
    return now.replace(second=0, microsecond=0)
