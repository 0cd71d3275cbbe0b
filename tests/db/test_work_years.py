"""The working calendar an office edits and confirms, on both engines."""

from datetime import date

import pytest

from db import catalog, intake, verify, work_years
from office import errors
from office.dossiers import workdays
from office.dossiers.marked_days import DayKind, MarkedDay
from office.profile import DossierRules
from tests import dossiers as made

RULES = DossierRules()
STORM = MarkedDay(date(2026, 11, 25), DayKind.HOLIDAY, "Nghỉ bão", "Công điện")


@pytest.fixture
def office(site):
    site.open()
    site.do(catalog.load, made.catalog())
    return site


def register(office):
    return office.do(intake.register, made.draft(), counter_id=1, by=1)


def test_a_day_off_that_the_office_enters_moves_due_dates_from_then_on(office):
    before = register(office)
    known = tuple(each for each in workdays.bundled_days() if each.day.year == 2026)
    office.do(work_years.put_year, 2026, (*known, STORM))
    after = register(office)

    # 23/11 and five working days; the 24th is a public holiday, the 25th is the storm's.
    assert before.due_at.date() == date(2026, 12, 1)
    assert after.due_at.date() == date(2026, 12, 2)
    office.do(work_years.put_year, 2026, ())
    assert register(office).due_at.date() == date(2026, 11, 30)


def test_a_year_is_confirmed_by_somebody_and_an_edit_asks_for_it_anew(office):
    days = office.do(work_years.confirm_year, 2026)
    confirmed = office.store.read(work_years.calendar_of, RULES).confirmed
    office.do(work_years.put_year, 2026, (STORM,))
    again = office.store.read(work_years.calendar_of, RULES).confirmed

    assert days > 10
    assert (confirmed, again) == (frozenset({2026}), frozenset())
    assert office.store.read(verify.verify).faults == ()


def test_from_november_on_next_year_is_asked_for(office):
    def asked(day):
        return office.store.read(work_years.unconfirmed, RULES, day)

    assert asked(date(2026, 10, 31)) == (2026,)
    assert asked(date(2026, 11, 1)) == (2026, 2027)


def test_a_past_year_is_not_edited(office):
    with pytest.raises(errors.CalendarLocked):
        office.do(work_years.put_year, 2025, ())


def test_a_calendar_without_next_year_still_gives_due_dates(office):
    office.do(work_years.put_year, 2027, ())
    due = office.store.read(work_years.calendar_of, RULES)

    assert due.next_working(date(2027, 1, 2)) == date(2027, 1, 4)
