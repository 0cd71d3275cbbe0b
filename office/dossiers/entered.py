"""What was entered in a draft: as it is kept, who has which role, and what nobody can read.

The screen shows what the command will keep because both clean by these functions.
"""

from dataclasses import replace

from office.dossiers.dossier import Role
from office.dossiers.draft import Draft, Missing, PaperLine, people_of
from office.people.person import (
    TEXT_MOST,
    Person,
    PersonKind,
    clean_person,
    parse_born,
    year_in,
)
from office.people.plain_text import clean_text, is_cut
from office.texts import N_

TITLE_MOST = 1000  # a paper's title may be a sentence of the law
WORDS_MOST = 4000
CODE_MOST = 48
SETS_MOST = 99  # what the form has room for
BORN_UNREAD = N_("Chưa đọc được ngày sinh. Xin sửa lại, hoặc xóa ô đó để trống.")
BORN_YEAR = N_("Chưa đọc được ngày sinh. Bấm Enter ở ô đó để chỉ ghi năm, hoặc xóa để trống.")


def clean_draft(draft: Draft) -> Draft:
    """`draft` as it is kept: every text harmless, people as `clean_person` leaves them. Twice
    changes nothing more. A code of the province that is too long stays, to be refused."""
    code = clean_code(draft.external_code)
    return replace(
        draft,
        submitter=clean_person(draft.submitter),
        owner=None if draft.owner is None else clean_person(draft.owner),
        fetcher=None if draft.fetcher is None else clean_person(draft.fetcher),
        authorisation=clean_text(draft.authorisation, TEXT_MOST),
        papers=clean_papers(draft.papers),
        sets=clean_sets(draft.sets),
        post_address=clean_text(draft.post_address, TEXT_MOST),
        note=clean_words(draft.note),
        external_code=draft.external_code if code is None else code,
    )


def clean_papers(papers: tuple[PaperLine, ...]) -> tuple[PaperLine, ...]:
    """The list of papers with harmless titles and notes."""
    return tuple(
        replace(
            each,
            title=clean_text(each.title, TITLE_MOST),
            note=clean_text(each.note, TEXT_MOST),
        )
        for each in papers
    )


def clean_sets(sets: int) -> int:
    """A number of sets that a form can name: at least one."""
    return min(max(sets, 1), SETS_MOST)


def clean_items(items: tuple[str, ...]) -> tuple[str, ...]:
    """The numbered lines of a letter; empty ones are gone."""
    cleaned = (clean_text(each, TITLE_MOST) for each in items)
    return tuple(each for each in cleaned if each)


def clean_words(words: str) -> str:
    """Words that go on a form or explain a move; the lines they were written in are kept."""
    lines = (clean_text(line, WORDS_MOST) for line in words[: 4 * WORDS_MOST].splitlines())
    return "\n".join(lines)[:WORDS_MOST].strip()


def clean_code(code: str) -> str | None:
    """A code of the province's system as it is looked up: without spaces, in capitals. None if it
    is too long to be one: a code is never cut."""
    return None if is_cut(code, CODE_MOST) else clean_text(code, CODE_MOST).replace(" ", "").upper()


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
