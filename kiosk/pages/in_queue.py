"""Calm words under the trouble: the number is in the queue, and staff know of the printer."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from kiosk.flow.snapshot import Snapshot
from kiosk.parts.scale import LEAST_TEXT, Scale
from office import dates
from office.qt import look
from office.qt.widgets import LEFT, Card, Picture, Words
from office.texts import text

BOTTOM = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom
TOP = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class InQueue(Card):
    """A tick and one or two sentences on a soft ground; not there without room for them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(radius=14, ground=look.MIST, border=look.MIST, parent=parent)
        self._icon = Picture("circle-check", 10, look.TEAL, parent=self)
        self._number = Words(parent=self, weight=look.BOLD)
        self._staff = Words(parent=self)

    def say(self, snapshot: Snapshot) -> None:
        """Staff are named only once they were told."""
        language, told = snapshot.language, snapshot.staff_told
        self._number.setText(text("Số đã vào hàng chờ.", language))
        words = text("Đã báo cán bộ lúc {at}.", language)
        self._staff.setText(words.format(at=dates.clock(told)) if told else "")
        self._staff.setVisible(told is not None)

    def arrange(self, scale: Scale, x: float, y: float, width: float, height: float) -> None:
        """One sentence in the middle, or two below one another."""
        scale.put(self, x, y, width, height)
        icon = 36 if scale.compact else 44
        pad, gap = (18, 16) if scale.compact else (28, 24)
        scale.square(self._icon, pad, (height - icon) / 2, icon)
        left, px = pad + icon + gap, 28 if scale.compact else 32
        wide = width - left - 16
        both = not self._staff.isHidden()
        tall = height / 2 if both else height
        scale.write(self._number, left, 0, wide, tall, px=px)
        scale.write(self._staff, left, tall, wide, tall, px=max(28, px - 2))
        self._number.setAlignment(BOTTOM if both else LEFT)
        self._staff.setAlignment(TOP)
        least = scale.text(LEAST_TEXT)
        told = [self._number, self._staff] if both else [self._number]
        self.setVisible(all(words.fits(least) for words in told))
