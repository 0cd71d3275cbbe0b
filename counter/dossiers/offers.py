"""Which moves an officer is offered on a dossier, and in which order."""

from dataclasses import dataclass

from office.dossiers import who_may
from office.dossiers.dossier import DESK, DossierState, Move
from office.dossiers.dossier_records import DossierPage, HandOver

# What stands first where it is offered: the next thing that usually happens.
FIRST = (
    Move.ACCEPT,
    Move.RETURN_RESULT,
    Move.RECEIVE_SUPPLEMENT,
    Move.FINANCE_DONE,
    Move.RECORD_RESULT,
    Move.HAND_OVER,
)
FIRST_AT_DESK = (
    Move.ACCEPT,
    Move.RETURN_RESULT,
    Move.RECEIVE_SUPPLEMENT,
    Move.FINANCE_DONE,
    Move.TAKE_BACK,
    Move.HAND_OVER,
    Move.RECORD_RESULT,
)
# What has a key of its own in the foot of the page; the rest stands behind "other work".
NEAR = (
    Move.ACCEPT,
    Move.RETURN_RESULT,
    Move.RECEIVE_SUPPLEMENT,
    Move.FINANCE_DONE,
    Move.RECORD_RESULT,
    Move.HAND_OVER,
    Move.ASSIGN,
    Move.REQUEST_SUPPLEMENT,
    Move.TAKE_BACK,
    Move.NOTIFY,
    Move.EXTEND,
    Move.CORRECT,
)
FAR = (
    Move.REQUIRE_FINANCE,
    Move.AMEND,
    Move.WITHDRAW,
    Move.STOP,
    Move.REFUSE,
    Move.VOID,
)
SHOWN = 4  # moves with a button of their own


@dataclass(frozen=True, slots=True)
class Arranged:
    """The moves in the foot, the main one first if there is one, and those behind "other work"."""

    main: Move | None
    shown: tuple[Move, ...]
    more: tuple[Move, ...]


def offered(page: DossierPage, unit_id: str) -> frozenset[Move]:
    """What an officer of a unit may do with the dossier now; files have a button of their own.
    A hand-over is taken back by who sent it."""
    moves = _moves(page, unit_id) - {Move.ATTACH}
    back = page.dossier.moves & {Move.TAKE_BACK} if to_take_back(page, unit_id) else frozenset()
    return moves | back


def may_attach(page: DossierPage, unit_id: str) -> bool:
    """Whether an officer of a unit may add a photo or file to the dossier now."""
    return Move.ATTACH in _moves(page, unit_id)


def to_take_back(page: DossierPage, unit_id: str) -> tuple[HandOver, ...]:
    """The hand-overs of a unit that nobody has confirmed yet."""
    waiting = {each.hand_over_id for each in page.holdings if not each.accepted}
    return tuple(
        line
        for line in page.hand_overs
        if line.hand_over_id in waiting and line.from_unit.unit_id == unit_id
    )


def _moves(page: DossierPage, unit_id: str) -> frozenset[Move]:
    held = {each.unit.unit_id: each.accepted for each in page.holdings}
    return who_may.moves_of(page.dossier, unit_id, held)


def arrange(offers: frozenset[Move], unit_id: str, state: DossierState) -> Arranged:
    """The moves in the order of the foot: the likely one first."""
    first = FIRST_AT_DESK if unit_id == DESK else FIRST
    main = next((move for move in first if move in offers), None)
    if state is DossierState.RESULT_READY and Move.NOTIFY in offers and main is Move.HAND_OVER:
        main = Move.NOTIFY
    ordered = [move for move in (*NEAR, *FAR) if move in offers and move is not main]
    if main is not None:
        ordered.insert(0, main)
    near = [move for move in ordered if move in NEAR][:SHOWN]
    more = tuple(move for move in ordered if move not in near)
    return Arranged(main, tuple(near), more)
