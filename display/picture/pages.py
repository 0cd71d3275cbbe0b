"""Pages without calls: before the first one, closed, at night, and while the program starts."""

from dataclasses import replace

from PySide6.QtCore import QRectF

from display.picture import words
from display.picture.fitting import CENTER, LINE, Style, Words, fit, wrap
from display.picture.glass import Glass, Regions
from display.picture.history import silent_mark
from display.picture.scene import Item, Plate, Scene, Sign
from display.picture.view import Page, View
from office import dates
from office.qt import look
from office.texts import text

NIGHT_GROUND = "#03070B"
NIGHT_INK = "#9AA8B4"
PLACES = (0.22, 0.5, 0.36, 0.62)  # where the night's clock stands, minute by minute


def panel(view: View, parts: Regions, glass: Glass) -> tuple[Item, ...]:
    """One calm panel where the calls would stand."""
    s, box = glass.scale, parts.whole
    icon, head, advice = _said(view)
    style = Style(
        px=92 * s, color=look.PAPER, ground=look.WALL_ROW, weight=look.BOLD, align=CENTER,
        role="headline",
    )  # fmt: skip
    small = replace(style, px=54 * s, weight=look.REGULAR, color=look.WALL_MUTED, role="advice")
    room = box.adjusted(60 * s, 0, -60 * s, 0)
    side = 140 * s
    top, headline = _stacked(head, room, style, side + 36 * s)
    bottom, below = _stacked(advice, room, small, top + 20 * s)
    down = box.center().y() - bottom / 2
    symbol = QRectF(box.center().x() - side / 2, down, side, side)
    items: list[Item] = [
        Plate(rect=box, color=look.WALL_ROW, radius=24 * s, role="panel"),
        Sign(rect=symbol, name=icon, color=look.WALL_MUTED, ground=look.WALL_ROW),
        *(each.moved(down) for each in (*headline, *below)),
    ]
    if view.silent:
        corner = QRectF(box.left(), box.top() + 24 * s, box.width() - 32 * s, 52 * s)
        items += silent_mark(corner, s, look.WALL_ROW)
    return tuple(items)


def _stacked(said: str, room: QRectF, style: Style, top: float) -> tuple[float, tuple[Words, ...]]:
    """Lines below `top`, and where they end."""
    lines = wrap(said, QRectF(room.left(), 0, room.width(), 2 * LINE * style.px), style)
    up = top - lines[0].box.top()
    return lines[-1].box.bottom() + up, tuple(each.moved(up) for each in lines)


def _said(view: View) -> tuple[str, str, str]:
    """Icon, headline and advice of a page."""
    match view.page:
        case Page.STARTING if view.trouble:
            return "triangle-alert", text("Màn hình chưa kết nối được"), view.trouble
        case Page.STARTING:
            return "clock", text("Đang kết nối…"), text("Xin đợi một chút.")
        case Page.CLOSED:
            return "door-open", words.why_closed(view.standing), _when_open(view)
    return (
        "ticket",
        text("Chưa gọi số nào"),
        text("Mời bà con lấy số và ngồi chờ. Số được gọi sẽ hiện ở đây."),
    )


def _when_open(view: View) -> str:
    if view.standing is not None and view.standing.is_open:
        return text("Mời bà con ngồi chờ. Cán bộ sẽ bắt đầu ngay.")
    return words.opens_again(view.standing) or text("Hẹn gặp lại bà con.")


def night(view: View, glass: Glass) -> Scene:
    """Dark, with a clock that wanders; a call brings the wall back."""
    s = glass.scale
    middle = glass.height * PLACES[view.now.minute % len(PLACES)]
    style = Style(
        px=200 * s, color=NIGHT_INK, ground=NIGHT_GROUND, weight=look.SEMIBOLD, align=CENTER,
        role="clock",
    )  # fmt: skip
    room = QRectF(64 * s, middle - 130 * s, glass.width - 128 * s, 200 * s)
    small = replace(style, px=46 * s, weight=look.REGULAR, role="office")
    below = room.translated(0, 200 * s)
    below.setHeight(70 * s)
    lines = (
        view.office.title if view.office else "",
        words.opens_again(view.standing) or dates.full_date(view.now),
        _lost(view),
    )
    said = [
        fit(line, below.translated(0, place * 80 * s), replace(small, role=role))
        for place, (line, role) in enumerate(zip(lines, ("office", "date", "lost"), strict=True))
        if line
    ]
    return Scene(ground=NIGHT_GROUND, items=(fit(dates.clock(view.now), room, style), *said))


def _lost(view: View) -> str:
    if view.lost_since is None:
        return ""
    return text("Mất kết nối từ {time}").format(time=dates.clock(view.lost_since))
