"""Buttons and tiles: an icon and words on a ground; and the chip, which only tells."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import ceil

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from kiosk.parts.scale import GAP, LEAST_TEXT, Scale
from kiosk.parts.touch import CENTERED, Piece, Touch, shrunk
from office.qt import icons, look
from office.qt.widgets import LEFT, Words, paint_card


class Button(Touch):
    """Icon and words side by side. `main` is the one navy answer of a screen."""

    def __init__(
        self, icon: str = "", *, main: bool = False, px: float = 30, parent: QWidget | None = None
    ) -> None:
        super().__init__(icon, parent)
        self._main, self._px = main, px

    @property
    def ink(self) -> str:
        """The colour of icon and words."""
        return look.PAPER if self._main else look.NAVY

    def paint_ground(self, painter: QPainter, sink: int) -> None:
        """Ground and icon."""
        self.card(painter, sink, look.NAVY if self._main else look.PAPER, look.NAVY)
        if self.icon_name and self.pieces:
            side = self.scale.px(self._px * 1.45)
            words = self.pieces[0]
            left = words.room.left() + (words.room.width() - words.box().width()) / 2
            spot = QRectF(left - side * 1.4, self.height() / 2 - side / 2 + sink, side, side)
            icons.paint(painter, self.icon_name, spot, self.ink, icons.STRONG)

    def layout_pieces(self) -> Iterator[Piece]:
        """One text in the middle, moved aside by the icon."""
        pad = round(self.scale.px(18))
        aside = round(self.scale.px(self._px * 2.0)) if self.icon_name else 0
        room = self.rect().adjusted(pad + aside, 4, -pad, -4)
        yield self.fit(
            self.text(), room, self._px, weight=look.BOLD, color=self.ink, align=CENTERED
        )


class FootButton(Touch):
    """A button in the dark footer: icon above its word; white means on."""

    def __init__(self, icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(icon, parent)
        self.setCheckable(False)
        self._on, self._with_icon = False, True

    def set_on(self, on: bool) -> None:
        """Shows whether it holds."""
        if on != self._on:
            self._on = on
            self.compose()

    @property
    def ink(self) -> str:
        """The colour of icon and word."""
        return look.NAVY if self._on else look.PAPER

    def paint_ground(self, painter: QPainter, sink: int) -> None:
        """Ground and icon."""
        self.card(painter, sink, look.PAPER if self._on else look.NAVY, look.PAPER)
        if self._with_icon:
            room = QRectF(0, self.scale.px(8) + sink, self.width(), self._icon_room())
            icons.paint(painter, self.icon_name, room, self.ink, icons.STRONG)

    def layout_pieces(self) -> Iterator[Piece]:
        """The word below the icon; a word that needs the whole button has no icon."""
        pad = round(self.scale.px(8))
        top = round(self._icon_room()) + pad
        for room in (
            self.rect().adjusted(pad, top, -pad, -4),
            self.rect().adjusted(pad, 4, -pad, -4),
        ):
            word = self.fit(self.text(), room, 28, weight=look.BOLD, color=self.ink, align=CENTERED)
            self._with_icon = room.top() == top
            if word.fits():
                break
        yield word

    def _icon_room(self) -> float:
        return min(self.height() * 0.36, self.scale.px(46))


class Tile(Touch):
    """Icon on a soft ground, a bold title, and a plain line below it if there is one."""

    def __init__(
        self,
        icon: str,
        *,
        result: bool = False,
        px: float = 48,
        share: float = 0.3,
        parent: QWidget | None = None,
    ) -> None:
        """`share` of the width is the most that the icon takes of a tile without a second line."""
        super().__init__(icons.known(icon), parent)
        self._share = share
        self._result, self._px, self._hint = result, px, ""
        self._hint_color = look.INK_2

    def set_texts(self, title: str, hint: str = "", *, alert: bool = False) -> None:
        """The title, and what belongs to it; `alert` where the hint is bad news."""
        self._hint, self._hint_color = hint, look.RED if alert else look.INK_2
        self.set_words(title, f"{title}. {hint}" if hint else title)

    def paint_ground(self, painter: QPainter, sink: int) -> None:
        """Ground, icon, and an arrow where there is a second line."""
        self.card(painter, sink, look.PAPER, look.NAVY)
        unit = self.scale.unit
        box = self._icon_box().translated(0, sink)
        ground = look.TEAL_MIST if self._result else look.MIST
        paint_card(painter, box, 8 * unit, ground=ground, border=ground, width=0)
        side = min(box.width(), box.height()) * 0.62
        spot = QRectF(0, 0, side, side)
        spot.moveCenter(box.center())
        ink = look.TEAL if self._result else look.NAVY
        icons.paint(painter, self.icon_name, spot, ink, icons.THIN)
        if self._hint:
            side = 44 * unit
            left, top = self.width() - 68 * unit, (self.height() - side) / 2 + sink
            arrow = QRectF(left, top, side, side)
            icons.paint(painter, "chevron-right", arrow, look.BORDER, icons.STRONG)

    def layout_pieces(self) -> Iterator[Piece]:
        """Title and hint share the height and shrink together until both fit."""
        room = self._words_room()
        if not self._hint:
            yield self._alone(room)
            return
        least = self.scale.text(LEAST_TEXT)
        for px in range(self.scale.text(self._px), least - 1, -1):
            title, hint = self._at(room, px, max(least, round(px * 0.69)))
            spare = room.height() - title.box().height() - hint.box().height()
            wide = max(title.box().width(), hint.box().width())
            if spare >= 0 and wide <= room.width():
                break
        yield _moved(title, room.top() + max(0, spare // 2))
        yield _moved(hint, room.top() + max(0, spare // 2) + title.box().height())

    def _alone(self, room: QRect) -> Piece:
        """The title without a hint. One too long even for small letters ends after a whole word;
        the tile's name still says all of it."""
        piece = self.fit(self.text(), room, self._px, weight=look.BOLD, color=look.INK)
        words = self.text().split()
        while not piece.fits() and len(words) > 1:
            words.pop()
            piece = replace(piece, text=f"{' '.join(words)} …")
        return piece

    def _at(self, room: QRect, px: int, sub_px: int) -> tuple[Piece, Piece]:
        title = shrunk(self.text(), room, px, px, weight=look.BOLD, color=look.INK)
        hint = shrunk(self._hint, room, sub_px, sub_px, weight=look.REGULAR, color=self._hint_color)
        return title, hint

    def _words_room(self) -> QRect:
        unit = self.scale.unit
        left = round(self._icon_box().right() + 26 * unit)
        right = round((70 if self._hint else 20) * unit)
        return self.rect().adjusted(left, round(6 * unit), -right, -round(6 * unit))

    def _icon_box(self) -> QRectF:
        unit = self.scale.unit
        side = self.height() - 26 * unit
        wide = min(side, 164 * unit) if self._hint else min(side * 0.9, self.width() * self._share)
        return QRectF(13 * unit, 13 * unit, wide, side)


