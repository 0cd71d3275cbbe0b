"""P1, P2 and P4 for dossiers: codes from many processes, one dossier moved by two, cut replies."""

import multiprocessing
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from typing import Any

import pytest
import sqlalchemy as sa

from db.dossiers import circulation, intake, life
from db.engine import Store, make_engine
from db.verify import history
from office import errors
from office.dossiers.dossier import DossierState, Role
from office.history import Op, new_key
from tests import dossiers as made
from tests import stores
from tests.promises import plain
from tests.promises.busy_dossiers import by, desk, staffed
from tests.promises.swallowing_proxy import SwallowingProxy
from tests.stores import Site

VERSION = sa.text("SELECT version FROM site")
PROCESSES = 8
CODES = "SELECT code, lookup FROM dossier ORDER BY dossier_id"
REGISTERED = "SELECT op_key, subject FROM event WHERE kind = 'register'"


def numbered(first: int, last: int) -> list[str]:
    return [f"H99.01-261123-{number:04}" for number in range(first, last + 1)]


def register_many(url: str, officer: int, times: int, told: Any) -> None:
    """One process at its desk; tells the codes it was answered."""
    store = Store(make_engine(url), stores.SITE, clock=stores.Clock(), patience=120)
    actor = stores.login(officer % len(stores.COUNTERS) + 1)
    codes = []
    for _ in range(times):
        answer = store.write(stores.op(store, actor), intake.register, made.draft())
        codes.append(answer.code)
    store.close()
    told.put(codes)


def from_many_processes(url: str, each: int) -> list[str]:
    """What all processes together were answered."""
    method = "spawn" if sys.platform == "win32" else "forkserver"
    context: Any = multiprocessing.get_context(method)
    context.set_forkserver_preload([__name__, "psycopg"])
    told = context.Queue()
    workers = [
        context.Process(target=register_many, args=(url, n, each, told), daemon=True)
        for n in range(PROCESSES)
    ]
    for worker in workers:
        worker.start()
    codes = [code for _ in workers for code in told.get(timeout=120)]
    for worker in workers:
        worker.join()
    return codes


@pytest.mark.parametrize("each", [50, pytest.param(1000, marks=pytest.mark.long)])
def test_eight_processes_register_at_once_and_no_code_is_given_twice(
    quick_site: Site, quick_url: str, each: int
):
    staffed(quick_site)
    codes = from_many_processes(quick_url, each)

    assert sorted(codes) == numbered(1, PROCESSES * each)
    stored = plain.rows(quick_url, CODES)
    assert [row["code"] for row in stored] == numbered(1, PROCESSES * each)
    assert len({row["lookup"] for row in stored}) == len(stored)
    assert quick_site.store.read(history.verify).faults == ()


@pytest.fixture
def pair(quick_url: str) -> Iterator[list[Store]]:
    """Two programs, each with a connection of its own."""
    both = [
        Store(make_engine(quick_url), stores.SITE, clock=stores.Clock(), patience=60)
        for _ in range(2)
    ]
    yield both
    for store in both:
        store.close()


def test_of_two_who_move_what_they_both_saw_exactly_one_does(quick_site: Site, pair: list[Store]):
    staffed(quick_site)
    together = threading.Barrier(2)

    def withdraw(number: int, mine: Any) -> Any:
        op = stores.op(pair[number], stores.login(number + 1))
        together.wait()
        try:
            return pair[number].write(op, life.notify, mine.dossier_id, "phone", seen=mine.version)
        except errors.Refused as refused:
            return refused

    with ThreadPoolExecutor(2) as threads:
        for _ in range(20):
            mine = desk(quick_site, intake.register, made.draft())
            answers = list(threads.map(withdraw, range(2), [mine, mine]))
            assert sorted(type(each).__name__ for each in answers) == ["Dossier", "DossierChanged"]
    assert quick_site.store.read(history.verify).faults == ()


@pytest.fixture
def bad_wire(quick_postgres: str) -> Iterator[tuple[str, SwallowingProxy]]:
    """The office on PostgreSQL with its procedures, and a bad wire to it."""
    clock = stores.Clock()
    store = Store(make_engine(quick_postgres), stores.SITE, clock=clock)
    staffed(Site(store, clock))
    store.close()
    proxy = SwallowingProxy(quick_postgres)
    yield quick_postgres, proxy
    proxy.close()


