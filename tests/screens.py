"""What must hold on any screen, looked at as a person would: each check lists what is wrong.

Works on every window: labels, buttons and inputs of Qt, and widgets that paint their words and
tell them in `pieces` (each with `text`, `room`, `px`, `weight` and `fits()`).
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, pairwise

import numpy as np
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QColor, QFontInfo, QFontMetrics, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollBar,
    QWidget,
)

from office.qt import look

TARGETS = (QAbstractButton, QLineEdit, QComboBox)


@dataclass(frozen=True, slots=True)
class Seen:
    """A text on the screen: where, its size, and whether all of it shows."""

    text: str
    rect: QRect
    px: int
    fits: bool
    owner: QWidget

    def __str__(self) -> str:
        return f"{self.text!r} {self.px}px in {self.rect.width()}×{self.rect.height()}"


def texts(window: QWidget) -> list[Seen]:
    """Every text that can be seen and is not covered."""
    return list(_texts(window))


def _texts(window: QWidget) -> Iterator[Seen]:
    for widget in window.findChildren(QWidget):
        if not widget.isVisible() or _is_covered(widget, window):
            continue
        at = widget.mapTo(window, QPoint(0, 0))
        if isinstance(widget, QLabel) and widget.text():
            room = widget.contentsRect()
            px = QFontInfo(widget.font()).pixelSize()
            yield Seen(widget.text(), room.translated(at), px, _label_fits(widget), widget)
        elif isinstance(widget, QPushButton) and not hasattr(widget, "pieces"):
            px = QFontInfo(widget.font()).pixelSize()
            room = QFontMetrics(look.font(px, look.BOLD)).horizontalAdvance(widget.text())
            fits = room <= widget.width()
            yield Seen(widget.text(), widget.rect().translated(at), px, fits, widget)
        for piece in getattr(widget, "pieces", []):
            if piece.text:
                place = piece.room.translated(at)
                yield Seen(piece.text, place, piece.px, piece.fits(), widget)


def _label_fits(label: QLabel) -> bool:
    flags = int(label.alignment().value)
    if label.wordWrap():
        flags |= int(Qt.TextFlag.TextWordWrap.value)
    room = label.contentsRect()
    wide = QRect(0, 0, room.width(), 100000)
    box = QFontMetrics(label.font()).boundingRect(wide, flags, label.text())
    return box.width() <= room.width() and box.height() <= room.height()


def _is_covered(widget: QWidget, window: QWidget) -> bool:
    middle = widget.mapTo(window, widget.rect().center())
    top = window.childAt(middle)
    if top is None or top is widget:
        return False
    return not (widget.isAncestorOf(top) or top.isAncestorOf(widget) or _siblings(widget, top))


def _siblings(one: QWidget, other: QWidget) -> bool:
    # words painted over a card beside them in the same parent are not covered
    parent = one.parentWidget()
    return other.parentWidget() is parent and parent is not None and _above(one, other, parent)


def _above(one: QWidget, other: QWidget, parent: QWidget) -> bool:
    order = parent.children()
    return order.index(one) > order.index(other)


def targets(window: QWidget) -> list[QWidget]:
    """Everything that can be pressed or typed into."""
    return [
        each
        for each in window.findChildren(QWidget)
        if isinstance(each, TARGETS) and each.isVisible() and not _is_covered(each, window)
    ]


def place(widget: QWidget, window: QWidget) -> QRect:
    """Where a widget stands in the window."""
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())


def small_targets(window: QWidget, least_px: float) -> list[str]:
    """Targets too small for a finger."""
    found = [(each, min(each.width(), each.height())) for each in targets(window)]
    return [f"{_name(each)}: {size} < {least_px:.1f} px" for each, size in found if size < least_px]


def tight_gaps(window: QWidget, least_px: float) -> list[str]:
    """Pairs of targets too near to each other."""
    found = []
    for one, other in combinations(targets(window), 2):
        a, b = place(one, window), place(other, window)
        across = max(a.left(), b.left()) - min(a.right(), b.right()) - 1
        down = max(a.top(), b.top()) - min(a.bottom(), b.bottom()) - 1
        if max(across, down) < least_px:
            found.append(f"{_name(one)} | {_name(other)}: {max(across, down)} px")
    return found


def clipped(window: QWidget) -> list[str]:
    """Texts that are cut off, in their own room, by the line's height, or by the window."""
    found = [f"does not fit: {seen}" for seen in texts(window) if not seen.fits]
    for seen in texts(window):
        if not window.rect().contains(seen.rect):
            found.append(f"outside the window: {seen}")
    for each in targets(window):
        if not window.rect().contains(place(each, window)):
            found.append(f"outside the window: {_name(each)}")
    return found


