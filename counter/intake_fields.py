"""What the intake pane is made of: narrow fields with doubts under them, boxes, choices, heads."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from counter import parts
from counter.buttons import Painted
from counter.keycaps import caps_width, paint_caps
from counter.shortcuts import caps
from office.qt import icons, look
from office.qt.widgets import Picture, Words
from office.texts import text

LABEL = 88  # px of the column of labels
ROW = 32
PINK = "#FBEAE9"
_STYLE = (
    "QLineEdit {{ background: {ground}; color: {ink}; border: {wide}px solid {border};"
    " border-radius: 6px; padding: 0 8px; selection-background-color: {navy};"
    " selection-color: {paper}; placeholder-text-color: {ink2}; }}"
)


class Field(QLineEdit):
    """A line to type into. `left` is sent when the focus goes, with or without a change."""

    ring_radius = 6
    left = Signal()
    entered = Signal()

    def __init__(self, name: str, *, plain: bool = False, most: int = 300, hint: str = "") -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFont(look.font(15))
        self.setFixedHeight(ROW)
        self.setMaxLength(most)
        self.setPlaceholderText(hint)
        self._doubtful: bool | None = None
        self.mark(doubtful=False)
        if plain:  # digits and cards: an input method would make letters of them
            self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on=False)
            self.setInputMethodHints(
                Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
            )

    def show_text(self, said: str) -> None:
        """What the draft says, unless somebody is typing here."""
        if not self.hasFocus() and said != self.text():
            self.setText(said)
            self.setCursorPosition(0)

    def mark(self, *, doubtful: bool) -> None:
        """A red frame around what should be looked at."""
        if doubtful == self._doubtful:
            return
        self._doubtful = doubtful
        self.setStyleSheet(
            _STYLE.format(
                ground=PINK if doubtful else look.PAPER,
                border=look.RED if doubtful else look.BORDER,
                wide=2 if doubtful else 1,
                ink=look.INK,
                ink2=look.INK_2,
                navy=look.NAVY,
                paper=look.PAPER,
            )
        )

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that it was left."""
        super().focusOutEvent(event)
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on to the next thing."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier
        ):
            self.entered.emit()
            return
        super().keyPressEvent(event)


class Doubt(QWidget):
    """What is to be looked at again, under a field; it warns and never stops anybody."""

    def __init__(self) -> None:
        super().__init__()
        self._words = parts.words("", 13, look.SEMIBOLD, look.RED, wrap=True)
        row = parts.across(self._words, margins=(LABEL + 12, 2, 0, 2), gap=0)
        self.setLayout(row)
        self.hide()

    def say(self, words: str, color: str = look.RED) -> None:
        """The sentence, or nothing."""
        self._words.set_color(color)
        self._words.setText(words)
        self.setVisible(bool(words))

    def words(self) -> str:
        """What is said."""
        return self._words.text()


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


class Head(QWidget):
    """A section's key, title, and how it stands."""

    def __init__(self, key: str, title: str, *more: QWidget) -> None:
        super().__init__()
        self._caps = Caps(key)
        self._icon = Picture("circle-check", 16, look.TEAL, 2)
        self.title = parts.words(title, 15, look.BOLD)
        self._state = parts.words("", 13, look.SEMIBOLD, look.TEAL)
        row: QHBoxLayout = parts.across(
            self._caps, 2, self.title, *more, -1, self._icon, self._state, gap=6
        )
        self.setLayout(row)
        self.setFixedHeight(28)
        self.say("")

    def say(self, words: str, icon: str = "", color: str = look.TEAL) -> None:
        """How the section stands, in icon and words."""
        self._state.setText(words)
        self._state.set_color(color)
        self._icon.setVisible(bool(words and icon))
        if icon:
            self._icon.show_icon(icon, color)


class Caps(QWidget):
    """A key printed beside what it does."""

    def __init__(self, key: str) -> None:
        super().__init__()
        self._caps = caps(key)
        self.setFixedSize(caps_width(self._caps), 24)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paints the caps."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_caps(painter, QPointF(0, 12), self._caps, look.INK_2)


def labelled(label: str, *items: QWidget | int) -> QHBoxLayout:
    """A row: the label's column, then what belongs to it."""
    return parts.across(label_of(label), 12, *items, gap=0)


def label_of(label: str) -> Words:
    """A word in the column of labels."""
    said = parts.words(label, 13, color=look.INK_2)
    said.setFixedWidth(LABEL)
    return said


def paint_box(painter: QPainter, room: QRectF, *, on: bool, missing: bool = False) -> None:
    """A box, ticked or empty."""
    color = look.TEAL if on else look.RED if missing else look.BORDER
    painter.setPen(QPen(QColor(color), 2 if missing else 1.5))
    painter.setBrush(QColor(look.TEAL if on else look.PAPER))
    painter.drawRoundedRect(room.adjusted(1, 1, -1, -1), 4, 4)
    if on:
        icons.paint(painter, "check", room.adjusted(2.5, 2.5, -2.5, -2.5), look.PAPER, 3)


def money(amount: int | None) -> str:
    """`16.000 đ`, or that nobody knows."""
    if amount is None:
        return text("chưa rõ")
    return (
        text("{amount} đ").format(amount=f"{amount:,}".replace(",", "."))
        if amount
        else text("không thu")
    )


def on_enter(field: Field, gesture: Callable[[], object]) -> None:
    """Enter in a field does `gesture`."""
    field.entered.connect(gesture)
