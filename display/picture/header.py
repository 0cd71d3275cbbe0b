"""The head of the wall: emblem, office, day and clock."""

from dataclasses import replace

from PySide6.QtCore import QRectF

from display.picture import words
from display.picture.fitting import LEFT, RIGHT, Style, fit, wrap
from display.picture.glass import Glass
from display.picture.scene import Item, Sign
from display.picture.view import View
from office import dates
from office.profile import Office
from office.qt import look

PLAIN = Style(px=40, color=look.WALL_MUTED, ground=look.WALL_GROUND)


def header(view: View, box: QRectF, glass: Glass) -> tuple[Item, ...]:
    """The head in its box: right what is always as long, left the office in the room it has."""
    right = _upright(view, box, glass.scale) if glass.portrait else _lying(view, box, glass.scale)
    ends = min(each.x for each in right)
    return (*_office(view, box, ends - 40 * glass.scale, glass), *right)


def _lying(view: View, box: QRectF, s: float) -> tuple:
    digits = Style(
        px=86 * s, color=look.PAPER, ground=look.WALL_GROUND, weight=look.BOLD, align=RIGHT,
        role="clock",
    )  # fmt: skip
    clock = fit(dates.clock(view.now), _part(box, 0, 0.95), digits)
    beside = QRectF(box)
    beside.setRight(clock.x - 36 * s)
    return (
        clock,
        fit(dates.weekday(view.now.weekday()), _part(beside, 0, 0.42), _plain(s, 40, align=RIGHT)),
        fit(
            words.day(view.now),
            _part(beside, 0.5, 0.98),
            _plain(s, 46, align=RIGHT, color=look.PAPER, role="date"),
        ),
    )


def _upright(view: View, box: QRectF, s: float) -> tuple:
    digits = Style(
        px=84 * s, color=look.PAPER, ground=look.WALL_GROUND, weight=look.BOLD, align=RIGHT,
        role="clock",
    )  # fmt: skip
    day = f"{dates.weekday(view.now.weekday())} {view.now:%d/%m}"
    return (
        fit(dates.clock(view.now), _part(box, -0.04, 0.6), digits),
        fit(day, _part(box, 0.64, 1.0), _plain(s, 34, align=RIGHT, role="date")),
    )


def _office(view: View, box: QRectF, right: float, glass: Glass) -> tuple[Item, ...]:
    if view.office is None:
        return ()
    s = glass.scale
    side = 90 * s
    emblem = QRectF(box.left(), box.center().y() - side / 2, side, side)
    name = QRectF(box)
    name.setLeft(emblem.right() + 28 * s)
    name.setRight(right)
    bold = Style(
        px=48 * s, color=look.PAPER, ground=look.WALL_GROUND, weight=look.BOLD, role="office"
    )
    return (Sign(rect=emblem), *_names(view.office, name, bold, s))


def _names(office: Office, box: QRectF, bold: Style, s: float) -> tuple[Item, ...]:
    """Authority and office on a line each; a long office gets two lines of its own."""
    authority = _plain(s, 40, role="authority")
    title = fit(office.title, _part(box, 0.48, 0.98), bold)
    if title.px > 0.72 * bold.px:
        return fit(office.authority, _part(box, 0, 0.44), authority), title
    lines = wrap(office.title, _part(box, 0.27, 1.03), bold)
    return fit(office.authority, _part(box, -0.06, 0.27), authority), *lines


def _plain(s: float, px: float, **parts: object) -> Style:
    return replace(PLAIN, px=px * s, **{"align": LEFT, **parts})  # type: ignore[arg-type]


def _part(box: QRectF, start: float, end: float) -> QRectF:
    high = box.height()
    return QRectF(box.left(), box.top() + start * high, box.width(), (end - start) * high)
