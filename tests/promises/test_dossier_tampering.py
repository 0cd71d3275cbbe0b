"""P16 for dossiers: whoever changes one column, adds a row or takes one away is found out."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from db.dossiers import tables
from db.engine import make_engine
from db.tables import Instant
from db.verify import history
from office.dossiers.dossier import DossierState
from tests import stores
from tests.promises import plain
from tests.promises.busy_dossiers import busy_weeks
from tests.stores import Site

TABLES = (
    tables.dossier, tables.hand_over, tables.hand_over_receipt, tables.procedure_edition,
    tables.dossier_pause, tables.holding, tables.attachment,
)  # fmt: skip
FINAL = ("hand_over", "hand_over_receipt")
FEW = 4  # rows of each table: the first ones have been through most
SOME_TIME = datetime.fromisoformat("2026-11-30T01:02:03.000004+00:00")
Row = dict[str, Any]


class Forger:
    """Somebody with every right in the database, whose every change is taken back again."""

    def __init__(self, url: str) -> None:
        self._engine = make_engine(url)
        self._conn = self._engine.connect()
        self.tried = 0
        self.unseen: list[str] = []

    def rows(self, table: sa.Table) -> list[Row]:
        with self._engine.connect() as conn:
            found = conn.execute(sa.select(table).order_by(*table.primary_key)).mappings()
            return [dict(row) for row in found]

    def forge(self, what: str, change: sa.Executable) -> None:
        """One forgery, past every trigger and key; it is remembered if nobody sees it."""
        self.tried += 1
        self._without_guards()
        assert self._conn.execute(change).rowcount != 0
        if not history.verify(self._conn, stores.SITE).faults:
            self.unseen.append(what)
        self._conn.rollback()

    def _without_guards(self) -> None:
        if self._engine.dialect.name == "postgresql":
            self._conn.exec_driver_sql("SET LOCAL session_replication_role = replica")
            return
        self._conn.rollback()
        self._conn.exec_driver_sql("PRAGMA foreign_keys = OFF")
        self._conn.exec_driver_sql("BEGIN")
        for table in FINAL:
            for change in ("update", "delete"):
                self._conn.exec_driver_sql(f"DROP TRIGGER {table}_no_{change}")

    def close(self) -> None:
        self._conn.close()
        self._engine.dispose()


@pytest.fixture
def forger(quick_site: Site, quick_url: str) -> Iterator[Forger]:
    busy_weeks(quick_site)
    assert quick_site.store.read(history.verify).faults == ()
    made = Forger(quick_url)
    yield made
    assert quick_site.store.read(history.verify).faults == ()
    made.close()


@pytest.mark.parametrize("most", [FEW, pytest.param(1000, marks=pytest.mark.long)])
def test_every_edit_addition_and_removal_is_seen(forger: Forger, most: int):
    for table in TABLES:
        rows = forger.rows(table)[:most]
        assert rows, f"{table.name} is empty: nothing to forge"
        for row in rows:
            for column in table.columns:
                value = another(column, row[column.name])
                change = sa.update(table).where(*this(table, row)).values({column.name: value})
                forger.forge(f"{table.name}.{column.name}: {row[column.name]} -> {value}", change)
            forger.forge(f"{table.name} without {row}", sa.delete(table).where(*this(table, row)))
            forger.forge(f"{table.name} twice {row}", sa.insert(table).values(copy_of(table, row)))

    assert forger.unseen == []
    assert forger.tried > 240


def this(table: sa.Table, row: Row) -> list[Any]:
    return [column == row[column.name] for column in table.primary_key]


def another(column: "sa.Column[Any]", value: Any) -> Any:
    """A value of the column's kind that is not this one."""
    if column.name == "state":
        return DossierState.RECEIVED if value != "received" else DossierState.IN_PROCESS
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return value + 5000
    if isinstance(value, str):
        return f"{value[:-1]}{'x' if value[-1:] != 'x' else 'y'}"
    if isinstance(column.type, Instant):
        return (value or SOME_TIME) + timedelta(seconds=1)
    return column.type.python_type(7)


def copy_of(table: sa.Table, row: Row) -> Row:
    """The row once more, with names and numbers of its own where there can be only one."""
    alone = {column.name for column in list(table.primary_key)[1:]} | {"code", "lookup"}
    if table is tables.dossier:
        alone.add("external_code")
    return {
        name: another(table.c[name], value) if name in alone else value
        for name, value in row.items()
    }


def test_a_line_of_the_control_sheet_is_final(quick_site: Site, quick_url: str):
    busy_weeks(quick_site)
    for table in FINAL:
        before = plain.rows(quick_url, f"SELECT * FROM {table}")
        for change in (f"UPDATE {table} SET site_id = site_id", f"DELETE FROM {table}"):
            with pytest.raises(Exception, match=f"{table} rows are final"):
                plain.run(quick_url, change)
        assert plain.rows(quick_url, f"SELECT * FROM {table}") == before != []
