"""A dossier's life, on both engines: its moves, its clock, its hands, and that history tells it."""

from datetime import datetime

import pytest

from db import catalog, circulation, dossiers, intake, verify
from office import errors
from office.deadlines import Standing
from office.dossier import DESK, DossierState, ReturnBy
from office.profile import VIETNAM
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
    return office.store.write(command, *args, op=stores.op(office.store, actor), **kwargs)


def register(office, procedure=made.BUILD, **parts):
    return office.do(intake.register, made.draft(procedure, **parts), counter_id=1, by=1)


def assert_history_tells_it(office):
    report = office.store.read(verify.verify)
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
    given = by(office, "officer-1", dossiers.return_result, mine.dossier_id, "Trần Thị Bình", "CCCD")

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
    asked = by(office, "officer-1", dossiers.request_supplement, mine.dossier_id, ("Bản vẽ",), "")
    office.clock.forward(days=2)
    come = by(office, "officer-1", dossiers.receive_supplement, mine.dossier_id)

    assert asked.state is DossierState.AWAITING_SUPPLEMENT
    assert asked.paused_since is not None
    assert come.state is DossierState.RECEIVED
    assert come.paused_since is None
    assert mine.due_at < come.due_at
    assert come.first_due_at == mine.due_at
    assert_history_tells_it(office)


def test_two_officers_on_one_dossier_the_second_is_told(office):
    mine = register(office)
    by(office, "officer-1", dossiers.notify, mine.dossier_id, "phone", seen=mine.version)

    with pytest.raises(errors.DossierChanged):
        by(office, "officer-2", dossiers.withdraw, mine.dossier_id, "Đổi ý", seen=mine.version)


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
    come = by(office, "officer-1", dossiers.receive_supplement, mine.dossier_id)

    assert (mine.received_at, mine.due_at) == (None, None)
    assert come.state is DossierState.RECEIVED
    assert come.received_at == office.store.now()
    assert come.first_due_at == come.due_at
    assert_history_tells_it(office)


def test_an_extension_keeps_the_first_due_date(office):
    mine = register(office)
    later = at("2026-12-20T17:00")
    moved = by(office, "officer-1", dossiers.extend, mine.dossier_id, later, "Chờ thẩm định")

    assert (moved.due_at, moved.first_due_at) == (later, mine.first_due_at)
    with pytest.raises(errors.DueNotLater):
        by(office, "officer-1", dossiers.extend, mine.dossier_id, later, "Nữa")
    assert_history_tells_it(office)
