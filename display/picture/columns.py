"""How rows stand under each other: how many, how high, how large number and counter are."""

from dataclasses import dataclass
from math import floor

from PySide6.QtCore import QRectF

from display.picture import words
from display.picture.fitting import width_of
from display.picture.glass import Glass
from display.picture.view import View
from office.qt import look
from office.texts import text

FEWEST = 3
USUAL_M = 5.0  # up to here as many rows as the office likes, farther away fewer and taller ones
AIRY = (17.0, 0.77)  # between rows, and a number's size in parts of a row's height
DENSE = (8.0, 0.9)
PAD = 38.0
SPACE = 0.3  # between number, counter and time, in parts of the number's size


@dataclass(frozen=True, slots=True)
class Beside:
    """A counter's and a time's size in parts of the number's. With `word`, "Quầy" stands so
    large above the counter's digits; without, in front of them."""

    counter: float
    word: float
    time: float


IN_LINE = (Beside(0.72, 0, 0.62), Beside(0.52, 0, 0.45))
STACKED = Beside(0.72, 0.36, 0)  # leaves the number more of the width, where rows are tall


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """The common measures of rows that stand under each other, in pixels; `word` 0: in line,
    `time` 0: none."""

    rows: int
    high: float
    gap: float
    number: float
    counter: float
    word: float
    time: float
    number_width: float
    counter_width: float

    @property
    def cap(self) -> float:
        """The capital height of its numbers."""
        return int(self.number) * look.CAP_HEIGHT

    @property
    def space(self) -> float:
        """Between number, counter and time."""
        return self.number * SPACE


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
    return (
        airy
        if view.lost_since or airy.cap >= glass.least_cap
        else _column(view, rows, box, glass, DENSE)
    )


def _column(view: View, rows: int, box: QRectF, glass: Glass, shape: tuple[float, float]) -> Column:
    gap = shape[0] * glass.scale
    high = (box.height() - gap * (rows - 1)) / rows
    room = box.width() - 2 * PAD * glass.scale
    wanted = high * shape[1]
    ways = (*IN_LINE, STACKED) if glass.viewing_m > USUAL_M else IN_LINE
    if view.lost_since is not None:
        ways = IN_LINE
    sizes = {way: min(wanted, room / _total(view, way)) for way in ways}
    way = next((each for each in ways if sizes[each] == wanted), max(ways, key=sizes.__getitem__))
    number = float(int(sizes[way]))
    widths = _widths(view, way)
    return Column(
        rows=rows,
        high=high,
        gap=gap,
        number=number,
        counter=number * way.counter,
        word=number * way.word,
        time=number * way.time if view.lost_since is not None else 0,
        number_width=number * widths[0],
        counter_width=number * widths[1],
    )


def _total(view: View, way: Beside) -> float:
    number, counter, time = _widths(view, way)
    return number + counter + time + (2 * SPACE if time else SPACE)


def _widths(view: View, way: Beside) -> tuple[float, float, float]:
    """Of the widest number, counter and time, for a number of one pixel."""
    calls = (*view.rows, *view.calling)
    series = view.office.rules.priority_series if view.office else ""
    labels = {*(call.label for call in calls), f"{series or 'A'}-000"}
    numbers = {*(call.counter_id for call in calls), 8}
    return (
        max(width_of(each, 1, look.BOLD) for each in labels),
        max(_counter_width(each, way) for each in numbers) * 1.02,
        width_of("00:00", way.time) if view.lost_since is not None else 0,
    )


def _counter_width(number: int, way: Beside) -> float:
    if not way.word:
        return width_of(words.counter(number), way.counter, look.BOLD)
    digits = width_of(str(number), way.counter, look.BOLD)
    return max(digits, width_of(text("Quầy"), way.word, look.BOLD))
