"""Leads an officer through the counter: the way in, the desk or a unit's work, the bar alone."""

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QStackedWidget

from counter import pages
from counter.controls.docking import Edge
from counter.controls.page import Page
from counter.dossiers.pages import DossierPages
from counter.pages import Officer, PageRow, Who
from counter.seat import Means, Seat
from counter.sign_in.entrance import Entrance
from counter.sign_in.opening import OpeningPage
from counter.sign_in.page import SignInPage
from db.queue.records import Shift
from office.dossiers.codes import Asked
from office.errors import Known
from office.qt import look
from office.qt.live import Tap
from office.qt.scanner import Scanner
from office.qt.tasks import unheeded
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

    def turn_to(self, page: Page) -> None:
        """Show a page, and let it begin."""
        self.addWidget(page)
        self.setCurrentWidget(page)
        page.start()
        page.begin()

    def drop(self, page: Page | None) -> None:
        """A page is over."""
        if page is not None:
            page.stop()
            self.removeWidget(page)
            page.hide()
            page.deleteLater()

    def closeEvent(self, event: QCloseEvent) -> None:
        """The program ends with its window."""
        self.closing.emit()
        super().closeEvent(event)


class Counter(QObject):
    """Leads an officer from the sign-in page to the desk, or to their unit's work, and back.

    `seat` is what there is of a shift at a counter; `page` the one of the table that is open.
    """

    def __init__(
        self, means: Means, scanner: Scanner, *, counter_id: int = 0, edge: Edge = Edge.TOP
    ) -> None:
        super().__init__()
        self._means, self._fixed, self._edge = means, counter_id, edge
        self._login = ""
        self._row: PageRow | None = None
        self.window = CounterWindow()
        self.window.closing.connect(self.leave)
        self.opening: OpeningPage | None = OpeningPage()
        self.sign_in: SignInPage | None = None
        self.seat: Seat | None = None
        self.page: Page | None = None
        self.window.turn_to(self.opening)
        self.scanner = scanner
        self.scanner.scanned.connect(self.scan)
        self.scanner.start()

    def stand(self) -> None:
        """Show the window, which waits for its data."""
        self.window.show()

    def wait(self, why: Known) -> None:
        """Tell why the data are not there yet."""
        if self.opening is not None:
            self.opening.show_why(why.message())

    def start(self, said: str = "") -> None:
        """Begin at the sign-in page; `said` is why the last shift ended."""
        self._leave()
        means = self._means
        entrance = Entrance(means.store, means.tasks, Tap(means.feed), said=said)
        entrance.signed_in.connect(self._signed_in)
        self.sign_in = SignInPage(entrance, means.memory, counter_id=self._fixed)
        self.window.setWindowTitle(text("Quầy tiếp nhận"))
        self.window.turn_to(self.sign_in)

    def work_at(self, counter_id: int, login: str) -> None:
        """Work with a shift that is open already."""
        self._leave()
        self._login = login
        self.seat = Seat(
            self._means,
            self.window,
            pages.rows_for(Who.DESK),
            counter_id=counter_id,
            login=login,
            edge=self._edge,
        )
        self.seat.ended.connect(self._over)
        self.seat.page_asked.connect(self.turn_to)
        self.seat.asked.connect(self._show_asked)
        self.window.setWindowTitle(text("Quầy {n}").format(n=counter_id))
        self.window.turn_to(self.seat.work)
        self.seat.start()
        self._look_for_news()

    def work_in_unit(self, login: str) -> None:
        """The work of an officer who sits at no counter."""
        self._leave()
        self._login = login
        self.turn_to(pages.rows_for(Who.UNIT)[0])
        if self.page is not None:
            self.window.setWindowTitle(self.page.windowTitle())

    def turn_to(self, row: PageRow) -> None:
        """A page of the table, in the place of the desk; the call bar stays above it."""
        if row is self._row or (self.page is not None and not self.page.may_leave()):
            return
        self._drop_page()
        self._row = row
        officer = Officer(means=self._means, login=self._login, seat=self.seat, tell=self._tell)
        self.page = row.build(officer)
        self.page.left.connect(self.turn_back)
        self.window.turn_to(self.page)

    def turn_back(self) -> None:
        """Back to the desk; who has none signs out."""
        if self.seat is None:
            self.start()
            return
        self._drop_page()
        self.window.setCurrentWidget(self.seat.work)
        self.seat.work.begin()
        self._look_for_news()

    def scan(self, raw: str | bytes) -> None:
        """Something was scanned; before anybody is at work it means nothing."""
        if self.seat is not None:
            self.seat.scanned(raw)
        elif self.page is not None:
            self.page.scanned(raw)

    def leave(self) -> None:
        """The window was closed: the shift ends, so that nobody sees a dead counter tomorrow."""
        if self.seat is not None:
            self.seat.desk.leave()
        self.stop()

    def stop(self) -> None:
        """Close what looks and listens."""
        self._leave()
        self.scanner.close()
        self._means.feed.close()

    def _tell(self, trouble: str) -> None:
        if self.page is not None:
            self.page.tell(trouble)

    def _signed_in(self, shift: Shift | UnitShift) -> None:
        if isinstance(shift, UnitShift):
            self.work_in_unit(shift.login)
            return
        self._means.memory.sat_down(shift.login, shift.counter_id)
        self.work_at(shift.counter_id, shift.login)

    def _over(self, why: str) -> None:
        self.window.show()
        self.window.activateWindow()
        self.start(why)

    def _show_asked(self, wanted: Asked) -> None:
        """A receipt was scanned at the counter: its dossier opens."""
        if self.seat is not None:
            self.seat.show_desk()
            self.turn_to(pages.DOSSIERS)
        if isinstance(self.page, DossierPages):
            self.page.room.ask_for(wanted)

    def _look_for_news(self) -> None:
        """What the lines on the desk tell of other pages."""
        if self.seat is None:
            return
        for row in pages.rows_for(Who.DESK):
            if row.news is not None:
                tell = self.seat.work.lines[row].tell
                self._means.tasks.run(partial(row.news, self._means.store), tell, unheeded)

    def _drop_page(self) -> None:
        page, self.page, self._row = self.page, None, None
        self.window.drop(page)

    def _leave(self) -> None:
        self._drop_page()
        if self.seat is not None:
            self.seat.stop()
            self.seat.deleteLater()
        for page in (self.opening, self.sign_in):
            self.window.drop(page)
        self.opening = self.sign_in = self.seat = None
