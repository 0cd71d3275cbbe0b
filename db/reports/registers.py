"""The register of dossiers (sổ theo dõi hồ sơ), read page by page: a million lines pass through.

Personal data: whoever reads it is noted by `db.access`.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import count
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, func, or_, select

from db import catalog
from db.dossiers.tables import dossier
from db.dossiers.units import names_of
from db.engine import Store
from db.reports.register_details import Details, Way
from db.tables import procedure
from office.dossiers.dossier import DESK, PAUSED, STATE_TITLES, DossierState, ReturnBy
from office.people.person import fold_name
from office.profile import Unit
from office.reports.figures import Period
from office.reports.registers import RegisterHead, RegisterLine, RegisterWanted
from office.texts import N_

PAGE = 1000
EXTENDED = N_("Gia hạn")
TAKEN_BY = N_("Người nhận: {name}")
CLOSED = (DossierState.REFUSED, DossierState.WITHDRAWN, DossierState.STOPPED)
_COLUMNS = (
    dossier.c.dossier_id, dossier.c.code, dossier.c.title, dossier.c.sets, dossier.c.state,
    dossier.c.received_at, dossier.c.due_at, dossier.c.settled_at, dossier.c.returned_at,
    dossier.c.return_by, dossier.c.extensions, dossier.c.standing,
)  # fmt: skip


def head(store: Store, wanted: RegisterWanted) -> RegisterHead:
    """What stands above the register, and how many lines it will have."""
    return store.read(_head, wanted)


def lines(store: Store, above: RegisterHead, *, size: int = PAGE) -> Iterator[RegisterLine]:
    """The dossiers received in the period, in the order of receipt, a page of `size` in memory at
    a time. Intakes that were mistakes are left out."""
    numbers = count(above.first_number)
    units = store.read(catalog.units_of)
    after: Row[Any] | None = None
    while True:
        page, found = store.read(_page, above.wanted, after, size)
        for row, number in zip(page, numbers, strict=False):  # else a number is lost at its end
            yield _line(number, row, found, units)
        if len(page) < size:
            return
        after = page[-1]


def _head(conn: Connection, site_id: str, wanted: RegisterWanted) -> RegisterHead:
    narrowed = wanted.narrowed
    all_lines = select(func.count()).where(*_which(site_id, wanted))
    before = None if narrowed else conn.scalar(_before(site_id, wanted.period))
    title = select(procedure.c.title).where(
        procedure.c.site_id == site_id, procedure.c.code == wanted.procedure_code
    )
    names = names_of(conn, site_id)
    return RegisterHead(
        office=catalog.profile_of(conn, site_id),
        wanted=wanted,
        first_number=1 + (before or 0),
        count=conn.scalar(all_lines) or 0,
        officer_name=names.get(wanted.officer, wanted.officer),
        procedure_title=conn.scalar(title) or wanted.procedure_code,
    )


def _page(
    conn: Connection, site_id: str, wanted: RegisterWanted, after: Row[Any] | None, size: int
) -> tuple[Sequence[Row[Any]], Details]:
    page = conn.execute(_behind(site_id, wanted, after).limit(size)).all()
    return page, Details(conn, site_id, tuple(row.dossier_id for row in page))


def _which(site_id: str, wanted: RegisterWanted) -> Iterator[ColumnElement[bool]]:
    yield dossier.c.site_id == site_id
    yield dossier.c.received_at >= wanted.period.start
    yield dossier.c.received_at < wanted.period.end
    yield dossier.c.state != DossierState.VOIDED
    narrow = {
        dossier.c.field: wanted.field,
        dossier.c.procedure_code: wanted.procedure_code,
        dossier.c.officer: wanted.officer,
        dossier.c.channel: wanted.channel,
    }
    yield from (column == value for column, value in narrow.items() if value)


def _behind(site_id: str, wanted: RegisterWanted, after: Row[Any] | None) -> Select[Any]:
    """The next page behind the last line read. Two dossiers of one instant go by their ids."""
    received = dossier.c.received_at
    behind = [] if after is None else [
        received >= after.received_at,
        or_(received > after.received_at, dossier.c.dossier_id > after.dossier_id),
    ]  # fmt: skip
    return (
        select(*_COLUMNS)
        .where(*_which(site_id, wanted), *behind)
        .order_by(received, dossier.c.dossier_id)
    )


def _before(site_id: str, period: Period) -> Select[Any]:
    """How many lines of the year's book stand before the period."""
    year = Period(date(period.first.year, 1, 1), period.first)
    return select(func.count()).where(
        dossier.c.site_id == site_id,
        dossier.c.received_at >= year.start,
        dossier.c.received_at < period.start,
        dossier.c.state != DossierState.VOIDED,
    )


def _line(number: int, row: Row[Any], found: Details, units: dict[str, Unit]) -> RegisterLine:
    who = found.people[row.dossier_id]
    way = found.ways.get(row.dossier_id, Way())
    leads = way.unit_id or DESK
    return RegisterLine(
        number=number,
        code=row.code,
        title=row.title,
        sets=row.sets,
        name=who.name,
        address=who.address,
        phone=who.phone,
        unit=units[leads].title if leads in units else leads,
        received_at=row.received_at,
        due_at=row.due_at,
        sent_at=way.sent_at,
        result_at=way.result_at if leads != DESK or row.standing is None else row.settled_at,
        returned_at=row.returned_at,
        return_by=ReturnBy(row.return_by),
        note="; ".join(_notes(row, found)),
    )


def _notes(row: Row[Any], found: Details) -> Iterator[str]:
    """What the last column says: how it ended otherwise, who fetched it, what was noted."""
    if row.state in CLOSED or row.state in PAUSED:
        yield STATE_TITLES[row.state]
    if row.extensions:
        yield EXTENDED
    taker = found.takers.get(row.dossier_id)
    if taker and fold_name(taker) != fold_name(found.people[row.dossier_id].name):
        yield TAKEN_BY.format(name=taker)
    if noted := found.notes.get(row.dossier_id):
        yield noted
