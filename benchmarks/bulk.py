"""Rows by the million into either engine: indexes are built once everything is in.

What is written must be right by itself: foreign keys are not looked at on the way.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from typing import Any

import psycopg
import sqlalchemy as sa
from psycopg import sql

Rows = dict[str, list[tuple[Any, ...]]]
Columns = dict[str, tuple[str, ...]]


def load(url: str, columns: Columns, batches: Iterable[Rows]) -> None:
    """Writes all batches in one transaction, then leaves the tables as a night would."""
    place = sa.make_url(url)
    if place.get_backend_name() == "sqlite":
        _into_file(place.database or "", columns, batches)
    else:
        _into_server(place, columns, batches)


def _into_file(path: str, columns: Columns, batches: Iterable[Rows]) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as conn:
        (journal,) = conn.execute("PRAGMA journal_mode").fetchone()
        for pragma in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -400000",
                       "temp_store = MEMORY", "threads = 2"):  # fmt: skip
            conn.execute(f"PRAGMA {pragma}").fetchall()
        conn.execute("BEGIN IMMEDIATE")
        with _built_after(conn, columns):
            for rows in batches:
                for table, names in columns.items():
                    marks = ", ".join("?" * len(names))
                    conn.executemany(
                        f"INSERT INTO {table} ({', '.join(names)}) VALUES ({marks})", rows[table]
                    )
        conn.execute("COMMIT")
        conn.execute(f"PRAGMA journal_mode = {journal}").fetchall()


@contextmanager
def _built_after(conn: sqlite3.Connection, columns: Columns) -> Iterator[None]:
    found = conn.execute(
        "SELECT name, tbl_name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
    ).fetchall()
    mine = [(name, made) for name, table, made in found if table in columns]
    for name, _made in mine:
        conn.execute(f"DROP INDEX {name}")
    yield
    for _name, made in mine:
        conn.execute(made)


def _into_server(place: sa.URL, columns: Columns, batches: Iterable[Rows]) -> None:
    address = place.set(drivername="postgresql").render_as_string(hide_password=False)
    with closing(psycopg.connect(address, autocommit=True)) as conn:
        with conn.transaction():
            for setting in ("session_replication_role = replica", "maintenance_work_mem = '256MB'"):
                conn.execute(f"SET LOCAL {setting}")
            made = conn.execute(
                "SELECT indexname, indexdef FROM pg_indexes WHERE tablename = ANY(%s) AND "
                "indexname NOT IN (SELECT conname FROM pg_constraint)", [list(columns)]
            ).fetchall()  # fmt: skip
            for name, _made in made:
                conn.execute(sql.SQL("DROP INDEX {}").format(sql.Identifier(name)))
            for rows in batches:
                for table, names in columns.items():
                    _copy(conn, table, names, rows[table])
            for _name, definition in made:
                conn.execute(definition)
        conn.execute("VACUUM ANALYZE")  # as autovacuum does within the hour


def _copy(conn: Any, table: str, names: tuple[str, ...], rows: list[tuple[Any, ...]]) -> None:
    into = sql.SQL("COPY {} ({}) FROM STDIN").format(
        sql.Identifier(table), sql.SQL(", ").join(map(sql.Identifier, names))
    )
    with conn.cursor().copy(into) as copy:
        for row in rows:
            copy.write_row(row)
