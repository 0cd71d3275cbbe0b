"""Coming on shift: who sits where, and one try at a time. No widgets."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from PySide6.QtCore import QObject, Signal

from db.dossiers.units import work_list_of
from db.engine import Store
from db.queue import shifts
from db.queue.records import Shift, SignInBoard
from db.queue.sign_in_board import sign_in_board
from office import history
from office.dossiers.dossier import DESK
from office.errors import Known
from office.qt.live import Feed, Live
from office.qt.tasks import Tasks
from office.shift import UnitShift
from office.texts import text


@dataclass(frozen=True, slots=True, kw_only=True)
class EntranceState:
    """What the sign-in page paints. `said` is why the latest try failed or the shift ended."""

    board: SignInBoard | None = None
    trying: bool = False
    said: str = ""
    tries: int = 0
    lost_since: datetime | None = None


class Entrance(QObject):
    """Shows the counters and signs an officer in at one of them, or in their unit."""

    changed = Signal(object)  # EntranceState
    signed_in = Signal(object)  # Shift or UnitShift

    def __init__(self, store: Store, tasks: Tasks, feed: Feed, *, said: str = "") -> None:
        super().__init__()
        self.state = EntranceState(said=said)
        self._store, self._tasks = store, tasks
        self._over = False
        self._live = Live(tasks, self._read, feed, parent=self)
        self._live.shown.connect(lambda board: self._show(board=board))
        self._live.lost.connect(lambda since: self._show(lost_since=since))
        self._live.back.connect(lambda: self._show(lost_since=None))
        tasks.bug.connect(self._bug)

    def start(self) -> None:
        """Begin to look."""
        self._live.start()

    def stop(self) -> None:
        """Look no more."""
        self._over = True
        self._live.close()

    def look_again(self) -> None:
        """Read the counters now."""
        self._live.poke()

    def now(self) -> datetime:
        """The office's clock."""
        return self._store.now()

    def sign_in(self, login: str, secret: str, counter_id: int | None) -> None:
        """Try a secret; the answer is a shift or a sentence. Who works in a unit needs no
        counter."""
        missing = _missing(login, secret)
        if self._over or self.state.trying:
            return
        if missing:
            self._show(said=missing)
            return
        op = history.Op(history.new_key(), login.strip(), self._store.now())
        self._show(trying=True, said="")
        self._tasks.run(
            lambda: self._try(login.strip(), secret, counter_id, op),
            self._in,
            self._not_in,
        )

    def _read(self) -> SignInBoard:
        board: SignInBoard = self._store.read(sign_in_board, now=self._store.now())
        return board

    def _try(
        self, login: str, secret: str, counter_id: int | None, op: history.Op
    ) -> Shift | UnitShift:
        unit = self._store.read(work_list_of, login)
        if unit != DESK or counter_id is None:
            return shifts.sign_in_unit(self._store, login, secret, op=op)
        return shifts.sign_in(self._store, login, secret, counter_id, op=op)

    def _in(self, shift: Shift | UnitShift) -> None:
        if self._over:
            return
        self._show(trying=False, said="")
        self.signed_in.emit(shift)

    def _not_in(self, error: Known) -> None:
        self._show(trying=False, said=error.message(), tries=self.state.tries + 1)
        if not self._over:
            self.look_again()

    def _bug(self, _bug: object) -> None:
        self._show(trying=False, said=text("Có lỗi trong phần mềm. Xin thử lại hoặc báo quản trị."))

    def _show(self, **parts: Any) -> None:
        if not self._over:
            self.state = replace(self.state, **parts)
            self.changed.emit(self.state)


def _missing(login: str, secret: str) -> str:
    if not login.strip():
        return text("Xin nhập tên đăng nhập.")
    return "" if secret else text("Xin nhập mật khẩu hoặc mã PIN.")
