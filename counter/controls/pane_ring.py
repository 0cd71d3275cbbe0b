"""The focus ring of a window whose middle scrolls."""

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QRegion
from PySide6.QtWidgets import QScrollArea, QWidget

from counter.controls.ring import DeskRing


class PaneRing(DeskRing):
    """Follows what has the focus while it is scrolled, and never lies over what stands still."""

    def __init__(self, window: QWidget, scroll: QScrollArea) -> None:
        super().__init__(window)
        self._scroll = scroll
        scroll.verticalScrollBar().valueChanged.connect(lambda _at: self._follow())
        scroll.verticalScrollBar().rangeChanged.connect(lambda _from, _to: self._follow())

    def _focus_moved(self, old: QWidget | None, new: QWidget | None) -> None:
        super()._focus_moved(old, new)
        middle = self._scroll.widget()
        if new is not None and middle is not None and middle.isAncestorOf(new):
            self._scroll.ensureWidgetVisible(new, 0, 24)

    def _follow(self) -> None:
        super()._follow()
        target = self._target
        middle = self._scroll.widget()
        if target is None or middle is None or not middle.isAncestorOf(target):
            self.clearMask()
            return
        corner = self._scroll.mapTo(self.window(), QPoint(0, 0))
        room = QRect(corner, self._scroll.viewport().size()).translated(-self.pos())
        seen = room.intersected(self.rect())
        self.setMask(QRegion(seen if not seen.isEmpty() else QRect(-1, -1, 1, 1)))
