"""A way in steps, from top to bottom: done with a tick, now with a dot, ahead an empty ring."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from kiosk.parts.scale import LEAST_TEXT, USUAL, Scale
from office.dossiers.citizen_words import Mark, Step
from office.qt import icons, look
from office.qt.widgets import Words

MOST = 4
BOTTOM = Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft
TOP = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_ICONS = {Mark.DONE: ("check", look.TEAL), Mark.ENDED: ("x", look.INK_2)}


class Way(QWidget):
    """Up to four steps, spread over the height they get; words say what the marks show."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scale = USUAL
        self._steps: tuple[Step, ...] = ()
        self._discs: list[QRectF] = []
        self._titles = [Words(parent=self, weight=look.BOLD) for _ in range(MOST)]
        self._notes = [Words(parent=self, color=look.INK_2) for _ in range(MOST)]

    def say(self, steps: Sequence[Step]) -> None:
        """The steps in their order."""
        self._steps = tuple(steps[:MOST])
        for number in range(MOST):
            step = self._steps[number] if number < len(self._steps) else None
            for words, said in (
                (self._titles[number], step.title if step else ""),
                (self._notes[number], step.note if step else ""),
            ):
                words.setText(said)
                words.setVisible(bool(said))

    def arrange(self, scale: Scale, x: float, y: float, width: float, height: float) -> None:
        """Steps of equal height, each with its disc on the left."""
        self._scale = scale
        scale.put(self, x, y, width, height)
        each = min(height / max(1, len(self._steps)), 130 if scale.compact else 150)
        disc = min(46 if scale.compact else 62, each * 0.62)
        left = disc + (18 if scale.compact else 30)
        px = 30 if scale.compact else 36
        self._discs = []
        for number, step in enumerate(self._steps):
            top = number * each
            self._discs.append(QRectF(scale.rect(0, top + (each - disc) / 2, disc, disc)))
            title, note = self._titles[number], self._notes[number]
            title.setAlignment(BOTTOM if step.note else MIDDLE)
            note.setAlignment(TOP)
            upper = each / 2 if step.note else each
            scale.write(title, left, top, width - left, upper, px=px)
            scale.write(
                note, left, top + upper, width - left, each - upper, px=max(LEAST_TEXT, px - 6)
            )
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paints the lines between the discs, then the discs."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = max(2.0, self._scale.px(5))
        for number in range(len(self._discs) - 1):
            above, below = self._discs[number], self._discs[number + 1]
            done = self._steps[number + 1].mark in (Mark.DONE, Mark.NOW)
            painter.setPen(QPen(QColor(look.TEAL if done else look.BORDER), line))
            painter.drawLine(
                QPointF(above.center().x(), above.bottom()),
                QPointF(below.center().x(), below.top()),
            )
        for step, disc in zip(self._steps, self._discs, strict=True):
            self._paint_disc(painter, disc, step.mark, line)

    def _paint_disc(self, painter: QPainter, disc: QRectF, mark: Mark, line: float) -> None:
        if mark is Mark.AHEAD:
            painter.setPen(QPen(QColor(look.BORDER), line))
            painter.setBrush(QColor(look.PAPER))
            half = line / 2
            painter.drawEllipse(disc.adjusted(half, half, -half, -half))
            return
        icon, color = _ICONS.get(mark, ("", look.NAVY))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(color))
        painter.drawEllipse(disc)
        side = disc.width() * 0.22
        if icon:
            spot = disc.adjusted(side, side, -side, -side)
            icons.paint(painter, icon, spot, look.PAPER, icons.STRONG)
            return
        painter.setBrush(QColor(look.PAPER))
        painter.drawEllipse(disc.center(), side * 0.85, side * 0.85)
