"""The page that asks for a code: boxes to fill, a large keypad, a calm word when it misses."""

from collections.abc import Iterator
from math import ceil

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from kiosk.flow import words
from kiosk.flow.flow import KioskFlow
from kiosk.flow.searched import CODE_LENGTH, LETTERS
from kiosk.flow.snapshot import Snapshot
from kiosk.pages.question import QuestionPage
from kiosk.parts.buttons import Button
from kiosk.parts.scale import FINGER, GAP, LEAST_TEXT, USUAL, Scale
from kiosk.parts.touch import CENTERED, Piece, Touch, shrunk
from office.qt import look
from office.qt.widgets import CENTER, Words, paint_card
from office.texts import N_, text


class LetterKey(Touch):
    """One large letter."""

    def paint_ground(self, painter: QPainter, sink: int) -> None:
        """A white key with a navy edge."""
        self.card(painter, sink, look.PAPER, look.NAVY)

    def layout_pieces(self) -> Iterator[Piece]:
        """The letter in the middle."""
        room = self.rect().adjusted(4, 4, -4, -4)
        yield self.fit(self.text(), room, 56, weight=look.BOLD, color=look.INK, align=CENTERED)


class CodeBoxes(QWidget):
    """Eight boxes in two fours: what was typed, and which box is next."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scale = USUAL
        self._typed = ""
        self.pieces: list[Piece] = []

    def say(self, typed: str, name: str) -> None:
        """The letters so far, and what a screen reader calls them."""
        self._typed = typed
        self.setAccessibleName(f"{name} {' '.join(typed)}".strip())
        self._compose()

    def arrange(self, scale: Scale, x: float, y: float, width: float, height: float) -> None:
        """Takes its place; the boxes stand in the middle of it."""
        self._scale = scale
        scale.put(self, x, y, width, height)
        self._compose()

    def _boxes(self) -> list[QRectF]:
        gap = self._scale.px(12)
        wide = min(self.height() * 0.92, (self.width() - 10 * gap) / CODE_LENGTH)
        left = (self.width() - CODE_LENGTH * wide - (CODE_LENGTH + 2) * gap) / 2
        between = [n * (wide + gap) + (3 * gap if n >= CODE_LENGTH // 2 else 0) for n in range(8)]
        return [QRectF(left + at, 0, wide, self.height()) for at in between]

    def _compose(self) -> None:
        least = self._scale.text(LEAST_TEXT)
        self.pieces = [
            shrunk(letter, box.toRect(), self._scale.text(56), least,
                   weight=look.BOLD, color=look.INK, align=CENTERED)
            for letter, box in zip(self._typed, self._boxes(), strict=False)
        ]  # fmt: skip
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paints the boxes, the next one with a strong edge."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        unit = self._scale.unit
        for number, box in enumerate(self._boxes()):
            following = number == len(self._typed)
            edge, width = (look.NAVY, 6 * unit) if following else (look.BORDER, 3 * unit)
            paint_card(painter, box, 12 * unit, ground=look.PAPER, border=edge, width=width)
        for piece in self.pieces:
            piece.paint(painter, 0)


class LookupPage(QuestionPage):
    """Eight letters, or a scan. The last letter asks: there is nothing more to press."""

    def __init__(self, flow: KioskFlow, parent: QWidget | None = None) -> None:
        super().__init__(flow, parent)
        self._boxes = CodeBoxes(self)
        self._note = Words(parent=self, align=CENTER)
        self.keys = [LetterKey(parent=self) for _ in LETTERS]
        self.erase = Button("undo-2", px=40, parent=self)
        self.erase.clicked.connect(flow.erase_letter)
        for letter, key in zip(LETTERS, self.keys, strict=True):
            key.set_words(letter)
            key.clicked.connect(lambda _=False, letter=letter: flow.type_letter(letter))

    def say(self, snapshot: Snapshot) -> None:
        """What to do, what was typed, and what came of it."""
        language, search = snapshot.language, snapshot.search
        self.ask(text("Tra cứu hồ sơ", language), snapshot)
        self._boxes.say(search.typed, text("Mã tra cứu:", language))
        self.erase.set_words(text("Xóa", language))
        how = N_("Bấm 8 chữ và số của mã tra cứu trên giấy hẹn, hoặc quét mã QR.")
        said = text("Đang tìm…", language) if search.busy else text(how, language)
        self._note.setText(words.missed(search, language) or said)
        self._note.set_color(look.INK if search.miss is None else look.RED)

    def place(self, scale: Scale, height: float) -> None:
        """The question's row, the boxes, a line of words, and the keys in what is left."""
        margin, inner = scale.margin, scale.width - 2 * scale.margin
        top = self.place_question(scale)
        boxes = 76 if scale.low and not scale.portrait else 104
        self._boxes.arrange(scale, margin, top, inner, boxes)
        top += boxes + 4
        columns = 6 if scale.portrait else 12
        rows = ceil((len(LETTERS) + 1) / columns)
        bottom = 12 if scale.low else 30
        note = 160 if scale.portrait else 84 if scale.low else 110
        each = (height - top - note - bottom - (rows - 1) * GAP) / rows
        each = min(max(each, FINGER), 150)
        keys = height - bottom - rows * each - (rows - 1) * GAP
        px = 30 if scale.compact else 46 if scale.portrait else 36
        scale.write(self._note, margin, top, inner, keys - top, px=px)
        self._place_keys(scale, keys, each, columns)

    def _place_keys(self, scale: Scale, top: float, high: float, columns: int) -> None:
        """The keys in their order; “Xóa” takes what is left of the last row."""
        inner = scale.width - 2 * scale.margin
        wide = (inner - (columns - 1) * GAP) / columns
        for number, key in enumerate(self.keys):
            row, column = divmod(number, columns)
            key.put(
                scale, scale.margin + column * (wide + GAP), top + row * (high + GAP), wide, high
            )
        row, column = divmod(len(self.keys), columns)
        left = scale.margin + column * (wide + GAP)
        end = scale.margin + inner
        self.erase.put(scale, left, top + row * (high + GAP), end - left, high)

    def type_letter(self, letter: str) -> bool:
        """A key of a keyboard that may be part of a code."""
        self.flow.type_letter(letter)
        return True

    def erase_letter(self) -> None:
        """The backspace key."""
        self.flow.erase_letter()
