"""How the machines are that people use alone: told to staff at every counter, no history."""

from datetime import datetime

from sqlalchemy import Connection, bindparam, insert, select, update

from db.queue.records import DeviceTroubleNow
from db.tables import device
from office.device import SILENT_AFTER, DeviceTrouble

_ONE = (device.c.site_id == bindparam("b_site")) & (device.c.name == bindparam("b_name"))
_STORED = select(device.c.trouble).where(_ONE)
_CHANGE = update(device).where(_ONE)
_IN_TROUBLE = (
    select(device.c.name, device.c.trouble, device.c.since)
    .where(
        device.c.site_id == bindparam("b_site"),
        device.c.trouble.is_not(None),
        device.c.seen_at > bindparam("b_heard"),
    )
    .order_by(device.c.name)
)


def report(
    conn: Connection, site_id: str, name: str, trouble: DeviceTrouble | None, *, now: datetime
) -> None:
    """How a device is, run by `Store.touch`. The same trouble keeps the moment it began."""
    mine = {"b_site": site_id, "b_name": name}
    stored = conn.execute(_STORED, mine).first()
    told = {"trouble": trouble, "since": now, "seen_at": now}
    if stored is None:
        conn.execute(insert(device).values(site_id=site_id, name=name, **told))
    elif stored.trouble != trouble:
        conn.execute(_CHANGE.values(**told), mine)
    else:
        still(conn, site_id, name, now=now)


def still(conn: Connection, site_id: str, name: str, *, now: datetime) -> None:
    """A sign of life of a device whose trouble was told; run by `Store.touch`."""
    conn.execute(_CHANGE.values(seen_at=now), {"b_site": site_id, "b_name": name})


def reported(conn: Connection, site_id: str, name: str) -> DeviceTrouble | None:
    """What staff were told about a device last."""
    stored = conn.scalar(_STORED, {"b_site": site_id, "b_name": name})
    return None if stored is None else DeviceTrouble(stored)


def in_trouble(conn: Connection, site_id: str, *, now: datetime) -> tuple[DeviceTroubleNow, ...]:
    """Every device that needs somebody and was heard of lately, by name."""
    mine = {"b_site": site_id, "b_heard": now - SILENT_AFTER}
    return tuple(
        DeviceTroubleNow(name=row.name, trouble=DeviceTrouble(row.trouble), since=row.since)
        for row in conn.execute(_IN_TROUBLE, mine)
    )
