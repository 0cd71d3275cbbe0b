"""The working calendar an office edits and confirms, on both engines."""

from datetime import date

import pytest

from db import catalog
from db.calendar import work_years, year_board
from db.dossiers import intake, life
from db.dossiers.units import names_of
from db.verify import history
from office import errors
from office.dossiers import workdays
from office.dossiers.marked_days import DayKind, MarkedDay
from office.profile import DossierRules
from tests import dossiers as made

RULES = DossierRules()
REPAIRS = MarkedDay(date(2027, 5, 6), DayKind.LOCAL_OFF, "Sửa trụ sở")
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
    assert office.store.read(history.verify).faults == ()


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


def page(office, year, login="officer-1"):
    return office.store.read(year_board.year_board, year, login, now=office.store.now())


def test_the_page_shows_a_year_as_it_holds_and_who_confirmed_it(office):
    before = page(office, 2027)
    office.do(work_years.put_year, 2027, (REPAIRS,), by=1)
    edited = page(office, 2027)
    office.do(work_years.confirm_year, 2027, by=1)
    after = page(office, 2027)

    assert before.days == before.bundled != ()
    assert (before.confirmed, edited.confirmed, after.confirmed) == (False, False, True)
    assert edited.days == (REPAIRS,)
    assert not after.calendar.is_working(REPAIRS.day)
    assert after.confirmed_by == office.store.read(names_of)["officer-1"]
    assert page(office, 2025).locked
    assert not after.locked


def test_a_year_that_somebody_else_edited_meanwhile_is_not_overwritten(office):
    seen = page(office, 2027).table
    office.do(work_years.put_year, 2027, (REPAIRS,), seen=seen)

    with pytest.raises(errors.CalendarChanged):
        office.do(work_years.put_year, 2027, (), seen=seen)
    with pytest.raises(errors.CalendarChanged):
        office.do(work_years.confirm_year, 2027, seen=seen)
    assert page(office, 2027).days == (REPAIRS,)


def test_an_officer_of_a_unit_looks_but_does_not_edit(office):
    unit = made.catalog().units[0].unit_id
    office.store.touch(catalog.put_in_unit, "officer-2", unit)

    assert (page(office, 2027).may_edit, page(office, 2027, "officer-2").may_edit) == (True, False)
    for command, args in ((work_years.put_year, (2027, ())), (work_years.confirm_year, (2027,))):
        with pytest.raises(errors.NotYourUnit):
            office.do(command, *args, by=2)


def test_the_dossiers_that_run_over_a_changed_day_are_counted(office):
    register(office)  # 23/11 to 1/12
    stands = register(office)
    office.do(life.request_supplement, stands.dossier_id, ("Tờ khai",), "Thiếu", seen=None, by=1)
    ended = register(office)
    office.do(life.withdraw, ended.dossier_id, "Rút", seen=None, by=1)

    def touched(*days):
        found = office.store.read(year_board.touched, days)
        return found.running, found.paused

    assert touched(STORM.day) == (2, 1)
    assert touched(date(2026, 11, 23)) == touched(date(2026, 12, 1)) == (2, 1)
    assert touched(date(2026, 11, 22)) == touched(date(2026, 12, 2)) == (0, 0)
    assert touched(date(2026, 11, 22), date(2026, 11, 24), date(2026, 12, 5)) == (2, 1)
    assert touched() == (0, 0)


def test_an_office_may_leave_half_days_out(office):
    half = MarkedDay(date(2026, 12, 11), DayKind.MORNING, "Tập huấn")
    office.do(work_years.put_year, 2026, (half,))

    counted = [
        office.store.read(work_years.calendar_of, DossierRules(half_days=yes)).is_working(half.day)
        for yes in (True, False)
    ]

    assert counted == [True, False]


def test_a_clock_that_stands_is_counted_by_the_new_calendar_when_it_goes_on(office):
    runs, stands = register(office), register(office)
    asked = office.do(
        life.request_supplement, stands.dossier_id, ("Tờ khai",), "Thiếu", seen=None, by=1
    )
    known = tuple(each for each in workdays.bundled_days() if each.day.year == 2026)
    office.do(work_years.put_year, 2026, (*known, STORM))

    went_on = office.do(life.receive_supplement, asked.dossier_id, (), seen=None, by=1)

    assert runs.due_at.date() == date(2026, 12, 1)  # as printed
    assert went_on.due_at.date() == date(2026, 12, 2)
