import pytest
import sqlalchemy as sa

from counter.queue.desk import Desk
from db.queue import shifts, tickets
from db.tables import event
from office.errors import DatabaseUnreachable
from office.ticket import Kind, State
from tests import make, stores


def at_desk(desk):
    held = desk.state.board.desk
    return held.ticket.label if held else None


def done(qtbot, desk, gesture, *args):
    """One gesture, until its answer is shown."""
    gesture(*args)
    assert desk.state.running is not None
    qtbot.waitUntil(lambda: desk.state.running is None)


def kinds(site):
    """The kinds of the day's events."""
    return site.store.read(
        lambda conn, _site: list(conn.scalars(sa.select(event.c.kind).order_by(event.c.version)))
    )


def test_a_call_shows_the_ticket_without_waiting_for_the_doorbell(site, seat, qtbot):
    site.open().issue()
    desk = seat(3)

    done(qtbot, desk, desk.call_next)

    assert at_desk(desk) == "A-001"
    assert desk.state.notice.words == "Đã gọi A-001"


def test_a_second_press_while_the_first_is_under_way_is_no_second_call(site, seat, qtbot):
    site.open()
    site.issue(), site.issue()
    desk = seat(3)

    desk.call_next()
    desk.call_next()
    qtbot.waitUntil(lambda: desk.state.running is None)

    assert kinds(site).count(Kind.CALL) == 1


def pressed_at_once(qtbot, desk, *names):
    """Keys faster than the database, until the last answer is shown."""
    for name in names:
        getattr(desk, name)()
    assert desk.state.running is not None
    qtbot.waitUntil(lambda: desk.state.running is None)


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        (["finish", "call_next"], [Kind.FINISH, Kind.CALL]),
        (["no_show", "call_next"], [Kind.NO_SHOW, Kind.CALL]),
        (["recall", "start_serving"], [Kind.RECALL, Kind.START]),
        (["start_serving", "finish"], [Kind.START, Kind.FINISH]),
        (["recall", "call_next", "no_show"], [Kind.RECALL, Kind.NO_SHOW]),  # the last one only
        (["no_show", "undo"], [Kind.NO_SHOW]),  # what was to be undone is past: told in words
    ],
)
def test_another_key_pressed_meanwhile_is_done_afterwards(site, seat, qtbot, keys, told):
    site.open()
    site.issue(), site.issue()
    desk = seat(3)
    done(qtbot, desk, desk.call_next)
    before = len(kinds(site))

    pressed_at_once(qtbot, desk, *keys)

    assert kinds(site)[before:] == told


@pytest.mark.parametrize("key", ["finish", "no_show", "start_serving", "recall"])
def test_a_key_pressed_meanwhile_never_strikes_a_ticket_that_was_not_seen(site, seat, qtbot, key):
    site.open()
    site.issue(), site.issue()
    desk = seat(3)
    done(qtbot, desk, desk.call_next)

    pressed_at_once(qtbot, desk, "call_next", key)

    assert kinds(site)[-1] == Kind.CALL
    assert desk.state.notice.words == "Đã gọi A-002"


def test_a_call_pressed_meanwhile_finishes_nobody_who_came_back(site, seat, qtbot):
    site.open()
    site.issue(), site.issue()
    desk = seat(3)
    for gesture in (desk.call_next, desk.finish):
        done(qtbot, desk, gesture)

    pressed_at_once(qtbot, desk, "undo", "call_next")

    assert kinds(site)[-1] == Kind.UNDO
    assert at_desk(desk) == "A-001"


def test_a_key_that_went_grey_meanwhile_does_nothing(site, seat, qtbot):
    site.open().issue()
    desk = seat(3)
    done(qtbot, desk, desk.call_next)

    pressed_at_once(qtbot, desk, "start_serving", "no_show")

    assert kinds(site)[-1] == Kind.START
    assert desk.state.notice.words == "Bắt đầu phục vụ A-001"


def test_what_was_pressed_after_a_gesture_that_failed_is_never_done(site, seat, qtbot):
    site.open()
    gone, waiting = site.issue(), site.issue()
    desk = seat(3)
    done(qtbot, desk, desk.call_next)
    site.do(tickets.cancel, gone.ticket_id, "left")

    desk.no_show()
    done(qtbot, desk, desk.cancel, waiting.ticket_id, "left")
    assert desk.state.notice.trouble
    done(qtbot, desk, desk.call_next)

    assert kinds(site)[-1] == Kind.CALL


