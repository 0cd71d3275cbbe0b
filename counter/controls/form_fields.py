"""What the intake pane is made of: narrow fields with doubts under them, boxes, choices, heads."""

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from counter.controls import layouts
from counter.controls.keycaps import caps_width, paint_caps
from counter.controls.shortcuts import caps
from office.qt import look
from office.qt.widgets import Picture, Words
from office.texts import text

LABEL = 88  # px of the column of labels
ROW = 32
PADDING = 22  # px of a field that no letter is drawn on
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
        self._typed = False  # since the focus came
        self.textEdited.connect(self._edited)
        self.mark(doubtful=False)
        if plain:  # digits and cards: an input method would make letters of them
            self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on=False)
            self.setInputMethodHints(
                Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
            )

    def show_text(self, said: str) -> None:
        """What the draft says, unless somebody is typing here."""
        if said != self.text() and not (self._typed and self.hasFocus()):
            self.setText(said)
            if not self.hasFocus():
                self._show_beginning()

    def begin(self) -> None:
        """Another draft: whatever is being typed here belonged to the one before."""
        self._typed = False

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
        self._typed = False
        self._show_beginning()
        self.left.emit()

    def _edited(self, _said: str) -> None:
        self._typed = True

    def _show_beginning(self) -> None:
        """A text starts where people begin to read; what has no room is told by the tool tip."""
        self.setCursorPosition(0)
        wide = QFontMetrics(self.font()).horizontalAdvance(self.text())
        self.setToolTip(self.text() if wide > self.width() - PADDING else "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More or less of it has room."""
        super().resizeEvent(event)
        if not self.hasFocus():
            self._show_beginning()

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

    def __init__(self, indent: int = LABEL + 12) -> None:
        super().__init__()
        self._words = layouts.words("", 13, look.SEMIBOLD, look.RED, wrap=True)
        row = layouts.across(self._words, margins=(indent, 2, 0, 2), gap=0)
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


class Head(QWidget):
    """A section's key, title, and how it stands."""

    def __init__(self, key: str, title: str, *more: QWidget) -> None:
        super().__init__()
        self._caps = Caps(key)
        self._icon = Picture("circle-check", 16, look.TEAL, 2)
        self.title = layouts.words(title, 15, look.BOLD)
        self._state = layouts.words("", 13, look.SEMIBOLD, look.TEAL)
        row: QHBoxLayout = layouts.across(
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
    return layouts.across(label_of(label), 12, *items, gap=0)


def label_of(label: str) -> Words:
    """A word in the column of labels."""
    said = layouts.words(label, 13, color=look.INK_2)
    said.setFixedWidth(LABEL)
    return said


def money(amount: int | None) -> str:
    """`16.000 đ`, or that nobody knows."""
    if amount is None:
        return text("chưa rõ")
    return (
        text("{amount} đ").format(amount=f"{amount:,}".replace(",", "."))
        if amount
        else text("không thu")
    )
