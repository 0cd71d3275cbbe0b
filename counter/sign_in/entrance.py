"""Coming on shift: who sits where, and one try at a time. No widgets."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Signal

from db.dossiers.units import work_list_of
from db.engine import Store
from db.queue import shifts
from db.queue.records import Shift, SignInBoard
from db.queue.sign_in_board import sign_in_board
from office.dossiers.dossier import DESK
from office.errors import Known
from office.history import Op
from office.qt.live import Feed
from office.qt.presenter import Presenter, State
from office.qt.tasks import Tasks
from office.shift import UnitShift
from office.texts import text


@dataclass(frozen=True, slots=True, kw_only=True)
class EntranceState(State):
    """What the sign-in page paints. `said` is why the latest try failed or the shift ended."""

    board: SignInBoard | None = None
    said: str = ""
    tries: int = 0


class Entrance(Presenter[EntranceState]):
    """Shows the counters and signs an officer in at one of them, or in their unit."""

    signed_in = Signal(object)  # Shift or UnitShift

    def __init__(self, store: Store, tasks: Tasks, feed: Feed, *, said: str = "") -> None:
        super().__init__(EntranceState(said=said), tasks, store.now)
        self._store = store
        self._watch(self._read, feed)

    def sign_in(self, login: str, secret: str, counter_id: int | None) -> None:
        """Try a secret; the answer is a shift or a sentence. Who works in a unit needs no
        counter."""
        if self.state.running is not None:
            return
        login = login.strip()
        self._show(said=_missing(login, secret))
        if not self.state.said:
            work = partial(self._try, login, secret, counter_id)
            self._make("sign in", work, self._in, what=(login, counter_id))

    def _read(self) -> SignInBoard:
        return self._store.read(sign_in_board, now=self._store.now())

    def _looked(self, board: SignInBoard) -> None:
        self._show(board=board)

    def _try(self, login: str, secret: str, counter_id: int | None, op: Op) -> Shift | UnitShift:
        unit = self._store.read(work_list_of, login)
        if unit != DESK or counter_id is None:
            return shifts.sign_in_unit(self._store, login, secret, op=op)
        return shifts.sign_in(self._store, login, secret, counter_id, op=op)

    def _in(self, shift: Shift | UnitShift) -> None:
        self._show()
        self.signed_in.emit(shift)

    def _failed(self, trouble: Known) -> None:
        self._show(said=trouble.message(), tries=self.state.tries + 1)
        self.look_again()


def _missing(login: str, secret: str) -> str:
    if not login:
        return text("Xin nhập tên đăng nhập.")
    return "" if secret else text("Xin nhập mật khẩu hoặc mã PIN.")