def test_a_double_press_gives_one_call_even_if_the_first_is_answered(site, seat, qtbot):
    site.open()
    site.issue(), site.issue()
    desk = seat(3, clock=lambda: 5.0)

    done(qtbot, desk, desk.call_next)
    desk.call_next()

    assert desk.state.running is None
    assert kinds(site).count(Kind.CALL) == 1


def test_with_nobody_waiting_the_answer_is_calm(site, seat, qtbot):
    site.open()
    desk = seat(3)

    done(qtbot, desk, desk.call_next)

    assert desk.state.notice.words == "Chưa có ai chờ quầy này"
    assert not desk.state.notice.trouble


def test_the_whole_service_of_a_ticket(site, seat, qtbot):
    site.open().issue()
    desk = seat(3)

    done(qtbot, desk, desk.call_next)
    done(qtbot, desk, desk.recall)
    done(qtbot, desk, desk.start_serving)
    done(qtbot, desk, desk.finish)

    assert at_desk(desk) is None
    assert desk.state.board.last_label == "A-001"
    assert kinds(site)[-4:] == [Kind.CALL, Kind.RECALL, Kind.START, Kind.FINISH]


def test_an_officer_may_call_whom_they_choose(site, seat, qtbot):
    site.open()
    site.issue()
    chosen = site.issue("dat-dai")
    desk = seat(3)

    done(qtbot, desk, desk.call_chosen, chosen.ticket_id)

    assert at_desk(desk) == "C-001"


def test_who_was_called_elsewhere_meanwhile_is_refused_in_words(site, seat, qtbot):
    wanted = site.open().issue()
    desk = seat(3)
    site.call(1)

    done(qtbot, desk, desk.call_chosen, wanted.ticket_id)

    assert desk.state.notice.trouble
    assert "A-001" in desk.state.notice.words
    qtbot.waitUntil(lambda: not desk.state.board.waiting)


@pytest.mark.parametrize(
    ("gestures", "undone", "state_after"),
    [
        (["call_next"], Kind.CALL, State.WAITING),
        (["call_next", "no_show"], Kind.NO_SHOW, State.CALLED),
        (["call_next", "start_serving", "finish"], Kind.FINISH, State.SERVING),
    ],
)
def test_call_no_show_and_finish_may_be_undone_for_ten_seconds(  # noqa: PLR0917
    site, seat, qtbot, gestures, undone, state_after
):
    site.open().issue()
    desk = seat(3)
    for name in gestures:
        done(qtbot, desk, getattr(desk, name))
    site.clock.forward(seconds=9)

    done(qtbot, desk, desk.undo)

    board = desk.state.board
    now = [board.desk.ticket] if board.desk else [one.ticket for one in board.waiting]
    assert [one.state for one in now] == [state_after]
    assert kinds(site)[-2:] == [undone, Kind.UNDO]  # what was undone stays in the log


def test_after_ten_seconds_undo_is_refused(site, seat, qtbot):
    site.open().issue()
    desk = seat(3)
    done(qtbot, desk, desk.call_next)
    site.clock.forward(seconds=11)

    done(qtbot, desk, desk.undo)

    assert at_desk(desk) == "A-001"
    assert "Đã quá 10 giây" in desk.state.notice.words
    assert Kind.UNDO not in kinds(site)


def test_a_missed_number_can_be_restored(site, seat, qtbot):
    gone = site.open().issue()
    desk = seat(3)
    done(qtbot, desk, desk.call_next)
    done(qtbot, desk, desk.no_show)
    assert [one.ticket.label for one in desk.state.board.missed] == ["A-001"]

    done(qtbot, desk, desk.restore, gone.ticket_id)

    assert [one.ticket.label for one in desk.state.board.waiting] == ["A-001"]


def test_a_number_is_cancelled_with_its_reason(site, seat, qtbot):
    left = site.open().issue()
    desk = seat(3)

    done(qtbot, desk, desk.cancel, left.ticket_id, "left")

    assert desk.state.board.waiting == ()
    assert desk.state.notice.words == "Đã hủy A-001"


