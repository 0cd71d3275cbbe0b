"""What the counter's pages and windows have in common."""

from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QColor, QHideEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from office.qt import look
from office.qt.focus_ring import FocusRing
from office.qt.presenter import Presenter

# of a window that stays above the officer's other programs
ON_TOP = Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowStaysOnTopHint


class Page(QWidget):
    """One page: a ground, a ring around the focus, and a tick of its clock while it is shown.

    It shows what its `presenter` says. `above` stands over it, whatever it shows: a counter's
    call bar.
    """

    left = Signal()  # the officer is done here

    ground = look.PAGE
    tick_ms = 1000

    def __init__(
        self, presenter: Presenter[Any] | None = None, above: QWidget | None = None
    ) -> None:
        super().__init__()
        self._presenter, self.above = presenter, above
        self.ring = FocusRing(self, look.FINE_RING)
        self._tick = QTimer(self, interval=self.tick_ms)
        self._tick.timeout.connect(self.show_time)

    def start(self) -> None:
        """Begins to look at the data."""
        if self._presenter is not None:
            self._presenter.start()

    def begin(self) -> None:
        """Puts the focus where the first key goes."""

    def show_time(self) -> None:
        """Lets what is told by the clock go on."""

    def may_leave(self) -> bool:
        """Whether another page may take its place; else it says why not."""
        return True

    def scanned(self, _scan: str | bytes) -> bool:
        """Something was scanned while the page is open; whether it was for it."""
        return False

    def tell(self, trouble: str) -> None:
        """What became of something that was asked for here, in a sentence."""

    def stop(self) -> None:
        """Looks at the data no more."""
        if self._presenter is not None:
            self._presenter.stop()

    def showEvent(self, event: QShowEvent) -> None:
        """The clock goes on."""
        super().showEvent(event)
        self.show_time()
        self._tick.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody sees the clock."""
        super().hideEvent(event)
        self._tick.stop()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paints the ground."""
        QPainter(self).fillRect(self.rect(), QColor(self.ground))
