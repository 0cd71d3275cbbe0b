"""Plain SQL on either engine, by the drivers alone."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from typing import Any


def is_sqlite(url: str) -> bool:
    return url.startswith("sqlite:///")


def connect(url: str) -> Any:
    """A driver's own connection; every statement is a transaction of its own."""
    if is_sqlite(url):
        return sqlite3.connect(url.removeprefix("sqlite:///"), isolation_level=None, timeout=5)
    import psycopg

    return psycopg.connect(url.replace("+psycopg", ""), autocommit=True)


def run(url: str, *statements: str) -> None:
    """Executes statements, one after another."""
    with closing(connect(url)) as connection:
        for statement in statements:
            connection.execute(statement)


def rows(url: str, query: str) -> list[dict[str, Any]]:
    """The rows of a query, each as a dict."""
    with closing(connect(url)) as connection:
        cursor = connection.execute(query)
        names: Sequence[str] = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
