"""An independent judge of a site's history: plain SQL in, faults in words out.

It knows the promises, not the program: it shares no code with `db` or `office`, reads the tables
with the bare drivers, walks the events with lists of its own, and compares what it finds with the
tickets as they stand and with what each process was told.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from tests.promises import plain
from tests.promises.history_walk import History, Row, Walk
from tests.promises.journal import Gesture


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
