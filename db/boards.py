"""What each screen reads: one record a screen, already in the order it is shown."""

import json
from collections import Counter
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, bindparam, func, literal_column, select, text

from db import catalog, devices, editions, line, pace, rows
from db.asked_procedures import asked_procedures
from db.dossier_tables import dossier, ticket_purpose
from db.records import (
    WALL_CALLS,
    Announcement,
    CounterBoard,
    Day,
    DeskTicket,
    IssuedTicket,
    KioskBoard,
    KioskService,
    OtherCounter,
    SignInBoard,
    SignInCounter,
    Undoable,
    WaitingTicket,
    WallBoard,
)
from db.tables import (
    CALL_KINDS,
    event,
    number_series,
    officer,
    procedure,
    shift,
    site,
    ticket,
)
from office import errors, ordering, proof
from office.ordering import Ratio
from office.profile import Service
from office.shift import is_alive
from office.ticket import UNDO_SECONDS, UNDOABLE, Kind, Lane, Ticket

RECENT_CALLS = 60
RECENT_EVENTS = 100


_SITE = select(site.c.version, site.c.business_date, site.c.is_open).where(
    site.c.site_id == bindparam("b_site")
)


def kiosk_board(conn: Connection, site_id: str, *, now: datetime) -> KioskBoard:
    """The tiles with how many wait, and the wait somebody new would have."""
    version, day = _state(conn, site_id)
    services = catalog.services_of(conn, site_id)
    waiting = _waiting_by_service(conn, site_id)
    issued = _numbers_today(conn, site_id, day)
    only = _only_procedures(conn, site_id)
    offered = catalog.active_services(conn, site_id)
    asking = [name for name in offered if services[name].ask_procedure]
    asked = asked_procedures(conn, site_id, asking, now=now)
    tiles = tuple(
        KioskService(
            service=services[name],
            waiting=waiting.get(name, 0),
            full=_is_full(services[name], issued),
            only_procedure=only.get(name),
            procedures=asked.get(name, ()),
        )
        for name in offered
    )
    total = sum(waiting.values())
    return KioskBoard(
        version=version,
        office=catalog.profile_of(conn, site_id),
        day=day,
        services=tiles,
        waiting=total,
        estimate=pace.estimate(conn, site_id, day, ahead=total, service_id=None, now=now),
    )


def issued_ticket(conn: Connection, site_id: str, ticket_id: int, *, now: datetime) -> IssuedTicket:
    """A ticket with its place in the line, as its holder is told."""
    row = conn.execute(rows.ONE, {"b_site": site_id, "b_ticket": ticket_id}).first()
    if row is None:
        raise errors.TicketUnknown()
    mine = rows.ticket_of(row)
    _version, day = _state(conn, site_id)
    counters = tuple(
        each.counter_id
        for each in catalog.counters_of(conn, site_id)
        if mine.service_id in each.services
    )
    ahead = pace.people_ahead(conn, mine)
    return IssuedTicket(
        ticket=mine,
        service=catalog.services_of(conn, site_id)[mine.service_id],
        ahead=ahead,
        estimate=pace.estimate(
            conn, site_id, day, ahead=ahead, service_id=mine.service_id, now=now
        ),
        counters=counters,
        proof=proof.proof_code(
            catalog.proof_key(conn, site_id), site_id, mine.business_date, mine.label
        ),
    )


