"""Who acts in the scripted morning, by hand: citizens at the kiosk, officers at counters."""

import time
from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt

from counter.window import Counter
from db.boards import CounterBoard, IssuedTicket
from demo import hands
from demo.hands import NotHappened, until
from demo.office import Officer
from display.__main__ import Program as WallProgram
from display.view import Face
from kiosk.__main__ import Program as KioskProgram
from kiosk.home import HomePage
from kiosk.priority import PriorityPage
from kiosk.snapshot import Page, Paper
from kiosk.ticket_page import TicketPage
from kiosk.tile import Tile
from office.profile import Service
from office.ticket import State, Ticket

Key = Qt.Key
SAME_KEY_S = 0.45  # a counter takes the same key sooner than this for one press


class Kiosk:
    """A citizen's finger at the kiosk."""

    def __init__(self, program: KioskProgram) -> None:
        self._program, self.window = program, program.window
        self.labels: list[str] = []

    def wait_for(self, page: Page) -> None:
        """Until this page shows."""
        until(lambda: self._program.flow.snapshot.page is page, f"trang “{page}” ở máy lấy số")

    def choose(self, service: Service, *, english: bool = False) -> None:
        """Taps the service's tile, after the language and the next page where needed."""
        self.wait_for(Page.HOME)
        title = service.title
        if english:
            hands.tap(self.window.footer.languages["en"], "nút English")
            title = service.title_en
        if not self._tiles(title):
            hands.tap(self.window.footer.after, "nút Việc khác")
            until(lambda: self._tiles(title), f"ô {title}")
        hands.tap(self._tiles(title)[0], f"ô {title}")
        self.wait_for(Page.PRIORITY)

    def answer(self, *, priority: bool, paper: Paper = Paper.PRINTED) -> IssuedTicket:
        """Answers the question about priority and waits for number and paper."""
        page = self.window.pages[Page.PRIORITY]
        assert isinstance(page, PriorityPage)
        hands.tap(page.tiles[0] if priority else page.ordinary, "câu trả lời về ưu tiên")
        self.wait_for(Page.TICKET)
        self.wait_for_paper(paper)
        issued = self._program.flow.snapshot.issued
        assert issued is not None
        self.labels.append(issued.ticket.label)
        return issued

    def wait_for_paper(self, paper: Paper) -> None:
        """Until the paper ended so."""
        until(lambda: self._program.flow.snapshot.paper is paper, f"phiếu giấy “{paper}”")

    def print_again(self) -> None:
        """Taps “Thử in lại” and waits for the paper."""
        hands.tap(self._ticket_page.foot.again, "nút Thử in lại")
        self.wait_for_paper(Paper.PRINTED)

    def leave(self) -> None:
        """Taps “Xong”."""
        hands.tap(self._ticket_page.foot.done, "nút Xong")
        self.wait_for(Page.HOME)

    def take(
        self, service: Service, *, priority: bool = False, english: bool = False
    ) -> IssuedTicket:
        """The whole way: a number, its paper, and away."""
        self.choose(service, english=english)
        issued = self.answer(priority=priority)
        self.leave()
        return issued

    def shows_time(self, now: datetime) -> None:
        """Until the clock on the screen is right."""
        minute = now.replace(second=0, microsecond=0)
        until(lambda: self._program.flow.snapshot.now == minute, "giờ ở máy lấy số")

    @property
    def _ticket_page(self) -> TicketPage:
        page = self.window.pages[Page.TICKET]
        assert isinstance(page, TicketPage)
        return page

    def _tiles(self, title: str) -> list[Tile]:
        page = self.window.pages[Page.HOME]
        assert isinstance(page, HomePage)
        return [each for each in page.tiles if each.text() == title]


