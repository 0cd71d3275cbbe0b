"""Words painted into a room of their own: on one line, on two smaller ones, or shortened."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from office.qt import look

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
TOP = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
SMALL = 13
TWO_LINES = 33  # px of height for two lines of it, stacked accents included
_WHOLE = Qt.TextFlag.TextDontClip  # accents may reach out of a tight line


def say(
    painter: QPainter,
    room: QRectF,
    said: str,
    px: float = 15,
    *,
    weight: QFont.Weight = look.REGULAR,
    color: str = look.INK,
    flags: Qt.AlignmentFlag = LEFT,
) -> float:
    """Paints words and tells how wide they are; what does not fit on two small lines ends in …"""
    face = look.font(px, weight)
    wide = QFontMetrics(face).horizontalAdvance(said)
    painter.setPen(QColor(color))
    if wide <= room.width():
        painter.setFont(face)
        painter.drawText(room, int(flags.value), said)
        return wide
    small = look.font(min(px, SMALL), weight)
    metrics = QFontMetrics(small)
    painter.setFont(small)
    lines = two_lines(said, metrics, int(room.width()))
    if room.height() < TWO_LINES or not lines[1]:
        lines = (metrics.elidedText(said, Qt.TextElideMode.ElideRight, int(room.width())),)
    high = min(room.height() / len(lines), metrics.height())
    top = room.center().y() - high * len(lines) / 2
    for place, line in enumerate(lines):
        at = QRectF(room.left(), top + place * high, room.width(), high)
        painter.drawText(at, int(flags.value) | int(_WHOLE.value), line)
    return room.width()


def is_shortened(said: str, wide: float, high: float, px: float = 15) -> bool:
    """Whether `say` would end these words in … in a room so large."""
    if QFontMetrics(look.font(px)).horizontalAdvance(said) <= wide:
        return False
    metrics = QFontMetrics(look.font(min(px, SMALL)))
    lines = two_lines(said, metrics, int(wide))
    if high < TWO_LINES or not lines[1]:
        return metrics.horizontalAdvance(said) > int(wide)
    return any(each.endswith("…") for each in lines)


class SaidLine(QWidget):
    """A line as long as it is: at full size, on two smaller lines, or shortened with the whole of
    it as a tool tip."""

    def __init__(
        self,
        px: int = 15,
        *,
        weight: QFont.Weight = look.REGULAR,
        color: str = look.INK,
        flags: Qt.AlignmentFlag = LEFT,
        high: int = 0,
    ) -> None:
        super().__init__()
        self._px, self._weight, self._color, self._flags = px, weight, color, flags
        self._said = ""
        self.setFixedHeight(high or round(px * 1.5) + 2)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def text(self) -> str:
        """The whole of it."""
        return self._said

    def setText(self, said: str) -> None:
        """Other words."""
        if said != self._said:
            self._said = said
            self.setToolTip(said)
            self.setAccessibleName(said)
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        """All of it in a line."""
        metrics = QFontMetrics(look.font(self._px, self._weight))
        return QSize(metrics.horizontalAdvance(self._said) + 2, self.height())

    def minimumSizeHint(self) -> QSize:
        """A few words."""
        return QSize(min(120, self.sizeHint().width()), self.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paints it."""
        painter, room = QPainter(self), QRectF(self.rect())
        say(painter, room, self._said, self._px, weight=self._weight, color=self._color,
            flags=self._flags)  # fmt: skip


def two_lines(said: str, metrics: QFontMetrics, width: int) -> tuple[str, ...]:
    """The words on two lines; what has no room there ends in …"""
    first, rest = "", said.split()
    while rest and metrics.horizontalAdvance(f"{first} {rest[0]}".strip()) <= width:
        first = f"{first} {rest.pop(0)}".strip()
    second = metrics.elidedText(" ".join(rest), Qt.TextElideMode.ElideRight, width)
    return (first, second) if first else (second, "")
