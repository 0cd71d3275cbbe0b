"""The wall: one view and one screen make one picture, and a widget shows it."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from display.picture import motion
from display.picture.cards import cards
from display.picture.glass import Glass, regions
from display.picture.header import header
from display.picture.history import history
from display.picture.notices import banner, notice
from display.picture.pages import night, panel
from display.picture.scene import Scene, paint
from display.picture.view import Page, View
from office.qt import look


def compose(view: View, glass: Glass) -> Scene:
    """The whole picture, before it drifts."""
    if view.page is Page.NIGHT:
        return night(view, glass)
    parts = regions(glass, banner=view.lost_since is not None)
    items = [*header(view, parts.header, glass)]
    if view.lost_since is not None:
        items += banner(view.lost_since, parts.banner, glass)
    if view.page is Page.CALLS:
        items += cards(view.faces, parts.left, glass, old=view.lost_since is not None)
        items += history(view, parts, glass)
    else:
        items += panel(view, parts, glass)
    return Scene(ground=look.WALL_GROUND, items=(*items, *notice(view, parts.notice, glass)))


class Wall(QWidget):
    """Shows views. `painted` tells the version of each one as soon as it stands on screen."""

    painted = Signal(int)

    def __init__(
        self, *, inches: float = 43.0, viewing_m: float = 5.0, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._inches, self._viewing_m = inches, viewing_m
        self._view: View | None = None
        self.setMinimumSize(320, 240)

    @property
    def view(self) -> View | None:
        """What is shown."""
        return self._view

    @property
    def glass(self) -> Glass:
        """The screen as it is now."""
        return Glass(
            width=self.width(),
            height=self.height(),
            inches=self._inches,
            viewing_m=self._viewing_m,
        )

    def show_view(self, view: View) -> None:
        """Paints anew if anything is different."""
        if view == self._view:
            return
        self._view = view
        self.setAccessibleName(" ".join(each.call.label for each in view.faces))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paints the picture, drifted by the minute."""
        if self._view is None:
            return
        scene = compose(self._view, self.glass)
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(scene.ground))
        minute = self._view.now.hour * 60 + self._view.now.minute
        painter.translate(*motion.drift(minute))
        paint(painter, scene)
        painter.end()
        self.painted.emit(self._view.version)
