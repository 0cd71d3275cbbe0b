"""From the tap that asks for a number to the last byte at the printer, in the kiosk's window."""

import statistics
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from db.engine import Store, make_engine
from kiosk.__main__ import Program, build
from office.qt.live import ManualFeed
from office.qt.tasks import Tasks
from office.thermal.printing import printer_from
from tests import stores
from tests.printer import PrinterServer

PATIENCE_S = 10.0
READING_MS = 700


def median_ms(url: str, server: PrinterServer, folder: Path, taps: int) -> float:
    """The median over `taps` citizens; the first one, who warms fonts and threads, left out."""
    app = QApplication.instance() or QApplication([])
    store = Store(make_engine(url), stores.SITE, clock=stores.Clock())
    tasks, device = Tasks("bench-database"), Tasks("bench-printer")
    kiosk = build(
        store,
        printer_from(f"tcp:127.0.0.1:{server.port}"),
        tasks=tasks,
        device=device,
        journal=folder / "kiosk.journal",
        feed=ManualFeed(),
    )
    kiosk.window.resize(1920, 1080)
    kiosk.window.show()
    kiosk.start()
    assert app
    taken = [_one_citizen(kiosk, server) for _ in range(taps + 1)][1:]
    kiosk.stop()
    device.close()
    tasks.close()
    store.close()
    return statistics.median(taken)


def _one_citizen(kiosk: Program, server: PrinterServer) -> float:
    papers = len(server.papers)
    tapped = _press(kiosk, "Hộ tịch")  # this office asks for no priority
    _spin(lambda: len(server.papers) > papers)
    taken = (time.perf_counter() - tapped) * 1000
    _press(kiosk, "Xong")
    return taken


def _button(kiosk: Program, words: str) -> QAbstractButton | None:
    found = kiosk.window.findChildren(QAbstractButton)
    return next((b for b in found if b.isVisible() and b.text() == words), None)


def _press(kiosk: Program, words: str) -> float:
    """Taps a button as a person does, not in the instant it appears: such a tap is the second
    half of a double tap and is dropped. Answers when it tapped."""
    _spin(lambda: _button(kiosk, words) is not None)
    QTest.qWait(READING_MS)
    button = _button(kiosk, words)
    assert button is not None
    tapped = time.perf_counter()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    return tapped


def _spin(done: Callable[[], bool]) -> None:
    until = time.monotonic() + PATIENCE_S
    while not done():
        if time.monotonic() > until:
            raise TimeoutError("the kiosk did not go on")
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 5)
