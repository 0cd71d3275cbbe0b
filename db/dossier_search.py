"""Finding one among a million dossiers: every word is the beginning of a key that is indexed.

A name is found from its first word on ("nguyen van") and from its last ("van an"), a code from
its beginning, from its day on ("261123-0018") or as the province's, a phone and an identity
number from their beginning. Ranges on indexed keys cost the same on both engines.
"""

import re
from collections.abc import Iterator
from datetime import datetime, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, TextClause, and_, exists, select, text

from db import catalog, dossier_rows
from db.dossier_lines import OWNER_COLUMNS, Clock, line_of, with_owner
from db.dossier_tables import dossier, dossier_person
from office.dossiers.codes import Asked, asked
from office.dossiers.dossier_records import Found, Search
from office.people.person import fold_name
from office.profile import VIETNAM

_LAST = "\U0010ffff"
# In these words: SQLite takes the index of those that have one only where it reads its condition.
HAS_EXTERNAL = text("dossier.external_code <> ''")
_SHORT_CODE = re.compile(r"\d{6}-\d{1,7}")


def find(conn: Connection, site_id: str, wanted: Search, *, now: datetime) -> Found:
    """The dossiers that fit, newest first (by name when a name was asked for). Personal data:
    note the search with `db.access` first."""
    office = catalog.profile_of(conn, site_id)
    clock = Clock.of(conn, site_id, office, now)
    ids = _ids(conn, site_id, wanted, office.rules.dossier.unit_code)
    rows = {}
    if ids:
        found = conn.execute(
            select(*dossier_rows.COLUMNS, *OWNER_COLUMNS)
            .select_from(with_owner(dossier))
            .where(dossier.c.site_id == site_id, dossier.c.dossier_id.in_(ids[: wanted.most]))
        )
        rows = {row.dossier_id: line_of(row, clock) for row in found}
    return Found(
        lines=tuple(rows[each] for each in ids[: wanted.most]), more=len(ids) > wanted.most
    )


def _ids(conn: Connection, site_id: str, wanted: Search, unit_code: str) -> list[int]:
    """One more than asked for, so that "there is more" is known."""
    words = " ".join(wanted.words.split())
    narrowed = _narrowing(site_id, wanted)
    if not words:
        statement = select(dossier.c.dossier_id).where(*narrowed)
        newest = statement.order_by(dossier.c.received_at.desc(), dossier.c.dossier_id.desc())
        return list(conn.scalars(newest.limit(wanted.most + 1)))
    code = asked(words)
    if code is not None:
        for exact in _exactly(code):
            if ids := list(conn.scalars(select(dossier.c.dossier_id).where(*narrowed, *exact))):
                return ids
    if _SHORT_CODE.fullmatch(words) or _looks_like_code(words):
        start = words.upper() if _looks_like_code(words) else f"{unit_code}-{words}"
        return _by_code(conn, narrowed, start, wanted.most)
    return _by_person(conn, site_id, wanted, narrowed, words)


def _exactly(code: Asked) -> Iterator[tuple[ColumnElement[bool] | TextClause, ...]]:
    """One condition after the other: two joined by OR would use no index."""
    if code.lookup:
        yield (dossier.c.lookup == code.lookup,)
        return
    yield (dossier.c.code == code.code,)
    yield dossier.c.external_code == code.code, HAS_EXTERNAL


def _looks_like_code(words: str) -> bool:
    return re.fullmatch(r"[A-Za-z]\d{2}[.\d-]*", words) is not None


def _by_code(
    conn: Connection, narrowed: list[ColumnElement[bool]], start: str, most: int
) -> list[int]:
    found: list[int] = []
    for column, more in ((dossier.c.code, ()), (dossier.c.external_code, (HAS_EXTERNAL,))):
        statement = select(dossier.c.dossier_id).where(*narrowed, _begins(column, start), *more)
        found += conn.scalars(statement.order_by(column.desc()).limit(most + 1))
    return list(dict.fromkeys(found))


def _by_person(
    conn: Connection,
    site_id: str,
    wanted: Search,
    narrowed: list[ColumnElement[bool]],
    words: str,
) -> list[int]:
    digits = re.sub(r"[ .-]", "", words)
    if digits.isdigit():
        keys: list[tuple[Any, str]] = [
            (dossier_person.c.id_number, digits),
            (dossier_person.c.phone, digits),
        ]
    else:
        folded = fold_name(words)
        if not folded:
            return []
        keys = [
            (dossier_person.c.name_key, folded),
            (dossier_person.c.given_key, dossier_rows.given_first(folded)),
        ]
    found: list[int] = []
    for column, start in keys:
        statement = _people(site_id, column, start, narrowed if len(narrowed) > 1 else [])
        found += conn.scalars(statement.limit(3 * (wanted.most + 1)))
    return list(dict.fromkeys(found))[: wanted.most + 1]


def _people(
    site_id: str, column: Any, start: str, narrowed: list[ColumnElement[bool]]
) -> Select[tuple[int]]:
    """Dossiers of people by the beginning of a key, in the order of the key."""
    statement = select(dossier_person.c.dossier_id).where(
        dossier_person.c.site_id == site_id, _begins(column, start)
    )
    if narrowed:
        statement = statement.where(
            exists().where(
                and_(
                    dossier.c.site_id == dossier_person.c.site_id,
                    dossier.c.dossier_id == dossier_person.c.dossier_id,
                    *narrowed,
                )
            )
        )
    return statement.order_by(column, dossier_person.c.dossier_id.desc())


def _begins(column: Any, start: str) -> ColumnElement[bool]:
    return and_(column >= start, column < start + _LAST)


def _narrowing(site_id: str, wanted: Search) -> list[ColumnElement[bool]]:
    terms: list[ColumnElement[bool]] = [dossier.c.site_id == site_id]
    if wanted.procedure_code:
        terms.append(dossier.c.procedure_code == wanted.procedure_code)
    if wanted.states:
        terms.append(dossier.c.state.in_([state.value for state in wanted.states]))
    if wanted.received_from:
        first = datetime.combine(wanted.received_from, time(), VIETNAM)
        terms.append(dossier.c.received_at >= first)
    if wanted.received_to:
        end = datetime.combine(wanted.received_to, time(), VIETNAM) + timedelta(days=1)
        terms.append(dossier.c.received_at < end)
    return terms
