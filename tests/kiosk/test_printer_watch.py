"""Staff are told of the printer's trouble once, and that it is over."""

from typing import Any

import pytest

from db.queue.counter_board import counter_board
from kiosk.flow.printer_watch import ASK_EVERY
from kiosk.flow.snapshot import Paper
from office.device import DeviceTrouble
from office.errors import CoverOpen, DatabaseUnreachable, PaperOut
from office.thermal.escpos_bytes import UNKNOWN, Status
from office.thermal.printing import Outcome, Verdict
from tests.kiosk.rig import Rig

OUT = Verdict(outcome=Outcome.FAILED, cause=PaperOut())
WELL = Verdict(outcome=Outcome.PRINTED, papers=1)


def at_counters(rig: Rig) -> list[tuple[str, DeviceTrouble]]:
    """What a counter shows of devices."""
    board = rig.real.read(counter_board, 3, now=rig.clock())
    return [(each.name, each.trouble) for each in board.devices]


def print_one(rig: Rig, verdict: Verdict) -> None:
    rig.printer.verdict = verdict
    rig.take()
    rig.finish()


def in_trouble(rig: Rig) -> Rig:
    rig.start()
    print_one(rig, OUT)
    rig.flow.done()
    return rig


def counted_touches(rig: Rig) -> list[Any]:
    touches: list[Any] = []
    touch = rig.store.touch

    def counting(*args: Any, **kwargs: Any) -> Any:
        touches.append(args)
        return touch(*args, **kwargs)

    rig.store.touch = counting  # type: ignore[method-assign]
    return touches


def test_staff_are_told_only_after_the_report_is_committed(rig: Rig) -> None:
    rig.start()
    rig.printer.verdict = OUT
    rig.take()
    rig.tasks.finish_all()
    rig.device.finish_all()
    assert rig.shown.paper is Paper.FAILED
    assert rig.shown.staff_told is None
    assert at_counters(rig) == []
    rig.finish()

    assert rig.shown.staff_told == rig.clock()
    assert at_counters(rig) == [("kiosk-1", DeviceTrouble.PAPER_OUT)]


def test_the_same_trouble_is_reported_once(rig: Rig) -> None:
    rig.start()
    touches = counted_touches(rig)
    told = rig.clock()
    print_one(rig, OUT)
    rig.flow.done()
    rig.clock.forward(minutes=3)
    print_one(rig, OUT)

    assert len(touches) == 1
    assert rig.shown.staff_told == told, "the second citizen reads when staff were told"


def test_another_trouble_is_not_yet_told(rig: Rig) -> None:
    in_trouble(rig)
    rig.printer.verdict = Verdict(outcome=Outcome.FAILED, cause=CoverOpen())
    rig.take()
    rig.tasks.finish_all()
    rig.device.finish_all()
    assert rig.shown.staff_told is None
    rig.finish()

    assert rig.shown.staff_told == rig.clock()
    assert at_counters(rig) == [("kiosk-1", DeviceTrouble.COVER_OPEN)]


def test_news_that_are_already_old_are_not_shown(rig: Rig) -> None:
    rig.start()
    rig.printer.verdict = OUT
    rig.take()
    rig.tasks.finish_all()
    rig.device.finish_all()
    rig.seconds(ASK_EVERY)
    rig.device.finish_all()
    rig.tasks.finish()

    assert at_counters(rig) == [("kiosk-1", DeviceTrouble.PAPER_OUT)], (
        "under way before it was well"
    )
    assert rig.shown.staff_told is None
    rig.finish()
    assert at_counters(rig) == []


def test_paper_that_comes_out_ends_the_report(rig: Rig) -> None:
    in_trouble(rig)
    print_one(rig, WELL)

    assert at_counters(rig) == []
    assert rig.shown.staff_told is None


def test_a_roll_that_is_nearly_empty_is_told_while_it_still_prints(rig: Rig) -> None:
    rig.start()
    print_one(rig, Verdict(outcome=Outcome.PRINTED, papers=1, paper_low=True))

    assert at_counters(rig) == [("kiosk-1", DeviceTrouble.PAPER_LOW)]
    assert rig.shown.printer is None, "citizens get their paper"


