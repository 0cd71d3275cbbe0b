"""Who may make which move: rows that an officer could check by hand."""

import pytest

from office.dossiers.dossier import DESK, Move
from office.dossiers.who_may import Bar, bar

LAND, TAX = "dia-chinh", "thue"


@pytest.mark.parametrize(
    ("move", "unit", "lead", "held_by", "why"),
    [
        (Move.RECORD_RESULT, LAND, LAND, [LAND], None),
        (Move.RECORD_RESULT, TAX, LAND, [LAND, TAX], Bar.ELSEWHERE),  # helps, does not lead
        (Move.RECORD_RESULT, LAND, LAND, [], Bar.ELSEWHERE),  # leads, and let the papers go
        (Move.RECORD_RESULT, DESK, LAND, [LAND], Bar.ELSEWHERE),
        (Move.ASSIGN, TAX, LAND, [LAND, TAX], None),  # of its own people, who helps may
        (Move.EXTEND, DESK, LAND, [LAND], None),  # the desk apologises to the citizen
        (Move.EXTEND, TAX, LAND, [LAND, TAX], Bar.ELSEWHERE),
        (Move.REFUSE, DESK, LAND, [LAND], Bar.ELSEWHERE),
        (Move.VOID, LAND, LAND, [LAND], Bar.DESK_DOES),
        (Move.VOID, DESK, LAND, [LAND], None),
        (Move.RECEIVE_SUPPLEMENT, LAND, LAND, [LAND], Bar.DESK_DOES),
        (Move.RETURN_RESULT, DESK, DESK, [DESK], None),
        (Move.RETURN_RESULT, DESK, LAND, [LAND], Bar.ELSEWHERE),  # nothing to hand out
        (Move.ATTACH, DESK, LAND, [LAND], None),
        (Move.ATTACH, TAX, LAND, [LAND], Bar.ELSEWHERE),
    ],
)
def test_who_may_make_a_move(move, unit, lead, held_by, why):
    assert bar(move, unit, lead=lead, held_by=held_by) is why
