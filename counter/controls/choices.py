"""Boxes to tick and choices of a few, by keys alone: Qt's own buttons, so that a screen reader
tells what each is and whether it is chosen."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from counter.controls.buttons import Painted
from counter.controls.fields import ROW, is_enter
from counter.controls.keycaps import caps_width, paint_caps
from counter.controls.shortcuts import caps
from office.qt import icons, look

OPTION = 34  # px of a row of options
SEGMENTS = f"""
Choice {{ background: {look.PAPER}; border: 1px solid {look.BORDER}; border-radius: 6px; }}
QPushButton {{ background: transparent; color: {look.INK}; border: none; padding: 0; }}
QPushButton:checked {{ background: {look.MIST}; color: {look.NAVY}; font-weight: bold;
    border: 2px solid {look.NAVY}; border-radius: 6px; }}
"""


def check_one(buttons: Sequence[QAbstractButton], at: int) -> None:
    """Checks one of exclusive buttons, or none by -1: Qt never unchecks the last by itself."""
    for place, button in enumerate(buttons):
        button.setAutoExclusive(False)
        button.setChecked(place == at)
        button.setAutoExclusive(True)


class Check(QCheckBox):
    """A box with its words and its key."""

    ring_radius = 6

    def __init__(self, words: str, key: str) -> None:
        super().__init__(words)
        self.key = key
        self.setFixedHeight(28)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    @property
    def pieces(self) -> list[Painted]:
        """The words on it."""
        wide = QFontMetrics(look.font(13)).horizontalAdvance(self.text())
        return [Painted(self.text(), QRectF(26, 0, wide, self.height()).toRect(), 13, look.REGULAR)]

    def sizeHint(self) -> QSize:
        """Box, words, key."""
        wide = QFontMetrics(look.font(13)).horizontalAdvance(self.text())
        printed = caps_width(caps(self.key))
        return QSize(26 + wide + (8 + printed if printed else 0), 28)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter ticks it, as Space does."""
        if is_enter(event):
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paints it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_box(painter, QRectF(0, 5, 18, 18), on=self.isChecked())
        painter.setFont(look.font(13))
        painter.setPen(QColor(look.INK))
        room = QRectF(26, 0, self.width() - 26, self.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self.text())
        x = self.width() - caps_width(caps(self.key))
        paint_caps(painter, QPointF(x, self.height() / 2), caps(self.key), look.INK_2)


class _Together(QWidget):
    """Buttons that answer one question. Tab stops at one of them, arrows lead to the others."""

    def __init__(self, name: str, buttons: Sequence[QAbstractButton], *, many: bool) -> None:
        super().__init__()
        self.buttons = tuple(buttons)
        self.setAccessibleName(name)
        for place, button in enumerate(self.buttons):
            button.setParent(self)
            button.setCheckable(True)
            button.setAutoExclusive(not many)
            button.setAccessibleName(f"{button.text()}, {name}")
            button.ring_around = self  # type: ignore[attr-defined]
            button.installEventFilter(self)
            button.clicked.connect(lambda _=False, at=place: self._clicked(at))

    def _stop_at(self, at: int) -> None:
        """Tab, and whoever gives the focus to all of them, leads to this one."""
        for place, button in enumerate(self.buttons):
            policy = Qt.FocusPolicy.StrongFocus if place == at else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(policy)
        if self.buttons:
            self.setFocusProxy(self.buttons[at])

    def _go(self, at: int) -> None:
        self._stop_at(at)
        self.buttons[at].setFocus(Qt.FocusReason.OtherFocusReason)

    def _clicked(self, at: int) -> None:
        """One of them was pressed, by hand or by a key."""
        self._stop_at(at)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys are the group's before they are the button's."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            at = next(n for n, each in enumerate(self.buttons) if each is watched)
            return self._pressed(at, event)
        return False

    def _pressed(self, at: int, event: QKeyEvent) -> bool:
        """A key on one of them: whether it meant something here."""
        raise NotImplementedError


class Choice(_Together):
    """One of a few, side by side. Left and right move, Space goes round, and so do clicks."""

    ring_radius = 6
    chosen = Signal(int)

    def __init__(self, name: str, words: Sequence[str]) -> None:
        super().__init__(name, [QPushButton(said) for said in words], many=False)
        self._at = 0
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for button in self.buttons:
            button.setFont(look.font(13))
            button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
            row.addWidget(button, 1)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setStyleSheet(SEGMENTS)
        self.setFixedHeight(ROW)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_choice(0)

    def show_choice(self, at: int) -> None:
        """Which one it is; -1 for none yet."""
        self._at = at
        check_one(self.buttons, at)
        self._stop_at(max(at, 0))

    def _clicked(self, at: int) -> None:
        super()._clicked(at)
        self.chosen.emit(at)

    def _pressed(self, _at: int, event: QKeyEvent) -> bool:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Space: 1}.get(
            Qt.Key(event.key()), 0
        )
        if step:
            at = (max(self._at, -1 if step > 0 else 0) + step) % len(self.buttons)
            self._go(at)
            self.buttons[at].click()
        return bool(step)


