"""An office with all three programs in one process, on both engines, and people to use them."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

from db.engine import Store, make_engine
from db.verify.history import Report, verify
from demo import office
from demo.citizens import Hall, Kiosk
from demo.clock import MorningClock
from demo.house import House
from demo.officers import AtCounter
from display.__main__ import Program as WallProgram
from display.voice.players import FilePlayer
from kiosk.parts.touch import Touch
from office.profile import Service
from office.thermal.printing import printer_from
from tests.printer import PrinterServer, printer_server


class Fingers(QObject):
    """Counts what is pressed on the kiosk with a finger or a mouse."""

    def __init__(self) -> None:
        super().__init__()
        self.taps = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseButtonPress and isinstance(watched, Touch):
            self.taps += 1
        return False


@dataclass(slots=True)
class Town:
    """The office, its people, and its machines at the edges."""

    house: House
    clock: MorningClock
    printer: PrinterServer
    player: FilePlayer
    kiosk: Kiosk
    wall: WallProgram
    hall: Hall
    services: dict[str, Service]

    def officer(self, number: int = 1) -> AtCounter:
        """One of the office's officers, who has typed name and PIN."""
        who = office.OFFICERS[number]
        program = self.house.counter()
        program.window.show()
        at = AtCounter(program, who, self.hall)
        at.sign_in()
        at.sits()
        return at

    def verified(self) -> Report:
        """Whether the history is whole."""
        return self.house.stores[0].read(verify)


@pytest.fixture
def town(database_url: str, tmp_path: Path, qapp: Any) -> Iterator[Town]:
    """Kiosk and wall run; officers come when the test lets them."""
    clock = MorningClock()
    site = office.prepare(database_url, clock)

    def open_store() -> Store:
        return Store(make_engine(database_url), site, clock=clock)

    with printer_server() as printer, closing(House(open_store, tmp_path)) as house:
        player = FilePlayer(tmp_path / "calls")
        wall = house.wall(player, clock, clock.seconds)
        kiosk = house.kiosk(printer_from(f"tcp:127.0.0.1:{printer.port}"))
        for window in (kiosk.window, wall.window):
            window.resize(1920, 1080)
            window.show()
        yield Town(
            house=house,
            clock=clock,
            printer=printer,
            player=player,
            kiosk=Kiosk(kiosk),
            wall=wall,
            hall=Hall(wall),
            services={each.letter: each for each in office.commune().services},
        )
    QApplication.processEvents()


@pytest.fixture
def fingers(qapp: QApplication) -> Iterator[Fingers]:
    """Counts taps."""
    counting = Fingers()
    qapp.installEventFilter(counting)
    yield counting
    qapp.removeEventFilter(counting)
