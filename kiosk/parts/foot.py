"""The dark band below a number: print again, and done with its seconds."""

from collections.abc import Iterator

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from kiosk.flow.flow import KioskFlow
from kiosk.flow.snapshot import Paper, Snapshot
from kiosk.parts.buttons import FootButton
from kiosk.parts.footer import Footer
from kiosk.parts.scale import GAP, USUAL, Scale
from kiosk.parts.touch import CENTER, Piece, Touch
from office.qt import look
from office.qt.widgets import Words
from office.texts import text


class DoneButton(Touch):
    """White, with a ring that empties while the number stays."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._left, self._whole = 0, 1

    def say(self, word: str, left: int | None, whole: int) -> None:
        """The word, and how many seconds of how many are left."""
        self._left, self._whole = left or 0, whole
        self.set_words(word)

    def paint_ground(self, painter: QPainter, sink: int) -> None:
        """Ground and ring."""
        self.card(painter, sink, look.PAPER, look.PAPER)
        ring = self._ring().translated(0, sink)
        width = max(3.0, self.scale.px(8))
        painter.setPen(QPen(QColor(look.HAIRLINE), width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(ring)
        painter.setPen(QPen(QColor(look.NAVY), width, c=Qt.PenCapStyle.FlatCap))
        share = self._left / self._whole
        painter.drawArc(ring, 90 * 16, round(share * 360 * 16))

    def layout_pieces(self) -> Iterator[Piece]:
        """The seconds inside the ring, the word beside it."""
        ring, pad = self._ring(), round(self.scale.px(14))
        inside = ring.toRect().adjusted(-4, 0, 4, 0)
        yield self.fit(str(self._left), inside, 28, weight=look.BOLD, color=look.NAVY, align=CENTER)
        room = self.rect().adjusted(round(ring.right()) + pad, 4, -pad, -4)
        yield self.fit(self.text(), room, 40, weight=look.BOLD, color=look.NAVY, align=CENTER)

    def _ring(self) -> QRectF:
        side = min(self.height() * 0.68, self.scale.px(76))
        return QRectF(self.scale.px(26), (self.height() - side) / 2, side, side)


class TicketFoot(QWidget):
    """Nothing to press while the paper is under way: a second tap must not take the number off."""

    def __init__(self, flow: KioskFlow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scale, self._wide = USUAL, 1264.0
        self._words = Words(parent=self, color=look.PAPER)
        self.again = FootButton("printer", self)
        self.done = DoneButton(self)
        self.again.clicked.connect(flow.print_again)
        self.done.clicked.connect(flow.done)

    @staticmethod
    def tall(scale: Scale) -> float:
        """As tall as the other footer."""
        return Footer.tall(scale)

    def say(self, snapshot: Snapshot) -> None:
        """Which buttons there are, or a word while there are none."""
        language, paper = snapshot.language, snapshot.paper
        busy = paper is Paper.PRINTING
        self.done.setVisible(not busy)
        self.again.setVisible(not busy and snapshot.may_print_again)
        failed = paper is Paper.FAILED
        self.again.set_words(text("Thử in lại", language) if failed else text("In lại", language))
        self.done.say(text("Xong", language), snapshot.seconds_left, snapshot.seconds_whole)
        self._words.setText(text("Xin chờ một lát.", language) if busy else "")

    def arrange(self, scale: Scale, x: float, y: float, width: float) -> None:
        """Two buttons on the right, words in what is left."""
        self._scale, self._wide = scale, width
        tall = self.tall(scale)
        scale.put(self, x, y, width, tall)
        pad = 11 if scale.low else 20
        high, end = tall - 2 * pad, width - scale.margin
        done, again = (220, 200) if scale.compact else (268, 268)
        self.done.put(scale, end - done, pad, done, high)
        self.again.put(scale, end - done - GAP - again, pad, again, high)
        left = scale.margin
        taken = 0.0 if self.done.isHidden() else done + GAP
        taken += 0.0 if self.again.isHidden() else again + GAP
        scale.write(self._words, left, pad, end - taken - left, high, px=30)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paints the dark ground."""
        QPainter(self).fillRect(self.rect(), QColor(look.NAVY_2))
