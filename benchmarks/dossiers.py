"""A year of invented dossiers, in bulk: searches, registers and figures are measured on it.

They have no history: `verify` has nothing to compare them with. Everything else is as the
commands would have left it.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from benchmarks import invented
from benchmarks.invented import OFFICERS, PROCEDURES, UNITS
from db import catalog, dossier_rows, dossier_tables, editions, tables
from db.engine import Store, make_engine
from office.dossiers.dossier import DESK, Role
from office.dossiers.draft import PaperState, all_papers, paper_lines
from office.history import stamp
from office.procedure import Procedure
from office.profile import VIETNAM
from tests import stores

YEAR = 2026
BATCH = 20_000
STRIDE = 10  # versions a dossier takes, so that its hand-overs and pauses have ids of their own
UNIT_CODE = "H99.01"
ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
T = dossier_tables
TABLES = (
    T.dossier, T.dossier_content, T.dossier_person, T.dossier_pause, T.hand_over,
    T.hand_over_receipt, T.holding, T.dossier_return, T.dossier_series,
)  # fmt: skip
Rows = dict[str, list[dict[str, Any]]]


def prepare(url: str) -> None:
    """The small office with forty procedures, five units and their officers, and no dossier yet."""
    stores.prepare(url)
    store = Store(make_engine(url), stores.SITE)
    wanted = replace(stores.small_catalog(), procedures=PROCEDURES, units=UNITS)
    store.write(catalog.load, wanted, op=stores.op(store))
    for login, name, unit_id in OFFICERS:
        store.touch(catalog.put_officer, login, name, "")
        store.touch(catalog.put_in_unit, login, unit_id)
    store.touch(_keep_editions)
    store.close()


def fill(store: Store, count: int, *, year: int = YEAR) -> None:
    """Writes `count` dossiers received evenly over the working days of `year`, in the order of
    receipt; those of its last weeks are still in process. The same every time."""
    first = store.read(_version) + 1
    made = _dossiers(store.site_id, first, count, year)
    while batch := list(islice(made, BATCH)):
        store.touch(_write, _sorted(batch))
    store.touch(_set_version, first + count * STRIDE)
    store.touch(_analyse)


def _version(conn: Connection, site_id: str) -> int:
    wanted = sa.select(tables.site.c.version).where(tables.site.c.site_id == site_id)
    return int(conn.execute(wanted).scalar_one())


def _set_version(conn: Connection, site_id: str, version: int) -> None:
    conn.execute(
        sa.update(tables.site).where(tables.site.c.site_id == site_id).values(version=version)
    )


def _analyse(conn: Connection, _site: str) -> None:
    """The planner knows the tables' sizes, as it would after a night."""
    if conn.dialect.name == "postgresql":
        conn.exec_driver_sql("SET LOCAL statement_timeout = 0")
    conn.exec_driver_sql("ANALYZE")


def _keep_editions(conn: Connection, site_id: str) -> None:
    stored = sa.select(tables.procedure.c.profile).where(tables.procedure.c.site_id == site_id)
    for profile in conn.scalars(stored).all():
        row = {"site_id": site_id, "edition": editions.edition_of(profile).key, "profile": profile}
        conn.execute(sa.insert(T.procedure_edition), row)


def _sorted(batch: list[Rows]) -> Rows:
    return {
        table.name: [row for rows in batch for row in rows.get(table.name, ())] for table in TABLES
    }


def _write(conn: Connection, _site: str, rows: Rows) -> None:
    driver: Any = conn.connection.driver_connection
    for table in TABLES:
        names = [column.name for column in table.columns]
        values = ([row.get(name) for name in names] for row in rows[table.name])
        if conn.dialect.name == "postgresql":
            with driver.cursor().copy(f"COPY {table.name} ({', '.join(names)}) FROM STDIN") as copy:
                for value in values:
                    copy.write_row(value)
        else:
            marks = ", ".join("?" * len(names))
            driver.executemany(
                f"INSERT INTO {table.name} ({', '.join(names)}) VALUES ({marks})", values
            )


def _dossiers(site_id: str, first: int, count: int, year: int) -> Iterator[Rows]:
    chance = random.Random(20_261_123)
    days = _working_days(year)
    now = datetime.combine(date(year + 1, 1, 1), time(), VIETNAM)
    papers = {each.code: _papers(each) for each in PROCEDURES}
    made = 0
    for place, day in enumerate(days, 1):
        todays = count * place // len(days) - made
        minutes = sorted(chance.randrange(570) for _ in range(todays))
        for number, minute in enumerate(minutes, 1):
            at = datetime.combine(day, time(7, 30), VIETNAM) + timedelta(minutes=minute)
            life = _Life(site_id, first + made * STRIDE, at, now, chance)
            made += 1
            yield life.rows(f"{UNIT_CODE}-{day:%y%m%d}-{number:04d}", papers)
        series = {"site_id": site_id, "series": UNIT_CODE, "day": f"{day}", "last": todays}
        yield {"dossier_series": [series]}


def _working_days(year: int) -> list[date]:
    every = (date(year, 1, 1) + timedelta(days=ahead) for ahead in range(366))
    return [day for day in every if day.weekday() < 5 and day.year == year]


def _papers(procedure: Procedure) -> tuple[str, str]:
    """All papers there, and none there."""
    whole = all_papers(paper_lines(procedure))
    none = tuple(replace(line, state=PaperState.MISSING) for line in whole)
    return dossier_rows.pack_papers(whole), dossier_rows.pack_papers(none)


