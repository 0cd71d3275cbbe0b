from datetime import datetime
from threading import Event

import pytest
from PySide6.QtCore import SIGNAL
from pytestqt.qtbot import QtBot

from office.errors import DatabaseUnreachable
from office.qt.live import Live, ManualFeed, Tap, WatcherFeed
from office.qt.tasks import Tasks
from tests.by_hand import ByHand

POKED = SIGNAL("poked()")
FAR = 10**8  # no timer rings by itself


class Office:
    """What is read, and the time."""

    def __init__(self) -> None:
        self.now = 0.0
        self.record = "A-001"
        self.reachable = True
        self.read_breaks = False

    def read(self) -> str:
        if not self.reachable:
            raise DatabaseUnreachable()
        if self.read_breaks:
            raise KeyError("a bug")
        return self.record


@pytest.fixture
def office() -> Office:
    return Office()


@pytest.fixture
def hands() -> ByHand:
    return ByHand()


@pytest.fixture
def feed(qapp) -> ManualFeed:
    return ManualFeed()


@pytest.fixture
def live(qapp, office, hands, feed):
    reader = Live(hands, office.read, feed, again_ms=FAR, clock=lambda: office.now)
    reader.seen, reader.told = [], []
    reader.shown.connect(reader.seen.append)
    reader.lost.connect(lambda since: reader.told.append(("lost", since)))
    reader.back.connect(lambda: reader.told.append("back"))
    reader.start()
    yield reader
    reader.close()


def test_it_reads_at_once(live, hands) -> None:
    hands.finish()

    assert live.seen == ["A-001"]


def test_rings_during_a_read_make_exactly_one_more(live, hands, feed, office) -> None:
    for _ in range(5):
        feed.poke()
    assert len(hands.waiting) == 1
    office.record = "A-002"
    hands.finish()
    hands.finish()

    assert hands.waiting == []
    assert live.seen == ["A-002", "A-002"]


def test_a_read_that_hangs_is_told_after_four_seconds(live, hands, office) -> None:
    hands.finish()
    live.poke()
    office.now = 3.9
    live.look()
    assert live.told == []
    office.now = 4.0
    live.look()
    live.look()

    assert len(live.told) == 1
    word, since = live.told[0]
    assert word == "lost"
    assert isinstance(since, datetime)
    assert since.tzinfo


def test_reads_that_fail_are_told_and_the_return_too(live, hands, office) -> None:
    office.reachable = False
    hands.finish()
    assert isinstance(live.trouble, DatabaseUnreachable)
    office.now = 4.0
    live.look()
    office.reachable = True
    live.poke()
    hands.finish()

    assert [told[0] if isinstance(told, tuple) else told for told in live.told] == ["lost", "back"]
    assert live.seen == ["A-001"]
    assert live.trouble is None


def test_a_bug_in_a_read_is_logged_and_the_next_read_is_tried(
    live, hands, office, logged_errors
) -> None:
    office.read_breaks = True
    hands.finish()
    assert len(logged_errors) == 1
    office.read_breaks, office.record = False, "A-002"
    live.poke()
    hands.finish()

    assert live.seen == ["A-002"]


def test_it_reads_again_by_itself(qtbot: QtBot, office, feed) -> None:
    tasks = Tasks("worker")
    reader = Live(tasks, office.read, feed, again_ms=1)
    seen = []
    reader.shown.connect(seen.append)
    reader.start()
    qtbot.waitUntil(lambda: len(seen) >= 3)

    reader.close()
    tasks.close()


class Bell:
    """A watcher that rings when the test says so."""

    def __init__(self) -> None:
        self.rung, self.closed, self.broken = Event(), Event(), False

    def wait(self) -> bool:
        if self.broken:
            self.broken = False
            raise DatabaseUnreachable()
        rung = self.rung.wait(0.01)
        self.rung.clear()
        return rung

    def close(self) -> None:
        self.closed.set()


def test_a_change_rings_and_closing_gives_the_connection_back(qtbot: QtBot) -> None:
    bell = Bell()
    feed = WatcherFeed(lambda: bell)
    with qtbot.waitSignal(feed.poked):  # once by itself: it may have missed something
        feed.start()
    with qtbot.waitSignal(feed.poked):
        bell.rung.set()
    feed.close()

    assert bell.closed.is_set()


def test_after_a_broken_connection_it_looks_again(qtbot: QtBot) -> None:
    bell = Bell()
    bell.broken = True
    feed = WatcherFeed(lambda: bell, reconnect_s=0.01)
    rings = []
    feed.poked.connect(lambda: rings.append(1))
    feed.start()
    qtbot.waitUntil(lambda: len(rings) == 2)
    feed.close()


def test_a_page_has_its_share_of_the_feed_until_it_goes(qapp) -> None:
    feed = ManualFeed()
    share, rings = Tap(feed), []
    share.poked.connect(lambda: rings.append(1))
    feed.poke()
    assert rings == []
    share.start()
    share.start()
    feed.poke()
    assert rings == [1]
    share.close()
    feed.poke()

    assert rings == [1]
    assert feed.receivers(POKED) == 0
