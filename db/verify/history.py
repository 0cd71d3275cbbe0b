"""Is the history whole and does the queue follow from it? Reads everything, changes nothing."""

import json
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Row, select

from db.tables import event, site, ticket
from db.verify.dossiers import DossierReplay
from office.dossiers.dossier import Move
from office.history import FIELDS, GENESIS, chain, stamp
from office.ticket import AT_DESK, MOVES, Kind, State

MOST_FAULTS = 100
_MOVES = frozenset(Move)
# What a move leaves on the ticket besides its state; an undo takes it away again.
TIMES = {
    Kind.CALL: "called_at",
    Kind.START: "started_at",
    Kind.FINISH: "ended_at",
    Kind.NO_SHOW: "ended_at",
    Kind.CANCEL: "ended_at",
}
COUNTS = {
    Kind.CALL: "calls",
    Kind.RECALL: "calls",
    Kind.TAKE_OVER: "calls",
    Kind.NO_SHOW: "no_shows",
}
SAME = (
    "label", "language", "rank", "queued_version", "last_version", "counter_id", "calls",
    "no_shows", "service_id", "lane", "state",
)  # fmt: skip
INSTANTS = ("issued_at", "called_at", "started_at", "ended_at")


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What was looked at and what is wrong, in words. No faults means all is well."""

    events: int
    tickets: int
    dossiers: int = 0
    faults: tuple[str, ...]


@dataclass(slots=True, kw_only=True)
class _Replayed:
    """A ticket as the events tell it."""

    label: str
    business_date: str | None
    service_id: str
    lane: str
    language: str
    rank: int
    queued_version: int
    last_version: int
    issued_at: str
    state: State = State.WAITING
    counter_id: int | None = None
    calls: int = 0
    no_shows: int = 0
    called_at: str | None = None
    started_at: str | None = None
    ended_at: str | None = None

    def follow(self, row: Row[Any], kind: Kind, detail: dict[str, Any]) -> None:
        """What one of its moves leaves on it."""
        self.state, self.counter_id = State(detail["state"]), detail["counter"]
        self.last_version = row.version
        undone = kind is Kind.UNDO
        what = Kind(detail["undone"]) if undone else kind
        if what in TIMES:
            setattr(self, TIMES[what], None if undone else row.at)
        if what in COUNTS:
            setattr(self, COUNTS[what], getattr(self, COUNTS[what]) + (-1 if undone else 1))
        if kind is Kind.RESTORE:
            self.rank, self.queued_version = detail["rank"], row.version
            self.called_at = self.ended_at = None


@dataclass(slots=True)
class _Replay:
    tickets: dict[int, _Replayed] = field(default_factory=dict)
    dossiers: DossierReplay = field(default_factory=DossierReplay)
    faults: list[str] = field(default_factory=list)
    business_date: str | None = None

    def fault(self, version: int, what: str) -> None:
        self.faults.append(f"sự kiện {version}: {what}")

    def follow(self, row: Row[Any]) -> None:
        """Applies one event to the tickets as they stood before it."""
        detail = json.loads(row.detail)
        if row.kind in _MOVES:
            self.faults += self.dossiers.follow(row, Move(row.kind), detail)
            return
        kind = Kind(row.kind)
        if kind is Kind.ISSUE:
            self._issue(row, detail)
        elif kind in (Kind.OPEN_DAY, Kind.CLOSE_DAY):
            self._end_of_day(row, detail)
        elif row.subject is not None and "state" in detail:
            self._move(row, kind, detail)

    def _issue(self, row: Row[Any], detail: dict[str, Any]) -> None:
        if row.subject != row.version:
            self.fault(row.version, "số phiếu không trùng số sự kiện")
        self.tickets[row.subject] = _Replayed(
            label=detail["label"],
            business_date=self.business_date,
            service_id=detail["service"],
            lane=detail["lane"],
            language=detail["language"],
            rank=row.version,
            queued_version=row.version,
            last_version=row.version,
            issued_at=row.at,
        )

    def _move(self, row: Row[Any], kind: Kind, detail: dict[str, Any]) -> None:
        moved = self.tickets.get(row.subject)
        if moved is None:
            self.fault(row.version, "nói về một phiếu chưa được cấp")
            return
        target = State(detail["state"])
        if kind is not Kind.UNDO and MOVES[moved.state].get(kind) is not target:
            self.fault(row.version, f"{moved.label} không thể {kind.value} khi {moved.state.value}")
        moved.follow(row, kind, detail)
        for name, state in (("finished", State.FINISHED), ("reopened", None)):
            self._other(row, detail, name, state)

    def _other(self, row: Row[Any], detail: dict[str, Any], name: str, state: State | None) -> None:
        """The ticket that a call finished, or that an undone call brought back."""
        other = self.tickets.get(detail.get(name) or 0)
        if other is None:
            return
        other.state = state or State(detail["reopened_to"])
        other.last_version = row.version
        other.ended_at = row.at if state else None

    def _end_of_day(self, row: Row[Any], detail: dict[str, Any]) -> None:
        left: Counter[str] = Counter()
        for each in self.tickets.values():
            ended = MOVES[each.state].get(Kind.CLOSE_DAY)
            if ended is not None:
                left[each.state.value] += 1
                each.state, each.last_version, each.ended_at = ended, row.version, row.at
        self.business_date = detail["date"]
        told = {state.value: detail[state.value] for state in (State.WAITING, *AT_DESK)}
        if told != {name: left[name] for name in told}:
            self.fault(row.version, "số phiếu còn lại cuối ngày không khớp")


def verify(conn: Connection, site_id: str) -> Report:
    """Checks the chain of hashes, that no version is missing, that every move was allowed, and
    that the tickets are exactly what the events make them."""
    replay = _Replay()
    rows = conn.execute(select(event).where(event.c.site_id == site_id).order_by(event.c.version))
    prev, expected = GENESIS, 1
    for row in rows:
        if row.version != expected:
            replay.fault(row.version, f"thiếu sự kiện {expected}")
        if row.prev_hash != prev or row.hash != chain(prev, _fields(row)):
            replay.fault(row.version, "mã nối với lịch sử trước đó không khớp")
        prev, expected = row.hash, row.version + 1
        try:
            replay.follow(row)
        except (KeyError, ValueError, TypeError, AttributeError):
            replay.fault(row.version, "nội dung không đọc được")
    stored = conn.scalar(select(site.c.version).where(site.c.site_id == site_id)) or 0
    if stored != expected - 1:
        replay.faults.append(f"sổ ghi {stored} sự kiện nhưng chỉ có {expected - 1}")
    tickets = _compare(conn, site_id, replay)
    dossiers, wrong = replay.dossiers.compare(conn, site_id)
    replay.faults += wrong
    return Report(
        events=expected - 1,
        tickets=tickets,
        dossiers=dossiers,
        faults=tuple(replay.faults[:MOST_FAULTS]),
    )


def _fields(row: Row[Any]) -> dict[str, object]:
    return {name: getattr(row, name) for name in FIELDS}


def _compare(conn: Connection, site_id: str, replay: _Replay) -> int:
    """The ticket table against the replay. Answers how many tickets there are."""
    count = 0
    labels: Counter[tuple[object, str]] = Counter()
    for row in conn.execute(select(ticket).where(ticket.c.site_id == site_id)):
        count += 1
        labels[row.business_date, row.label] += 1
        told = replay.tickets.pop(row.ticket_id, None)
        if told is None or not _same(row, told):
            replay.faults.append(f"phiếu {row.label} ({row.business_date}) khác với lịch sử")
    replay.faults += [f"phiếu {each.label} mất khỏi sổ" for each in replay.tickets.values()]
    replay.faults += [f"số {label} cấp {n} lần" for (_day, label), n in labels.items() if n > 1]
    return count


def _same(row: Row[Any], told: _Replayed) -> bool:
    instants = [(getattr(row, name), getattr(told, name)) for name in INSTANTS]
    return (
        all(getattr(row, name) == getattr(told, name) for name in SAME)
        and row.business_date.isoformat() == told.business_date
        and all((at and stamp(at)) == was for at, was in instants)
    )
