"""The scripted morning: an office at work through its real windows, by real clicks and keys."""

import logging
import shutil
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from types import TracebackType

from PySide6.QtWidgets import QWidget

from db.engine import Store, make_engine
from demo import hands, office
from demo.citizens import Hall, Kiosk
from demo.clock import MorningClock
from demo.dossiers_day import DossiersDay
from demo.hands import NotHappened
from demo.house import House
from demo.officers import AtCounter
from demo.summary import Seen, Summary, sum_up, write_register
from demo.virtual_printer import VirtualPrinter, picture_of
from display.voice.players import FilePlayer
from kiosk.flow.snapshot import Paper
from office.thermal.printing import Outcome
from office.ticket import Ticket

FULL_HD = (1920, 1080)


class Morning:
    """The people, the pictures they leave, and the time that passes."""

    def __init__(self, house: House, clock: MorningClock, out: Path) -> None:
        self.clock, self.out, self._house = clock, out, house
        self.services = {each.letter: each for each in office.commune().services}
        self.printer = VirtualPrinter(house.folder / "paper.escpos")
        self.player = FilePlayer(house.folder / "calls")
        self.hall = Hall(house.wall(self.player, clock, clock.seconds))
        self.kiosk = Kiosk(house.kiosk(self.printer))
        self.counters = [
            AtCounter(house.counter(), officer, self.hall) for officer in office.OFFICERS
        ]
        for window in (self.kiosk.window, self.hall.window):
            window.resize(*FULL_HD)
            window.show()
        for each in self.counters:
            each.program.window.show()
        self.tray = house.tray
        self.dossiers = DossiersDay(self, house)

    def play(self) -> None:
        """From the first officer to the last citizen."""
        first, second, fourth = self.counters
        self.officers_come()
        self.first_citizens()
        self.serve(first, second)
        self.nobody_came(second)
        self.called_by_mistake(fourth)
        self.serve(first, second, fourth)
        self.dossiers.papers_come_in(first, second, fourth)
        self.more_citizens()
        self.dossiers.papers_are_missing(fourth)
        self.paper_runs_out()
        self.a_priority_citizen_is_photographed()
        self.serve(first, second)
        missed = self.nobody_came_yet(second)
        self.counter_and_wall_are_photographed(second)
        second.restore(missed)
        self.take("C")
        self.dossiers.the_rest_is_brought(fourth)
        self.dossiers.the_unit_settles()
        self.dossiers.results_are_fetched(self.results_open())
        self.until_nobody_waits()
        self.dossiers.keep_papers(self.out)

    def minutes(self, count: float) -> None:
        """Time passes, and every counter that works goes on telling that it is there."""
        self.clock.forward(count)
        for each in self.counters:
            if each.program.seat is not None:
                each.program.seat.desk.beat()

    def officers_come(self) -> None:
        """The officers type their PIN; one of them not right at once."""
        self.counters[1].sign_in(pin="2508")
        self.counters[1].is_refused()
        for each in self.counters:
            each.sign_in()
            each.sits()

    def results_open(self) -> AtCounter:
        """One more officer comes, to the counter where results are fetched."""
        sixth = AtCounter(self._house.counter(), office.AT_RESULTS, self.hall)
        sixth.program.window.show()
        sixth.sign_in()
        sixth.sits()
        self.counters.append(sixth)
        return sixth

    def first_citizens(self) -> None:
        """Before eight: several services, one with priority, a guest who reads English."""
        self.take("B", english=True)
        self.take("A")
        self.minutes(2)
        self.take("A", priority=True)
        self.take("C")
        self.take("B")
        self.minutes(1)
        self.take("A")
        self.take("K")
        self.take("B")

    def more_citizens(self) -> None:
        """After eight the hall fills."""
        for letter, priority in (
            ("A", False), ("B", False), ("B", True), ("A", False), ("A", False),
            ("C", False), ("B", False), ("A", True), ("A", False), ("B", False),
        ):  # fmt: skip
            self.take(letter, priority=priority)
            self.minutes(0.7)

    def serve(self, *counters: AtCounter) -> None:
        """Each calls, serves for some minutes and finishes."""
        for each in counters:
            self.call(each)
            each.start()
            self.minutes(1)
        for each in counters:
            self.minutes(2.2)
            each.finish()

    def nobody_came(self, at: AtCounter) -> None:
        """Called, called again, marked, and back in the line when the person comes after all."""
        at.restore(self.nobody_came_yet(at))

    def nobody_came_yet(self, at: AtCounter) -> Ticket:
        """Called, called again, and marked as not there."""
        self.call(at)
        at.recall()
        self.minutes(1)
        return at.no_show()

    def called_by_mistake(self, at: AtCounter) -> None:
        """A call is taken back within its ten seconds."""
        ticket = self.call(at)
        at.undo()
        at.knows(ticket)

    def paper_runs_out(self) -> None:
        """The number holds without paper; after a new roll the same number is printed."""
        self.printer.set_empty(True)
        self.kiosk.choose(self.services["B"])
        self.kiosk.answer(priority=False, paper=Paper.FAILED)
        self.printer.set_empty(False)
        self.kiosk.print_again()
        self.kiosk.leave()

    def a_priority_citizen_is_photographed(self) -> None:
        """Home, question and number of one citizen, and the paper that came out for them."""
        kiosk = self.kiosk
        kiosk.shows_time(self.clock())
        self._photograph(kiosk.window, "kiosk-home")
        kiosk.choose(self.services["A"])
        self._photograph(kiosk.window, "kiosk-priority")
        kiosk.answer(priority=True)
        self._photograph(kiosk.window, "kiosk-ticket")
        paper = self.printer.papers[-1]
        (self.out / "ticket.escpos").write_bytes(paper)
        picture_of(paper).save(self.out / "ticket.png")
        kiosk.leave()

    def counter_and_wall_are_photographed(self, at: AtCounter) -> None:
        """A counter that serves, the wall after its call, and how the call sounded."""
        self.take("B", priority=True)
        self.take("K")
        self.call(self.counters[0])
        self.counters[0].start()
        self.call(self.counters[2])
        self.minutes(3)
        self.call(at)
        shutil.copyfile(self.player.files[-1], self.out / "call.wav")
        self.clock.forward(0.2)
        self.hall.is_calm()
        self._photograph(self.hall.window, "wall")
        at.start()
        self.minutes(2)
        at.shows_time()
        self._photograph(at.program.window, "counter")

    def until_nobody_waits(self) -> None:
        """One is missed for good; then the line is worked off."""
        self.nobody_came_yet(self.counters[0])
        while any(each.board.waiting for each in self.counters):
            for each in self.counters:
                if each.board.waiting:
                    self.call(each)
                    each.start()
                    self.minutes(3)
        for each in self.counters:
            if each.here is not None:
                each.finish()

    def take(self, letter: str, *, priority: bool = False, english: bool = False) -> None:
        """A citizen takes a number, and every counter for it sees them wait."""
        service = self.services[letter]
        ticket = self.kiosk.take(service, priority=priority, english=english).ticket
        for each in self.counters:
            if service in each.board.services:
                each.knows(ticket)

    def call(self, at: AtCounter) -> Ticket:
        """One counter calls, and the others see it."""
        ticket = at.call()
        for each in self.counters:
            each.misses(ticket)
        return ticket

    def seen(self) -> Seen:
        """What was seen and heard outside the database."""
        printed = [each for each in self.printer.verdicts if each.outcome is Outcome.PRINTED]
        return Seen(
            labels=tuple(self.kiosk.labels),
            papers=sum(each.papers for each in printed),
            spoken=len(set(self.hall.spoken)),
            sounds=len(self.player.files),
            dossiers=tuple(self.dossiers.codes),
            forms=self.tray.printed,
            pdfs=len(self.tray.jobs),
            prints=self.tray.prints,
            intake_actions=tuple(self.dossiers.actions),
        )

    def _photograph(self, window: QWidget, name: str) -> None:
        hands.photograph(window, self.out / f"{name}.png")


