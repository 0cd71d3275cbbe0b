"""P4: when nobody can say whether a commit happened, the same key makes it happen exactly once."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from pathlib import Path

import pytest

from db.engine import Store, make_engine
from db.queue import tickets
from office.history import Op, new_key
from office.ticket import Ticket
from tests import stores
from tests.promises import history_checker, plain
from tests.promises.swallowing_proxy import SwallowingProxy
from tests.stores import Site

HOUSE = Path(__file__).resolve().parents[2]
KIOSKS = 20


@pytest.fixture
def bad_wire(quick_postgres: str) -> Iterator[tuple[str, SwallowingProxy]]:
    """The small office on PostgreSQL with its day open, and a bad wire to it."""
    store = Store(make_engine(quick_postgres), stores.SITE, clock=stores.Clock())
    Site(store, stores.Clock()).open()
    store.close()
    proxy = SwallowingProxy(quick_postgres)
    yield quick_postgres, proxy
    proxy.close()


def press(
    proxy: SwallowingProxy, kiosk: int, enough: Callable[[], bool]
) -> list[tuple[str, Ticket]]:
    """One kiosk gives numbers over the bad wire, each with a key, until enough was cut."""
    store = Store(make_engine(proxy.url), stores.SITE, clock=stores.Clock(), patience=60)
    told = []
    services = ("ho-tich", "chung-thuc", "dat-dai")
    for number in count(kiosk):
        if enough():
            break
        op = Op(new_key(), "kiosk", store.now())
        told.append((op.key, store.write(op, tickets.issue_ticket, services[number % 3])))
    store.close()
    return told


def cut_replies(url: str, proxy: SwallowingProxy, wanted: int) -> None:
    """Twenty kiosks, `wanted` lost answers: every gesture happened once and was told as it was."""
    with ThreadPoolExecutor(KIOSKS) as threads:
        enough = lambda: proxy.answers >= wanted  # noqa: E731
        told = threads.map(lambda kiosk: press(proxy, kiosk, enough), range(KIOSKS))
        answers = dict(answer for kiosk in told for answer in kiosk)

    events = plain.rows(url, "SELECT op_key, subject FROM event WHERE kind = 'issue'")
    assert {each["op_key"]: each["subject"] for each in events} == {
        key: ticket.ticket_id for key, ticket in answers.items()
    }
    assert len({ticket.label for ticket in answers.values()}) == len(answers) == len(events)
    assert history_checker.check(history_checker.read(url)) == []
    assert proxy.answers >= wanted
    assert proxy.questions > wanted // 20


@pytest.mark.postgres
def test_two_hundred_cut_replies_do_nothing_twice_and_lose_nothing(bad_wire):
    cut_replies(*bad_wire, wanted=200)


@pytest.mark.long
@pytest.mark.postgres
def test_ten_thousand_cut_replies_do_nothing_twice_and_lose_nothing(bad_wire):
    url, proxy = bad_wire
    plain.run(url, "UPDATE service SET width = 6")
    cut_replies(url, proxy, wanted=10_000)


@pytest.mark.parametrize(("moment", "kept"), [("after", 1), ("before", 0)])
def test_a_program_killed_around_its_commit_gets_its_first_answer(
    quick_site: Site, quick_url: str, moment, kept
):
    quick_site.open()
    key = new_key()
    died = subprocess.run(
        [sys.executable, "-m", "tests.promises.last_words", quick_url, key, moment],
        cwd=HOUSE, check=False, capture_output=True,
    )  # fmt: skip
    assert died.returncode != 0
    assert died.stderr == b""
    assert len(plain.rows(quick_url, "SELECT label FROM ticket")) == kept

    op = Op(key, "kiosk", quick_site.store.now())
    assert quick_site.store.write(op, tickets.issue_ticket, "ho-tich").label == "A-001"
    assert quick_site.store.write(op, tickets.issue_ticket, "ho-tich").label == "A-001"
    assert quick_site.issue().label == "A-002"
    assert history_checker.check(history_checker.read(quick_url)) == []


def test_a_key_seen_before_gives_the_first_answer_after_everything_has_moved_on(quick_site: Site):
    quick_site.open()
    op = Op(new_key(), "kiosk", quick_site.store.now())
    first = quick_site.store.write(op, tickets.issue_ticket, "ho-tich")
    quick_site.call()
    quick_site.call()
    quick_site.do(tickets.close_day)

    again = quick_site.store.write(op, tickets.issue_ticket, "ho-tich")
    assert (again.label, again.state, again.counter_id) == (first.label, "waiting", None)
