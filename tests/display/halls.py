"""Walls for tests: calls, boards and views with something sensible in every field."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from db.queue.records import Announcement, Day, WallBoard
from display.picture.view import Face, Page, View
from office import hours
from office.profile import VIETNAM, Office
from office.ticket import Lane
from tests import make

NOW = datetime(2026, 11, 23, 8, 42, 20, tzinfo=VIETNAM)
SIZES = {
    "hd": (1920, 1080, 43.0),
    "4k": (3840, 2160, 55.0),
    "upright": (1080, 1920, 43.0),
    "small": (1366, 768, 32.0),
}
LABELS = ("A-012", "UT-004", "B-031", "A-011", "C-007", "B-030", "A-010", "B-029", "A-009")
COUNTERS = (3, 1, 5, 2, 4, 3, 12, 5, 2)


def call(label: str = "A-012", counter_id: int = 3, **parts: Any) -> Announcement:
    """A call; its ticket and version are its number unless they are named."""
    number = int(label.rpartition("-")[2]) + 1000 * ord(label[0])
    return replace(
        Announcement(
            version=number,
            ticket_id=number,
            label=label,
            lane=Lane.PRIORITY if label.startswith("UT") else Lane.ORDINARY,
            counter_id=counter_id,
            language="vi",
            called_at=NOW,
            again=False,
        ),
        **parts,
    )


def office(**parts: Any) -> Office:
    """The office of the pictures."""
    return make.office(
        **{
            "authority": "Trung tâm Phục vụ hành chính công",
            "title": "PHƯỜNG HÒA BÌNH",
            "notice": "Mời bà con chuẩn bị căn cước và giấy tờ gốc."
            " Cần giúp đỡ, xin gặp Quầy hướng dẫn.",
            **parts,
        }
    )


def board(*calls: Announcement, fresh: tuple[Announcement, ...] = (), **parts: Any) -> WallBoard:
    """A read of the wall: `calls` newest first."""
    return replace(
        WallBoard(
            version=max((each.version for each in (*calls, *fresh)), default=1),
            office=office(),
            day=Day(business_date=make.TODAY, is_open=True),
            calls=calls,
            fresh=fresh,
        ),
        **parts,
    )


def past(count: int = 5) -> tuple[Announcement, ...]:
    """What was called before, newest first."""
    return tuple(
        call(label, counter, called_at=NOW - timedelta(minutes=1 + place))
        for place, (label, counter) in enumerate(
            list(zip(LABELS, COUNTERS, strict=True))[1 : count + 1]
        )
    )


def burst(count: int) -> tuple[Announcement, ...]:
    """So many calls in the same second."""
    letters = ("A", "B", "UT", "C")
    return tuple(
        call(f"{letters[place % 4]}-{40 + place:03}", 1 + place % 12) for place in range(count)
    )


def view(*faces: Face, **parts: Any) -> View:
    """A wall with one card and five rows, unless told otherwise."""
    return replace(
        View(
            page=Page.CALLS,
            now=NOW.replace(second=0),
            version=7,
            office=office(),
            faces=faces or (Face(call=call(), english=False),),
            rows=past(),
        ),
        **parts,
    )


def three(**parts: Any) -> View:
    """Three calls at once; the first is being spoken."""
    labels = (("A-012", 3), ("UT-005", 1), ("B-032", 5))
    faces = [Face(call=call(label, at), english=False) for label, at in labels]
    return view(replace(faces[0], speaking=True), *faces[1:], **parts)


def without_calls(page: Page, **parts: Any) -> View:
    """A page without calls."""
    return view(**{"page": page, "faces": (), "rows": (), **parts})


LONG = office(
    authority="Ủy ban nhân dân phường Nguyễn Thị Minh Khai – Thành phố Hồ Chí Minh",
    title="TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG PHƯỜNG NGUYỄN THỊ MINH KHAI",
    notice="Mang theo thẻ căn cước hoặc mở sẵn VNeID. Mọi góp ý về thái độ phục vụ, xin gọi đường"
    " dây nóng 1900 0000 hoặc gửi phiếu vào hòm thư tại sảnh tầng một.",
)


def english(label: str, counter: int) -> Face:
    """A card for a guest."""
    return Face(call=call(label, counter, language="en"), english=True)


EVENING = NOW.replace(hour=19, minute=5, second=0)
STATES: dict[str, View] = {
    "one": view(),
    "priority": view(Face(call=call("UT-005", 12), english=False)),
    "pale": view(Face(call=call(), english=False, pale=True)),
    "english": view(english("A-012", 3)),
    "two": view(
        Face(call=call(), english=False, speaking=True),
        Face(call=call("UT-005", 12), english=False),
    ),
    "three": three(),
    "three-english": three(faces=(english("A-012", 3), english("UT-005", 12), *three().faces[2:])),
    "calling": three(calling=burst(2)),
    "burst": three(calling=burst(17)),
    "silent": view(silent=True),
    "lost": view(lost_since=NOW),
    "lost-three": three(lost_since=NOW, calling=burst(2), silent=True),
    "eight": view(rows=past(8), history_rows=8),
    "three-rows": view(history_rows=3),
    "long": view(office=LONG, rows=past(8), silent=True),
    "wide": view(
        Face(call=call("UTX-123456", 100), english=True),
        rows=tuple(call(f"UTX-12345{n}", 100 + n) for n in range(5)),
    ),
    "first": view(rows=()),
    "empty": without_calls(Page.EMPTY, silent=True),
    "closed": without_calls(Page.CLOSED, now=EVENING, standing=hours.standing(office(), EVENING)),
    "not-opened": without_calls(Page.CLOSED, standing=hours.standing(office(), NOW)),
    "empty-lost": without_calls(Page.EMPTY, lost_since=NOW),
    "night": without_calls(
        Page.NIGHT, now=EVENING, standing=hours.standing(office(), EVENING), lost_since=NOW
    ),
    "starting": View(page=Page.STARTING, now=NOW),
    "trouble": View(
        page=Page.STARTING,
        now=NOW,
        trouble="Không nối được với máy chủ dữ liệu. Chương trình tự thử lại; chưa có gì bị mất.",
    ),
}
