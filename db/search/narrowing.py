"""The dossiers of a procedure, in some states or received in some days, newest first."""

from collections.abc import Iterable, Iterator
from datetime import datetime, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, func, select

from db.dossiers.tables import dossier
from office.dossiers.dossier_records import Search
from office.profile import VIETNAM

MANY = 10_000  # more are not counted: among so many, one that fits is soon met
FEW = 1000  # are looked at one by one sooner than people are counted
_OTHER = dossier.alias("narrowed")


class Narrowing:
    """What a search is narrowed to. A state at a time: several have no order in any index."""

    def __init__(self, conn: Connection, site_id: str, wanted: Search, *, few: int = FEW) -> None:
        self.conn, self.site_id = conn, site_id
        self._few = few
        self.most = wanted.most + 1
        self._states = [state.value for state in wanted.states]
        self._wanted = wanted
        self._in_days = bool(wanted.received_from or wanted.received_to)
        self.narrows = bool(list(self._terms(dossier)))

    def all_of(self, *which: Any) -> list[int]:
        """Every one that fits, for what only a few can be."""
        return list(self.conn.scalars(select(dossier.c.dossier_id).where(*self._on(), *which)))

    def newest(self, *which: ColumnElement[bool]) -> list[int]:
        """The newest that fit, as many as are wanted; behind them what was never received."""
        received = dossier.c.received_at
        told = () if self._in_days else (received.is_not(None),)
        found = self._by(received, *told, *which)
        if len(found) < self.most and not self._in_days:
            found += self._by(dossier.c.opened_at, received.is_(None), *which)
        return found[: self.most]

    def _by(self, instant: Any, *which: ColumnElement[bool]) -> list[int]:
        found: list[Any] = []
        for part in self._parts():
            mine = select(instant, dossier.c.dossier_id).where(*part, *which)
            ordered = mine.order_by(instant.desc(), dossier.c.dossier_id.desc())
            found += self.conn.execute(ordered.limit(self.most)).all()
        return [key for _at, key in sorted(map(tuple, found), reverse=True)]

    def count(self) -> int:
        """How many there are, up to `MANY`."""
        return sum(
            self.counted(select(dossier.c.dossier_id).where(*each)) for each in self._parts()
        )

    def fewer_than(self, *keys: Select[Any]) -> bool:
        """Whether to begin with these dossiers rather than with the rows of `keys`."""
        if not self.narrows:
            return False
        count = self.count()
        return count <= self._few or count <= min(sum(map(self.counted, keys)), MANY)

    def counted(self, which: Select[Any]) -> int:
        """How many rows a statement has, up to `MANY`."""
        some = which.limit(MANY).subquery()
        return self.conn.scalar(select(func.count()).select_from(some)) or 0

    def holds(self, of: Any) -> Iterable[ColumnElement[bool]]:
        """A condition on rows of a dossier: that it is one of these."""
        if not self.narrows:
            return ()
        terms = (*self._terms(_OTHER), _OTHER.c.site_id == of.site_id)
        same = and_(*terms, _OTHER.c.dossier_id == of.dossier_id)
        return (select(_OTHER.c.dossier_id).where(same).exists(),)

    def _on(self) -> tuple[ColumnElement[bool], ...]:
        return (dossier.c.site_id == self.site_id, *self._terms(dossier))

    def _parts(self) -> Iterator[tuple[ColumnElement[bool], ...]]:
        rest = (dossier.c.site_id == self.site_id, *self._others(dossier))
        if not self._states:
            yield rest
        yield from ((dossier.c.state == each, *rest) for each in self._states)

    def _terms(self, of: Any) -> Iterator[ColumnElement[bool]]:
        if self._states:
            yield of.c.state.in_(self._states)
        yield from self._others(of)

    def _others(self, of: Any) -> Iterator[ColumnElement[bool]]:
        wanted = self._wanted
        if wanted.procedure_code:
            yield of.c.procedure_code == wanted.procedure_code
        if wanted.received_from:
            yield of.c.received_at >= datetime.combine(wanted.received_from, time(), VIETNAM)
        if wanted.received_to:
            end = datetime.combine(wanted.received_to, time(), VIETNAM) + timedelta(days=1)
            yield of.c.received_at < end
