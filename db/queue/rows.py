"""Rows of the ticket table as records."""

from typing import Any

from sqlalchemy import Select, bindparam, select

from db.ready import Row
from db.tables import ticket
from office.ticket import Lane, State, Ticket

FIELDS = (
    "site_id", "ticket_id", "business_date", "label", "service_id", "lane", "language", "state",
    "rank", "queued_version", "counter_id", "calls", "no_shows",
    "issued_at", "called_at", "started_at", "ended_at",
)  # fmt: skip
COLUMNS = tuple(ticket.c[name] for name in FIELDS)

ONE: Select[Any] = select(*COLUMNS, ticket.c.last_version).where(
    ticket.c.site_id == bindparam("b_site"), ticket.c.ticket_id == bindparam("b_ticket")
)


def ticket_of(row: Row) -> Ticket:
    """The record of a row that begins with `COLUMNS`."""
    fields = dict(zip(FIELDS, row, strict=False))
    fields["lane"] = Lane(fields["lane"])
    fields["state"] = State(fields["state"])
    return Ticket(**fields)
