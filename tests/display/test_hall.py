"""From a gesture at a counter to the wall and the voice, over a real database."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from db.queue import tickets
from display.__main__ import Program, build
from display.picture.view import Page, View
from display.voice.clips import ClipPack
from display.voice.players import FilePlayer
from office.errors import DatabaseUnreachable, NoSound
from office.qt import live
from office.qt.live import ManualFeed
from office.qt.tasks import Tasks
from office.settings.settings import DisplaySettings, Settings
from tests.display.hearing import heard
from tests.stores import Site

PACK = ClipPack.load()


class Deaf:
    """A loudspeaker that is not there until somebody plugs it in."""

    def __init__(self) -> None:
        self.plugged = False

    def check(self) -> None:
        if not self.plugged:
            raise NoSound()

    def play(self, _wav: bytes, _cancelled: threading.Event) -> None:
        self.check()


@dataclass
class Stopwatch:
    """Seconds that pass when the test says so."""

    now: float = 1000.0

    def __call__(self) -> float:
        return self.now


@dataclass
class Wall:
    """A wall over a real store, with everything in the test's hands."""

    site: Site
    qtbot: QtBot
    tasks: Tasks
    player: FilePlayer | Deaf | None
    stopwatch: Stopwatch = field(default_factory=Stopwatch)
    feed: ManualFeed = field(default_factory=ManualFeed)
    broken: bool = False
    program: Program = None  # type: ignore[assignment]

    def start(self, **parts: object) -> "Wall":
        self.program = build(
            self,  # type: ignore[arg-type]
            self.player,
            tasks=self.tasks,
            feed=self.feed,
            chosen=Settings(display=DisplaySettings(**parts)),  # type: ignore[arg-type]
            stopwatch=self.stopwatch,
        )
        self.qtbot.addWidget(self.program.window)
        self.program.start()
        self.until(lambda: self.view.page is not Page.STARTING)
        return self

    def read(self, query: Callable, *args: object) -> object:
        """The store's read, unless the link is cut."""
        if self.broken:
            raise DatabaseUnreachable()
        return self.site.store.read(query, *args)

    def now(self):
        return self.site.store.now()

    @property
    def view(self) -> View:
        view = self.program.window.wall.view
        assert view is not None
        return view

    @property
    def cards(self) -> list[str]:
        return [each.call.label for each in self.view.faces]

    def until(self, holds: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(holds, timeout=10000)

    def look(self) -> None:
        """The doorbell rings."""
        self.feed.poke()

    def shows(self, *labels: str) -> None:
        self.look()
        self.until(lambda: self.cards == list(labels))

    def spoken(self) -> list[list[str]]:
        """The digits that were heard, a list a call."""
        assert isinstance(self.player, FilePlayer)
        assert self.program.announcer is not None
        assert self.program.announcer.drained(20)
        return [_digits(file) for file in self.player.files]


def _digits(file: Path) -> list[str]:
    words = [each for each in heard(file.read_bytes(), PACK, 80) if isinstance(each, str)]
    return [each[3:] for each in words[: words.index("den-quay-so")] if each.startswith("so-")]


@pytest.fixture
def hall(site: Site, qtbot: QtBot, tmp_path: Path) -> Iterator[Callable[..., Wall]]:
    opened: list[Wall] = []

    def new(player: object = "file", **parts: object) -> Wall:
        chosen = FilePlayer(tmp_path / "calls") if player == "file" else player
        wall = Wall(site, qtbot, Tasks("wall-test"), chosen)  # type: ignore[arg-type]
        opened.append(wall)
        return wall.start(**parts)

    yield new
    for each in opened:
        each.program.stop()
        each.tasks.close()


def test_a_call_stands_on_the_wall_and_is_spoken_once(hall, site):
    site.open()
    site.issue()
    wall = hall()
    assert wall.view.page is Page.EMPTY

    site.call(3)
    wall.shows("A-001")
    wall.look()

    assert wall.view.faces[0].call.counter_id == 3
    assert wall.spoken() == [["0", "0", "1"]]


def test_a_recall_is_spoken_again(hall, site):
    site.open()
    mine = site.issue()
    site.call(3)
    wall = hall()
    assert wall.spoken() == []

    site.at(tickets.recall, 3, mine.ticket_id)
    wall.look()
    wall.until(lambda: wall.view.faces[0].call.again)

    assert wall.spoken() == [["0", "0", "1"]]


def test_an_undone_call_leaves_the_wall(hall, site):
    site.open()
    site.issue()
    wall = hall(None)
    site.call(3)
    wall.shows("A-001")

    site.at(tickets.undo, 3, wall.view.faces[0].call.version)
    wall.look()
    wall.until(lambda: wall.view.page is Page.EMPTY)


def test_calls_of_one_moment_are_shown_together_and_spoken_in_order(hall, site):
    site.open()
    wall = hall()
    for _ in range(3):
        site.issue()
    for counter in (1, 2, 3):
        site.call(counter)
    wall.shows("A-001", "A-002", "A-003")

    assert [each[-1] for each in wall.spoken()] == ["1", "2", "3"]


def test_a_wall_without_voice_lets_cards_go_in_time(hall, site):
    site.open()
    wall = hall(None)
    site.issue(), site.issue()
    site.call(1)
    wall.shows("A-001")
    wall.stopwatch.now += 12
    site.clock.forward(seconds=12)
    site.call(2)
    wall.shows("A-002")

    assert [each.label for each in wall.view.rows] == ["A-001"]


def test_a_lost_link_is_told_and_healed(hall, site):
    site.open()
    site.issue(), site.issue()
    site.call(1)
    wall = hall()
    since = site.store.now()
    wall.broken = True
    wall.until(lambda: wall.view.lost_since is not None)
    assert wall.view.lost_since == since
    assert wall.cards == ["A-001"]

    site.clock.forward(seconds=61)
    site.call(2)
    wall.broken = False
    site.clock.forward(seconds=61)
    wall.stopwatch.now += 122
    wall.look()
    wall.until(lambda: wall.view.lost_since is None)

    assert wall.cards == ["A-002"]
    assert wall.spoken() == []


def test_a_lost_link_is_told_within_five_seconds():
    assert live.PATIENCE_MS + live.LOOK_MS <= 5000


def test_missing_sound_is_marked_until_it_is_back(hall, site):
    site.open()
    site.issue()
    deaf = Deaf()
    wall = hall(deaf)
    wall.until(lambda: wall.view.silent)

    deaf.plugged = True
    site.call(3)
    wall.look()
    wall.until(lambda: not wall.view.silent)


def test_the_end_of_the_day_closes_the_wall(hall, site):
    site.open()
    site.issue()
    site.call(3)
    wall = hall(None)
    assert wall.view.page is Page.CALLS

    site.do(tickets.close_day)
    wall.look()
    wall.until(lambda: wall.view.page is Page.CLOSED)


def test_the_clock_is_the_offices(hall, site):
    site.open()
    wall = hall(None)

    assert wall.view.now.astimezone(UTC) == site.clock().replace(second=0, microsecond=0)


def test_a_change_in_the_office_rings_by_itself(site, qtbot, tmp_path):
    site.open()
    site.issue()
    tasks = Tasks("wall-test")
    program = build(site.store, None, tasks=tasks)
    qtbot.addWidget(program.window)
    program.start()
    wall = program.window.wall
    qtbot.waitUntil(lambda: wall.view is not None and wall.view.page is Page.EMPTY, timeout=10000)

    with qtbot.waitSignal(program.hall.changed, timeout=1000):
        site.call(3)
    program.stop()
    tasks.close()
