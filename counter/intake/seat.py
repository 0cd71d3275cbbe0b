"""The intake at one counter: its draft, its pane, and when it opens."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QRect, Signal

from counter.intake.drafts import KEPT_FOR, DraftKeeper, Drafts
from counter.intake.intake import Intake
from counter.intake.pane import IntakePane
from counter.papers.prints import Prints
from counter.queue.desk import Desk, DeskState
from db.engine import Store
from office.dossiers import codes
from office.qt.tasks import Tasks
from office.texts import text
from office.ticket import State, Ticket


class IntakeSeat(QObject):
    """Lives as long as a shift. Keys, the bar and the scanner all come here."""

    opened = Signal()
    closed = Signal()
    asked = Signal(object)  # office.dossiers.codes.Asked: a dossier's code was scanned

    def __init__(
        self,
        store: Store,
        tasks: Tasks,
        desk: Desk,
        drafts: Drafts,
        prints: Prints,
        *,
        beside: Callable[[], QRect | None],
        area: Callable[[], QRect] | None = None,
    ) -> None:
        super().__init__()
        self._desk, self._beside = desk, beside
        keeper = DraftKeeper(drafts, desk.counter_id, desk.login, store.now)
        self.intake = Intake(
            store, tasks, keeper, prints, counter_id=desk.counter_id, login=desk.login
        )
        self.pane = IntakePane(self.intake, desk, area=area)
        self.pane.closed.connect(self._closed)
        desk.changed.connect(self._desk_changed)
        self._left_behind = self._found(keeper)

    def start(self) -> None:
        """Read what the pane needs."""
        self.intake.start()

    def stop(self) -> None:
        """The shift is over; the draft waits on this machine."""
        self._desk.changed.disconnect(self._desk_changed)
        self.pane.hide()
        self.intake.stop()
        self.pane.deleteLater()

    def open(self) -> None:
        """The pane, for whoever is at the desk."""
        self.intake.choosing.look_if_old()
        self.intake.see(self._ticket())
        self.opened.emit()
        self.pane.stand_up(self._beside())

    def turn(self) -> None:
        """Its key: open it, or put it away."""
        if self.pane.isVisible():
            self.pane.put_away()
        else:
            self.open()

    def scanned(self, raw: str | bytes) -> None:
        """Something was scanned, wherever the focus was: the person who was called has come. A
        card opens the pane, a receipt its dossier."""
        words = raw.decode(errors="replace") if isinstance(raw, bytes) else raw
        code = codes.asked(words)
        ticket = self._ticket()
        if ticket is not None and ticket.state is State.CALLED:
            self._desk.start_serving()
        if code is not None:
            self.asked.emit(code)
            return
        if not self.pane.isVisible():
            self.open()
        self.pane.scan(raw)

    def _desk_changed(self, state: DeskState) -> None:
        if state.board is None:
            return
        self.intake.see(self._ticket())
        if self._left_behind:
            words, self._left_behind = self._left_behind, ""
            self._desk.tell(words)

    def _found(self, keeper: DraftKeeper) -> str:
        """What an earlier shift left behind, in words."""
        days = KEPT_FOR.days
        if not self.intake.state.kept.blank:
            said = text("Còn bản nháp hồ sơ chưa lưu, giữ {days} ngày. Bấm F4 để mở lại.")
            return said.format(days=days)
        if keeper.expired:
            return text("Bản nháp để quá {days} ngày chưa lưu đã được xóa.").format(days=days)
        return ""

    def _closed(self) -> None:
        state = self.intake.state
        if not state.kept.blank and state.saved is None:
            mine = state.kept.label or text("người không lấy số")
            kept = text("Bản nháp hồ sơ của {mine} được giữ {days} ngày. Bấm F4 để mở lại.")
            unkept = text(
                "Đĩa không ghi được bản nháp của {mine}. Xin bấm F4, lưu trước khi ra ca."
            )
            said = unkept if state.unkept else kept
            self._desk.tell(said.format(mine=mine, days=KEPT_FOR.days))
        self.closed.emit()

    def _ticket(self) -> Ticket | None:
        board = self._desk.state.board
        return board.desk.ticket if board is not None and board.desk is not None else None
