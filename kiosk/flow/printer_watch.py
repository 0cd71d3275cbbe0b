"""Tells staff how this kiosk's printer is; while it is in trouble, asks it and tells on."""

import logging
from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject, Signal

from kiosk.flow.clerk import Clerk
from kiosk.flow.press import Press
from office.device import DeviceTrouble
from office.errors import Known
from office.qt.tasks import Tasks, unheeded

log = logging.getLogger(__name__)

ASK_EVERY = 30  # seconds


class PrinterWatch(QObject):
    """Reports each change once; a report that failed is sent again with the next verdict."""

    told = Signal(object)  # when staff were told of the present trouble; None: not, or all is well

    def __init__(
        self, clerk: Clerk, press: Press, tasks: Tasks, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._clerk, self._press, self._tasks = clerk, press, tasks
        self._trouble: DeviceTrouble | None = None
        self._settled = False  # whether staff know, or are just being told
        self._looked = False
        self._seconds = 0

    def look(self) -> None:
        """The database was read: at the start staff may still know a trouble of the last run."""
        if not self._looked:
            self._looked = True
            self._tasks.run(self._clerk.reported, self._remember, self._not_looked)

    def heard(self, trouble: DeviceTrouble | None) -> None:
        """A verdict, or the printer's answer."""
        self._seconds, self._looked = 0, True
        if self._settled and trouble is self._trouble:
            return
        if trouble is not self._trouble:
            self.told.emit(None)
        self._trouble, self._settled = trouble, True
        self._tasks.run(
            partial(self._clerk.report, trouble),
            partial(self._reported, trouble),
            self._not_reported,
        )

    def second(self) -> None:
        """A second has passed."""
        self._seconds += 1
        if self._trouble is not None and self._seconds >= ASK_EVERY:
            self._seconds = 0
            self._press.ask()
            self._tasks.run(self._clerk.still_there, unheeded, self._not_heard)

    def _remember(self, trouble: DeviceTrouble | None) -> None:
        if not self._settled:
            self._trouble = trouble

    def _not_looked(self, trouble: Known) -> None:
        self._looked = False
        log.warning("Not known what staff were told of the printer: %s", trouble)

    def _reported(self, trouble: DeviceTrouble | None, at: datetime) -> None:
        if trouble is self._trouble:
            self.told.emit(at if trouble is not None else None)

    def _not_reported(self, trouble: Known) -> None:
        self._settled = False
        log.warning("Staff were not told of the printer: %s", trouble)

    @staticmethod
    def _not_heard(trouble: Known) -> None:
        log.warning("Staff do not hear of the printer: %s", trouble)
