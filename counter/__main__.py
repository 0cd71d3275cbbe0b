"""The counter program: settings, store, worker, feed, windows, in the order of the journey."""

import argparse
import os
import sys
from collections.abc import Callable, MutableMapping, Sequence
from pathlib import Path
from platform import node

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QMessageBox

from counter.dossiers.viewing import FileRoom
from counter.frame import CounterWindow
from counter.intake.drafts import Drafts
from counter.memory import Memory
from counter.opening import Opener, OpeningPage
from counter.papers.notes import PaperNotes
from counter.papers.paperwork import Paperwork
from counter.papers.printers import OwnPrinter, printers_of
from counter.papers.prints import PrintsFor
from counter.queue.docking import Edge
from counter.window import Counter
from db import engine
from db.engine import Store
from office import logs
from office.dossiers import filestore
from office.dossiers.filestore import FileStore
from office.errors import Known
from office.qt import look
from office.qt.alive import take_down
from office.qt.ending import ended_by_signals
from office.qt.garbage import collected_here
from office.qt.live import Feed, WatcherFeed
from office.qt.scanner import Scanner
from office.qt.serial_scanner import scanner_from
from office.qt.tasks import Tasks
from office.settings import settings
from office.settings.settings import CounterSettings, DatabaseSettings, Settings
from office.texts import text


def build(
    store: Store,
    tasks: Tasks,
    *,
    feed: Feed | None = None,
    memory: Memory | None = None,
    counter_id: int = 0,
    edge: Edge = Edge.TOP,
    window: CounterWindow | None = None,
    drafts: Drafts | None = None,
    prints: PrintsFor | None = None,
    scanner: Scanner | None = None,
    files: FileRoom | None = None,
) -> Counter:
    """The counter's windows on a given store. Needs a QApplication; nothing is shown yet."""
    look.load_fonts()
    if feed is None:
        feed = WatcherFeed(store.watcher())
        feed.start()
    return Counter(
        store,
        tasks,
        feed,
        memory or Memory(settings.data_folder() / "counter.ini"),
        counter_id=counter_id,
        edge=edge,
        window=window,
        drafts=drafts,
        prints=prints,
        scanner=scanner,
        files=files,
    )


def main(
    argv: Sequence[str] | None = None,
    *,
    tell: Callable[[str], None] | None = None,
    ready: Callable[[Counter], None] | None = None,
) -> int:
    """Run the counter until its window is closed. `tell` shows why it cannot start; `ready` is
    called once the sign-in page stands."""
    asked = _arguments(argv)
    prefer_x11(os.environ)
    app = QApplication.instance() or QApplication(sys.argv[:1])
    look.load_fonts()
    tell = tell or _tell
    try:
        mine = settings.load(asked.settings)
    except Known as trouble:
        tell(trouble.message())
        return 1
    logs.start("counter", settings.data_folder())
    with collected_here():
        return run(app, mine, tell, ready or (lambda _counter: None))


def run(
    app: QCoreApplication,
    mine: Settings,
    tell: Callable[[str], None],
    ready: Callable[[Counter], None],
) -> int:
    """One run: the window first, the store as soon as it can be reached."""
    tasks = Tasks("counter-database")
    opener = Opener(tasks, lambda: engine.open_store(mine.database.url, mine.database.site))
    window, page = CounterWindow(), OpeningPage()
    window.addWidget(page)
    device = Tasks("counter-printer")
    memory = Memory(settings.data_folder() / "counter.ini")
    working: list[tuple[Store, Counter]] = []

    def opened(store: Store) -> None:
        edge = Edge(mine.counter.dock)
        counter = build(
            store,
            tasks,
            counter_id=mine.counter.number,
            edge=edge,
            window=window,
            scanner=scanner_from(mine.counter.scanner),
            memory=memory,
            prints=paperwork_of(store, tasks, device, mine.counter, memory=memory),
            files=files_of(mine.database),
        )
        working.append((store, counter))
        counter.start()
        window.removeWidget(page)
        ready(counter)

    def refused(why: str) -> None:
        tell(why)
        app.exit(1)

    opener.opened.connect(opened)
    opener.waiting.connect(page.show_why)
    opener.refused.connect(refused)
    window.closing.connect(opener.stop)

    def leave() -> None:
        window.close()  # ends the shift
        app.quit()  # also where only the bar stands

    window.show()
    opener.start()
    with ended_by_signals(leave):
        code = app.exec()
    opener.stop()
    for _store, counter in working:
        counter.stop()
    tasks.close()
    device.close()
    for store, _counter in working:
        store.close()
    take_down(window)
    return code


def paperwork_of(
    store: Store,
    tasks: Tasks,
    device: Tasks,
    mine: CounterSettings,
    folder: Path | None = None,
    *,
    memory: Memory | None = None,
) -> PrintsFor:
    """A dossier's papers by the counter's own printers, or by the one that `memory` knows an
    officer chose; the PDFs stay in `folder`."""
    page, roll = printers_of(mine)
    papers = folder or settings.data_folder() / "papers"
    notes = PaperNotes(store, tasks)  # outlive a shift: a note that failed is tried again

    def made(login: str, tell: Callable[[str], None]) -> Paperwork:
        paperwork = Paperwork(
            store, tasks, device, page, papers, actor=login, machine=node(), thermal=roll,
            own=OwnPrinter(memory, login) if memory is not None else None, notes=notes,
        )  # fmt: skip
        paperwork.troubled.connect(tell)
        return paperwork

    return made


def files_of(mine: DatabaseSettings) -> FileRoom | None:
    """Where photos and files of dossiers are kept; None where the settings name no place."""
    folder = filestore.folder_beside(mine.url, mine.files)
    if folder is None:
        return None
    return FileRoom(FileStore(folder), settings.data_folder() / "viewing")


def prefer_x11(environment: MutableMapping[str, str]) -> None:
    """Wayland ignores stay-on-top and lets no window place itself: where there is an X server
    beside it, the call bar uses that."""
    if environment.get("WAYLAND_DISPLAY") and environment.get("DISPLAY"):
        environment.setdefault("QT_QPA_PLATFORM", "xcb")


def _arguments(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="counter", description=text("Quầy tiếp nhận"))
    parser.add_argument("--settings", type=Path, metavar="FILE", help=text("tệp cài đặt TOML"))
    return parser.parse_args(argv)


def _tell(sentence: str) -> None:
    print(sentence, file=sys.stderr)
    QMessageBox.critical(None, text("Quầy tiếp nhận"), sentence)


if __name__ == "__main__":
    sys.exit(main())
