"""A list of things to do, each with its digit: "other work", and what can be printed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QGridLayout, QWidget

from counter.controls import layouts
from counter.controls.buttons import KeyButton
from counter.controls.shortcuts import Key, press
from office.qt import look
from office.qt.widgets import Card
from office.texts import text

DIGITS = "1234567890"
IN_A_COLUMN = 5


@dataclass(frozen=True, slots=True)
class Item:
    """A line of a numbered list: what it says and what a press does."""

    title: str
    press: Callable[[], object]


class NumberedPanel(Card):
    """Stands in the place of the cards while it is asked for; a digit does it."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__(radius=8, width=1)
        self._title = layouts.words("", 26, look.BOLD)
        self._note = layouts.words("", 15, wrap=True)
        self.buttons: list[KeyButton] = []
        self.shortcuts: list[QShortcut] = []
        self.back = KeyButton(text("Quay lại"), Key.BACK, height=44)
        self._grid = QGridLayout()
        self._grid.setSpacing(12)
        form = QWidget()
        form.setFixedWidth(760)
        back = layouts.across(self.back, -1)
        form.setLayout(
            layouts.down(
                self._title, 6, self._note, 12, self._grid, 24, back, -1, margins=(0, 20, 0, 20)
            )
        )
        self.setLayout(layouts.across(-1, form, -1))
        self.back.clicked.connect(self.left)
        press(self.back, self.back, Key.BACK)

    def show_items(self, title: str, items: Sequence[Item], note: str = "") -> None:
        """Paint the list, under a sentence if there is one to say; the first has the focus."""
        self._title.setText(title)
        self._note.setText(note)
        self._note.setVisible(bool(note))
        if len(items) > len(DIGITS):
            later = items[len(DIGITS) - 1 :]
            more = Item(text("Xem tiếp"), lambda: self.show_items(title, later, note))
            items = (*items[: len(DIGITS) - 1], more)
        for button in self.buttons:
            self._grid.removeWidget(button)
            button.hide()
            button.deleteLater()
        pairs = zip(DIGITS, items, strict=False)
        self.buttons = [self._button(digit, each) for digit, each in pairs]
        for place, button in enumerate(self.buttons):
            self._grid.addWidget(button, place % IN_A_COLUMN, place // IN_A_COLUMN)
        for column in (0, 1):
            self._grid.setColumnStretch(column, 1)
        (self.buttons[0] if self.buttons else self.back).setFocus()

    def _button(self, digit: str, item: Item) -> KeyButton:
        button = KeyButton(item.title, digit, height=44)
        button.clicked.connect(lambda _=False: item.press())
        press(button, button, digit)
        return button
