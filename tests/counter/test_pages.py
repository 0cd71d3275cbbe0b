"""The table of pages: each is reached, built, left and kept as its row says."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication

from counter import pages
from counter.calendar.page import CalendarPage
from counter.controls.page import Page
from counter.dossiers.pages import DossierPages
from counter.pages import CALENDAR, DOSSIERS, Who, rows_for
from db.calendar import work_years
from office.dossiers.marked_days import DayKind, MarkedDay


@pytest.fixture
def counter(program_at_work, qtbot):
    """Officer-3 at the desk."""
    qtbot.waitUntil(lambda: program_at_work.seat.desk.state.board is not None)
    return program_at_work


def press(counter, row, qtbot) -> None:
    """The row's key, wherever the focus is."""
    key = QKeySequence(row.key)[0]
    here = QApplication.focusWidget() or counter.window
    qtbot.keyClick(here, key.key(), key.keyboardModifiers())
    qtbot.waitUntil(lambda: not counter.scanner.holding)  # a letter may be the first of a scan


@pytest.mark.parametrize("row", rows_for(Who.DESK), ids=lambda row: row.key.name)
def test_a_page_is_built_at_its_key_stands_under_the_call_bar_and_is_gone_when_left(
    counter, row, qtbot
):
    assert counter.window.findChildren(Page) == [counter.seat.work]
    press(counter, row, qtbot)
    page = counter.page
    assert counter.window.currentWidget() is page
    assert page.above.isVisible()
    page.left.emit()

    assert counter.page is None
    assert counter.window.currentWidget() is counter.seat.work
    qtbot.waitUntil(lambda: counter.window.findChildren(Page) == [counter.seat.work])


def test_who_may_not_see_a_page_is_not_led_to_it(counter, monkeypatch, qtbot):
    hidden = replace(DOSSIERS, seen_by=frozenset({Who.UNIT}))
    monkeypatch.setattr(pages, "PAGES", (hidden, CALENDAR))
    counter.work_at(3, counter.seat.desk.login)
    qtbot.waitUntil(lambda: counter.seat.desk.state.board is not None)

    press(counter, DOSSIERS, qtbot)

    assert counter.page is None
    assert list(counter.seat.work.lines) == [CALENDAR]


def test_who_has_no_desk_works_on_the_first_page_they_may_see(counter):
    counter.work_in_unit("bao")

    assert isinstance(counter.page, DossierPages)
    assert counter.page.above is None
    assert counter.window.windowTitle() == "Hồ sơ của phòng"


def test_a_page_with_something_unsaved_stays_until_it_is_left_twice(counter, site, qtbot):
    site.do(work_years.confirm_year, 2026)
    counter.turn_to(CALENDAR)
    room = counter.page.room
    qtbot.waitUntil(lambda: room.state.board is not None)
    day = next(
        day
        for day in (date(room.state.board.year, 12, n) for n in range(1, 32))
        if day.weekday() < 5 and room.state.marked(day) is None
    )
    assert room.mark(day, MarkedDay(day, DayKind.LOCAL_OFF, "Lễ hội")) == ""
    assert room.state.edited

    counter.turn_to(DOSSIERS)
    assert isinstance(counter.page, CalendarPage)
    counter.turn_to(DOSSIERS)

    assert isinstance(counter.page, DossierPages)
