"""A dossier's life, on both engines: its moves, its clock, its hands, and that history tells it."""

from dataclasses import replace
from datetime import datetime

import pytest

from db import catalog
from db.dossiers import circulation, intake, life
from db.dossiers.page import dossier_page
from db.verify import history
from office import errors
from office.dossiers.deadlines import Standing
from office.dossiers.dossier import DESK, DossierState, ReturnBy, Role
from office.forms import letters
from office.people.person import Person
from office.procedure import Channel, ChannelLimit
from office.procedure import Unit as LimitUnit
from office.profile import VIETNAM, CodeSource, DossierRules
from tests import dossiers as made
from tests import stores

UNIT = "kinh-te"


@pytest.fixture
def office(site):
    """The office open, with units and one officer in one of them."""
    site.open()
    site.do(catalog.load, made.catalog())
    site.store.touch(catalog.put_officer, "bao", "Trương Gia Bảo", "")
    site.store.touch(catalog.put_in_unit, "bao", UNIT)
    return site


def by(office, actor, command, *args, **kwargs):
    """A command by an officer named by login."""
    return office.store.write(stores.op(office.store, actor), command, *args, **kwargs)


def register(office, procedure=made.BUILD, **parts):
    return office.do(intake.register, made.draft(procedure, **parts), counter_id=1, by=1)


def assert_history_tells_it(office):
    report = office.store.read(history.verify)
    assert report.faults == ()


def at(text):
    return datetime.fromisoformat(text).replace(tzinfo=VIETNAM)


def test_a_whole_life_from_the_desk_through_a_unit_to_the_citizen(office):
    mine = register(office)
    by(office, "officer-1", circulation.hand_over, mine.dossier_id, UNIT)
    by(office, "bao", circulation.accept, mine.dossier_id)
    by(office, "bao", circulation.assign, mine.dossier_id, "bao", "appraise")
    done = by(office, "bao", circulation.record_result, mine.dossier_id)
    by(office, "officer-1", circulation.accept, mine.dossier_id)
    given = by(office, "officer-1", life.return_result, mine.dossier_id, "Trần Thị Bình", "CCCD")

    assert (done.state, done.standing, done.unit_id) == (
        DossierState.RESULT_READY,
        Standing.EARLY,
        DESK,
    )
    assert given.state is DossierState.RETURNED
    assert given.return_by is ReturnBy.DESK
    assert_history_tells_it(office)


def test_waiting_for_papers_stops_the_clock_and_the_due_date_moves(office):
    mine = register(office)
    asked = by(office, "officer-1", life.request_supplement, mine.dossier_id, ("Bản vẽ",), "")
    office.clock.forward(days=2)
    come = by(office, "officer-1", life.receive_supplement, mine.dossier_id)

    assert asked.state is DossierState.AWAITING_SUPPLEMENT
    assert asked.paused_since is not None
    assert come.state is DossierState.RECEIVED
    assert come.paused_since is None
    assert mine.due_at < come.due_at
    assert come.first_due_at == mine.due_at
    assert_history_tells_it(office)


def test_two_officers_on_one_dossier_the_second_is_told(office):
    mine = register(office)
    by(office, "officer-1", life.notify, mine.dossier_id, "phone", seen=mine.version)

    with pytest.raises(errors.DossierChanged):
        by(office, "officer-2", life.withdraw, mine.dossier_id, "Đổi ý", seen=mine.version)


def test_a_unit_that_does_not_hold_it_may_not_settle_it(office):
    mine = register(office)

    with pytest.raises(errors.DossierElsewhere):
        by(office, "bao", circulation.record_result, mine.dossier_id)


def test_what_was_not_confirmed_can_be_taken_back_and_what_was_cannot(office):
    mine = register(office)
    by(office, "officer-1", circulation.hand_over, mine.dossier_id, UNIT)
    back = by(office, "officer-1", circulation.take_back, mine.dossier_id, UNIT)
    by(office, "officer-1", circulation.hand_over, mine.dossier_id, UNIT)
    by(office, "bao", circulation.accept, mine.dossier_id)

    assert (back.state, back.unit_id) == (DossierState.RECEIVED, DESK)
    with pytest.raises(errors.NothingToTakeBack):
        by(office, "officer-1", circulation.take_back, mine.dossier_id, UNIT)
    assert_history_tells_it(office)


