"""An independent judge of a site's history: plain SQL in, faults in words out.

It knows the promises, not the program: it shares no code with `db` or `office`, reads the tables
with the bare drivers, walks the events with lists of its own, and compares what it finds with the
tickets as they stand and with what each process was told.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from tests.promises import plain
from tests.promises.journal import Gesture

Row = dict[str, Any]

ALLOWED = {
    "call": {"waiting"},
    "recall": {"called"},
    "start": {"called"},
    "finish": {"called", "serving"},
    "no_show": {"called"},
    "restore": {"no_show"},
    "cancel": {"waiting", "called"},
    "take_over": {"called", "serving"},
    "print_again": {"waiting"},
}
LEADS_TO = {
    "call": "called",
    "recall": "called",
    "start": "serving",
    "finish": "finished",
    "no_show": "no_show",
    "restore": "waiting",
    "cancel": "cancelled",
}
END_OF_DAY = {"waiting": "expired", "called": "expired", "serving": "finished"}
AT_DESK = {"called", "serving"}


@dataclass(frozen=True, slots=True)
class History:
    """One site as it lies in the tables."""

    version: int
    events: list[Row]
    tickets: list[Row]
    serves: dict[int, set[str]]
    ratio: tuple[int, int]


def read(url: str) -> History:
    """Everything the judge looks at, from a database with one site."""
    site = plain.rows(url, "SELECT version, rules FROM site")[0]
    ratio = json.loads(site["rules"])["ratio"]
    serves: dict[int, set[str]] = {}
    for row in plain.rows(url, "SELECT counter_id, service_id FROM counter_service"):
        serves.setdefault(row["counter_id"], set()).add(row["service_id"])
    return History(
        version=site["version"],
        events=plain.rows(url, "SELECT * FROM event ORDER BY version"),
        tickets=plain.rows(url, "SELECT * FROM ticket ORDER BY ticket_id"),
        serves=serves,
        ratio=(ratio["priority"], ratio["ordinary"]),
    )


def check(history: History, journals: Iterable[Sequence[Gesture]] = ()) -> list[str]:
    """Every fault found, in words; an empty list is a clean history."""
    told = [gesture for journal in journals for gesture in journal]
    walk = Walk(history)
    for event in history.events:
        walk.step(event)
    return [
        *versions(history),
        *chain(history.events),
        *labels(history.tickets),
        *walk.faults,
        *table_equals(walk, history.tickets),
        *acknowledged(history.events, told),
        *real_time(history.events, told),
    ]


def versions(history: History) -> list[str]:
    """Versions run from one without a gap, up to the site's own."""
    found = [event["version"] for event in history.events]
    wanted = list(range(1, history.version + 1))
    return [] if found == wanted else [f"versions: {len(found)} events, {history.version} taken"]


def chain(events: list[Row]) -> list[str]:
    """Every event carries the hash of itself and of the one before it."""
    faults, before = [], "0" * 64
    for event in events:
        names = ("site_id", "version", "op_key", "kind", "subject", "actor", "at", "detail")
        told = json.dumps(
            [before, *(event[name] for name in names)], ensure_ascii=False, separators=(",", ":")
        )
        wanted = hashlib.sha256(told.encode()).hexdigest()
        if event["prev_hash"] != before or event["hash"] != wanted:
            faults.append(f"chain: broken at {event['version']}")
        before = event["hash"]
    return faults


def labels(tickets: list[Row]) -> list[str]:
    """No two papers with one label on one day, and no number left out."""
    faults = []
    seen = Counter((str(ticket["business_date"]), ticket["label"]) for ticket in tickets)
    faults += [f"duplicate label {label} on {day}" for (day, label), n in seen.items() if n > 1]
    series: dict[tuple[str, str], list[int]] = {}
    for ticket in tickets:
        letter, number = ticket["label"].split("-")
        series.setdefault((str(ticket["business_date"]), letter), []).append(int(number))
    for (day, letter), numbers in series.items():
        if any(later != earlier + 1 for earlier, later in pairwise([0, *numbers])):
            faults.append(f"numbers of {letter} on {day} do not run from one by ones")
    return faults


