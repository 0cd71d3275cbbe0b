"""The counters as tiles to sit down at; taken ones are locked with the officer's name."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QSizePolicy, QWidget

from counter.controls.buttons import Painted
from counter.controls.keycaps import caps_width, paint_caps
from counter.controls.shortcuts import caps, numbered, press
from db.queue.records import SignInCounter
from office.qt import icons, look
from office.shift import short_name
from office.texts import text


class CounterTile(QAbstractButton):
    """One counter."""

    ring_radius = 8

    def __init__(self, counter_id: int) -> None:
        super().__init__()
        self.counter_id = counter_id
        self.key = numbered(counter_id)
        self._under = ""
        self.setCheckable(True)
        self.setFixedHeight(56)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setText(text("Quầy {n}").format(n=counter_id))
        if self.key:
            press(self, self, self.key)

    def show_counter(self, counter: SignInCounter, *, free: bool, chosen: bool) -> None:
        """Paint who sits there."""
        self.setEnabled(free)
        self.setChecked(chosen and free)
        self._under = _under(counter, free=free, chosen=chosen)
        self.setAccessibleName(f"{self.text()}, {self._under}")
        titles = ", ".join(service.title for service in counter.services)
        self.setToolTip(titles)
        self.update()

    @property
    def pieces(self) -> list[Painted]:
        """The words on it."""
        name = Painted(self.text(), QRect(12, 6, self._name_room(), 24), 15, look.SEMIBOLD)
        under = Painted(self._under, QRect(12, 29, self.width() - 20, 20), 13, look.REGULAR)
        return [name, under]

    def _name_room(self) -> int:
        return self.width() - 24 - (caps_width(caps(self.key)) if self.isEnabled() else 20)

    def sizeHint(self) -> QSize:
        """A third of the form."""
        return QSize(138, 56)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paints the tile."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on, free = self.isChecked(), self.isEnabled()
        color = look.NAVY if on else look.INK if free else look.INK_2
        ground = look.MIST if on else look.PAPER if free else look.GREY
        border = look.NAVY if on else look.BORDER if free else look.HAIRLINE
        wide = 2 if on else 1
        painter.setPen(QPen(QColor(border), wide))
        painter.setBrush(QColor(ground))
        edge = wide / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(edge, edge, -edge, -edge), 8, 8)
        painter.setPen(QColor(color))
        painter.setFont(look.font(15, look.SEMIBOLD))
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(12, 6, self.width() - 24, 24), flags, self.text())
        painter.setFont(look.font(13))
        painter.setPen(QColor(look.INK if free else look.INK_2))
        painter.drawText(QRectF(12, 29, self.width() - 20, 20), flags, self._under)
        self._paint_key(painter, free=free)

    def _paint_key(self, painter: QPainter, *, free: bool) -> None:
        if not free:
            icons.paint(painter, "lock", QRectF(self.width() - 26, 10, 16, 16), look.INK_2, 2)
        elif self.key:
            x = self.width() - 9 - caps_width(caps(self.key))
            paint_caps(painter, QPointF(x, 18), caps(self.key), look.INK_2)


class CounterTiles(QWidget):
    """All counters in a grid; at most one is chosen."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.tiles: list[CounterTile] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(8)

    def show_counters(
        self, counters: tuple[SignInCounter, ...], *, chosen: int | None, own: int | None
    ) -> None:
        """Paint them. `own` is where this officer sat last: a crash must not lock them out."""
        if [tile.counter_id for tile in self.tiles] != [each.counter_id for each in counters]:
            self._rebuild(counters)
        for tile, counter in zip(self.tiles, counters, strict=True):
            free = is_free(counter) or counter.counter_id == own
            tile.show_counter(counter, free=free, chosen=counter.counter_id == chosen)

    def _rebuild(self, counters: tuple[SignInCounter, ...]) -> None:
        for tile in self.tiles:
            tile.deleteLater()
        self.tiles = [CounterTile(each.counter_id) for each in counters]
        across = 3 if len(self.tiles) <= 9 else 4
        for place, tile in enumerate(self.tiles):
            self._grid.addWidget(tile, place // across, place % across)
            tile.clicked.connect(lambda _=False, n=tile.counter_id: self.chosen.emit(n))


def is_free(counter: SignInCounter) -> bool:
    """Whether somebody may sit down: nobody there, or a program that went silent."""
    return counter.officer_name is None or not counter.alive


def _under(counter: SignInCounter, *, free: bool, chosen: bool) -> str:
    if not free:
        return short_name(counter.officer_name or "")
    if chosen:
        return text("đang chọn")
    if counter.officer_name is not None:
        return text("mất kết nối")
    return text("trống")
