"""The site's one writer: take the site's row, do the work, write one chained event."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

import msgspec
from sqlalchemy import Connection, bindparam, insert, select, update
from sqlalchemy.engine.interfaces import DBAPICursor

from db.ready import Ready, Row
from db.tables import event, site
from office.dossiers.dossier import Move
from office.errors import SiteUnknown
from office.history import GENESIS, Op, canonical, chain, stamp
from office.profile import Rules
from office.ticket import Kind

# The site lock: on PostgreSQL the row stays locked until commit, on SQLite BEGIN IMMEDIATE has
# taken the whole file already. Versions therefore have no gap and order everything.
_TAKE = Ready(
    update(site)
    .where(site.c.site_id == bindparam("b_site"))
    .values(version=site.c.version + 1)
    .returning(site.c.version, site.c.business_date, site.c.is_open, site.c.rules)
)
# A statement of its own, after the lock: an earlier snapshot would not see the last writer's event.
_LAST_HASH = Ready(
    select(event.c.hash).where(
        event.c.site_id == bindparam("b_site"), event.c.version == bindparam("b_version")
    )
)
_WRITE = Ready(insert(event))


@lru_cache(maxsize=8)
def rules_from(stored: str) -> Rules:
    """The office's rules as the site row keeps them."""
    return msgspec.json.decode(stored, type=Rules)


@dataclass(slots=True)
class Entry:
    """One command's turn at the site: its connection, version, day and rules.

    Nothing is kept unless `record` was called exactly once before the transaction ends.
    """

    conn: Connection
    cursor: DBAPICursor
    site_id: str
    op: Op
    version: int
    business_date: date | None
    is_open: bool
    rules: Rules
    recorded: bool = False

    @property
    def now(self) -> datetime:
        """When the gesture was made."""
        return self.op.at

    def run(self, statement: Ready, values: Mapping[str, object]) -> Sequence[Row]:
        """Runs a statement made ready, at less cost than `conn` would."""
        return statement.run(self.conn, self.cursor, values)

    def record(self, kind: Kind | Move, subject: int | None, **detail: object) -> None:
        """Writes the command's one event, chained to the one before it."""
        if self.recorded:
            raise AssertionError("a command writes exactly one event")
        last = self.run(_LAST_HASH, {"b_site": self.site_id, "b_version": self.version - 1})
        row: dict[str, object] = {
            "site_id": self.site_id,
            "version": self.version,
            "op_key": self.op.key,
            "kind": kind.value,
            "subject": subject,
            "actor": self.op.actor,
            "at": stamp(self.now),
            "detail": canonical(detail),
        }
        prev_hash = last[0][0] if last else GENESIS
        row |= {"prev_hash": prev_hash, "hash": chain(prev_hash, row)}
        self.run(_WRITE, row)
        self.recorded = True


def begin(conn: Connection, site_id: str, op: Op) -> Entry:
    """Takes the site's row and its next version. Everybody else waits until this one ends."""
    cursor = conn.connection.cursor()
    taken = _TAKE.run(conn, cursor, {"b_site": site_id})
    if not taken:
        raise SiteUnknown(site=site_id)
    version, business_date, is_open, rules = taken[0]
    return Entry(conn, cursor, site_id, op, version, business_date, is_open, rules_from(rules))
