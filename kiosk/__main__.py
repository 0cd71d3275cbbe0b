"""The kiosk program: settings, store, journal, printer, feed, flow, window, as the journey goes."""

import argparse
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtWidgets import QApplication

from db import engine
from kiosk.doctor import doctor
from kiosk.flow.clerk import Clerk, Store
from kiosk.flow.flow import KioskFlow
from kiosk.flow.journal import Journal
from kiosk.late_store import LateStore
from kiosk.press import Press
from kiosk.window import KioskWindow
from office import logs
from office.errors import DatabaseBusy, DatabaseUnreachable, Known
from office.qt import look
from office.qt.alive import take_down
from office.qt.ending import ended_by_signals
from office.qt.garbage import collected_here
from office.qt.live import Feed, Live, WatcherFeed
from office.qt.tasks import Tasks
from office.settings import settings
from office.settings.settings import KioskSettings, Settings
from office.texts import text
from office.thermal.printing import Printer, printer_from


@dataclass(frozen=True, slots=True)
class Program:
    """A kiosk that is put together."""

    window: KioskWindow
    flow: KioskFlow
    live: Live

    def start(self) -> None:
        """Begins to look and to count seconds."""
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
    """The kiosk on a given store and printer; `tasks` is the database's worker, `device` the
    printer's. Needs a QApplication; nothing is shown or started yet."""
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
    return Program(window, flow, live)


def main(argv: Sequence[str] | None = None) -> int:
    """Runs the kiosk until its window is closed; 1 when it cannot start."""
    asked = _arguments(argv)
    try:
        chosen = settings.load(asked.settings)
    except Known as trouble:
        return _refuse(trouble)
    if asked.doctor:
        return _doctor(chosen.kiosk)
    logs.start(chosen.kiosk.name, settings.data_folder())
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    # not quit(), which asks the window: full-screen it refuses
    with ended_by_signals(app.exit), collected_here():
        return run(app, chosen)


def run(
    app: QApplication, chosen: Settings, ready: Callable[[Program], None] = lambda _program: None
) -> int:
    """One run: the window first, the store as soon as it can be reached."""
    mine, where = chosen.kiosk, chosen.database
    store = LateStore(lambda: engine.open_store(where.url, where.site))
    tasks, device = Tasks("kiosk-database"), Tasks("kiosk-printer")
    program = build(
        store,
        printer_from(mine.printer, mine.paper_mm, mine.copies),
        tasks=tasks,
        device=device,
        journal=settings.data_folder() / f"{mine.name}.journal",
        feed=WatcherFeed(store.watcher()),
        mine=mine,
    )

    def unread(trouble: Known) -> None:
        passes = isinstance(trouble, DatabaseUnreachable | DatabaseBusy)
        if not store.opened.is_set() and not passes:  # a wrong setting does not mend itself
            app.exit(_refuse(trouble))

    program.live.unread.connect(unread)
    program.window.show_as(fullscreen=mine.fullscreen)
    program.start()
    ready(program)
    code = app.exec()
    program.stop()
    device.close()
    tasks.close()
    store.close()
    take_down(program.window)
    return code


def _doctor(mine: KioskSettings) -> int:
    printer = printer_from(mine.printer, mine.paper_mm)
    said, well = doctor(printer, mine.printer, datetime.now(UTC))
    print(said)
    return 0 if well else 1


def _arguments(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="kiosk", description=text("Máy lấy số"))
    parser.add_argument("--settings", type=Path, metavar="FILE", help=text("tệp cài đặt TOML"))
    parser.add_argument("--doctor", action="store_true", help=text("in một phiếu thử rồi thoát"))
    return parser.parse_args(argv)


def _refuse(trouble: Known) -> int:
    print(trouble.message(), file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
