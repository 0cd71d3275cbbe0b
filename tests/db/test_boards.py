"""What each screen reads, on both engines."""

from dataclasses import replace
from datetime import timedelta

import pytest

from db import catalog
from db.queue import shifts, tickets
from db.queue.counter_board import counter_board
from db.queue.issued_ticket import issued_ticket
from db.queue.kiosk_board import kiosk_board
from db.queue.records import CounterBoard, KioskBoard, WallBoard
from db.queue.sign_in_board import sign_in_board
from db.queue.wall_board import wall_board
from office import errors, proof
from office.ordering import Estimate
from office.ticket import Lane
from tests import stores
from tests.stores import Site


def kiosk(site: Site) -> KioskBoard:
    return site.store.read(kiosk_board, now=site.clock())


def counter(site: Site, number: int = 3) -> CounterBoard:
    return site.store.read(counter_board, number, now=site.clock())


def wall(site: Site, since: int = 0) -> WallBoard:
    return site.store.read(wall_board, since)


def serve_many(site: Site, count: int, minutes: float, at: int = 3) -> None:
    for _ in range(count):
        mine = site.issue("chung-thuc")
        site.at(tickets.call_ticket, at, mine.ticket_id)
        site.clock.forward(minutes=minutes)
        site.store.touch(shifts.beat, stores.login(at), at, now=site.clock())
        site.at(tickets.finish, at, mine.ticket_id)


def test_the_kiosk_sees_its_tiles_and_who_waits(site):
    site.open()
    for service in ("ho-tich", "ho-tich", "dat-dai"):
        site.issue(service)
    board = kiosk(site)
    assert [(t.service.letter, t.waiting) for t in board.services] == [("A", 2), ("B", 0), ("C", 1)]
    assert board.waiting == 3
    assert board.day.is_open
    assert board.office.hotline


def test_a_tile_is_full_when_the_days_limit_is_reached(site):
    wanted = stores.small_catalog()
    limited = tuple(replace(each, daily_limit=1) for each in wanted.services)
    site.do(catalog.load, replace(wanted, services=limited))
    site.open()
    site.issue()
    assert [t.full for t in kiosk(site).services] == [True, False, False]
    with pytest.raises(errors.DailyLimit):
        site.issue()
    assert site.issue(priority=True).label == "UT-001", "priority is never turned away"


def test_a_ticket_tells_who_is_ahead_where_and_proves_itself(site):
    site.open()
    for _ in range(3):
        site.issue()
    mine = site.issue("chung-thuc")
    site.issue(priority=True)
    told = site.store.read(issued_ticket, mine.ticket_id, now=site.clock())
    assert told.ahead == 4
    assert told.counters == (2, 3)
    key = site.store.read(catalog.proof_key)
    assert told.proof == proof.proof_code(key, stores.SITE, stores.DAY, mine.label)


def test_the_wait_is_not_guessed_from_too_little(site):
    site.open()
    serve_many(site, 4, minutes=6)
    mine = site.issue()
    told = site.store.read(issued_ticket, mine.ticket_id, now=site.clock())
    assert told.estimate is None


def test_the_wait_comes_from_recent_times_and_open_counters(site):
    site.open(3)
    serve_many(site, 6, minutes=6)
    for _ in range(2):
        site.issue("chung-thuc")
    mine = site.issue("chung-thuc")
    told = site.store.read(issued_ticket, mine.ticket_id, now=site.clock())
    assert told.ahead == 2
    assert told.estimate == Estimate(5, 20)
    site.clock.forward(seconds=40)
    silent = site.store.read(issued_ticket, mine.ticket_id, now=site.clock())
    assert silent.estimate is None, "no counter is alive, so anything would be a guess"


def test_the_waiting_list_is_in_the_order_in_which_the_counter_will_call(site):
    site.open()
    for _ in range(4):
        site.issue()
    for _ in range(3):
        site.issue(priority=True)
    expected = [each.ticket.label for each in counter(site).waiting]
    assert counter(site).waiting[0].next_up
    called = [site.call().label for _ in range(7)]
    assert called == expected
    assert counter(site).waiting == ()