def counter_board(
    conn: Connection, site_id: str, counter_id: int, *, now: datetime
) -> CounterBoard:
    """Everything one counter shows, the waiting list in the order in which it will call."""
    version, day = _state(conn, site_id)
    services = catalog.services_of(conn, site_id)
    office = catalog.profile_of(conn, site_id)
    waiting = _waiting_list(conn, site_id, counter_id, office.rules.ratio)
    desk = _at_desks(conn, site_id).get(counter_id)
    sitting = _sitting(conn, site_id)
    mine = sitting.get(counter_id)
    done = pace.done_today(conn, site_id, day)
    here = [each for each in done if each.counter_id == counter_id]
    last = max(here, key=lambda each: each.ended_at, default=None)
    served = [each.served_for for each in here]
    known = _purposes(conn, site_id, day)
    return CounterBoard(
        version=version,
        office=office,
        day=day,
        counter_id=counter_id,
        services=tuple(
            services[name]
            for each in catalog.counters_of(conn, site_id)
            if each.counter_id == counter_id
            for name in each.services
        ),
        officer_login=mine.login if mine else None,
        officer_name=mine.name if mine else None,
        desk=_desk_ticket(desk, services, done, known),
        waiting=tuple(
            _waiting_ticket(each, services, known, next_up=place == 0)
            for place, each in enumerate(waiting)
        ),
        waiting_priority=sum(each.lane is Lane.PRIORITY for each in waiting),
        missed=tuple(
            _waiting_ticket(each, services, known) for each in _missed(conn, site_id, day)
        ),
        others=_others(conn, site_id, counter_id, sitting, now),
        undoable=_undoable(conn, site_id, counter_id, version, now),
        last_label=last.label if last else None,
        last_ended_at=last.ended_at if last else None,
        served_today=len(here),
        average_seconds=_mean_seconds(served),
        issued_by_half_hour=_issued_by_half_hour(conn, site_id, day),
        devices=devices.in_trouble(conn, site_id, now=now),
    )


def wall_board(conn: Connection, site_id: str, since: int) -> WallBoard:
    """The day's latest calls, and every call after version `since`."""
    version, day = _state(conn, site_id)
    calls = _calls(conn, site_id, day)
    latest: dict[int, Announcement] = {}
    for each in calls:
        latest.setdefault(each.ticket_id, each)
    return WallBoard(
        version=version,
        office=catalog.profile_of(conn, site_id),
        day=day,
        calls=tuple(latest.values())[:WALL_CALLS],
        fresh=tuple(each for each in reversed(calls) if each.version > since),
    )


def sign_in_board(conn: Connection, site_id: str, *, now: datetime) -> SignInBoard:
    """The counters and who sits there."""
    _version, day = _state(conn, site_id)
    services = catalog.services_of(conn, site_id)
    sitting = _sitting(conn, site_id)
    return SignInBoard(
        office=catalog.profile_of(conn, site_id),
        day=day,
        counters=tuple(
            SignInCounter(
                counter_id=each.counter_id,
                services=tuple(services[name] for name in each.services),
                officer_name=sitting[each.counter_id].name if each.counter_id in sitting else None,
                alive=each.counter_id in sitting
                and is_alive(sitting[each.counter_id].seen_at, now),
            )
            for each in catalog.counters_of(conn, site_id)
        ),
    )


def _state(conn: Connection, site_id: str) -> tuple[int, Day]:
    row = conn.execute(_SITE, {"b_site": site_id}).first()
    if row is None:
        raise errors.SiteUnknown(site=site_id)
    return row.version, Day(business_date=row.business_date, is_open=row.is_open)


def _waiting_by_service(conn: Connection, site_id: str) -> dict[str, int]:
    found = conn.execute(
        select(ticket.c.service_id, func.count())
        .where(ticket.c.site_id == site_id, line.WAITING)
        .group_by(ticket.c.service_id)
    )
    return {name: count for name, count in found}


def _numbers_today(conn: Connection, site_id: str, day: Day) -> dict[str, int]:
    found = conn.execute(
        select(number_series.c.series, number_series.c.last).where(
            number_series.c.site_id == site_id,
            number_series.c.business_date == day.business_date,
        )
    )
    return {series: last for series, last in found}


def _is_full(service: Service, issued: dict[str, int]) -> bool:
    return bool(service.daily_limit) and issued.get(service.letter, 0) >= service.daily_limit


