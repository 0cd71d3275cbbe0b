"""From the papers on the desk to a dossier: registered, or sent home with what is missing."""

from sqlalchemy import bindparam, select

from db.dossiers import clock, new_dossier, notes, units
from db.dossiers.editions import Edition, edition_of
from db.entry import Entry
from db.queue import line
from db.tables import procedure
from office import errors
from office.dossiers.dossier import DESK, MOVE_TITLES, Dossier, DossierState, Move
from office.dossiers.draft import Draft, missing
from office.dossiers.entered import clean_draft, clean_items, clean_words
from office.texts import N_

_PROCEDURE = select(procedure.c.profile, procedure.c.active).where(
    procedure.c.site_id == bindparam("b_site"), procedure.c.code == bindparam("b_code")
)


def register(entry: Entry, draft: Draft, *, counter_id: int | None = None) -> Dossier:
    """Receives a dossier: its code, its due date, its people and papers, in one go.

    Refused while something is missing, and when the procedure has changed since the officer saw
    it. Two officers at once get two codes, in the order in which they got the site's row.
    """
    draft = clean_draft(draft)
    lacking = missing(draft)
    if lacking:
        raise errors.DossierIncomplete(what=lacking[0].sentence)
    edition = _open(entry, draft, counter_id)
    terms = clock.terms_for(entry, edition.procedure, draft.channel, draft.case)
    due = terms.first(entry.now)
    made = new_dossier.made(
        entry, draft, edition.procedure, DossierState.RECEIVED, counter_id=counter_id, due=due
    )
    new_dossier.keep(entry, draft, edition, made)
    new_dossier.record(entry, Move.REGISTER, made, edition, case=draft.case)
    return made


def advise(
    entry: Entry,
    draft: Draft,
    items: tuple[str, ...],
    reason: str,
    *,
    counter_id: int | None = None,
) -> Dossier:
    """Logs papers that are not complete and what is to be brought; the clock does not start.

    It is received when the supplement comes (`dossiers.receive_supplement`).
    """
    draft, items, reason = clean_draft(draft), clean_items(items), clean_words(reason)
    edition = _turned_away(
        entry, draft, counter_id, words=reason + "".join(items), move=Move.ADVISE
    )
    state = DossierState.AWAITING_SUPPLEMENT
    made = new_dossier.made(entry, draft, edition.procedure, state, counter_id=counter_id)
    new_dossier.keep(entry, draft, edition, made)
    number = notes.keep(
        entry, made.dossier_id, Move.REQUEST_SUPPLEMENT, reason, items, numbered=True
    )
    new_dossier.record(entry, Move.ADVISE, made, edition, case=draft.case, number=number)
    return made


def refuse_intake(
    entry: Entry, draft: Draft, reason: str, *, counter_id: int | None = None
) -> Dossier:
    """Logs that a dossier was not received, and why, in words for people."""
    draft, reason = clean_draft(draft), clean_words(reason)
    edition = _turned_away(entry, draft, counter_id, words=reason, move=Move.REFUSE)
    made = new_dossier.made(
        entry, draft, edition.procedure, DossierState.REFUSED, counter_id=counter_id
    )
    new_dossier.keep(entry, draft, edition, made)
    number = notes.keep(entry, made.dossier_id, Move.REFUSE, reason, numbered=True)
    new_dossier.record(entry, Move.REFUSE, made, edition, case=draft.case, number=number)
    return made


def _open(entry: Entry, draft: Draft, counter_id: int | None) -> Edition:
    """Who may take a dossier in, and the procedure as it stands."""
    if counter_id is not None:
        line.check_shift(entry, counter_id)
    elif units.unit_of_actor(entry) != DESK:
        raise errors.NotYourUnit(unit=units.title_of(entry, DESK))
    row = entry.conn.execute(
        _PROCEDURE, {"b_site": entry.site_id, "b_code": draft.procedure_code}
    ).first()
    if row is None or not row.active:
        raise errors.ProcedureUnknown(code=draft.procedure_code)
    edition = edition_of(row.profile)
    if draft.edition and draft.edition != edition.key:
        raise errors.ProcedureChanged(title=edition.procedure.short_title)
    return edition


def _turned_away(
    entry: Entry, draft: Draft, counter_id: int | None, *, words: str, move: Move
) -> Edition:
    """What it takes to log a dossier that is not received: who, what and why."""
    if not draft.submitter.name:
        raise errors.DossierIncomplete(what=missing(draft)[0].sentence)
    if not words:
        asking = Move.REQUEST_SUPPLEMENT if move is Move.ADVISE else move
        raise errors.DossierReasonMissing(move=MOVE_TITLES[asking], code=N_("này"))
    return _open(entry, draft, counter_id)
