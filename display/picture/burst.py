"""Many calls at once: every one of them small beside its counter, until it gets a card."""

from dataclasses import replace
from math import ceil

from PySide6.QtCore import QRectF

from db.queue.records import Announcement
from display.picture.fitting import CENTER, RIGHT, Style, fit, width_of
from display.picture.glass import Glass
from display.picture.scene import Item, Plate
from office.qt import look
from office.texts import text

MOST_COLUMNS = 6
NUMBER = 0.795  # of a cell's width; the rest is the counter's door
PAD = 7.0


def burst(calling: tuple[Announcement, ...], box: QRectF, glass: Glass) -> tuple[Item, ...]:
    """Every call, in as many columns as make the numbers largest."""
    columns = max(range(1, MOST_COLUMNS), key=lambda n: _size(calling, n, box, glass))
    size = _size(calling, columns, box, glass)
    items: list[Item] = []
    for call, cell in zip(calling, _cells(len(calling), columns, box, glass.scale), strict=True):
        items += _cell(call, cell, size, glass.scale)
    return tuple(items)


def _cells(count: int, columns: int, box: QRectF, s: float) -> list[QRectF]:
    """Boxes column by column, each column from top to bottom."""
    rows, gap = ceil(count / columns), 8 * s
    wide = (box.width() - gap * (columns - 1)) / columns
    high = min((box.height() - gap * (rows - 1)) / rows, 124 * s)
    return [
        QRectF(
            box.left() + place // rows * (wide + gap),
            box.top() + place % rows * (high + gap),
            wide,
            high,
        )
        for place in range(count)
    ]


def _size(calling: tuple[Announcement, ...], columns: int, box: QRectF, glass: Glass) -> float:
    cell = _cells(len(calling), columns, box, glass.scale)[0]
    widest = max(width_of(call.label, 1, look.BOLD) for call in calling)
    return float(int(min(cell.height() * 1.1, _room(cell, glass.scale).width() / widest)))


def _room(cell: QRectF, s: float) -> QRectF:
    return QRectF(
        cell.left() + PAD * s, cell.top(), cell.width() * NUMBER - 2 * PAD * s, cell.height()
    )


def _cell(call: Announcement, cell: QRectF, size: float, s: float) -> list[Item]:
    door = cell.adjusted(cell.width() * NUMBER, 5 * s, -5 * s, -5 * s)
    number = Style(
        px=size, color=look.WALL_CALL, ground=look.WALL_ROW, weight=look.BOLD, align=RIGHT,
        role="calling number",
    )  # fmt: skip
    return [
        Plate(rect=cell, color=look.WALL_ROW, radius=10 * s, role="cell"),
        fit(call.label, _room(cell, s), number),
        Plate(rect=door, color=look.WALL_CALL, radius=8 * s, role="door"),
        *_on_door(call.counter_id, door, size, s),
    ]


def _on_door(counter_id: int, door: QRectF, size: float, s: float) -> list[Item]:
    """The word above the counter's number, in ink on yellow."""
    style = Style(
        px=size * 0.7, color=look.WALL_GROUND, ground=look.WALL_CALL, weight=look.BOLD,
        align=CENTER, role="calling counter",
    )  # fmt: skip
    inner = door.adjusted(3 * s, 1, -3 * s, -1)
    word = QRectF(inner.left(), inner.top(), inner.width(), inner.height() * 0.36)
    digits = QRectF(
        inner.left(), inner.top() + 0.42 * inner.height(), inner.width(), 0.58 * inner.height()
    )
    return [
        fit(text("Quầy"), word, replace(style, weight=look.SEMIBOLD)),
        fit(str(counter_id), digits, style),
    ]
