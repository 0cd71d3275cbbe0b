"""Statements made ready once: SQLAlchemy writes them, the driver runs them.

For what every call and every number needs while the whole office waits for the site's row. Through
SQLAlchemy each of them costs as much again as in the driver.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from sqlalchemy import Connection, Dialect, SelectBase, UpdateBase
from sqlalchemy.engine.interfaces import DBAPICursor
from sqlalchemy.exc import DBAPIError

Row = Sequence[Any]
Convert = Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class _Written:
    """A statement in the words of one driver, and what its values become on the way."""

    text: str
    constants: dict[str, object]
    inward: tuple[tuple[str, Convert], ...]
    outward: tuple[tuple[int, Convert], ...]


class Ready:
    """A statement of SQLAlchemy's that runs on the driver's own cursor.

    Its transaction is the connection's: begun before, and kept or dropped by whoever began it.
    """

    def __init__(self, statement: SelectBase | UpdateBase) -> None:
        self._statement = statement
        self._columns = tuple(statement.exported_columns)
        self._written: dict[str, _Written] = {}

    def run(
        self, conn: Connection, cursor: DBAPICursor, values: Mapping[str, object]
    ) -> Sequence[Row]:
        """Its rows, if it has any. Raises what SQLAlchemy would."""
        dialect = conn.dialect
        written = self._written.get(dialect.name) or self._write(dialect)
        bound = {**written.constants, **values}
        for name, convert in written.inward:
            bound[name] = convert(bound[name])
        try:
            cursor.execute(written.text, bound)
            found = cursor.fetchall() if self._columns else ()
        except dialect.loaded_dbapi.Error as trouble:
            raise _wrapped(trouble, conn, cursor, written.text) from trouble
        if not written.outward:
            return found
        return [_converted(row, written.outward) for row in found]

    def _write(self, dialect: Dialect) -> _Written:
        compiled = self._statement.compile(dialect=dialect)
        inward = (
            (name, bind.type.dialect_impl(dialect).bind_processor(dialect))
            for name, bind in compiled.binds.items()
        )
        outward = (
            (place, column.type.dialect_impl(dialect).result_processor(dialect, None))
            for place, column in enumerate(self._columns)
        )
        written = self._written[dialect.name] = _Written(
            str(compiled),
            {name: value for name, value in compiled.params.items() if value is not None},
            tuple((name, convert) for name, convert in inward if convert),
            tuple((place, convert) for place, convert in outward if convert),
        )
        return written


def _converted(row: Row, outward: tuple[tuple[int, Convert], ...]) -> Row:
    mine = list(row)
    for place, convert in outward:
        mine[place] = convert(mine[place])
    return mine


def _wrapped(trouble: Any, conn: Connection, cursor: DBAPICursor, statement: str) -> BaseException:
    """The driver's error as SQLAlchemy tells it; a link that is gone is given up."""
    gone = conn.dialect.is_disconnect(trouble, conn.connection.dbapi_connection, cursor)
    if gone:
        conn.invalidate(trouble)
        conn.engine.dispose()
    return cast(
        BaseException,
        DBAPIError.instance(
            statement,
            None,
            trouble,
            conn.dialect.loaded_dbapi.Error,
            connection_invalidated=gone,
            dialect=conn.dialect,
        ),
    )
