"""The ring around whatever has the focus."""

from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QScrollArea, QWidget
from shiboken6 import isValid

from office.qt import look
from office.qt.alive import while_alive

ABOUT = 24  # px that stay in sight above and below what has the focus, where it scrolls
_MOVES = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide)


class FocusRing(QWidget):
    """The ring around whatever has the focus in a window, painted over everything.

    It follows when the focused part or anything about it moves; where that scrolls, the part is
    scrolled into sight, and the ring never lies over what stands still. A widget may have
    `ring_radius` for its corners, None for no ring; one of several that are ringed together names
    their common parent as `ring_around`.
    """

    # the class's, where the garbage collector took the ring's own
    _target: QWidget | None = None
    _moving: tuple[QWidget, ...] = ()  # the target, and all that takes it along

    def __init__(self, window: QWidget, ring: look.Ring = look.RING, scale: float = 1.0) -> None:
        super().__init__(window)
        self._ring, self._scale = ring, scale
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

    def _focus_moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        for each in self._moving:
            if isValid(each):
                each.removeEventFilter(self)
        mine = new is not None and new is not self.window() and self.window().isAncestorOf(new)
        target: QWidget | None = getattr(new, "ring_around", new) if mine else None
        self._target, self._moving = target, tuple(_up_to(self.window(), target))
        for each in self._moving:
            each.installEventFilter(self)
            if isinstance(each, QScrollArea) and target is not None and each is not target:
                _bring_into_sight(each, target)
        self._follow()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Follows the target when it moves, grows or goes."""
        if event.type() in _MOVES:
            self._follow()
        return False

    def _radius(self) -> Any:
        return getattr(self._target, "ring_radius", 16)

    def _room(self) -> int:
        return round(self._ring.wide * self._scale) + 1

    def _follow(self) -> None:
        target = self._target
        if (
            target is None
            or not isValid(target)
            or not target.isVisible()
            or self._radius() is None
        ):
            self.hide()
            return
        room = self._room()
        at = target.mapTo(self.window(), QPoint(0, 0))
        self.setGeometry(QRect(at, target.size()).adjusted(-room, -room, room, room))
        self._cut_off()
        self.raise_()
        self.show()
        self.update()

    def _cut_off(self) -> None:
        """Nothing of the ring shows outside of what the target scrolls in."""
        seen = self.geometry()
        for each in self._moving:
            if isinstance(each, QAbstractScrollArea) and each is not self._target:
                view = each.viewport()
                seen &= QRect(view.mapTo(self.window(), QPoint(0, 0)), view.size())
        if seen == self.geometry():
            self.clearMask()
            return
        shown = seen.translated(-self.pos())
        self.setMask(QRegion(shown if not shown.isEmpty() else QRect(-1, -1, 1, 1)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paints the ring."""
        room = self._room()
        target = QRectF(self.rect()).adjusted(room, room, -room, -room)
        radius = self._radius() or 0
        look.paint_focus_ring(QPainter(self), target, radius, self._scale, self._ring)


def _up_to(window: QWidget, target: QWidget | None) -> Iterator[QWidget]:
    """The target and its parents below the window."""
    while target is not None and target is not window:
        yield target
        target = target.parentWidget()


def _bring_into_sight(area: QScrollArea, target: QWidget) -> None:
    """All of it: Qt would be content with the line in it that has the cursor."""
    inside = area.widget()
    if inside is not None:
        at = target.mapTo(inside, target.rect().center())
        area.ensureVisible(at.x(), at.y(), 0, target.height() // 2 + ABOUT)
