"""The dossiers of the one-stop desk under the call bar: numbers can be called meanwhile."""

from counter.bar import CallBar
from counter.desk import Desk, DeskState
from counter.dossiers.pages import DossierPages
from counter.dossiers.room import Room
from counter.shortcuts import Key
from office.texts import text


class DeskDossiers(DossierPages):
    """What the desk holds: results to return, what to hand over, what waits for people."""

    def __init__(self, room: Room, desk: Desk) -> None:
        self.bar = CallBar(desk)
        super().__init__(room, text("Về bàn"), Key.OPEN_DESK, above=self.bar)
        desk.changed.connect(self.show_desk)
        self.show_desk(desk.state)

    def show_desk(self, state: DeskState) -> None:
        """Paint the bar."""
        self.bar.show_state(state)

    def show_time(self) -> None:
        """Let the bar count on too."""
        self.bar.show_time()
        super().show_time()
