"""What a page of the register needs besides the dossiers' own rows, in four statements."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, select

from db.dossiers.tables import (
    dossier_content,
    dossier_person,
    dossier_return,
    hand_over,
    hand_over_receipt,
)
from office.dossiers.dossier import DESK, Role


@dataclass(frozen=True, slots=True)
class Way:
    """Where a dossier has been: the unit that leads or settled it ("" for none but the desk), when
    it first left the desk, and when the desk confirmed that it had the result. `settled` is
    whether a unit has recorded one."""

    unit_id: str = ""
    sent_at: datetime | None = None
    result_at: datetime | None = None
    settled: bool = False


class Details:
    """By dossier: whose it is (`people`), its way, who took the result, and what was noted."""

    def __init__(self, conn: Connection, site_id: str, ids: tuple[int, ...]) -> None:
        self.people = people_of(conn, site_id, ids)
        self.ways: dict[int, Way] = {}
        for row in conn.execute(_hand_overs(site_id, ids)):
            self.ways[row.dossier_id] = _further(self.ways.get(row.dossier_id, Way()), row)
        self.takers = _texts(conn, dossier_return, dossier_return.c.name, site_id, ids)
        self.notes = _texts(conn, dossier_content, dossier_content.c.note, site_id, ids)


def people_of(conn: Connection, site_id: str, ids: tuple[int, ...]) -> dict[int, Row[Any]]:
    """Whose each dossier is: its owner, or the submitter where nobody else owns it."""
    people: dict[int, Row[Any]] = {}
    for row in conn.execute(_people(site_id, ids)):
        if row.role == Role.OWNER or row.dossier_id not in people:
            people[row.dossier_id] = row
    return people


def _further(way: Way, row: Row[Any]) -> Way:
    """The way with one more hand-over of the lead."""
    to_desk = row.to_unit == DESK
    if row.with_result or (way.settled and to_desk and not row.taken_back):
        return replace(way, unit_id=row.from_unit, result_at=row.accepted_at, settled=True)
    if way.result_at:  # a result that is sent on is no longer worked on
        return way
    if row.taken_back and to_desk:
        return Way()
    sent_at = way.sent_at or (row.handed_at if row.from_unit == DESK else None)
    return replace(way, unit_id="" if to_desk else row.to_unit, sent_at=sent_at)


def _people(site_id: str, ids: tuple[int, ...]) -> Select[Any]:
    who = dossier_person.c
    return select(who.dossier_id, who.role, who.name, who.address, who.phone).where(
        who.site_id == site_id,
        who.dossier_id.in_(ids),
        who.role.in_((Role.OWNER, Role.SUBMITTER)),
    )


def _hand_overs(site_id: str, ids: tuple[int, ...]) -> Select[Any]:
    line, receipt = hand_over.c, hand_over_receipt.c
    same = (receipt.site_id == line.site_id) & (receipt.hand_over_id == line.hand_over_id)
    columns: tuple[Any, ...] = (line.dossier_id, line.from_unit, line.to_unit, line.handed_at)
    columns += (line.with_result, line.taken_back)
    return (
        select(*columns, receipt.accepted_at)
        .select_from(hand_over.outerjoin(hand_over_receipt, same))
        .where(line.site_id == site_id, line.dossier_id.in_(ids), line.lead)
        .order_by(line.hand_over_id)
    )


def _texts(
    conn: Connection, table: Any, column: Any, site_id: str, ids: tuple[int, ...]
) -> dict[int, str]:
    """A text by dossier, where there is one."""
    wanted = select(table.c.dossier_id, column).where(
        table.c.site_id == site_id, table.c.dossier_id.in_(ids), column != ""
    )
    return {dossier_id: said for dossier_id, said in conn.execute(wanted)}
