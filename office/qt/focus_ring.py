"""The ring around whatever has the focus."""

from typing import Any

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from office.qt import look
from office.qt.alive import while_alive


class FocusRing(QWidget):
    """The ring around whatever has the focus in a window, painted over everything.

    A widget may have `ring_radius` for its corners; one without a ring sets it to None.
    """

    _target: QWidget | None = None  # the class's, where the garbage collector took the ring's own

    def __init__(self, window: QWidget, scale: float = 1.0) -> None:
        super().__init__(window)
        self._scale = scale
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        while_alive(app.focusChanged, self._focus_moved)

    def set_scale(self, scale: float) -> None:
        """Another thickness."""
        self._scale = scale
        self._follow()

    def _focus_moved(self, old: QWidget | None, new: QWidget | None) -> None:
        if old is not None:
            old.removeEventFilter(self)
        mine = new is not None and new is not self.window() and self.window().isAncestorOf(new)
        self._target = new if mine else None
        if self._target is not None:
            self._target.installEventFilter(self)
        self._follow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follows the target when it moves, grows or goes."""
        moves = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide)
        if watched is self._target and event.type() in moves:
            self._follow()
        return False

    def _radius(self) -> Any:
        return getattr(self._target, "ring_radius", 16)

    def _follow(self) -> None:
        target = self._target
        if target is None or not target.isVisible() or self._radius() is None:
            self.hide()
            return
        room = round(look.RING * self._scale) + 1
        at = target.mapTo(self.window(), target.rect().topLeft())
        self.setGeometry(QRect(at, target.size()).adjusted(-room, -room, room, room))
        self.raise_()
        self.show()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paints the ring."""
        room = round(look.RING * self._scale) + 1
        target = QRectF(self.rect()).adjusted(room, room, -room, -room)
        look.paint_focus_ring(QPainter(self), target, self._radius() or 0, self._scale)
