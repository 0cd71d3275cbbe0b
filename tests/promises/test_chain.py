"""P16: whoever changes one thing in the history or in the tickets is found out."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
import sqlalchemy as sa

from db.engine import make_engine
from db.queue import tickets
from db.verify import history
from tests import stores
from tests.stores import Site

Row = dict[str, Any]
EVENT = "UPDATE event SET {column} = :value WHERE version = :version"
TICKET = "UPDATE ticket SET {column} = :value WHERE ticket_id = :ticket"


def busy_day(site: Site) -> None:
    """A morning with every kind of event in it, and a second day begun."""
    site.open()
    for number in range(8):
        site.issue(("ho-tich", "chung-thuc", "dat-dai")[number % 3], priority=number % 4 == 0)
    gone, kept = site.call(3), site.call(2)
    site.at(tickets.recall, 3, gone.ticket_id)
    site.at(tickets.mark_no_show, 3, gone.ticket_id)
    site.at(tickets.restore, 3, gone.ticket_id)
    site.at(tickets.start_serving, 2, kept.ticket_id)
    site.clock.forward(minutes=4)
    site.at(tickets.take_over, 3, kept.ticket_id)
    site.at(tickets.finish, 3, kept.ticket_id)
    site.call(3)
    site.call(3)
    site.at(tickets.undo, 3, version_of(site))
    waiting = site.issue()
    site.do(tickets.print_again, waiting.ticket_id)
    site.do(tickets.cancel, waiting.ticket_id, "left")
    site.do(tickets.close_day)
    site.clock.forward(days=1)
    site.open(day=site.clock.now.date())
    site.issue()
    site.issue("chung-thuc", priority=True)
    late = site.call(1)
    site.at(tickets.mark_no_show, 1, late.ticket_id)
    site.at(tickets.undo, 1, version_of(site))
    site.at(tickets.finish, 1, late.ticket_id)


def version_of(site: Site) -> int:
    return int(
        site.store.read(lambda conn, _site: conn.scalar(sa.text("SELECT version FROM site")))
    )


class Forger:
    """Somebody with raw SQL, whose every change is looked at and taken back."""

    def __init__(self, url: str) -> None:
        self._engine = make_engine(url)
        self._conn = self._engine.connect()
        self.tried = 0
        self.unseen: list[str] = []
        self.events = self._rows("SELECT * FROM event ORDER BY version")
        self.tickets = self._rows("SELECT * FROM ticket ORDER BY ticket_id")
        self._conn.rollback()

    def _rows(self, query: str) -> list[Row]:
        return [dict(row) for row in self._conn.execute(sa.text(query)).mappings()]

    def forge(self, what: str, *changes: tuple[str, Row]) -> None:
        """One forgery; it is remembered if nobody sees it."""
        self.tried += 1
        with self._taken_back():
            for statement, values in changes:
                self._conn.execute(sa.text(statement), values)
            if not history.verify(self._conn, stores.SITE).faults:
                self.unseen.append(what)

    @contextmanager
    def _taken_back(self) -> Iterator[None]:
        sqlite = self._engine.dialect.name == "sqlite"
        if sqlite:
            self._conn.exec_driver_sql("BEGIN")
        yield
        if sqlite:
            self._conn.exec_driver_sql("ROLLBACK")
        self._conn.rollback()

    def close(self) -> None:
        self._conn.close()
        self._engine.dispose()


@pytest.fixture
def forger(quick_site: Site, quick_url: str) -> Iterator[Forger]:
    busy_day(quick_site)
    assert quick_site.store.read(history.verify).faults == ()
    made = Forger(quick_url)
    yield made
    made.close()


def caught(forger: Forger, at_least: int) -> None:
    assert forger.tried >= at_least
    assert forger.unseen == []


def test_every_edit_of_an_event_is_seen(forger):
    for event in forger.events:
        for column, value in edits_of(event):
            forger.forge(
                f"{event['kind']}.{column} = {value}",
                (EVENT.format(column=column), {"value": value, "version": event["version"]}),
            )
    caught(forger, at_least=10 * len(forger.events))


def edits_of(event: Row) -> list[tuple[str, Any]]:
    """Every column of an event with another value, every part of its detail among them."""
    detail = json.loads(event["detail"])
    return [
        ("version", event["version"] + 1000),
        ("op_key", "another-key"),
        ("kind", "recall" if event["kind"] != "recall" else "start"),
        ("subject", (event["subject"] or 0) + 1),
        ("subject", None if event["subject"] else 1),
        ("actor", event["actor"] + "x"),
        ("at", event["at"].replace("T", " ")),
        ("at", event["at"][:-2] + ("1Z" if event["at"][-2] != "1" else "2Z")),
        ("detail", event["detail"] + " "),
        ("prev_hash", "0" * 63 + "1"),
        ("hash", event["hash"][::-1]),
        *(("detail", json.dumps({**detail, name: "x"})) for name in detail),
        *(
            ("detail", json.dumps({n: v for n, v in detail.items() if n != name}))
            for name in detail
        ),
    ]


def test_every_deletion_of_an_event_is_seen(forger):
    for event in forger.events:
        forger.forge(
            f"without {event['version']}",
            ("DELETE FROM event WHERE version = :version", {"version": event["version"]}),
        )
    for first in forger.events:
        forger.forge(
            f"nothing from {first['version']} on",
            ("DELETE FROM event WHERE version >= :version", {"version": first["version"]}),
        )
    caught(forger, at_least=2 * len(forger.events))


def test_every_swap_of_two_events_is_seen(forger):
    for one, other in zip(forger.events, forger.events[1:], strict=False):
        for distance in (other, forger.events[-1]):
            if one is not distance:
                forger.forge(f"{one['version']} and {distance['version']}", *swap(one, distance))
    caught(forger, at_least=2 * len(forger.events) - 3)


def swap(one: Row, other: Row) -> list[tuple[str, Row]]:
    move = "UPDATE event SET version = :to WHERE version = :version"
    return [
        (move, {"version": one["version"], "to": -1}),
        (move, {"version": other["version"], "to": one["version"]}),
        (move, {"version": -1, "to": other["version"]}),
    ]


def test_every_inserted_event_is_seen(forger):
    names = ", ".join(forger.events[0])
    values = ", ".join(f":{name}" for name in forger.events[0])
    last = forger.events[-1]
    for event in forger.events:
        for prev, mark in ((last["hash"], "f" * 64), (event["prev_hash"], event["hash"])):
            copy = {**event, "version": last["version"] + 1, "op_key": "one-more"}
            copy |= {"prev_hash": prev, "hash": mark}
            forger.forge(
                f"{event['kind']} again", (f"INSERT INTO event ({names}) VALUES ({values})", copy)
            )
    caught(forger, at_least=2 * len(forger.events))


def test_every_edit_of_a_ticket_is_seen(forger):
    for ticket in forger.tickets:
        for column, value in edits_of_ticket(ticket):
            forger.forge(
                f"{ticket['label']} {ticket['state']}: {column} = {value}",
                (TICKET.format(column=column), {"value": value, "ticket": ticket["ticket_id"]}),
            )
    caught(forger, at_least=20 * len(forger.tickets))


def edits_of_ticket(ticket: Row) -> list[tuple[str, Any]]:
    late = "2026-11-30T01:02:03.000004Z"
    return [
        ("ticket_id", 5000),
        ("business_date", "2026-12-24"),
        ("label", "A-777"),
        ("service_id", "dat-dai" if ticket["service_id"] != "dat-dai" else "ho-tich"),
        ("lane", "ordinary" if ticket["lane"] == "priority" else "priority"),
        ("language", "en"),
        *(("state", state) for state in STATES if state != ticket["state"]),
        ("rank", ticket["rank"] + 1),
        ("queued_version", ticket["queued_version"] - 1),
        ("last_version", ticket["last_version"] + 1),
        ("counter_id", 1 if ticket["counter_id"] != 1 else 2),
        ("calls", ticket["calls"] + 1),
        ("no_shows", ticket["no_shows"] + 1),
        *((name, late) for name in ("issued_at", "called_at", "started_at", "ended_at")),
    ]


STATES = ("waiting", "no_show", "finished", "cancelled", "expired")


def test_every_ticket_taken_out_or_put_in_is_seen(forger):
    names = ", ".join(forger.tickets[0])
    values = ", ".join(f":{name}" for name in forger.tickets[0])
    insert = f"INSERT INTO ticket ({names}) VALUES ({values})"
    for ticket in forger.tickets:
        number = {"ticket": ticket["ticket_id"]}
        forger.forge(f"no {number}", ("DELETE FROM ticket WHERE ticket_id = :ticket", number))
        copy = {**ticket, "ticket_id": 9000, "label": "A-778", "state": "expired"}
        forger.forge(f"two {number}", (insert, copy))
    caught(forger, at_least=2 * len(forger.tickets))


def test_every_swap_of_two_tickets_is_seen(forger):
    move = "UPDATE ticket SET ticket_id = :to WHERE ticket_id = :ticket"
    for one, other in zip(forger.tickets, forger.tickets[1:], strict=False):
        forger.forge(
            f"{one['label']} and {other['label']}",
            (move, {"ticket": one["ticket_id"], "to": -1}),
            (move, {"ticket": other["ticket_id"], "to": one["ticket_id"]}),
            (move, {"ticket": -1, "to": other["ticket_id"]}),
        )
    caught(forger, at_least=len(forger.tickets) - 1)


@pytest.mark.parametrize("version", [-1, +1])
def test_a_site_that_claims_another_version_is_seen(forger, version):
    forger.forge("version", ("UPDATE site SET version = version + :by", {"by": version}))
    caught(forger, at_least=1)
