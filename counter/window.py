"""Leads an officer through the counter: the way in, the desk or a unit's work, the bar alone."""

from platform import node

from PySide6.QtCore import QObject, QRect, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QStackedWidget

from counter.calendar.beside_desk import DeskCalendar
from counter.calendar.year_desk import YearDesk
from counter.controls.shortcuts import Key
from counter.dossiers.beside_desk import DeskDossiers
from counter.dossiers.pages import DossierPages
from counter.dossiers.viewing import FileRoom
from counter.dossiers.worklist import WorkList
from counter.intake.drafts import Drafts
from counter.intake.seat import IntakeSeat
from counter.memory import Memory
from counter.papers.prints import NullPrints, PrintsFor
from counter.queue.bar_window import BarWindow
from counter.queue.desk import Desk
from counter.queue.docking import Edge
from counter.queue.work import WorkPage
from counter.sign_in.entrance import Entrance
from counter.sign_in.opening import OpeningPage
from counter.sign_in.page import SignInPage
from db.calendar import year_board
from db.engine import Store
from db.queue.records import Shift
from office.dossiers.codes import Asked
from office.errors import Known
from office.qt import look
from office.qt.live import Feed, Tap
from office.qt.scanner import Scanner
from office.qt.tasks import Tasks
from office.settings import settings
from office.shift import UnitShift
from office.texts import text


class CounterWindow(QStackedWidget):
    """The window that everything of the counter stands in, but its bar and its pane."""

    closing = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle(text("Quầy tiếp nhận"))
        self.setStyleSheet(
            f"QToolTip {{ background: {look.PAPER}; color: {look.INK};"
            f" border: 1px solid {look.BORDER}; padding: 4px; font: 13px '{look.FAMILY}'; }}"
        )
        self.setMinimumSize(1180, 720)
        self.resize(1366, 768)

    def closeEvent(self, event: QCloseEvent) -> None:
        """The program ends with its window."""
        self.closing.emit()
        super().closeEvent(event)


