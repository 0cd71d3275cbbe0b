"""What pages that ask have in common: the row with the way back and the question, and the tiles."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtWidgets import QAbstractButton, QWidget

from kiosk.flow import words
from kiosk.flow.flow import KioskFlow
from kiosk.flow.snapshot import Snapshot
from kiosk.parts.buttons import Button
from kiosk.parts.chip import Chip
from kiosk.parts.scale import FINGER, GAP, Scale
from kiosk.parts.sheet import Sheet
from kiosk.parts.tile import Tile
from office.qt import look
from office.qt.widgets import Words
from office.texts import text

C = TypeVar("C")


class QuestionPage(Sheet):
    """One question. Its row names what was chosen before, where something was."""

    def __init__(self, flow: KioskFlow, parent: QWidget | None = None) -> None:
        super().__init__(flow, parent)
        self.back = Button("arrow-left", parent=self)
        self._question = Words(parent=self, weight=look.BOLD)
        self._chip = Chip(self)
        self.back.clicked.connect(flow.back)

    def ask(self, question: str, snapshot: Snapshot) -> None:
        """Says the row."""
        self.back.set_words(text("Quay lại", snapshot.language))
        self._question.setText(question)
        self._chip.setVisible(snapshot.service is not None)
        if snapshot.service is not None:
            service = snapshot.service.service
            self._chip.say(service.icon, words.service_title(service, snapshot.language))

    def place_question(self, scale: Scale) -> float:
        """Places the row; answers where the rest begins."""
        margin, inner = scale.margin, scale.width - 2 * scale.margin
        pad = 8 if scale.low else 22
        high = FINGER if scale.low else 112
        back = 270 if scale.compact else 276
        self.back.put(scale, margin, pad, back, high)
        left = margin + back + (20 if scale.compact else 40)
        wide, below = margin + inner - left, pad + high
        if not self._chip.isHidden() and scale.portrait:
            self._chip.put(scale, margin, below + 12, inner, 64, right=False)
            below += 12 + 64
        elif not self._chip.isHidden():
            chip, chip_high = inner * 0.26, min(high, 84)
            top = pad + (high - chip_high) / 2
            self._chip.put(scale, margin + inner - chip, top, chip, chip_high)
            wide -= chip + 20
        px = 34 if scale.compact else 56
        scale.write(self._question, left, pad, wide, high, px=px)
        return below + (GAP if scale.portrait else GAP + 2)


class TilesPage(QuestionPage):
    """A question that is answered by one of some tiles, or by one answer apart: digit nought."""

    apart: QAbstractButton

    def __init__(self, flow: KioskFlow, parent: QWidget | None = None) -> None:
        super().__init__(flow, parent)
        self.tiles: list[Tile] = []
        self._choices: Sequence[object] = ()

    def offer(self, choices: Sequence[C], make: Callable[[C], Tile]) -> None:
        """A tile for each choice, made anew only when the choices are others."""
        if choices == self._choices:
            return
        for old in self.tiles:
            old.hide()
            old.deleteLater()
        self._choices, self.tiles = choices, [make(each) for each in choices]
        for tile in self.tiles:
            tile.show()

    def press_digit(self, digit: int) -> None:
        """Digits choose tiles in reading order; nought is the answer apart."""
        if digit == 0:
            self.apart.click()
        elif digit <= len(self.tiles):
            self.tiles[digit - 1].click()
