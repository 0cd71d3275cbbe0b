"""What a driver says went wrong, as an error of ours in words; or as a bug, when it is one."""

import sqlite3

from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError

from office import errors

SQLITE_BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
SQLITE_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
SQLITE_FULL = {sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR_WRITE, sqlite3.SQLITE_IOERR_FSYNC}
POSTGRES_BUSY = {"55P03", "57014", "40001", "40P01", "53300"}
# While a connection is made libpq gives no code, only words.
NOT_LET_IN = ("authentication failed", "no pg_hba.conf entry", "no password supplied")


def known(trouble: DBAPIError, database: str) -> errors.Known | None:
    """The error for what the database's environment did, or None for a bug of ours."""
    if isinstance(trouble.orig, sqlite3.Error):
        return known_sqlite(trouble.orig, database)
    return _known_postgres(trouble, database)


def known_sqlite(original: sqlite3.Error, path: str) -> errors.Known | None:
    """The same for sqlite3's own error on the file `path`."""
    code = getattr(original, "sqlite_errorcode", 0)
    if code in SQLITE_FULL:
        return errors.DatabaseFull()
    if code & 0xFF in SQLITE_BUSY:
        return errors.DatabaseBusy()
    if code & 0xFF in SQLITE_DAMAGED:
        return errors.DatabaseDamaged(path=path)
    if code & 0xFF == sqlite3.SQLITE_READONLY:
        return errors.DatabaseReadOnly(path=path)
    if code & 0xFF == sqlite3.SQLITE_CANTOPEN:
        return errors.DatabaseMissing(path=path)
    return None


def _known_postgres(trouble: DBAPIError, database: str) -> errors.Known | None:
    state = getattr(trouble.orig, "sqlstate", None) or ""
    if state in POSTGRES_BUSY:
        return errors.DatabaseBusy()
    if state == "53100":
        return errors.DatabaseFull()
    if state == "25006":
        return errors.DatabaseReadOnly(path=database)
    if _not_let_in(str(trouble.orig), state):
        return errors.DatabaseLogin()
    return errors.DatabaseUnreachable() if _gone(trouble, state) else None


def _not_let_in(said: str, state: str) -> bool:
    """A wrong password, role, database or pg_hba line: trying again mends none of them."""
    missing = "FATAL" in said and "does not exist" in said
    return state.startswith(("28", "3D")) or missing or any(words in said for words in NOT_LET_IN)


def _gone(trouble: DBAPIError, state: str) -> bool:
    silent = isinstance(trouble, OperationalError | InterfaceError) and not state
    return trouble.connection_invalidated or silent or state.startswith(("08", "57P"))
