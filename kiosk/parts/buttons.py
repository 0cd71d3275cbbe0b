"""Buttons: icon beside words on a page, icon above a word in the footer."""

from collections.abc import Iterator

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from kiosk.parts.touch import CENTER, Piece, Touch
from office.qt import icons, look


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
        yield self.fit(self.text(), room, self._px, weight=look.BOLD, color=self.ink, align=CENTER)


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
            word = self.fit(self.text(), room, 28, weight=look.BOLD, color=self.ink, align=CENTER)
            self._with_icon = room.top() == top
            if word.fits():
                break
        yield word

    def _icon_room(self) -> float:
        return min(self.height() * 0.36, self.scale.px(46))
