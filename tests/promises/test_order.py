"""P5: the queue does what a person with papers would do, whatever happens in whatever order."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings, strategies
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import text

from db.queue import shifts, tickets
from db.queue.counter_board import counter_board
from db.verify import history
from office import errors
from office.ticket import Lane
from tests import stores
from tests.promises import plain
from tests.promises.naive_office import NaiveOffice, No, Paper
from tests.stores import Site

# One rule with weights of our own: left to choose among twenty rules, days stay nearly empty.
WEIGHTS = {
    "people_come": 5, "call_next": 11, "finish": 2, "start": 2, "no_show": 7, "recall": 1,
    "restore": 7, "undo": 5, "call_chosen": 2, "cancel": 1, "take_over": 2, "time_passes": 4,
    "sign_of_life": 1, "look": 2, "close": 1, "open_again": 1,
}  # fmt: skip
happenings = strategies.sampled_from([each for each, n in WEIGHTS.items() for _ in range(n)])
counters = strategies.sampled_from(list(stores.COUNTERS))
services = strategies.sampled_from(["ho-tich", "chung-thuc", "dat-dai"])
picks = strategies.integers(0, 29)
CROWDS = ("o", "p", "op", "oop", "ppo", "ppp")
LANES = {"o": Lane.ORDINARY, "p": Lane.PRIORITY}

AT_COUNTER = {
    "recall": tickets.recall,
    "start": tickets.start_serving,
    "finish": tickets.finish,
    "no_show": tickets.mark_no_show,
}
# Papers that never were at a desk are refused in other words; the office is asked all the same.
MAY_BE_TOUCHED = ("called", "serving", "finished", "no_show")
_TODAY = text(
    "SELECT version, ticket_id, label, state, counter_id FROM site "
    "LEFT JOIN ticket ON ticket.business_date = site.business_date"
)
_VERSION = text("SELECT version FROM site")


class Rounds:
    """How many steps were taken, over all the days that were tried."""

    steps = 0
    kept = 0


class OfficeDay(RuleBasedStateMachine):
    """One day at the office, lived in the database and on paper."""

    def __init__(self, site: Site, rounds: Rounds) -> None:
        super().__init__()
        self.site, self.rounds = site, rounds
        site.clock.forward(days=1)
        self.day = site.clock.now.date()
        site.open(day=self.day)
        self.paper = NaiveOffice(stores.COUNTERS, (2, 1), seen=dict.fromkeys(stores.COUNTERS, 0))
        self.before = self._version()
        self.numbers: dict[str, int] = {}
        self.within: dict[Paper, int] = {}

    @rule(what=happenings, counter=counters, service=services, pick=picks)
    def something_happens(self, what: str, counter: int, service: str, pick: int) -> None:
        if not self.paper.open and pick % 4 == 0:
            self.open_again(pick)
        match what:
            case "people_come":
                self.people_come(service, CROWDS[pick % len(CROWDS)])
            case "close" | "open_again":
                getattr(self, what)(pick)
            case "call_next" | "sign_of_life" | "look":
                getattr(self, what)(counter)
            case "recall" | "start" | "finish" | "no_show":
                self.at_counter(what, counter, pick)
            case "time_passes":
                self.time_passes((1, 9, 10, 11, 30)[pick % 5])
            case _:
                getattr(self, what)(counter, pick)

    def people_come(self, service: str, crowd: str) -> None:
        for lane in map(LANES.__getitem__, crowd):
            made = self.same(
                lambda lane=lane: self.site.issue(service, priority=lane is Lane.PRIORITY),
                lambda lane=lane: self.paper.issue(service, lane.value),
            )
            if made is not None and lane is Lane.ORDINARY:
                self.within[made] = 3 * self.position(made)

    def call_next(self, counter: int) -> None:
        called = self.same(lambda: self.site.call(counter), lambda: self.paper.call_next(counter))
        self.within.pop(called, None)  # type: ignore[call-overload]
        for paper in self.within if called else ():
            if paper.service in stores.COUNTERS[counter]:
                self.within[paper] -= 1
                assert self.within[paper] > 0, f"{paper.label} was passed over too often"
                self.rounds.kept += 1

    def at_counter(self, kind: str, counter: int, pick: int) -> None:
        paper = self.paper.desk(counter) if pick else self.any(counter, *MAY_BE_TOUCHED)
        if paper is not None:
            self.same(
                lambda: self.site.at(AT_COUNTER[kind], counter, self.number(paper)),
                lambda: self.paper.at_desk(kind, counter, paper),
            )

    def restore(self, counter: int, pick: int) -> None:
        paper = self.any(pick, "no_show")
        if paper is not None:
            self.same(
                lambda: self.site.at(tickets.restore, counter, self.number(paper)),
                lambda: self.paper.restore(counter, paper),
            )
            self.promise_again()

    def call_chosen(self, counter: int, pick: int) -> None:
        paper = self.any(pick, *(["waiting"] if pick % 4 else []))
        if paper is not None:
            self.same(
                lambda: self.site.at(tickets.call_ticket, counter, self.number(paper)),
                lambda: self.paper.call_ticket(counter, paper),
            )

    def cancel(self, _counter: int, pick: int) -> None:
        paper = self.any(pick, *(["waiting", "called"] if pick % 4 else []))
        if paper is not None:
            self.same(
                lambda: self.site.do(tickets.cancel, self.number(paper), "left"),
                lambda: self.paper.cancel(paper),
            )

    def take_over(self, counter: int, pick: int) -> None:
        paper = self.any(pick, "called", "serving")
        if paper is not None:
            self.same(
                lambda: self.site.at(tickets.take_over, counter, self.number(paper)),
                lambda: self.paper.take_over(counter, paper),
            )

    def undo(self, counter: int, pick: int) -> None:
        """The latest gesture is taken back where it was made, or an older one, or elsewhere."""
        back = 1 if pick % 3 else 2
        if len(self.paper.done) >= back:
            done = self.paper.done[-back]
            counter = done.counter if pick else counter
            self.same(
                lambda: self.site.at(tickets.undo, counter, self.before + done.number),
                lambda: self.paper.undo(counter, done),
            )
            self.promise_again()

    def time_passes(self, seconds: int) -> None:
        self.site.clock.forward(seconds=seconds)
        self.paper.clock += seconds

    def sign_of_life(self, counter: int) -> None:
        now, login = self.site.store.now(), stores.login(counter)
        self.site.store.touch(shifts.beat, login, counter, now=now)
        self.paper.seen[counter] = self.paper.clock

    def close(self, pick: int) -> None:
        if pick % 3 == 0:
            self.site.do(tickets.close_day)
            self.paper.end_day()

    def open_again(self, _pick: int) -> None:
        self.site.do(tickets.open_day, self.day)
        self.paper.begin_day()
        self.promise_again()

    def look(self, counter: int) -> None:
        board = self.site.store.read(counter_board, counter, now=self.site.store.now())
        assert [each.ticket.label for each in board.waiting] == self.paper.order(counter)

    @invariant()
    def both_stand_the_same(self) -> None:
        self.rounds.steps += 1
        found = self.site.store.read(lambda conn, _site: conn.execute(_TODAY).all())
        assert found[0].version == self.before + self.paper.gestures
        stands = {row.label: (row.state, row.counter_id) for row in found if row.label}
        assert stands == {p.label: (p.state, p.counter) for p in self.paper.papers()}
        self.numbers = {row.label: row.ticket_id for row in found}

    def same(self, really: Callable[[], Any], on_paper: Callable[[], Any]) -> Paper | None:
        """Does it in the database and on paper; both allow it with one answer, or neither does."""
        wanted: Paper | None
        try:
            wanted = on_paper()
        except No:
            with pytest.raises(errors.Refused):
                really()
            return None
        answer = really()
        assert (answer and answer.label) == (wanted and wanted.label)
        if wanted is not None:
            self.numbers[wanted.label] = answer.ticket_id
            assert (answer.state, answer.counter_id) == (wanted.state, wanted.counter)
        self.within = {
            p: left for p, left in self.within.items() if p.state == "waiting" or p is wanted
        }
        return wanted

    def position(self, paper: Paper) -> int:
        """How many ordinary people stand up to this one, at any counter that serves it."""
        its = {s for n, s in stores.COUNTERS.items() if paper.service in s}
        alongside = {service for served in its for service in served}
        roll = [
            each
            for each in self.paper.rolls["ordinary"]
            if each.state == "waiting" and each.service in alongside
        ]
        return roll.index(paper) + 1

    def promise_again(self) -> None:
        """After somebody was put in between, the bound counts from here."""
        waiting = [p for p in self.paper.rolls["ordinary"] if p.state == "waiting"]
        self.within = {paper: 3 * self.position(paper) for paper in waiting}

    def any(self, pick: int, *states: str) -> Paper | None:
        found = [p for p in self.paper.papers() if not states or p.state in states]
        return found[pick % len(found)] if found else None

    def number(self, paper: Paper) -> int:
        return self.numbers[paper.label]

    def _version(self) -> int:
        return int(self.site.store.read(lambda conn, _site: conn.scalar(_VERSION)) or 0)


def live(site: Site, days: int, *, same_each_time: bool = True) -> Rounds:
    """Lives so many days of fifty steps, each as hypothesis thinks them up."""
    rounds = Rounds()
    quiet = settings(
        max_examples=days,
        stateful_step_count=50,
        derandomize=same_each_time,
        deadline=None,
        database=None,
        phases=[Phase.generate, Phase.shrink],
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(lambda: OfficeDay(site, rounds), settings=quiet)
    assert site.store.read(history.verify).faults == ()
    return rounds


def test_the_queue_does_what_a_person_with_papers_would_do(quick_site: Site):
    rounds = live(quick_site, days=51)

    assert rounds.steps >= 2500
    assert rounds.kept >= 250


@pytest.mark.long
def test_the_queue_does_so_for_many_days(quick_site: Site):
    assert live(quick_site, days=1000, same_each_time=False).steps >= 45_000


@pytest.mark.parametrize("index", ["with", "without"])
def test_the_order_is_asked_for_and_does_not_come_from_an_index(quick_site, quick_url, index):
    if index == "without":
        plain.run(quick_url, "DROP INDEX ticket_line")
    quick_site.open()
    gone = quick_site.issue()
    quick_site.call()
    quick_site.at(tickets.mark_no_show, 3, gone.ticket_id)
    others = [quick_site.issue() for _ in range(4)]
    quick_site.at(tickets.restore, 3, gone.ticket_id)

    labels = [each.label for each in others]
    called = [quick_site.call().label for _ in range(5)]
    assert called == [*labels[:2], gone.label, *labels[2:]]


@pytest.mark.parametrize("position", [1, 2, 5])
def test_an_ordinary_ticket_at_position_p_is_called_within_3p_calls(quick_site, position):
    quick_site.open()
    ordinary = [quick_site.issue() for _ in range(position)]
    for _ in range(4 * position):
        quick_site.issue(priority=True)

    called = [quick_site.call(n % 3 + 1).label for n in range(3 * position)]
    assert called[-1] == ordinary[-1].label


@pytest.mark.parametrize("later", ["closed", "next day"])
def test_nobody_comes_back_into_a_line_that_has_ended(quick_site, later):
    quick_site.open()
    gone = quick_site.issue()
    quick_site.call()
    quick_site.at(tickets.mark_no_show, 3, gone.ticket_id)
    version = quick_site.store.read(lambda conn, _site: conn.scalar(_VERSION))
    quick_site.do(tickets.close_day)
    if later == "next day":
        quick_site.do(tickets.open_day, stores.DAY + timedelta(days=1))

    with pytest.raises(errors.DayClosed):
        quick_site.at(tickets.restore, 3, gone.ticket_id)
    with pytest.raises(errors.UndoTooLate):
        quick_site.at(tickets.undo, 3, version)
