"""The counters' keyboards with their card scanners: several machines in one process.

A counter's own scanner hears every key of its program. Here the programs share a process, so one
of them hears for all, and a scan goes to the counter whose window is in front.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtWidgets import QApplication, QWidget

from counter.window import Counter
from office.qt.scanner import KeyboardScanner, Scanner

PACE_S = 0.004  # between two keys of a scanner
PAUSE_S = 0.05  # after a scan, before anybody presses a key


class DeskScanner(Scanner):
    """One counter's share: its scans, and whether its keys are held back."""

    def __init__(self, keyboards: "Keyboards") -> None:
        super().__init__()
        self._keyboards = keyboards
        self._program: Counter | None = None

    def belongs_to(self, program: Counter) -> None:
        """This counter is the one that it types for."""
        self._program = program

    def is_at(self, window: QWidget) -> bool:
        """Whether a window is this counter's: its desk, its bar or its intake."""
        mine = self._program
        if mine is None:
            return False
        beside = (mine.seat.bar, mine.seat.pane) if mine.seat is not None else ()
        return window in (mine.window, *beside)

    @contextmanager
    def burst(self) -> Iterator[None]:
        """Keys come at a scanner's pace meanwhile, however busy this machine is."""
        with self._keyboards.burst():
            yield

    @property
    def busy(self) -> bool:
        """Whether a scan is not quite over."""
        return self._keyboards.busy

    @property
    def holding(self) -> bool:
        """Whether keys are held back that may be a scan's."""
        return self._keyboards.holding

    @property
    def passing(self) -> bool:  # type: ignore[override]
        """Whether keys that were pressed before are given back just now."""
        return self._keyboards.passing


class Keyboards(KeyboardScanner):
    """Hears the keys that go to any counter's window; those of kiosk and wall it leaves alone."""

    def __init__(self) -> None:
        super().__init__(hears=self._is_a_desk, clock=self._now)
        self._desks: list[DeskScanner] = []
        self._paced: float | None = None
        self._over = 0.0
        self.scanned.connect(self._tell)

    def scanner(self) -> DeskScanner:
        """One more counter's scanner."""
        if not self._desks:
            self.start()
        self._desks.append(DeskScanner(self))
        return self._desks[-1]

    def close(self) -> None:
        """Listens no more."""
        if self._desks:
            super().close()
            self._desks.clear()

    @contextmanager
    def burst(self) -> Iterator[None]:
        """Keys come at a scanner's pace meanwhile."""
        self._paced = time.monotonic()
        try:
            yield
        finally:
            self._over, self._paced = self._paced + PAUSE_S, None

    @property
    def busy(self) -> bool:
        """Whether an Enter would still belong to the scan: a scanner may end it by two."""
        return time.monotonic() < self._over

    def _is_a_desk(self, window: QWidget) -> bool:
        return any(each.is_at(window) for each in self._desks)

    def _now(self) -> float:
        if self._paced is None:
            return time.monotonic()
        self._paced += PACE_S
        return self._paced

    def _tell(self, scan: object) -> None:
        window = QApplication.activeWindow()
        for each in self._desks:
            if window is not None and each.is_at(window):
                each.scanned.emit(scan)
