"""A procedure as it stood when a dossier was received: kept once for the same text."""

import hashlib
from dataclasses import dataclass
from functools import lru_cache

import msgspec
from sqlalchemy import Connection, bindparam, select, text

from db.dossiers.tables import procedure_edition
from db.entry import Entry
from office.procedure import Procedure

_STORED = select(procedure_edition.c.profile).where(
    procedure_edition.c.site_id == bindparam("b_site"),
    procedure_edition.c.edition == bindparam("b_edition"),
)
# As text: SQLAlchemy compiles an upsert anew each time, which costs more than running it.
_KEEP = text(
    """
    INSERT INTO procedure_edition (site_id, edition, profile) VALUES (:site, :edition, :profile)
    ON CONFLICT (site_id, edition) DO NOTHING
    """
)


@dataclass(frozen=True, slots=True)
class Edition:
    """A procedure as it stands now. `key` is the same for the same text."""

    key: str
    profile: str
    procedure: Procedure


@lru_cache(maxsize=512)
def edition_of(profile: str) -> Edition:
    """The edition of a stored procedure."""
    return Edition(key_of(profile), profile, msgspec.json.decode(profile, type=Procedure))


def key_of(profile: str) -> str:
    """The key by which a procedure's text is kept: a hash, so that a changed text shows."""
    return hashlib.sha256(profile.encode()).hexdigest()[:16]


def procedure_at(conn: Connection, site_id: str, key: str) -> Procedure:
    """The procedure of a kept edition."""
    profile = conn.scalar(_STORED, {"b_site": site_id, "b_edition": key})
    return edition_of(str(profile)).procedure


def keep(entry: Entry, edition: Edition) -> None:
    """Keeps an edition that a dossier is received by; one that is there stays."""
    entry.conn.execute(
        _KEEP, {"site": entry.site_id, "edition": edition.key, "profile": edition.profile}
    )
