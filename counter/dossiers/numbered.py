"""A list of things to do, each with its digit: "other work", and what can be printed."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QWidget

from counter import parts
from counter.buttons import KeyButton
from counter.dossiers.asking import Item
from counter.shortcuts import Key, press
from office.qt import look
from office.qt.widgets import Card
from office.texts import text

MOST = 9


class NumberedPanel(Card):
    """Stands in the place of the cards while it is asked for; a digit does it."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__(radius=8, width=1)
        self._title = parts.words("", 26, look.BOLD)
        self.buttons: list[KeyButton] = []
        self.shortcuts: list[QShortcut] = []
        self.back = KeyButton(text("Quay lại"), Key.BACK, height=44)
        self._column = parts.down(gap=8)
        form = QWidget()
        form.setFixedWidth(480)
        form.setLayout(parts.down(-1, self._title, 16, self._column, 16, self.back, -1))
        self.setLayout(parts.across(-1, form, -1))
        self.back.clicked.connect(self.left)
        press(self.back, self.back, Key.BACK)

    def show_items(self, title: str, items: Sequence[Item]) -> None:
        """Paint the list; the first has the focus."""
        self._title.setText(title)
        for button in self.buttons:
            self._column.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = [self._button(place, each) for place, each in enumerate(items[:MOST], 1)]
        for button in self.buttons:
            self._column.addWidget(button)
        (self.buttons[0] if self.buttons else self.back).setFocus()

    def _button(self, place: int, item: Item) -> KeyButton:
        button = KeyButton(item.title, str(place), height=44)
        button.clicked.connect(lambda _=False: item.press())
        press(button, button, str(place))
        return button
