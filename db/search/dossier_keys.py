"""Dossiers by a key that begins with something: a code, a number or a name of who is on them.

Where a search is narrowed too, it starts from whichever are fewer: the keys, in their order, or
the dossiers it is narrowed to, newest first.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, or_, select, text

from db.dossiers.rows import given_first
from db.dossiers.tables import dossier, dossier_person
from db.search import person_names
from db.search.narrowing import Narrowing
from db.search.person_names import begins

# In these words: SQLite takes the index of those that have one only where it reads its condition.
HAS_EXTERNAL = text("dossier.external_code <> ''")
AGAIN = 10  # rows more than wanted, of dossiers that one name is on twice
PEOPLE_EACH = 3  # rows that a dossier may have: who hands it in, its owner, who fetches
NAMES = 150  # that are tried where only some of their dossiers are wanted
AT_ONCE = 50
_PERSON = dossier_person.c
_EXTERNAL = dossier.c.external_code


class Codes:
    """By the office's code, or the province's."""

    def __init__(self, narrowed: Narrowing) -> None:
        self._narrowed = narrowed

    def found(self, start: str) -> list[int]:
        """The newest code first."""
        narrowed = self._narrowed
        keys = [(dossier.c.code, ()), (_EXTERNAL, (HAS_EXTERNAL,))]
        mine = [(each, self._of(each, start, more)) for each, more in keys]
        if narrowed.fewer_than(*(each for _, each in mine)):
            return narrowed.newest(or_(*(each.like(f"{start}%") for each, _ in keys)))
        ids: list[int] = []
        for column, statement in mine:
            ids += narrowed.conn.scalars(
                statement.where(*narrowed.holds(dossier.c))
                .order_by(column.desc())
                .limit(narrowed.most)
            )
        return list(dict.fromkeys(ids))[: narrowed.most]

    def _of(self, column: Any, start: str, more: Iterable[Any]) -> Select[Any]:
        mine = dossier.c.site_id == self._narrowed.site_id
        return select(dossier.c.dossier_id).where(mine, begins(column, start), *more)


class _People:
    """By who is on them."""

    def __init__(self, narrowed: Narrowing) -> None:
        self._narrowed = narrowed

    def _begun(self, column: Any, start: str) -> list[int]:
        return self._ordered(column, begins(column, start))

    def _ordered(self, column: Any, which: ColumnElement[bool]) -> list[int]:
        """In the order of the key, the newest dossier of each first."""
        found = self._with(which, *self._narrowed.holds(_PERSON))
        found = found.order_by(column, _PERSON.dossier_id.desc())
        most = self._narrowed.most
        ids = self._narrowed.conn.scalars(found.limit(most + AGAIN)).all()
        if len(ids) == most + AGAIN and len(set(ids)) < most:
            ids = self._narrowed.conn.scalars(found.limit(PEOPLE_EACH * most)).all()
        return self._cut(ids)

    def _with(self, *which: ColumnElement[bool]) -> Select[tuple[int]]:
        mine = _PERSON.site_id == self._narrowed.site_id
        return select(_PERSON.dossier_id).where(mine, *which)

    def _newest(self, which: ColumnElement[bool]) -> list[int]:
        same = and_(
            _PERSON.site_id == dossier.c.site_id, _PERSON.dossier_id == dossier.c.dossier_id
        )
        return self._narrowed.newest(select(_PERSON.role).where(same, which).exists())

    def _cut(self, ids: Iterable[int]) -> list[int]:
        return list(dict.fromkeys(ids))[: self._narrowed.most]


class Numbers(_People):
    """By an identity number or a phone."""

    def found(self, digits: str) -> list[int]:
        """Those of identity numbers first."""
        keys = ((_PERSON.id_number, digits), (_PERSON.phone, digits))
        if self._narrowed.fewer_than(*(self._with(begins(*each)) for each in keys)):
            return self._newest(or_(*(column.like(f"{start}%") for column, start in keys)))
        return self._cut(each for key in keys for each in self._begun(*key))


class Names(_People):
    """By a name from either end, by any of its words, and else by what they may have meant: then
    they were `guessed`."""

    guessed = False

    def found(self, folded: str) -> list[int]:
        """Those whose name begins so come first."""
        words = folded.split()
        if not words:
            return []
        keys = ((_PERSON.name_key, folded), (_PERSON.given_key, given_first(folded)))
        few = self._narrowed.fewer_than(*(self._with(begins(*each)) for each in keys))
        if few:
            ids = self._newest(person_names.having(words, _PERSON.name_key))
        else:
            ids = self._cut(each for key in keys for each in self._begun(*key))
            if len(ids) < self._narrowed.most:
                ids = self._cut([*ids, *self._called(self._names(words))])
        if not ids:
            ids = self._meant(words, few=few)
            self.guessed = bool(ids)
        return ids

    def _meant(self, words: list[str], *, few: bool) -> list[int]:
        narrowed = self._narrowed
        names = person_names.nearly_with(narrowed.conn, narrowed.site_id, words, NAMES)
        if few and names:
            return self._newest(_PERSON.name_key.in_(names))
        return self._cut(self._called(names))

    def _names(self, words: list[str]) -> list[str]:
        narrowed = self._narrowed
        most = NAMES if narrowed.narrows else narrowed.most
        return person_names.with_words(narrowed.conn, narrowed.site_id, words, most)

    def _called(self, names: list[str]) -> Iterator[int]:
        left = self._narrowed.most
        for first in range(0, len(names), AT_ONCE):
            some = names[first : first + AT_ONCE]
            ids = self._ordered(_PERSON.name_key, _PERSON.name_key.in_(some))
            yield from ids
            left -= len(ids)
            if left <= 0:
                return
