"""Boxes to tick and choices of a few, with the keys that do the same."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from counter.controls.buttons import Painted
from counter.controls.fields import ROW
from counter.controls.keycaps import caps_width, paint_caps
from counter.controls.shortcuts import caps
from office.qt import icons, look


class Check(QAbstractButton):
    """A box with its words and its key."""

    ring_radius = 6

    def __init__(self, words: str, key: str) -> None:
        super().__init__()
        self.key = key
        self.setText(words)
        self.setAccessibleName(words)
        self.setCheckable(True)
        self.setFixedHeight(28)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    @property
    def pieces(self) -> list[Painted]:
        """The words on it."""
        wide = QFontMetrics(look.font(13)).horizontalAdvance(self.text())
        return [Painted(self.text(), QRectF(26, 0, wide, self.height()).toRect(), 13, look.REGULAR)]

    def sizeHint(self) -> QSize:
        """Box, words, key."""
        wide = QFontMetrics(look.font(13)).horizontalAdvance(self.text())
        printed = caps_width(caps(self.key))
        return QSize(26 + wide + (8 + printed if printed else 0), 28)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter ticks it, as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paints it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_box(painter, QRectF(0, 5, 18, 18), on=self.isChecked())
        painter.setFont(look.font(13))
        painter.setPen(QColor(look.INK))
        room = QRectF(26, 0, self.width() - 26, self.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self.text())
        x = self.width() - caps_width(caps(self.key))
        paint_caps(painter, QPointF(x, self.height() / 2), caps(self.key), look.INK_2)


class Choice(QWidget):
    """One of a few, side by side; arrows move, and so do clicks."""

    ring_radius = 6
    chosen = Signal(int)

    def __init__(self, name: str, words: tuple[str, ...]) -> None:
        super().__init__()
        self._words, self._at = words, 0
        self.setAccessibleName(name)
        self.setFixedHeight(ROW)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def pieces(self) -> list[Painted]:
        """The words in it."""
        return [
            Painted(said, self._room(n).toRect(), 13, self._weight(n))
            for n, said in enumerate(self._words)
        ]

    def show_choice(self, at: int) -> None:
        """Which one it is; -1 for none yet."""
        self._at = at
        said = self._words[at] if at >= 0 else ""
        self.setAccessibleDescription(said)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right move; Space goes round."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Space: 1}.get(
            Qt.Key(event.key()), 0
        )
        if not step:
            super().keyPressEvent(event)
            return
        self.chosen.emit((max(self._at, -1 if step > 0 else 0) + step) % len(self._words))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click takes it."""
        self.chosen.emit(int(event.position().x() * len(self._words) / max(1, self.width())))

    def _room(self, place: int) -> QRectF:
        wide = self.width() / len(self._words)
        return QRectF(place * wide, 0, wide, self.height())

    def _weight(self, place: int) -> QFont.Weight:
        return look.BOLD if place == self._at else look.REGULAR

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paints them in one frame, the chosen one with a frame of its own."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(look.BORDER), 1))
        painter.setBrush(QColor(look.PAPER))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        for place, said in enumerate(self._words):
            room = self._room(place)
            if place == self._at:
                painter.setPen(QPen(QColor(look.NAVY), 2))
                painter.setBrush(QColor(look.MIST))
                painter.drawRoundedRect(room.adjusted(1, 1, -1, -1), 6, 6)
            painter.setPen(QColor(look.NAVY if place == self._at else look.INK))
            painter.setFont(look.font(13, look.BOLD if place == self._at else look.REGULAR))
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, said)


def paint_box(painter: QPainter, room: QRectF, *, on: bool, missing: bool = False) -> None:
    """A box, ticked or empty."""
    color = look.TEAL if on else look.RED if missing else look.BORDER
    painter.setPen(QPen(QColor(color), 2 if missing else 1.5))
    painter.setBrush(QColor(look.TEAL if on else look.PAPER))
    painter.drawRoundedRect(room.adjusted(1, 1, -1, -1), 4, 4)
    if on:
        icons.paint(painter, "check", room.adjusted(2.5, 2.5, -2.5, -2.5), look.PAPER, 3)
