"""What went between the desk and the units on a day: one list for each giver and receiver.

Personal data: whoever reads it is noted by `db.access`.
"""

from collections import defaultdict
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, Select, or_, select

from db import catalog
from db.dossiers import rows
from db.dossiers.tables import dossier, dossier_content, hand_over, hand_over_receipt
from db.dossiers.units import names_of
from db.reports.register_details import people_of
from office.dossiers.dossier import DESK
from office.dossiers.draft import PaperState
from office.profile import Unit
from office.reports.figures import Period
from office.reports.registers import Handed, HandOverList


def hand_over_lists(
    conn: Connection, site_id: str, day: date, *, unit_id: str = ""
) -> tuple[HandOverList, ...]:
    """What the desk gave each unit on the day and what came back, or that of one unit only;
    first what went out. A list without lines is left out."""
    found = conn.execute(_handed(site_id, day, unit_id)).all()
    people = people_of(conn, site_id, tuple({row.dossier_id for row in found}))
    names = names_of(conn, site_id)
    gathered: dict[tuple[str, str], list[Handed]] = defaultdict(list)
    for row in found:
        owner = people[row.dossier_id].name
        gathered[row.from_unit, row.to_unit].append(_line(row, owner, names))
    office = catalog.profile_of(conn, site_id)
    units = catalog.units_of(conn, site_id)
    ends = sorted(gathered, key=lambda pair: (pair[0] != DESK, pair))
    return tuple(
        HandOverList(
            office=office,
            day=day,
            giver=units.get(giver, Unit(unit_id=giver, title=giver)),
            receiver=units.get(taker, Unit(unit_id=taker, title=taker)),
            lines=tuple(gathered[giver, taker]),
        )
        for giver, taker in ends
    )


def _handed(site_id: str, day: date, unit_id: str) -> Select[Any]:
    line, receipt = hand_over.c, hand_over_receipt.c
    same = (receipt.site_id == line.site_id) & (receipt.hand_over_id == line.hand_over_id)
    its_dossier = (dossier.c.site_id == line.site_id) & (dossier.c.dossier_id == line.dossier_id)
    its_papers = (dossier_content.c.site_id == line.site_id) & (
        dossier_content.c.dossier_id == line.dossier_id
    )
    on = Period(day, day)
    wanted = (
        select(
            hand_over, dossier.c.code, dossier.c.title, dossier.c.due_at.label("promised_at"),
            dossier_content.c.papers, receipt.accepted_at, receipt.accepted_by,
        )
        .select_from(
            hand_over.join(dossier, its_dossier)
            .join(dossier_content, its_papers)
            .outerjoin(hand_over_receipt, same)
        )
        .where(line.site_id == site_id, line.handed_at >= on.start, line.handed_at < on.end)
        .where(or_(line.from_unit == DESK, line.to_unit == DESK))
        .order_by(line.hand_over_id)
    )  # fmt: skip
    if not unit_id:
        return wanted
    return wanted.where(or_(line.from_unit == unit_id, line.to_unit == unit_id))


def _line(row: Row[Any], owner: str, names: dict[str, str]) -> Handed:
    there = [line for line in rows.papers_of(row.papers) if line.state is PaperState.HAVE]
    return Handed(
        code=row.code,
        name=owner,
        title=row.title,
        papers=(sum(each.originals for each in there), sum(each.copies for each in there)),
        due_at=row.due_at or row.promised_at,
        handed_at=row.handed_at,
        handed_by=names.get(row.handed_by, row.handed_by),
        accepted_at=row.accepted_at,
        accepted_by=names.get(row.accepted_by, row.accepted_by),
        lead=row.lead,
        with_result=row.with_result,
        taken_back=row.taken_back,
    )
