"""What was typed into a dossier, made harmless: what the database keeps is always this."""

from dataclasses import replace

from office.dossiers.draft import Draft, PaperLine
from office.people.person import TEXT_MOST, clean_person
from office.people.plain_text import clean_text, is_cut

TITLE_MOST = 1000  # a paper's title may be a sentence of the law
WORDS_MOST = 4000
CODE_MOST = 48
SETS_MOST = 99  # what the form has room for


def clean_draft(draft: Draft) -> Draft:
    """`draft` with every text that somebody typed made harmless. Twice changes nothing more.

    The province's code is left to `clean_code`: it is refused rather than cut.
    """
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
