"""What the kiosk offers where a service asks which procedure somebody came for."""

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta

from sqlalchemy import Connection, func, select

from db.dossiers.editions import edition_of
from db.dossiers.tables import dossier
from db.queue.records import KioskProcedure
from db.tables import procedure

MOST = 5  # with “Việc khác / chưa rõ” six tiles, which is all that a page holds
USED_DAYS = 90


def asked_procedures(
    conn: Connection, site_id: str, service_ids: Collection[str], *, now: datetime
) -> Mapping[str, tuple[KioskProcedure, ...]]:
    """Up to five procedures of each of these services: those with the most dossiers in the last
    90 days first, then by code. A service with fewer than two has nothing to ask."""
    if not service_ids:
        return {}
    found: dict[str, list[KioskProcedure]] = {}
    for row in conn.execute(
        select(procedure.c.service_id, procedure.c.code, procedure.c.profile)
        .where(
            procedure.c.site_id == site_id,
            procedure.c.active,
            procedure.c.service_id.in_(service_ids),
        )
        .order_by(procedure.c.code)
    ):
        title = edition_of(row.profile).procedure.short_title
        found.setdefault(row.service_id, []).append(KioskProcedure(row.code, title))
    several = {name: mine for name, mine in found.items() if len(mine) > 1}
    used = _used(conn, site_id, [each.code for mine in several.values() for each in mine], now)
    return {
        name: tuple(sorted(mine, key=lambda each: -used.get(each.code, 0))[:MOST])
        for name, mine in several.items()
    }


def _used(
    conn: Connection, site_id: str, codes: Collection[str], now: datetime
) -> Mapping[str, int]:
    """How many dossiers of each procedure were received lately."""
    found = conn.execute(
        select(dossier.c.procedure_code, func.count())
        .where(
            dossier.c.site_id == site_id,
            dossier.c.procedure_code.in_(codes),
            dossier.c.received_at >= now - timedelta(days=USED_DAYS),
        )
        .group_by(dossier.c.procedure_code)
    )
    return {code: count for code, count in found}
