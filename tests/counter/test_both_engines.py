"""The counter on SQLite and on PostgreSQL, listening as it does in an office."""

import pytest

from counter.__main__ import build
from db.engine import Store, make_engine
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
    feed = WatcherFeed(office.store.watcher(interval=0.02))
    feed.start()
    made = build(office.store, tasks, feed=feed, memory=memory)
    qtbot.addWidget(made.window)
    made.work_at(3, stores.login(3))
    qtbot.waitUntil(lambda: made.desk.state.board is not None)
    yield made
    made.stop()
    tasks.close()


def test_a_ticket_taken_elsewhere_appears_by_itself_and_is_called(office, at_work, qtbot, site_url):
    kiosk = stores.Site(
        Store(make_engine(site_url), stores.SITE, clock=stores.Clock()), office.clock
    )
    kiosk.issue()
    qtbot.waitUntil(lambda: len(at_work.desk.state.board.waiting) == 1)
    kiosk.store.close()

    at_work.desk.call_next()

    qtbot.waitUntil(lambda: at_work.desk.state.board.desk is not None)
    assert at_work.desk.state.board.desk.ticket.label == "A-001"
