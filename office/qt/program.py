"""How each of the three programs starts, runs and ends, in the order of the journey.

Settings, log and fonts; the window at once; the data as soon as they can be reached; at the end
all of it in reverse.
"""

import argparse
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from office import logs
from office.command_line import parser_of
from office.errors import DatabaseBusy, DatabaseUnreachable, Known
from office.qt import icons, look
from office.qt.ending import ended_by_signals
from office.qt.garbage import collected_here
from office.qt.tasks import Tasks
from office.settings import settings
from office.settings.settings import Settings
from office.texts import text

AGAIN_MS = 1000
NO_ERRANDS: Mapping[str, tuple[str, Callable[[Settings], int]]] = {}


class Program(Protocol):
    """One that is put together on data which nobody has opened yet."""

    @property
    def window(self) -> QWidget:
        """What people see of it."""

    def stand(self) -> None:
        """Shows its window, which waits."""

    def wait(self, why: Known) -> None:
        """Tells why the data are not there yet."""

    def start(self) -> None:
        """The data are open: it begins."""

    def stop(self) -> None:
        """Ends it. Store and workers belong to who gave them."""


class Opening(QObject):
    """Opens the data in the worker. A server that is away may come, and nobody may be near to
    start the program again; a wrong setting does not mend itself."""

    opened = Signal()
    waiting = Signal(object)  # Known: why it is tried again
    refused = Signal(object)  # Known: why there is no use in trying

    def __init__(
        self, tasks: Tasks, open_data: Callable[[], object], *, again_ms: int = AGAIN_MS
    ) -> None:
        super().__init__()
        self._tasks, self._open = tasks, open_data
        self._over = False
        self._again = QTimer(self, interval=again_ms, singleShot=True)
        self._again.timeout.connect(self.start)

    def start(self) -> None:
        """Tries to open them."""
        self._tasks.run(self._open, self._opened, self._failed)

    def stop(self) -> None:
        """Tries no more; an answer under way is dropped."""
        self._over = True
        self._again.stop()

    def _opened(self, _answer: object) -> None:
        if not self._over:
            self.opened.emit()

    def _failed(self, trouble: Known) -> None:
        if self._over:
            return
        if isinstance(trouble, DatabaseUnreachable | DatabaseBusy):
            self.waiting.emit(trouble)
            self._again.start()
        else:
            self.refused.emit(trouble)


def start(
    name: str,
    title: str,
    argv: Sequence[str] | None,
    run: Callable[[QApplication, Settings], int],
    *,
    log: Callable[[Settings], str],
    errands: Mapping[str, tuple[str, Callable[[Settings], int]]] = NO_ERRANDS,
    tell: Callable[[str], None] | None = None,
) -> int:
    """From a command line to the end of `run`; answers the process's exit code.

    `name` is the command's, `title` the program's in the user's language, `log` the name of its
    log file. Each of `errands` is an option with its help, and what is done in place of `run`.
    `tell` says why the program cannot start.
    """
    asked = _arguments(name, title, argv, errands)
    try:
        chosen = settings.load(asked.settings)
    except Known as trouble:
        (tell or print_error)(trouble.message())
        return 1
    for option, (_about, errand) in errands.items():
        if getattr(asked, option):
            return errand(chosen)
    logs.start(log(chosen), settings.data_folder())
    app = application(name)
    with collected_here():
        return run(app, chosen)


def application(name: str) -> QApplication:
    """This process's application with the house's fonts; made where there is none.

    The system knows its windows (title bar, task bar, `WM_CLASS`) as `mot-cua-NAME`, with the
    product's icon, however Python was started.
    """
    app = QApplication.instance()
    if app is None:
        app = QApplication([f"mot-cua-{name}"])  # X11 takes both parts of a window's class from it
        app.setDesktopFileName(f"mot-cua-{name}")
        app.setWindowIcon(icons.icon("mot-cua"))
    assert isinstance(app, QApplication)
    look.load_fonts()
    return app


def run(
    app: QApplication,
    program: Program,
    opening: Opening,
    *,
    ready: Callable[[Any], None] | None = None,
    tell: Callable[[str], None] | None = None,
) -> int:
    """One run, until the window is closed; 1 where the data were refused, which `tell` says.

    `ready` gets the program once it has begun.
    """

    def begin() -> None:
        program.start()
        if ready is not None:
            ready(program)

    def refuse(trouble: Known) -> None:
        (tell or print_error)(trouble.message())
        app.exit(1)

    def end() -> None:
        program.window.close()  # a counter's ends the shift; a kiosk's may refuse
        app.exit()

    opening.opened.connect(begin)
    opening.waiting.connect(program.wait)
    opening.refused.connect(refuse)
    program.stand()
    opening.start()
    with ended_by_signals(end):
        code = app.exec()
    opening.stop()
    program.stop()
    return code


def print_error(sentence: str) -> None:
    """Tells a person at a terminal, or whoever reads the service's log."""
    print(sentence, file=sys.stderr)


def _arguments(
    name: str,
    title: str,
    argv: Sequence[str] | None,
    errands: Mapping[str, tuple[str, Callable[[Settings], int]]],
) -> argparse.Namespace:
    parser = parser_of(name, title)
    parser.add_argument("--settings", type=Path, metavar="TỆP", help=text("tệp cài đặt TOML"))
    for option, (about, _errand) in errands.items():
        parser.add_argument(f"--{option}", action="store_true", help=about)
    return parser.parse_args(argv)
