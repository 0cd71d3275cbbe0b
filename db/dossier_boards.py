"""What the dossier's screens read: one dossier whole, and a unit's work list."""

import json
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, and_, select

from db import catalog, dossier_rows, editions, work_years
from db.dossier_tables import (
    attachment,
    dossier,
    dossier_note,
    dossier_pause,
    dossier_person,
    dossier_return,
    hand_over,
    hand_over_receipt,
    holding,
    unit_officer,
)
from db.tables import event, officer, site
from office import errors
from office.dossiers import deadlines
from office.dossiers.deadlines import DeadlineRules, Running
from office.dossiers.dossier import DESK, OPEN, PAUSED, Dossier, DossierState, Move, Role
from office.dossiers.dossier_records import (
    AttachedFile,
    DossierLine,
    DossierPage,
    EventShown,
    HandOver,
    Holding,
    Letter,
    PauseShown,
    ReturnedTo,
    UnitBoard,
)
from office.dossiers.workdays import WorkCalendar
from office.people.id_number import mask_number
from office.profile import VIETNAM, Office, Unit


def dossier_page(conn: Connection, site_id: str, dossier_id: int, *, now: datetime) -> DossierPage:
    """Everything about one dossier. Personal data: note the look with `db.access` first."""
    row = conn.execute(dossier_rows.ONE, {"b_site": site_id, "b_dossier": dossier_id}).first()
    if row is None:
        raise errors.DossierUnknown()
    mine = dossier_rows.dossier_of(row)
    office = catalog.profile_of(conn, site_id)
    names = names_of(conn, site_id)
    units = catalog.units_of(conn, site_id)
    content = conn.execute(dossier_rows.CONTENT, {"b_site": site_id, "b_dossier": dossier_id}).one()
    clock = Clock.of(conn, site_id, office, now)
    events = _events(conn, site_id, dossier_id, names)
    return DossierPage(
        office=office,
        dossier=mine,
        procedure=editions.procedure_at(conn, site_id, row.edition),
        people=dossier_rows.people_of(conn, site_id, dossier_id),
        papers=dossier_rows.papers_of(content.papers),
        post_address=content.post_address,
        authorisation=content.authorisation,
        note=content.note,
        running=clock.running(mine),
        days_left=clock.days_left(mine),
        holdings=_holdings(conn, site_id, dossier_id, units, names),
        hand_overs=_hand_overs(conn, site_id, dossier_id, units, names),
        letters=_letters(conn, site_id, dossier_id, events),
        pauses=_pauses(conn, site_id, dossier_id),
        events=events,
        files=_files(conn, site_id, dossier_id),
        returned_to=_returned_to(conn, site_id, dossier_id),
        officer_name=names.get(mine.officer, mine.officer),
    )


def unit_board(conn: Connection, site_id: str, login: str, *, now: datetime) -> UnitBoard:
    """The work list of the officer's unit, due soon first; the desk has one like the others."""
    office = catalog.profile_of(conn, site_id)
    units = catalog.units_of(conn, site_id)
    names = names_of(conn, site_id)
    mine = unit_of(conn, site_id, login)
    clock = Clock.of(conn, site_id, office, now)
    lines = _held_lines(conn, site_id, mine, clock, names)
    return UnitBoard(
        version=conn.scalar(select(site.c.version).where(site.c.site_id == site_id)) or 0,
        office=office,
        unit=units.get(mine) or Unit(unit_id=mine, title=mine),
        login=login,
        officer_name=names.get(login, login),
        today=now.astimezone(VIETNAM).date(),
        mine=tuple(each for each in lines if each.accepted),
        arriving=tuple(each for each in lines if not each.accepted),
        done=_settled_lines(conn, site_id, mine, clock, names),
        units=tuple(units.values()),
        colleagues=_colleagues(conn, site_id, mine),
        unconfirmed_years=work_years.unconfirmed(
            conn, site_id, office.rules.dossier, now.astimezone(VIETNAM).date()
        ),
    )


def unit_of(conn: Connection, site_id: str, login: str) -> str:
    """The unit an officer works in; the one-stop desk for who is in none."""
    found = conn.scalar(
        select(unit_officer.c.unit_id).where(
            unit_officer.c.site_id == site_id, unit_officer.c.login == login
        )
    )
    return str(found or DESK)


def names_of(conn: Connection, site_id: str) -> dict[str, str]:
    """The officers' names by login."""
    found = conn.execute(
        select(officer.c.login, officer.c.name).where(officer.c.site_id == site_id)
    )
    return {row.login: row.name for row in found}