def register_over(proxy: SwallowingProxy, officer: int, wanted: int) -> dict[str, Any]:
    """One desk registers over the bad wire, each gesture with a key, until enough was cut."""
    store = Store(make_engine(proxy.url), stores.SITE, clock=stores.Clock(), patience=60)
    told = {}
    for _ in count():
        if proxy.answers >= wanted:
            break
        op = Op(new_key(), stores.login(officer % 3 + 1), store.now())
        told[op.key] = store.write(op, intake.register, made.draft())
    store.close()
    return told


@pytest.mark.postgres
@pytest.mark.parametrize("wanted", [40, pytest.param(3000, marks=pytest.mark.long)])
def test_cut_replies_register_nothing_twice_and_lose_nothing(
    bad_wire: tuple[str, SwallowingProxy], wanted: int
):
    url, proxy = bad_wire
    with ThreadPoolExecutor(8) as threads:
        told = threads.map(lambda n: register_over(proxy, n, wanted), range(8))
        answers = {key: answer for desk_of in told for key, answer in desk_of.items()}

    events = plain.rows(url, REGISTERED)
    assert {each["op_key"]: each["subject"] for each in events} == {
        key: answer.dossier_id for key, answer in answers.items()
    }
    stored = [each["code"] for each in plain.rows(url, CODES)]
    assert sorted(answer.code for answer in answers.values()) == sorted(stored)
    assert stored == numbered(1, len(answers))
    assert proxy.answers >= wanted
    assert proxy.questions > 0


def test_every_command_sent_again_with_its_key_is_answered_as_the_first_time(quick_site: Site):
    staffed(quick_site)
    draft = made.draft(made.BUILD)
    later = made.replace(made.AN, phone="0987000111")
    sent = Sender(quick_site)

    one = sent("officer-1", intake.register, draft, counter_id=1).dossier_id
    sent("officer-1", life.amend, one, {Role.OWNER: later}, fee_paid=True)
    sent("officer-1", life.attach, one, "ab" * 32, 9, media="image/png")
    sent("officer-1", circulation.hand_over, one, "kinh-te")
    sent("officer-1", circulation.take_back, one, "kinh-te")
    sent("officer-1", life.request_supplement, one, ("Bản vẽ",), "")
    sent("officer-1", life.receive_supplement, one)
    sent("officer-1", life.require_finance, one)
    sent("officer-1", life.finance_done, one)
    due = quick_site.clock().replace(year=2027)
    sent("officer-1", life.extend, one, due, "Chờ ý kiến")
    sent("officer-1", circulation.hand_over, one, "kinh-te")
    sent("bao", circulation.accept, one)
    sent("bao", circulation.assign, one, "bao", "sign")
    sent("bao", circulation.record_result, one)
    sent("officer-1", life.notify, one, "sms")
    sent("officer-1", life.return_result, one, "Trần Thị Bình", "CCCD")
    sent("officer-1", life.correct, one, "Sai chữ")
    for ending in (life.refuse, life.stop, life.withdraw, life.void):
        other = by(quick_site, "officer-1", intake.register, draft).dossier_id
        sent("officer-1", ending, other, "Lý do")
    sent("officer-1", intake.advise, draft, ("Bản vẽ",), "")
    sent("officer-1", intake.refuse_intake, draft, "Sai nơi nhận")

    assert len(sent.commands) == 23
    assert sent.again_in_the_end() == []
    assert quick_site.store.read(history.verify).faults == ()


class Sender:
    """Sends every gesture twice at once, and once more when everything has moved on."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self.sent: list[tuple[Any, Any]] = []

    def __call__(self, actor: str, command: Any, *args: Any, **known: Any) -> Any:
        write = self._site.store.write
        op = stores.op(self._site.store, actor)
        answer = write(op, command, *args, **known)
        before = self._version()
        assert write(op, command, *args, **known) == answer, command.__name__
        assert self._version() == before
        self.sent.append((answer, lambda: write(op, command, *args, **known)))
        return answer

    @property
    def commands(self) -> list[Any]:
        return [answer for answer, _again in self.sent]

    def again_in_the_end(self) -> list[Any]:
        """Answers that name another dossier, state or version than the first time; and whatever
        was done twice."""
        before = self._version()
        wrong = [
            (first, other) for first, again in self.sent if named(other := again()) != named(first)
        ]
        assert self._version() == before
        return wrong

    def _version(self) -> int:
        return int(self._site.store.read(lambda conn, _site: conn.scalar(VERSION)) or 0)


def named(answer: Any) -> tuple[int, str, DossierState, int]:
    return answer.dossier_id, answer.code, answer.state, answer.version
