"""What the tickets of a day are for, where the kiosk knew."""

from typing import Any

from sqlalchemy import Connection, select

from db.dossiers.editions import edition_of
from db.dossiers.tables import dossier, ticket_purpose
from db.queue.records import Day
from db.tables import procedure, ticket


def purposes_of_day(conn: Connection, site_id: str, day: Day) -> dict[int, dict[str, Any]]:
    """What the tickets are for, as a line of a list tells it."""
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
            or (edition_of(row.profile).procedure.short_title if row.profile else None),
            "dossier_id": row.dossier_id,
            "dossier_code": row.code,
        }
        for row in found
    }
