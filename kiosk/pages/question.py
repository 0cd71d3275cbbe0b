"""The pages that ask: the way back, one question, and tiles to answer it."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtWidgets import QAbstractButton, QWidget

from db.queue.records import KioskProcedure
from kiosk.flow import words
from kiosk.flow.flow import KioskFlow
from kiosk.flow.snapshot import Snapshot
from kiosk.parts.buttons import Button, Chip, Tile, place_tiles
from kiosk.parts.scale import FINGER, GAP, Scale
from kiosk.parts.sheet import Sheet
from office.profile import PriorityClass
from office.qt import look
from office.qt.widgets import LEFT, RIGHT, Words
from office.texts import N_, text

C = TypeVar("C")
ICON_SHARE = 0.2  # every procedure of a service has the same icon: its words tell it apart


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


class ProcedurePage(TilesPage):
    """The procedures most asked for, and a way on for everybody else."""

    def __init__(self, flow: KioskFlow, parent: QWidget | None = None) -> None:
        super().__init__(flow, parent)
        self.apart = self.other = Tile("circle-question-mark", share=ICON_SHARE, parent=self)
        self.other.clicked.connect(lambda: flow.choose_procedure(None))

    def say(self, snapshot: Snapshot) -> None:
        """The question and its answers. Procedures have a Vietnamese title only."""
        self.ask(text("Bạn làm thủ tục nào?", snapshot.language), snapshot)
        self.other.set_texts(text("Việc khác / chưa rõ", snapshot.language))
        service = snapshot.service
        if service is not None:
            icon = service.service.icon
            self.offer(service.procedures, lambda each: self._tile(each, icon))

    def place(self, scale: Scale, height: float) -> None:
        """The question's row, and the tiles in what is left."""
        tiles = [*self.tiles, self.other]
        columns = 3 if len(tiles) > 4 else 2
        place_tiles(tiles, scale, self.place_question(scale), height, columns=columns, most=420)

    def _tile(self, procedure: KioskProcedure, icon: str) -> Tile:
        tile = Tile(icon, share=ICON_SHARE, parent=self)
        tile.set_texts(procedure.title)
        tile.clicked.connect(lambda: self.flow.choose_procedure(procedure.code))
        return tile


class PriorityPage(TilesPage):
    """A large “no”, and the classes of this office. Which class it was is never kept."""

    def __init__(self, flow: KioskFlow, parent: QWidget | None = None) -> None:
        super().__init__(flow, parent)
        self.apart = self.ordinary = Button("ticket", main=True, px=60, parent=self)
        self._yes = Words(parent=self, weight=look.BOLD)
        self._note = Words(parent=self, color=look.INK_2, align=RIGHT)
        self.ordinary.clicked.connect(lambda: flow.choose_priority(False))

    def say(self, snapshot: Snapshot) -> None:
        """The question, the answers and an honest note."""
        language = snapshot.language
        self.ask(text("Bạn có thuộc diện ưu tiên?", language), snapshot)
        self.ordinary.set_words(text("Không, lấy số ngay", language))
        self._yes.setText(text("Có, tôi thuộc diện:", language))
        note = N_("Cán bộ có thể đề nghị xem giấy tờ. Máy chỉ ghi “ưu tiên”, không ghi lý do.")
        self._note.setText(text(note, language))
        classes = snapshot.office.classes if snapshot.office else ()
        self.offer(classes, self._tile)
        for tile, each in zip(self.tiles, classes, strict=True):
            tile.set_texts(words.either(each.title, each.title_en, language))

    def place(self, scale: Scale, height: float) -> None:
        """Question row, “no”, the line between, and the classes in what is left."""
        margin, inner = scale.margin, scale.width - 2 * scale.margin
        top = self.place_question(scale)
        no = 100 if scale.low and not scale.portrait else 168
        self.ordinary.put(scale, margin, top, inner, no)
        line = 170 if scale.portrait else 84
        self._place_line(scale, margin, top + no, inner, line)
        place_tiles(self.tiles, scale, top + no + line, height, columns=3, most=300)

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

    def _tile(self, entitled: PriorityClass) -> Tile:
        tile = Tile(entitled.icon, px=40, parent=self)
        tile.clicked.connect(lambda: self.flow.choose_priority(True))
        return tile
