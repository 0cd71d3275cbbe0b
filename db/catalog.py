"""The office's set-up in the database: loaded whole from a catalogue, read back as records."""

import secrets
from collections.abc import Iterable
from typing import Any

import msgspec
from sqlalchemy import Connection, bindparam, delete, func, insert, select, update

from db.dossiers import units
from db.dossiers.tables import unit, unit_officer
from db.entry import Entry
from db.tables import (
    counter,
    counter_service,
    lane_turn,
    office,
    officer,
    procedure,
    service,
    site,
    ticket,
)
from office import errors
from office.dossiers.dossier import DESK, DESK_TITLE
from office.procedure import Procedure
from office.profile import Counter, Office, Rules, Service, Unit
from office.settings.catalog import Catalog
from office.ticket import Kind


def _pack(record: object) -> str:
    return msgspec.json.encode(record).decode()


def create_site(conn: Connection, site_id: str) -> None:
    """Makes the site's row if it is not there; the first catalogue fills it. Not history."""
    known = conn.scalar(select(site.c.site_id).where(site.c.site_id == site_id))
    if known is not None:
        return
    conn.execute(
        insert(site),
        {"site_id": site_id, "version": 0, "is_open": False, "rules": _pack(Rules())},
    )
    conn.execute(
        insert(office),
        {
            "site_id": site_id,
            "profile": _pack(Office(site_id=site_id, authority="", title=site_id)),
            "proof_key": secrets.token_hex(32),
        },
    )


def load(entry: Entry, catalog: Catalog) -> int:
    """Puts a catalogue in place whole: what it leaves out becomes inactive, nothing is deleted
    that a ticket or dossier points to. A file of procedures only adds. Answers the number of
    procedures."""
    if catalog.office is not None:
        if catalog.office.site_id != entry.site_id:
            raise errors.OtherSite(other=catalog.office.site_id, site=entry.site_id)
        _load_office(entry, catalog.office)
        _switch_off(entry, service, counter, procedure, unit)
    _put_services(entry, catalog.services, whole=catalog.office is not None)
    if catalog.office is not None:
        _put_counters(entry, catalog.counters)
        _refuse_if_stranded(entry)
        desk = Unit(unit_id=DESK, title=DESK_TITLE)
        for division in (desk, *catalog.units):
            _put(entry, unit, {"unit_id": division.unit_id}, title=division.title, active=True)
    for each in catalog.procedures:
        _put(
            entry,
            procedure,
            {"code": each.code},
            service_id=each.service_id,
            title=each.title,
            active=True,
            profile=_pack(each),
        )
    entry.record(
        Kind.LOAD,
        None,
        services=len(catalog.services),
        counters=len(catalog.counters),
        procedures=len(catalog.procedures),
    )
    return len(catalog.procedures)


def put_officer(conn: Connection, site_id: str, login: str, name: str, secret_hash: str) -> None:
    """Adds an officer or gives them a new name and secret. The secret comes as a hash."""
    fields = {"name": name, "secret_hash": secret_hash, "failed": 0, "locked_until": None}
    done = conn.execute(
        update(officer)
        .where(officer.c.site_id == site_id, officer.c.login == login)
        .values(active=True, **fields)
    )
    if not done.rowcount:
        conn.execute(
            insert(officer), {"site_id": site_id, "login": login, "active": True, **fields}
        )


def put_in_unit(conn: Connection, site_id: str, login: str, unit_id: str) -> None:
    """Says in which unit an officer works; the one-stop desk's officers are in none."""
    mine = (unit_officer.c.site_id == site_id, unit_officer.c.login == login)
    conn.execute(delete(unit_officer).where(*mine))
    if unit_id == DESK:
        return
    units.check_unit(conn, site_id, unit_id)
    conn.execute(insert(unit_officer), {"site_id": site_id, "login": login, "unit_id": unit_id})


def units_of(conn: Connection, site_id: str) -> dict[str, Unit]:
    """The units by id, the one-stop desk among them; also those switched off."""
    found = conn.execute(
        select(unit.c.unit_id, unit.c.title).where(unit.c.site_id == site_id).order_by(unit.c.title)
    )
    return {row.unit_id: Unit(unit_id=row.unit_id, title=row.title) for row in found}


def profile_of(conn: Connection, site_id: str) -> Office:
    """The office as it set itself up."""
    stored = conn.scalar(select(office.c.profile).where(office.c.site_id == site_id))
    if stored is None:
        raise errors.SiteUnknown(site=site_id)
    return msgspec.json.decode(stored, type=Office)


def services_of(conn: Connection, site_id: str) -> dict[str, Service]:
    """All services, also those switched off, in the order of the tiles."""
    rows = conn.execute(
        select(service.c.profile)
        .where(service.c.site_id == site_id)
        .order_by(service.c.position, service.c.service_id)
    )
    found = (msgspec.json.decode(row.profile, type=Service) for row in rows)
    return {each.service_id: each for each in found}