def _moved(piece: Piece, top: int) -> Piece:
    """The piece in a room just as high as itself."""
    room = QRect(piece.room.left(), top, piece.room.width(), piece.box().height())
    return replace(piece, room=room)


def place_tiles(
    tiles: Sequence[Tile], scale: Scale, top: float, height: float, *, columns: int, most: float
) -> None:
    """Tiles of equal size from `top` down, in at least two rows, none higher than `most`. Upright
    there is room for two columns, or one."""
    if scale.portrait:
        columns = 1 if scale.compact else 2
    rows = max(2, ceil(len(tiles) / columns))
    bottom = 10 if scale.low else 26
    inner = scale.width - 2 * scale.margin
    high = min((height - top - bottom - (rows - 1) * GAP) / rows, most)
    gap = GAP if scale.compact else GAP + 3
    wide = (inner - (columns - 1) * gap) / columns
    for n, tile in enumerate(tiles):
        row, column = divmod(n, columns)
        left = scale.margin + column * (wide + gap)
        tile.put(scale, left, top + row * (high + GAP), wide, high)


class Chip(QWidget):
    """As wide as its words, at the right or left end of the room it is given."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icons.FALLBACK
        self._words = Words(parent=self, color=look.NAVY, weight=look.BOLD, align=LEFT)

    def say(self, icon: str, title: str) -> None:
        """What was chosen."""
        self._icon = icons.known(icon)
        self._words.setText(title)
        self.update()

    def put(
        self, scale: Scale, x: float, y: float, width: float, height: float, *, right: bool = True
    ) -> None:
        """Places it in a room of drawn pixels."""
        aside, pad = 74, 26
        self._words.set_px(scale.text(32), scale.text(LEAST_TEXT))
        wish = self._words.sizeHint().width() / scale.unit + aside + pad + 4
        wide = min(wish, width)
        if wish <= width:
            y, height = y + max(0, height - 68) / 2, min(height, 68)
        scale.put(self, x + width - wide if right else x, y, wide, height)
        scale.write(self._words, aside, 0, wide - aside - pad, height, px=32)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paints ground and icon."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(look.MIST))
        painter.setPen(QColor(look.MIST))
        round_end = min(self.height() / 2, self._words.x() / 2)
        painter.drawRoundedRect(QRectF(self.rect()), round_end, round_end)
        side = self._words.x() * 0.5
        spot = QRectF(self._words.x() * 0.36, (self.height() - side) / 2, side, side)
        icons.paint(painter, self._icon, spot, look.NAVY, icons.STRONG)
