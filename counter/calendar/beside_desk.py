"""The calendar under the call bar: numbers can be called meanwhile."""

from PySide6.QtGui import QResizeEvent

from counter.calendar.page import CalendarPage
from counter.calendar.year_desk import YearDesk
from counter.dossiers.beside_desk import ROOMY
from counter.queue.bar import CallBar
from counter.queue.desk import Desk, DeskState


class DeskCalendar(CalendarPage):
    """An officer of the one-stop desk edits and confirms a year."""

    def __init__(self, room: YearDesk, desk: Desk) -> None:
        self.bar = CallBar(desk)
        super().__init__(room, above=self.bar)
        desk.changed.connect(self.show_desk)
        self.show_desk(desk.state)

    def show_desk(self, state: DeskState) -> None:
        """Paint the bar."""
        self.bar.show_state(state)

    def show_time(self) -> None:
        """Let the bar count on too."""
        self.bar.show_time()
        super().show_time()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where room is scarce the bar's keys have icons for words."""
        super().resizeEvent(event)
        self.bar.set_form(upright=False, short=self.width() < ROOMY)