def active_services(conn: Connection, site_id: str) -> tuple[str, ...]:
    """The services a citizen may choose, in the order of the tiles."""
    return tuple(
        conn.scalars(
            select(service.c.service_id)
            .where(service.c.site_id == site_id, service.c.active)
            .order_by(service.c.position, service.c.service_id)
        )
    )


def counters_of(conn: Connection, site_id: str) -> tuple[Counter, ...]:
    """The active counters with their services, by number."""
    rows = conn.execute(
        select(counter.c.counter_id, counter_service.c.service_id)
        .join(
            counter_service,
            (counter_service.c.site_id == counter.c.site_id)
            & (counter_service.c.counter_id == counter.c.counter_id),
        )
        .where(counter.c.site_id == site_id, counter.c.active)
        .order_by(counter.c.counter_id, counter_service.c.service_id)
    )
    found: dict[int, list[str]] = {}
    for row in rows:
        found.setdefault(row.counter_id, []).append(row.service_id)
    return tuple(Counter(counter_id=n, services=tuple(s)) for n, s in found.items())


def procedures_of(conn: Connection, site_id: str) -> tuple[Procedure, ...]:
    """The active procedures, by service and code."""
    rows = conn.scalars(
        select(procedure.c.profile)
        .where(procedure.c.site_id == site_id, procedure.c.active)
        .order_by(procedure.c.service_id, procedure.c.code)
    )
    return tuple(msgspec.json.decode(row, type=Procedure) for row in rows)


def proof_key(conn: Connection, site_id: str) -> bytes:
    """The secret with which the site signs the codes on its papers."""
    stored = conn.scalar(select(office.c.proof_key).where(office.c.site_id == site_id))
    return bytes.fromhex(stored or "")


def _load_office(entry: Entry, profile: Office) -> None:
    entry.conn.execute(
        update(office).where(office.c.site_id == entry.site_id).values(profile=_pack(profile))
    )
    entry.conn.execute(
        update(site).where(site.c.site_id == entry.site_id).values(rules=_pack(profile.rules))
    )


def _switch_off(entry: Entry, *tables: Any) -> None:
    for table in tables:
        entry.conn.execute(
            update(table).where(table.c.site_id == entry.site_id).values(active=False)
        )


def _put_services(entry: Entry, services: Iterable[Service], *, whole: bool) -> None:
    first = 0 if whole else len(services_of(entry.conn, entry.site_id))
    for position, each in enumerate(services, first):
        _put(
            entry,
            service,
            {"service_id": each.service_id},
            letter=each.letter,
            width=each.width,
            daily_limit=each.daily_limit,
            position=position,
            active=True,
            profile=_pack(each),
        )
        turn = lane_turn.c
        known = entry.conn.scalar(
            select(turn.turn).where(
                turn.site_id == entry.site_id, turn.service_id == each.service_id
            )
        )
        if known is None:
            entry.conn.execute(
                insert(lane_turn),
                {"site_id": entry.site_id, "service_id": each.service_id, "turn": 0},
            )


def _put_counters(entry: Entry, counters: Iterable[Counter]) -> None:
    entry.conn.execute(delete(counter_service).where(counter_service.c.site_id == entry.site_id))
    for each in counters:
        _put(entry, counter, {"counter_id": each.counter_id}, active=True)
        entry.conn.execute(
            insert(counter_service),
            [
                {
                    "site_id": entry.site_id,
                    "counter_id": each.counter_id,
                    "service_id": service_id,
                }
                for service_id in each.services
            ],
        )


def _refuse_if_stranded(entry: Entry) -> None:
    served = select(counter_service.c.service_id).where(counter_service.c.site_id == entry.site_id)
    row = entry.conn.execute(
        select(ticket.c.service_id, func.count().label("waiting"))
        .where(
            ticket.c.site_id == entry.site_id,
            ticket.c.state == "waiting",
            ticket.c.service_id.not_in(served),
        )
        .group_by(ticket.c.service_id)
    ).first()
    if row is not None:
        raise errors.PeopleStillWait(waiting=row.waiting, service=row.service_id)


def _put(entry: Entry, table: Any, key: dict[str, Any], **fields: Any) -> None:
    """Updates the row with this key, or inserts it."""
    where = [table.c.site_id == bindparam("b_site")]
    where += [table.c[name] == bindparam(f"b_{name}") for name in key]
    bound = {"b_site": entry.site_id} | {f"b_{name}": value for name, value in key.items()}
    done = entry.conn.execute(update(table).where(*where).values(**fields), bound)
    if not done.rowcount:
        entry.conn.execute(insert(table), {"site_id": entry.site_id, **key, **fields})
