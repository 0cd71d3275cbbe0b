"""The last question before a number: is somebody entitled to go first."""

from PySide6.QtWidgets import QWidget

from kiosk.flow import words
from kiosk.flow.flow import KioskFlow
from kiosk.flow.snapshot import Snapshot
from kiosk.pages.question import TilesPage
from kiosk.parts.buttons import Button
from kiosk.parts.scale import Scale
from kiosk.parts.tile import Tile, place_tiles
from office.profile import PriorityClass
from office.qt import look
from office.qt.widgets import LEFT, RIGHT, Words
from office.texts import N_, text


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
