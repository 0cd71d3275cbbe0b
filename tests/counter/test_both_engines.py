"""The counter on SQLite and on PostgreSQL, listening as it does in an office."""

from datetime import date
from functools import partial

import pytest

from counter.__main__ import build
from counter.pages import CALENDAR
from db.calendar import work_years
from db.engine import Store, make_engine
from office.dossiers.marked_days import DayKind, MarkedDay
from office.profile import DossierRules
from office.qt.live import WatcherFeed
from office.qt.tasks import Tasks
from tests import stores


@pytest.fixture
def office(site_url):
    """The office as the counter's own program sees it."""
    store = Store(make_engine(site_url), stores.SITE, clock=stores.Clock())
    yield stores.Site(store, stores.Clock())
    store.close()


@pytest.fixture
def at_work(office, memory, qtbot):
    """Counter 3 at work, with a real doorbell."""
    office.open()
    tasks = Tasks("counter-test")
    feed = WatcherFeed(partial(office.store.watcher, interval=0.02))
    made = build(office.store, tasks, feed=feed, memory=memory)
    qtbot.addWidget(made.window)
    made.work_at(3, stores.login(3))
    qtbot.waitUntil(lambda: made.seat.desk.state.board is not None)
    yield made
    made.stop()
    tasks.close()


def test_a_ticket_taken_elsewhere_appears_by_itself_and_is_called(office, at_work, qtbot, site_url):
    kiosk = stores.Site(
        Store(make_engine(site_url), stores.SITE, clock=stores.Clock()), office.clock
    )
    kiosk.issue()
    qtbot.waitUntil(lambda: len(at_work.seat.desk.state.board.waiting) == 1)
    kiosk.store.close()

    at_work.seat.desk.call_next()

    qtbot.waitUntil(lambda: at_work.seat.desk.state.board.desk is not None)
    assert at_work.seat.desk.state.board.desk.ticket.label == "A-001"


def test_a_year_is_edited_and_confirmed_from_the_desk(office, at_work, qtbot):
    at_work.turn_to(CALENDAR)
    room = at_work.page.room
    qtbot.waitUntil(lambda: room.state.board is not None and not room.state.running)
    day = MarkedDay(date(room.state.board.year, 12, 24), DayKind.MORNING, "Tập huấn")

    assert room.mark(day.day, day) == ""
    room.confirm()

    qtbot.waitUntil(lambda: room.state.board.confirmed)
    stored = office.store.read(work_years.calendar_of, DossierRules())
    assert stored.days[day.day] == day
    assert room.state.board.year in stored.confirmed