def acknowledged(events: list[Row], told: list[Gesture]) -> list[str]:
    """What a process was told is in the history exactly once, as it was told."""
    faults = []
    times = Counter(event["op_key"] for event in events)
    faults += [f"key {key} is in {n} events" for key, n in times.items() if n > 1]
    by_key = {event["op_key"]: event for event in events}
    for gesture in told:
        answer, event = gesture.answer, by_key.get(gesture.key)
        if "ticket" in answer:
            if event is None:
                faults.append(f"lost: {gesture.verb} {answer}")
            elif (event["subject"], json.loads(event["detail"])["state"]) != (
                answer["ticket"],
                answer["state"],
            ):
                faults.append(f"told {answer}, stands {event['detail']}")
        elif ("refused" in answer or "nobody" in answer) and event is not None:
            faults.append(f"told {answer}, but {event['kind']} happened")
    issued = Counter((g.answer["day"], g.answer["label"]) for g in told if _issued(g))
    return faults + [f"two papers {label} on {day}" for (day, label), n in issued.items() if n > 1]


def _issued(gesture: Gesture) -> bool:
    return gesture.verb == "issue" and "ticket" in gesture.answer


def real_time(events: list[Row], told: list[Gesture]) -> list[str]:
    """A gesture sent after another was answered comes later in the history."""
    sent = {gesture.key: gesture for gesture in told}
    faults, earliest_answer = [], None
    for event in reversed(events):
        gesture = sent.get(event["op_key"])
        if gesture is None:
            continue
        if earliest_answer is not None and earliest_answer < gesture.sent:
            faults.append(f"version {event['version']} was sent after a later one was answered")
        if gesture.answered is not None:
            earliest_answer = min(gesture.answered, earliest_answer or gesture.answered)
    return faults


@dataclass(slots=True)
class Slip:
    """A ticket as the walk knows it. `place` sorts it in its lane."""

    label: str
    service: str
    lane: str
    day: str
    place: tuple[int, int]
    last: int
    state: str = "waiting"
    counter: int | None = None
    calls: int = 0
    no_shows: int = 0


