"""A site's history lived again, event by event, with lists and no code of the program's."""

import json
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

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
    finished: dict[tuple[int, int], str] = field(default_factory=dict)  # by a call, and what it was
    turns: Counter[str] = field(default_factory=Counter)
    turn_of: dict[int, tuple[int, int]] = field(default_factory=dict)
    counted: tuple[int, int] | None = None
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
            slip.state, slip.last = END_OF_DAY.get(slip.state, slip.state), version
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
        self.counted = None
        if not detail.get("out_of_order") and slip is not self._next(counter):
            self._fault(event, f"{slip.label} was called before its turn at counter {counter}")
        if self.counted is not None:
            self.turn_of[event["version"]] = self.counted
        at_desk = [n for n, each in self.present.items() if self._is_at(each, counter)]
        if at_desk != ([detail["finished"]] if "finished" in detail else []):
            self._fault(event, f"finished {detail.get('finished')}, at the desk was {at_desk}")
        for number in at_desk:
            self.finished[event["version"], number] = self.slips[number].state
            self.slips[number].state, self.slips[number].last = "finished", event["version"]

    def _line(self, counter: int, lane: str) -> list[Slip]:
        return self._line_of(self.history.serves[counter], lane)

    def _line_of(self, services: set[str], lane: str) -> list[Slip]:
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
        following = (turn + 1) % (priority + ordinary) if ordinary else 0
        for service in self.history.serves[counter]:
            self.turns[service] = following
        self.counted = (turn, following)
        return first[0] if turn < priority or not ordinary else second[0]

    def _turn_back(self, version: int, counter: int) -> None:
        """An undone call gives its turn back where no later call has moved it on."""
        before, following = self.turn_of.get(version, (0, -1))
        for service in self.history.serves[counter]:
            if self.turns[service] == following:
                self.turns[service] = before

    def _restored(self, event: Row, slip: Slip) -> int:
        counter = self.sits_at[event["actor"]]
        line = self._line(counter, slip.lane)
        if slip.service not in self.history.serves[counter]:
            line = self._line_of({slip.service}, slip.lane)
        return line[:2][-1].place[0] if line else event["version"]

    def _undo(self, event: Row, detail: Row) -> None:
        slip = self.slips.get(event["subject"])
        if slip is None:
            self._fault(event, "of a ticket that was never issued")
            return
        if slip.last != detail["version"] or slip.state != LEADS_TO[detail["undone"]]:
            self._fault(event, f"something else happened to {slip.label} before")
        slip.state, slip.last = detail["state"], event["version"]
        slip.no_shows -= detail["undone"] == "no_show"
        slip.calls -= detail["undone"] == "call"
        slip.counter = detail["counter"]
        if detail["undone"] == "call":
            self._turn_back(detail["version"], detail["by"])
        if detail.get("reopened") is not None:
            again = self.slips[detail["reopened"]]
            again.state = self.finished.get((detail["version"], detail["reopened"]), "unknown")
            again.last = event["version"]

    @staticmethod
    def _is_at(slip: Slip, counter: int | None) -> bool:
        return slip.state in AT_DESK and slip.counter == counter

    def _desks(self, version: int) -> None:
        busy = Counter(each.counter for each in self.present.values() if each.state in AT_DESK)
        for counter, n in busy.items():
            if n > 1 or counter is None:
                self.faults.append(f"version {version}: counter {counter} has {n} tickets")