class Counter(QObject):
    """Leads an officer from the sign-in page to the desk, or to their unit's work, and back."""

    def __init__(
        self,
        store: Store,
        tasks: Tasks,
        feed: Feed,
        memory: Memory,
        *,
        counter_id: int = 0,
        edge: Edge = Edge.TOP,
        drafts: Drafts | None = None,
        prints: PrintsFor | None = None,
        scanner: Scanner | None = None,
        files: FileRoom | None = None,
    ) -> None:
        super().__init__()
        self._files = files
        self._store, self._tasks, self._feed, self._memory = store, tasks, feed, memory
        self._fixed, self._edge = counter_id, edge
        self._drafts = drafts or Drafts(settings.data_folder() / "drafts")
        self._prints_for = prints or (lambda _login, _tell: NullPrints())
        self.scanner = scanner or Scanner()
        self.scanner.scanned.connect(self.scan)
        self.scanner.start()
        self._folded = False  # the desk made room for the intake
        self.entrance: Entrance | None = None
        self.desk: Desk | None = None
        self.sign_in: SignInPage | None = None
        self.work: WorkPage | None = None
        self.bar: BarWindow | None = None
        self.seat: IntakeSeat | None = None
        self.dossiers: DossierPages | None = None
        self.calendar: DeskCalendar | None = None
        self.window = CounterWindow()
        self.window.closing.connect(self.leave)
        self.opening: OpeningPage | None = OpeningPage()
        self.window.addWidget(self.opening)

    def stand(self) -> None:
        """Show the window, which waits for its data."""
        self.window.show()

    def wait(self, why: Known) -> None:
        """Tell why the data are not there yet."""
        if self.opening is not None:
            self.opening.show_why(why.message())

    def start(self, said: str = "") -> None:
        """Begin at the sign-in page."""
        self._leave()
        self.entrance = Entrance(self._store, self._tasks, Tap(self._feed), said=said)
        self.sign_in = SignInPage(self.entrance, self._memory, counter_id=self._fixed)
        self.entrance.signed_in.connect(self._signed_in)
        self.window.addWidget(self.sign_in)
        self.window.setCurrentWidget(self.sign_in)
        self.window.setWindowTitle(text("Quầy tiếp nhận"))
        self.sign_in.show_state(self.entrance.state)
        self.entrance.start()
        self.sign_in.begin()

    def work_at(self, counter_id: int, login: str) -> None:
        """Work with a shift that is open already."""
        self._leave()
        self.desk = Desk(
            self._store, self._tasks, Tap(self._feed), counter_id=counter_id, login=login
        )
        self.work = WorkPage(self.desk)
        self.bar = BarWindow(self.desk, self._memory, edge=self._edge)
        self.desk.ended.connect(self._over, Qt.ConnectionType.QueuedConnection)
        self.work.bar_asked.connect(self.show_bar)
        self.work.dossiers_asked.connect(self.show_dossiers)
        self.work.calendar_asked.connect(self.show_calendar)
        self.bar.desk_asked.connect(self.show_desk)
        self.seat = IntakeSeat(
            self._store,
            self._tasks,
            self.desk,
            self._drafts,
            self._prints_for(login, self._tell_at_desk),
            beside=self._bar_room,
        )
        self.seat.asked.connect(self._show_asked)
        self.seat.opened.connect(self._make_room)
        self.seat.closed.connect(self._give_back)
        for bar in (self.work.bar, self.bar.bar):
            bar.intake_asked.connect(self.seat.turn)
        self.window.addWidget(self.work)
        self.window.setCurrentWidget(self.work)
        self.window.setWindowTitle(text("Quầy {n}").format(n=counter_id))
        self.desk.start()
        self.seat.start()
        self.work.begin()
        self._look_at_years()

    def scan(self, raw: str | bytes) -> None:
        """Something was scanned; before anybody is at work it means nothing."""
        if self.seat is not None:
            self.seat.scanned(raw)
        elif self.dossiers is not None:
            self.dossiers.scanned(raw)

    def work_in_unit(self, shift: UnitShift) -> None:
        """The work list of an officer who sits at no counter."""
        self._leave()
        self.dossiers = DossierPages(self._room(shift.login), text("Ra ca"), Key.SIGN_OUT)
        self.dossiers.left.connect(self._leave_unit)
        self.dossiers.room.entered.connect(self._memory.worked_in)
        self._turn_to(self.dossiers)
        self.window.setWindowTitle(text("Hồ sơ của phòng"))

    def _leave_unit(self) -> None:
        self.start()

    def show_dossiers(self) -> None:
        """The desk's dossiers, in the place of the desk; the call bar stays above them."""
        if self.desk is None or self.dossiers is not None:
            return
        if self.calendar is not None and not self.calendar.room.may_leave():
            return
        self.leave_calendar()
        pages = DeskDossiers(self._room(self.desk.login), self.desk)
        if self.seat is not None:
            pages.bar.intake_asked.connect(self.seat.turn)
        pages.left.connect(self.leave_dossiers)
        self.dossiers = pages
        self._turn_to(pages)

    def leave_dossiers(self) -> None:
        """Back to the desk."""
        self._drop_dossiers()
        self._back_to_desk()

    def show_calendar(self) -> None:
        """The working calendar, in the place of the desk; the call bar stays above it."""
        if self.desk is None or self.calendar is not None or self.dossiers is not None:
            return
        room = YearDesk(self._store, self._tasks, login=self.desk.login)
        room.saved.connect(self._look_at_years)
        page = DeskCalendar(room, self.desk)
        if self.seat is not None:
            page.bar.intake_asked.connect(self.seat.turn)
        page.left.connect(self.leave_calendar)
        self.calendar = page
        self._turn_to(page)

    def leave_calendar(self) -> None:
        """Back to the desk."""
        if self.calendar is not None:
            self._drop_calendar()
            self._back_to_desk()

    def show_bar(self) -> None:
        """Only the bar stays, over the officer's other programs."""
        if self.bar is not None:
            self.window.hide()
            self.bar.stand_up()

    def show_desk(self) -> None:
        """The whole desk again."""
        self.window.show()
        self.window.activateWindow()
        if self.bar is not None:
            self.bar.hide()

    def leave(self) -> None:
        """The window was closed: the shift ends, so that nobody sees a dead counter tomorrow."""
        if self.desk is not None:
            self.desk.leave()
        self.stop()

    def stop(self) -> None:
        """Close what looks and listens."""
        self._leave()
        self.scanner.close()
        self._feed.close()

    def _room(self, login: str) -> WorkList:
        return WorkList(
            self._store,
            self._tasks,
            Tap(self._feed),
            self._prints_for(login, self._tell_in_room),
            login=login,
            machine=node(),
            files=self._files,
        )

    def _tell_at_desk(self, said: str) -> None:
        if self.seat is not None:
            self.seat.intake.tell(said)

    def _tell_in_room(self, said: str) -> None:
        if self.dossiers is not None:
            self.dossiers.room.tell(said, trouble=True)

    def _turn_to(self, page: DossierPages | DeskCalendar) -> None:
        self.window.addWidget(page)
        self.window.setCurrentWidget(page)
        page.room.start()
        page.begin()

    def _back_to_desk(self) -> None:
        if self.work is not None:
            self.window.setCurrentWidget(self.work)
            self.work.begin()

    def _show_asked(self, wanted: Asked) -> None:
        """A receipt was scanned at the counter: its dossier opens."""
        self.show_desk()
        self.show_dossiers()
        if self.dossiers is not None:
            self.dossiers.room.ask_for(wanted)

    def _look_at_years(self) -> None:
        """Whether a year's days off should be confirmed by now, for the line on the desk."""

        def told(years: tuple[int, ...]) -> None:
            if self.work is not None:
                self.work.calendar.show_years(years)

        self._tasks.run(
            lambda: self._store.read(year_board.unconfirmed_now, now=self._store.now()),
            told,
            lambda _: None,
        )

    def _drop_calendar(self) -> None:
        page, self.calendar = self.calendar, None
        self._drop(page)

    def _drop_dossiers(self) -> None:
        page, self.dossiers = self.dossiers, None
        self._drop(page)

    def _drop(self, page: DossierPages | DeskCalendar | None) -> None:
        if page is not None:
            page.room.stop()
            self.window.removeWidget(page)
            page.hide()
            page.deleteLater()

    def _signed_in(self, shift: Shift | UnitShift) -> None:
        if isinstance(shift, UnitShift):
            self.work_in_unit(shift)
        else:
            self._work(shift)

    def _work(self, shift: Shift) -> None:
        self._memory.sat_down(shift.login, shift.counter_id)
        self.work_at(shift.counter_id, shift.login)

    def _over(self, why: str) -> None:
        self.show_desk()
        self.start(why)

    def _bar_room(self) -> QRect | None:
        """What the bar takes of the screen."""
        return self.bar.geometry() if self.bar is not None and self.bar.isVisible() else None

    def _make_room(self) -> None:
        """The intake stands beside other software: the desk folds into the bar meanwhile."""
        if self.window.isVisible():
            self._folded = True
            self.show_bar()

    def _give_back(self) -> None:
        if self._folded:
            self._folded = False
            self.show_desk()
        elif self.bar is not None and self.bar.isVisible():
            self.bar.activateWindow()

    def _leave(self) -> None:
        self._drop_calendar()
        self._drop_dossiers()
        if self.seat is not None:
            self.seat.stop()
            self.seat.deleteLater()
        for working in (self.entrance, self.desk):
            if working is not None:
                working.stop()
                working.deleteLater()
        for page in (self.opening, self.sign_in, self.work):
            if page is not None:
                self.window.removeWidget(page)
                page.deleteLater()
        if self.bar is not None:
            self.bar.hide()
            self.bar.deleteLater()
        self.opening = self.entrance = self.desk = None
        self.sign_in = self.work = self.bar = self.seat = None
