"""The wall program: settings, window, store, voice, feed, in the order of the journey."""

import sys
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QApplication

from db import engine
from db.engine import Store
from display import checking
from display.hall import Hall
from display.picture.view import Habits, Page, View
from display.picture.wall import Wall
from display.voice.announcer import Announcer
from display.voice.clips import SHIPPED, ClipPack
from display.voice.players import DevicePlayer, Player
from display.voice.synthesis import SpokenSynthesiser
from display.window import WallWindow
from office.errors import Known
from office.profile import VIETNAM
from office.qt import look, program
from office.qt.alive import take_down
from office.qt.live import Feed, WatcherFeed
from office.qt.program import Opening
from office.qt.tasks import Tasks
from office.settings.settings import DisplaySettings, Settings, VoiceSettings
from office.speech.calls import Loudness, Reading
from office.texts import text

LOOK_S = 0.05  # how often SQLite is looked at: every call is shown within a second


@dataclass(frozen=True, slots=True, weakref_slot=True)  # Qt calls its methods
class Program:
    """A wall that is put together. `announcer` is None where the voice is switched off."""

    window: WallWindow
    hall: Hall
    announcer: Announcer | None
    mine: DisplaySettings

    def stand(self) -> None:
        """Shows the wall, which waits for its data."""
        self.window.wall.show_view(_starting())
        self.window.show_as(self.mine)

    def wait(self, why: Known) -> None:
        """Tells on the wall why the data are not there yet."""
        self.window.wall.show_view(_starting(why.message()))

    def start(self) -> None:
        """Begins to look and to speak."""
        self.hall.start()

    def stop(self) -> None:
        """Falls silent. The store and the worker belong to who gave them."""
        self.hall.stop()
        if self.announcer is not None:
            self.announcer.stop()


def _starting(trouble: str = "") -> View:
    return View(page=Page.STARTING, now=datetime.now(UTC).astimezone(VIETNAM), trouble=trouble)


def build(
    store: Store,
    player: Player | None,
    clock: Callable[[], datetime] | None = None,
    *,
    tasks: Tasks,
    feed: Feed | None = None,
    chosen: Settings | None = None,
    stopwatch: Callable[[], float] = time.monotonic,
) -> Program:
    """The wall on a given store, which may not be open yet. `player` None never speaks; `clock`
    is the office's, the store's own by default; `stopwatch` times cards and flashes. Needs a
    QApplication."""
    chosen = chosen or Settings()
    mine = chosen.display
    window = make_window(mine)
    now = clock or store.now
    hall = Hall(
        store,
        tasks,
        feed or WatcherFeed(partial(store.watcher, LOOK_S)),
        habits=Habits(language_mode=mine.language_mode, night=mine.night, motion=mine.motion),
        history_rows=mine.history_rows,
        now=now,
        stopwatch=stopwatch,
        parent=window,
    )
    hall.changed.connect(window.wall.show_view)
    announcer = make_announcer(hall, player, chosen, now) if player is not None else None
    if announcer is not None:
        hall.set_voice(announcer)
    return Program(window, hall, announcer, mine)


def make_window(mine: DisplaySettings) -> WallWindow:
    """The window with an empty wall."""
    look.load_fonts()
    wall = Wall(inches=mine.screen_inches, viewing_m=mine.viewing_m)
    return WallWindow(wall, escape=mine.escape)


def make_announcer(
    hall: Hall, player: Player, chosen: Settings, now: Callable[[], datetime]
) -> Announcer:
    """The voice, which tells the hall what it is saying."""
    signals = hall.signals
    return Announcer(
        ClipPack.load(Path(chosen.voice.pack) if chosen.voice.pack else SHIPPED),
        SpokenSynthesiser(),
        player,
        now=now,
        reading=reading_of(chosen.voice),
        loudness=Loudness(volume=chosen.display.volume, quiet=chosen.display.quiet),
        on_started=signals.started.emit,
        on_finished=signals.finished.emit,
        on_trouble=signals.trouble.emit,
    )


def reading_of(voice: VoiceSettings) -> Reading:
    """How this office reads numbers."""
    return Reading(
        mode=voice.digits,
        zero_word=voice.zero_word,
        four_word=voice.four_word,
        thousand=voice.thousand,
    )


def main(argv: Sequence[str] | None = None) -> int:
    """Runs the wall until its window is closed; 1 when it cannot start."""
    return program.start(
        "display",
        text("Màn hình hiển thị ở sảnh"),
        argv,
        run,
        log=lambda chosen: chosen.display.name,
        errands={
            "check": (
                text("xem chữ có đủ lớn cho người ngồi xa nhất và máy có loa không"),
                lambda chosen: checking.check(chosen, DevicePlayer()),
            )
        },
    )


def run(app: QApplication, chosen: Settings, ready: Callable[[Program], None] | None = None) -> int:
    """One run: the window first, the data as soon as they can be reached."""
    where = chosen.database
    with ExitStack() as ends:
        store = ends.enter_context(closing(engine.store_at(where.url, where.site)))
        tasks = Tasks("wall-database")
        ends.callback(tasks.close, 2.0)  # it only reads
        player = DevicePlayer() if chosen.display.voice == "auto" else None
        wall = build(store, player, tasks=tasks, chosen=chosen)
        code = program.run(app, wall, Opening(tasks, store.open), ready=ready)
    take_down(wall.window)
    return code


if __name__ == "__main__":
    sys.exit(main())
