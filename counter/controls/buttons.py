"""Buttons that print the key that does the same."""

from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from counter.controls.keycaps import caps_width, paint_caps
from counter.controls.shortcuts import caps
from office.qt import icons, look


@dataclass(frozen=True, slots=True)
class Dress:
    """Colours of a button: ground, words and border; pressed and off grounds; words when off."""

    ground: str
    words: str
    border: str
    hover: str
    pressed: str
    off: str
    off_words: str
    off_border: str


MAIN = Dress(
    look.NAVY, look.PAPER, look.NAVY, "#1A4A75", look.NAVY_2, look.MIST, look.INK_2, look.BORDER
)
PLAIN = Dress(
    look.PAPER, look.NAVY, look.BORDER, look.MIST, "#CFDDE9", look.PAPER, look.INK_2, look.HAIRLINE
)
BAND = Dress(
    look.NAVY, look.PAPER, "#6F8CA5", "#1A4A75", "#06192B", look.NAVY_2, look.WALL_MUTED, "#3D5871"
)
BAND_MAIN = Dress(
    look.PAPER, look.NAVY, look.PAPER, look.MIST, "#CFDDE9",
    look.NAVY_2, look.WALL_MUTED, "#3D5871",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Painted:
    """Words a widget paints itself, for whoever looks at screens: where, how high, and whether
    they have room."""

    text: str
    room: QRect
    px: int
    weight: QFont.Weight

    def fits(self) -> bool:
        """Whether all of it shows."""
        metrics = QFontMetrics(look.font(self.px, self.weight))
        wide = metrics.horizontalAdvance(self.text) <= self.room.width()
        return wide and metrics.height() <= self.room.height()


class Shape(Enum):
    """How much of a button is shown: words and key, icon and key, or icon over key."""

    WORDS = auto()
    SHORT = auto()
    STACK = auto()


class KeyButton(QPushButton):
    """A button with an icon, its words and the key that does the same."""

    ring_radius = 8

    def __init__(
        self,
        words: str,
        key: str = "",
        *,
        icon: str = "",
        dress: Dress = PLAIN,
        px: int = 15,
        height: int = 40,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(words, parent)
        self.key, self.icon_name, self.compact_icon = key, icon, icon
        self._shape = Shape.WORDS
        self.least = 0  # as wide as another button that takes its place
        self._dress, self._px, self._height = dress, px, height
        self.setFont(look.font(px, look.SEMIBOLD))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keys where they were
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.say(words)

    @property
    def pieces(self) -> list[Painted]:
        """The words on it."""
        if self._shape is not Shape.WORDS:
            return []
        x = round((self.width() - self._content_width()) / 2) + (26 if self.icon_name else 0)
        wide = QFontMetrics(self.font()).horizontalAdvance(self.text())
        room = QRect(max(0, x), 0, min(wide, self.width()), self.height())
        return [Painted(self.text(), room, self._px, look.SEMIBOLD)]

    def set_shape(self, shape: Shape) -> None:
        """With its words, or without them where room is scarce; they are the tool tip then."""
        self._shape = shape
        self._tell_words()
        self.updateGeometry()
        self.update()

    def dress(self, dress: Dress) -> None:
        """Other colours: a screen has one main button."""
        self._dress = dress
        self.update()

    def say(self, words: str) -> None:
        """Other words on the same button."""
        if words == self.text() == self.accessibleName():
            return
        self.setText(words)
        self.setAccessibleName(words)
        self.setAccessibleDescription(" + ".join(caps(self.key)))
        self._tell_words()
        self.updateGeometry()

    def _tell_words(self) -> None:
        self.setToolTip("" if self._shape is Shape.WORDS else self.text())

    def sizeHint(self) -> QSize:
        """Room for everything on it."""
        match self._shape:
            case Shape.STACK:
                return QSize(50, 52)
            case Shape.SHORT:
                return QSize(caps_width(caps(self.key)) + 42, self._height)
        return QSize(max(self.least, round(self._content_width()) + 24), self._height)

    def minimumSizeHint(self) -> QSize:
        """Never less: words on buttons are not cut."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it, as Space does; a key held down presses once."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground, then icon, words and caps in a row in the middle; sunk while pressed."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground, words, border = self._colors()
        painter.setPen(QPen(QColor(border), 1))
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        if self.isDown():
            painter.translate(0, 2)
        match self._shape:
            case Shape.WORDS:
                self._paint_row(painter, words)
            case Shape.SHORT:
                self._paint_short(painter, words)
            case Shape.STACK:
                self._paint_stack(painter, words)

    def _colors(self) -> tuple[str, str, str]:
        dress = self._dress
        if not self.isEnabled():
            return dress.off, dress.off_words, dress.off_border
        if self.isDown():
            return dress.pressed, dress.words, dress.border
        return (dress.hover if self.underMouse() else dress.ground), dress.words, dress.border

    def _paint_row(self, painter: QPainter, color: str) -> None:
        x = (self.width() - self._content_width()) / 2
        middle = self.height() / 2
        if self.icon_name:
            icons.paint(painter, self.icon_name, QRectF(x, middle - 9, 18, 18), color, 2)
            x += 26
        painter.setPen(QColor(color))
        painter.setFont(self.font())
        wide = QFontMetrics(self.font()).horizontalAdvance(self.text())
        line = QRectF(x, 0, wide + 2, self.height())
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, self.text())
        paint_caps(painter, QPointF(x + wide + 10, middle), caps(self.key), color)

    def _paint_short(self, painter: QPainter, color: str) -> None:
        middle, keys = self.height() / 2, caps(self.key)
        x = (self.width() - caps_width(keys) - 26) / 2
        icons.paint(painter, self.compact_icon, QRectF(x, middle - 9, 18, 18), color, 2)
        paint_caps(painter, QPointF(x + 26, middle), keys, color)

    def _paint_stack(self, painter: QPainter, color: str) -> None:
        middle = self.width() / 2
        icons.paint(painter, self.compact_icon, QRectF(middle - 9, 6, 18, 18), color, 2)
        keys = caps(self.key)
        paint_caps(painter, QPointF(middle - caps_width(keys) / 2, 38), keys, color)

    def _content_width(self) -> float:
        wide = QFontMetrics(self.font()).horizontalAdvance(self.text())
        printed = caps_width(caps(self.key))
        return (26 if self.icon_name else 0) + wide + (10 + printed if printed else 0)


def allow(button: KeyButton, on: bool) -> None:
    """Enable or disable. A disabled button lets go of the focus instead of handing it to its
    neighbour, where the next press of Space would do something else; also while the officer works
    in another window, when `hasFocus` is never true."""
    if not on and button.window().focusWidget() is button:
        button.clearFocus()
    button.setEnabled(on)