def test_papers_that_were_incomplete_are_received_when_the_rest_comes(office):
    mine = office.do(
        intake.advise, made.draft(made.BUILD), ("Bản vẽ",), "Thiếu bản vẽ", counter_id=1, by=1
    )
    office.clock.forward(days=1)
    come = by(office, "officer-1", life.receive_supplement, mine.dossier_id)

    assert (mine.received_at, mine.due_at) == (None, None)
    assert come.state is DossierState.RECEIVED
    assert come.received_at == office.store.now()
    assert come.first_due_at == come.due_at
    assert_history_tells_it(office)


def test_an_extension_keeps_the_first_due_date(office):
    mine = register(office)
    later = at("2026-12-20T17:00")
    moved = by(office, "officer-1", life.extend, mine.dossier_id, later, "Chờ thẩm định")

    assert (moved.due_at, moved.first_due_at) == (later, mine.first_due_at)
    with pytest.raises(errors.DueNotLater):
        by(office, "officer-1", life.extend, mine.dossier_id, later, "Nữa")
    assert_history_tells_it(office)


def test_nobody_is_promised_a_day_that_has_passed(office):
    mine = register(office)
    office.clock.forward(days=60)

    with pytest.raises(errors.DueInThePast):
        desk(office, life.extend, mine.dossier_id, office.clock(), "Chờ thẩm định")


def desk(office, command, *args, **known):
    return by(office, "officer-1", command, *args, **known)


def helped(office):
    """A dossier that one division leads and another one helps with."""
    office.store.touch(catalog.put_officer, "lan", "Phan Thị Lan", "")
    office.store.touch(catalog.put_in_unit, "lan", "van-hoa")
    mine = register(office)
    desk(office, circulation.hand_over, mine.dossier_id, UNIT)
    by(office, "bao", circulation.accept, mine.dossier_id)
    by(office, "bao", circulation.hand_over, mine.dossier_id, "van-hoa", lead=False)
    return mine


def holdings(office, mine):
    page = office.store.read(dossier_page, mine.dossier_id, now=office.clock())
    return {each.unit.unit_id: (each.lead, each.accepted) for each in page.holdings}


def test_help_that_is_taken_back_leaves_the_lead_where_it_was(office):
    mine = helped(office)
    by(office, "bao", circulation.take_back, mine.dossier_id, "van-hoa")

    assert holdings(office, mine) == {UNIT: (True, True)}
    assert_history_tells_it(office)


def test_who_helped_gives_it_back_to_the_leader_that_had_it_all_the_while(office):
    mine = helped(office)
    by(office, "lan", circulation.accept, mine.dossier_id)
    back = by(office, "lan", circulation.hand_over, mine.dossier_id, UNIT)
    page = office.store.read(dossier_page, mine.dossier_id, now=office.clock())
    line = page.hand_overs[-1]

    assert (back.state, back.unit_id) == (DossierState.IN_PROCESS, UNIT)
    assert holdings(office, mine) == {UNIT: (True, True)}
    assert (line.from_unit.unit_id, line.to_unit.unit_id) == ("van-hoa", UNIT)
    assert (line.lead, line.taken_back) == (False, False)
    with pytest.raises(errors.DossierElsewhere):
        by(office, "lan", circulation.hand_over, mine.dossier_id, UNIT)
    assert_history_tells_it(office)


def test_help_for_the_desk_that_comes_back_leaves_the_dossier_received(office):
    mine = register(office)
    desk(office, circulation.hand_over, mine.dossier_id, UNIT, lead=False)
    back = by(office, "bao", circulation.hand_over, mine.dossier_id, DESK)

    assert (back.state, back.unit_id) == (DossierState.RECEIVED, DESK)
    assert holdings(office, mine) == {DESK: (True, True)}
    assert_history_tells_it(office)


