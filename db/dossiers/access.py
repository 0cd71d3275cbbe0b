"""Who looked at whose data. Every look at a person's data is noted before it is shown."""

from datetime import datetime
from uuid import uuid4

from sqlalchemy import Connection, insert

from db.dossiers.tables import access

VIEW = "view"
SEARCH = "search"
PRINT = "print"
EXPORT = "export"


def note(
    conn: Connection,
    site_id: str,
    what: str,
    dossier_id: int | None,
    *,
    actor: str,
    machine: str,
    now: datetime,
) -> None:
    """Notes one look, run by `Store.touch`: it changes nothing, so it is no history."""
    conn.execute(
        insert(access),
        {
            "site_id": site_id,
            "access_id": str(uuid4()),
            "at": now,
            "actor": actor,
            "machine": machine,
            "what": what,
            "dossier_id": dossier_id,
        },
    )