class Clock:
    """How dossiers stand against their due dates at one moment."""

    def __init__(self, calendar: WorkCalendar, rules: DeadlineRules, now: datetime) -> None:
        self._calendar = calendar
        self._rules = rules
        self.now = now

    @classmethod
    def of(cls, conn: Connection, site_id: str, office: Office, now: datetime) -> "Clock":
        """The office's calendar and rules at `now`."""
        decided = office.rules.dossier
        calendar = work_years.calendar_of(conn, site_id, decided)
        return cls(calendar, work_years.deadline_rules(decided), now)

    def running(self, one: Dossier) -> Running | None:
        """None while the clock stands, is over, or the law sets no limit."""
        if one.state not in OPEN or one.paused_since is not None or one.due_at is None:
            return None
        return deadlines.running(self.now, one.due_at, self._calendar, self._rules)

    def days_left(self, one: Dossier) -> int | None:
        """Working days to the due day, negative when it is past."""
        if self.running(one) is None or one.due_at is None:
            return None
        return deadlines.working_days_left(self.now, one.due_at, self._calendar)


OWNER = dossier_person.alias("owner")
SUBMITTER = dossier_person.alias("submitter")


def with_owner(source: Any) -> Any:
    """A join that adds the owner's row, and the submitter's for when they are the same."""
    for person, role in ((OWNER, Role.OWNER), (SUBMITTER, Role.SUBMITTER)):
        source = source.outerjoin(
            person,
            and_(
                person.c.site_id == dossier.c.site_id,
                person.c.dossier_id == dossier.c.dossier_id,
                person.c.role == role.value,
            ),
        )
    return source


OWNER_COLUMNS = (
    OWNER.c.name.label("owner_name"),
    OWNER.c.id_number.label("owner_number"),
    SUBMITTER.c.name.label("submitter_name"),
    SUBMITTER.c.id_number.label("submitter_number"),
)


def line_of(
    row: Row[Any],
    clock: Clock,
    *,
    holder: str | None = None,
    step: str = "",
    accepted: bool = True,
) -> DossierLine:
    """A line of a list: the owner's name, and their number masked."""
    mine = dossier_rows.dossier_of(row)
    return DossierLine(
        dossier=mine,
        owner=row.owner_name or row.submitter_name or "",
        id_number=mask_number(row.owner_number or row.submitter_number or ""),
        running=clock.running(mine),
        days_left=clock.days_left(mine),
        holder=holder,
        step=step,
        accepted=accepted,
    )


def _held_lines(
    conn: Connection, site_id: str, unit_id: str, clock: Clock, names: dict[str, str]
) -> list[DossierLine]:
    joined = with_owner(
        holding.join(
            dossier,
            (dossier.c.site_id == holding.c.site_id)
            & (dossier.c.dossier_id == holding.c.dossier_id),
        )
    )
    found = conn.execute(
        select(
            *dossier_rows.COLUMNS,
            *OWNER_COLUMNS,
            holding.c.login,
            holding.c.step,
            holding.c.accepted,
        )
        .select_from(joined)
        .where(holding.c.site_id == site_id, holding.c.unit_id == unit_id, holding.c.held)
        .order_by(dossier.c.due_at.is_(None), dossier.c.due_at, dossier.c.dossier_id)
    )
    lines = [
        line_of(
            row,
            clock,
            holder=names.get(row.login, row.login),
            step=row.step,
            accepted=row.accepted,
        )
        for row in found
    ]
    return sorted(lines, key=lambda each: each.dossier.state in PAUSED)


def _settled_lines(
    conn: Connection, site_id: str, unit_id: str, clock: Clock, names: dict[str, str]
) -> tuple[DossierLine, ...]:
    """What the unit gave back with a result in the last week; at the desk, what it returned."""
    since = clock.now - timedelta(days=7)
    statement = select(*dossier_rows.COLUMNS, *OWNER_COLUMNS)
    if unit_id == DESK:
        statement = statement.select_from(with_owner(dossier)).where(
            dossier.c.returned_at >= since, dossier.c.state == DossierState.RETURNED.value
        )
        statement = statement.where(dossier.c.settled_at >= since - timedelta(days=60))
    else:
        joined = dossier.join(
            hand_over,
            (hand_over.c.site_id == dossier.c.site_id)
            & (hand_over.c.dossier_id == dossier.c.dossier_id),
        )
        statement = statement.select_from(with_owner(joined)).where(
            hand_over.c.from_unit == unit_id,
            hand_over.c.with_result,
            dossier.c.settled_at >= since,
        )
    found = conn.execute(
        statement.where(dossier.c.site_id == site_id)
        .order_by(dossier.c.settled_at.desc())
        .limit(200)
    )
    return tuple(line_of(row, clock, holder=names.get(row.officer, row.officer)) for row in found)


def _colleagues(conn: Connection, site_id: str, unit_id: str) -> tuple[tuple[str, str], ...]:
    found = conn.execute(
        select(officer.c.login, officer.c.name)
        .join(
            unit_officer,
            (unit_officer.c.site_id == officer.c.site_id)
            & (unit_officer.c.login == officer.c.login),
        )
        .where(officer.c.site_id == site_id, unit_officer.c.unit_id == unit_id, officer.c.active)
        .order_by(officer.c.name)
    )
    return tuple((row.login, row.name) for row in found)


