"""The focus ring follows what it is around also when all that is about it moves."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QMoveEvent
from PySide6.QtWidgets import QWidget


def keep_ring(owner: QWidget) -> None:
    """Tells the ring that the focused part of `owner` may stand elsewhere in the window."""
    focused = owner.focusWidget()
    if focused is not None:
        QCoreApplication.sendEvent(focused, QMoveEvent(focused.pos(), focused.pos()))
