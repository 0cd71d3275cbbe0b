from dataclasses import replace
from datetime import timedelta

import pytest

from db.queue import tickets
from kiosk.flow.session import WARNING_SECONDS
from kiosk.flow.slips import TROUBLE_SECONDS
from kiosk.flow.snapshot import Page, Paper
from office import errors
from office.errors import DatabaseUnreachable, PaperOut
from office.hours import Closed
from office.profile import PriorityClass
from office.thermal.printing import Outcome, Verdict
from office.ticket import Lane, State
from tests import make, stores
from tests.kiosk.rig import Rig

ELDERLY = PriorityClass(class_id="elderly", title="Từ 60 tuổi", title_en="60 or over", icon="x")


def with_classes(rig: Rig) -> Rig:
    """The same office, but it asks about priority."""
    rig.start()
    board = rig.clerk.board()
    rig.flow.show_board(replace(board, office=replace(board.office, classes=(ELDERLY,))))
    return rig


def test_two_taps_give_a_number_on_screen_and_then_on_paper(rig: Rig) -> None:
    rig.start()
    rig.flow.choose("ho-tich")
    assert rig.shown.page is Page.HOME, "no other question flashes by"
    rig.tasks.finish_all()

    assert rig.shown.page is Page.TICKET
    assert rig.shown.issued.ticket.label == "A-001"
    assert rig.shown.paper is Paper.PRINTING
    rig.device.finish_all()
    assert rig.shown.paper is Paper.PRINTED
    assert len(rig.printer.pictures) == 1


def test_with_priority_it_is_one_tap_more(rig: Rig) -> None:
    with_classes(rig)
    rig.flow.choose("chung-thuc")
    assert rig.shown.page is Page.PRIORITY
    assert rig.tasks.waiting == []
    rig.flow.choose_priority(True)
    rig.finish()

    assert rig.shown.issued.ticket.lane is Lane.PRIORITY
    assert rig.shown.issued.ticket.label.startswith("UT-")


def test_a_double_tap_gives_one_ticket(rig: Rig) -> None:
    rig.start()
    for _ in range(3):
        rig.flow.choose("ho-tich")
    rig.finish()
    rig.flow.choose("ho-tich")
    rig.finish()

    assert rig.states() == [State.WAITING]


def test_a_double_tap_on_the_priority_answer_gives_one_ticket(rig: Rig) -> None:
    with_classes(rig)
    rig.flow.choose("ho-tich")
    for entitled in (True, False, True):
        rig.flow.choose_priority(entitled)
    rig.finish()

    assert rig.states() == [State.WAITING]


def test_an_answer_lost_on_the_way_brings_the_same_number(rig: Rig) -> None:
    rig.start()

    def lose() -> None:
        raise DatabaseUnreachable

    rig.store.after = lose
    rig.take()
    rig.finish()
    assert rig.shown.page is Page.TROUBLE
    rig.store.after = lambda: None
    rig.flow.found()
    rig.finish()

    assert rig.shown.issued.ticket.label == "A-001"
    assert rig.states() == [State.WAITING]


def test_a_number_that_comes_after_its_holder_left_becomes_void(rig: Rig) -> None:
    rig.start()
    rig.take()
    rig.flow.lost(rig.clock())
    rig.seconds(60 + WARNING_SECONDS)
    rig.flow.found()
    rig.start()

    assert rig.shown.page is Page.HOME
    assert rig.states() == [State.CANCELLED]
    assert rig.printer.pictures == []


def test_the_number_stays_thirty_seconds_when_the_paper_failed(rig: Rig) -> None:
    rig.printer.verdict = Verdict(outcome=Outcome.FAILED, cause=PaperOut())
    rig.start()
    rig.take()
    rig.finish()
    assert rig.shown.paper is Paper.FAILED
    assert isinstance(rig.shown.paper_trouble, PaperOut)
    rig.seconds(30)
    assert rig.shown.page is Page.TICKET
    rig.seconds(TROUBLE_SECONDS - 30)

    assert rig.shown.page is Page.HOME
    assert isinstance(rig.shown.printer, PaperOut), "staff still see it on the home page"
    assert rig.states() == [State.WAITING]


