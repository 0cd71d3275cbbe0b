"""Reference cycles are collected in the thread of the screens, nowhere else.

Python collects in whatever thread happens to allocate. A cycle that holds a screen's object would
be destroyed in the database's worker, and Qt's objects must die in the thread they live in.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QTimer

EVERY_MS = 500


@contextmanager
def collected_here() -> Iterator[None]:
    """Meanwhile this thread's event loop collects, no other thread. Needs a QApplication."""
    before = gc.isenabled()
    gc.disable()
    timer = QTimer(interval=EVERY_MS)
    timer.timeout.connect(collect_if_due)
    timer.start()
    try:
        yield
    finally:
        timer.stop()
        if before:
            gc.enable()


def collect_if_due() -> None:
    """Collects the oldest generation that Python itself would collect by now."""
    counts, thresholds = gc.get_count(), gc.get_threshold()
    due = [n for n in range(3) if counts[n] > thresholds[n]]
    if due:
        gc.collect(max(due))
