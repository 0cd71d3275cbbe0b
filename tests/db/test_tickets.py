"""The queue's commands, on both engines."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from db.queue import tickets
from db.tables import event
from office import errors
from office.history import Op, new_key
from office.ordering import Ratio
from office.profile import PriorityNumbering
from office.ticket import Kind, State
from tests import stores
from tests.stores import Site


def events(site: Site) -> int:
    return site.store.read(lambda conn, _site: conn.scalar(select(func.count()).select_from(event)))


def labels(site: Site, counter: int, times: int) -> list[str]:
    found = [site.call(counter) for _ in range(times)]
    return [each.label if each else "-" for each in found]


def test_numbers_run_per_service_from_one_each_day(site):
    site.open()
    assert [site.issue().label for _ in range(3)] == ["A-001", "A-002", "A-003"]
    assert site.issue("chung-thuc").label == "B-001"
    site.open(1, day=stores.DAY + timedelta(days=1))
    assert site.issue().label == "A-001"


def test_priority_numbers_have_a_series_of_their_own(site):
    site.open()
    site.issue()
    assert site.issue(priority=True).label == "UT-001"
    assert site.issue("chung-thuc", priority=True).label == "UT-002"
    assert site.issue().label == "A-002"


def test_priority_numbers_may_come_from_the_services_series(site):
    site.set_rules(priority_numbering=PriorityNumbering.SERVICE_SERIES)
    site.open()
    site.issue()
    assert site.issue(priority=True).label == "A-002"


def test_a_number_past_its_width_is_refused_and_nothing_is_lost(site):
    site.open()
    site.store.touch(
        lambda conn, _site: conn.exec_driver_sql(
            "INSERT INTO number_series (site_id, business_date, series, last, minute, in_minute) "
            "VALUES ('phuong-hoa-binh', '2026-11-23', 'A', 998, 0, 0)"
        )
    )
    assert site.issue().label == "A-999"
    before = events(site)
    with pytest.raises(errors.NumberTooWide, match="1000"):
        site.issue()
    assert events(site) == before


def test_an_unknown_service_and_a_closed_day_are_refused(site):
    with pytest.raises(errors.DayClosed):
        site.issue()
    site.open()
    with pytest.raises(errors.ServiceUnknown):
        site.issue("hai-quan")
    site.do(tickets.close_day)
    with pytest.raises(errors.DayClosed):
        site.issue()


def test_too_many_numbers_in_a_minute_are_refused_until_the_next(site):
    site.set_rules(tickets_per_minute=3)
    site.open()
    for _ in range(3):
        site.issue()
    with pytest.raises(errors.TooManyTickets):
        site.issue()
    site.clock.forward(minutes=1)
    assert site.issue().label == "A-004"


def test_the_ratio_is_two_priority_to_one_ordinary_while_both_wait(site):
    site.open()
    for _ in range(3):
        site.issue()
    for _ in range(5):
        site.issue(priority=True)
    assert labels(site, 3, 9) == [
        "UT-001", "UT-002", "A-001", "UT-003", "UT-004", "A-002", "UT-005", "A-003", "-",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("ratio", "expected"),
    [
        (Ratio(1, 2), ["UT-001", "A-001", "A-002", "UT-002", "A-003"]),
        (Ratio(1, 0), ["UT-001", "UT-002", "A-001", "A-002", "A-003"]),
    ],
)
def test_the_office_may_set_another_ratio(site, ratio, expected):
    site.set_rules(ratio=ratio)
    site.open()
    for _ in range(3):
        site.issue()
    for _ in range(2):
        site.issue(priority=True)
    assert labels(site, 3, 5) == expected


def test_two_counters_share_the_ratio(site):
    site.open()
    for _ in range(2):
        site.issue()
    for _ in range(4):
        site.issue(priority=True)
    called = [site.call(counter).label for counter in (1, 2, 1, 2, 1, 2)]
    assert called == ["UT-001", "UT-002", "A-001", "UT-003", "UT-004", "A-002"]


def test_a_counter_calls_only_for_its_services(site):
    site.open()
    site.issue("dat-dai")
    assert site.call(1) is None
    assert site.call(3).label == "C-001"


def test_calling_with_nobody_waiting_is_calm_and_writes_nothing(site):
    site.open()
    before = events(site)
    assert site.call() is None
    assert events(site) == before
    assert site.issue().ticket_id == before + 1


def test_calling_next_finishes_the_ticket_at_the_desk(site):
    site.open()
    first, second = site.issue(), site.issue()
    site.call()
    called = site.call()
    assert called.label == second.label
    board = site.store.read(tickets_now)
    assert board[first.label] is State.FINISHED


def tickets_now(conn, _site):
    from db.queue import rows

    found = [rows.ticket_of(row) for row in conn.execute(select(*rows.COLUMNS))]
    return {each.label: each.state for each in found}


def test_an_office_may_demand_that_the_desk_is_cleared_first(site):
    site.set_rules(call_finishes=False)
    site.open()
    site.issue()
    site.issue()
    called = site.call()
    with pytest.raises(errors.TicketAtDesk):
        site.call()
    site.at(tickets.finish, 3, called.ticket_id)
    assert site.call().label == "A-002"


def test_a_chosen_number_is_called_out_of_order(site):
    site.open()
    site.issue()
    second = site.issue()
    assert site.at(tickets.call_ticket, 3, second.ticket_id).label == "A-002"
    with pytest.raises(errors.MoveNotAllowed):
        site.at(tickets.call_ticket, 2, second.ticket_id)


def test_serving_runs_from_call_to_finish(site):
    site.open()
    site.issue()
    called = site.call()
    assert called.state is State.CALLED
    assert called.counter_id == 3
    assert site.at(tickets.recall, 3, called.ticket_id).calls == 2
    assert site.at(tickets.start_serving, 3, called.ticket_id).state is State.SERVING
    done = site.at(tickets.finish, 3, called.ticket_id)
    assert done.state is State.FINISHED
    with pytest.raises(errors.MoveNotAllowed):
        site.at(tickets.recall, 3, called.ticket_id)


def test_another_counter_may_not_touch_my_ticket(site):
    site.open()
    site.issue()
    called = site.call(3)
    with pytest.raises(errors.TicketNotHere):
        site.at(tickets.finish, 2, called.ticket_id)


def test_only_the_officer_on_shift_works_at_a_counter(site):
    site.open(2)
    site.issue()
    with pytest.raises(errors.NotOnShift):
        site.call(3)
    with pytest.raises(errors.CounterUnknown):
        site.do(tickets.call_next, 9, by=3)


def test_a_restored_no_show_goes_in_after_the_next_two(site):
    site.open()
    gone = site.issue()
    site.call()
    site.at(tickets.mark_no_show, 3, gone.ticket_id)
    for _ in range(4):
        site.issue()
    site.at(tickets.restore, 3, gone.ticket_id)
    assert labels(site, 3, 5) == ["A-002", "A-003", "A-001", "A-004", "A-005"]


def test_restored_people_keep_their_order_among_themselves(site):
    site.open()
    gone = [site.issue(), site.issue()]
    for each in gone:
        site.call()
        site.at(tickets.mark_no_show, 3, each.ticket_id)
    for _ in range(3):
        site.issue()
    for each in gone:
        site.at(tickets.restore, 3, each.ticket_id)
    assert labels(site, 3, 5) == ["A-003", "A-004", "A-001", "A-002", "A-005"]


def test_cancelling_needs_a_reason_from_the_list(site):
    site.open()
    mine = site.issue()
    with pytest.raises(errors.ReasonMissing):
        site.do(tickets.cancel, mine.ticket_id, "Nguyễn Văn An bỏ về")
    assert site.do(tickets.cancel, mine.ticket_id, "left").state is State.CANCELLED
    assert site.call() is None


def test_the_same_key_again_gets_the_first_answer_and_changes_nothing(site):
    site.open()
    gesture = Op(new_key(), "kiosk", site.store.now())
    first = site.store.write(gesture, tickets.issue_ticket, "ho-tich")
    again = site.store.write(gesture, tickets.issue_ticket, "ho-tich")
    assert again == first
    assert site.issue().label == "A-002"


def test_a_repeated_call_gets_its_ticket_not_the_next_one(site):
    site.open()
    site.issue()
    site.issue()
    gesture = Op(new_key(), stores.login(3), site.store.now())
    first = site.store.write(gesture, tickets.call_next, 3)
    assert site.store.write(gesture, tickets.call_next, 3) == first
    site.at(tickets.start_serving, 3, first.ticket_id)
    finishing = Op(new_key(), stores.login(3), site.store.now())
    done = site.store.write(finishing, tickets.finish, 3, first.ticket_id)
    assert site.store.write(finishing, tickets.finish, 3, first.ticket_id) == done
    assert site.store.write(gesture, tickets.call_next, 3).label == "A-001"


def test_a_repeated_call_gets_its_ticket_even_when_nobody_waits_any_more(site):
    site.open()
    site.issue()
    gesture = Op(new_key(), stores.login(3), site.store.now())
    first = site.store.write(gesture, tickets.call_next, 3)
    assert site.store.write(gesture, tickets.call_next, 3) == first


@pytest.mark.parametrize("seconds", [0, 9])
def test_a_call_may_be_undone_within_ten_seconds(site, seconds):
    site.open()
    first, second = site.issue(), site.issue()
    site.call()
    called = site.call()
    site.clock.forward(seconds=seconds)
    site.at(tickets.undo, 3, events(site))
    now = site.store.read(tickets_now)
    assert (now[first.label], now[second.label]) == (State.CALLED, State.WAITING)
    assert called.label == second.label
    assert site.call().label == "A-002"


def test_an_undone_call_gives_its_turn_in_the_ratio_back(site):
    site.open()
    for _ in range(2):
        site.issue()
    for _ in range(4):
        site.issue(priority=True)
    assert labels(site, 3, 3) == ["UT-001", "UT-002", "A-001"]
    site.at(tickets.undo, 3, events(site))
    assert labels(site, 3, 2) == ["A-001", "UT-003"]


def test_a_no_show_restored_elsewhere_goes_in_after_the_next_two_of_its_service(site):
    site.open()
    gone = site.issue("dat-dai")
    site.call(3)
    site.at(tickets.mark_no_show, 3, gone.ticket_id)
    for _ in range(3):
        site.issue("dat-dai")
    site.at(tickets.restore, 1, gone.ticket_id)
    assert labels(site, 3, 4) == ["C-002", "C-003", "C-001", "C-004"]


def test_no_show_and_finish_may_be_undone_too(site):
    site.open()
    mine = site.issue()
    site.call()
    site.at(tickets.mark_no_show, 3, mine.ticket_id)
    assert site.at(tickets.undo, 3, events(site)).state is State.CALLED
    site.at(tickets.start_serving, 3, mine.ticket_id)
    site.at(tickets.finish, 3, mine.ticket_id)
    back = site.at(tickets.undo, 3, events(site))
    assert back.state is State.SERVING
    assert back.no_shows == 0


def test_undo_is_refused_late_or_after_something_else_happened(site):
    site.open()
    mine = site.issue()
    site.call()
    version = events(site)
    site.at(tickets.recall, 3, mine.ticket_id)
    with pytest.raises(errors.UndoTooLate):
        site.at(tickets.undo, 3, version)
    site.at(tickets.finish, 3, mine.ticket_id)
    site.clock.forward(seconds=11)
    with pytest.raises(errors.UndoTooLate):
        site.at(tickets.undo, 3, events(site))


def test_only_the_ticket_of_a_silent_counter_can_be_taken_over(site):
    site.open()
    mine = site.issue()
    site.call(2)
    with pytest.raises(errors.CounterAlive):
        site.at(tickets.take_over, 3, mine.ticket_id)
    site.clock.forward(seconds=31)
    assert site.at(tickets.take_over, 3, mine.ticket_id).counter_id == 3
    assert site.at(tickets.start_serving, 3, mine.ticket_id).state is State.SERVING


def test_opening_the_day_again_is_harmless_and_going_back_is_refused(site):
    site.open()
    before = events(site)
    site.do(tickets.open_day, stores.DAY)
    assert events(site) == before
    yesterday = stores.DAY - timedelta(days=1)
    with pytest.raises(errors.DayWentBack):
        site.do(tickets.open_day, yesterday)
    site.issue()
    site.do(tickets.open_day, yesterday, force=True)
    site.do(tickets.open_day, stores.DAY)
    assert site.issue().label == "A-002"


def test_closing_the_day_leaves_nobody_in_the_line_or_at_a_desk(site):
    site.open()
    served, called, waiting = site.issue(), site.issue(), site.issue()
    site.call(1)
    site.at(tickets.start_serving, 1, served.ticket_id)
    site.call(2)
    site.do(tickets.close_day)
    now = site.store.read(tickets_now)
    assert now[served.label] is State.FINISHED
    assert now[called.label] is State.EXPIRED
    assert now[waiting.label] is State.EXPIRED


def test_every_command_writes_one_event(site):
    site.open()
    mine = site.issue()
    steps = [
        site.call,
        lambda: site.at(tickets.recall, 3, mine.ticket_id),
        lambda: site.at(tickets.start_serving, 3, mine.ticket_id),
        lambda: site.at(tickets.finish, 3, mine.ticket_id),
        lambda: site.at(tickets.undo, 3, events(site)),
        lambda: site.do(tickets.close_day),
    ]
    for step in steps:
        before = events(site)
        step()
        assert events(site) == before + 1
    last = site.store.read(
        lambda conn, _site: conn.scalar(select(event.c.kind).order_by(event.c.version.desc()))
    )
    assert last == Kind.CLOSE_DAY