def overlapping(window: QWidget) -> list[str]:
    """Pairs of texts of which one is painted over the other."""
    found = []
    for one, other in combinations(texts(window), 2):
        both = _inked(one).intersected(_inked(other))
        if both.width() > 2 and both.height() > 2:
            found.append(f"{one} | {other}")
    return found


def _inked(seen: Seen) -> QRect:
    """The part of its room that a text really takes, accents included."""
    if not isinstance(seen.owner, QLabel):
        return seen.rect
    flags = int(seen.owner.alignment().value)
    if seen.owner.wordWrap():
        flags |= int(Qt.TextFlag.TextWordWrap.value)
    metrics = QFontMetrics(seen.owner.font())
    box = metrics.boundingRect(seen.rect, flags, seen.text)
    spare = metrics.height() - metrics.capHeight()
    return box.adjusted(0, spare // 4, 0, -spare // 4)


def low_capitals(window: QWidget, least_px: float) -> list[str]:
    """Texts whose capitals are too low to be read from where people stand."""
    return [
        f"{seen}: capitals {seen.px * look.CAP_HEIGHT:.1f} < {least_px:.1f} px"
        for seen in texts(window)
        if seen.px * look.CAP_HEIGHT < least_px
    ]


def low_contrast(window: QWidget, least: float) -> list[str]:
    """Texts whose painted letters differ too little from what is painted around them."""
    picture = window.grab().toImage()
    ratio = picture.devicePixelRatio()
    found = []
    for seen in texts(window):
        part = seen.rect.intersected(window.rect())
        scaled = QRect(part.topLeft() * ratio, part.size() * ratio)
        value = _contrast_in(picture.copy(scaled))
        if value < least:
            found.append(f"{seen}: contrast {value:.1f}")
    return found


def _contrast_in(picture: QImage) -> float:
    """The strongest contrast of a colour that covers more than a speck with the ground's."""
    plain = picture.convertToFormat(QImage.Format.Format_RGB32)
    pixels = np.frombuffer(plain.constBits(), dtype=np.uint32)
    colors, counts = np.unique(pixels, return_counts=True)
    ground = int(colors[counts.argmax()])
    enough = max(3, len(pixels) // 2000)
    inks = [int(color) for color in colors[counts >= enough] if color != ground]
    return max((look.contrast(QColor(ground), QColor(ink)) for ink in inks), default=1.0)


def nameless(window: QWidget) -> list[str]:
    """Targets that a screen reader cannot tell, or not tell apart."""
    names = Counter[str]()
    found = []
    for each in targets(window):
        reader = QAccessible.queryAccessibleInterface(each)
        name = reader.text(QAccessible.Text.Name)
        if not name.strip():
            found.append(f"without a name: {each!r}")
        if reader.role() in (QAccessible.Role.NoRole, QAccessible.Role.Client):
            found.append(f"without a role: {name}")
        names[name] += 1
    return found + [f"{count} times {name!r}" for name, count in names.items() if count > 1]


def scroll_bars(window: QWidget) -> list[str]:
    """Bars to scroll with."""
    bars = [each for each in window.findChildren(QScrollBar) if each.isVisible()]
    areas = [each for each in window.findChildren(QAbstractScrollArea) if each.isVisible()]
    return [repr(each) for each in bars] if areas else []


def tab_walk(window: QWidget) -> list[QWidget]:
    """What Tab reaches from the beginning, once around."""
    window.activateWindow()
    QApplication.processEvents()
    walk: list[QWidget] = []
    window.setFocus()
    for _ in range(len(targets(window)) + 3):
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
        now = QApplication.focusWidget()
        if now is None or now in walk:
            break
        if now is not window:
            walk.append(now)
    return walk


def wrong_tab_order(window: QWidget) -> list[str]:
    """Targets that Tab misses, and those it reaches before what stands above or left of them."""
    walk = tab_walk(window)
    found = [f"not reached: {_name(each)}" for each in targets(window) if each not in walk]
    for before, after in pairwise(walk):
        a, b = place(before, window), place(after, window)
        below = b.top() >= a.center().y()
        beside = b.left() >= a.right() and b.bottom() >= a.top()
        if not (below or beside):
            found.append(f"{_name(before)} before {_name(after)}")
    return found


def untranslated(window: QWidget, marks: tuple[str, ...] = ("[", "Ẳ")) -> list[str]:
    """Texts with words in which nothing of the pseudo language shows."""
    return [
        str(seen)
        for seen in texts(window)
        if sum(letter.isalpha() for letter in seen.text) > 2
        and not any(mark in seen.text for mark in marks)
    ]


def _name(widget: QWidget) -> str:
    return widget.accessibleName() or getattr(widget, "text", lambda: repr(widget))()
