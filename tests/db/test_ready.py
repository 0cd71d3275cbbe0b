"""Statements made ready do what SQLAlchemy would have done with them."""

from datetime import date, datetime
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy import Connection, bindparam
from sqlalchemy.exc import IntegrityError, OperationalError

from db.ready import Ready
from db.tables import event, shift, site
from tests.stores import DAY, SITE, Site

OF_EACH_TYPE = (
    sa.select(
        site.c.business_date, site.c.is_open, site.c.version, shift.c.opened_at, shift.c.closed_at
    )
    .join(shift, shift.c.site_id == site.c.site_id)
    .where(site.c.business_date == bindparam("b_day"), shift.c.opened_at <= bindparam("b_now"))
    .order_by(shift.c.shift_id)
    .limit(2)
)
FIRST_EVENT_AGAIN = sa.insert(event).from_select(list(event.c), sa.select(event))


def run(conn: Connection, ready: Ready, **values: object) -> list[tuple[Any, ...]]:
    return [tuple(row) for row in ready.run(conn, conn.connection.cursor(), values)]


def test_values_go_in_and_out_as_through_sqlalchemy(site: Site):
    asked = {"b_day": DAY, "b_now": site.open().clock()}

    def both(conn: Connection, _site: str) -> tuple[list[Any], list[Any]]:
        through = [tuple(row) for row in conn.execute(OF_EACH_TYPE, asked)]
        return run(conn, Ready(OF_EACH_TYPE), **asked), through

    ready, through = site.store.read(both)
    assert ready == through
    assert len(ready) == 2
    day, is_open, version, opened_at, closed_at = ready[0]
    assert (type(day), type(is_open), type(version)) == (date, bool, int)
    assert isinstance(opened_at, datetime)
    assert opened_at.utcoffset() is not None
    assert closed_at is None


def test_a_refusal_of_the_driver_is_told_as_sqlalchemy_tells_it(site: Site):
    site.open()
    with pytest.raises(IntegrityError, match=r"(?i)unique"):
        site.store.touch(lambda conn, _site: run(conn, Ready(FIRST_EVENT_AGAIN)))


def test_what_was_written_is_kept_only_by_a_commit(site: Site):
    rename = Ready(sa.update(event).values(actor="ai-do").where(event.c.site_id == SITE))
    actors = sa.select(event.c.actor).distinct()
    site.open().store.read(lambda conn, _site: run(conn, rename))
    assert "ai-do" not in site.store.read(lambda conn, _site: conn.scalars(actors).all())
    site.store.touch(lambda conn, _site: run(conn, rename))
    assert site.store.read(lambda conn, _site: conn.scalars(actors).all()) == ["ai-do"]


@pytest.mark.parametrize(
    "site_url", [pytest.param("postgres", marks=pytest.mark.postgres)], indirect=True
)
def test_a_link_that_was_cut_is_given_up_and_made_anew(site: Site):
    told = []

    def cut_the_first(conn: Connection, _site: str) -> object:
        mine = conn.scalar(sa.select(sa.func.pg_backend_pid()))
        if not told:
            site.store.read(lambda other, _site: other.scalar(sa.select(_CUT), {"pid": mine}))
        try:
            return run(conn, Ready(sa.select(bindparam("b_word", type_=sa.String))), b_word="ok")
        except OperationalError as trouble:
            told.append((trouble.connection_invalidated, conn.invalidated))
            raise

    assert site.store.read(cut_the_first) == [("ok",)]
    assert told == [(True, True)]


_CUT = sa.func.pg_terminate_backend(bindparam("pid"), 5000)
