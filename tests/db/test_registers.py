"""The register and the hand-over lists: every dossier once, where it has been, who has it."""

from datetime import timedelta

import pytest

from db.dossiers import circulation
from db.reports import hand_over_lists, registers
from office.dossiers.dossier import DESK, DESK_TITLE, ReturnBy
from office.procedure import Channel
from office.reports.figures import Period
from office.reports.registers import RegisterWanted
from tests import dossiers as made
from tests.db.two_days import MONDAY, TUESDAY, UNIT, WEEK, Desk, at, live


@pytest.fixture
def desk(site):
    return Desk(site)


@pytest.fixture
def lived(desk):
    return live(desk)


def lines_of(desk, *, size=registers.PAGE, period=WEEK, **narrow):
    wanted = RegisterWanted(period=period, **narrow)
    return list(registers.lines(desk.store, registers.head(desk.store, wanted), size=size))


def test_a_line_tells_where_a_dossier_has_been_and_who_took_the_result(lived):
    built, copy, birth = lines_of(lived)
    office = DESK_TITLE

    assert (built.number, built.sets, built.name, built.phone) == (
        1, 2, "Lê Minh Châu", "0900000111",
    )  # fmt: skip
    assert (built.received_at, built.sent_at, built.result_at, built.returned_at) == (
        at("08:00"), at("09:30"), at("14:20", TUESDAY), at("15:00", TUESDAY),
    )  # fmt: skip
    assert built.unit == "Phòng Kinh tế, Hạ tầng và Đô thị"
    assert built.note == "Người nhận: Vũ Kim Hà; Cả hai ký"
    assert (copy.unit, copy.sent_at, copy.result_at) == (office, None, at("10:00"))
    assert copy.note == ""
    assert (birth.return_by, birth.note, birth.returned_at) == (
        ReturnBy.POST, "Không tiếp nhận", None,
    )  # fmt: skip


def test_a_mistake_is_left_out_and_the_years_numbers_go_on(lived):
    lived.receive(at("08:00", TUESDAY))

    assert [each.number for each in lines_of(lived)] == [1, 2, 3, 4]
    assert [each.number for each in lines_of(lived, period=Period(TUESDAY, TUESDAY))] == [4]


NARROWED = (
    ({"field": "Chứng thực"}, ["Chứng thực bản sao"]),
    ({"procedure_code": made.BIRTH.code}, ["Đăng ký khai sinh"]),
    ({"officer": "officer-2"}, ["Chứng thực bản sao"]),
    ({"channel": Channel.ONLINE}, ["Đăng ký khai sinh"]),
    ({"channel": Channel.POST}, []),
    ({"field": "Xây dựng", "officer": "officer-2"}, []),
)


def test_a_narrowed_register_has_its_own_numbers(lived):
    for narrow, titles in NARROWED:
        found = lines_of(lived, **narrow)
        assert [each.title for each in found] == titles, narrow
        assert [each.number for each in found] == list(range(1, len(found) + 1))


def test_what_is_read_page_by_page_is_the_whole_also_where_instants_are_equal(desk):
    for number in range(7):
        desk.receive(at("08:00") + timedelta(minutes=number // 3))
    whole = lines_of(desk)

    assert [each.code[-4:] for each in whole] == [f"{n:04}" for n in range(1, 8)]
    for size in (1, 2, 3, 7):
        assert lines_of(desk, size=size) == whole


def test_a_days_hand_overs_are_listed_by_giver_and_receiver(lived):
    out = lived.store.read(hand_over_lists.hand_over_lists, MONDAY)
    back = lived.store.read(hand_over_lists.hand_over_lists, TUESDAY, unit_id=UNIT)
    nothing = lived.store.read(hand_over_lists.hand_over_lists, TUESDAY, unit_id="van-hoa")

    assert [(each.giver.unit_id, each.receiver.unit_id) for each in out] == [(DESK, UNIT)]
    assert [(each.giver.unit_id, each.receiver.unit_id) for each in back] == [(UNIT, DESK)]
    assert nothing == ()
    (given,), (came,) = out[0].lines, back[0].lines
    assert (given.name, given.papers, given.with_result) == ("Lê Minh Châu", (3, 1), False)
    assert (given.handed_at, given.accepted_at, given.accepted_by) == (
        at("09:30"), at("09:40"), "Trương Gia Bảo",
    )  # fmt: skip
    assert (came.with_result, came.handed_by) == (True, "Trương Gia Bảo")


def test_what_was_taken_back_says_so(desk):
    mine = desk.receive(at("08:00"))
    desk.do(at("08:10"), circulation.hand_over, mine.dossier_id, UNIT)
    desk.do(at("08:20"), circulation.take_back, mine.dossier_id, UNIT)
    out, back = desk.store.read(hand_over_lists.hand_over_lists, MONDAY)

    assert (out.lines[0].taken_back, back.lines[0].taken_back) == (False, True)
    assert lines_of(desk)[0].sent_at is None


def test_when_it_first_left_the_desk_stays_told_whatever_a_unit_takes_back(desk):
    mine = desk.receive(at("08:00"))
    desk.do(at("08:10"), circulation.hand_over, mine.dossier_id, UNIT)
    desk.do(at("08:20"), circulation.hand_over, mine.dossier_id, "van-hoa", by="bao")
    desk.do(at("08:30"), circulation.take_back, mine.dossier_id, "van-hoa", by="bao")
    between_units = lines_of(desk)[0]
    desk.do(at("08:40"), circulation.record_result, mine.dossier_id, by="bao")
    desk.do(at("08:50"), circulation.take_back, mine.dossier_id, DESK, by="bao")
    result = lines_of(desk)[0]

    assert between_units.sent_at == result.sent_at == at("08:10")


def test_a_result_that_a_unit_took_back_and_gave_again_is_still_its_result(desk):
    mine = desk.receive(at("08:00"))
    desk.do(at("08:10"), circulation.hand_over, mine.dossier_id, UNIT)
    desk.do(at("08:40"), circulation.record_result, mine.dossier_id, by="bao")
    desk.do(at("08:50"), circulation.take_back, mine.dossier_id, DESK, by="bao")
    desk.do(at("09:00"), circulation.hand_over, mine.dossier_id, DESK, by="bao")
    on_its_way = lines_of(desk)[0]
    desk.do(at("09:10"), circulation.accept, mine.dossier_id)
    there = lines_of(desk)[0]

    assert on_its_way.unit == there.unit == "Phòng Kinh tế, Hạ tầng và Đô thị"
    assert (on_its_way.result_at, there.result_at) == (None, at("09:10"))