def test_a_report_that_failed_is_sent_with_the_next_verdict(rig: Rig) -> None:
    rig.start()

    def cut() -> None:
        raise DatabaseUnreachable

    rig.printer.verdict = OUT
    rig.take()
    rig.tasks.finish_all()
    rig.device.finish_all()
    rig.store.before = cut
    rig.finish()
    assert rig.shown.staff_told is None
    assert rig.shown.paper is Paper.FAILED, "the citizen's page stays calm"
    rig.store.before = lambda: None
    rig.flow.print_again()
    rig.finish()

    assert rig.shown.staff_told == rig.clock()
    assert at_counters(rig) == [("kiosk-1", DeviceTrouble.PAPER_OUT)]


def test_a_mended_printer_ends_the_report_by_itself(rig: Rig) -> None:
    in_trouble(rig)
    rig.seconds(ASK_EVERY - 1)
    rig.finish()
    assert rig.printer.asked == 0
    rig.seconds(1)
    rig.finish()

    assert rig.printer.asked == 1
    assert at_counters(rig) == []
    assert rig.shown.printer is None
    rig.seconds(3 * ASK_EVERY)
    rig.finish()
    assert rig.printer.asked == 1, "a well printer is left alone"


@pytest.mark.parametrize(
    ("answer", "trouble"),
    [
        (UNKNOWN, DeviceTrouble.PAPER_OUT),
        (Status(answered=True, trouble=PaperOut()), DeviceTrouble.PAPER_OUT),
        (Status(answered=True, trouble=CoverOpen()), DeviceTrouble.COVER_OPEN),
    ],
)
def test_silence_is_not_well(rig: Rig, answer: Status, trouble: DeviceTrouble) -> None:
    in_trouble(rig)
    rig.printer.answer = answer
    rig.seconds(ASK_EVERY)
    rig.finish()

    assert at_counters(rig) == [("kiosk-1", trouble)]
    assert rig.shown.printer is not None


def test_the_printer_is_asked_once_at_a_time_and_not_while_it_prints(rig: Rig) -> None:
    in_trouble(rig)
    rig.seconds(3 * ASK_EVERY)
    assert len(rig.device.waiting) == 1
    rig.finish()
    in_trouble(rig)
    rig.flow.choose("ho-tich")
    rig.tasks.finish_all()
    rig.seconds(2 * ASK_EVERY)

    assert len(rig.device.waiting) == 1, "only the ticket"


def test_staff_read_of_a_trouble_as_long_as_it_lasts_and_no_longer_than_the_kiosk_stands(
    rig: Rig,
) -> None:
    rig.printer.answer = UNKNOWN
    told = in_trouble(rig).clock()
    for _ in range(20):
        rig.clock.forward(seconds=ASK_EVERY)
        rig.seconds(ASK_EVERY)
        rig.finish()
    assert at_counters(rig) == [("kiosk-1", DeviceTrouble.PAPER_OUT)]
    assert rig.shown.staff_told == told

    rig.clock.forward(minutes=6)
    assert at_counters(rig) == []


def test_a_bug_while_asking_harms_no_paper(rig: Rig, logged_errors) -> None:
    in_trouble(rig)

    def broken() -> Status:
        raise ZeroDivisionError

    rig.printer.status = broken  # type: ignore[method-assign]
    rig.seconds(ASK_EVERY)
    rig.take()
    rig.tasks.finish_all()
    rig.device.finish()
    rig.tasks.finish_all()
    assert at_counters(rig) == [("kiosk-1", DeviceTrouble.PAPER_OUT)], "nothing new is known"
    rig.printer.verdict = WELL
    rig.finish()

    assert rig.shown.paper is Paper.PRINTED
    assert at_counters(rig) == []


def test_a_kiosk_that_starts_again_ends_what_its_last_run_reported(rig: Rig) -> None:
    in_trouble(rig)
    rig.restart()
    rig.start()
    rig.finish()
    rig.seconds(ASK_EVERY)
    rig.finish()

    assert at_counters(rig) == []
