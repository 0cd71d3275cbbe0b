"""Small parts of the desk's screens: words, a state in word and icon, cards, rows."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from office.qt import look
from office.qt.widgets import LEFT, Card, Picture, Words

SCROLL = f"""
QScrollBar:vertical {{ background: transparent; width: 8px; margin: 0; }}
QScrollBar::handle:vertical {{ background: {look.BORDER}; border-radius: 4px; min-height: 40px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
"""


def words(
    said: str = "",
    px: float = 15,
    weight: QFont.Weight = look.REGULAR,
    color: str = look.INK,
    *,
    align: Qt.AlignmentFlag = LEFT,
    wrap: bool = False,
) -> Words:
    """A text at a desk's sizes: one line unless it may wrap."""
    return Words(said, px=px, weight=weight, color=color, align=align, wrap=wrap)


def card() -> Card:
    """A white ground for what belongs together."""
    return Card(radius=8, width=1)


def down(
    *items: QWidget | QLayout | int, gap: int = 0, margins: tuple[int, int, int, int] = (0, 0, 0, 0)
) -> QVBoxLayout:
    """A column; a number is a space of so many pixels, -1 the space that is left."""
    made = QVBoxLayout()
    _fill(made, items, gap, margins)
    return made


def across(
    *items: QWidget | QLayout | int, gap: int = 8, margins: tuple[int, int, int, int] = (0, 0, 0, 0)
) -> QHBoxLayout:
    """A row; a number is a space of so many pixels, -1 the space that is left."""
    made = QHBoxLayout()
    _fill(made, items, gap, margins)
    return made


def _fill(
    layout: QHBoxLayout | QVBoxLayout,
    items: tuple[QWidget | QLayout | int, ...],
    gap: int,
    margins: tuple[int, int, int, int],
) -> None:
    layout.setSpacing(gap)
    layout.setContentsMargins(*margins)
    for item in items:
        match item:
            case -1:
                layout.addStretch(1)
            case int():
                layout.addSpacing(item)
            case QWidget():
                layout.addWidget(item)
            case _:
                layout.addLayout(item)


def hairline() -> QFrame:
    """A thin line between rows."""
    line = QFrame()
    line.setFixedHeight(1)
    line.setStyleSheet(f"background: {look.HAIRLINE}; border: none;")
    return line


class StateWord(QWidget):
    """A state in icon and word, never in colour alone."""

    def __init__(self, px: int = 15, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = Picture("circle", px + 2, look.INK_2)
        self._word = words("", px, look.SEMIBOLD, look.INK_2)
        self.setLayout(across(self._icon, self._word, gap=8))

    def say(self, icon: str, word: str, color: str) -> None:
        """Another state."""
        self._icon.show_icon(icon, color)
        self._word.setText(word)
        self._word.set_color(color)

    def word(self) -> str:
        """The word shown."""
        return self._word.text()
