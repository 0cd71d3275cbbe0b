"""Tabs and filter chips: one of a row is chosen, each with its key and how many it holds."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from counter.controls import layouts
from counter.controls.buttons import Painted
from counter.controls.keycaps import caps_width, paint_caps
from counter.controls.shortcuts import caps, press
from counter.dossiers.groups import Chip
from office.qt import look

CHIP, TAB = 32, 38


class ChipButton(QAbstractButton):
    """A rounded filter: its words, its count, its key."""

    ring_radius = 16

    def __init__(self, key: str, *, red: bool = False) -> None:
        super().__init__()
        self.key, self._red, self._count = key, red, ""
        self.setCheckable(True)
        self.setFixedHeight(CHIP)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        press(self, self, key)

    def show_chip(self, chip: Chip, *, chosen: bool) -> None:
        """Paint a filter."""
        self.setText(chip.title)
        self._count = str(chip.count)
        self.setAccessibleName(f"{chip.title}, {chip.count}")
        self.setChecked(chosen)
        self.updateGeometry()
        self.update()

    @property
    def pieces(self) -> list[Painted]:
        """The words on it."""
        words = QRect(14, 0, self._wide(self.text()), self.height())
        count = QRect(words.right() + 7, 0, self._wide(self._count), self.height())
        return [
            Painted(self.text(), words, 13, look.SEMIBOLD),
            Painted(self._count, count, 13, look.SEMIBOLD),
        ]

    def sizeHint(self) -> QSize:
        """Room for everything on it."""
        wide = self._wide(self.text()) + self._wide(self._count) + caps_width(caps(self.key))
        return QSize(wide + 14 + 6 + 8 + 10, CHIP)

    def _wide(self, said: str) -> int:
        return QFontMetrics(look.font(13, look.SEMIBOLD)).horizontalAdvance(said) + 1

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paints the chip."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on = self.isChecked()
        wide = 2.0 if on else 1.0
        painter.setPen(QPen(QColor(look.NAVY if on else look.BORDER), wide))
        painter.setBrush(QColor(look.MIST if on or self.underMouse() else look.PAPER))
        edge = wide / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(edge, edge, -edge, -edge), 15, 15)
        painter.setFont(look.font(13, look.SEMIBOLD))
        painter.setPen(QColor(look.NAVY if on else look.RED if self._red else look.INK))
        for piece in self.pieces:
            painter.drawText(piece.room, int(Qt.AlignmentFlag.AlignVCenter.value), piece.text)
        at = QPointF(self.width() - 9 - caps_width(caps(self.key)), self.height() / 2)
        paint_caps(painter, at, caps(self.key), look.INK_2)


class ChipRow(QWidget):
    """Filters in a row."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.buttons: list[ChipButton] = []
        self._keys: list[str] = []
        self._row = layouts.across(gap=8)
        self.setLayout(self._row)

    def show_chips(self, chips: Sequence[Chip], chosen: str, red: str = "") -> None:
        """Paint them; `red` names the one that is a warning."""
        if [each.key for each in chips] != self._keys:
            self._rebuild(chips, red)
        for button, chip in zip(self.buttons, chips, strict=True):
            button.show_chip(chip, chosen=chip.key == chosen)

    def _rebuild(self, chips: Sequence[Chip], red: str) -> None:
        for button in self.buttons:
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._keys = [each.key for each in chips]
        self.buttons = []
        for place, each in enumerate(chips, start=1):
            button = ChipButton(str(place), red=each.key == red)
            button.clicked.connect(lambda _=False, key=each.key: self.chosen.emit(key))
            self.buttons.append(button)
            self._row.addWidget(button)


class TabButton(QAbstractButton):
    """A tab in the navy band."""

    ring_radius = 4

    def __init__(self, key: str) -> None:
        super().__init__()
        self.key = key
        self.setCheckable(True)
        self.setFixedHeight(TAB)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        press(self, self, key)

    def say(self, words: str) -> None:
        """What it leads to."""
        self.setText(words)
        self.setAccessibleName(words)
        self.updateGeometry()
        self.update()

    @property
    def pieces(self) -> list[Painted]:
        """The words on it."""
        wide = QFontMetrics(look.font(15, look.SEMIBOLD)).horizontalAdvance(self.text()) + 1
        return [Painted(self.text(), QRect(0, 0, wide, self.height()), 15, look.SEMIBOLD)]

    def sizeHint(self) -> QSize:
        """Room for words and key."""
        return QSize(self.pieces[0].room.width() + 10 + caps_width(caps(self.key)), TAB)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paints the words, the key, and a line under the chosen one."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on = self.isChecked()
        color = look.PAPER if on or self.underMouse() else look.WALL_MUTED
        painter.setFont(look.font(15, look.SEMIBOLD if on else look.REGULAR))
        painter.setPen(QColor(color))
        words = self.pieces[0].room
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter.value), self.text())
        at = QPointF(words.width() + 8, self.height() / 2)
        paint_caps(painter, at, caps(self.key), color)
        if on:
            painter.fillRect(QRectF(0, self.height() - 4, words.width(), 4), QColor(look.PAPER))
