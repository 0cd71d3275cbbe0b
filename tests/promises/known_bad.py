"""How others number tickets: read the last number, then write, with nothing held in between."""

import re
from contextlib import closing

import sqlalchemy as sa

from db.engine import Store
from db.entry import Entry
from db.queue import rows
from db.tables import ticket
from office.history import Op
from office.ticket import Kind, Lane, State, Ticket, label_for
from tests.promises import plain

LETTERS = {"ho-tich": "A", "chung-thuc": "B", "dat-dai": "C"}
COUNT = "SELECT COUNT(*) FROM ticket WHERE label LIKE '{letter}-%'"
MAX = (
    "SELECT COALESCE(MAX(CAST(SUBSTR(label, 3) AS INTEGER)), 0) "
    "FROM ticket WHERE label LIKE '{letter}-%'"
)


def numbered_by_count(store: Store, service: str, lane: Lane, op: Op) -> Ticket:
    """`COUNT(*) + 1`, read before the write begins."""
    return _numbered(store, COUNT, service, op)


def numbered_by_max(store: Store, service: str, lane: Lane, op: Op) -> Ticket:
    """`MAX + 1`, read before the write begins."""
    return _numbered(store, MAX, service, op)


def _numbered(store: Store, query: str, service: str, op: Op) -> Ticket:
    letter = LETTERS[service]
    last = store.read(_scalar, query.format(letter=letter))
    return store.write(op, _issue, service, label_for(letter, last + 1, 4))


def _scalar(conn: sa.Connection, _site: str, query: str) -> int:
    return int(conn.scalar(sa.text(query)) or 0)


def _issue(entry: Entry, service: str, label: str) -> Ticket:
    assert entry.business_date is not None
    made = Ticket(
        site_id=entry.site_id, ticket_id=entry.version, business_date=entry.business_date,
        label=label, service_id=service, lane=Lane.ORDINARY, language="vi", state=State.WAITING,
        rank=entry.version, queued_version=entry.version, counter_id=None, calls=0, no_shows=0,
        issued_at=entry.now, called_at=None, started_at=None, ended_at=None,
    )  # fmt: skip
    values = {name: getattr(made, name) for name in rows.FIELDS} | {"last_version": entry.version}
    entry.conn.execute(sa.insert(ticket), values)
    entry.record(
        Kind.ISSUE, made.ticket_id, label=label, state="waiting", service=service,
        lane="ordinary", language="vi",
    )  # fmt: skip
    return made


def without_unique_labels(url: str) -> None:
    """Takes the constraint away that such programs do not have either."""
    if not plain.is_sqlite(url):
        plain.run(url, "ALTER TABLE ticket DROP CONSTRAINT ticket_one_label_a_day")
        return
    made = plain.rows(url, "SELECT sql FROM sqlite_master WHERE name = 'ticket'")[0]["sql"]
    bare, removed = re.subn(r",?\s*CONSTRAINT ticket_one_label_a_day UNIQUE \([^)]*\)", "", made)
    assert removed == 1
    with closing(plain.connect(url)) as connection:
        connection.execute("DROP TABLE ticket")
        connection.execute(bare)
