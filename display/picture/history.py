"""The right side: what was called before, and calls that wait for a place on the left."""

from dataclasses import replace

from PySide6.QtCore import QRectF

from db.queue.records import Announcement
from display.picture import words
from display.picture.burst import burst
from display.picture.columns import PAD, Column, column_for
from display.picture.fitting import CENTER, LEFT, RIGHT, Style, fit, width_of
from display.picture.glass import Glass, Regions
from display.picture.scene import Item, Plate, Sign
from display.picture.view import View
from office import dates
from office.qt import look
from office.texts import text


def history(view: View, parts: Regions, glass: Glass) -> tuple[Item, ...]:
    """The right side with its title."""
    old = view.lost_since is not None
    calling = () if old else view.calling
    past = (*reversed(view.calling), *view.rows) if old else view.rows
    column = column_for(view, parts.right, glass)
    if len(calling) > column.rows:
        return (
            *_title(view, text("Đang gọi"), parts.title, glass),
            *burst(calling, parts.right, glass),
        )
    shown = (*calling, *past)[: column.rows]
    title = text("Đã gọi trước đó") if old else text("Đang gọi") if calling else text("Vừa gọi")
    items: list[Item] = [*_title(view, title, parts.title, glass)]
    for place in range(column.rows):
        top = parts.right.top() + place * (column.high + column.gap)
        box = QRectF(parts.right.left(), top, parts.right.width(), column.high)
        items.append(Plate(rect=box, color=look.WALL_ROW, radius=16 * glass.scale, role="row"))
        if place < len(shown):
            colors = _color(place < len(calling), old)
            items += _row(shown[place], box, column, glass.scale, colors)
    return tuple(items)


def _color(calling: bool, old: bool) -> tuple[str, str]:
    """Of a row's number and of its counter."""
    if calling:
        return look.WALL_CALL, look.WALL_CALL
    return (look.WALL_MUTED if old else look.PAPER), look.WALL_MUTED


def _row(
    call: Announcement, box: QRectF, column: Column, s: float, colors: tuple[str, str]
) -> list[Item]:
    """Number, counter and, where it may be outdated, the time."""
    inner = box.adjusted(PAD * s, 0, -PAD * s, 0)
    style = Style(
        px=column.number, color=colors[0], ground=look.WALL_ROW, weight=look.BOLD, align=RIGHT,
        role="row number",
    )  # fmt: skip
    label = fit(call.label, _slice(inner, inner.left(), column.number_width + 1), style)
    beside = replace(style, px=column.counter, color=colors[1], align=LEFT, role="row counter")
    if column.word:
        return [label, *_stacked(call.counter_id, inner, column, beside)]
    right = inner.right()
    items: list[Item] = [label]
    if column.time:
        time = replace(beside, px=column.time, weight=look.REGULAR, align=RIGHT, role="row time")
        wide = width_of("00:00", column.time)
        said = fit(dates.clock(call.called_at), _slice(inner, right - wide - 1, wide + 1), time)
        items.append(replace(said, baseline=label.baseline))
        right -= wide + column.space
    place = _slice(inner, right - column.counter_width, column.counter_width)
    counter = fit(words.counter(call.counter_id), place, beside)
    return [*items, replace(counter, baseline=label.baseline)]


def _stacked(counter_id: int, box: QRectF, column: Column, style: Style) -> list[Item]:
    """ "Quầy" above its number, in tall rows."""
    place = _slice(box, box.right() - column.counter_width, column.counter_width)
    high = column.high
    word = QRectF(place.left(), place.top() + 0.08 * high, place.width(), 0.32 * high)
    digits = QRectF(place.left(), place.top() + 0.44 * high, place.width(), 0.48 * high)
    middle = replace(style, align=CENTER)
    return [
        fit(text("Quầy"), word, replace(middle, px=column.word)),
        fit(str(counter_id), digits, middle),
    ]


def _slice(box: QRectF, left: float, width: float) -> QRectF:
    return QRectF(left, box.top(), width, box.height())


def _title(view: View, said: str, box: QRectF, glass: Glass) -> tuple[Item, ...]:
    s = glass.scale
    style = Style(px=44 * s, color=look.WALL_MUTED, ground=look.WALL_GROUND, role="title")
    if not view.silent:
        return (fit(said, box, style),)
    mark = silent_mark(box, s)
    room = QRectF(box)
    room.setRight(min(each.rect.left() for each in mark if isinstance(each, Sign)) - 16 * s)
    return (fit(said, room, style), *mark)


def silent_mark(box: QRectF, s: float, ground: str = look.WALL_GROUND) -> tuple[Item, ...]:
    """ "Không có âm thanh" with its icon, flush right in a box."""
    style = Style(
        px=34 * s, color=look.PAPER, ground=ground, weight=look.SEMIBOLD, align=RIGHT,
        role="silent",
    )  # fmt: skip
    said = fit(text("Không có âm thanh"), box, style)
    side = 40 * s
    icon = QRectF(said.x - side - 12 * s, box.center().y() - side / 2, side, side)
    sign = Sign(rect=icon, name="volume-x", color=look.PAPER, ground=ground, stroke=2.2)
    return sign, said
