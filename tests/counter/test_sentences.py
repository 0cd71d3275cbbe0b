from dataclasses import replace
from datetime import timedelta

import pytest

from counter.queue import sentences, waiting
from office import dates
from office.profile import Rules
from office.shift import short_name
from office.ticket import State
from tests import make

WORK = "A-012 Đăng ký khai sinh Hộ tịch"


@pytest.mark.parametrize(
    "asked",
    ["khaisinh", "khai sinh", "KHÁI SÍNH", "sinh khai", "dang ky", "a012", "A-012", "12", ""],
)
def test_a_search_finds_whatever_way_it_is_typed(asked):
    assert waiting.found(asked, WORK)


@pytest.mark.parametrize("asked", ["khai tử", "B-012", "a 13"])
def test_a_search_does_not_find_others(asked):
    assert not waiting.found(asked, WORK)


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [(0, "00:00"), (134, "02:14"), (3599, "59:59"), (3734, "1:02:14"), (-3, "00:00")],
)
def test_a_timer_reads_like_a_clock(seconds, shown):
    assert dates.timer(timedelta(seconds=seconds)) == shown


def test_the_story_of_a_ticket():
    desk = make.desk_ticket()

    assert sentences.story(desk) == (
        "Lấy số 08:13 · chờ 25 phút · gọi 1 lần lúc 08:39 · thường phục vụ 12 phút"
    )


def test_what_is_not_known_is_left_out_of_the_story():
    desk = replace(make.desk_ticket(), usual_minutes=None)

    assert "thường phục vụ" not in sentences.story(desk)


@pytest.mark.parametrize(
    ("parts", "word"),
    [
        ({"name": None}, "Đóng quầy"),
        ({"name": "Vũ Ngọc Lan"}, "Sẵn sàng"),
        ({"name": "Vũ Ngọc Lan", "label": "A-011"}, "Đang phục vụ"),
        ({"name": "Vũ Ngọc Lan", "label": "A-011", "state": State.CALLED}, "Đang gọi"),
        ({"name": "Vũ Ngọc Lan", "label": "A-011", "alive": False}, "Mất kết nối"),
    ],
)
def test_another_counter_is_told_in_a_word(parts, word):
    assert sentences.state_word(make.other(2, **parts)) == word


def test_who_works_here_today_is_counted():
    board = make.counter_board(served_today=17, average_seconds=580)

    assert sentences.today_here(board) == (
        "Hôm nay quầy này phục vụ 17 người, trung bình 9 phút 40 giây"
    )


@pytest.mark.parametrize(
    ("at_desk", "call_finishes", "may"),
    [(False, True, True), (True, True, True), (True, False, False), (False, False, True)],
)
def test_whether_the_next_may_be_called_follows_the_offices_rule(at_desk, call_finishes, may):
    board = make.counter_board(
        office=make.office(rules=Rules(call_finishes=call_finishes)),
        desk=make.desk_ticket() if at_desk else None,
        waiting=(make.waiting("A-013", next_up=True),),
    )

    assert sentences.can_call(board) is may


def test_a_long_name_is_shortened_as_people_do():
    assert short_name("Nguyễn Thị Phương Thảo") == "N. T. P. Thảo"


@pytest.mark.parametrize(
    ("tone", "parts", "said"),
    [
        ("result", {"dossier_code": "H99.01-261123-0018"}, "Nhận kết quả H99…-0018"),
        ("", {"dossier_code": "000.00.00.H15-261123-10001"}, "Hồ sơ H15…-10001"),
        ("", {"procedure_title": "Đăng ký khai sinh"}, "Đăng ký khai sinh"),
        ("", {}, ""),
    ],
)
def test_what_a_ticket_is_for_stands_in_its_note(tone, parts, said):
    one = make.waiting("A-012")
    one = replace(one, service=replace(one.service, tone=tone), **parts)

    assert sentences.note(one) == said


def test_what_a_ticket_is_for_comes_before_other_notes_and_can_be_searched():
    one = replace(make.waiting("A-012", no_shows=1), procedure_title="Đăng ký khai sinh")

    assert sentences.note(one) == "Đăng ký khai sinh · Nhỡ 1 lần, đã khôi phục"
