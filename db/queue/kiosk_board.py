"""What the kiosk shows before anybody has asked for anything."""

from datetime import datetime

from sqlalchemy import Connection, func, select

from db import catalog
from db.queue import line, pace
from db.queue.asked_procedures import asked_procedures
from db.queue.board_parts import day_of
from db.queue.records import Day, KioskBoard, KioskService
from db.tables import number_series, procedure, ticket
from office.profile import Service


def kiosk_board(conn: Connection, site_id: str, *, now: datetime) -> KioskBoard:
    """The tiles with how many wait, and the wait somebody new would have."""
    version, day = day_of(conn, site_id)
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


def _only_procedures(conn: Connection, site_id: str) -> dict[str, str]:
    """The procedure of each service that has exactly one."""
    found = conn.execute(
        select(procedure.c.service_id, func.min(procedure.c.code).label("code"))
        .where(procedure.c.site_id == site_id, procedure.c.active)
        .group_by(procedure.c.service_id)
        .having(func.count() == 1)
    )
    return {row.service_id: row.code for row in found}
