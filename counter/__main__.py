"""The counter program: settings, store, worker, feed, windows, in the order of the journey."""

import os
import sys
from collections.abc import Callable, MutableMapping, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path
from platform import node

from PySide6.QtWidgets import QApplication, QMessageBox

from counter.controls.docking import Edge
from counter.dossiers.viewing import FileRoom
from counter.intake.drafts import Drafts
from counter.memory import Memory
from counter.papers.paperwork import PaperNotes, Paperwork
from counter.papers.printers import OwnPrinter, printers_of
from counter.papers.prints import NullPrints, PrintsFor
from counter.seat import Means
from counter.window import Counter
from db import engine
from db.engine import Store
from office.dossiers import filestore
from office.dossiers.filestore import FileStore
from office.qt import look, program
from office.qt.alive import take_down
from office.qt.live import Feed, WatcherFeed
from office.qt.program import Opening
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
    drafts: Drafts | None = None,
    prints: PrintsFor | None = None,
    scanner: Scanner | None = None,
    files: FileRoom | None = None,
) -> Counter:
    """The counter's windows on a given store, which may not be open yet. Needs a QApplication;
    nothing is shown."""
    look.load_fonts()
    means = Means(
        store=store,
        tasks=tasks,
        feed=feed or WatcherFeed(store.watcher),
        memory=memory or Memory(settings.data_folder() / "counter.ini"),
        drafts=drafts or Drafts(settings.data_folder() / "drafts"),
        prints=prints or (lambda _login, _tell: NullPrints()),
        files=files,
    )
    return Counter(means, scanner or Scanner(), counter_id=counter_id, edge=edge)


def main(
    argv: Sequence[str] | None = None,
    *,
    tell: Callable[[str], None] | None = None,
    ready: Callable[[Counter], None] | None = None,
) -> int:
    """Run the counter until its window is closed. `tell` shows why it cannot start; `ready` is
    called once the sign-in page stands."""
    prefer_x11(os.environ)
    tell = tell or _tell
    return program.start(
        "counter",
        text("Quầy tiếp nhận"),
        argv,
        partial(run, tell=tell, ready=ready),
        log=lambda _chosen: "counter",
        tell=tell,
    )


def run(
    app: QApplication,
    chosen: Settings,
    *,
    tell: Callable[[str], None] | None = None,
    ready: Callable[[Counter], None] | None = None,
) -> int:
    """One run: the window first, the data as soon as they can be reached."""
    mine, where = chosen.counter, chosen.database
    memory = Memory(settings.data_folder() / "counter.ini")
    with (
        closing(engine.store_at(where.url, where.site)) as store,
        closing(Tasks("counter-printer")) as device,
        closing(Tasks("counter-database")) as tasks,
    ):
        counter = build(
            store,
            tasks,
            counter_id=mine.number,
            edge=Edge(mine.dock),
            scanner=scanner_from(mine.scanner),
            memory=memory,
            prints=paperwork_of(store, tasks, device, mine, memory=memory),
            files=files_of(where),
        )
        code = program.run(app, counter, Opening(tasks, store.open), ready=ready, tell=tell)
    take_down(counter.window)
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


def _tell(sentence: str) -> None:
    program.print_error(sentence)
    program.application("counter")
    QMessageBox.critical(None, text("Quầy tiếp nhận"), sentence)


if __name__ == "__main__":
    sys.exit(main())
