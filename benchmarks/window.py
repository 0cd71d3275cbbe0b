"""One program as its users start it, told to say when its window shows the office's own data.

Run by benchmarks.programs in a process of its own: `python -m benchmarks.window NAME SETTINGS`.
Lines on standard output end with the instant: `ready`; for the wall `painted VERSION`.
"""

import sys
import time
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication


def say(*words: object) -> None:
    """One line for the one who measures, with the instant it was true."""
    print(*words, time.time(), flush=True)


def kiosk(file: Path) -> None:
    """The kiosk: ready when its tiles stand."""
    from kiosk import __main__ as program
    from office.settings import settings

    app = QApplication([])

    def ready(made: program.Program) -> None:
        made.live.shown.connect(lambda _board: QTimer.singleShot(0, lambda: say("ready")))

    program.run(app, settings.load(file), ready)


def counter(file: Path) -> None:
    """The counter: ready when its sign-in page stands."""
    from counter import __main__ as program

    app = QApplication([])
    assert app
    program.main(["--settings", str(file)], ready=lambda _made: say("ready"))


def display(file: Path) -> None:
    """The wall: ready at its first picture, then the version of each picture it has painted."""
    from display import __main__ as program
    from office.settings import settings

    app = QApplication([])

    def ready(made: program.Program) -> None:
        made.window.wall.painted.connect(lambda version: say("painted", version))

    program.run(app, settings.load(file), ready)


if __name__ == "__main__":
    {"kiosk": kiosk, "counter": counter, "display": display}[sys.argv[1]](Path(sys.argv[2]))
