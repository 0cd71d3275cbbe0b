"""Finding one among a million dossiers: every word is the beginning of a key that is indexed.

A code is found from its beginning, from its day on ("261123-0018") or as the province's, a phone
and an identity number from their beginning. A name is found from its first word on ("nguyen
van"), from its last ("van an"), by any of its words ("tran binh") and, where nobody is called so,
by what the words may have meant. Ranges on indexed keys cost the same on both engines.
"""

import re
from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import (
    ColumnElement,
    Connection,
    TextClause,
    select,
)

from db import catalog
from db.dossiers import rows as dossier_rows
from db.dossiers.lines import OWNER_COLUMNS, clock_of, line_of, with_owner
from db.dossiers.tables import dossier
from db.reports import long_reads
from db.search.dossier_keys import HAS_EXTERNAL, Codes, Names, Numbers
from db.search.narrowing import Narrowing
from office.dossiers.codes import Asked, asked
from office.dossiers.dossier_records import Found, Search
from office.people.person import fold_name

_SHORT_CODE = re.compile(r"\d{6}-\d{1,7}")


def find(conn: Connection, site_id: str, wanted: Search, *, now: datetime) -> Found:
    """The dossiers that fit, newest first (by name when a name was asked for). Personal data:
    note the search with `db.access` first."""
    office = catalog.profile_of(conn, site_id)
    clock = clock_of(conn, site_id, office, now)
    long_reads.by_index(conn)
    ids, near = _ids(conn, site_id, wanted, office.rules.dossier.unit_code)
    rows = {}
    if ids:
        found = conn.execute(
            select(*dossier_rows.COLUMNS, *OWNER_COLUMNS)
            .select_from(with_owner(dossier))
            .where(dossier.c.site_id == site_id, dossier.c.dossier_id.in_(ids[: wanted.most]))
        )
        rows = {row.dossier_id: line_of(row, clock) for row in found}
    shown = tuple(rows[each] for each in ids[: wanted.most])
    return Found(lines=shown, more=len(ids) > wanted.most, near=near)


def _ids(conn: Connection, site_id: str, wanted: Search, unit_code: str) -> tuple[list[int], bool]:
    """One more than asked for, so that "there is more" is known; and whether they were guessed."""
    words = " ".join(wanted.words.split())
    narrowed = Narrowing(conn, site_id, wanted)
    if not words:
        return narrowed.newest(), False
    code = asked(words)
    if code is not None:
        for exact in _exactly(code):
            if ids := narrowed.all_of(*exact):
                return ids, False
    if _SHORT_CODE.fullmatch(words) or _looks_like_code(words):
        start = words.upper() if _looks_like_code(words) else f"{unit_code}-{words}"
        return Codes(narrowed).found(start), False
    digits = re.sub(r"[ .-]", "", words)
    if digits.isdigit():
        return Numbers(narrowed).found(digits), False
    names = Names(narrowed)
    return names.found(fold_name(words)), names.guessed


def _exactly(code: Asked) -> Iterator[tuple[ColumnElement[bool] | TextClause, ...]]:
    """One condition after the other: two joined by OR would use no index."""
    if code.lookup:
        yield (dossier.c.lookup == code.lookup,)
        return
    yield (dossier.c.code == code.code,)
    yield dossier.c.external_code == code.code, HAS_EXTERNAL


def _looks_like_code(words: str) -> bool:
    return re.fullmatch(r"[A-Za-z]\d{2}[.\d-]*", words) is not None
