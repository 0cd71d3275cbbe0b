"""Who may make which move on a dossier: the desk, who leads, who helps, and anybody else."""

import pytest

from office.dossiers.dossier import DESK, MOVES, DossierState, Move
from office.dossiers.who_may import Bar, bar, moves_of
from tests.dossiers import a_dossier

LEADS, HELPS, OTHER = "kinh-te", "dia-chinh", "van-hoa"
AWAY = {LEADS: True, HELPS: True}  # a unit leads, another helps
HERE = {DESK: True}
ASKED = set().union(*MOVES.values()) - {Move.TAKE_BACK}  # which its hand-over tells
ELSEWHERE, DESK_DOES = Bar.ELSEWHERE, Bar.DESK_DOES


@pytest.mark.parametrize(
    ("move", "desk", "leads", "helps", "other"),
    [
        # what the citizen brings, asks and is told, the desk may see to wherever the papers are
        (Move.REQUEST_SUPPLEMENT, None, None, None, ELSEWHERE),
        (Move.RECEIVE_SUPPLEMENT, None, DESK_DOES, DESK_DOES, DESK_DOES),
        (Move.FINANCE_DONE, None, None, None, ELSEWHERE),
        (Move.NOTIFY, None, None, None, ELSEWHERE),
        (Move.AMEND, None, None, None, ELSEWHERE),
        (Move.ATTACH, None, None, None, ELSEWHERE),
        (Move.CORRECT, None, DESK_DOES, DESK_DOES, DESK_DOES),
        (Move.VOID, None, DESK_DOES, DESK_DOES, DESK_DOES),
        # what puts off or ends the whole is the leading unit's, or the desk's for the citizen
        (Move.EXTEND, None, None, ELSEWHERE, ELSEWHERE),
        (Move.STOP, None, None, ELSEWHERE, ELSEWHERE),
        (Move.WITHDRAW, None, None, ELSEWHERE, ELSEWHERE),
        (Move.REFUSE, ELSEWHERE, None, ELSEWHERE, ELSEWHERE),
        (Move.RECORD_RESULT, ELSEWHERE, None, ELSEWHERE, ELSEWHERE),
        (Move.REQUIRE_FINANCE, ELSEWHERE, None, ELSEWHERE, ELSEWHERE),
        # what is done with the papers in the hand
        (Move.HAND_OVER, ELSEWHERE, None, None, ELSEWHERE),
        (Move.ACCEPT, ELSEWHERE, None, None, ELSEWHERE),
        (Move.ASSIGN, ELSEWHERE, None, None, ELSEWHERE),
        (Move.RETURN_RESULT, ELSEWHERE, DESK_DOES, DESK_DOES, DESK_DOES),
    ],
)
def test_who_may_what_while_a_unit_leads_and_another_helps(move, desk, leads, helps, other):
    asked = (DESK, LEADS, HELPS, OTHER)

    assert [bar(move, unit, lead=LEADS, held_by=AWAY) for unit in asked] == [
        desk, leads, helps, other,
    ]  # fmt: skip


def test_every_move_has_its_line_above():
    [table] = test_who_may_what_while_a_unit_leads_and_another_helps.pytestmark

    assert {row[0] for row in table.args[1]} == ASKED


def test_the_desk_may_everything_while_it_has_the_papers_and_leads():
    assert {bar(move, DESK, lead=DESK, held_by=HERE) for move in ASKED} == {None}


def test_a_unit_without_the_papers_may_nothing_even_if_it_led():
    assert None not in {bar(move, LEADS, lead=LEADS, held_by=HERE) for move in ASKED}


@pytest.mark.parametrize(
    ("held", "accepts"), [({LEADS: False}, True), ({LEADS: True}, False), ({DESK: False}, False)]
)
def test_what_was_handed_is_signed_for_once_by_who_got_it(held, accepts):
    mine = a_dossier(state=DossierState.IN_PROCESS, unit_id=LEADS)

    assert (Move.ACCEPT in moves_of(mine, LEADS, held)) is accepts


def test_what_the_state_does_not_allow_nobody_may():
    mine = a_dossier(state=DossierState.RETURNED, unit_id=DESK)

    assert moves_of(mine, DESK, HERE) == {Move.CORRECT}
    assert moves_of(mine, LEADS, AWAY) == set()
