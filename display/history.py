"""The right side: what was called before, and calls that wait for a place on the left."""

from dataclasses import dataclass, replace
from math import ceil, floor

from PySide6.QtCore import QRectF

from db.boards import Announcement
from display import words
from display.fitting import CENTER, RIGHT, Style, fit, width_of
from display.glass import Glass, Regions
from display.scene import Item, Plate, Sign
from display.view import View
from office.qt import look
from office.texts import text

FEWEST = 3
USUAL_M = 5.0  # up to here as many rows as the office likes, farther away fewer and taller ones
AIRY = (17.0, 0.77)  # between rows, and a number's size in parts of a row's height
DENSE = (8.0, 0.9)
COUNTER, SMALL_COUNTER = 0.72, 0.52  # of the number's size
TIME = 0.62
PAD = 38.0
MOST_COLUMNS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """The common measures of rows that stand under each other."""

    rows: int
    high: float  # of one row
    gap: float
    number: float  # its size
    counter: float
    time: float  # 0 without times
    number_width: float
    counter_width: float

    @property
    def cap(self) -> float:
        """The capital height of its numbers."""
        return int(self.number) * look.CAP_HEIGHT


def history(view: View, parts: Regions, glass: Glass) -> tuple[Item, ...]:
    """The right side with its title."""
    old = view.lost_since is not None
    calling = () if old else view.calling
    past = (*reversed(view.calling), *view.rows) if old else view.rows
    column = column_for(view, parts.right, glass)
    if len(calling) > column.rows:
        return (*_title(view, text("Đang gọi"), parts.title, glass), *_grid(calling, parts, glass))
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


def column_for(view: View, box: QRectF, glass: Glass) -> Column:
    """As many rows as the office likes, denser where only that lets the farthest seat read them.

    Beyond `USUAL_M`, and beside the banner, fewer and taller ones.
    """
    wanted = max(FEWEST, view.history_rows)
    column = _readable(view, wanted, box, glass)
    if glass.viewing_m <= USUAL_M and view.lost_since is None:
        return column
    if glass.viewing_m > USUAL_M:
        wanted = max(FEWEST, min(wanted - 1, floor(wanted * USUAL_M / glass.viewing_m)))
    for rows in range(wanted, FEWEST - 1, -1):
        column = _readable(view, rows, box, glass)
        if column.cap >= glass.least_cap:
            break
    return column


def _readable(view: View, rows: int, box: QRectF, glass: Glass) -> Column:
    airy = _column(view, rows, box, glass, AIRY)
    return airy if airy.cap >= glass.least_cap else _column(view, rows, box, glass, DENSE)


def _column(view: View, rows: int, box: QRectF, glass: Glass, shape: tuple[float, float]) -> Column:
    s = glass.scale
    gap = shape[0] * s
    high = (box.height() - gap * (rows - 1)) / rows
    number = high * shape[1]
    room = box.width() - 2 * PAD * s
    timed = view.lost_since is not None
    for part in (COUNTER, SMALL_COUNTER):
        widths = _widths(view, part, timed)
        gaps = number * 0.3 * (2 if timed else 1)
        if number * sum(widths) + gaps <= room:
            break
    else:
        number = room / (sum(widths) + 0.3 * (2 if timed else 1))
    number = float(int(number))
    return Column(
        rows=rows,
        high=high,
        gap=gap,
        number=number,
        counter=number * part,
        time=number * TIME * part / COUNTER if timed else 0,
        number_width=number * widths[0],
        counter_width=number * widths[1],
    )


def _widths(view: View, part: float, timed: bool) -> tuple[float, float, float]:
    """Of the widest number, counter and time, for a number of one pixel."""
    calls = (*view.rows, *view.calling)
    series = view.office.rules.priority_series if view.office else ""
    labels = [*(call.label for call in calls), f"{series or 'A'}-000"]
    counters = [*(words.counter(call.counter_id) for call in calls), words.counter(8)]
    return (
        max(width_of(each, 1, look.BOLD) for each in labels),
        max(width_of(each, part, look.BOLD) for each in counters) * 1.02,
        width_of("00:00", TIME * part / COUNTER) if timed else 0,
    )


def _color(calling: bool, old: bool) -> tuple[str, str]:
    """Of a row's number and of its counter."""
    if calling:
        return look.WALL_CALL, look.WALL_CALL
    return (look.WALL_MUTED if old else look.PAPER), look.WALL_MUTED


