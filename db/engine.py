"""One site's store on SQLite or PostgreSQL: transactions in, known errors out."""

import logging
import random
import re
import sqlite3
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar, cast

import sqlalchemy as sa
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError, IntegrityError

from db import answers, changes, entry, filesystem, troubles
from db.entry import Entry
from db.tables import REVISION, site
from office import errors
from office.history import Op
from office.texts import N_

P = ParamSpec("P")
T = TypeVar("T")

BUSY_FOR = 5.0
# WAL before 3.51.3 can corrupt the file when a checkpoint and a reset race.
WAL_SAFE = (3, 51, 3)
# Statements that come again are planned once: with a million old tickets the server would else
# plan the line's heads anew at every call, which takes longer than running it.
POSTGRES_OPTIONS = (
    "-c lock_timeout=3000 -c statement_timeout=5000 -c idle_in_transaction_session_timeout=10000"
    " -c plan_cache_mode=force_generic_plan"
)
POSTGRES_ARGS = {
    "connect_timeout": 3,
    "keepalives_idle": 5,
    "keepalives_interval": 2,
    "keepalives_count": 3,
    "tcp_user_timeout": 8000,
    "options": POSTGRES_OPTIONS,
}

log = logging.getLogger(__name__)


class Store:
    """Where a program reads and writes one site. Methods block; call them in the worker."""

    def __init__(
        self,
        engine: Engine,
        site_id: str,
        *,
        clock: Callable[[], datetime] | None = None,
        patience: float = BUSY_FOR,
    ) -> None:
        """`patience` in seconds is how long it tries while the store is busy or away."""
        self._engine = engine
        self._clock = clock or utc_now
        self._patience = patience
        self._behind = timedelta(0)
        self.site_id = site_id

    def open(self) -> None:
        """The handshake before all else: right place, whole file, our schema revision, the only
        site where none was named, the office's clock. A `Known` error in words says what is
        wrong; it may be tried again."""
        if self.dialect == "sqlite":
            filesystem.check_sqlite_file(Path(self._engine.url.database or ""))
        try:
            self.read(_check_revision)
            self.site_id = self.site_id or self.read(_only_site)
            self._set_clock_by_server()
        except errors.Known:
            self.close()
            raise

    @property
    def dialect(self) -> str:
        """`sqlite` or `postgresql`."""
        return self._engine.dialect.name

    def now(self) -> datetime:
        """The office's clock: this machine's, set to the server's where there is one."""
        return self._clock() + self._behind

    def write(
        self,
        op: Op,
        command: Callable[Concatenate[Entry, P], T],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T:
        """Runs one command in one transaction; a key seen before gets its first answer again.

        A command that recorded nothing changed nothing: its transaction is rolled back, so that
        versions have no gap. While the store is busy, or the outcome of a commit is unknown, it
        is tried again for five seconds; the key makes that safe.
        """

        def once() -> T:
            with self._connect() as conn:
                self._begin(conn, immediate=True)
                mine = entry.begin(conn, self.site_id, op)
                answer = command(mine, *args, **kwargs)
                if mine.recorded:
                    self._commit(conn)
                    return answer
            return cast(T, self._first_answer(op, otherwise=answer))

        def or_first() -> T:
            try:
                return once()
            except (errors.Refused, IntegrityError) as refusal:
                return cast(T, self._first_answer(op, refusal=refusal))

        return self._insist(or_first)

    def read(
        self,
        query: Callable[Concatenate[Connection, str, P], T],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T:
        """Runs one read on a consistent picture of the site."""

        def once() -> T:
            with self._connect() as conn:
                self._begin(conn, immediate=False)
                return query(conn, self.site_id, *args, **kwargs)

        return self._insist(once)

    def touch(
        self,
        note: Callable[Concatenate[Connection, str, P], T],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T:
        """Writes what is not history (a sign of life): no site lock, no event."""

        def once() -> T:
            with self._connect() as conn:
                self._begin(conn, immediate=True)
                answer = note(conn, self.site_id, *args, **kwargs)
                self._commit(conn)
                return answer

        return self._insist(once)

    def watcher(self, interval: float = 0.1) -> changes.Watcher:
        """Something that tells when to look again, on a connection of its own."""
        return changes.watcher_for(self._engine.url, interval)

    def close(self) -> None:
        """Closes every connection."""
        self._engine.dispose()

    def _set_clock_by_server(self) -> None:
        """On PostgreSQL the server's clock is the office's; on one PC there is only one."""
        if self.dialect != "postgresql":
            return
        server = self.read(_server_time)
        self._behind = server.astimezone(UTC) - self._clock()

    def _connect(self) -> Connection:
        return self._engine.connect()

    def _begin(self, conn: Connection, *, immediate: bool) -> None:
        """Takes SQLite's file for writing, waiting at the driver: a refused try costs 20 µs there
        and a millisecond through SQLAlchemy, which eight waiting programs would feel."""
        if self.dialect != "sqlite":
            conn.begin()  # by hand: statements made ready go past SQLAlchemy
            return
        driver = conn.connection.driver_connection
        assert driver is not None
        begin = partial(driver.execute, "BEGIN IMMEDIATE" if immediate else "BEGIN")
        try:
            _patiently(begin, self._patience)
        except sqlite3.Error as trouble:
            known = troubles.known_sqlite(trouble, self._engine.url.database or "")
            raise known or trouble from trouble

    def _commit(self, conn: Connection) -> None:
        """On SQLite readers may hold the commit up: it is pressed on, not the work done again."""
        if self.dialect != "sqlite":
            conn.commit()
            return
        _patiently(lambda: conn.exec_driver_sql("COMMIT"))
        conn.commit()

    def _first_answer(
        self, op: Op, *, otherwise: Any = None, refusal: Exception | None = None
    ) -> Any:
        found, answer = self.read(answers.first_answer, op.key)
        if not found and refusal is not None:
            raise refusal
        return answer if found else otherwise

    def _insist(self, work: Callable[[], T]) -> T:
        until = time.monotonic() + self._patience
        for attempt in count():
            try:
                return work()
            except IntegrityError:
                raise
            except DBAPIError as trouble:
                known = troubles.known(trouble, self._engine.url.database or "")
                if known is None:
                    raise
                passing = isinstance(known, errors.DatabaseBusy | errors.DatabaseUnreachable)
                if not passing or time.monotonic() > until:
                    raise known from trouble
                time.sleep(_pause(known, attempt))
        raise AssertionError("tries without end")


def _pause(known: errors.Known, attempt: int) -> float:
    """Seconds before the next try: by chance, so that waiting programs do not meet again; none
    before the first try after a cut."""
    if isinstance(known, errors.DatabaseBusy):
        return random.uniform(0.0004, 0.004)
    return random.uniform(0.05, 0.5) if attempt else 0.0


def _prepare_sqlite(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in ("foreign_keys = ON", "synchronous = FULL", "journal_mode = TRUNCATE"):
        if pragma.startswith("journal") and sqlite3.sqlite_version_info >= WAL_SAFE:
            pragma = "journal_mode = WAL"  # noqa: PLW2901
        _patiently(partial(cursor.execute, f"PRAGMA {pragma}"))
    cursor.close()


def _patiently(statement: Callable[[], object], patience: float = BUSY_FOR) -> None:
    until = time.monotonic() + patience
    while True:
        try:
            statement()
            return
        except (sqlite3.OperationalError, DBAPIError) as trouble:
            original = getattr(trouble, "orig", trouble)
            busy = getattr(original, "sqlite_errorcode", 0) & 0xFF in troubles.SQLITE_BUSY
            if not busy or time.monotonic() > until:
                raise
            time.sleep(random.uniform(0.001, 0.004))


def make_engine(url: str) -> Engine:
    """An engine for `sqlite:///file` or `postgresql://…`. Nothing is opened yet."""
    parsed = sa.make_url(re.sub(r"^postgres(ql)?://", "postgresql+psycopg://", url))
    if parsed.get_backend_name() == "sqlite":
        # SQLite's own busy handler starves processes; we retry at random instead.
        made = sa.create_engine(
            parsed,
            paramstyle="named",
            hide_parameters=True,  # an error in the log must not tell whose row it was
            connect_args={"timeout": 0, "check_same_thread": False},
        )
        sa.event.listen(made, "connect", _prepare_sqlite)
        return made
    return sa.create_engine(parsed, connect_args=POSTGRES_ARGS, pool_size=2, hide_parameters=True)


def utc_now() -> datetime:
    """This machine's clock as an aware instant."""
    return datetime.now(UTC)


def store_at(url: str, site_id: str = "", *, clock: Callable[[], datetime] | None = None) -> Store:
    """A site's store that nobody has opened yet; an empty `site_id` is the only site there is."""
    return Store(make_engine(url), site_id, clock=clock)


def open_store(
    url: str, site_id: str = "", *, clock: Callable[[], datetime] | None = None
) -> Store:
    """A site's store, open. Raises a `Known` error in words."""
    store = store_at(url, site_id, clock=clock)
    store.open()
    return store


def _server_time(conn: Connection, _site: str) -> datetime:
    return conn.execute(sa.select(sa.func.now())).scalar_one()


def _check_revision(conn: Connection, _site: str) -> None:
    if not sa.inspect(conn).has_table("alembic_version"):
        raise errors.DatabaseMissing(path=conn.engine.url.render_as_string(hide_password=True))
    found = conn.scalar(sa.text("SELECT version_num FROM alembic_version")) or ""
    if found < REVISION:
        raise errors.SchemaOlder(found=found, wanted=REVISION)
    if found > REVISION:
        raise errors.SchemaNewer(found=found, wanted=REVISION)


def _only_site(conn: Connection, _site: str) -> str:
    sites = conn.scalars(sa.select(site.c.site_id)).all()
    if len(sites) != 1:
        raise errors.SiteUnknown(site=N_("(chưa đặt)"))
    return str(sites[0])
