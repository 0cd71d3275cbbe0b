"""The line at the foot of the wall, and the banner while the link is lost."""

from datetime import datetime

from PySide6.QtCore import QRectF

from display.picture.fitting import Style, fit, wrap
from display.picture.glass import Glass
from display.picture.scene import Item, Plate, Sign
from display.picture.view import View
from office import dates
from office.qt import icons, look
from office.texts import text

HAIR = "#3A4D5E"


def notice_text(view: View) -> str:
    """What the foot says: what priority numbers are while one is called, else the office's own."""
    if view.priority_series:
        said = text("Số có chữ {series} là số ưu tiên. Xin nhường lối cho người được ưu tiên.")
        return said.format(series=view.priority_series)
    own = view.office.notice if view.office else ""
    return own or text("Mời bà con chuẩn bị căn cước và giấy tờ gốc. Cần giúp đỡ, xin hỏi cán bộ.")


def notice(view: View, box: QRectF, glass: Glass) -> tuple[Item, ...]:
    """One notice under a hair line; upright screens have two lines for it."""
    s = glass.scale
    side = 48 * s
    style = Style(px=44 * s, color=look.WALL_MUTED, ground=look.WALL_GROUND, role="notice")
    lines = wrap(
        notice_text(view), box.adjusted(side + 28 * s, 4 * s, 0, 0), style,
        most_lines=3 if glass.portrait else 2,
    )  # fmt: skip
    middle = lines[0].box.center().y() if lines else box.center().y()
    icon = QRectF(box.left(), middle - side / 2, side, side)
    return (
        Plate(rect=QRectF(box.left(), box.top(), box.width(), max(1, 2 * s)), color=HAIR),
        Sign(rect=icon, name="info", color=look.WALL_MUTED, ground=look.WALL_GROUND),
        *lines,
    )


def banner(since: datetime, box: QRectF, glass: Glass) -> tuple[Item, ...]:
    """White, so that it cannot be missed: the numbers below may be old."""
    s = glass.scale
    side = 92 * s
    said = text("Màn hình mất kết nối từ {time}. Số bên dưới có thể đã cũ.")
    bold = Style(
        px=56 * s, color=look.WALL_GROUND, ground=look.PAPER, weight=look.BOLD, role="banner"
    )
    plain = Style(px=46 * s, color=look.WALL_GROUND, ground=look.PAPER, role="banner advice")
    room = box.adjusted(side + 80 * s, 14 * s, -36 * s, -12 * s)
    upper = QRectF(room.left(), room.top(), room.width(), room.height() * 0.6)
    lower = QRectF(room.left(), upper.bottom(), room.width(), room.height() * 0.4)
    lines = wrap(said.format(time=dates.clock(since)), upper, bold, most_lines=2)
    return (
        Plate(rect=box, color=look.PAPER, radius=16 * s, role="banner"),
        Sign(
            rect=QRectF(box.left() + 40 * s, box.center().y() - side / 2, side, side),
            name="wifi-off", color=look.WALL_GROUND, ground=look.PAPER, stroke=icons.THIN,
        ),
        *lines,
        fit(text("Mời bà con nghe cán bộ gọi số. Không ai bị mất lượt."), lower, plain),
    )  # fmt: skip
