"""A year of invented dossiers as rows: each from its receipt to where it stands at the year's end.

Rows are tuples in the order of `COLUMNS`; instants are whole minutes, as text. A million are made
in half a minute, so nothing here is worked out twice.
"""

import random
from bisect import bisect
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from itertools import accumulate
from typing import Any

from benchmarks import invented
from benchmarks.invented import OFFICERS, PROCEDURES, UNITS
from db.dossiers import rows as dossier_rows
from db.search.person_names import tails
from office.dossiers.dossier import DESK, Role
from office.dossiers.draft import PaperState, all_papers, paper_lines
from office.procedure import Procedure
from office.profile import VIETNAM

STRIDE = 10  # versions a dossier takes, so that its hand-overs and pauses have ids of their own
UNIT_CODE = "H99.01"
ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
DAY = 1440  # minutes
EAST = 420  # minutes that Vietnam is ahead of UTC
EACH = 5  # dossiers that one inhabitant comes with
KEY = ("site_id", "dossier_id")
PERSON = (
    "kind", "name", "name_key", "given_key", "id_number", "born", "sex", "address", "phone",
    "email",
)  # fmt: skip
COLUMNS = {
    "dossier": (
        *KEY, "code", "lookup", "external_code", "procedure_code", "edition", "title", "field",
        "service_id", "channel", "state", "unit_id", "officer", "opened_at", "received_at",
        "first_due_at", "due_at", "paused_since", "settled_at", "settled_by", "standing",
        "returned_at", "return_by", "fee_vnd", "fee_paid", "sets", "extensions", "last_version",
    ),
    "dossier_content": (*KEY, "papers", "post_address", "authorisation", "note"),
    "dossier_person": (*KEY, "role", *PERSON),
    "dossier_name": ("site_id", "tail", "name_key"),
    "dossier_word": ("site_id", "word"),
    "dossier_pause": (*KEY, "pause_id", "kind", "policy", "since", "until"),
    "hand_over": (
        *KEY, "hand_over_id", "from_unit", "to_unit", "handed_by", "handed_at", "lead",
        "taken_back", "with_result",
    ),
    "hand_over_receipt": ("site_id", "hand_over_id", "accepted_by", "accepted_at"),
    "holding": (*KEY, "unit_id", "lead", "accepted", "step", "since", "held"),
    "dossier_return": (*KEY, "name", "paper_shown", "tracking"),
    "dossier_series": ("site_id", "series", "day", "last"),
}  # fmt: skip
Rows = dict[str, list[tuple[Any, ...]]]
_ENDS = ("settled", "withdrawn", "stopped", "refused", "voided", "advised")
_END_MARKS = tuple(accumulate((960, 10, 6, 10, 4, 10)))


