"""The names by which people are found from any of their words on, and forgiving a slip.

Every name is kept once, however many dossiers it is on; who has it is asked of `dossier_person`.
All of it is personal data.
"""

from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import (
    ColumnElement,
    Connection,
    and_,
    bindparam,
    delete,
    exists,
    insert,
    literal,
    or_,
    select,
    tuple_,
)

from db.dossiers.tables import dossier_name, dossier_person, dossier_word
from office.people import slips

_LAST = "\U0010ffff"
_TAIL, _NAME = dossier_name.c.tail, dossier_name.c.name_key
_KNOWN = select(_NAME).where(
    dossier_name.c.site_id == bindparam("b_site"),
    bindparam("b_name") == _TAIL,
    bindparam("b_name") == _NAME,
)
_KNOWN_WORD = select(dossier_word.c.word).where(
    dossier_word.c.site_id == bindparam("b_site"),
    dossier_word.c.word.in_(bindparam("b_words", expanding=True)),
)
_INSERT_NAME, _INSERT_WORD = insert(dossier_name), insert(dossier_word)


def tails(name_key: str) -> Iterator[str]:
    """A folded name from each of its words on: `tran thi binh`, `thi binh`, `binh`."""
    words = name_key.split(" ")
    return (" ".join(words[place:]) for place in range(len(words)))


def keep(conn: Connection, site_id: str, names: Iterable[str]) -> None:
    """Folded names can be found from now on. The site is locked: nobody else adds the same."""
    for name in dict.fromkeys(names):
        if not name or conn.scalar(_KNOWN, {"b_site": site_id, "b_name": name}):
            continue
        rows = [{"site_id": site_id, "tail": tail, "name_key": name} for tail in tails(name)]
        conn.execute(_INSERT_NAME, rows)
        words = set(name.split(" "))
        if new := sorted(words - _known(conn, site_id, words)):
            conn.execute(_INSERT_WORD, [{"site_id": site_id, "word": word} for word in new])


def forget(conn: Connection, site_id: str, name: str) -> None:
    """Takes a folded name out again that is on no dossier any more."""
    person = dossier_person.c
    if conn.scalar(
        select(person.name_key).where(person.site_id == site_id, person.name_key == name).limit(1)
    ):
        return
    conn.execute(
        delete(dossier_name).where(
            dossier_name.c.site_id == site_id,
            tuple_(_TAIL, _NAME).in_([(tail, name) for tail in tails(name)]),
        )
    )
    for word in set(name.split(" ")):
        starts = or_(_TAIL.in_([word]), begins(_TAIL, f"{word} "))
        elsewhere = exists().where(dossier_name.c.site_id == site_id, starts)
        mine = and_(dossier_word.c.site_id == site_id, dossier_word.c.word == word)
        conn.execute(delete(dossier_word).where(mine, ~elsewhere))


def having(words: Sequence[str], name: ColumnElement[str]) -> ColumnElement[bool]:
    """Whether a folded name has all of the words, wherever; the last may be only begun."""
    return _having([(word,) for word in words], name)


def with_words(conn: Connection, site_id: str, words: Sequence[str], most: int) -> list[str]:
    """The names that have all of the words, the last of which may be only begun."""
    return _names(conn, site_id, [(word,) for word in words], most)


def nearly_with(conn: Connection, site_id: str, words: Sequence[str], most: int) -> list[str]:
    """The names meant by words with slips: one in each word that nobody has, else one in all."""
    meant = [sorted(each) for each in _meant(conn, site_id, words)]
    known = _known(conn, site_id, words)
    if any(word not in known for word in words):
        options = [
            (word,) if word in known or not near else tuple(near)
            for word, near in zip(words, meant, strict=True)
        ]
        return _names(conn, site_id, options, most)
    found: list[str] = []
    for place, near in enumerate(meant):
        options = [(word,) for word in words]
        if near:
            options[place] = tuple(near)
            found += _names(conn, site_id, options, most)
    return list(dict.fromkeys(found))[:most]


def begins(column: ColumnElement[str], start: str) -> ColumnElement[bool]:
    """A range that an index answers on both engines."""
    return and_(column >= start, column < start + _LAST)


def _known(conn: Connection, site_id: str, words: Iterable[str]) -> set[str]:
    return set(conn.scalars(_KNOWN_WORD, {"b_site": site_id, "b_words": list(words)}))


def _meant(conn: Connection, site_id: str, words: Sequence[str]) -> list[set[str]]:
    near = [slips.near(word) for word in words]
    known = _known(conn, site_id, frozenset[str]().union(*near))
    return [known & each for each in near]


def _names(
    conn: Connection, site_id: str, options: Sequence[tuple[str, ...]], most: int
) -> list[str]:
    """Starts at the word with the fewest options, the last of those: given names differ most."""
    start = min(reversed(options), key=len)
    wanted = (
        select(_NAME)
        .distinct()
        .where(
            dossier_name.c.site_id == site_id,
            or_(*(begins(_TAIL, each) for each in start)),
            _having(options, _NAME),
        )
        .order_by(_NAME)
    )
    return list(conn.scalars(wanted.limit(most)))


def _having(options: Sequence[tuple[str, ...]], name: ColumnElement[str]) -> ColumnElement[bool]:
    within = literal(" ").concat(name).concat(" ")
    ends = [" "] * (len(options) - 1) + [""]
    return and_(
        *(
            or_(*(within.like(f"% {word}{end}%") for word in each))
            for each, end in zip(options, ends, strict=True)
        )
    )