def test_printing_again_makes_no_second_ticket_and_is_marked(rig: Rig) -> None:
    rig.printer.verdict = Verdict(outcome=Outcome.FAILED, cause=PaperOut())
    rig.start()
    rig.take()
    rig.finish()
    rig.printer.verdict = Verdict(outcome=Outcome.PRINTED, papers=1)
    rig.flow.print_again()
    rig.flow.print_again()
    rig.finish()

    assert rig.shown.paper is Paper.PRINTED
    assert rig.states() == [State.WAITING]
    assert rig.marked() == [True]
    assert rig.shown.printer is None


def test_a_child_cannot_empty_the_roll_with_the_print_again_button(rig: Rig) -> None:
    rig.start()
    rig.take()
    rig.finish()
    for _ in range(20):
        rig.flow.print_again()
        rig.finish()

    assert len(rig.printer.pictures) == 3
    assert not rig.shown.may_print_again


def test_a_number_called_meanwhile_is_not_printed_again(rig: Rig) -> None:
    rig.start()
    rig.take()
    rig.finish()
    stores.Site(rig.real, rig.clock).open().call()
    rig.flow.print_again()
    rig.finish()

    assert isinstance(rig.shown.note, errors.MoveNotAllowed)
    assert rig.shown.paper is Paper.PRINTED


def test_a_printer_that_breaks_unexpectedly_still_ends_in_words(rig: Rig, logged_errors) -> None:
    def bug() -> None:
        raise KeyError

    rig.printer.before = bug
    rig.start()
    rig.take()
    rig.finish()

    assert rig.shown.paper is Paper.FAILED


def test_done_is_not_taken_while_the_paper_is_under_way(rig: Rig) -> None:
    rig.start()
    rig.take()
    rig.tasks.finish_all()
    rig.flow.done()
    assert rig.shown.page is Page.TICKET
    rig.finish()
    rig.flow.done()

    assert rig.shown.page is Page.HOME


def test_a_forgotten_number_leaves_the_screen_by_itself(rig: Rig) -> None:
    rig.start()
    rig.take()
    rig.finish()
    whole = rig.shown.seconds_whole
    rig.seconds(whole - 1)
    rig.flow.touched()
    assert rig.shown.seconds_left == whole
    rig.seconds(whole)

    assert rig.shown.page is Page.HOME


def test_the_day_is_opened_by_the_first_kiosk(rig: Rig) -> None:
    rig.start()

    assert rig.shown.board.day.is_open
    assert rig.shown.board.day.business_date == stores.DAY


def test_the_day_goes_on_by_itself_after_midnight(rig: Rig) -> None:
    rig.start()
    rig.clock.forward(days=2)
    rig.start()

    assert rig.shown.board.day.business_date == stores.DAY + timedelta(days=2)


def test_a_day_off_is_not_opened(rig: Rig) -> None:
    rig.clock.forward(days=6)  # Sunday
    rig.start()

    assert rig.shown.page is Page.CLOSED
    assert rig.shown.standing.why is Closed.WEEKEND
    assert rig.clerk.board().day.business_date is None


def test_a_day_off_that_was_opened_by_hand_gives_numbers_until_it_is_closed(rig: Rig) -> None:
    rig.clock.forward(days=6)  # Sunday
    site = stores.Site(rig.real, rig.clock)
    site.do(tickets.open_day, stores.DAY + timedelta(days=6))
    rig.start()
    rig.take()
    rig.finish()
    assert rig.shown.issued is not None
    rig.flow.done()
    rig.clock.forward(hours=9)  # no hours are known for it
    rig.flow.second()
    assert rig.shown.page is Page.HOME

    site.do(tickets.close_day)
    rig.start()

    assert rig.shown.page is Page.CLOSED


def test_a_day_closed_by_hand_stays_closed(rig: Rig) -> None:
    rig.start()
    stores.Site(rig.real, rig.clock).do(tickets.close_day)
    rig.start()

    assert rig.shown.page is Page.CLOSED
    assert not rig.clerk.board().day.is_open


def test_a_clock_that_runs_behind_is_told_and_no_number_goes_back(rig: Rig) -> None:
    rig.start()
    rig.clock.forward(days=-3)  # a Friday
    rig.start()
    assert rig.shown.clock_behind
    rig.take()
    rig.finish()

    assert rig.shown.issued.ticket.business_date == stores.DAY


