"""One question more, where a service asks it: which procedure somebody came for."""

from math import ceil

from PySide6.QtWidgets import QWidget

from db.records import KioskProcedure
from kiosk import words
from kiosk.buttons import Button
from kiosk.chip import Chip
from kiosk.flow import KioskFlow
from kiosk.scale import FINGER, GAP, Scale
from kiosk.sheet import Sheet
from kiosk.snapshot import Snapshot
from kiosk.tile import Tile
from office.qt import icons, look
from office.qt.widgets import Words
from office.texts import text


class ProcedurePage(Sheet):
    """The procedures most asked for, and a way on for everybody else."""

    def __init__(self, flow: KioskFlow, parent: QWidget | None = None) -> None:
        super().__init__(flow, parent)
        self.back = Button("arrow-left", parent=self)
        self._question = Words(parent=self, weight=look.BOLD)
        self._chip = Chip(self)
        self.other = Tile("circle-question-mark", px=48, parent=self)
        self._offered: tuple[KioskProcedure, ...] = ()
        self.tiles: list[Tile] = []
        self.back.clicked.connect(flow.back)
        self.other.clicked.connect(lambda: flow.choose_procedure(None))

    def say(self, snapshot: Snapshot) -> None:
        """The question and its answers. Procedures have a Vietnamese title only."""
        language = snapshot.language
        self.back.set_words(text("Quay lại", language))
        self._question.setText(text("Bạn làm thủ tục nào?", language))
        self.other.set_texts(text("Việc khác / chưa rõ", language))
        if snapshot.service is None:
            return
        service = snapshot.service.service
        self._chip.say(service.icon, words.service_title(service, language))
        if snapshot.service.procedures != self._offered:
            self._make_tiles(snapshot.service.procedures, service.icon)

    def place(self, scale: Scale, height: float) -> None:
        """The question's row, and the tiles in what is left."""
        top = self._place_question(scale)
        tiles = [*self.tiles, self.other]
        columns = 3 if len(tiles) > 4 else 2
        if scale.portrait:
            columns = 1 if scale.compact else 2
        rows = max(2, ceil(len(tiles) / columns))
        bottom = 10 if scale.low else 26
        inner = scale.width - 2 * scale.margin
        gap = GAP if scale.compact else GAP + 3
        high = min((height - top - bottom - (rows - 1) * GAP) / rows, 420)
        wide = (inner - (columns - 1) * gap) / columns
        for n, tile in enumerate(tiles):
            row, column = divmod(n, columns)
            left = scale.margin + column * (wide + gap)
            tile.put(scale, left, top + row * (high + GAP), wide, high)

    def press_digit(self, digit: int) -> None:
        """Digits choose procedures in reading order; nought is “another”."""
        if digit == 0:
            self.other.click()
        elif digit <= len(self.tiles):
            self.tiles[digit - 1].click()

    def _place_question(self, scale: Scale) -> float:
        """Answers where the tiles begin."""
        margin, inner = scale.margin, scale.width - 2 * scale.margin
        pad = 8 if scale.low else 22
        high = FINGER if scale.low else 112
        back = 270 if scale.compact else 276
        self.back.put(scale, margin, pad, back, high)
        left = margin + back + (20 if scale.compact else 40)
        px = 34 if scale.compact else 56
        if scale.portrait:
            scale.write(self._question, left, pad, margin + inner - left, high, px=px)
            self._chip.put(scale, margin, pad + high + 12, inner, 64, right=False)
            return pad + high + 12 + 64 + GAP
        chip = inner * 0.26
        wide = margin + inner - left - chip - 20
        scale.write(self._question, left, pad, wide, high, px=px)
        chip_high = min(high, 84)
        self._chip.put(scale, margin + inner - chip, pad + (high - chip_high) / 2, chip, chip_high)
        return pad + high + GAP + 2

    def _make_tiles(self, offered: tuple[KioskProcedure, ...], icon: str) -> None:
        for old in self.tiles:
            old.hide()
            old.deleteLater()
        self._offered, self.tiles = offered, []
        for each in offered:
            tile = Tile(icons.known(icon), px=48, parent=self)
            tile.set_texts(each.title)
            tile.clicked.connect(lambda _=False, code=each.code: self.flow.choose_procedure(code))
            tile.show()
            self.tiles.append(tile)
