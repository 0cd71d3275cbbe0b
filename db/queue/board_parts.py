"""What several boards show: the day, and who sits where."""

from typing import Any

from sqlalchemy import Connection, Row, bindparam, select

from db.queue.records import Day
from db.tables import officer, shift, site
from office import errors

_SITE = select(site.c.version, site.c.business_date, site.c.is_open).where(
    site.c.site_id == bindparam("b_site")
)


def day_of(conn: Connection, site_id: str) -> tuple[int, Day]:
    """The site's version, and the day it stands at."""
    row = conn.execute(_SITE, {"b_site": site_id}).first()
    if row is None:
        raise errors.SiteUnknown(site=site_id)
    return row.version, Day(business_date=row.business_date, is_open=row.is_open)


def sitting(conn: Connection, site_id: str) -> dict[int, Row[Any]]:
    """Who sits at each counter, and when they were heard of last."""
    found = conn.execute(
        select(shift.c.counter_id, shift.c.login, shift.c.seen_at, officer.c.name)
        .join(officer, (officer.c.site_id == shift.c.site_id) & (officer.c.login == shift.c.login))
        .where(shift.c.site_id == site_id, shift.c.closed_at.is_(None))
    )
    return {row.counter_id: row for row in found}
