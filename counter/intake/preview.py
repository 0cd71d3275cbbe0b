"""Which paper the pane would print now."""

from counter.intake.state import IntakeState
from counter.papers.preview_draft import Sketch
from counter.papers.prints import Wish
from office.dossiers import entered
from office.dossiers.dossier import RECEIPT, DossierState

_LETTERS = {
    DossierState.AWAITING_SUPPLEMENT: "supplement_request",
    DossierState.REFUSED: "refusal",
}


def wish_of(state: IntakeState) -> Wish | None:
    """The paper of what was saved, else the receipt of the draft; None before there is a
    procedure."""
    made, chosen = state.saved, state.procedure
    if made is not None:
        return Wish(_LETTERS.get(made.state, RECEIPT), (made.dossier_id,))
    if chosen is None:
        return None
    sketch = Sketch(
        draft=entered.clean_draft(state.draft),
        procedure=chosen,
        due_at=state.due.at if state.due else None,
        fee_vnd=state.fee,
    )
    return Wish(RECEIPT, sketch=sketch)