def play(engine: str, out: Path) -> Summary:
    """Plays the morning on a throw-away office and leaves pictures and figures in `out`."""
    out.mkdir(parents=True, exist_ok=True)
    clock = MorningClock()
    with office.throw_away(engine) as (url, folder), _watched() as troubles:
        site = office.prepare(url, clock)

        def open_store() -> Store:
            # on PostgreSQL too the morning's own clock counts, not the server's
            return Store(make_engine(url), site, clock=clock)

        with closing(House(open_store, folder)) as house:
            morning = Morning(house, clock, out)
            morning.play()
            seen = morning.seen()
        with closing(open_store()) as store:
            register = write_register(store, out / "register.xlsx")
            summary = sum_up(engine, store, url, seen, register)
    if troubles:
        raise NotHappened(f"có lỗi trong chương trình: {troubles[0]}")
    summary.save(out / "summary.json")
    return summary


class _Troubles(logging.Handler):
    """Whatever the programs log as an error, or raise where nobody catches it."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.found: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.found.append(record.getMessage())

    def uncaught(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """As Qt's slots report what they raise."""
        self.found.append(f"{kind.__name__}: {error}")
        sys.__excepthook__(kind, error, trace)


@contextmanager
def _watched() -> Iterator[list[str]]:
    troubles, before = _Troubles(), sys.excepthook
    logging.getLogger().addHandler(troubles)
    sys.excepthook = troubles.uncaught
    try:
        yield troubles.found
    finally:
        sys.excepthook = before
        logging.getLogger().removeHandler(troubles)
