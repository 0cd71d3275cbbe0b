"""The wall program: settings, window, store, voice, feed, in the order of the journey."""

import argparse
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QApplication

from db import engine
from db.engine import Store
from display import checking
from display.hall import Hall
from display.opening import Opening
from display.picture.view import Habits
from display.picture.wall import Wall
from display.voice.announcer import Announcer
from display.voice.clips import SHIPPED, ClipPack
from display.voice.players import DevicePlayer, Player
from display.voice.synthesis import SpokenSynthesiser
from display.window import WallWindow
from office import logs
from office.errors import Known
from office.qt import look
from office.qt.alive import take_down
from office.qt.ending import ended_by_signals
from office.qt.garbage import collected_here
from office.qt.live import Feed, WatcherFeed
from office.qt.tasks import Tasks
from office.settings import settings
from office.settings.settings import DisplaySettings, Settings, VoiceSettings
from office.speech.calls import Loudness, Reading
from office.texts import text

LOOK_S = 0.05  # how often SQLite is looked at: every call is shown within a second


@dataclass(frozen=True, slots=True)
class Program:
    """A wall that is put together. `announcer` is None where the voice is switched off."""

    window: WallWindow
    hall: Hall
    announcer: Announcer | None

    def start(self) -> None:
        """Begins to look and to speak."""
        self.hall.start()

    def stop(self) -> None:
        """Falls silent. The store and the worker belong to who gave them."""
        self.hall.stop()
        if self.announcer is not None:
            self.announcer.stop()


def build(
    store: Store,
    player: Player | None,
    clock: Callable[[], datetime] | None = None,
    *,
    tasks: Tasks,
    feed: Feed | None = None,
    chosen: Settings | None = None,
    stopwatch: Callable[[], float] = time.monotonic,
    window: WallWindow | None = None,
) -> Program:
    """The wall on a given store. `player` None never speaks; `clock` is the office's, the
    store's own by default; `stopwatch` times cards and flashes. Needs a QApplication."""
    chosen = chosen or Settings()
    mine = chosen.display
    window = window or make_window(mine)
    now = clock or store.now
    hall = Hall(
        store,
        tasks,
        feed or WatcherFeed(store.watcher(LOOK_S)),
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
    return Program(window, hall, announcer)


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
    """Runs the wall until its window is closed."""
    asked = _arguments(argv)
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    look.load_fonts()
    try:
        chosen = settings.load(asked.settings)
    except Known as trouble:
        return _refuse(trouble)
    if asked.check:
        return checking.check(chosen, DevicePlayer())
    logs.start(chosen.display.name, settings.data_folder())
    with collected_here():
        return Run(app, chosen).run()


class Run:
    """One run of the program: the window first, the store as soon as it can be reached.

    `window` stands from the beginning.
    """

    def __init__(self, app: QApplication, chosen: Settings) -> None:
        self._app, self._chosen = app, chosen
        self._tasks = Tasks("wall-database")
        self._program: Program | None = None
        self._store: Store | None = None
        self.window = make_window(chosen.display)
        self._opening = Opening(self._tasks, self._open_store)

    def run(self) -> int:
        """Until the window is closed; 1 when the store was refused."""
        self._opening.waiting.connect(self.window.wall.show_view)
        self._opening.opened.connect(self._begin)
        self._opening.refused.connect(self._give_up)
        self.window.closed.connect(self._app.quit)
        self.window.show_as(self._chosen.display)
        self._opening.start()
        with ended_by_signals(self._app.quit):
            code = self._app.exec()
        self._end()
        return code

    def _open_store(self) -> Store:
        mine = self._chosen.database
        return engine.open_store(mine.url, mine.site)

    def _begin(self, store: Store) -> None:
        self._store = store
        player = DevicePlayer() if self._chosen.display.voice == "auto" else None
        self._program = build(
            store, player, tasks=self._tasks, chosen=self._chosen, window=self.window
        )
        self._program.start()

    def _give_up(self, trouble: Known) -> None:
        self._app.exit(_refuse(trouble))

    def _end(self) -> None:
        self._opening.stop()
        if self._program is not None:
            self._program.stop()
        self._tasks.close(2.0)
        if self._store is not None:
            self._store.close()
        take_down(self.window)


def _arguments(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="display", description=text("Màn hình hiển thị ở sảnh"))
    parser.add_argument("--settings", type=Path, metavar="FILE", help=text("tệp cài đặt TOML"))
    parser.add_argument(
        "--check",
        action="store_true",
        help=text("xem chữ có đủ lớn cho người ngồi xa nhất và máy có loa không"),
    )
    return parser.parse_args(argv)


def _refuse(trouble: Known) -> int:
    print(trouble.message(), file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
