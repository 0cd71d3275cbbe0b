"""Figures of a period in one pass over its dossiers, a month at a time.

What was received before the end and not settled before the start is to be settled; each such
dossier has exactly one outcome, so that the figures balance. Due dates that have moved since the
end are taken back (`db.figures_then`), so that a past period says the same for ever.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    Select,
    and_,
    case,
    func,
    literal,
    or_,
    select,
)

from db import catalog
from db.dossiers.tables import dossier, hand_over, unit
from db.engine import Store
from db.reports import figures_then, long_reads
from db.reports.figures_then import Counts
from db.tables import officer, procedure
from office.dossiers.dossier import DESK, DossierState
from office.people import plain_text
from office.procedure import Channel
from office.reports.figures import (
    CHANNEL_TITLES,
    By,
    Figures,
    FiguresLine,
    FiguresReport,
    Period,
    Span,
    online_shares,
    span_of,
)

Progress = Callable[[int, int], object]  # so many parts of so many are done

ENDED = (DossierState.REFUSED, DossierState.WITHDRAWN, DossierState.STOPPED)


def figures(
    store: Store, period: Period, *, by: By | None = None, progress: Progress | None = None
) -> FiguresReport:
    """What the period came to, whole and split `by`, as it stands now.

    Takes seconds for a million dossiers: to be called in a worker. `progress` hears how many of
    the parts are done, and what it raises stops the work.
    """
    office = store.read(catalog.profile_of)
    span = span_of(period, store.now(), office.rules.dossier.settle)
    key = _key(store.site_id, by, span)
    parts = _parts(store.site_id, period, span, key)
    tell = progress or (lambda _done, _all: None)
    counts: Counts = defaultdict(lambda: defaultdict(int))
    for done, part in enumerate(parts):
        tell(done, len(parts))
        for name, *told, count in store.read(_rows, part):
            for figure in filter(None, told):
                counts[name][figure] += count
    store.read(figures_then.put_right, span, key, counts)
    tell(len(parts), len(parts))
    return FiguresReport(
        office=office,
        period=period,
        as_of=span.as_of,
        by=by,
        lines=store.read(_lines, by, counts) if by else (),
        total=sum((Figures(**each) for each in counts.values()), Figures()),
        services=online_shares(store.read(catalog.procedures_of)),
    )


def _rows(conn: Connection, _site: str, part: Select[Any]) -> Sequence[Row[Any]]:
    long_reads.prepare(conn)
    return conn.execute(part).all()


def _key(site_id: str, by: By | None, span: Span) -> ColumnElement[str]:
    columns = {
        By.FIELD: dossier.c.field,
        By.PROCEDURE: dossier.c.procedure_code,
        By.OFFICER: dossier.c.officer,
        By.CHANNEL: dossier.c.channel,
    }
    if by is None:
        return literal("")
    return _unit_then(site_id, span) if by is By.UNIT else columns[by]


def _unit_then(site_id: str, span: Span) -> ColumnElement[str]:
    """The unit that settled a dossier, or that led it at the end of the period: only the few that
    were in process then have their hand-overs read."""
    line = hand_over.c
    # Spelled so that nobody takes the index of hand-overs by day, which reads the year for each.
    handed_at = func.coalesce(line.handed_at, line.handed_at)
    led = (
        select(case((line.with_result, line.from_unit), else_=line.to_unit))
        .where(
            line.site_id == site_id,
            line.dossier_id == dossier.c.dossier_id,
            line.lead,
            handed_at < span.end,
        )
        .order_by(line.hand_over_id.desc())
        .limit(1)
        .scalar_subquery()
    )
    by = dossier.c.settled_by
    return func.coalesce(case((dossier.c.settled_at < span.end, by), else_=led), DESK)


def _parts(site_id: str, period: Period, span: Span, key: ColumnElement[str]) -> list[Select[Any]]:
    """Statements that answer a key, the figures that it adds to, and a count; each is short enough
    for a slow server. What was received before the period and was not settled, what was settled
    since, what each month brought, and what is outside the balance."""
    received, settled, returned = dossier.c.received_at, dossier.c.settled_at, dossier.c.returned_at
    mine = and_(dossier.c.site_id == site_id, dossier.c.state != DossierState.VOIDED)
    given = and_(returned >= span.start, returned < span.end)
    refused = and_(received.is_(None), dossier.c.state == DossierState.REFUSED)
    old = literal("carried_over")
    new = case((dossier.c.channel == Channel.ONLINE, "received_online"), else_="received_desk")
    fate = (_outcome(span), case((given, "returned"), else_=""))
    return [
        _count(mine, received < span.start, settled.is_(None), by=(key, old, *fate)),
        _count(mine, received < span.start, settled >= span.start, by=(key, old, *fate)),
        *(
            _count(mine, received >= since, received < until, by=(key, new, *fate))
            for since, until in pairwise(period.cuts())
        ),
        _count(mine, given, settled < span.start, by=(key, literal("returned"))),
        _count(
            mine, refused, settled >= span.start, settled < span.end,
            by=(key, literal("turned_away")),
        ),
    ]  # fmt: skip


def _outcome(span: Span) -> ColumnElement[str]:
    """Which of the outcomes in `Figures` a dossier had when the period ended."""
    settled = dossier.c.settled_at
    return case(
        (and_(or_(settled.is_(None), settled >= span.end), dossier.c.due_at < span.late), "beyond"),
        (or_(settled.is_(None), settled >= span.end), "within"),
        (dossier.c.state.in_(ENDED), dossier.c.state),
        else_=dossier.c.standing,
    )


def _count(*which: ColumnElement[bool], by: tuple[ColumnElement[str], ...]) -> Select[Any]:
    names = ("by_key", "by_arrival", "by_outcome", "by_return")
    parts = [part.label(name) for part, name in zip(by, names, strict=False)]
    return (
        select(*parts, func.count())
        .select_from(dossier)
        .where(*which)
        .group_by(*(part.name for part in parts))
    )


def _lines(conn: Connection, site_id: str, by: By, counts: Counts) -> tuple[FiguresLine, ...]:
    titles = _titles(conn, site_id, by)
    lines = [
        FiguresLine(key, titles.get(key, key), Figures(**counted))
        for key, counted in counts.items()
    ]
    return tuple(sorted(lines, key=lambda line: (plain_text.fold(line.title), line.key)))


def _titles(conn: Connection, site_id: str, by: By) -> dict[str, str]:
    """How people read the keys; a field is its own title."""
    named = {
        By.UNIT: (unit.c.unit_id, unit.c.title),
        By.OFFICER: (officer.c.login, officer.c.name),
        By.PROCEDURE: (procedure.c.code, procedure.c.title),
    }
    if by is By.CHANNEL:
        return {each.value: title for each, title in CHANNEL_TITLES.items()}
    if by not in named:
        return {}
    key, title = named[by]
    found = conn.execute(select(key, title).where(key.table.c.site_id == site_id))
    return {each: said for each, said in found}
