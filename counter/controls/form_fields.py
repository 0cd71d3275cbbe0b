"""What a form is made of beside its fields: doubts under them, labels, heads of sections."""

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from counter.controls import layouts
from counter.controls.keycaps import caps_width, paint_caps
from counter.controls.shortcuts import caps
from office.qt import look
from office.qt.widgets import Picture, Words
from office.texts import text

LABEL = 88  # px of the column of labels


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
