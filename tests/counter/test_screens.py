"""Every page of the counter at every size, looked at as an officer would."""

from dataclasses import replace
from datetime import timedelta

import pytest

from counter.controls import buttons
from counter.queue.desk import DeskState
from counter.queue.tickets_table import HEIGHT
from counter.sign_in.entrance import Entrance
from counter.sign_in.page import SignInPage
from db.queue.records import DeviceTroubleNow
from office.device import DeviceTrouble
from office.qt import look
from office.qt.live import ManualFeed
from office.qt.presenter import Notice
from office.ticket import State
from tests import make, screens

SIZES = [(1366, 768), (1280, 1024), (1920, 1080)]
HINTS = {
    "ho-tich": "Khai sinh, kết hôn, khai tử",
    "chung-thuc": "Sao y, chữ ký",
    "dat-dai": "Cấp sổ, biến động",
}


def waiting(label, ago, next_up=False, **parts):
    one = make.waiting(label, ago, next_up, **parts)
    return replace(one, service=replace(one.service, hint=HINTS[one.service.service_id]))


BUSY = make.counter_board(
    officer_login="officer-3",
    desk=make.desk_ticket(),
    waiting=(
        waiting("UT-005", 9, next_up=True, no_shows=1),
        waiting("A-013", 127),
        waiting("B-033", 17, no_shows=2, language="en"),
        *(waiting(f"A-{n:03}", 14) for n in range(14, 24)),
    ),
    waiting_priority=1,
    missed=(make.waiting("A-010", 40, state=State.NO_SHOW, no_shows=1, ended_at=make.MORNING),),
    others=(
        make.other(1, "Nguyễn Thị Phương Thảo", "UT-004", minutes=71),
        make.other(2, "Vũ Ngọc Lan", "C-006", state=State.CALLED, calls=2),
        make.other(4, "Hoàng Thị Yến", "B-029", alive=False),
        make.other(5, None),
    ),
    undoable=make.undoable("no_show", "B-029"),
)
CALLED = replace(BUSY, desk=make.desk_ticket("UT-005", State.CALLED))
EMPTY = replace(
    BUSY, desk=None, waiting=(), waiting_priority=0, last_label="A-019",
    last_ended_at=make.MORNING, served_today=17, average_seconds=580,
)  # fmt: skip
CLOSED = replace(EMPTY, day=replace(EMPTY.day, is_open=False), missed=(), undoable=None)
DEVICES = (
    DeviceTroubleNow(name="kiosk-1", trouble=DeviceTrouble.PAPER_OUT, since=make.MORNING),
    DeviceTroubleNow(
        name="kiosk-tang-2-cua-dong",
        trouble=DeviceTrouble.UNREACHABLE,
        since=make.MORNING - timedelta(days=3),
    ),
)
TOLD = Notice(
    "Số A-013 đang “Đã xong” nên không thể gọi. Xin xem lại danh sách.",
    make.MORNING + timedelta(days=1),
    trouble=True,
)
STATES = {
    "busy": DeskState(board=BUSY),
    "called": DeskState(board=CALLED),
    "empty": DeskState(board=EMPTY),
    "closed": DeskState(board=CLOSED),
    "device": DeskState(board=replace(BUSY, devices=DEVICES[:1])),
    "devices": DeskState(board=replace(BUSY, devices=DEVICES, others=BUSY.others[:3])),
    "devices-empty": DeskState(board=replace(EMPTY, devices=DEVICES)),
    "lost": DeskState(
        board=replace(BUSY, others=BUSY.others[:3]), lost_since=make.MORNING, notice=TOLD
    ),
}


@pytest.fixture(params=SIZES, ids=lambda size: "×".join(map(str, size)))
def size(request):
    """A screen that officers have."""
    return request.param


@pytest.fixture
def page(site, work, size, qapp):
    """The work page at a size."""
    site.open()
    made = work(3)
    made.desk.stop()
    made.resize(*size)
    return made


def settle(qapp):
    for _ in range(3):
        qapp.processEvents()


def wrong_with(window, least_px=12):
    """Whatever a person could not read or press."""
    return (
        screens.clipped(window)
        + screens.overlapping(window)
        + screens.low_contrast(window, 4.5)
        + screens.nameless(window)
        + [f"too small: {seen}" for seen in screens.texts(window) if seen.px < least_px]
    )


@pytest.mark.parametrize("name", STATES)
def test_the_desk_is_whole_and_readable(page, qapp, name):
    page.show_state(STATES[name])
    settle(qapp)

    assert wrong_with(page) == []


def test_the_missed_are_whole_and_readable(page, qapp):
    page.show_state(STATES["busy"])
    page._show_missed()
    settle(qapp)

    assert wrong_with(page) == []


def test_the_reasons_to_cancel_are_whole_and_readable(page, qapp):
    page.show_state(STATES["busy"])
    page._ask_to_cancel(BUSY.waiting[1])
    settle(qapp)

    assert wrong_with(page) == []


@pytest.mark.parametrize("said", ["", "Tài khoản tạm khóa đến 08:56. Cần gấp, xin gọi quản trị."])
def test_the_sign_in_page_is_whole_and_readable(site, tasks, memory, qtbot, qapp, size, said):  # noqa: PLR0917
    entrance = Entrance(site.store, tasks, ManualFeed(), said=said)
    made = SignInPage(entrance, memory)
    qtbot.addWidget(made)
    made.resize(*size)
    made.show()
    entrance._show(board=make.sign_in_board())
    settle(qapp)

    assert wrong_with(made) == []


@pytest.mark.parametrize("dress", [buttons.MAIN, buttons.PLAIN, buttons.BAND, buttons.BAND_MAIN])
def test_a_button_can_be_read_in_every_state(dress):
    for ground in (dress.ground, dress.hover, dress.pressed):
        assert look.contrast(dress.words, ground) >= 4.5
    assert look.contrast(dress.off_words, dress.off) >= 4.5


def test_the_ring_is_six_pixels_of_amber_around_the_first_key(page, qapp):
    page.show_state(STATES["busy"])
    page.begin()
    settle(qapp)
    picture = page.grab().toImage()
    key = screens.place(page.bar.call_next, page)

    column = [picture.pixelColor(key.center().x(), y).name() for y in range(key.top())]

    assert column.count(look.AMBER.lower()) >= 5  # the sixth is shared with the ink lines


def test_numbers_have_room_whatever_the_office_calls_them(page):
    long = replace(BUSY, waiting=(make.waiting("HCC-0123"),))

    page.show_state(DeskState(board=long))

    assert page.waiting.table.columnWidth(1) > 80
    assert page.waiting.table.rowHeight(0) == HEIGHT
