"""Who may make which move on a dossier: the unit that has it, the one that leads, the desk.

One rule for both sides: a command refuses by it, a screen offers by it. As in Nghị định
118/2025/NĐ-CP the one-stop desk receives, answers the citizen and returns results, and the
competent unit decides.
"""

from collections.abc import Collection, Mapping
from enum import Enum, auto

from office.dossiers.dossier import DESK, Dossier, Move

# What the one-stop desk may do while a unit holds the dossier: it is the one the citizen meets.
DESK_MAY = frozenset(
    {
        Move.REQUEST_SUPPLEMENT,
        Move.RECEIVE_SUPPLEMENT,
        Move.FINANCE_DONE,
        Move.EXTEND,
        Move.STOP,
        Move.WITHDRAW,
        Move.NOTIFY,
        Move.AMEND,
        Move.CORRECT,
        Move.ATTACH,
    }
)
# What only the desk does.
DESK_ONLY = frozenset({Move.RETURN_RESULT, Move.RECEIVE_SUPPLEMENT, Move.VOID, Move.CORRECT})

# What even the desk does only while it has the papers.
HOLDER_ONLY = frozenset({Move.RETURN_RESULT})

# What only the leading unit does, or the desk where it may: it settles or puts off the whole.
LEAD_ONLY = frozenset(
    {Move.REFUSE, Move.EXTEND, Move.STOP, Move.WITHDRAW, Move.RECORD_RESULT, Move.REQUIRE_FINANCE}
)


class Bar(Enum):
    """Why a unit may not make a move."""

    DESK_DOES = auto()  # only the one-stop desk does this
    ELSEWHERE = auto()  # another unit has the dossier, or leads it


def bar(move: Move, unit_id: str, *, lead: str, held_by: Collection[str]) -> Bar | None:
    """Why a unit may not make the move on a dossier that `lead` answers for and `held_by` have;
    None where it may.

    Taking back is not asked here: whoever sent it may, which its hand-over tells.
    """
    if move in DESK_ONLY and unit_id != DESK:
        return Bar.DESK_DOES
    if unit_id == DESK and move in (DESK_MAY | DESK_ONLY) - HOLDER_ONLY:
        return None
    if unit_id not in held_by or (move in LEAD_ONLY and unit_id != lead):
        return Bar.ELSEWHERE
    return None


def moves_of(mine: Dossier, unit_id: str, held_by: Mapping[str, bool]) -> frozenset[Move]:
    """What an officer of a unit may do with a dossier now, but take it back. `held_by` are the
    units that have it, each with whether it has signed for it: nothing is signed for twice."""
    signed = held_by.get(unit_id, True)
    asked = mine.moves - {Move.TAKE_BACK} - ({Move.ACCEPT} if signed else set())
    return frozenset(
        move for move in asked if bar(move, unit_id, lead=mine.unit_id, held_by=held_by) is None
    )
