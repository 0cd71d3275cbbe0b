"""The codes of a dossier: its own, the short one of its receipt, the province's."""

from sqlalchemy import bindparam, select, text

from db import catalog
from db.dossiers import series
from db.dossiers.tables import dossier
from db.entry import Entry
from office import errors, proof
from office.dossiers.codes import code_for
from office.dossiers.entered import clean_code
from office.profile import VIETNAM, CodeSource

_SAME_LOOKUP = select(dossier.c.dossier_id).where(
    dossier.c.site_id == bindparam("b_site"), dossier.c.lookup == bindparam("b_lookup")
)
_SAME_CODE = select(dossier.c.dossier_id).where(
    dossier.c.site_id == bindparam("b_site"),
    dossier.c.external_code == bindparam("b_code"),
    text("dossier.external_code <> ''"),  # else SQLite reads the whole table
)


def new_code(entry: Entry, external_code: str) -> str:
    """The next code of the day; refused where the office wants the province's beside it and it is
    not there."""
    rules = entry.rules.dossier
    if rules.code_source is CodeSource.EXTERNAL and not clean_code(external_code):
        raise errors.ExternalCodeMissing()
    number = series.next_number(entry, rules.unit_code)
    return code_for(rules.unit_code, entry.now.astimezone(VIETNAM).date(), number)


def external_of(entry: Entry, typed: str, dossier_id: int | None = None) -> str:
    """A code of the province's system as it is kept; refused if another dossier has it."""
    code = clean_code(typed)
    if code is None:
        raise errors.ExternalCodeMissing()
    bound = {"b_site": entry.site_id, "b_code": code}
    other = entry.conn.scalar(_SAME_CODE, bound) if code else None
    if other not in (None, dossier_id):
        raise errors.CodeTaken(code=code)
    return code


def new_lookup(entry: Entry, code: str) -> str:
    """The short code of the receipt: nobody can guess it, and no two dossiers share it."""
    key = catalog.proof_key(entry.conn, entry.site_id)
    for attempt in range(9):
        lookup = proof.lookup_code(key, entry.site_id, code, attempt)
        bound = {"b_site": entry.site_id, "b_lookup": lookup}
        if entry.conn.execute(_SAME_LOOKUP, bound).first() is None:
            return lookup
    raise AssertionError("forty bits collide nine times")