def _waiting_list(conn: Connection, site_id: str, counter_id: int, ratio: Ratio) -> list[Ticket]:
    bound = {"b_site": site_id, "b_counter": counter_id}
    lanes = [
        [rows.ticket_of(row) for row in conn.execute(line.LANES[lane], bound)] for lane in Lane
    ]
    turn = conn.scalar(line.TURN, bound) or 0
    return ordering.calling_order(lanes[0], lanes[1], turn, ratio)


def _at_desks(conn: Connection, site_id: str) -> dict[int, Ticket]:
    found = conn.execute(select(*rows.COLUMNS).where(ticket.c.site_id == site_id, line.AT_DESK))
    tickets = [rows.ticket_of(row) for row in found]
    return {each.counter_id: each for each in tickets if each.counter_id is not None}


def _only_procedures(conn: Connection, site_id: str) -> dict[str, str]:
    """The procedure of each service that has exactly one."""
    found = conn.execute(
        select(procedure.c.service_id, func.min(procedure.c.code).label("code"))
        .where(procedure.c.site_id == site_id, procedure.c.active)
        .group_by(procedure.c.service_id)
        .having(func.count() == 1)
    )
    return {row.service_id: row.code for row in found}


def _purposes(conn: Connection, site_id: str, day: Day) -> dict[int, dict[str, Any]]:
    """What today's tickets are for, where the kiosk knew, as a line of a list tells it."""
    found = conn.execute(
        select(
            ticket_purpose.c.ticket_id, procedure.c.profile, dossier.c.dossier_id,
            dossier.c.code, dossier.c.title,
        )
        .select_from(
            ticket_purpose.join(
                ticket,
                (ticket.c.site_id == ticket_purpose.c.site_id)
                & (ticket.c.ticket_id == ticket_purpose.c.ticket_id),
            )
            .outerjoin(
                procedure,
                (procedure.c.site_id == ticket_purpose.c.site_id)
                & (procedure.c.code == ticket_purpose.c.procedure_code),
            )
            .outerjoin(
                dossier,
                (dossier.c.site_id == ticket_purpose.c.site_id)
                & (dossier.c.dossier_id == ticket_purpose.c.dossier_id),
            )
        )
        .where(ticket_purpose.c.site_id == site_id, ticket.c.business_date == day.business_date)
    )  # fmt: skip
    return {
        row.ticket_id: {
            "procedure_title": row.title
            or (editions.edition_of(row.profile).procedure.short_title if row.profile else None),
            "dossier_id": row.dossier_id,
            "dossier_code": row.code,
        }
        for row in found
    }


def _waiting_ticket(
    mine: Ticket,
    services: dict[str, Service],
    known: dict[int, dict[str, Any]],
    *,
    next_up: bool = False,
) -> WaitingTicket:
    return WaitingTicket(
        ticket=mine,
        service=services[mine.service_id],
        next_up=next_up,
        **known.get(mine.ticket_id, {}),
    )


def _desk_ticket(
    mine: Ticket | None,
    services: dict[str, Service],
    done: list[pace.Done],
    known: dict[int, dict[str, Any]],
) -> DeskTicket | None:
    if mine is None:
        return None
    same = [each.served_for for each in done if each.service_id == mine.service_id]
    usual = _mean_seconds(same) if len(same) >= ordering.MIN_SAMPLES else None
    return DeskTicket(
        ticket=mine,
        service=services[mine.service_id],
        usual_minutes=None if usual is None else max(1, round(usual / 60)),
        **known.get(mine.ticket_id, {}),
    )


def _mean_seconds(times: list[timedelta]) -> int | None:
    return round(sum(times, timedelta()).total_seconds() / len(times)) if times else None


def _missed(conn: Connection, site_id: str, day: Day) -> list[Ticket]:
    found = conn.execute(
        select(*rows.COLUMNS)
        .where(
            ticket.c.site_id == site_id,
            ticket.c.state == literal_column("'no_show'"),
            ticket.c.business_date == day.business_date,
        )
        .order_by(ticket.c.ended_at.desc())
    )
    return [rows.ticket_of(row) for row in found]


