"""What the tables themselves refuse, should every program forget it."""

from contextlib import closing

import pytest

from db.queue import tickets
from tests.promises import plain
from tests.stores import Site

COPY = (
    "INSERT INTO {table} ({columns}) SELECT {values} FROM {table} "
    "WHERE {key} = (SELECT MAX({key}) FROM {table})"
)


def copied(url: str, table: str, key: str, **changed: str) -> str:
    """A statement that puts the latest row in again with a key of its own."""
    columns = list(plain.rows(url, f"SELECT * FROM {table}")[0])
    values = {name: changed.get(name, name) for name in columns}
    values[key] = f"{key} + 1000"
    return COPY.format(
        table=table, key=key, columns=", ".join(columns), values=", ".join(values.values())
    )


def refused(url: str, statement: str) -> None:
    """The table says that there is such a one already."""
    with closing(plain.connect(url)) as connection, pytest.raises(Exception, match=r"(?i)unique"):
        connection.execute(statement)


def test_a_label_cannot_stand_twice_on_one_day(quick_site: Site, quick_url: str):
    quick_site.open()
    quick_site.issue()
    refused(quick_url, copied(quick_url, "ticket", "ticket_id"))
    plain.run(quick_url, copied(quick_url, "ticket", "ticket_id", label="'A-900'"))


def test_an_operation_key_cannot_stand_twice(quick_site: Site, quick_url: str):
    quick_site.open()
    refused(quick_url, copied(quick_url, "event", "version"))
    plain.run(quick_url, copied(quick_url, "event", "version", op_key="'another'"))


def test_a_version_cannot_stand_twice(quick_site: Site, quick_url: str):
    quick_site.open()
    again = copied(quick_url, "event", "version", op_key="'another'").replace("+ 1000", "+ 0")
    refused(quick_url, again)


def test_a_counter_cannot_have_two_tickets(quick_site: Site, quick_url: str):
    quick_site.open()
    first = quick_site.issue()
    quick_site.call(3)
    quick_site.issue()
    refused(quick_url, "UPDATE ticket SET state = 'serving', counter_id = 3")
    quick_site.at(tickets.finish, 3, first.ticket_id)
