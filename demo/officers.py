"""Officers in the scripted morning: their hands on a counter's keys."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt

from counter.window import Counter
from db.queue.records import CounterBoard, WaitingTicket
from demo import hands
from demo.citizens import Hall
from demo.fingers import Fingers
from demo.hands import NotHappened, until
from demo.office import Officer
from office.ticket import State, Ticket

Key = Qt.Key
SAME_KEY_S = 0.45  # a counter takes the same key sooner than this for one press


def sign_in(fingers: Fingers, officer: Officer, pin: str = "") -> None:
    """Types name and PIN, picks the counter unless the officer works in a unit, and enters."""
    page = fingers.program.sign_in
    assert page is not None
    until(lambda: any(each.isVisible() for each in page.tiles.tiles), "các quầy ở trang vào ca")
    hands.come_to(fingers.program.window)
    hands.tap(page.login, "ô tên đăng nhập")
    fingers.press(Key.Key_A, hands.CTRL)
    fingers.write(officer.login)
    fingers.press(Key.Key_Tab)
    fingers.write(pin or officer.pin)
    if officer.counter_id:
        fingers.press(Key(Key.Key_0 + officer.counter_id), hands.ALT)
    fingers.press(Key.Key_Return)


class AtCounter:
    """An officer's hands at a counter."""

    def __init__(self, program: Counter, officer: Officer, hall: Hall) -> None:
        self.program, self.officer, self._hall = program, officer, hall
        self.fingers = Fingers(program)

    @property
    def board(self) -> CounterBoard:
        """What the counter shows."""
        assert self.program.seat is not None
        board = self.program.seat.desk.state.board
        assert board is not None
        return board

    @property
    def here(self) -> Ticket | None:
        """The ticket at the desk."""
        return self.board.desk.ticket if self.board.desk else None

    def sign_in(self, pin: str = "") -> None:
        """Types name and PIN, picks the counter and enters."""
        sign_in(self.fingers, self.officer, pin)

    def is_refused(self) -> None:
        """Until the sign-in page says why not."""
        until(
            lambda: self.program.sign_in and self.program.sign_in.entrance.state.said, "lời từ chối"
        )

    def sits(self) -> None:
        """Until the desk shows."""
        desk = f"bàn làm việc của Quầy {self.officer.counter_id}"
        until(lambda: self.program.seat and self.program.seat.desk.state.board, desk)

    def call(self) -> Ticket:
        """F8, until the number stands here, on the wall, and was spoken."""
        before = self.here
        self._press(Key.Key_F8)
        self._see(
            lambda: self.here is not None and self.here != before and self._is(State.CALLED),
            "số được gọi",
        )
        ticket = self.here
        assert ticket is not None
        self._hall.notice(ticket)
        return ticket

    def recall(self) -> None:
        """F9, until it was spoken again."""
        ticket = self._ticket()
        self._press(Key.Key_F9)
        self._hall.notice(ticket, again=True)

    def start(self) -> None:
        """F7."""
        self._press(Key.Key_F7)
        self._see(lambda: self._is(State.SERVING), "bắt đầu phục vụ")

    def finish(self) -> None:
        """F6."""
        self._press(Key.Key_F6)
        self._see(lambda: self.here is None, "hoàn thành")

    def no_show(self) -> Ticket:
        """F10."""
        ticket = self._ticket()
        self._press(Key.Key_F10)
        self._see(lambda: ticket.label in self._labels(self.board.missed), "ghi vắng mặt")
        return ticket

    def restore(self, ticket: Ticket) -> None:
        """Alt+K puts the latest missed one back."""
        self._press(Key.Key_K, hands.ALT)
        self._see(lambda: ticket.label in self._labels(self.board.waiting), "khôi phục")

    def undo(self) -> None:
        """F2 takes a call back, off the wall too."""
        ticket = self._ticket()
        self._press(Key.Key_F2)
        self._see(lambda: self.here is None, "hoàn tác")
        self._hall.miss(ticket)

    def knows(self, ticket: Ticket) -> None:
        """Until the ticket is in the list of those who wait."""
        self._see(lambda: ticket.label in self._labels(self.board.waiting), ticket.label)

    def misses(self, ticket: Ticket) -> None:
        """Until the ticket is in that list no more."""
        self._see(lambda: ticket.label not in self._labels(self.board.waiting), ticket.label)

    def shows_time(self) -> None:
        """Lets the page count on to this second."""
        assert self.program.seat is not None
        self.program.seat.work.show_time()

    def _ticket(self) -> Ticket:
        if self.here is None:
            raise NotHappened(f"Quầy {self.officer.counter_id} không có số nào")
        return self.here

    def _is(self, state: State) -> bool:
        return self.here is not None and self.here.state is state

    def _see(self, seen: Callable[[], object], what: str) -> None:
        until(seen, f"Quầy {self.officer.counter_id}: {what}")

    def _press(self, key: Key, modifier: Qt.KeyboardModifier = hands.NONE) -> None:
        # the wall may show a call before the counter that made it has its answer
        seat = self.program.seat
        self._see(lambda: seat is not None and seat.desk.state.running is None, "trả lời")
        self.fingers.rest(key, SAME_KEY_S)
        self.fingers.press(key, modifier)

    @staticmethod
    def _labels(rows: Iterable[WaitingTicket]) -> list[str]:
        return [each.ticket.label for each in rows]
