"""Over everything: is somebody still there? One press anywhere answers."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from kiosk.flow.flow import KioskFlow
from kiosk.flow.snapshot import Snapshot
from kiosk.parts.buttons import Button
from kiosk.parts.scale import Scale
from office.qt import look
from office.qt.widgets import CENTER, Card, Words
from office.texts import text


class IdleWarning(QWidget):
    """A card with the seconds left; the page behind stays to be seen, but darker."""

    def __init__(self, flow: KioskFlow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = flow
        self._card = Card(parent=self)
        self._head = Words(parent=self._card, weight=look.BOLD, align=CENTER)
        self._what = Words(parent=self._card, color=look.INK_2, align=CENTER)
        self.stay = Button("check", main=True, px=44, parent=self._card)
        self.stay.clicked.connect(flow.touched)
        self.hide()

    def say(self, snapshot: Snapshot) -> None:
        """The question, and when all will be wiped."""
        language = snapshot.language
        self._head.setText(text("Bạn còn ở đó không?", language))
        what = text("Màn hình sẽ về trang đầu sau {seconds} giây.", language)
        self._what.setText(what.format(seconds=snapshot.warning or 0))
        self.stay.set_words(text("Tôi còn đây", language))

    def arrange(self, scale: Scale) -> None:
        """A card in the middle of the whole window."""
        scale.put(self, 0, 0, scale.width, scale.height)
        wide = min(1100, scale.width - 2 * scale.margin)
        tall = 430 if scale.compact else 500
        scale.put(self._card, (scale.width - wide) / 2, (scale.height - tall) / 2, wide, tall)
        pad = 40
        inner = wide - 2 * pad
        button = 120 if scale.compact else 150
        scale.write(self._head, pad, 30, inner, 110, px=48 if scale.compact else 64)
        scale.write(self._what, pad, 140, inner, 110, px=32 if scale.compact else 40)
        self.stay.put(scale, pad, tall - pad - button, inner, button)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Anywhere will do."""
        event.accept()
        self._flow.touched()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Any key will do."""
        if event.key() not in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            event.accept()
            self._flow.touched()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Darkens what is behind."""
        QPainter(self).fillRect(self.rect(), QColor(11, 28, 44, 190))
