"""Which paper a move brings with it."""

from office.dossiers.dossier import RECEIPT, Move
from office.dossiers.dossier_records import DossierPage

# The paper that tells the citizen of a move, printed when it is made.
LETTERS = {
    Move.ADVISE: "supplement_request",
    Move.REQUEST_SUPPLEMENT: "supplement_request",
    Move.REFUSE: "refusal",
    Move.EXTEND: "extension_letter",
    Move.STOP: "stop_notice",
}


def paper_after(move: Move, page: DossierPage | None) -> str | None:
    """What is printed by itself after a move: its letter, or the receipt of papers that were
    not complete before and are received now. `page` is the dossier as the move left it, None where
    that could not be read."""
    told = [event.kind for event in page.events] if page is not None else []
    advised = told[:1] == [Move.ADVISE] and told.count(Move.RECEIVE_SUPPLEMENT) == 1
    if move is Move.RECEIVE_SUPPLEMENT and advised:
        return RECEIPT
    return LETTERS.get(move)
