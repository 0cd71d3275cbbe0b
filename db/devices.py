"""How the machines are that people use alone: told to staff at every counter, no history."""

from datetime import datetime

from sqlalchemy import Connection, bindparam, insert, select, update

from db.records import DeviceTroubleNow
from db.tables import device
from office.device import DeviceTrouble

_ONE = (device.c.site_id == bindparam("b_site")) & (device.c.name == bindparam("b_name"))
_STORED = select(device.c.trouble).where(_ONE)
_CHANGE = update(device).where(_ONE)
_IN_TROUBLE = (
    select(device.c.name, device.c.trouble, device.c.since)
    .where(device.c.site_id == bindparam("b_site"), device.c.trouble.is_not(None))
    .order_by(device.c.name)
)


def report(
    conn: Connection, site_id: str, name: str, trouble: DeviceTrouble | None, *, now: datetime
) -> None:
    """How a device is, run by `Store.touch`. The same trouble keeps the moment it began."""
    mine = {"b_site": site_id, "b_name": name}
    stored = conn.execute(_STORED, mine).first()
    if stored is None:
        conn.execute(insert(device).values(site_id=site_id, name=name, trouble=trouble, since=now))
    elif stored.trouble != trouble:
        conn.execute(_CHANGE.values(trouble=trouble, since=now), mine)


def reported(conn: Connection, site_id: str, name: str) -> DeviceTrouble | None:
    """What staff were told about a device last."""
    stored = conn.scalar(_STORED, {"b_site": site_id, "b_name": name})
    return None if stored is None else DeviceTrouble(stored)


def in_trouble(conn: Connection, site_id: str) -> tuple[DeviceTroubleNow, ...]:
    """Every device that needs somebody, by name."""
    return tuple(
        DeviceTroubleNow(name=row.name, trouble=DeviceTrouble(row.trouble), since=row.since)
        for row in conn.execute(_IN_TROUBLE, {"b_site": site_id})
    )
