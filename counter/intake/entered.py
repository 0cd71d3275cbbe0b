"""What was entered in a draft, as people and as it is saved: filled in, cleaned, what is unread."""

from dataclasses import replace

from office.dossiers.dossier import Role
from office.dossiers.draft import Draft, Missing, people_of
from office.people.person import (
    Person,
    PersonKind,
    clean_person,
    clean_text,
    parse_born,
    year_in,
)
from office.texts import N_

MOST_TEXT = 300
CODE_MOST = 48
BORN_UNREAD = N_("Chưa đọc được ngày sinh. Xin sửa lại, hoặc xóa ô đó để trống.")
BORN_YEAR = N_("Chưa đọc được ngày sinh. Bấm Enter ở ô đó để chỉ ghi năm, hoặc xóa để trống.")


def person(draft: Draft, role: Role) -> Person:
    """Who has this role; the submitter where nobody else was named."""
    named = {Role.OWNER: draft.owner, Role.FETCHER: draft.fetcher}.get(role)
    return named or draft.submitter


def with_person(draft: Draft, role: Role, who: Person | None) -> Draft:
    """The draft with somebody else in this role."""
    match role:
        case Role.OWNER:
            return replace(draft, owner=who)
        case Role.FETCHER:
            return replace(draft, fetcher=who)
    return replace(draft, submitter=who or Person())


def filled(entered: Person, earlier: Person) -> Person:
    """What is still empty, taken from an earlier dossier; what stands there is newer."""
    names = ("name", "born", "sex", "address", "phone", "email")
    known = {name: getattr(earlier, name) for name in names}
    return replace(
        entered, **{name: value for name, value in known.items() if not getattr(entered, name)}
    )


def helps(entered: Person, earlier: Person) -> bool:
    """Whether an earlier dossier knows more."""
    return filled(entered, earlier) != entered


def cleaned(draft: Draft) -> Draft:
    """The draft as it is saved: texts made harmless, numbers without spaces."""
    return replace(
        draft,
        submitter=_clean(draft.submitter),
        owner=_clean(draft.owner) if draft.owner is not None else None,
        fetcher=_clean(draft.fetcher) if draft.fetcher is not None else None,
        authorisation=clean_text(draft.authorisation, MOST_TEXT),
        post_address=clean_text(draft.post_address, MOST_TEXT),
        note=clean_text(draft.note, MOST_TEXT),
        external_code=clean_text(draft.external_code, CODE_MOST),
    )


def unread(draft: Draft) -> tuple[Missing, ...]:
    """Birth dates that were typed and that nobody can read: the officer says what becomes of them.
    An organisation has none."""
    people = people_of(draft) | {Role.FETCHER: Person()}  # no form asks for the fetcher's
    typed = {
        role: who.born
        for role, who in people.items()
        if who.kind is PersonKind.PERSON and clean_text(who.born) and not parse_born(who.born)
    }
    return tuple(
        Missing(f"{role.value}.born", BORN_YEAR if year_in(born) else BORN_UNREAD)
        for role, born in typed.items()
    )


def _clean(who: Person) -> Person:
    clean = clean_person(who)
    return replace(
        clean,
        id_number=clean.id_number.replace(" ", ""),
        phone=clean.phone.replace(" ", ""),
        born=parse_born(who.born),
    )
