"""A shift at one counter: the desk with its page and its bar, and the intake beside them."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, QRect, Qt, Signal
from PySide6.QtWidgets import QStackedWidget

from counter.controls.docking import Edge
from counter.dossiers.viewing import FileRoom
from counter.intake.drafts import KEPT_FOR, DraftKeeper, Drafts
from counter.intake.intake import Intake
from counter.intake.pane import IntakePane
from counter.memory import Memory
from counter.papers.prints import PrintsFor
from counter.queue.bar_window import BarWindow
from counter.queue.desk import Desk, DeskState
from counter.queue.leading import PageBar, Way
from counter.queue.work import WorkPage
from db.engine import Store
from office.dossiers import codes
from office.qt.live import Feed, Tap
from office.qt.tasks import Tasks
from office.texts import text
from office.ticket import State


@dataclass(frozen=True, slots=True, kw_only=True)
class Means:
    """What the program has for everybody who works with it."""

    store: Store
    tasks: Tasks
    feed: Feed
    memory: Memory
    drafts: Drafts
    prints: PrintsFor
    files: FileRoom | None = None


class Seat(QObject):
    """Leads the hands between desk, bar and intake. Keys, the bar and the scanner all come here."""

    ended = Signal(str)  # the shift is over, and why
    page_asked = Signal(object)  # the Way of it
    asked = Signal(object)  # office.dossiers.codes.Asked: a dossier's code was scanned

    def __init__(
        self,
        means: Means,
        window: QStackedWidget,
        ways: Sequence[Way],
        *,
        counter_id: int,
        login: str,
        edge: Edge = Edge.TOP,
    ) -> None:
        super().__init__()
        store, tasks = means.store, means.tasks
        self._window = window
        self._folded = False  # the desk made room for the intake
        self.desk = Desk(
            store, tasks, Tap(means.feed), counter_id=counter_id, login=login, parent=self
        )
        self.work = WorkPage(self.desk, ways)
        self.bar = BarWindow(self.desk, means.memory, edge=edge)
        keeper = DraftKeeper(means.drafts, counter_id, login, store.now)
        self.intake = Intake(
            store, tasks, keeper, means.prints(login, self._tell),
            counter_id=counter_id, login=login,
        )  # fmt: skip
        self.pane = IntakePane(self.intake, self.desk)
        self._left_behind = self._found(keeper)
        self._connect()

    def start(self) -> None:
        """Read what desk and pane need."""
        self.desk.start()
        self.intake.start()

    def stop(self) -> None:
        """The shift is over; the draft waits on this machine."""
        self.desk.changed.disconnect(self._desk_changed)
        self.pane.hide()
        self.intake.stop()
        self.desk.stop()
        self._window.removeWidget(self.work)
        self.bar.hide()
        for each in (self.work, self.bar, self.pane):
            each.deleteLater()

    def page_bar(self, *, whole: bool) -> PageBar:
        """The call bar for another page; a `whole` one has every key of the desk."""
        bar = PageBar(self.desk, whole=whole)
        bar.intake_asked.connect(self.turn)
        return bar

    def show_bar(self) -> None:
        """Only the bar stays, over the officer's other programs."""
        self._window.hide()
        self.bar.stand_up()

    def show_desk(self) -> None:
        """The whole desk again."""
        self._window.show()
        self._window.activateWindow()
        self.bar.hide()

    def open(self) -> None:
        """The pane, for whoever is at the desk. Beside other software the desk folds into the
        bar meanwhile."""
        self.intake.choosing.look_if_old()
        self.intake.see(self.desk.ticket)
        if self._window.isVisible():
            self._folded = True
            self.show_bar()
        self.pane.stand_up(self._bar_room())

    def turn(self) -> None:
        """The pane's key: open it, or put it away."""
        if self.pane.isVisible():
            self.pane.put_away()
        else:
            self.open()

    def scanned(self, raw: str | bytes) -> None:
        """Something was scanned, wherever the focus was: the person who was called has come. A
        card opens the pane, a receipt its dossier."""
        words = raw.decode(errors="replace") if isinstance(raw, bytes) else raw
        code = codes.asked(words)
        ticket = self.desk.ticket
        if ticket is not None and ticket.state is State.CALLED:
            self.desk.start_serving()
        if code is not None:
            self.asked.emit(code)
            return
        if not self.pane.isVisible():
            self.open()
        self.pane.scan(raw)

    def _connect(self) -> None:
        self.desk.ended.connect(self.ended, Qt.ConnectionType.QueuedConnection)
        self.desk.changed.connect(self._desk_changed)
        self.work.page_asked.connect(self.page_asked)
        self.work.bar_asked.connect(self.show_bar)
        self.bar.desk_asked.connect(self.show_desk)
        for bar in (self.work.bar, self.bar.bar):
            bar.intake_asked.connect(self.turn)
        self.pane.closed.connect(self._pane_closed)

    def _tell(self, said: str) -> None:
        """What became of a paper."""
        self.intake.tell(said)

    def _desk_changed(self, state: DeskState) -> None:
        if state.board is None:
            return
        self.intake.see(self.desk.ticket)
        if self._left_behind:
            words, self._left_behind = self._left_behind, ""
            self.desk.tell(words)

    def _found(self, keeper: DraftKeeper) -> str:
        """What an earlier shift left behind, in words."""
        days = KEPT_FOR.days
        if not self.intake.state.kept.blank:
            said = text("Còn bản nháp hồ sơ chưa lưu, giữ {days} ngày. Bấm F4 để mở lại.")
            return said.format(days=days)
        if keeper.expired:
            return text("Bản nháp để quá {days} ngày chưa lưu đã được xóa.").format(days=days)
        return ""

    def _pane_closed(self) -> None:
        state = self.intake.state
        if not state.kept.blank and state.saved is None:
            mine = state.kept.label or text("người không lấy số")
            kept = text("Bản nháp hồ sơ của {mine} được giữ {days} ngày. Bấm F4 để mở lại.")
            unkept = text(
                "Đĩa không ghi được bản nháp của {mine}. Xin bấm F4, lưu trước khi ra ca."
            )
            said = unkept if state.unkept else kept
            self.desk.tell(said.format(mine=mine, days=KEPT_FOR.days))
        if self._folded:
            self._folded = False
            self.show_desk()
        elif self.bar.isVisible():
            self.bar.activateWindow()

    def _bar_room(self) -> QRect | None:
        """What the bar takes of the screen."""
        return self.bar.geometry() if self.bar.isVisible() else None
