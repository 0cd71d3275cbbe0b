"""Reads that take seconds: on one picture of the site from the first statement to the last."""

from sqlalchemy import Connection, text

_SETTINGS = (
    "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY",
    "SET LOCAL jit = off",  # compiling the statements would take longer than running them
    "SET LOCAL work_mem = '16MB'",  # enough to count a month's dossiers without files
)


def steady(conn: Connection) -> None:
    """The first thing a long read does. SQLite keeps one picture by itself."""
    if conn.dialect.name == "postgresql":
        for setting in _SETTINGS:
            conn.execute(text(setting))
