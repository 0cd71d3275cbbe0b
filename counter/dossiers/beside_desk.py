"""The dossiers of the one-stop desk under the call bar: whoever sits there is served meanwhile."""

from dataclasses import replace

from PySide6.QtGui import QResizeEvent

from counter.controls.shortcuts import Key
from counter.dossiers.pages import DossierPages
from counter.dossiers.worklist import WorkList
from counter.queue.bar import CallBar
from counter.queue.desk import Desk, DeskState
from office.texts import text

ROOMY = 1280  # px for a bar with words on all its keys


class DeskDossiers(DossierPages):
    """What the desk holds: results to return, what to hand over, what waits for people.

    The bar has every key of the desk: whoever sits here is served, finished and undone as there.
    """

    def __init__(self, room: WorkList, desk: Desk) -> None:
        self.bar = CallBar(desk, alone=True)
        super().__init__(room, text("Về bàn"), Key.OPEN_DESK, above=self.bar)
        self._told = desk.state.notice
        desk.changed.connect(self.show_desk)
        self.show_desk(desk.state)

    def show_desk(self, state: DeskState) -> None:
        """Paint the bar; what the latest gesture at the desk did is told where moves are told."""
        self.bar.show_state(replace(state, notice=None, lost_since=None))
        told, self._told = self._told, state.notice
        if state.notice is not None and state.notice is not told:
            self.room.tell(state.notice.words, trouble=state.notice.trouble)

    def show_time(self) -> None:
        """Let the bar count on too."""
        self.bar.show_time()
        super().show_time()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where room is scarce the bar's keys have icons for words."""
        super().resizeEvent(event)
        self.bar.set_form(upright=False, short=self.width() < ROOMY)
