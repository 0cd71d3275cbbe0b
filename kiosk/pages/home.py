"""The first page: one question, at most six tiles, and the office's notice."""

from PySide6.QtWidgets import QWidget

from db.queue.records import KioskService
from kiosk.flow import words
from kiosk.flow.flow import KioskFlow
from kiosk.flow.snapshot import PER_PAGE, Snapshot
from kiosk.parts.buttons import Tile
from kiosk.parts.scale import GAP, LEAST_TEXT, Scale
from kiosk.parts.sheet import Sheet
from office.qt import look
from office.qt.widgets import LEFT, RIGHT, Card, Picture, Words
from office.texts import text

LEAST_ROOM = 140


class Notice(Card):
    """An icon and a sentence on a soft ground; not there without a sentence or without room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent, ground=look.MIST, border=look.MIST)
        self._icon = Picture("info", 10, look.NAVY, parent=self)
        self._words = Words(parent=self, color=look.NAVY)

    def say(self, notice: str) -> None:
        """What the office wants to be known."""
        self._words.setText(notice)

    def arrange(self, scale: Scale, x: float, y: float, width: float, height: float) -> None:
        """Takes the room that is left."""
        self.setVisible(bool(self._words.text()) and height >= LEAST_ROOM)
        scale.put(self, x, y, width, height)
        icon = 64 if scale.compact else 96
        scale.square(self._icon, 40, (height - icon) / 2, icon)
        left = 40 + icon + 36
        size = 32 if scale.compact else 40
        scale.write(self._words, left, 12, width - left - 40, height - 24, px=size)


class HomePage(Sheet):
    """What somebody comes for."""

    def __init__(self, flow: KioskFlow, parent: QWidget | None = None) -> None:
        super().__init__(flow, parent)
        self._question = Words(parent=self, weight=look.BOLD)
        self._hint = Words(parent=self, color=look.INK_2, align=RIGHT)
        self._notice = Notice(self)
        self._key: tuple[str, ...] = ()
        self.tiles: list[Tile] = []
        self._urgent = False

    def say(self, snapshot: Snapshot) -> None:
        """Question, tiles, and a word for staff where something is wrong."""
        self._question.setText(text("Hôm nay bạn cần làm việc gì?", snapshot.language))
        trouble = _for_staff(snapshot)
        self._urgent = bool(trouble)
        self._hint.set_color(look.RED if trouble else look.INK_2)
        plain = text("Chưa rõ chọn ô nào? Xin hỏi cán bộ hướng dẫn.", snapshot.language)
        self._hint.setText(trouble or plain)
        office = snapshot.office
        if office is not None:
            self._notice.say(words.either(office.notice, office.notice_en, snapshot.language))
        shown = _page_of(snapshot)
        if tuple(each.service.service_id for each in shown) != self._key:
            self._make_tiles(shown)
        for tile, each in zip(self.tiles, shown, strict=True):
            _say_service(tile, each, snapshot.language)

    def place(self, scale: Scale, height: float) -> None:
        """The question's row, then tiles of equal size."""
        compact, margin = scale.compact, scale.margin
        top = (78 if scale.portrait else 54) if scale.low else (110 if compact else 150)
        inner = scale.width - 2 * margin
        share = 1.0 if scale.portrait else 0.5
        px = 36 if compact else 56
        scale.write(self._question, margin, 0, inner * share, top, px=px)
        if scale.portrait:
            self._place_urgent(scale, top, inner)
        else:
            self._place_hint(scale, top, inner)
        columns = 1 if scale.portrait else 2
        rows = PER_PAGE // columns
        bottom = 10 if scale.low else 34
        high = (height - top - bottom - (rows - 1) * GAP) / rows
        gap = GAP if compact else GAP + 11
        wide = (inner - (columns - 1) * gap) / columns
        for n, tile in enumerate(self.tiles):
            row, column = divmod(n, columns)
            tile.put(scale, margin + column * (wide + gap), top + row * (high + GAP), wide, high)
        used = top + -(-len(self.tiles) // columns) * (high + GAP)
        self._notice.arrange(scale, margin, used, inner, min(height - bottom - used, 420))

    def _place_hint(self, scale: Scale, top: float, inner: float) -> None:
        left = scale.margin + inner * 0.5
        one_line = not self._urgent and scale.compact
        high = min(top, 44) if one_line else top
        scale.write(self._hint, left, (top - high) / 2, inner * 0.5, high, px=30)
        self._hint.setAlignment(RIGHT)
        self._hint.setVisible(self._hint.fits(scale.text(LEAST_TEXT)))

    def _place_urgent(self, scale: Scale, top: float, inner: float) -> None:
        """Upright there is room for trouble only, and on a low screen in the question's place."""
        self._hint.setAlignment(LEFT)
        self._hint.setVisible(self._urgent)
        self._question.setVisible(not (self._urgent and scale.low))
        if self._urgent and scale.low:
            scale.write(self._hint, scale.margin, 0, inner, top, px=30)
        elif self._urgent:
            scale.write(self._question, scale.margin, 0, inner, top - 56, px=50)
            scale.write(self._hint, scale.margin, top - 60, inner, 50, px=30)

    def press_digit(self, digit: int) -> None:
        """Digits choose tiles in reading order."""
        if 1 <= digit <= len(self.tiles):
            self.tiles[digit - 1].click()

    def _make_tiles(self, shown: tuple[KioskService, ...]) -> None:
        for old in self.tiles:
            old.hide()
            old.deleteLater()
        self._key = tuple(each.service.service_id for each in shown)
        self.tiles = []
        for each in shown:
            service = each.service
            tile = Tile(service.icon, result=service.tone == "result", parent=self)
            tile.clicked.connect(lambda _=False, name=service.service_id: self.flow.choose(name))
            tile.show()
            self.tiles.append(tile)


def _page_of(snapshot: Snapshot) -> tuple[KioskService, ...]:
    services = snapshot.board.services if snapshot.board else ()
    first = snapshot.home_page * PER_PAGE
    return services[first : first + PER_PAGE]


def _say_service(tile: Tile, each: KioskService, language: str) -> None:
    hint = words.either(each.service.hint, each.service.hint_en, language)
    if each.full:
        hint = text("Hôm nay đã hết số", language)
    tile.set_texts(words.service_title(each.service, language), hint, alert=each.full)


def _for_staff(snapshot: Snapshot) -> str:
    if snapshot.clock_behind:
        return text("Đồng hồ máy chạy chậm, xin báo quản trị.", snapshot.language)
    if snapshot.printer is not None:
        return text("Máy in trục trặc, vẫn lấy số được.", snapshot.language)
    return ""