def of_year(site_id: str, first: int, count: int, year: int, *, batch: int) -> Iterator[Rows]:
    """`count` dossiers received evenly over the working days of `year`, in the order of receipt,
    in batches; those of its last weeks are still in process. The same every time."""
    chance = random.Random(20_261_123)
    days = _working_days(year)
    people = _people(chance, max(100, count // EACH))
    book = _Book(site_id, minute_of(datetime.combine(date(year + 1, 1, 1), time(), VIETNAM)),
        chance, people)  # fmt: skip
    book.keep_names()
    made = 0
    for place, day in enumerate(days, 1):
        todays = count * place // len(days) - made
        opens = minute_of(datetime.combine(day, time(7, 30), VIETNAM))
        minutes = sorted(chance.randrange(570) for _ in range(todays))
        for number, minute in enumerate(minutes, 1):
            code = f"{UNIT_CODE}-{day:%y%m%d}-{number:04d}"
            book.add(first + made * STRIDE, code, opens + minute)
            made += 1
            if made % batch == 0:
                yield book.take()
        book.rows["dossier_series"].append((site_id, UNIT_CODE, f"{day}", todays))
    yield book.take()


def minute_of(at: datetime) -> int:
    """Minutes since 1970."""
    return int(at.timestamp()) // 60


def stamped(minute: int) -> str:
    """A minute as `office.history.stamp` writes instants."""
    day, left = divmod(minute, DAY)
    return f"{_day(day)}T{left // 60:02}:{left % 60:02}:00.000000Z"


@cache
def _day(number: int) -> str:
    return f"{datetime.fromtimestamp(number * DAY * 60, UTC):%Y-%m-%d}"


def _working_days(year: int) -> list[date]:
    every = (date(year, 1, 1) + timedelta(days=ahead) for ahead in range(366))
    return [day for day in every if day.weekday() < 5 and day.year == year]


def _people(chance: random.Random, count: int) -> list[tuple[Any, ...]]:
    rows = (
        dossier_rows.person_row("", 0, Role.SUBMITTER, invented.person(chance))
        for _ in range(count)
    )
    return [tuple(row[name] for name in PERSON) for row in rows]


def _papers(procedure: Procedure) -> tuple[str, str]:
    """None there, and all papers there."""
    whole = all_papers(paper_lines(procedure))
    none = tuple(replace(line, state=PaperState.MISSING) for line in whole)
    return dossier_rows.pack_papers(none), dossier_rows.pack_papers(whole)


@dataclass(frozen=True, slots=True)
class _Kind:
    """What dossiers of one procedure have in common."""

    unit_id: str
    limit: int
    columns: tuple[str, ...]
    fee_vnd: int | None
    papers: tuple[str, str]


def _kinds() -> list[_Kind]:
    units = (DESK, *(each.unit_id for each in UNITS))
    return [
        _Kind(
            unit_id=units[number % len(units)],
            limit=each.channels[0].value or 0,
            columns=(each.code, invented.edition_key(each), each.short_title, each.field,
                each.service_id),
            fee_vnd=each.channels[0].fee_vnd,
            papers=_papers(each),
        )
        for number, each in enumerate(PROCEDURES)
    ]  # fmt: skip


@dataclass(slots=True)
class _Book:
    """Dossiers as they are written down one after the other."""

    site_id: str
    now: int
    chance: random.Random
    people: list[tuple[Any, ...]]
    kinds: list[_Kind] = field(default_factory=_kinds)
    rows: Rows = field(default_factory=lambda: {name: [] for name in COLUMNS})

    def take(self) -> Rows:
        """What was written since the last time."""
        taken, self.rows = self.rows, {name: [] for name in COLUMNS}
        return taken

    def keep_names(self) -> None:
        """The names and words by which people are found, each once."""
        names = {who[2] for who in self.people}
        words = {word for name in names for word in name.split()}
        pairs = ((tail, name) for name in names for tail in tails(name))
        self.rows["dossier_name"] = [(self.site_id, *pair) for pair in sorted(pairs)]
        self.rows["dossier_word"] = [(self.site_id, word) for word in sorted(words)]

    def add(self, dossier_id: int, code: str, at: int) -> None:
        """One dossier received at the minute `at`, and how it went."""
        some = self.chance.random
        kind = self.kinds[min(int(self.chance.expovariate(0.12)), len(self.kinds) - 1)]
        due = at + kind.limit * 7 // 5 * DAY
        end = _ENDS[bisect(_END_MARKS, some() * 1000)]
        settled = at + 20 + int(kind.limit * 1.4 * DAY * self._share())
        over = settled <= self.now
        returned = settled + (60, 240, DAY, 2 * DAY)[int(some() * 4)]
        waits = not over and some() < 0.1
        state = _state(end, over=over, returned=returned <= self.now, waits=waits)
        if kind.unit_id != DESK and state == "received":
            state = "in_process"
        received = end != "advised"
        there = state in ("in_process", "awaiting_supplement") and received
        key = (self.site_id, dossier_id)
        since, promised = stamped(at), stamped(due) if received else None
        self.rows["dossier"].append((
            *key, code, _lookup(dossier_id), "", *kind.columns, self._channel(), state,
            kind.unit_id if there else DESK, OFFICERS[int(some() * len(OFFICERS))][0], since,
            since if received else None, promised, promised, since if waits else None,
            stamped(settled) if over and received else None,
            kind.unit_id if over and received else None,
            _standing(settled, due) if over and end == "settled" else None,
            stamped(returned) if state == "returned" else None,
            "desk", kind.fee_vnd, True, 1, 0, dossier_id + STRIDE - 1,
        ))  # fmt: skip
        self.rows["dossier_content"].append((*key, kind.papers[received], "", "", ""))
        name = self._people_of(key)
        self._hands(key, kind.unit_id if received else DESK, at, settled, state)
        if some() < 0.06 or waits:
            until = None if waits else stamped(min(settled, self.now))
            pause = (*key, dossier_id + 5, "supplement", "pause", since, until)
            self.rows["dossier_pause"].append(pause)
        if state == "returned":
            self.rows["dossier_return"].append((*key, name, "Căn cước", ""))

    def _share(self) -> float:
        """The part of its time that a dossier takes: one in sixteen is late."""
        luck = self.chance.random()
        return self.chance.random() if luck < 0.7 else 1.0 if luck < 0.94 else 1.3

    def _channel(self) -> str:
        luck = self.chance.random()
        return "counter" if luck < 0.5 else "online" if luck < 0.95 else "post"

    def _people_of(self, key: tuple[str, int]) -> str:
        """Who comes; one in eight for somebody else. The name of who comes."""
        some, everybody = self.chance.random, self.people
        who = everybody[int(some() * len(everybody))]
        self.rows["dossier_person"].append((*key, "submitter", *who))
        if some() < 0.12:
            other = everybody[int(some() * len(everybody))]
            self.rows["dossier_person"].append((*key, "owner", *other))
        return str(who[1])

    def _hands(self, key: tuple[str, int], unit_id: str, at: int, settled: int, state: str) -> None:
        there = state in ("in_process", "awaiting_supplement")
        gone = state in ("returned", "refused", "withdrawn", "stopped", "voided")
        if unit_id != DESK and state != "voided":
            self._hand_over(key, 1, (DESK, unit_id), at + 30)
            if state in ("result_ready", "returned"):
                self._hand_over(key, 2, (unit_id, DESK), settled)
        holder = unit_id if there else DESK
        self.rows["holding"].append((*key, holder, True, True, "", stamped(at), not gone))

    def _hand_over(
        self, key: tuple[str, int], number: int, between: tuple[str, str], at: int
    ) -> None:
        site_id, dossier_id = key
        line = dossier_id + number
        self.rows["hand_over"].append((
            *key, line, *between, OFFICERS[0][0], stamped(at), True, False, number == 2,
        ))  # fmt: skip
        receipt = (site_id, line, OFFICERS[1][0], stamped(at + 9))
        self.rows["hand_over_receipt"].append(receipt)


def _state(end: str, *, over: bool, returned: bool, waits: bool) -> str:
    if end in ("voided", "advised"):
        return {"voided": "voided", "advised": "awaiting_supplement"}[end]
    if not over:
        return "awaiting_supplement" if waits else "received"
    if end != "settled":
        return end
    return "returned" if returned else "result_ready"


def _standing(settled: int, due: int) -> str:
    days = (settled + EAST) // DAY, (due + EAST) // DAY
    if days[0] == days[1]:
        return "on_time"
    return "early" if settled < due else "late"


def _lookup(number: int) -> str:
    """Eight letters that differ for every number below 2⁴⁰."""
    bits = number * 0x9E3779B97 % 2**40
    return "".join([ALPHABET[bits >> 5 * place & 31] for place in range(8)])
