"""Small parts that more than one program shows."""

from math import ceil

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from office.qt import icons, look

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
CENTER = Qt.AlignmentFlag.AlignCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class Words(QLabel):
    """Plain text that is never cut: it wraps, then shrinks, until it fits the room it has.

    Markup in it is shown as typed. Give it room through its layout, never through its text.
    """

    def __init__(
        self,
        text: str = "",
        *,
        px: float = 28,
        weight: QFont.Weight = look.REGULAR,
        color: str = look.INK,
        align: Qt.AlignmentFlag = LEFT,
        wrap: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.setAlignment(align)
        self.setWordWrap(wrap)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._px, self._weight, self._least = px, weight, 8.0
        self.set_color(color)
        self.setText(text)

    def set_px(self, px: float, least: float = 8) -> None:
        """The size to use where there is room, and the size below which it is never shrunk."""
        self._px, self._least = px, least
        self.updateGeometry()
        self._fit()

    def set_color(self, color: str) -> None:
        """The colour of the letters."""
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.WindowText, QColor(color))
        self.setPalette(palette)

    def setText(self, text: str) -> None:
        """Shows `text`, fitted."""
        super().setText(text)
        self.updateGeometry()
        self._fit()

    def sizeHint(self) -> QSize:
        """The room of the whole text on one line at full size."""
        box = self._box(self._px, QRect(0, 0, 100000, 100000))
        return QSize(box.width() + 2, box.height())

    def minimumSizeHint(self) -> QSize:
        """One line at half the size: layouts may take the rest away."""
        metrics = QFontMetrics(look.font(self._px / 2, self._weight))
        return QSize(metrics.averageCharWidth() * 2, metrics.height())

    def hasHeightForWidth(self) -> bool:
        """Wrapped text wants more height where it has less width."""
        return self.wordWrap()

    def heightForWidth(self, width: int) -> int:
        """The height of the text wrapped at full size."""
        return self._box(self._px, QRect(0, 0, width, 100000)).height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fits the text again."""
        super().resizeEvent(event)
        self._fit()

    def _box(self, px: float, room: QRect) -> QRect:
        flags = int(self.alignment().value)
        if self.wordWrap():
            flags |= int(Qt.TextFlag.TextWordWrap.value)
        metrics = QFontMetrics(look.font(px, self._weight))
        return metrics.boundingRect(room, flags, self.text())

    def fits(self, px: float) -> bool:
        """Whether the text fits the present room at this size."""
        room = self.contentsRect()
        box = self._box(px, QRect(0, 0, room.width(), 100000))
        return box.width() <= room.width() and box.height() <= room.height()

    def _fit(self) -> None:
        px = round(self._px)
        least = ceil(self._least)
        while px > least and not self.fits(px):
            px = max(least, px - max(1, px // 40))
        self.setFont(look.font(px, self._weight))


class Picture(QWidget):
    """An icon of fixed size. Decoration: what it means stands beside it in words."""

    def __init__(
        self,
        name: str,
        px: float,
        color: str = look.INK,
        stroke: float = icons.STRONG,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._name, self._color, self._stroke = icons.known(name), color, stroke
        self.setFixedSize(round(px), round(px))

    def show_icon(self, name: str, color: str | None = None) -> None:
        """Another icon, and another colour if given."""
        self._name, self._color = icons.known(name), color or self._color
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paints the icon."""
        painter = QPainter(self)
        icons.paint(painter, self._name, QRectF(self.rect()), self._color, self._stroke)


class Emblem(QWidget):
    """The red disc with the yellow star."""

    def __init__(self, px: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(round(px), round(px))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paints the emblem."""
        icons.paint_emblem(QPainter(self), QRectF(self.rect()))


class Card(QWidget):
    """A rounded ground with a border, for what belongs together."""

    def __init__(
        self,
        *,
        radius: float = 16,
        ground: str = look.PAPER,
        border: str = look.HAIRLINE,
        width: float = 2,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._radius, self._ground, self._border, self._width = radius, ground, border, width
        self._unit = 1.0

    def set_unit(self, unit: float) -> None:
        """Grows corners and border with the screen: pixels here for one of those given."""
        self._unit = unit
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paints ground and border."""
        painter = QPainter(self)
        paint_card(
            painter,
            QRectF(self.rect()),
            self._radius * self._unit,
            ground=self._ground,
            border=self._border,
            width=self._width * self._unit,
        )


def paint_card(
    painter: QPainter, rect: QRectF, radius: float, *, ground: str, border: str, width: float
) -> None:
    """A rounded rectangle with its border inside `rect`."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    half = width / 2
    painter.setPen(QPen(QColor(border), width) if width else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ground))
    painter.drawRoundedRect(rect.adjusted(half, half, -half, -half), radius, radius)
