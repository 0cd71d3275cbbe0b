"""A draft as the page of a dossier that has no code yet: what its receipt would say."""

from dataclasses import dataclass
from datetime import datetime

from office.dossiers.dossier import DESK, Dossier, DossierState, Move
from office.dossiers.dossier_records import DossierPage, EventShown
from office.dossiers.draft import Draft, people_of
from office.procedure import Procedure
from office.profile import Office


@dataclass(frozen=True, slots=True, kw_only=True)
class Sketch:
    """What the pane shows of a dossier before it is saved; `fee_vnd` None where nobody knows."""

    draft: Draft
    procedure: Procedure
    due_at: datetime | None
    fee_vnd: int | None


def page_of(
    sketch: Sketch, office: Office, login: str, officer_name: str, now: datetime
) -> DossierPage:
    """The page that saving at `now` would make, without codes."""
    draft = sketch.draft
    opened = EventShown(
        version=0, kind=Move.REGISTER, at=now, by=officer_name, detail={"case": draft.case}
    )
    return DossierPage(
        office=office,
        dossier=_dossier(sketch, login, now),
        procedure=sketch.procedure,
        people=people_of(draft),
        papers=draft.papers,
        post_address=draft.post_address,
        authorisation=draft.authorisation,
        note=draft.note,
        running=None,
        days_left=None,
        holdings=(),
        hand_overs=(),
        letters=(),
        pauses=(),
        events=(opened,),
        files=(),
        returned_to=None,
        officer_name=officer_name,
    )


def _dossier(sketch: Sketch, login: str, now: datetime) -> Dossier:
    draft, procedure = sketch.draft, sketch.procedure
    return Dossier(
        site_id="",
        dossier_id=0,
        code="",
        lookup="",
        external_code=draft.external_code,
        procedure_code=procedure.code,
        title=procedure.short_title,
        field=procedure.field,
        service_id=procedure.service_id,
        channel=draft.channel,
        state=DossierState.RECEIVED,
        unit_id=DESK,
        ticket_id=draft.ticket_id,
        counter_id=None,
        officer=login,
        opened_at=now,
        received_at=now,
        first_due_at=sketch.due_at,
        due_at=sketch.due_at,
        paused_since=None,
        settled_at=None,
        standing=None,
        returned_at=None,
        return_by=draft.return_by,
        fee_vnd=sketch.fee_vnd,
        fee_paid=draft.fee_paid,
        sets=draft.sets,
        extensions=0,
        version=0,
    )