def test_the_ticket_of_a_counter_that_went_silent_can_be_taken_over(site, seat, qtbot):
    site.open().issue()
    lost = site.call(1)
    site.clock.forward(seconds=31)
    desk = seat(3)

    done(qtbot, desk, desk.take_over, lost.ticket_id)

    assert at_desk(desk) == "A-001"


def test_a_beat_keeps_the_counter_alive_for_the_others(site, seat, qtbot, tasks):
    site.open()
    desk = seat(3)
    site.clock.forward(seconds=31)

    desk.beat()
    other = seat(1)

    here = next(one for one in other.state.board.others if one.counter_id == 3)
    assert here.alive


def test_a_shift_ended_elsewhere_leads_back_to_the_sign_in(site, seat, qtbot):
    site.open()
    desk = seat(3)
    site.do(shifts.sign_out, 3, by=3)

    with qtbot.waitSignal(desk.ended) as ended:
        desk.beat()

    assert ended.args == ["Ca trực ở quầy 3 đã kết thúc. Xin đăng nhập lại."]


def test_whose_place_was_taken_learns_it_from_the_board_too(site, seat, qtbot):
    site.open()
    desk = seat(3)
    site.do(shifts.sign_out, 3, by=3)

    with qtbot.waitSignal(desk.ended):
        desk.look_again()


def test_signing_out_ends_the_shift(site, seat, qtbot):
    site.open()
    desk = seat(3)

    with qtbot.waitSignal(desk.ended) as ended:
        desk.sign_out()

    assert ended.args == [""]
    assert kinds(site)[-1] == Kind.SIGN_OUT


def test_nobody_signs_out_with_a_ticket_at_the_desk(site, seat, qtbot):
    site.open().issue()
    desk = seat(3)
    done(qtbot, desk, desk.call_next)

    desk.sign_out()
    assert desk.state.notice.trouble
    assert "Số A-001 còn ở quầy" in desk.state.notice.words
    assert Kind.SIGN_OUT not in kinds(site)

    with qtbot.waitSignal(desk.ended):
        desk.finish()
        desk.sign_out()
    assert kinds(site)[-2:] == [Kind.FINISH, Kind.SIGN_OUT]


def test_the_counter_opens_the_day_where_nobody_did(site, seat, qtbot):
    site.do(shifts.open_shift, stores.login(3), 3, by=3)

    desk = seat(3)

    qtbot.waitUntil(lambda: desk.state.board.day.is_open)
    assert desk.state.board.day.business_date == make.TODAY
    assert kinds(site).count(Kind.OPEN_DAY) == 1


def test_a_day_closed_by_hand_stays_closed(site, seat, qtbot):
    site.open()
    site.do(tickets.close_day)

    desk = seat(3)

    assert not desk.state.board.day.is_open
    assert kinds(site).count(Kind.OPEN_DAY) == 1


class Cut:
    """A store whose writes do not get through."""

    def __init__(self, store, trouble):
        self.read, self.now, self.touch = store.read, store.now, store.touch
        self._store, self.trouble = store, trouble

    def write(self, *args, **kwargs):
        if self.trouble is not None:
            raise self.trouble
        return self._store.write(*args, **kwargs)


def test_a_press_that_did_not_get_through_is_told_and_can_be_made_again(site, seat, qtbot):
    site.open().issue()
    store = Cut(site.store, DatabaseUnreachable())
    desk = seat(3, store=store)
    done(qtbot, desk, desk.call_next)
    assert desk.state.notice.words == DatabaseUnreachable().message()

    store.trouble = None
    done(qtbot, desk, desk.call_next)

    assert at_desk(desk) == "A-001"


def test_a_bug_does_not_freeze_the_desk(site, seat, qtbot, logged_errors):
    site.open().issue()
    desk = seat(3, store=Cut(site.store, ValueError("a bug")))

    done(qtbot, desk, desk.call_next)

    assert desk.state.notice.trouble
    assert len(logged_errors) == 1


def test_nothing_is_shown_after_the_desk_was_left(site, seat, qtbot, tasks):
    site.open().issue()
    desk: Desk = seat(3)
    desk.stop()
    seen = []
    desk.changed.connect(seen.append)

    desk.call_next()

    assert seen == []
