"""Citizens in the scripted morning: a finger at the kiosk, eyes and ears in the hall."""

from datetime import datetime

from db.queue.records import IssuedTicket
from demo import hands
from demo.hands import until
from display.__main__ import Program as WallProgram
from display.picture.view import Face
from kiosk.__main__ import Program as KioskProgram
from kiosk.flow.searched import LETTERS
from kiosk.flow.snapshot import Page, Paper
from kiosk.pages.found import FoundPage
from kiosk.pages.home import HomePage
from kiosk.pages.lookup import LookupPage
from kiosk.pages.question import PriorityPage
from kiosk.pages.ticket import TicketPage
from kiosk.parts.buttons import Tile
from office.profile import Service
from office.ticket import Ticket


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
        return self._issued(paper)

    def _issued(self, paper: Paper) -> IssuedTicket:
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

    def look_up(self, lookup: str) -> None:
        """Presses the letters of a receipt, until its dossier shows."""
        self.wait_for(Page.HOME)
        hands.tap(self.window.footer.look_up, "nút Tra cứu hồ sơ")
        self.wait_for(Page.LOOKUP)
        page = self.window.pages[Page.LOOKUP]
        assert isinstance(page, LookupPage)
        for letter in lookup:
            hands.tap(page.keys[LETTERS.index(letter)], f"phím {letter}")
        self.wait_for(Page.FOUND)

    def take_for_result(self) -> IssuedTicket:
        """Taps “Nhận kết quả” under what was found, and waits for number and paper."""
        page = self.window.pages[Page.FOUND]
        assert isinstance(page, FoundPage)
        hands.tap(page.take, "nút Nhận kết quả")
        issued = self._issued(Paper.PRINTED)
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
