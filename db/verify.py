"""Is the history whole and does the queue follow from it? Reads everything, changes nothing."""

import json
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Row, select

from db.tables import event, site, ticket
from office.history import FIELDS, GENESIS, chain
from office.ticket import AT_DESK, MOVES, Kind, State

MOST_FAULTS = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What was looked at and what is wrong, in words. No faults means all is well."""

    events: int
    tickets: int
    faults: tuple[str, ...]


@dataclass(slots=True, kw_only=True)
class _Replayed:
    """A ticket as the events tell it."""

    label: str
    service: str
    lane: str
    state: State
    rank: int
    last_version: int
    counter: int | None = None


@dataclass(slots=True)
class _Replay:
    tickets: dict[int, _Replayed] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)

    def fault(self, version: int, what: str) -> None:
        self.faults.append(f"sự kiện {version}: {what}")

    def follow(self, row: Row[Any]) -> None:
        """Applies one event to the tickets as they stood before it."""
        detail = json.loads(row.detail)
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
            service=detail["service"],
            lane=detail["lane"],
            state=State.WAITING,
            rank=row.version,
            last_version=row.version,
        )

    def _move(self, row: Row[Any], kind: Kind, detail: dict[str, Any]) -> None:
        moved = self.tickets.get(row.subject)
        if moved is None:
            self.fault(row.version, "nói về một phiếu chưa được cấp")
            return
        target = State(detail["state"])
        if kind is not Kind.UNDO and MOVES[moved.state].get(kind) is not target:
            self.fault(row.version, f"{moved.label} không thể {kind.value} khi {moved.state.value}")
        moved.state, moved.counter = target, detail["counter"]
        moved.last_version = row.version
        moved.rank = detail.get("rank", moved.rank)
        for name, state in (("finished", State.FINISHED), ("reopened", None)):
            self._other(row, detail, name, state)

    def _other(self, row: Row[Any], detail: dict[str, Any], name: str, state: State | None) -> None:
        """The ticket that a call finished, or that an undone call brought back."""
        other = self.tickets.get(detail.get(name) or 0)
        if other is None:
            return
        other.state = state or State(detail["reopened_to"])
        other.last_version = row.version

    def _end_of_day(self, row: Row[Any], detail: dict[str, Any]) -> None:
        left: Counter[str] = Counter()
        for each in self.tickets.values():
            ended = MOVES[each.state].get(Kind.CLOSE_DAY)
            if ended is not None:
                left[each.state.value] += 1
                each.state, each.last_version = ended, row.version
        told = {state.value: detail[state.value] for state in (State.WAITING, *AT_DESK)}
        if told != {name: left[name] for name in told}:
            self.fault(row.version, "số phiếu còn lại cuối ngày không khớp")


def verify(conn: Connection, site_id: str) -> Report:
    """Checks the chain of hashes, that no version is missing, that every move was allowed, and
    that the tickets are exactly what the events make them."""
    replay = _Replay()
    rows = conn.execute(select(event).where(event.c.site_id == site_id).order_by(event.c.version))
    prev, expected, op_keys = GENESIS, 1, set()
    for row in rows:
        if row.version != expected:
            replay.fault(row.version, f"thiếu sự kiện {expected}")
        if row.prev_hash != prev or row.hash != chain(prev, _fields(row)):
            replay.fault(row.version, "mã nối với lịch sử trước đó không khớp")
        op_keys.add(row.op_key)
        prev, expected = row.hash, row.version + 1
        try:
            replay.follow(row)
        except (KeyError, ValueError, TypeError, AttributeError):
            replay.fault(row.version, "nội dung không đọc được")
    stored = conn.scalar(select(site.c.version).where(site.c.site_id == site_id)) or 0
    if stored != expected - 1:
        replay.faults.append(f"sổ ghi {stored} sự kiện nhưng chỉ có {expected - 1}")
    tickets = _compare(conn, site_id, replay)
    return Report(events=expected - 1, tickets=tickets, faults=tuple(replay.faults[:MOST_FAULTS]))


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
    at_desk = told.state in AT_DESK
    return (
        row.label == told.label
        and row.service_id == told.service
        and row.lane == told.lane
        and row.state == told.state
        and row.rank == told.rank
        and row.last_version == told.last_version
        and (not at_desk or row.counter_id == told.counter)
    )
