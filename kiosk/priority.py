"""The second question: is somebody entitled to go first."""

from math import ceil

from PySide6.QtWidgets import QWidget

from kiosk import words
from kiosk.buttons import Button
from kiosk.chip import Chip
from kiosk.flow import KioskFlow
from kiosk.scale import FINGER, GAP, Scale
from kiosk.sheet import Sheet
from kiosk.snapshot import Snapshot
from kiosk.tile import Tile
from office.profile import PriorityClass
from office.qt import look
from office.qt.widgets import LEFT, RIGHT, Words
from office.texts import N_, text


class PriorityPage(Sheet):
    """A large “no”, and the classes of this office. Which class it was is never kept."""

    def __init__(self, flow: KioskFlow, parent: QWidget | None = None) -> None:
        super().__init__(flow, parent)
        self.back = Button("arrow-left", parent=self)
        self._question = Words(parent=self, weight=look.BOLD)
        self._chip = Chip(self)
        self.ordinary = Button("ticket", main=True, px=60, parent=self)
        self._yes = Words(parent=self, weight=look.BOLD)
        self._note = Words(parent=self, color=look.INK_2, align=RIGHT)
        self._classes: tuple[PriorityClass, ...] = ()
        self.tiles: list[Tile] = []
        self.back.clicked.connect(flow.back)
        self.ordinary.clicked.connect(lambda: flow.choose_priority(False))

    def say(self, snapshot: Snapshot) -> None:
        """The question, the answers and an honest note."""
        language = snapshot.language
        self.back.set_words(text("Quay lại", language))
        self._question.setText(text("Bạn có thuộc diện ưu tiên?", language))
        self.ordinary.set_words(text("Không, lấy số ngay", language))
        self._yes.setText(text("Có, tôi thuộc diện:", language))
        note = N_("Cán bộ có thể đề nghị xem giấy tờ. Máy chỉ ghi “ưu tiên”, không ghi lý do.")
        self._note.setText(text(note, language))
        if snapshot.service is not None:
            service = snapshot.service.service
            self._chip.say(service.icon, words.service_title(service, language))
        classes = snapshot.office.classes if snapshot.office else ()
        if classes != self._classes:
            self._make_tiles(classes)
        for tile, each in zip(self.tiles, self._classes, strict=True):
            tile.set_texts(words.either(each.title, each.title_en, language))

    def place(self, scale: Scale, height: float) -> None:
        """Question row, “no”, the line between, and the classes in what is left."""
        margin, inner = scale.margin, scale.width - 2 * scale.margin
        top = self._place_question(scale, margin, inner)
        no = 100 if scale.low and not scale.portrait else 168
        self.ordinary.put(scale, margin, top, inner, no)
        line = 170 if scale.portrait else 84
        self._place_line(scale, margin, top + no, inner, line)
        self._place_tiles(scale, top + no + line, height)

    def _place_question(self, scale: Scale, margin: float, inner: float) -> float:
        pad = 8 if scale.low else 22
        high = FINGER if scale.low else 112
        back = 270 if scale.compact else 276
        self.back.put(scale, margin, pad, back, high)
        left = margin + back + (20 if scale.compact else 40)
        px = 34 if scale.compact else 56
        if scale.portrait:
            wide = margin + inner - left
            scale.write(self._question, left, pad, wide, high, px=px)
            self._chip.put(scale, margin, pad + high + 12, inner, 64, right=False)
            return pad + high + 12 + 64 + GAP
        chip = inner * 0.26
        wide = margin + inner - left - chip - 20
        scale.write(self._question, left, pad, wide, high, px=px)
        chip_high = min(high, 84)
        self._chip.put(scale, margin + inner - chip, pad + (high - chip_high) / 2, chip, chip_high)
        return pad + high + GAP + 2

    def _place_line(self, scale: Scale, left: float, top: float, inner: float, high: float) -> None:
        if scale.portrait:
            self._note.setAlignment(LEFT)
            scale.write(self._yes, left, top + 4, inner, 44, px=34 if not scale.compact else 30)
            scale.write(self._note, left, top + 48, inner, 118, px=28)
            return
        self._note.setAlignment(RIGHT)
        yes = inner * 0.22
        scale.write(self._yes, left, top, yes, high, px=36 if not scale.compact else 30)
        scale.write(self._note, left + yes, top, inner - yes, high, px=28)

    def _place_tiles(self, scale: Scale, top: float, height: float) -> None:
        columns = 3
        if scale.portrait:
            columns = 1 if scale.compact else 2
        rows = max(2, ceil(len(self.tiles) / columns))
        bottom = 10 if scale.low else 26
        inner = scale.width - 2 * scale.margin
        high = min((height - top - bottom - (rows - 1) * GAP) / rows, 300)
        gap = GAP if scale.compact else GAP + 3
        wide = (inner - (columns - 1) * gap) / columns
        for n, tile in enumerate(self.tiles):
            row, column = divmod(n, columns)
            left = scale.margin + column * (wide + gap)
            tile.put(scale, left, top + row * (high + GAP), wide, high)

    def press_digit(self, digit: int) -> None:
        """Digits choose classes; nought is “no”."""
        if digit == 0:
            self.ordinary.click()
        elif digit <= len(self.tiles):
            self.tiles[digit - 1].click()

    def _make_tiles(self, classes: tuple[PriorityClass, ...]) -> None:
        for old in self.tiles:
            old.hide()
            old.deleteLater()
        self._classes, self.tiles = classes, []
        for each in classes:
            tile = Tile(each.icon, px=40, parent=self)
            tile.clicked.connect(lambda: self.flow.choose_priority(True))
            tile.show()
            self.tiles.append(tile)