def test_who_leads_and_asks_the_desk_for_help_still_leads(office):
    mine = register(office)
    desk(office, circulation.hand_over, mine.dossier_id, UNIT)
    by(office, "bao", circulation.accept, mine.dossier_id)
    by(office, "bao", circulation.hand_over, mine.dossier_id, DESK, lead=False)
    asked = holdings(office, mine)
    done = by(office, "bao", circulation.record_result, mine.dossier_id)

    assert asked == {UNIT: (True, True), DESK: (False, False)}
    assert done.state is DossierState.RESULT_READY
    assert_history_tells_it(office)


def test_a_unit_that_holds_it_is_given_it_by_nobody_else(office):
    mine = helped(office)

    for actor, unit in (("bao", "van-hoa"), ("bao", UNIT), ("lan", "van-hoa")):
        with pytest.raises(errors.AlreadyThere):
            by(office, actor, circulation.hand_over, mine.dossier_id, unit)


def with_result_on_its_way(office):
    """A unit has handed the result to the desk, and the desk has not signed."""
    mine = register(office)
    desk(office, circulation.hand_over, mine.dossier_id, UNIT)
    by(office, "bao", circulation.record_result, mine.dossier_id)
    return mine


def test_the_desk_signs_for_a_result_as_it_gives_it(office):
    mine = with_result_on_its_way(office)
    desk(office, life.return_result, mine.dossier_id, "Trần Thị Bình", "CCCD")
    page = office.store.read(dossier_page, mine.dossier_id, now=office.clock())

    signed = [(line.with_result, line.accepted_by, line.accepted_at) for line in page.hand_overs]
    assert signed == [(False, None, None), (True, "Cán bộ 1", office.store.now())]
    assert page.holdings == ()
    assert_history_tells_it(office)


def test_the_desk_gives_no_result_that_a_unit_has(office):
    mine = with_result_on_its_way(office)
    by(office, "bao", circulation.take_back, mine.dossier_id, DESK)

    with pytest.raises(errors.DossierElsewhere, match="Phòng Kinh tế, Hạ tầng và Đô thị"):
        desk(office, life.return_result, mine.dossier_id, "Trần Thị Bình", "CCCD")
    assert_history_tells_it(office)


SETTLING = (
    (circulation.record_result, ()),
    (life.refuse, ("Lý do",)),
    (life.stop, ("Lý do",)),
    (life.withdraw, ("Lý do",)),
    (life.require_finance, ()),
    (life.extend, (at("2027-01-20T17:00"), "Lý do")),
)


def test_who_only_helps_does_not_settle_the_whole(office):
    mine = helped(office)
    by(office, "lan", circulation.accept, mine.dossier_id)

    for command, words in SETTLING:
        with pytest.raises(errors.DossierElsewhere, match="Phòng Kinh tế, Hạ tầng và Đô thị"):
            by(office, "lan", command, mine.dossier_id, *words)


def test_a_result_of_the_desk_itself_stands_on_no_line_of_the_control_sheet(office):
    mine = register(office)
    desk(office, circulation.record_result, mine.dossier_id)
    page = office.store.read(dossier_page, mine.dossier_id, now=office.clock())

    assert page.hand_overs == ()
    assert holdings(office, mine) == {DESK: (True, True)}


TWO_CASES = replace(
    made.BUILD,
    channels=tuple(
        ChannelLimit(channel=Channel.COUNTER, value=days, unit=LimitUnit.WORKING_DAY, fee_vnd=0)
        for days in (10, 3)
    ),
)


def test_the_case_chosen_at_intake_holds_after_a_supplement(office):
    office.do(catalog.load, replace(made.catalog(), procedures=(TWO_CASES,)))
    draft = made.draft(TWO_CASES, case=1)
    received = desk(office, intake.register, draft)
    desk(office, life.request_supplement, received.dossier_id, ("Bản vẽ",), "")
    advised = desk(office, intake.advise, draft, ("Bản vẽ",), "")

    for each in (received, advised):
        come = desk(office, life.receive_supplement, each.dossier_id)
        assert come.due_at == received.first_due_at


