"""P2: pressed at the same instant, a ticket is at one counter and a counter has one ticket."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any

import pytest

from db import catalog
from db.engine import Store, make_engine
from db.queue import tickets
from office import errors
from office.history import Op, new_key
from office.profile import Counter
from office.ticket import Ticket
from tests import stores
from tests.promises import history_checker, plain
from tests.stores import Site

COUNTERS = range(1, 9)


class Presses:
    """Eight programs, each with a connection of its own, whose buttons are pressed at once."""

    def __init__(self, url: str, clock: stores.Clock) -> None:
        self.stores = [
            Store(make_engine(url), stores.SITE, clock=clock, patience=60) for _ in COUNTERS
        ]
        self._barrier = threading.Barrier(len(self.stores))
        self._threads = ThreadPoolExecutor(len(self.stores))

    def at_once(self, gesture: Callable[[Store, int], Any]) -> list[Any]:
        """What each program was answered; a refusal is an answer."""
        return list(self._threads.map(self._press, self.stores, COUNTERS, [gesture] * 8))

    def _press(self, store: Store, counter: int, gesture: Callable[[Store, int], Any]) -> Any:
        self._barrier.wait()
        try:
            return gesture(store, counter)
        except errors.Refused as refused:
            return refused

    def close(self) -> None:
        self._threads.shutdown()
        for store in self.stores:
            store.close()


@pytest.fixture
def eight(quick_site: Site) -> Site:
    """An office with eight counters that all serve the same services, and its day open."""
    small = stores.small_catalog()
    counters = tuple(Counter(counter_id=n, services=("ho-tich", "chung-thuc")) for n in COUNTERS)
    quick_site.do(catalog.load, replace(small, counters=counters))
    for number in COUNTERS:
        login = stores.login(number)
        quick_site.store.touch(catalog.put_officer, login, f"Cán bộ {number}", "")
    return quick_site.open(*COUNTERS)


@pytest.fixture
def presses(quick_url: str, eight: Site) -> Iterator[Presses]:
    made = Presses(quick_url, eight.clock)
    yield made
    made.close()


def call_next(store: Store, counter: int) -> Ticket | None:
    return store.write(stores.op(store, stores.login(counter)), tickets.call_next, counter)


def rounds(url: str, eight: Site, presses: Presses, times: int) -> None:
    """Three or four people wait and eight counters call: each person is called by one."""
    for number in range(times):
        waiting = [eight.issue(priority=n % 2 == 0) for n in range(3 + number % 2)]
        called = [each for each in presses.at_once(call_next) if each is not None]
        assert sorted(each.label for each in called) == sorted(each.label for each in waiting)
        assert len({each.counter_id for each in called}) == len(called)
        for each in called:
            eight.at(tickets.finish, each.counter_id, each.ticket_id)
        if number % 200 == 199:
            eight.do(tickets.open_day, eight_days_later(eight))
    assert history_checker.check(history_checker.read(url)) == []


def eight_days_later(site: Site) -> Any:
    site.clock.forward(days=8)
    return site.clock.now.date()


def test_each_waiting_ticket_goes_to_exactly_one_of_eight_counters(quick_url, eight, presses):
    rounds(quick_url, eight, presses, times=25)


@pytest.mark.long
def test_ten_thousand_presses_and_each_ticket_at_exactly_one_counter(quick_url, eight, presses):
    rounds(quick_url, eight, presses, times=1250)


def test_a_counter_gets_one_ticket_however_often_it_presses(quick_url, eight, presses):
    eight.do(catalog.load, stores.small_catalog(call_finishes=False))
    waiting = {eight.issue().label for _ in range(10)}
    actor = stores.login(3)
    answers = presses.at_once(
        lambda store, _n: store.write(stores.op(store, actor), tickets.call_next, 3)
    )

    called = [each for each in answers if isinstance(each, Ticket)]
    refused = [each for each in answers if isinstance(each, errors.TicketAtDesk)]
    assert (len(called), len(refused)) == (1, 7)
    at_desk = plain.rows(quick_url, "SELECT label FROM ticket WHERE state = 'called'")
    assert [each["label"] for each in at_desk] == [called[0].label]
    assert called[0].label in waiting


def test_one_ticket_called_out_of_order_by_all_goes_to_one(eight, presses):
    chosen = eight.issue()
    answers = presses.at_once(
        lambda store, n: store.write(
            stores.op(store, stores.login(n)), tickets.call_ticket, n, chosen.ticket_id
        )
    )

    assert sum(isinstance(each, Ticket) for each in answers) == 1
    assert sum(isinstance(each, errors.MoveNotAllowed) for each in answers) == 7


def test_one_key_pressed_eight_times_at_once_gives_one_ticket(quick_url, eight, presses):
    gesture = Op(new_key(), "kiosk", eight.store.now())
    answers = presses.at_once(
        lambda store, _n: store.write(gesture, tickets.issue_ticket, "ho-tich")
    )

    assert {each.label for each in answers} == {"A-001"}
    assert len(plain.rows(quick_url, "SELECT label FROM ticket")) == 1
