"""Opening the store while the wall already hangs there: nobody may be near to start it again."""

from collections.abc import Callable
from datetime import UTC, datetime

from PySide6.QtCore import QObject, QTimer, Signal

from db.engine import Store
from display.picture.view import Page, View
from office.errors import DatabaseBusy, DatabaseUnreachable, Known
from office.profile import VIETNAM
from office.qt.tasks import Tasks

AGAIN_MS = 2000


class Opening(QObject):
    """Tries until the store is open; `waiting` is what to show meanwhile.

    Only what passes by itself is tried again: a wrong setting is `refused`.
    """

    opened = Signal(object)  # Store
    refused = Signal(object)  # Known
    waiting = Signal(object)  # View

    def __init__(
        self, tasks: Tasks, open_store: Callable[[], Store], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._tasks, self._open_store = tasks, open_store
        self._again = QTimer(self, interval=AGAIN_MS, singleShot=True)
        self._again.timeout.connect(self._try)

    def start(self) -> None:
        """The first try."""
        self.waiting.emit(_starting(""))
        self._try()

    def stop(self) -> None:
        """No more tries."""
        self._again.stop()

    def _try(self) -> None:
        self._tasks.run(self._open_store, self.opened.emit, self._failed)

    def _failed(self, trouble: Known) -> None:
        if not isinstance(trouble, DatabaseUnreachable | DatabaseBusy):
            self.refused.emit(trouble)
            return
        self.waiting.emit(_starting(trouble.message()))
        self._again.start()


def _starting(trouble: str) -> View:
    return View(page=Page.STARTING, now=datetime.now(UTC).astimezone(VIETNAM), trouble=trouble)
