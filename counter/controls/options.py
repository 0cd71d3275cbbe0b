"""Options to choose from or to tick, by keys alone."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from counter.controls.buttons import Painted
from office.qt import icons, look

ROW = 34


class OptionsInput(QWidget):
    """Options below one another, or in a row where they are few: one of them, or any with `many`.

    Arrows move, Space ticks; of one choice the arrows choose at once.
    """

    ring_radius = 8
    said = Signal()

    def __init__(
        self, name: str, options: Sequence[tuple[Any, str]], value: Any, *, many: bool = False
    ) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._values = [each for each, _title in options]
        self._titles = [title for _each, title in options]
        self._many = many
        self._on = {each for each in (value if many else (value,)) if each in self._values}
        first = next((n for n, each in enumerate(self._values) if each in self._on), 0)
        self._at = first
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumWidth(320)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def value(self) -> Any:
        """The chosen one, or the tuple of those ticked in their order."""
        on = tuple(each for each in self._values if each in self._on)
        if self._many:
            return on
        return on[0] if on else None

    @property
    def pieces(self) -> list[Painted]:
        """The words on it."""
        return [
            Painted(self._titles[n], room.adjusted(36, 0, -8, 0), 15, look.REGULAR)
            for n, room in enumerate(self._rooms())
        ]

    def sizeHint(self) -> QSize:
        """Room for every option."""
        rooms = self._rooms()
        high = max((room.bottom() + 1 for room in rooms), default=ROW)
        return QSize(420, high)

    def minimumSizeHint(self) -> QSize:
        """Options are never cut."""
        return QSize(320, self.sizeHint().height())

    def resizeEvent(self, event: Any) -> None:
        """Other widths may need other rows."""
        super().resizeEvent(event)
        high = self.sizeHint().height()
        if high != self.height():
            self.setFixedHeight(high)

    def _rooms(self) -> list[QRect]:
        """Where each option stands: side by side as they fit, long ones in rows of their own."""
        metrics = QFontMetrics(look.font(15))
        width = max(self.width(), 320)
        x = y = 0
        rooms = []
        for title in self._titles:
            wide = min(metrics.horizontalAdvance(title) + 46, width)
            if self._many:
                wide = width
            if x and x + wide > width:
                x, y = 0, y + ROW + 4
            rooms.append(QRect(x, y, wide, ROW))
            x += wide + 8
        return rooms

    def focusInEvent(self, event: Any) -> None:
        """Shows where the arrows stand."""
        super().focusInEvent(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows and Space."""
        step = {
            Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1,
        }.get(Qt.Key(event.key()), 0)  # fmt: skip
        if step and self._values:
            self._at = min(max(self._at + step, 0), len(self._values) - 1)
            if not self._many:
                self._choose(self._at)
            self.update()
        elif event.key() == Qt.Key.Key_Space:
            self._choose(self._at)
        elif event.text().isdigit() and 0 < int(event.text()) <= len(self._values):
            self._at = int(event.text()) - 1
            self._choose(self._at)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click chooses."""
        for place, room in enumerate(self._rooms()):
            if room.contains(event.position().toPoint()):
                self._at = place
                self._choose(place)

    def _choose(self, place: int) -> None:
        value = self._values[place]
        if self._many:
            self._on ^= {value}
        else:
            self._on = {value}
        self.update()
        self.said.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paints a box or ring, a tick, and the words of each."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        metrics = QFontMetrics(look.font(15))
        for place, room in enumerate(self._rooms()):
            on = self._values[place] in self._on
            here = self.hasFocus() and place == self._at
            painter.setPen(
                QPen(QColor(look.NAVY if on or here else look.HAIRLINE), 2 if here else 1)
            )
            painter.setBrush(QColor(look.MIST if on else look.PAPER))
            painter.drawRoundedRect(QRectF(room).adjusted(1, 1, -1, -1), 8, 8)
            self._paint_mark(
                painter, QRectF(room.left() + 10, room.center().y() - 8, 17, 17), on=on
            )
            painter.setPen(QColor(look.INK))
            painter.setFont(look.font(15))
            words = room.adjusted(36, 0, -8, 0)
            said = metrics.elidedText(
                self._titles[place], Qt.TextElideMode.ElideRight, words.width()
            )
            painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter.value), said)

    def _paint_mark(self, painter: QPainter, room: QRectF, *, on: bool) -> None:
        painter.setPen(QPen(QColor(look.NAVY if on else look.BORDER), 1.5))
        painter.setBrush(QColor(look.NAVY if on and self._many else look.PAPER))
        if self._many:
            painter.drawRoundedRect(room, 4, 4)
            if on:
                icons.paint(painter, "check", room.adjusted(2, 2, -2, -2), look.PAPER, 3)
            return
        painter.drawEllipse(room)
        if on:
            painter.setBrush(QColor(look.NAVY))
            painter.drawEllipse(room.adjusted(4, 4, -4, -4))
