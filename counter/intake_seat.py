"""The intake at one counter: its draft, its pane, and when it opens."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QRect, Signal

from counter.desk import Desk, DeskState
from counter.drafts import DraftKeeper, Drafts
from counter.intake import Intake
from counter.intake_pane import IntakePane
from counter.prints import Prints
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
        keeper = DraftKeeper(drafts, desk.counter_id, desk.login)
        self.intake = Intake(
            store, tasks, keeper, prints, counter_id=desk.counter_id, login=desk.login
        )
        self.pane = IntakePane(self.intake, desk, area=area)
        self.pane.closed.connect(self._closed)
        desk.changed.connect(self._desk_changed)
        self._left_behind = not self.intake.state.kept.blank

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
            self._left_behind = False
            self._desk.say(text("Còn bản nháp hồ sơ chưa lưu. Bấm F4 để mở lại."))

    def _closed(self) -> None:
        kept = self.intake.state.kept
        if not kept.blank and self.intake.state.saved is None:
            mine = kept.label or text("người không lấy số")
            said = text("Bản nháp hồ sơ của {mine} được giữ. Bấm F4 để mở lại.")
            self._desk.say(said.format(mine=mine))
        self.closed.emit()

    def _ticket(self) -> Ticket | None:
        board = self._desk.state.board
        return board.desk.ticket if board is not None and board.desk is not None else None
