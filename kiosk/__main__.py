"""The kiosk program: settings, store, journal, printer, feed, flow, window, as the journey goes."""

import sys
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QApplication

from db import engine
from db.engine import Store
from kiosk.flow.clerk import Clerk
from kiosk.flow.flow import KioskFlow
from kiosk.flow.journal import Journal
from kiosk.flow.press import Press
from kiosk.window import KioskWindow
from office.errors import Known
from office.qt import look, program
from office.qt.alive import take_down
from office.qt.live import Feed, Live, WatcherFeed
from office.qt.program import Opening
from office.qt.tasks import Tasks
from office.settings import settings
from office.settings.settings import KioskSettings, Settings
from office.texts import text
from office.thermal.printing import Printer, printer_from


@dataclass(frozen=True, slots=True, weakref_slot=True)  # Qt calls its methods
class Program:
    """A kiosk that is put together."""

    window: KioskWindow
    flow: KioskFlow
    live: Live
    mine: KioskSettings

    def stand(self) -> None:
        """Shows its window, which counts seconds already and waits for the data."""
        self.window.show_as(fullscreen=self.mine.fullscreen)
        self.window.start()

    def wait(self, why: Known) -> None:
        """Tells citizens that the data are not there yet, and since when."""
        self.flow.lost(self.live.good_on, why)

    def start(self) -> None:
        """Begins to look and to count seconds."""
        self.flow.found()
        self.live.start()
        self.window.start()

    def stop(self) -> None:
        """Stops looking. Store, workers and printer belong to who gave them."""
        self.window.stop()
        self.live.close()


def build(
    store: Store,
    printer: Printer,
    *,
    tasks: Tasks,
    device: Tasks,
    journal: Path,
    feed: Feed,
    mine: KioskSettings | None = None,
) -> Program:
    """The kiosk on a given store, which may not be open yet, and printer; `tasks` is the
    database's worker, `device` the printer's. Needs a QApplication; nothing is shown or started."""
    mine = mine or KioskSettings()
    look.load_fonts()
    steps = Journal(journal)
    clerk = Clerk(store, steps, mine.name)
    press = Press(printer, steps, device)
    flow = KioskFlow(clerk, press, tasks, idle_seconds=mine.idle_seconds)
    window = KioskWindow(flow, inches=mine.screen_inches, scanner=mine.scanner)
    live = Live(tasks, clerk.board, feed, window)
    press.setParent(window)
    flow.setParent(window)
    live.shown.connect(flow.show_board)
    live.lost.connect(lambda since: flow.lost(since, live.trouble))
    live.back.connect(flow.found)
    return Program(window, flow, live, mine)


def main(argv: Sequence[str] | None = None) -> int:
    """Runs the kiosk until its window is closed; 1 when it cannot start."""
    return program.start(
        "kiosk",
        text("Máy lấy số"),
        argv,
        run,
        log=lambda chosen: chosen.kiosk.name,
    )


def run(app: QApplication, chosen: Settings, ready: Callable[[Program], None] | None = None) -> int:
    """One run: the window first, the data as soon as they can be reached."""
    mine, where = chosen.kiosk, chosen.database
    with (
        closing(engine.store_at(where.url, where.site)) as store,
        closing(Tasks("kiosk-database")) as tasks,
        closing(Tasks("kiosk-printer")) as device,
    ):
        kiosk = build(
            store,
            printer_from(mine.printer, mine.paper_mm, mine.copies),
            tasks=tasks,
            device=device,
            journal=settings.data_folder() / f"{mine.name}.journal",
            feed=WatcherFeed(store.watcher),
            mine=mine,
        )
        code = program.run(app, kiosk, Opening(tasks, store.open), ready=ready)
    take_down(kiosk.window)
    return code


if __name__ == "__main__":
    sys.exit(main())