@dataclass(slots=True)
class Walk:
    """The history lived again, event by event, with a fault for each step it does not allow."""

    history: History
    slips: dict[int, Slip] = field(default_factory=dict)
    present: dict[int, Slip] = field(default_factory=dict)  # who waits or is at a desk
    turns: Counter[str] = field(default_factory=Counter)
    sits_at: dict[str, int] = field(default_factory=dict)
    day: str | None = None
    is_open: bool = False
    faults: list[str] = field(default_factory=list)

    def step(self, event: Row) -> None:
        kind, detail = event["kind"], json.loads(event["detail"])
        match kind:
            case "load" | "sign_out" | "wrong_secret":
                return
            case "sign_in":
                self.sits_at[event["actor"]] = detail["counter"]
            case "open_day" | "close_day":
                self._day(kind, detail, event["version"])
            case "issue":
                self._issue(event, detail)
            case "undo":
                self._undo(event, detail)
            case _:
                self._move(event, detail)
        self._present(event, detail)
        self._desks(event["version"])

    def _present(self, event: Row, detail: Row) -> None:
        """Keeps the living apart, so that a long history is walked in time."""
        touched = (event["subject"], detail.get("finished"), detail.get("reopened"))
        for number in (each for each in touched if each is not None):
            slip = self.slips.get(number)
            if slip is not None and slip.state in END_OF_DAY:
                self.present[number] = slip
            else:
                self.present.pop(number, None)

    def _fault(self, event: Row, what: str) -> None:
        self.faults.append(f"version {event['version']} {event['kind']}: {what}")

    def _day(self, kind: str, detail: Row, version: int) -> None:
        for slip in self.present.values():
            slip.state, slip.last = END_OF_DAY[slip.state], version
        self.present.clear()
        self.day, self.is_open = detail["date"], kind == "open_day"
        if self.is_open:
            self.turns.clear()

    def _issue(self, event: Row, detail: Row) -> None:
        version = event["version"]
        if not self.is_open or event["subject"] != version:
            self._fault(event, "out of place")
        self.slips[version] = Slip(
            detail["label"], detail["service"], detail["lane"], str(self.day),
            (version, version), version,
        )  # fmt: skip

    def _move(self, event: Row, detail: Row) -> None:
        kind, slip = event["kind"], self.slips.get(event["subject"])
        if slip is None or slip.state not in ALLOWED[kind]:
            self._fault(event, f"not allowed for {slip}")
            return
        if kind in ("recall", "start", "finish", "no_show") and slip.counter != detail["counter"]:
            self._fault(event, f"{slip.label} is at {slip.counter}")
        if kind == "call":
            self._call(event, detail, slip)
        if kind == "restore":
            slip.place = (self._restored(event, slip), event["version"])
        slip.state = LEADS_TO.get(kind, slip.state)
        slip.last = event["version"]
        slip.no_shows += kind == "no_show"
        slip.calls += kind in ("call", "recall", "take_over")
        if kind != "print_again":
            slip.counter = detail["counter"]
        if detail["state"] != slip.state:
            self._fault(event, f"says {detail['state']}, is {slip.state}")

    def _call(self, event: Row, detail: Row, slip: Slip) -> None:
        counter = detail["counter"]
        if self.sits_at.get(event["actor"]) != counter:
            self._fault(event, f"{event['actor']} does not sit at {counter}")
        if not detail.get("out_of_order") and slip is not self._next(counter):
            self._fault(event, f"{slip.label} was called before its turn at counter {counter}")
        at_desk = [n for n, each in self.present.items() if self._is_at(each, counter)]
        if at_desk != ([detail["finished"]] if "finished" in detail else []):
            self._fault(event, f"finished {detail.get('finished')}, at the desk was {at_desk}")
        for number in at_desk:
            self.slips[number].state, self.slips[number].last = "finished", event["version"]

    def _line(self, counter: int, lane: str) -> list[Slip]:
        services = self.history.serves[counter]
        waiting = (each for each in self.present.values() if each.state == "waiting")
        mine = (each for each in waiting if each.lane == lane and each.service in services)
        return sorted(mine, key=lambda each: each.place)

    def _next(self, counter: int) -> Slip | None:
        """Who is next by the ratio; counts the turn when both lanes wait."""
        first, second = self._line(counter, "priority"), self._line(counter, "ordinary")
        if not first or not second:
            return (first + second or [None])[0]  # type: ignore[list-item]
        turn = max(self.turns[each.service] for each in second)
        priority, ordinary = self.history.ratio
        for service in self.history.serves[counter]:
            self.turns[service] = (turn + 1) % (priority + ordinary) if ordinary else 0
        return first[0] if turn < priority or not ordinary else second[0]

    def _restored(self, event: Row, slip: Slip) -> int:
        line = self._line(self.sits_at[event["actor"]], slip.lane)
        return line[:2][-1].place[0] if line else event["version"]

    def _undo(self, event: Row, detail: Row) -> None:
        slip = self.slips[event["subject"]]
        if slip.last != detail["version"] or slip.state != LEADS_TO[detail["undone"]]:
            self._fault(event, f"something else happened to {slip.label} before")
        slip.state, slip.last = detail["state"], event["version"]
        slip.no_shows -= detail["undone"] == "no_show"
        slip.calls -= detail["undone"] == "call"
        slip.counter = detail["counter"]
        if detail.get("reopened") is not None:
            again = self.slips[detail["reopened"]]
            undone = self.history.events[detail["version"] - 1]
            again.state = json.loads(undone["detail"])["finished_was"]
            again.last = event["version"]

    @staticmethod
    def _is_at(slip: Slip, counter: int | None) -> bool:
        return slip.state in AT_DESK and slip.counter == counter

    def _desks(self, version: int) -> None:
        busy = Counter(each.counter for each in self.present.values() if each.state in AT_DESK)
        for counter, n in busy.items():
            if n > 1 or counter is None:
                self.faults.append(f"version {version}: counter {counter} has {n} tickets")


def table_equals(walk: Walk, tickets: list[Row]) -> list[str]:
    """The tickets as they stand are the history lived again, nothing more and nothing less."""
    lived = {
        number: (
            slip.label, slip.service, slip.lane, slip.day, slip.place, slip.last, slip.state,
            slip.counter, slip.calls, slip.no_shows,
        )
        for number, slip in walk.slips.items()
    }  # fmt: skip
    stand = {
        row["ticket_id"]: (
            row["label"], row["service_id"], row["lane"], str(row["business_date"]),
            (row["rank"], row["queued_version"]), row["last_version"], row["state"],
            row["counter_id"], row["calls"], row["no_shows"],
        )
        for row in tickets
    }  # fmt: skip
    numbers = sorted(lived.keys() | stand.keys())
    return [
        f"ticket {number}: history tells {lived.get(number)}, table has {stand.get(number)}"
        for number in numbers
        if lived.get(number) != stand.get(number)
    ]