class OptionsInput(_Together):
    """Options below one another, or in a row where they are few: one of them, or any with `many`.

    Arrows move, Space ticks; of one choice the arrows choose at once.
    """

    ring_radius = 8
    said = Signal()

    def __init__(
        self, name: str, options: Sequence[tuple[Any, str]], value: Any, *, many: bool = False
    ) -> None:
        super().__init__(name, [_Option(title, many=many) for _each, title in options], many=many)
        self._values = [each for each, _title in options]
        self._many = many
        self.set_value(value)
        self._stop_at(next((n for n, each in enumerate(self.buttons) if each.isChecked()), 0))
        self.setMinimumWidth(320)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def value(self) -> Any:
        """The chosen one, or the tuple of those ticked in their order."""
        pairs = zip(self._values, self.buttons, strict=True)
        on = tuple(each for each, button in pairs if button.isChecked())
        return on if self._many else on[0] if on else None

    def set_value(self, value: Any) -> None:
        """Choose this one, or tick these."""
        if not self._many:
            check_one(self.buttons, self._values.index(value) if value in self._values else -1)
            return
        for each, button in zip(self._values, self.buttons, strict=True):
            button.setChecked(each in value)

    def sizeHint(self) -> QSize:
        """Room for every option."""
        high = max((room.bottom() + 1 for room in self._rooms()), default=OPTION)
        return QSize(420, high)

    def minimumSizeHint(self) -> QSize:
        """Options are never cut."""
        return QSize(320, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Other widths may need other rows."""
        super().resizeEvent(event)
        for button, room in zip(self.buttons, self._rooms(), strict=True):
            button.setGeometry(room)
        high = self.sizeHint().height()
        if high != self.height():
            self.setFixedHeight(high)

    def _rooms(self) -> list[QRect]:
        """Where each option stands: side by side as they fit, long ones in rows of their own."""
        width = max(self.width(), 320)
        x = y = 0
        rooms = []
        for button in self.buttons:
            wide = width if self._many else min(button.sizeHint().width(), width)
            if x and x + wide > width:
                x, y = 0, y + OPTION + 4
            rooms.append(QRect(x, y, wide, OPTION))
            x += wide + 8
        return rooms

    def _clicked(self, at: int) -> None:
        super()._clicked(at)
        self.said.emit()

    def _pressed(self, at: int, event: QKeyEvent) -> bool:
        step = {
            Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1,
        }.get(Qt.Key(event.key()), 0)  # fmt: skip
        digit = int(event.text()) if event.text().isdecimal() else 0
        if step:
            at = min(max(at + step, 0), len(self.buttons) - 1)
        elif 0 < digit <= len(self.buttons):
            at = digit - 1
        elif event.key() != Qt.Key.Key_Space:
            return False
        self._go(at)
        if not (step and self._many):
            self.buttons[at].click()
        return True


class _Option(QAbstractButton):
    """A box or ring, a tick or dot, and the words."""

    def __init__(self, title: str, *, many: bool) -> None:
        super().__init__()
        self.setText(title)
        self._many = many

    @property
    def pieces(self) -> list[Painted]:
        """The words on it."""
        return [Painted(self.text(), self.rect().adjusted(36, 0, -8, 0), 15, look.REGULAR)]

    def sizeHint(self) -> QSize:
        """Mark and words."""
        return QSize(QFontMetrics(look.font(15)).horizontalAdvance(self.text()) + 46, OPTION)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paints it, in a frame that is thicker where the arrows stand."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on, here, room = self.isChecked(), self.hasFocus(), self.rect()
        painter.setPen(QPen(QColor(look.NAVY if on or here else look.HAIRLINE), 2 if here else 1))
        painter.setBrush(QColor(look.MIST if on else look.PAPER))
        painter.drawRoundedRect(QRectF(room).adjusted(1, 1, -1, -1), 8, 8)
        mark = QRectF(room.left() + 10, room.center().y() - 8, 17, 17)
        if self._many:
            paint_tick(painter, mark, on=on)
        else:
            paint_dot(painter, mark, on=on)
        painter.setPen(QColor(look.INK))
        painter.setFont(look.font(15))
        words = room.adjusted(36, 0, -8, 0)
        said = QFontMetrics(look.font(15)).elidedText(
            self.text(), Qt.TextElideMode.ElideRight, words.width()
        )
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter.value), said)


def paint_tick(painter: QPainter, room: QRectF, *, on: bool) -> None:
    """A box of a form's options."""
    painter.setPen(QPen(QColor(look.NAVY if on else look.BORDER), 1.5))
    painter.setBrush(QColor(look.NAVY if on else look.PAPER))
    painter.drawRoundedRect(room, 4, 4)
    if on:
        icons.paint(painter, "check", room.adjusted(2, 2, -2, -2), look.PAPER, 3)


def paint_dot(painter: QPainter, room: QRectF, *, on: bool) -> None:
    """A ring of which one is chosen."""
    painter.setPen(QPen(QColor(look.NAVY if on else look.BORDER), 1.5))
    painter.setBrush(QColor(look.PAPER))
    painter.drawEllipse(room)
    if on:
        painter.setBrush(QColor(look.NAVY))
        painter.drawEllipse(room.adjusted(4, 4, -4, -4))


def paint_box(painter: QPainter, room: QRectF, *, on: bool, missing: bool = False) -> None:
    """A box, ticked or empty."""
    color = look.TEAL if on else look.RED if missing else look.BORDER
    painter.setPen(QPen(QColor(color), 2 if missing else 1.5))
    painter.setBrush(QColor(look.TEAL if on else look.PAPER))
    painter.drawRoundedRect(room.adjusted(1, 1, -1, -1), 4, 4)
    if on:
        icons.paint(painter, "check", room.adjusted(2.5, 2.5, -2.5, -2.5), look.PAPER, 3)
