"""Fingers on the keys of one counter's program, whichever of its windows is in front."""

import time

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from counter.window import Counter
from demo import hands
from demo.hands import until
from demo.keyboards import DeskScanner


class Fingers:
    """Presses keys as people do: one has gone where it belongs before the next comes."""

    def __init__(self, program: Counter) -> None:
        assert isinstance(program.scanner, DeskScanner)
        self.program, self.scanner = program, program.scanner
        self._pressed: dict[object, float] = {}

    @property
    def front(self) -> QWidget:
        """The window that the officer works in: the intake, the bar alone, or the desk."""
        seat = self.program.seat
        for each in (seat.pane, seat.bar) if seat is not None else ():
            if each.isVisible():
                return each
        return self.program.window

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = hands.NONE) -> None:
        """One key."""
        hands.press(self.front, key, modifier)
        self._arrived()

    def write(self, words: str) -> None:
        """Letter by letter."""
        for letter in words:
            hands.write(self.front, letter)
            self._arrived()

    def scan(self, words: str) -> None:
        """Holds a card or a receipt under the scanner, which types what it reads."""
        with self.scanner.burst():
            hands.burst(self.front, words)
        until(lambda: not self.scanner.busy, "hết lượt quét")

    def rest(self, gesture: object, seconds: float) -> None:
        """Waits as long as a counter takes the same gesture for the same press."""
        last = self._pressed.get(gesture, 0.0)
        until(lambda: time.monotonic() - last > seconds, "nhịp tay")
        self._pressed[gesture] = time.monotonic()

    def _arrived(self) -> None:
        until(lambda: not self.scanner.holding, "phím được nhận")
