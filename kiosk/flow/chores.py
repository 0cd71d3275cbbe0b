"""What the kiosk does by itself whenever the database answers."""

import logging
from datetime import date, datetime
from functools import partial

from PySide6.QtCore import QObject, Signal

from db.queue.records import Day, IssuedTicket, KioskBoard
from kiosk.flow.clerk import Clerk
from kiosk.flow.journal import Unsettled
from office import hours
from office.errors import Known
from office.qt.tasks import Tasks, unheeded

log = logging.getLogger(__name__)


class Chores(QObject):
    """Opens the day, settles what a crash left open, and makes void what nobody waited for.

    What fails is tried again at the next look.
    """

    reprint = Signal(str, object)  # key, IssuedTicket: print it IN LẠI
    day_opened = Signal(object)  # Day

    def __init__(self, clerk: Clerk, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clerk, self._tasks = clerk, tasks
        self._leftovers = clerk.journal.unsettled()
        self._left: list[str] = []
        self._opening = False

    def leave(self, key: str) -> None:
        """Whoever made this wish went away before the number came."""
        self._left.append(key)

    def look(self, board: KioskBoard, now: datetime) -> None:
        """The database was read: now is the time."""
        leftovers, left = self._leftovers, self._left
        self._leftovers, self._left = [], []
        for one in leftovers:
            self._tasks.run(
                partial(self._clerk.settle, one),
                partial(self._settled, one),
                partial(self._not_settled, one),
            )
        for key in left:
            self._tasks.run(partial(self._clerk.void, key), unheeded, partial(self._not_void, key))
        day = hours.day_to_open(board.office, board.day.business_date, now)
        if day is not None:
            self._open_day(day)

    def _open_day(self, day: date) -> None:
        if not self._opening:
            self._opening = True
            work = partial(self._clerk.open_day, day)
            self._tasks.run(work, self._day_opened, self._day_not_opened)

    def _day_opened(self, day: Day) -> None:
        self._opening = False
        self.day_opened.emit(day)

    def _day_not_opened(self, trouble: Known) -> None:
        self._opening = False
        log.warning("The day was not opened: %s", trouble)

    def _settled(self, one: Unsettled, paper: IssuedTicket | None) -> None:
        if paper is not None:
            self.reprint.emit(one.key, paper)

    def _not_settled(self, one: Unsettled, trouble: Known) -> None:
        self._leftovers.append(one)
        log.warning("Not settled: %s", trouble)

    def _not_void(self, key: str, trouble: Known) -> None:
        self._left.append(key)
        log.warning("Not made void: %s", trouble)