def _sitting(conn: Connection, site_id: str) -> dict[int, Row[Any]]:
    found = conn.execute(
        select(shift.c.counter_id, shift.c.login, shift.c.seen_at, officer.c.name)
        .join(officer, (officer.c.site_id == shift.c.site_id) & (officer.c.login == shift.c.login))
        .where(shift.c.site_id == site_id, shift.c.closed_at.is_(None))
    )
    return {row.counter_id: row for row in found}


def _others(
    conn: Connection, site_id: str, counter_id: int, sitting: dict[int, Row[Any]], now: datetime
) -> tuple[OtherCounter, ...]:
    desks = _at_desks(conn, site_id)
    return tuple(
        OtherCounter(
            counter_id=each.counter_id,
            officer_name=sitting[each.counter_id].name if each.counter_id in sitting else None,
            alive=each.counter_id in sitting and is_alive(sitting[each.counter_id].seen_at, now),
            ticket=desks.get(each.counter_id),
        )
        for each in catalog.counters_of(conn, site_id)
        if each.counter_id != counter_id
    )


def _undoable(
    conn: Connection, site_id: str, counter_id: int, version: int, now: datetime
) -> Undoable | None:
    row = conn.execute(
        select(event.c.version, event.c.kind, event.c.at, ticket.c.label)
        .join(
            ticket,
            (ticket.c.site_id == event.c.site_id)
            & (ticket.c.ticket_id == event.c.subject)
            & (ticket.c.last_version == event.c.version),
        )
        .where(
            event.c.site_id == site_id,
            event.c.version > version - RECENT_EVENTS,
            event.c.kind.in_([kind.value for kind in UNDOABLE]),
            ticket.c.counter_id == counter_id,
        )
        .order_by(event.c.version.desc())
        .limit(1)
    ).first()
    if row is None:
        return None
    until = datetime.fromisoformat(row.at) + timedelta(seconds=UNDO_SECONDS)
    if until <= now:
        return None
    return Undoable(version=row.version, kind=row.kind, label=row.label, until=until)


def _issued_by_half_hour(
    conn: Connection, site_id: str, day: Day
) -> tuple[tuple[datetime, int], ...]:
    found = conn.scalars(
        select(ticket.c.issued_at).where(
            ticket.c.site_id == site_id, ticket.c.business_date == day.business_date
        )
    )
    half_hour = timedelta(minutes=30)
    origin = datetime(2000, 1, 1, tzinfo=UTC)
    counts = Counter(origin + (at - origin) // half_hour * half_hour for at in found)
    return tuple(sorted(counts.items()))


def _calls(conn: Connection, site_id: str, day: Day) -> list[Announcement]:
    """The latest calls that still stand, newest first; one that was undone is not among them."""
    found = conn.execute(
        select(
            event.c.version, event.c.kind, event.c.subject, event.c.at, event.c.detail,
            ticket.c.label, ticket.c.lane, ticket.c.language,
        )
        .join(
            ticket,
            (ticket.c.site_id == event.c.site_id) & (ticket.c.ticket_id == event.c.subject),
        )
        .where(
            event.c.site_id == site_id,
            text(CALL_KINDS),
            ticket.c.business_date == day.business_date,
        )
        .order_by(event.c.version.desc())
        .limit(RECENT_CALLS)
    )  # fmt: skip
    events = [(row, json.loads(row.detail)) for row in found]
    undone = {detail["version"] for row, detail in events if row.kind == Kind.UNDO}
    return [
        Announcement(
            version=row.version,
            ticket_id=row.subject,
            label=row.label,
            lane=Lane(row.lane),
            counter_id=detail["counter"],
            language=row.language,
            called_at=datetime.fromisoformat(row.at),
            again=row.kind == Kind.RECALL,
        )
        for row, detail in events
        if row.kind != Kind.UNDO and row.version not in undone
    ]
