"""Reads over a whole year: many short transactions, so that nobody waits for them.

On SQLite a reader holds up every commit until it ends. What is asked for is therefore cut into
parts that do not depend on each other: a dossier's instant of receipt never changes.
"""

from sqlalchemy import Connection, text

_SETTINGS = (
    "SET LOCAL jit = off",  # compiling the statements would take longer than running them
    "SET LOCAL work_mem = '16MB'",  # enough to count a month's dossiers without files
)
_BY_INDEX = text(
    "SELECT set_config('enable_seqscan', 'off', true), set_config('enable_hashjoin', 'off', true), "
    "set_config('enable_mergejoin', 'off', true)"
)


def prepare(conn: Connection) -> None:
    """What a part begins with on a server."""
    if conn.dialect.name == "postgresql":
        for setting in _SETTINGS:
            conn.execute(text(setting))


def by_index(conn: Connection) -> None:
    """A server shall look things up by index, one after the other: what is asked for is met soon,
    which it cannot know."""
    if conn.dialect.name == "postgresql":
        conn.execute(_BY_INDEX)
