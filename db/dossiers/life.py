"""A dossier's life after intake. Each command is one move of `dossier.MOVES`, one event.

`seen` is the version of the dossier that the officer had on the screen: if somebody else has
moved it since, the command is refused and says so. None skips that check.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import insert, update

from db.dossiers import circulation, clock, codes, moves, notes, rows
from db.dossiers.tables import attachment, dossier_content, dossier_person, dossier_return
from db.entry import Entry
from db.search import person_names
from office import errors
from office.dossiers import dossier as rules
from office.dossiers.dossier import DESK, MOVE_TITLES, Dossier, Move, ReturnBy, Role
from office.dossiers.draft import NAME_MISSING, PaperLine
from office.dossiers.entered import clean_items, clean_papers
from office.history import stamp
from office.people.person import NAME_MOST, Person, clean_person, fold_name
from office.people.plain_text import clean_text
from office.profile import CodeSource


def request_supplement(
    entry: Entry,
    dossier_id: int,
    items: tuple[str, ...],
    reason: str,
    *,
    seen: int | None = None,
) -> Dossier:
    """Asks for what is missing; the clock stops, or goes on, as the procedure says."""
    moved, wanted = moves.begin(entry, dossier_id, Move.REQUEST_SUPPLEMENT, seen)
    items = clean_items(items)
    reason = moves.need_reason(moved, Move.REQUEST_SUPPLEMENT, reason, items)
    number = notes.keep(entry, dossier_id, Move.REQUEST_SUPPLEMENT, reason, items, numbered=True)
    return clock.stop(entry, moved, wanted, Move.REQUEST_SUPPLEMENT, number=number)


def receive_supplement(
    entry: Entry,
    dossier_id: int,
    papers: tuple[PaperLine, ...] | None = None,
    *,
    seen: int | None = None,
) -> Dossier:
    """What was asked for has come: the clock goes on or begins anew as the procedure says. Papers
    that were never received until now are received now."""
    moved, wanted = moves.begin(entry, dossier_id, Move.RECEIVE_SUPPLEMENT, seen)
    if papers is not None:
        _keep_papers(entry, dossier_id, papers)
    if moved.received_at is None:
        case = moves.case_of(entry, dossier_id)
        due = clock.terms_for(entry, wanted, moved.channel, case).first(entry.now)
        at = due.at if due else None
        return moves.write(
            entry, moved, Move.RECEIVE_SUPPLEMENT,
            received_at=entry.now, first_due_at=at, due_at=at,
        )  # fmt: skip
    return clock.start(entry, moved, wanted, Move.RECEIVE_SUPPLEMENT)


def require_finance(entry: Entry, dossier_id: int, *, seen: int | None = None) -> Dossier:
    """The citizen has a financial duty first; the clock stops (that time is the tax office's)."""
    moved, wanted = moves.begin(entry, dossier_id, Move.REQUIRE_FINANCE, seen)
    return clock.stop(entry, moved, wanted, Move.REQUIRE_FINANCE)


def finance_done(entry: Entry, dossier_id: int, *, seen: int | None = None) -> Dossier:
    """The financial duty is done; the clock goes on."""
    moved, wanted = moves.begin(entry, dossier_id, Move.FINANCE_DONE, seen)
    return clock.start(entry, moved, wanted, Move.FINANCE_DONE)


def refuse(entry: Entry, dossier_id: int, reason: str, *, seen: int | None = None) -> Dossier:
    """Refuses a dossier that was received, with the reason in words for people."""
    return _end(entry, dossier_id, Move.REFUSE, reason, seen)


def stop(entry: Entry, dossier_id: int, reason: str, *, seen: int | None = None) -> Dossier:
    """Stops the work on a dossier, with the reason that goes on the notice."""
    return _end(entry, dossier_id, Move.STOP, reason, seen)


def withdraw(entry: Entry, dossier_id: int, reason: str, *, seen: int | None = None) -> Dossier:
    """The citizen takes the dossier back."""
    return _end(entry, dossier_id, Move.WITHDRAW, reason, seen)


def void(entry: Entry, dossier_id: int, reason: str, *, seen: int | None = None) -> Dossier:
    """Takes back an intake that was a mistake. Its code is not used again, no figure counts it;
    the province's code is free for the intake that is right."""
    return _end(entry, dossier_id, Move.VOID, reason, seen)


def extend(
    entry: Entry, dossier_id: int, due_at: datetime, reason: str, *, seen: int | None = None
) -> Dossier:
    """Sets a later due date, with the apology that goes to the citizen. The first one is kept."""
    moved, _wanted = moves.begin(entry, dossier_id, Move.EXTEND, seen)
    reason = moves.need_reason(moved, Move.EXTEND, reason)
    if moved.due_at is not None and due_at <= moved.due_at:
        raise errors.DueNotLater(code=moved.code)
    if due_at <= entry.now:
        raise errors.DueInThePast(code=moved.code)
    number = notes.keep(entry, dossier_id, Move.EXTEND, reason, numbered=True)
    return moves.write(
        entry, moved, Move.EXTEND, {"number": number, "was": _stamped(moved.due_at)},
        due_at=due_at, extensions=moved.extensions + 1,
    )  # fmt: skip


def notify(entry: Entry, dossier_id: int, means: str, *, seen: int | None = None) -> Dossier:
    """Notes that the citizen was told. `means` is one of `office.dossiers.dossier.MEANS`."""
    moved, _wanted = moves.begin(entry, dossier_id, Move.NOTIFY, seen)
    if means not in rules.MEANS:
        raise errors.DossierReasonMissing(move=MOVE_TITLES[Move.NOTIFY], code=moved.code)
    return moves.write(entry, moved, Move.NOTIFY, {"means": means})


def return_result(
    entry: Entry,
    dossier_id: int,
    name: str,
    paper_shown: str,
    *,
    method: ReturnBy = ReturnBy.DESK,
    tracking: str = "",
    seen: int | None = None,
) -> Dossier:
    """Gives the result to a named person who showed a paper, or sends it with a number. What the
    desk has not yet signed for it signs for with the same gesture."""
    moved, _wanted = moves.begin(entry, dossier_id, Move.RETURN_RESULT, seen)
    name, paper_shown = clean_text(name, NAME_MOST), clean_text(paper_shown, 120)
    if not name or (method is ReturnBy.DESK and not paper_shown):
        raise errors.ReturnIncomplete(code=moved.code)
    entry.conn.execute(
        insert(dossier_return),
        {
            "site_id": entry.site_id,
            "dossier_id": dossier_id,
            "name": name,
            "paper_shown": paper_shown,
            "tracking": clean_text(tracking, 60),
        },
    )
    signed = circulation.sign_for(entry, dossier_id, DESK)
    told = {} if signed is None else {"hand_over": signed}
    moves.let_go(entry, dossier_id)
    return moves.write(
        entry, moved, Move.RETURN_RESULT, {"method": method.value, **told},
        returned_at=entry.now, return_by=method.value,
    )  # fmt: skip


def amend(
    entry: Entry,
    dossier_id: int,
    people: dict[Role, Person] | None = None,
    *,
    external_code: str | None = None,
    fee_paid: bool | None = None,
    seen: int | None = None,
) -> Dossier:
    """Puts right what was entered, before the result is returned. The event names the fields."""
    moved, _wanted = moves.begin(entry, dossier_id, Move.AMEND, seen)
    changed: dict[str, Any] = {}
    if external_code is not None:
        changed["external_code"] = codes.external_of(entry, external_code, dossier_id)
    if fee_paid is not None:
        changed["fee_paid"] = fee_paid
    changed = {name: value for name, value in changed.items() if value != getattr(moved, name)}
    wiped = changed.get("external_code") == ""
    if wiped and entry.rules.dossier.code_source is CodeSource.EXTERNAL:
        raise errors.ExternalCodeMissing()
    fields = sorted(changed)
    for role, person in (people or {}).items():
        clean = clean_person(person)
        if not clean.name:
            raise errors.DossierIncomplete(what=NAME_MISSING[role])
        fields += _put_person(entry, dossier_id, role, clean)
    if not fields:
        return moved
    return moves.write(entry, moved, Move.AMEND, {"fields": fields}, **changed)


def correct(entry: Entry, dossier_id: int, words: str, *, seen: int | None = None) -> Dossier:
    """Notes a correction of a dossier that is closed. Nothing of it is changed."""
    moved, _wanted = moves.begin(entry, dossier_id, Move.CORRECT, seen)
    words = moves.need_reason(moved, Move.CORRECT, words)
    notes.keep(entry, dossier_id, Move.CORRECT, words)
    return moves.write(entry, moved, Move.CORRECT)


def attach(
    entry: Entry,
    dossier_id: int,
    sha256: str,
    size: int,
    *,
    media: str,
    paper: int | None = None,
    seen: int | None = None,
) -> Dossier:
    """Notes a file that was stored beside the database under its hash."""
    moved, _wanted = moves.begin(entry, dossier_id, Move.ATTACH, seen)
    entry.conn.execute(
        insert(attachment),
        {
            "site_id": entry.site_id,
            "attachment_id": entry.version,
            "dossier_id": dossier_id,
            "paper": paper,
            "sha256": sha256,
            "size": size,
            "media": media,
        },
    )
    return moves.write(
        entry,
        moved,
        Move.ATTACH,
        {"sha256": sha256, "size": size, "media": media, "paper": paper},
    )


def _end(entry: Entry, dossier_id: int, move: Move, reason: str, seen: int | None) -> Dossier:
    """A move that closes a dossier without a result."""
    moved, _wanted = moves.begin(entry, dossier_id, move, seen)
    reason = moves.need_reason(moved, move, reason)
    number = notes.keep(entry, dossier_id, move, reason, numbered=move is not Move.VOID)
    clock.close(entry, moved)
    moves.let_go(entry, dossier_id)
    freed = {"external_code": ""} if move is Move.VOID and moved.external_code else {}
    return moves.write(
        entry, moved, move, {"number": number},
        settled_at=entry.now, settled_by=moved.unit_id, paused_since=None, **freed,
    )  # fmt: skip


def _keep_papers(entry: Entry, dossier_id: int, papers: tuple[PaperLine, ...]) -> None:
    entry.conn.execute(
        update(dossier_content)
        .where(
            dossier_content.c.site_id == entry.site_id,
            dossier_content.c.dossier_id == dossier_id,
        )
        .values(papers=rows.pack_papers(clean_papers(papers)))
    )


def _put_person(entry: Entry, dossier_id: int, role: Role, person: Person) -> list[str]:
    """Writes a person anew; answers which fields differ, by name and never by value."""
    mine = (
        dossier_person.c.site_id == entry.site_id,
        dossier_person.c.dossier_id == dossier_id,
        dossier_person.c.role == role.value,
    )
    row = rows.person_row(entry.site_id, dossier_id, role, person)
    known = rows.people_of(entry.conn, entry.site_id, dossier_id).get(role)
    if known is None:
        entry.conn.execute(rows.INSERT_PERSON, row)
        person_names.keep(entry.conn, entry.site_id, [str(row["name_key"])])
        return [role.value]
    names = [name for name in rows.PERSON_FIELDS if getattr(known, name) != getattr(person, name)]
    if names:
        entry.conn.execute(update(dossier_person).where(*mine).values(**row))
        person_names.keep(entry.conn, entry.site_id, [str(row["name_key"])])
        person_names.forget(entry.conn, entry.site_id, fold_name(known.name))
    return [f"{role.value}.{name}" for name in names]


def _stamped(at: datetime | None) -> str | None:
    return stamp(at) if at else None
