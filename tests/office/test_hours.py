from datetime import UTC, date, datetime, time

import pytest

from office import hours
from office.hours import Closed, WeekRow
from office.profile import VIETNAM, ClosedDay, Office, Session
from tests import make

MORNING = Session(time(7, 30), time(11, 30))
AFTERNOON = Session(time(13, 30), time(17, 0))
WHOLE = (MORNING, AFTERNOON)
OFFICE = Office(
    site_id="hoa-binh",
    authority="UBND",
    title="Hòa Bình",
    week=(*(WHOLE,) * 5, (MORNING,), ()),
    closed_days=(ClosedDay(date(2026, 11, 24), "Ngày Văn hóa Việt Nam"),),
)


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=VIETNAM)


@pytest.mark.parametrize(
    ("now", "why", "opens_at"),
    [
        (at(23, 7, 29), Closed.TOO_EARLY, at(23, 7, 30)),
        (at(23, 7, 30), None, None),
        (at(23, 11, 29), None, None),
        (at(23, 11, 30), Closed.LUNCH, at(23, 13, 30)),
        (at(23, 13, 29), Closed.LUNCH, at(23, 13, 30)),
        (at(23, 16, 59), None, None),
        (at(23, 17, 0), Closed.AFTER_HOURS, at(25, 7, 30)),  # tomorrow is a holiday
        (at(24, 9), Closed.HOLIDAY, at(25, 7, 30)),
        (at(20, 18), Closed.AFTER_HOURS, at(21, 7, 30)),  # Friday evening: Saturday morning
        (at(21, 12), Closed.AFTER_HOURS, at(23, 7, 30)),  # Saturday noon: Monday
        (at(22, 10), Closed.WEEKEND, at(23, 7, 30)),
    ],
)
def test_open_or_why_not_and_when_again(now, why, opens_at) -> None:
    standing = hours.standing(OFFICE, now)

    assert standing.why is why
    assert standing.is_open is (why is None)
    assert standing.opens_at == opens_at


def test_friday_evening_without_a_saturday_waits_for_monday() -> None:
    weekdays = Office(site_id="s", authority="", title="", week=(*(WHOLE,) * 5, (), ()))

    assert hours.standing(weekdays, at(20, 17, 30)).opens_at == at(23, 7, 30)
    assert hours.standing(weekdays, at(21, 9)).why is Closed.WEEKEND


def test_a_weekday_without_hours_is_a_day_off() -> None:
    closed_on_monday = Office(site_id="s", authority="", title="", week=((), *(WHOLE,) * 4, (), ()))

    assert hours.standing(closed_on_monday, at(23, 9)).why is Closed.DAY_OFF


def test_a_holiday_is_named() -> None:
    assert hours.standing(OFFICE, at(24, 9)).title == "Ngày Văn hóa Việt Nam"
    assert not hours.works_on(OFFICE, date(2026, 11, 24))


@pytest.mark.parametrize(
    ("now", "opened", "why"),
    [
        (at(24, 9), date(2026, 11, 24), None),  # a holiday, opened by hand
        (at(22, 20), date(2026, 11, 22), None),  # a Sunday evening
        (at(24, 9), date(2026, 11, 23), Closed.HOLIDAY),  # nobody closed the book of yesterday
        (at(24, 9), None, Closed.HOLIDAY),
        (at(23, 12), date(2026, 11, 23), Closed.LUNCH),  # a working day keeps its hours
    ],
)
def test_a_day_off_opened_by_hand_is_open_until_it_is_closed(now, opened, why) -> None:
    assert hours.standing(OFFICE, now, opened).why is why


def test_the_instant_counts_not_the_zone_it_is_written_in() -> None:
    half_past_eight = datetime(2026, 11, 23, 1, 30, tzinfo=UTC)

    assert hours.standing(OFFICE, half_past_eight).is_open


def test_an_office_without_hours_is_opened_by_hand_only() -> None:
    bare = Office(site_id="s", authority="", title="")

    assert hours.standing(bare, at(22, 23)).is_open
    assert hours.next_opening(bare, at(22, 23)) is None
    assert hours.works_on(bare, date(2026, 11, 22))


def test_the_week_is_told_in_few_rows() -> None:
    assert hours.week_rows(OFFICE) == (WeekRow(0, 4, WHOLE), WeekRow(5, 5, (MORNING,)))


def test_the_next_day_is_asked_for_apart_from_the_afternoon() -> None:
    assert hours.next_opening(OFFICE, at(20, 9)) == at(20, 13, 30)
    assert hours.next_day_opening(OFFICE, at(20, 9)) == at(21, 7, 30)


SATURDAY = datetime(2026, 11, 28, 2, tzinfo=UTC)
TUESDAY = datetime(2026, 11, 24, 1, tzinfo=UTC)
BEFORE_MIDNIGHT_IN_LONDON = datetime(2026, 11, 23, 18, tzinfo=UTC)  # already Tuesday in Hanoi


@pytest.mark.parametrize(
    ("stored", "now", "due"),
    [
        (make.TODAY, make.MORNING, None),
        (make.TODAY, TUESDAY, TUESDAY.date()),
        (make.TODAY, BEFORE_MIDNIGHT_IN_LONDON, TUESDAY.date()),
        (make.TODAY, SATURDAY, None),
        (None, make.MORNING, make.TODAY),
        (TUESDAY.date(), make.MORNING, None),
    ],
)
def test_a_day_is_opened_on_working_days_and_never_backwards(stored, now, due):
    assert hours.day_to_open(make.office(), stored, now) == due
