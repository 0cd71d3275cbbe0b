"""Before there is a store: the window stands already, and what is unreachable is tried again."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from counter.controls import layouts
from db.engine import Store
from office.errors import DatabaseBusy, DatabaseUnreachable, Known
from office.qt import look
from office.qt.tasks import Tasks
from office.qt.widgets import CENTER, Picture
from office.texts import text

AGAIN_MS = 1000


class Opener(QObject):
    """Opens the store in the worker; a server that is still away may come, a wrong setting does
    not mend itself."""

    opened = Signal(object)  # Store
    waiting = Signal(str)  # why it is tried again
    refused = Signal(str)  # why there is no use in trying

    def __init__(
        self, tasks: Tasks, open_store: Callable[[], Store], *, again_ms: int = AGAIN_MS
    ) -> None:
        super().__init__()
        self._tasks, self._open_store = tasks, open_store
        self._over = False
        self._again = QTimer(self, interval=again_ms, singleShot=True)
        self._again.timeout.connect(self.start)

    def start(self) -> None:
        """Try to open."""
        self._tasks.run(self._open_store, self._opened, self._failed)

    def stop(self) -> None:
        """Try no more; a store that still comes is closed."""
        self._over = True
        self._again.stop()

    def _opened(self, store: Store) -> None:
        if self._over:
            store.close()
        else:
            self.opened.emit(store)

    def _failed(self, trouble: Known) -> None:
        if self._over:
            return
        if isinstance(trouble, DatabaseUnreachable | DatabaseBusy):
            self.waiting.emit(trouble.message())
            self._again.start()
        else:
            self.refused.emit(trouble.message())


class OpeningPage(QWidget):
    """What stands in the window meanwhile."""

    def __init__(self) -> None:
        super().__init__()
        self._icon = Picture("wifi-off", 56, look.BORDER, 1.75)
        self._title = layouts.words(text("Đang mở dữ liệu của đơn vị"), 18, look.BOLD, align=CENTER)
        self._why = layouts.words("", 15, color=look.INK_2, align=CENTER, wrap=True)
        self._icon.hide()
        column = layouts.down(-1, self._icon, 14, self._title, 8, self._why, -1, margins=(48,) * 4)
        column.setAlignment(self._icon, Qt.AlignmentFlag.AlignHCenter)
        self.setLayout(column)

    def show_why(self, why: str) -> None:
        """Tell why it takes long."""
        self._icon.show()
        self._title.setText(text("Chưa nối được dữ liệu"))
        self._why.setText(why)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paints the page."""
        QPainter(self).fillRect(self.rect(), QColor(look.PAGE))
