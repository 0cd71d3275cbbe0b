"""Whether the farthest seat can read this wall: what `./run display --check` says."""

from dataclasses import dataclass
from datetime import UTC, datetime

from db.queue.records import Announcement
from display.picture.glass import Glass
from display.picture.scene import Scene
from display.picture.view import Face, Page, View
from display.picture.wall import compose
from office.texts import N_, VIETNAMESE, text
from office.ticket import Lane

LABEL = "UT-000"  # the widest that offices usually have


@dataclass(frozen=True, slots=True, kw_only=True)
class Legible:
    """How high the numbers in one place are, and from how far they are read."""

    title: str
    cap_mm: float
    reach_m: float


def legible(glass: Glass, history_rows: int) -> tuple[Legible, ...]:
    """The numbers on one card, on three cards, and in the rows."""
    one, three = (compose(_sample(count, history_rows), glass) for count in (1, 3))
    return (
        _of(glass, N_("Số đang gọi"), one, "number"),
        _of(glass, N_("Ba số gọi cùng lúc"), three, "number"),
        _of(glass, N_("Các số vừa gọi"), one, "row number"),
    )


def _of(glass: Glass, title: str, scene: Scene, role: str) -> Legible:
    cap = min(each.cap for each in scene.words if each.style.role == role)
    return Legible(
        title=text(title), cap_mm=cap / glass.pixels_per_mm, reach_m=glass.readable_m(cap)
    )


def _sample(cards: int, history_rows: int) -> View:
    now = datetime.now(UTC)
    calls = tuple(
        Announcement(
            version=number,
            ticket_id=number,
            label=LABEL,
            lane=Lane.PRIORITY,
            counter_id=8,
            language=VIETNAMESE,
            called_at=now,
            again=False,
        )
        for number in range(cards + history_rows)
    )
    return View(
        page=Page.CALLS,
        now=now,
        faces=tuple(Face(call=each, english=False) for each in calls[:cards]),
        rows=calls[cards:],
        history_rows=history_rows,
    )


def sentences(glass: Glass, history_rows: int) -> tuple[str, ...]:
    """The verdict in words, the screen first, then a line for each kind of number."""
    screen = text("Màn hình {width}×{height} điểm, {inches} inch, người xem xa nhất {metres} m.")
    line = text("{title}: chữ cao {cap} mm, đọc được từ {reach} m – {verdict}")
    good, bad = text("đạt"), text("CHƯA ĐẠT: xin giảm số dòng hoặc dùng màn hình lớn hơn")
    return (
        screen.format(
            width=glass.width,
            height=glass.height,
            inches=_figure(glass.inches),
            metres=_figure(glass.viewing_m),
        ),
        *(
            line.format(
                title=each.title,
                cap=_figure(each.cap_mm),
                reach=_figure(each.reach_m),
                verdict=good if each.reach_m >= glass.viewing_m else bad,
            )
            for each in legible(glass, history_rows)
        ),
    )


def is_legible(glass: Glass, history_rows: int) -> bool:
    """Whether every number is read from the farthest seat."""
    return all(each.reach_m >= glass.viewing_m for each in legible(glass, history_rows))


def _figure(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0").replace(".", ",")