def test_at_lunch_it_closes_and_opens_again_by_itself(rig: Rig) -> None:
    rig.start()
    rig.clock.forward(hours=3)
    rig.flow.second()
    assert rig.shown.page is Page.CLOSED
    assert rig.shown.standing.why is Closed.LUNCH
    rig.clock.forward(hours=2)
    rig.flow.second()

    assert rig.shown.page is Page.HOME


def test_a_full_service_is_told_by_its_title(rig: Rig) -> None:
    rig.start()

    def full() -> None:
        raise errors.DailyLimit(service="ho-tich", limit=5)

    rig.store.before = full
    rig.take()
    rig.finish()

    assert rig.shown.page is Page.REFUSED
    assert "Hộ tịch" in rig.shown.refused.message()
    rig.flow.back()
    assert rig.shown.page is Page.HOME


def test_too_fast_is_refused_calmly(rig: Rig) -> None:
    rig.start()
    rig.set_rules(tickets_per_minute=1)
    for _ in range(2):
        rig.take()
        rig.finish()
        rig.flow.done()

    assert isinstance(rig.shown.refused, errors.TooManyTickets)
    assert rig.states() == [State.WAITING]


def test_an_idle_session_is_warned_for_twenty_seconds_and_then_wiped(rig: Rig) -> None:
    with_classes(rig)
    rig.flow.speak("en")
    rig.flow.choose("ho-tich")
    rig.seconds(59)
    assert rig.shown.warning is None
    rig.seconds(1)
    assert rig.shown.warning == WARNING_SECONDS >= 20
    rig.seconds(WARNING_SECONDS - 1)
    assert rig.shown.language == "en"
    rig.seconds(1)

    assert rig.shown.page is Page.HOME
    assert rig.shown.language == "vi"
    assert rig.shown.service_id is None
    assert not rig.shown.asking


def test_one_press_extends_a_session_without_end(rig: Rig) -> None:
    rig.start()
    rig.flow.speak("en")
    for _ in range(10):
        rig.seconds(70)
        assert rig.shown.warning is not None
        rig.flow.touched()
        assert rig.shown.warning is None

    assert rig.shown.language == "en"


def test_nobody_there_needs_no_warning(rig: Rig) -> None:
    rig.start()
    rig.seconds(1000)

    assert rig.shown.warning is None


def test_the_ticket_speaks_the_language_it_was_taken_in(rig: Rig) -> None:
    rig.start()
    rig.flow.speak("en")
    rig.take()
    rig.finish()
    assert rig.shown.issued.ticket.language == "en"
    rig.flow.done()

    assert rig.shown.language == "vi"


def test_a_lost_database_is_told_and_found_again(rig: Rig) -> None:
    rig.start()
    rig.flow.lost(rig.clock())
    assert rig.shown.page is Page.TROUBLE
    assert isinstance(rig.shown.trouble, DatabaseUnreachable)
    rig.flow.found()

    assert rig.shown.page is Page.HOME


def test_a_number_on_screen_stays_when_the_database_is_lost(rig: Rig) -> None:
    rig.start()
    rig.take()
    rig.finish()
    rig.flow.lost(rig.clock())

    assert rig.shown.page is Page.TICKET


@pytest.mark.parametrize(("services", "last"), [(6, 0), (7, 1), (13, 2)])
def test_pages_of_tiles_end_where_the_services_end(rig: Rig, services: int, last: int) -> None:
    rig.start()
    board = rig.clerk.board()
    many = tuple(
        replace(board.services[0], service=replace(make.SERVICES["A"], service_id=str(n)))
        for n in range(services)
    )
    rig.flow.show_board(replace(board, services=many))
    for _ in range(5):
        rig.flow.turn(1)
    assert rig.shown.home_page == last
    for _ in range(5):
        rig.flow.turn(-1)

    assert rig.shown.home_page == 0


def test_a_kiosk_without_a_printer_promises_no_paper(rig: Rig) -> None:
    rig.printer.verdict = Verdict(outcome=Outcome.PRINTED, papers=0)
    rig.start()
    rig.take()
    rig.finish()

    assert rig.shown.paper is Paper.NONE
    assert not rig.shown.may_print_again
    assert rig.shown.seconds_left >= 30
