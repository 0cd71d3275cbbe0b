"""The kinds a day can have, each with its sign and its digit; arrows and digits choose."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from counter.calendar import day_signs, year_words
from counter.controls.buttons import Painted
from counter.controls.keycaps import caps_width, paint_caps
from office.dossiers.marked_days import DayKind
from office.qt import look
from office.qt.widgets import LEFT
from office.texts import text

ROW = 30
CHOICES: tuple[DayKind | None, ...] = (None, *year_words.KINDS)  # 0 is an ordinary day


class KindList(QWidget):
    """One line a kind; the chosen one has the ground of a choice and a bar before it."""

    ring_radius = 6
    chosen = Signal()
    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._at = 0
        self.setAccessibleName(text("Loại ngày"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def kind(self) -> DayKind | None:
        """The chosen kind; None for an ordinary day."""
        return CHOICES[self._at]

    def show_kind(self, kind: DayKind | None) -> None:
        """Paint which one it is."""
        self._at = CHOICES.index(kind)
        self.setAccessibleDescription(year_words.kind_title(kind))
        self.update()

    def sizeHint(self) -> QSize:
        """All of them."""
        return QSize(300, ROW * len(CHOICES))

    @property
    def pieces(self) -> list[Painted]:
        """The words in it."""
        return [
            Painted(year_words.kind_title(kind), self._words(place), 13,
                    look.SEMIBOLD if place == self._at else look.REGULAR)
            for place, kind in enumerate(CHOICES)
        ]  # fmt: skip

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit or an arrow chooses, Enter goes on."""
        key, digit = Qt.Key(event.key()), event.text()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._choose((self._at + (1 if key == Qt.Key.Key_Down else -1)) % len(CHOICES))
        elif len(digit) == 1 and digit in "0123456789"[: len(CHOICES)]:
            self._choose(int(digit))
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click chooses."""
        self._choose(min(int(event.position().y()) // ROW, len(CHOICES) - 1))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paints the lines."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place, kind in enumerate(CHOICES):
            row = QRectF(0, place * ROW, self.width(), ROW)
            if place == self._at:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(look.MIST))
                painter.drawRoundedRect(row, 4, 4)
                painter.fillRect(QRectF(0, row.top() + 4, 4, ROW - 8), QColor(look.NAVY))
            paint_sample(painter, QRectF(14, row.top() + 3, 30, ROW - 6), kind)
            piece = self.pieces[place]
            painter.setFont(look.font(piece.px, piece.weight))
            painter.setPen(QColor(look.INK))
            painter.drawText(piece.room, int(LEFT.value), piece.text)
            digit = (str(place),)
            at = QPointF(self.width() - 10 - caps_width(digit), row.center().y())
            paint_caps(painter, at, digit, look.INK_2)

    def _choose(self, at: int) -> None:
        self.show_kind(CHOICES[at])
        self.chosen.emit()

    def _words(self, place: int) -> QRect:
        return QRect(54, place * ROW, self.width() - 54 - 44, ROW)


def paint_sample(painter: QPainter, room: QRectF, kind: DayKind | None) -> None:
    """The sign of a kind, or the frame of an ordinary day."""
    day_signs.paint_sign(painter, room, kind)
    if kind is None:
        painter.setPen(QPen(QColor(look.HAIRLINE), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(room.adjusted(1, 1, -1, -1), 4, 4)
