"""A kiosk without a window on a real SQLite office; only workers, printer and clock obey a test."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PIL import Image
from sqlalchemy import text

from db.dossiers import circulation, intake
from db.engine import Store, make_engine
from kiosk.flow.clerk import Clerk
from kiosk.flow.flow import KioskFlow
from kiosk.flow.journal import Journal
from kiosk.flow.press import Press, facts_of
from office.dossiers.codes import qr_text
from office.dossiers.dossier import Dossier
from office.thermal import papers
from office.thermal.escpos_bytes import Status
from office.thermal.printing import Outcome, Verdict
from office.thermal.raster import raster
from office.ticket import State
from tests import dossiers as made
from tests import stores
from tests.by_hand import ByHand, LooseStore


class PowerCut(BaseException):
    """The machine is off from here on."""


class FakePrinter:
    """Keeps pictures; ends as the test wants; `before` and `after` may cut the power."""

    paper_mm = 80

    def __init__(self) -> None:
        self.pictures: list[Image.Image] = []
        self.verdict = Verdict(outcome=Outcome.PRINTED, papers=1)
        self.answer, self.asked = Status(answered=True), 0
        self.before: Callable[[], None] = lambda: None
        self.after: Callable[[], None] = lambda: None

    def print(self, picture: Image.Image) -> Verdict:
        self.before()
        if self.verdict.outcome is not Outcome.FAILED:
            self.pictures.append(picture)
        self.after()
        return self.verdict

    def status(self) -> Status:
        self.asked += 1
        return self.answer


class Rig:
    """A kiosk's inside. `restart()` is the next start on the same disk."""

    def __init__(self, folder: Path, url: str, clock: stores.Clock) -> None:
        self.clock, self.folder = clock, folder
        self.real = Store(make_engine(url), stores.SITE, clock=clock)
        self.printer = FakePrinter()
        self.restart()

    def restart(self, worker: type[ByHand] = ByHand) -> None:
        self.store = LooseStore(self.real)
        self.tasks, self.device = worker(), ByHand()
        self.journal = Journal(self.folder / "journal.jsonl")
        self.clerk = Clerk(self.store, self.journal, "kiosk-1")
        self.press = Press(self.printer, self.journal, self.device)
        self.flow = KioskFlow(self.clerk, self.press, self.tasks)

    def start(self) -> "Rig":
        """Reads the board as the live feed would."""
        self.flow.show_board(self.clerk.board())
        self.finish()
        self.flow.show_board(self.clerk.board())
        return self

    def finish(self) -> None:
        while self.tasks.waiting or self.device.waiting:
            self.tasks.finish_all()
            self.device.finish_all()

    def seconds(self, count: int) -> None:
        for _ in range(count):
            self.flow.second()

    def take(self, service: str = "ho-tich") -> None:
        """A number by the two or three taps of a citizen."""
        self.flow.choose(service)
        if not self.tasks.waiting:
            self.flow.choose_priority(False)

    def set_rules(self, **rules: Any) -> None:
        stores.Site(self.real, self.clock).set_rules(**rules)
        self.start()

    @property
    def shown(self) -> Any:
        return self.flow.snapshot

    def states(self) -> list[State]:
        """The states of all tickets, oldest first."""
        query = text("SELECT state FROM ticket ORDER BY ticket_id")
        return [State(s) for s in self.real.read(lambda conn, _: conn.scalars(query).all())]

    def events(self) -> list[str]:
        """The kinds of all events after the day was opened."""
        query = text("SELECT kind FROM event ORDER BY version")
        kinds = list(self.real.read(lambda conn, _: conn.scalars(query).all()))
        return kinds[kinds.index("open_day") + 1 :] if "open_day" in kinds else []

    def marked(self) -> list[bool]:
        """Of each paper that came out, whether it says IN LẠI."""
        office = self.clerk.board().office
        issued = self.clerk.issued(self._last_ticket())
        drawn = [
            raster(papers.ticket_paper(facts_of(issued), office, again=again, width_mm=80), 80)
            for again in (False, True)
        ]
        return [[d.tobytes() for d in drawn].index(p.tobytes()) == 1 for p in self.printer.pictures]

    def _last_ticket(self) -> int:
        query = text("SELECT max(ticket_id) FROM ticket")
        return int(self.real.read(lambda conn, _: conn.scalar(query)))

    def close(self) -> None:
        self.real.close()


def register(rig: Rig, *, ready: bool = False) -> Dossier:
    """A dossier in the book, its result at the desk where it is `ready`."""
    site = stores.Site(rig.real, rig.clock)
    mine: Dossier = site.do(intake.register, made.draft(made.BUILD), counter_id=1, by=1)
    if ready:
        mine = site.do(circulation.record_result, mine.dossier_id, by=1)
    return mine


def scan(rig: Rig, dossier: Dossier) -> None:
    """Holds a dossier's receipt before the scanner."""
    rig.flow.scanned(qr_text(stores.SITE, dossier.code, dossier.lookup))
    rig.finish()
