"""The left side: the number that is called, as large as fits, and where to go."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QRectF

from display.picture import words
from display.picture.fitting import CENTER, RIGHT, Style, fit, same_size
from display.picture.glass import Glass
from display.picture.scene import Item, Plate
from display.picture.view import Face
from office import dates
from office.qt import look
from office.texts import text

PALE = "#FFF0BF"  # the other half of a flash
HUGE = 2000  # as large as fits
FILLED = 0.98  # of its box: a text is measured at another size than it is painted


@dataclass(frozen=True, slots=True, kw_only=True)
class Colors:
    """A card's ground, what stands on it, its band and what stands there."""

    ground: str
    ink: str
    band: str
    on_band: str


CALLED = Colors(
    ground=look.WALL_CALL, ink=look.WALL_GROUND, band=look.WALL_GROUND, on_band=look.WALL_CALL
)
OLD = Colors(ground=look.WALL_ROW, ink=look.WALL_MUTED, band=look.WALL_ROW, on_band=look.WALL_MUTED)


def cards(faces: tuple[Face, ...], box: QRectF, glass: Glass, *, old: bool) -> tuple[Item, ...]:
    """One large card or two or three flat ones. `old` ones may be outdated: nothing is yellow."""
    if len(faces) == 1:
        return _single(faces[0], box, glass.scale, old=old)
    return _several(faces, box, glass.scale, old=old)


def _colors(face: Face, old: bool) -> Colors:
    if old:
        return OLD
    return replace(CALLED, ground=PALE) if face.pale else CALLED


def _ground(box: QRectF, s: float, colors: Colors, *, old: bool) -> Plate:
    return Plate(
        rect=box, color=colors.ground, radius=24 * s, role="card",
        border=look.BORDER if old else "", thick=4 * s if old else 0,
    )  # fmt: skip


def _inside(box: QRectF, left: float, top: float, right: float, bottom: float) -> QRectF:
    """A part of a box in parts of its width and height."""
    return QRectF(
        box.left() + left * box.width(),
        box.top() + top * box.height(),
        (right - left) * box.width(),
        (bottom - top) * box.height(),
    )


def _style(px: float, color: str, ground: str, role: str) -> Style:
    return Style(px=px, color=color, ground=ground, weight=look.BOLD, align=CENTER, role=role)


def _single(face: Face, box: QRectF, s: float, *, old: bool) -> tuple[Item, ...]:
    colors = _colors(face, old)
    head = text("Mời công dân có số")
    if old:
        head = text("Số gọi lúc {time}").format(time=dates.clock(face.call.called_at))
    lower = 0.64 if old else 0.615
    return (
        _ground(box, s, colors, old=old),
        fit(
            head,
            _inside(box, 0.05, 0.045, 0.95, 0.185),
            _style(66 * s, colors.ink, colors.ground, "invitation"),
        ),
        fit(
            face.call.label,
            _inside(box, 0.055, 0.25 if old else 0.2, 0.945, lower),
            _style(HUGE, colors.ink, colors.ground, "number"),
        ),
        *(_old_counter(face, box, colors) if old else _band(face, box, s, colors)),
    )


def _old_counter(face: Face, box: QRectF, colors: Colors) -> tuple[Item, ...]:
    style = _style(HUGE, colors.ink, colors.ground, "counter")
    return (fit(words.counter(face.call.counter_id), _inside(box, 0.1, 0.7, 0.9, 0.95), style),)


def _band(face: Face, box: QRectF, s: float, colors: Colors) -> tuple[Item, ...]:
    band = _inside(box, 0, 0.645, 1, 1).adjusted(28 * s, 0, -28 * s, -28 * s)
    style = _style(HUGE, colors.on_band, colors.band, "counter")
    plate = Plate(rect=band, color=colors.band, radius=16 * s, role="band")
    if not face.english:
        to = fit(
            words.to_counter(face.call.counter_id), _inside(band, 0.045, 0.1, 0.955, 0.92), style
        )
        return plate, to
    return (
        plate,
        fit(words.to_counter(face.call.counter_id), _inside(band, 0.04, 0.05, 0.96, 0.64), style),
        fit(
            words.to_counter_in_english(face.call.counter_id),
            _inside(band, 0.04, 0.68, 0.96, 0.95),
            replace(style, px=62 * s, weight=look.SEMIBOLD, role="english"),
        ),
    )