def test_a_counter_sees_only_what_it_serves_and_the_other_desks(site):
    site.open()
    site.issue("dat-dai")
    site.issue()
    site.call(2)
    board = counter(site, 1)
    assert board.waiting == ()
    assert [(o.counter_id, o.ticket.label if o.ticket else None) for o in board.others] == [
        (2, "A-001"),
        (3, None),
    ]
    assert board.officer_name == "Cán bộ 1"


def test_a_silent_counter_shows_as_lost(site):
    site.open()
    site.clock.forward(seconds=31)
    site.store.touch(shifts.beat, stores.login(2), 2, now=site.clock())
    assert [each.alive for each in counter(site, 1).others] == [True, False]


def test_the_desk_shows_its_ticket_and_what_can_be_undone(site):
    site.open()
    site.issue()
    assert counter(site).undoable is None
    site.call()
    board = counter(site)
    assert board.desk is not None
    assert board.desk.ticket.label == "A-001"
    assert board.undoable is not None
    assert board.undoable.label == "A-001"
    site.clock.forward(seconds=10)
    assert counter(site).undoable is None


def test_the_desk_remembers_what_it_did_today(site):
    site.open()
    serve_many(site, 2, minutes=5)
    board = counter(site)
    assert board.served_today == 2
    assert board.average_seconds == 300
    assert board.last_label == "B-002"
    assert sum(n for _at, n in board.issued_by_half_hour) == 2


def test_missed_numbers_are_listed_newest_first(site):
    site.open()
    for _ in range(2):
        mine = site.issue()
        site.call()
        site.at(tickets.mark_no_show, 3, mine.ticket_id)
        site.clock.forward(seconds=1)
    assert [each.ticket.label for each in counter(site).missed] == ["A-002", "A-001"]


def test_the_wall_shows_one_line_a_ticket_and_hears_each_call_once(site):
    site.open()
    mine = site.issue()
    site.issue()
    site.call(3)
    site.at(tickets.recall, 3, mine.ticket_id)
    site.call(2)
    board = wall(site)
    assert [each.label for each in board.calls] == ["A-002", "A-001"]
    assert [(each.label, each.again) for each in board.fresh] == [
        ("A-001", False),
        ("A-001", True),
        ("A-002", False),
    ]
    assert wall(site, since=board.version).fresh == ()


def test_an_undone_call_leaves_the_wall(site):
    site.open()
    site.issue()
    site.call()
    site.at(tickets.undo, 3, wall(site).version)
    assert wall(site).calls == ()
    assert wall(site).fresh == ()


def test_yesterdays_calls_are_not_on_the_wall(site):
    site.open()
    site.issue()
    site.call()
    site.do(tickets.open_day, stores.DAY + timedelta(days=1))
    assert wall(site).calls == ()


def test_a_ticket_taken_over_is_announced_at_its_new_counter(site):
    site.open()
    mine = site.issue()
    site.call(2)
    site.clock.forward(seconds=31)
    site.at(tickets.take_over, 3, mine.ticket_id)
    assert [each.counter_id for each in wall(site).calls] == [3]


def test_the_sign_in_page_tells_who_sits_where(site):
    site.open(2)
    board = site.store.read(sign_in_board, now=site.clock())
    assert [(c.counter_id, c.officer_name, c.alive) for c in board.counters] == [
        (1, None, False),
        (2, "Cán bộ 2", True),
        (3, None, False),
    ]


def test_priority_counts_are_told_apart(site):
    site.open()
    site.issue()
    site.issue(priority=True)
    board = counter(site)
    assert board.waiting_priority == 1
    assert {each.ticket.lane for each in board.waiting} == {Lane.PRIORITY, Lane.ORDINARY}