def _row(
    call: Announcement, box: QRectF, column: Column, s: float, colors: tuple[str, str]
) -> list[Item]:
    """Number, counter and, where it may be outdated, the time; all on one baseline."""
    pad = PAD * s
    number = Style(
        px=column.number, color=colors[0], ground=look.WALL_ROW, weight=look.BOLD, align=RIGHT,
        role="row number",
    )  # fmt: skip
    counter = Style(
        px=column.counter, color=colors[1], ground=look.WALL_ROW, weight=look.BOLD,
        role="row counter",
    )  # fmt: skip
    room = QRectF(box.left() + pad, box.top(), column.number_width + 1, box.height())
    label = fit(call.label, room, number)
    right = box.right() - pad
    items: list[Item] = [label]
    if column.time:
        time = replace(counter, px=column.time, weight=look.REGULAR, align=RIGHT, role="row time")
        items.append(_level(words.clock(call.called_at), box, right, label.baseline, time))
        right -= width_of("00:00", column.time) + column.number * 0.3
    start = QRectF(right - column.counter_width, box.top(), column.counter_width, box.height())
    beside = fit(words.counter(call.counter_id), start, counter)
    return [*items, replace(beside, baseline=label.baseline)]


def _level(said: str, box: QRectF, right: float, baseline: float, style: Style) -> Item:
    wide = width_of(said, style.px, style.weight) + 1
    room = QRectF(right - wide, box.top(), wide, box.height())
    return replace(fit(said, room, style), baseline=baseline)


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


def _grid(calling: tuple[Announcement, ...], parts: Regions, glass: Glass) -> tuple[Item, ...]:
    """A burst: every call at once, in as many columns as make the numbers largest."""
    columns = max(range(1, MOST_COLUMNS), key=lambda n: _cell_size(calling, n, parts.right, glass))
    size = _cell_size(calling, columns, parts.right, glass)
    cells = _cells(len(calling), columns, parts.right, glass.scale)
    items: list[Item] = []
    for call, cell in zip(calling, cells, strict=True):
        items += _cell(call, cell, size, glass.scale)
    return tuple(items)


def _cells(count: int, columns: int, box: QRectF, s: float) -> list[QRectF]:
    """Boxes column by column, each column from top to bottom."""
    rows, gap = ceil(count / columns), 10 * s
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


def _cell_size(calling: tuple[Announcement, ...], columns: int, box: QRectF, glass: Glass) -> float:
    cell = _cells(len(calling), columns, box, glass.scale)[0]
    widest = max(width_of(call.label, 1, look.BOLD) for call in calling)
    return float(int(min(cell.height() * 0.95, (cell.width() * 0.72 - 24 * glass.scale) / widest)))


def _cell(call: Announcement, cell: QRectF, size: float, s: float) -> list[Item]:
    door = QRectF(cell.left() + cell.width() * 0.72, cell.top(), cell.width() * 0.28, cell.height())
    door = door.adjusted(0, 5 * s, -5 * s, -5 * s)
    number = QRectF(
        cell.left() + 6 * s, cell.top(), door.left() - cell.left() - 18 * s, cell.height()
    )
    on_door = Style(
        px=size * 0.7, color=look.WALL_GROUND, ground=look.WALL_CALL, weight=look.BOLD,
        align=CENTER, role="calling counter",
    )  # fmt: skip
    word = QRectF(door.left(), door.top() + 1, door.width(), door.height() * 0.36)
    digit = QRectF(
        door.left(), door.top() + 0.38 * door.height(), door.width(), 0.58 * door.height()
    )
    style = replace(
        on_door, px=size, color=look.WALL_CALL, ground=look.WALL_ROW, align=RIGHT,
        role="calling number",
    )  # fmt: skip
    return [
        Plate(rect=cell, color=look.WALL_ROW, radius=10 * s, role="cell"),
        fit(call.label, number, style),
        Plate(rect=door, color=look.WALL_CALL, radius=8 * s, role="door"),
        fit(
            text("Quầy"), word.adjusted(6 * s, 0, -6 * s, 0), replace(on_door, weight=look.SEMIBOLD)
        ),
        fit(str(call.counter_id), digit, on_door),
    ]
