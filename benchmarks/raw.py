"""The limit to compare with: the same statements in the same transaction, in plain drivers.

What is left out is what the product adds: records, rules, error handling, SQLAlchemy.
"""

import hashlib
import json
import random
import sqlite3
import time
import uuid
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, Protocol

import psycopg
import sqlalchemy as sa

from office.history import GENESIS
from tests.stores import DAY, SITE

BUSY_FOR = 5.0

TAKE = (
    "UPDATE site SET version = version + 1 WHERE site_id = ? "
    "RETURNING version, business_date, is_open, rules"
)
SERVICE = (
    "SELECT letter, width, daily_limit, active FROM service WHERE site_id = ? AND service_id = ?"
)
SERIES = (
    "INSERT INTO number_series (site_id, business_date, series, last, minute, in_minute) "
    "VALUES (?, ?, ?, 1, ?, 1) ON CONFLICT (site_id, business_date, series) DO UPDATE SET "
    "last = number_series.last + 1, minute = excluded.minute, in_minute = CASE WHEN "
    "number_series.minute = excluded.minute THEN number_series.in_minute + 1 ELSE 1 END "
    "RETURNING last, in_minute"
)
TICKET = (
    "INSERT INTO ticket (site_id, ticket_id, business_date, label, service_id, lane, language, "
    "state, rank, queued_version, last_version, calls, no_shows, issued_at) "
    "VALUES (?, ?, ?, ?, ?, 'ordinary', 'vi', 'waiting', ?, ?, ?, 0, 0, ?)"
)
LAST_HASH = "SELECT hash FROM event WHERE site_id = ? AND version = ?"
EVENT = (
    "INSERT INTO event (site_id, version, op_key, kind, subject, actor, at, detail, prev_hash, "
    "hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
SERVED = "SELECT service_id FROM counter_service WHERE site_id = ? AND counter_id = ?"
COUNTER = (
    "SELECT counter.active, shift.login FROM counter LEFT JOIN shift ON "
    "shift.site_id = counter.site_id AND shift.counter_id = counter.counter_id AND "
    "closed_at IS NULL WHERE counter.site_id = ? AND counter.counter_id = ?"
)
COLUMNS = (
    "site_id, ticket_id, business_date, label, service_id, lane, language, state, rank, "
    "queued_version, counter_id, calls, no_shows, issued_at, called_at, started_at, ended_at"
)
HEAD = (
    f"SELECT * FROM (SELECT {COLUMNS} FROM ticket WHERE site_id = ? AND state = 'waiting' AND "
    "lane = '{lane}' AND service_id IN (" + SERVED + ") ORDER BY rank, queued_version LIMIT 1) "
    "AS {lane}_head"
)
HEADS = (
    HEAD.format(lane="priority")
    + " UNION ALL "
    + HEAD.format(lane="ordinary")
    + f" UNION ALL SELECT {COLUMNS} FROM ticket WHERE site_id = ? AND counter_id = ? "
    "AND state IN ('called', 'serving')"
)
FINISH = (
    "UPDATE ticket SET state = 'finished', ended_at = ?, last_version = ? "
    "WHERE site_id = ? AND ticket_id = ?"
)
CALL = (
    "UPDATE ticket SET state = 'called', counter_id = ?, calls = calls + 1, called_at = ?, "
    "last_version = ? WHERE site_id = ? AND ticket_id = ?"
)
# The whole of issuing in one round trip: the fastest form that PostgreSQL allows.
ONE_TRIP = """
CREATE OR REPLACE FUNCTION bench_issue(s text, key text, now timestamptz) RETURNS text
LANGUAGE plpgsql AS $$
DECLARE v bigint; d date; n int; label text; prev text; at text; detail text;
BEGIN
  UPDATE site SET version = version + 1 WHERE site_id = s
    RETURNING version, business_date INTO v, d;
  INSERT INTO number_series VALUES (s, d, 'A', 1, 0, 1)
    ON CONFLICT (site_id, business_date, series) DO UPDATE SET last = number_series.last + 1
    RETURNING last INTO n;
  label := 'A-' || lpad(n::text, 5, '0');
  INSERT INTO ticket (site_id, ticket_id, business_date, label, service_id, lane, language, state,
    rank, queued_version, last_version, calls, no_shows, issued_at)
    VALUES (s, v, d, label, 'ho-tich', 'ordinary', 'vi', 'waiting', v, v, v, 0, 0, now);
  SELECT hash INTO prev FROM event WHERE site_id = s AND version = v - 1;
  at := to_char(now, 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"');
  detail := '{"label":"' || label || '"}';
  INSERT INTO event VALUES (s, v, key, 'issue', v, 'raw', at, detail, prev,
    encode(sha256(convert_to(prev || key || detail || at, 'UTF8')), 'hex'));
  RETURN label;
END $$
"""


class Raw(Protocol):
    """One process's plain connection."""

    def issue(self) -> str:
        """One ticket; its label."""

    def call(self, counter_id: int) -> str | None:
        """The next ticket at a counter; its label."""

    def close(self) -> None:
        """Closes the connection."""


class _Plain:
    """The statements, over whatever `self._run` executes them with."""

    def __init__(self, execute: Callable[[str, tuple[Any, ...]], Any], instant: Any) -> None:
        self._execute = execute
        self._instant = instant

    def _event(self, version: int, kind: str, subject: int, detail: dict[str, Any]) -> None:
        prev = self._execute(LAST_HASH, (SITE, version - 1)).fetchone()[0] or GENESIS
        at = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
        packed = json.dumps(detail, sort_keys=True)
        fields = [SITE, version, str(uuid.uuid4()), kind, subject, "raw", at, packed]
        digest = hashlib.sha256(json.dumps([prev, *fields]).encode()).hexdigest()
        self._execute(EVENT, (*fields, prev, digest))

    def issue_inside(self) -> str:
        version = self._execute(TAKE, (SITE,)).fetchone()[0]
        self._execute(SERVICE, (SITE, "ho-tich")).fetchone()
        now = self._instant()
        minute = int(time.time()) // 60
        number, _ = self._execute(SERIES, (SITE, DAY.isoformat(), "A", minute)).fetchone()
        label = f"A-{number:05d}"
        row = (SITE, version, DAY.isoformat(), label, "ho-tich", version, version, version, now)
        self._execute(TICKET, row)
        self._event(version, "issue", version, {"label": label})
        return label

    def call_inside(self, counter_id: int) -> str | None:
        version = self._execute(TAKE, (SITE,)).fetchone()[0]
        here = (SITE, counter_id)
        self._execute(COUNTER, here).fetchone()
        found = self._execute(HEADS, (SITE, *here, SITE, *here, *here)).fetchall()
        waiting = [row for row in found if row[10] is None]
        if not waiting:
            return None
        now = self._instant()
        for row in found:
            if row[10] == counter_id:
                self._execute(FINISH, (now, version, SITE, row[1]))
        chosen = waiting[0]
        self._execute(CALL, (counter_id, now, version, SITE, chosen[1]))
        self._event(version, "call", chosen[1], {"label": chosen[3], "counter": counter_id})
        return str(chosen[3])


class RawSqlite:
    """Plain sqlite3: rollback journal, FULL, retry at random as the product does."""

    def __init__(self, path: str) -> None:
        self._conn = sqlite3.connect(path, timeout=0, isolation_level=None)
        self._conn.execute("PRAGMA foreign_keys = ON")
        self._conn.execute("PRAGMA synchronous = FULL")
        self._patiently("PRAGMA journal_mode = TRUNCATE")
        now = lambda: datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")  # noqa: E731
        self._plain = _Plain(self._conn.execute, now)

    def issue(self) -> str:
        return self._transaction(self._plain.issue_inside)

    def call(self, counter_id: int) -> str | None:
        return self._transaction(lambda: self._plain.call_inside(counter_id))

    def close(self) -> None:
        self._conn.close()

    def _transaction(self, work: Callable[[], Any]) -> Any:
        self._patiently("BEGIN IMMEDIATE")
        answer = work()
        self._patiently("COMMIT" if answer is not None else "ROLLBACK")
        return answer

    def _patiently(self, statement: str) -> None:
        until = time.monotonic() + BUSY_FOR
        while True:
            try:
                self._conn.execute(statement)
                return
            except sqlite3.OperationalError:
                if time.monotonic() > until:
                    raise
                time.sleep(random.uniform(0.0004, 0.004))


class RawPostgres:
    """Plain psycopg: the site's row is the lock, as in the product."""

    def __init__(self, url: str) -> None:
        self._conn = psycopg.connect(plain_url(url))
        execute = lambda sql, row: self._conn.execute(sql.replace("?", "%s").encode(), row)  # noqa: E731
        self._plain = _Plain(execute, lambda: datetime.now(UTC))

    def issue(self) -> str:
        return self._transaction(self._plain.issue_inside)

    def call(self, counter_id: int) -> str | None:
        return self._transaction(lambda: self._plain.call_inside(counter_id))

    def close(self) -> None:
        self._conn.close()

    def _transaction(self, work: Callable[[], Any]) -> Any:
        answer = work()
        self._conn.commit() if answer is not None else self._conn.rollback()
        return answer


class OneTripPostgres(RawPostgres):
    """Issuing as one function call on the server: the limit, not a way to build a product."""

    def __init__(self, url: str) -> None:
        super().__init__(url)
        self._conn.execute(ONE_TRIP.encode())
        self._conn.commit()
        self._conn.autocommit = True

    def issue(self) -> str:
        row = self._conn.execute(
            "SELECT bench_issue(%s, %s, %s)", (SITE, str(uuid.uuid4()), datetime.now(UTC))
        ).fetchone()
        assert row is not None
        return str(row[0])


def plain_url(url: str) -> str:
    """A SQLAlchemy address as psycopg takes it."""
    return sa.make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)


def connect(url: str) -> Raw:
    """The plain connection for an address."""
    if url.startswith("sqlite"):
        return RawSqlite(str(sa.make_url(url).database))
    return RawPostgres(url)