@dataclass(slots=True)
class _Life:
    """One dossier from its receipt to where it stands at the year's end."""

    site_id: str
    dossier_id: int
    received_at: datetime
    now: datetime
    chance: random.Random
    made: Rows = field(default_factory=dict)

    def rows(self, code: str, papers: dict[str, tuple[str, str]]) -> Rows:
        chance = self.chance
        number = min(int(chance.expovariate(0.12)), len(PROCEDURES) - 1)
        procedure = PROCEDURES[number]
        unit_id = (DESK, *(each.unit_id for each in UNITS))[number % (len(UNITS) + 1)]
        limit = procedure.channels[0].value or 0
        due_at = self.received_at + timedelta(days=limit * 7 // 5)
        end = chance.choices(
            ("settled", "withdrawn", "stopped", "refused", "voided", "advised"),
            (960, 10, 6, 10, 4, 10),
        )[0]
        takes = limit * 1.4 * chance.choices((chance.random(), 1.0, 1.3), (70, 24, 6))[0]
        settled_at = self.received_at + timedelta(days=takes, minutes=20)
        over = settled_at <= self.now
        returned_at = settled_at + timedelta(hours=chance.choice((1, 4, 24, 48)))
        waits = not over and chance.random() < 0.1
        state = _state(end, over=over, returned=returned_at <= self.now, waits=waits)
        if unit_id != DESK and state == "received":
            state = "in_process"
        received = end != "advised"
        dossier = {
            "site_id": self.site_id,
            "dossier_id": self.dossier_id,
            "code": code,
            "lookup": _lookup(self.dossier_id),
            "external_code": "",
            "procedure_code": procedure.code,
            "edition": invented.edition_key(procedure),
            "title": procedure.short_title,
            "field": procedure.field,
            "service_id": procedure.service_id,
            "channel": chance.choices(("counter", "online", "post"), (50, 45, 5))[0],
            "state": state,
            "unit_id": unit_id if state in ("in_process", "awaiting_supplement") else DESK,
            "officer": chance.choice(OFFICERS)[0],
            "opened_at": stamp(self.received_at),
            "received_at": stamp(self.received_at) if received else None,
            "first_due_at": stamp(due_at) if received else None,
            "due_at": stamp(due_at) if received else None,
            "settled_at": stamp(settled_at) if over and received else None,
            "standing": _standing(settled_at, due_at) if over and end == "settled" else None,
            "returned_at": stamp(returned_at) if state == "returned" else None,
            "return_by": "desk",
            "fee_vnd": procedure.channels[0].fee_vnd,
            "fee_paid": True,
            "sets": 1,
            "extensions": 0,
            "last_version": self.dossier_id + STRIDE - 1,
        }
        dossier["paused_since"] = dossier["received_at"] if waits else None
        self.made["dossier"] = [dossier]
        self._people(papers[procedure.code][0 if received else 1])
        self._hands(unit_id if received else DESK, settled_at, state)
        if chance.random() < 0.06 or waits:
            self._add("dossier_pause", pause_id=self.dossier_id + 5, kind="supplement",
                policy="pause", since=stamp(self.received_at),
                until=None if waits else stamp(min(settled_at, self.now)))  # fmt: skip
        if state == "returned":
            name = self.made["dossier_person"][0]["name"]
            self._add("dossier_return", name=name, paper_shown="Căn cước", tracking="")
        return self.made

    def _people(self, papers: str) -> None:
        self._add("dossier_content", papers=papers, post_address="", authorisation="", note="")
        who = invented.person(self.chance)
        row = dossier_rows.person_row(self.site_id, self.dossier_id, Role.SUBMITTER, who)
        self._add("dossier_person", **row)

    def _hands(self, unit_id: str, settled_at: datetime, state: str) -> None:
        there = state in ("in_process", "awaiting_supplement")
        gone = state in ("returned", "refused", "withdrawn", "stopped", "voided")
        if unit_id != DESK and state != "voided":
            self._hand_over(1, DESK, unit_id, self.received_at + timedelta(minutes=30))
            if state in ("result_ready", "returned"):
                self._hand_over(2, unit_id, DESK, settled_at, with_result=True)
        holder = unit_id if there else DESK
        self._add("holding", unit_id=holder, lead=True, accepted=True, step="",
            since=stamp(self.received_at), held=not gone)  # fmt: skip

    def _hand_over(
        self, number: int, giver: str, taker: str, at: datetime, *, with_result: bool = False
    ) -> None:
        key = self.dossier_id + number
        self._add("hand_over", hand_over_id=key, from_unit=giver, to_unit=taker,
            handed_by=OFFICERS[0][0], handed_at=stamp(at), lead=True, taken_back=False,
            with_result=with_result)  # fmt: skip
        self._add("hand_over_receipt", hand_over_id=key, accepted_by=OFFICERS[1][0],
            accepted_at=stamp(at + timedelta(minutes=9)))  # fmt: skip

    def _add(self, table: str, **row: Any) -> None:
        key = {"site_id": self.site_id, "dossier_id": self.dossier_id}
        self.made.setdefault(table, []).append(key | row)


def _state(end: str, *, over: bool, returned: bool, waits: bool) -> str:
    if end in ("voided", "advised"):
        return {"voided": "voided", "advised": "awaiting_supplement"}[end]
    if not over:
        return "awaiting_supplement" if waits else "received"
    if end != "settled":
        return end
    return "returned" if returned else "result_ready"


def _standing(settled_at: datetime, due_at: datetime) -> str:
    if settled_at.date() == due_at.date():
        return "on_time"
    return "early" if settled_at < due_at else "late"


def _lookup(number: int) -> str:
    """Eight letters that differ for every number below 2⁴⁰."""
    bits = number * 0x9E3779B97 % 2**40
    return "".join(ALPHABET[bits >> 5 * place & 31] for place in range(8))