def _holdings(
    conn: Connection,
    site_id: str,
    dossier_id: int,
    units: dict[str, Unit],
    names: dict[str, str],
) -> tuple[Holding, ...]:
    found = conn.execute(
        select(holding)
        .where(holding.c.site_id == site_id, holding.c.dossier_id == dossier_id, holding.c.held)
        .order_by(holding.c.lead.desc(), holding.c.since)
    )
    return tuple(
        Holding(
            unit=units[row.unit_id],
            lead=row.lead,
            accepted=row.accepted,
            login=row.login,
            officer_name=names.get(row.login, row.login),
            step=row.step,
            due_at=row.due_at,
            since=row.since,
        )
        for row in found
    )


def _hand_overs(
    conn: Connection,
    site_id: str,
    dossier_id: int,
    units: dict[str, Unit],
    names: dict[str, str],
) -> tuple[HandOver, ...]:
    found = conn.execute(
        select(hand_over, hand_over_receipt.c.accepted_by, hand_over_receipt.c.accepted_at)
        .select_from(
            hand_over.outerjoin(
                hand_over_receipt,
                (hand_over_receipt.c.site_id == hand_over.c.site_id)
                & (hand_over_receipt.c.hand_over_id == hand_over.c.hand_over_id),
            )
        )
        .where(hand_over.c.site_id == site_id, hand_over.c.dossier_id == dossier_id)
        .order_by(hand_over.c.hand_over_id)
    )
    return tuple(
        HandOver(
            hand_over_id=row.hand_over_id,
            from_unit=units[row.from_unit],
            to_unit=units[row.to_unit],
            handed_by=names.get(row.handed_by, row.handed_by),
            handed_at=row.handed_at,
            accepted_by=names.get(row.accepted_by, row.accepted_by),
            accepted_at=row.accepted_at,
            lead=row.lead,
            taken_back=row.taken_back,
            with_result=row.with_result,
            standing=row.standing,
            due_at=row.due_at,
        )
        for row in found
    )


def _events(
    conn: Connection, site_id: str, dossier_id: int, names: dict[str, str]
) -> tuple[EventShown, ...]:
    """The dossier's events, oldest first. Tickets have ids of their own, so none is mixed in."""
    found = conn.execute(
        select(event.c.version, event.c.kind, event.c.at, event.c.actor, event.c.detail)
        .where(
            event.c.site_id == site_id,
            event.c.subject == dossier_id,
            event.c.kind.in_([move.value for move in Move]),
        )
        .order_by(event.c.version)
    )
    return tuple(
        EventShown(
            version=row.version,
            kind=Move(row.kind),
            at=datetime.fromisoformat(row.at),
            by=names.get(row.actor, row.actor),
            detail=json.loads(row.detail),
        )
        for row in found
    )


def _letters(
    conn: Connection, site_id: str, dossier_id: int, events: tuple[EventShown, ...]
) -> tuple[Letter, ...]:
    told = {each.version: each for each in events}
    found = conn.execute(
        select(dossier_note)
        .where(dossier_note.c.site_id == site_id, dossier_note.c.dossier_id == dossier_id)
        .order_by(dossier_note.c.note_id)
    )
    return tuple(
        Letter(
            kind=Move(row.kind),
            number=row.number,
            text=row.text,
            items=dossier_rows.items_of(row.items),
            at=told[row.note_id].at,
            by=told[row.note_id].by,
        )
        for row in found
    )


def _pauses(conn: Connection, site_id: str, dossier_id: int) -> tuple[PauseShown, ...]:
    found = conn.execute(
        select(dossier_pause)
        .where(dossier_pause.c.site_id == site_id, dossier_pause.c.dossier_id == dossier_id)
        .order_by(dossier_pause.c.pause_id)
    )
    return tuple(
        PauseShown(kind=Move(row.kind), policy=row.policy, since=row.since, until=row.until)
        for row in found
    )


def _files(conn: Connection, site_id: str, dossier_id: int) -> tuple[AttachedFile, ...]:
    found = conn.execute(
        select(
            attachment.c.attachment_id,
            attachment.c.paper,
            attachment.c.sha256,
            attachment.c.size,
            attachment.c.media,
        )
        .where(attachment.c.site_id == site_id, attachment.c.dossier_id == dossier_id)
        .order_by(attachment.c.attachment_id)
    )
    return tuple(AttachedFile(**row._mapping) for row in found)


def _returned_to(conn: Connection, site_id: str, dossier_id: int) -> ReturnedTo | None:
    row = conn.execute(
        select(
            dossier_return.c.name, dossier_return.c.paper_shown, dossier_return.c.tracking
        ).where(dossier_return.c.site_id == site_id, dossier_return.c.dossier_id == dossier_id)
    ).first()
    return None if row is None else ReturnedTo(**row._mapping)