def test_the_receipt_names_the_limit_of_the_case_chosen(office):
    office.do(catalog.load, replace(made.catalog(), procedures=(TWO_CASES,)))
    mine = desk(office, intake.register, made.draft(TWO_CASES, case=1))
    page = office.store.read(dossier_page, mine.dossier_id, now=office.clock())

    assert letters.receipt(page).limit == "3 ngày làm việc"


def test_a_pause_after_the_due_date_takes_no_lateness_away(office):
    plain, extended = register(office), register(office)
    desk(office, life.extend, extended.dossier_id, at("2026-12-15T17:00"), "Chờ ý kiến")
    office.clock.now = at("2026-12-21T09:00")
    for mine in (plain, extended):
        late = desk(office, life.request_supplement, mine.dossier_id, ("Bản vẽ",), "")
        office.clock.forward(days=3)
        come = desk(office, life.receive_supplement, mine.dossier_id)

        assert come.due_at == late.due_at < at("2026-12-16T00:00")


def test_a_clock_that_was_put_back_ends_a_pause_where_it_began(office):
    mine = register(office)
    desk(office, life.require_finance, mine.dossier_id)
    office.clock.forward(minutes=-50)
    back = desk(office, life.finance_done, mine.dossier_id)

    assert back.due_at == mine.due_at
    assert_history_tells_it(office)


def test_work_is_given_only_to_who_works_there(office):
    mine = register(office)

    for login in ("nobody", "bao", "bà Nguyễn Thị Kín"):
        with pytest.raises(errors.NotYourUnit):
            desk(office, circulation.assign, mine.dossier_id, login, "")


def test_amending_what_stands_already_is_no_event_and_names_stay(office):
    mine = register(office, external_code=" h15.50-261123-0975\n")
    same = desk(office, life.amend, mine.dossier_id, external_code="H15.50-261123-0975")
    other = register(office)

    assert (mine.external_code, same) == ("H15.50-261123-0975", mine)
    with pytest.raises(errors.CodeTaken):
        desk(office, life.amend, other.dossier_id, external_code="h15.50-261123-0975")
    with pytest.raises(errors.ExternalCodeMissing):
        desk(office, life.amend, other.dossier_id, external_code="9" * 49)
    with pytest.raises(errors.DossierIncomplete, match="họ tên người nộp"):
        desk(office, life.amend, mine.dossier_id, {Role.SUBMITTER: Person(name="\u200b")})


def test_an_office_that_wants_the_provinces_code_lets_nobody_wipe_it(office):
    wanted = DossierRules(code_source=CodeSource.EXTERNAL)
    office.do(catalog.load, made.catalog(dossier=wanted))
    mine = register(office, external_code="H15.50-261123-0975")

    with pytest.raises(errors.ExternalCodeMissing):
        desk(office, life.amend, mine.dossier_id, external_code=" ")
    assert desk(office, life.amend, mine.dossier_id, external_code="H15.50-261123-0976")


def test_the_provinces_code_of_a_mistaken_intake_is_free_for_the_right_one(office):
    mistaken = register(office, made.CERTIFY, external_code="H15.50-261123-0975")
    voided = desk(office, life.void, mistaken.dossier_id, "Nhập nhầm thủ tục")
    right = register(office, external_code="H15.50-261123-0975")

    assert (voided.external_code, right.external_code) == ("", "H15.50-261123-0975")
    assert_history_tells_it(office)


def test_what_is_asked_for_may_stand_for_the_reason_but_not_nothing(office):
    mine = register(office)

    for empty in ("", " \n", "\u200b"):
        with pytest.raises(errors.DossierReasonMissing):
            desk(office, life.request_supplement, mine.dossier_id, (empty,), empty)
        with pytest.raises(errors.DossierReasonMissing, match=r"Hồ sơ này: .* yêu cầu bổ sung"):
            desk(office, intake.advise, made.draft(made.BUILD), (), empty)
    desk(office, life.request_supplement, mine.dossier_id, ("Bản vẽ",), " \n")