def _several(faces: tuple[Face, ...], box: QRectF, s: float, *, old: bool) -> tuple[Item, ...]:
    gap = 24 * s
    high = (box.height() - gap * (len(faces) - 1)) / len(faces)
    boxes = [
        QRectF(box.left(), box.top() + place * (high + gap), box.width(), high)
        for place in range(len(faces))
    ]
    split = 0.655 if high > box.width() * 0.3 else 0.625
    items: list[Item] = []
    for face, ground in zip(faces, boxes, strict=True):
        colors = _colors(face, old)
        items.append(_ground(ground, s, colors, old=old))
        if face.speaking and not old and len(faces) > 1:
            items.append(_outline(ground, s))
    return (
        *items,
        *_numbers(faces, boxes, split - 0.03, old=old),
        *_counters(faces, [_inside(each, split, 0, 1, 1) for each in boxes], s, old=old),
    )


def _outline(box: QRectF, s: float) -> Plate:
    grow = 10 * s
    return Plate(
        rect=box.adjusted(-grow, -grow, grow, grow), radius=32 * s, border=look.PAPER,
        thick=5 * s, role="speaking",
    )  # fmt: skip


def _numbers(
    faces: tuple[Face, ...], boxes: list[QRectF], right: float, *, old: bool
) -> tuple[Item, ...]:
    """All at one size and flush right: digits stand under digits."""
    rooms = [_inside(each, 0.03, 0.08, right, 0.92) for each in boxes]
    labels = [face.call.label for face in faces]
    size = same_size(labels, rooms, _style(HUGE, "", "", "")) * FILLED
    styles = [
        replace(_style(size, c.ink, c.ground, "number"), align=RIGHT)
        for c in (_colors(face, old) for face in faces)
    ]
    return tuple(
        fit(label, room, style) for label, room, style in zip(labels, rooms, styles, strict=True)
    )


def _counters(
    faces: tuple[Face, ...], boxes: list[QRectF], s: float, *, old: bool
) -> tuple[Item, ...]:
    """Each counter in its band; where the band is tall, its number under the word."""
    inset = 20 * s
    bands = [each.adjusted(0, inset, -inset, -inset) for each in boxes]
    tall = bands[0].height() > 0.75 * bands[0].width()
    lines = [_lines(face, tall=tall) for face in faces]
    rooms = [_rooms(band, len(lines[0]), bool(_below(face, old)))
             for face, band in zip(faces, bands, strict=True)]  # fmt: skip
    sizes = [
        same_size([each[line] for each in lines], [each[line] for each in rooms], _COUNTER) * FILLED
        for line in range(len(lines[0]))
    ]
    below = [(_below(face, old), room[-1]) for face, room in zip(faces, rooms, strict=True)]
    lower = same_size([said for said, _ in below], [room for _, room in below], _COUNTER) * FILLED
    items: list[Item] = []
    for face, band, said, room in zip(faces, bands, lines, rooms, strict=True):
        colors = _colors(face, old)
        style = replace(_COUNTER, color=colors.on_band, ground=colors.band)
        items.append(Plate(rect=band, color=colors.band, radius=16 * s, role="band"))
        items += [
            fit(line, place, replace(style, px=size))
            for line, place, size in zip(said, room, sizes, strict=False)
        ]
        if under := _below(face, old):
            small = replace(style, px=lower, weight=look.SEMIBOLD, role="english")
            items.append(fit(under, room[-1], small))
    return tuple(items)


_COUNTER = Style(px=HUGE, color="", ground="", weight=look.BOLD, align=CENTER, role="counter")


def _lines(face: Face, *, tall: bool) -> tuple[str, ...]:
    if tall:
        return text("Quầy"), str(face.call.counter_id)
    return (words.counter(face.call.counter_id),)


def _rooms(band: QRectF, lines: int, below: bool) -> tuple[QRectF, ...]:
    """Where the lines of a band stand, the one below them last."""
    ends: tuple[tuple[float, float], ...]
    match lines, below:
        case 1, False:
            ends = ((0.08, 0.92),)
        case 1, True:
            ends = ((0.06, 0.58), (0.64, 0.92))
        case _, False:
            ends = ((0.06, 0.36), (0.4, 0.92))
        case _:
            ends = ((0.05, 0.32), (0.34, 0.74), (0.78, 0.94))
    return tuple(_inside(band, 0.065, top, 0.935, bottom) for top, bottom in ends)


def _below(face: Face, old: bool) -> str:
    """What stands under the counter: when it was, or the same in English."""
    if old:
        return dates.clock(face.call.called_at)
    return words.counter_in_english(face.call.counter_id) if face.english else ""
