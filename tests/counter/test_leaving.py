"""The end of a shift in the middle of something: nothing is lost, nothing stays, nothing breaks."""

import pytest

from db.dossiers import intake
from office.dossiers.dossier import Move, Role
from tests import dossiers as made
from tests.counter import hands
from tests.counter.dossier_room import Units, shown
from tests.counter.hands import ALT, CTRL, KEY
from tests.counter.held import Held
from tests.counter.test_dossiers_in_program import let_go


@pytest.fixture
def at_work(program_at_work, qtbot):
    """Officer-3 at work with somebody's card in the pane, a procedure and all papers."""
    hands.scan(hands.BINH)
    qtbot.waitUntil(program_at_work.seat.pane.isActiveWindow)
    return program_at_work


def drafts_in(tmp_path):
    return list((tmp_path / "drafts").glob("*"))


def test_a_save_under_way_when_the_shift_ends_is_printed_and_leaves_no_draft(
    at_work, receipts, tasks, tmp_path, qtbot
):
    mine = at_work.seat.intake
    mine.choosing.take(made.BIRTH.code)
    hands.key(KEY.Key_0, modifier=ALT)
    qtbot.waitUntil(lambda: bool(drafts_in(tmp_path)))
    with Held(tasks):
        hands.key(KEY.Key_Return, modifier=CTRL)
        assert mine.state.running
        at_work.start()
        let_go()
    qtbot.waitUntil(lambda: bool(receipts.asked))

    assert drafts_in(tmp_path) == []


def test_what_is_looked_up_when_the_shift_ends_is_not_told_to_a_pane_that_is_gone(
    at_work, site, tasks, qtbot
):
    site.do(intake.register, made.draft(made.BIRTH, made.AN), counter_id=3, by=3)
    seat = at_work.seat
    seat.intake.begin()
    told = []
    with Held(tasks):
        seat.intake.people.enter(Role.SUBMITTER, id_number=made.AN.id_number)
        at_work.start()
        let_go()
        tasks.run(lambda: None, told.append, lambda _: None)
    qtbot.waitUntil(lambda: bool(told))


@pytest.mark.parametrize("where", ["list", "desk"])
def test_a_letter_whose_dossier_was_left_meanwhile_is_printed_all_the_same(
    site, tasks, qtbot, where
):
    units = Units(site)
    mine = units.held()
    screen = shown(units, tasks, qtbot, "bao")
    screen.open(mine)
    screen.begin(Move.REQUEST_SUPPLEMENT, items=(0,), reason="thieu mat cat mong")
    with Held(tasks):
        qtbot.keyClick(screen.detail.form.confirm, KEY.Key_Return)
        assert screen.room.state.running
        screen.room.close() if where == "list" else screen.room.stop()
    qtbot.waitUntil(lambda: bool(screen.printed.papers))

    assert screen.printed.papers == [(mine.dossier_id, "supplement_request")]
    screen.room.stop()