class Hall:
    """Somebody who sits in the hall, looks at the wall and listens."""

    def __init__(self, program: WallProgram) -> None:
        self.window = program.window
        self.spoken: list[int] = []
        program.hall.signals.finished.connect(self.spoken.append)

    def faces(self, ticket: Ticket) -> list[Face]:
        """The cards on the left that show this ticket at its counter."""
        view = self.window.wall.view
        wanted = (ticket.label, ticket.counter_id)
        faces = view.faces if view else ()
        return [each for each in faces if (each.call.label, each.call.counter_id) == wanted]

    def notice(self, ticket: Ticket, *, again: bool = False) -> None:
        """Until the call is large on the wall and was spoken to the end."""
        where = f"{ticket.label} ở Quầy {ticket.counter_id}"
        until(lambda: any(each.call.again is again for each in self.faces(ticket)), f"thẻ {where}")
        version = self.faces(ticket)[0].call.version
        until(lambda: version in self.spoken, f"lời mời {where}")

    def miss(self, ticket: Ticket) -> None:
        """Until an undone call is off the wall."""
        until(lambda: not self.faces(ticket), f"thẻ {ticket.label} biến mất")

    def is_calm(self) -> None:
        """Until nothing flashes and nobody speaks."""

        def calm() -> bool:
            view = self.window.wall.view
            return view is not None and not any(e.pale or e.speaking for e in view.faces)

        until(calm, "màn hình sảnh đứng yên")


class AtCounter:
    """An officer's hands at a counter."""

    def __init__(self, program: Counter, officer: Officer, hall: Hall) -> None:
        self.program, self.officer, self._hall = program, officer, hall
        self._last: tuple[Key, float] = (Key.Key_unknown, 0.0)

    @property
    def board(self) -> CounterBoard:
        """What the counter shows."""
        assert self.program.desk is not None
        board = self.program.desk.state.board
        assert board is not None
        return board

    @property
    def here(self) -> Ticket | None:
        """The ticket at the desk."""
        return self.board.desk.ticket if self.board.desk else None

    def sign_in(self, pin: str = "") -> None:
        """Types name and PIN, picks the counter and enters."""
        page = self.program.sign_in
        assert page is not None
        until(lambda: page.tiles.tiles, "các quầy ở trang vào ca")
        hands.come_to(self.program.window)
        hands.tap(page.login, "ô tên đăng nhập")
        hands.press(self.program.window, Key.Key_A, hands.CTRL)
        hands.write(self.program.window, self.officer.login)
        hands.press(self.program.window, Key.Key_Tab)
        hands.write(self.program.window, pin or self.officer.pin)
        number = Key(Key.Key_0 + self.officer.counter_id)
        hands.press(self.program.window, number, hands.ALT)
        hands.press(self.program.window, Key.Key_Return)

    def is_refused(self) -> None:
        """Until the sign-in page says why not."""
        until(lambda: self.program.entrance and self.program.entrance.state.said, "lời từ chối")

    def sits(self) -> None:
        """Until the desk shows."""
        desk = f"bàn làm việc của Quầy {self.officer.counter_id}"
        until(lambda: self.program.desk and self.program.desk.state.board, desk)

    def call(self, *, by_mouse: bool = False) -> Ticket:
        """F8 or a click, until the number stands here, on the wall, and was spoken."""
        before = self.here
        if by_mouse and self.program.work is not None:
            hands.come_to(self.program.window)
            hands.tap(self.program.work.bar.call_next, "nút Gọi số tiếp theo")
        else:
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
        assert self.program.work is not None
        self.program.work.show_time()

    def _ticket(self) -> Ticket:
        if self.here is None:
            raise NotHappened(f"Quầy {self.officer.counter_id} không có số nào")
        return self.here

    def _is(self, state: State) -> bool:
        return self.here is not None and self.here.state is state

    def _see(self, seen: Callable[[], object], what: str) -> None:
        until(seen, f"Quầy {self.officer.counter_id}: {what}")

    def _press(self, key: Key, modifier: Qt.KeyboardModifier = hands.NONE) -> None:
        last, at = self._last
        if last is key:
            until(lambda: time.monotonic() - at > SAME_KEY_S, "nhịp tay")
        hands.press(self.program.window, key, modifier)
        self._last = (key, time.monotonic())

    @staticmethod
    def _labels(rows: tuple) -> list[str]:
        return [each.ticket.label for each in rows]
