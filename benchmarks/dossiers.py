"""A year of invented dossiers, in bulk: searches, registers and figures are measured on it.

They have no history: `verify` has nothing to compare them with. Everything else is as the
commands would have left it.
"""

from contextlib import closing
from dataclasses import replace

import sqlalchemy as sa
from sqlalchemy import Connection

from benchmarks import bulk, lives
from benchmarks.invented import OFFICERS, PROCEDURES, UNITS
from db import catalog, tables
from db.dossiers import editions
from db.dossiers import tables as dossier_tables
from db.engine import Store, make_engine
from tests import stores

YEAR = 2026
BATCH = 20_000


def prepare(url: str) -> None:
    """The small office with forty procedures, five units and their officers, and no dossier yet."""
    stores.prepare(url)
    with closing(Store(make_engine(url), stores.SITE)) as store:
        wanted = replace(stores.small_catalog(), procedures=PROCEDURES, units=UNITS)
        store.write(stores.op(store), catalog.load, wanted)
        for login, name, unit_id in OFFICERS:
            store.touch(catalog.put_officer, login, name, "")
            store.touch(catalog.put_in_unit, login, unit_id)
        store.touch(_keep_editions)


def fill(url: str, count: int, *, year: int = YEAR) -> None:
    """Writes `count` dossiers received evenly over the working days of `year`, in the order of
    receipt; those of its last weeks are still in process. The same every time."""
    with closing(Store(make_engine(url), stores.SITE)) as store:
        first = store.read(_version) + 1
        store.touch(_set_version, first + count * lives.STRIDE)
    bulk.load(url, lives.COLUMNS, lives.of_year(stores.SITE, first, count, year, batch=BATCH))


def _version(conn: Connection, site_id: str) -> int:
    wanted = sa.select(tables.site.c.version).where(tables.site.c.site_id == site_id)
    return int(conn.execute(wanted).scalar_one())


def _set_version(conn: Connection, site_id: str, version: int) -> None:
    conn.execute(
        sa.update(tables.site).where(tables.site.c.site_id == site_id).values(version=version)
    )


def _keep_editions(conn: Connection, site_id: str) -> None:
    stored = sa.select(tables.procedure.c.profile).where(tables.procedure.c.site_id == site_id)
    for profile in conn.scalars(stored).all():
        row = {"site_id": site_id, "edition": editions.edition_of(profile).key, "profile": profile}
        conn.execute(sa.insert(dossier_tables.procedure_edition), row)
