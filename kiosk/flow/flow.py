"""The citizen's way through the kiosk, without widgets: gestures in, snapshots out."""

from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QObject, Signal, Slot

from db.queue.records import Day, KioskBoard
from kiosk.flow import words
from kiosk.flow.chores import Chores
from kiosk.flow.clerk import Clerk
from kiosk.flow.press import Press
from kiosk.flow.search import Search
from kiosk.flow.session import Session
from kiosk.flow.slips import Slips
from kiosk.flow.snapshot import PER_PAGE, Page, Paper, Showing, Snapshot
from kiosk.flow.wishes import Wishes
from office import errors, hours
from office.dossiers import citizen_words
from office.errors import Known
from office.hours import Standing
from office.profile import VIETNAM
from office.qt.tasks import Tasks
from office.ticket import Lane


class KioskFlow(QObject):
    """Takes gestures one at a time; whatever shows comes out as the next snapshot."""

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
        self._clerk = clerk
        self._showing = Showing(self)
        self._session = Session(self._showing, idle_seconds, self)
        self._chores = Chores(clerk, tasks, self)
        self._wishes = Wishes(self._showing, clerk, tasks, self._chores, self)
        self._slips = Slips(self._showing, clerk, press, tasks, self)
        self._search = Search(self._showing, clerk, tasks, self)
        self._showing.changed.connect(self.changed)
        self._session.ended.connect(self._wishes.drop)
        self._session.ended.connect(self._search.wipe)
        self._wishes.granted.connect(self._slips.print_first)
        self._chores.reprint.connect(self._slips.print_left)
        self._chores.day_opened.connect(self._day_opened)

    @property
    def snapshot(self) -> Snapshot:
        """What shows now."""
        return self._showing.snapshot

    # What the citizen does

    @Slot(str)
    def choose(self, service_id: str) -> None:
        """A tile was pressed."""
        self.touched()
        if not self._is_on(Page.HOME):
            return
        self._showing.set(service_id=service_id)
        service = self.snapshot.service
        if service is not None and service.procedures and not service.full:
            self._showing.set(choosing=True)
            return
        self._go_on()

    @Slot(object)
    def choose_procedure(self, code: str | None) -> None:
        """The question about the procedure was answered; None is another one, or not known."""
        self.touched()
        if self._is_on(Page.PROCEDURE):
            self._showing.set(procedure_code=code)
            self._go_on()

    @Slot(bool)
    def choose_priority(self, entitled: bool) -> None:
        """The question about priority was answered."""
        self.touched()
        if self._is_on(Page.PRIORITY):
            self._wishes.make(Lane.PRIORITY if entitled else Lane.ORDINARY)

    @Slot(bool)
    def take_for_dossier(self, ask_priority: bool) -> None:
        """A number for the dossier on the screen: for its result, or to meet an officer."""
        self.touched()
        found = self.snapshot.dossier
        if not self._is_on(Page.FOUND) or found is None or not self.snapshot.is_open:
            return
        fetch = citizen_words.may_fetch(found.view)
        self._showing.set(service_id=found.view.result_service if fetch else found.service_id)
        if ask_priority and self.snapshot.asks_priority:
            self._showing.set(asking=True)
        elif self.snapshot.service_id is not None:
            self._wishes.make(Lane.ORDINARY)

    @Slot()
    def look_up(self) -> None:
        """A code is going to be typed or scanned. Also where the office is closed."""
        self.touched()
        self._search.open()

    @Slot(str)
    def type_letter(self, letter: str) -> None:
        """A letter of the short code was pressed."""
        self.touched()
        self._search.type(letter)

    @Slot()
    def erase_letter(self) -> None:
        """The last letter was wrong."""
        self.touched()
        self._search.erase()

    @Slot(str)
    def scanned(self, code: str) -> None:
        """The kiosk's scanner has read a paper."""
        self.touched()
        self._search.scanned(code)

    @Slot()
    def back(self) -> None:
        """One question back. Not while a number is under way."""
        self.touched()
        if self.snapshot.issuing:
            return
        match self.snapshot.page:
            case Page.PRIORITY if self.snapshot.choosing:
                self._showing.set(asking=False, procedure_code=None)
            case Page.PROCEDURE | Page.PRIORITY | Page.REFUSED:
                self._showing.show(self.snapshot.without_choice())
            case Page.LOOKUP:
                self._search.wipe()
            case Page.TICKET | Page.FOUND:
                self.done()
            case Page.HOME:
                self._showing.set(home_page=0)

    @Slot(str)
    def speak(self, language: str) -> None:
        """The screens go on in another language."""
        self.touched()
        self._showing.set(language=language)

    @Slot(int)
    def turn(self, step: int) -> None:
        """Another page of tiles."""
        self.touched()
        if self.snapshot.page is Page.HOME and self.snapshot.board is not None:
            last = (len(self.snapshot.board.services) - 1) // PER_PAGE
            self._showing.set(home_page=min(max(self.snapshot.home_page + step, 0), last))

    @Slot()
    def print_again(self) -> None:
        """The paper once more, marked IN LẠI; the number stays the same."""
        self.touched()
        self._slips.print_again()

    @Slot()
    def done(self) -> None:
        """The citizen has the number or the answer. Nothing of them stays."""
        printing = self.snapshot.paper is Paper.PRINTING
        if self._is_on(Page.FOUND) or (self.snapshot.page is Page.TICKET and not printing):
            self._session.end()

    @Slot()
    def retry(self) -> None:
        """The same wish once more."""
        self.touched()
        self._wishes.send_again()

    @Slot()
    def leave(self) -> None:
        """The citizen does not want to wait; what their wish may have brought becomes void."""
        if self.snapshot.page is not Page.TICKET:
            self._session.end()

    @Slot()
    def touched(self) -> None:
        """Somebody is there."""
        self._session.touched()

    # What comes by itself

    @Slot(object)
    def show_board(self, board: KioskBoard) -> None:
        """The database was read."""
        now = self._clerk.store.now()
        today = now.astimezone(VIETNAM).date()
        stored = board.day.business_date
        self._showing.set(
            board=board,
            now=_minute(now),
            standing=_standing(board, now),
            clock_behind=stored is not None and stored > today,
        )
        self._chores.look(board, now)
        self._slips.watch.look()

    @Slot(object)
    def lost(self, since: datetime, trouble: Known | None = None) -> None:
        """Nothing was read for some seconds."""
        trouble = words.for_citizens(trouble or errors.DatabaseUnreachable())
        self._showing.set(lost_since=since, trouble=trouble)

    @Slot()
    def found(self) -> None:
        """The database answers again; an unfinished wish goes on by itself."""
        self._showing.set(lost_since=None, trouble=None)
        self._wishes.send_again()

    @Slot()
    def second(self) -> None:
        """A second has passed: hours may begin or end, a forgotten session is wiped."""
        now, board = self._clerk.store.now(), self.snapshot.board
        self._showing.set(now=_minute(now), standing=_standing(board, now) if board else None)
        self._slips.watch.second()
        self._search.second()
        self._session.second()

    def _is_on(self, page: Page) -> bool:
        """Whether this page shows and no number is under way from it."""
        return self.snapshot.page is page and not self.snapshot.issuing

    def _go_on(self) -> None:
        """To the question about priority, or straight to the number."""
        if self.snapshot.asks_priority:
            self._showing.set(asking=True)
            return
        self._wishes.make(Lane.ORDINARY)

    def _day_opened(self, day: Day) -> None:
        if self.snapshot.board is not None:
            self._showing.set(board=replace(self.snapshot.board, day=day))


def _standing(board: KioskBoard, now: datetime) -> Standing:
    day = board.day
    return hours.standing(board.office, now, day.business_date if day.is_open else None)


def _minute(now: datetime) -> datetime:
    return now.replace(second=0, microsecond=0)
