"""A dossier's life as somebody with a drawer, a stamp and a wall calendar would keep it.

No SQL and nothing of the product's rules: time is a list of all working minutes, counted through.
"""

import csv
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

HANOI = timezone(timedelta(hours=7))
CALENDAR = Path(__file__).resolve().parents[2] / "assets" / "calendar" / "vietnam.csv"
DESK = "mot-cua"
OPENS, NOON, AFTER_NOON, CLOSES = 7 * 60 + 30, 11 * 60 + 30, 13 * 60 + 30, 17 * 60
A_DAY = 24 * 60

OPEN = "received in_process awaiting_supplement awaiting_finance"
WORKED_ON = "received in_process"
MAY = {
    "hand_over": f"{WORKED_ON} result_ready",
    "take_back": f"{WORKED_ON} result_ready",
    "accept": f"{OPEN} result_ready",
    "assign": f"{OPEN} result_ready",
    "notify": f"{OPEN} result_ready",
    "amend": f"{OPEN} result_ready",
    "attach": f"{OPEN} result_ready",
    "supplement": WORKED_ON,
    "finance": WORKED_ON,
    "extend": WORKED_ON,
    "result": WORKED_ON,
    "supplied": "awaiting_supplement",
    "financed": "awaiting_finance",
    "refuse": f"{WORKED_ON} awaiting_supplement",
    "stop": OPEN,
    "withdraw": OPEN,
    "return": "result_ready",
    "void": "received",
    "correct": "returned refused withdrawn stopped",
    "print": f"{OPEN} result_ready returned refused withdrawn stopped voided",
}
ONLY_THE_DESK = ("supplied", "return", "void", "correct")
THE_DESK_TOO = (
    *ONLY_THE_DESK, "supplement", "financed", "extend", "stop", "withdraw", "notify", "amend",
    "attach",
)  # fmt: skip
ONLY_WHO_LEADS = ("refuse", "extend", "stop", "withdraw", "result", "finance")
ENDS = {"refuse": "refused", "stop": "stopped", "withdraw": "withdrawn", "void": "voided"}


class No(Exception):
    """The office would not let that happen; its first argument names the refusal."""


class WallCalendar:
    """Every working minute of some years, as minutes since the year 1."""

    def __init__(self) -> None:
        marked = {}
        with CALENDAR.open(encoding="utf-8") as file:
            for row in csv.DictReader(file):
                marked[date.fromisoformat(row["date"])] = row["kind"] == "swap_work"
        day, last = date(2026, 8, 1), date(2028, 12, 31)
        self.days = []
        while day < last:
            if marked.get(day, day.weekday() < 5):
                self.days.append(day.toordinal())
            day += timedelta(days=1)
        self.minutes = [
            number * A_DAY + minute
            for number in self.days
            for minute in (*range(OPENS, NOON), *range(AFTER_NOON, CLOSES))
        ]

    def begins(self, at: int, cutoff: int | None = None) -> int:
        """When the clock begins to run for what came at `at`."""
        day, clock = divmod(at, A_DAY)
        place = bisect_left(self.days, day)
        if self.days[place] != day:
            return self.days[place] * A_DAY + OPENS
        if clock > CLOSES or (cutoff is not None and clock > cutoff):
            return self.days[place + 1] * A_DAY + OPENS
        if NOON <= clock < AFTER_NOON:
            return day * A_DAY + AFTER_NOON
        return max(at, day * A_DAY + OPENS)

    def worked(self, since: int, until: int) -> int:
        return bisect_left(self.minutes, until) - bisect_left(self.minutes, since)

    def later(self, at: int, minutes: int) -> int:
        """When so many more minutes are worked."""
        if not minutes:
            return at
        return self.minutes[bisect_left(self.minutes, at) + minutes - 1] + 1

    def days_later(self, at: int, days: int) -> int:
        day, clock = divmod(at, A_DAY)
        return self.days[bisect_left(self.days, day) + days] * A_DAY + clock

    def next_closing(self, day: int) -> int:
        return self.days[bisect_left(self.days, day)] * A_DAY + CLOSES


@dataclass(frozen=True, slots=True)
class Law:
    """What a procedure allows: an amount and its unit, and what a supplement does to it."""

    amount: int | None
    unit: str
    supplement: str = "pause"
    cutoff: int | None = None


@dataclass(slots=True)
class Wait:
    """A stretch in which the clock stood, or not."""

    kind: str
    since: int
    until: int | None = None


@dataclass(slots=True)
class Hand:
    """A unit that has the papers."""

    lead: bool
    signed: bool
    by: str | None
    got_from: str | None = None
    step: str = ""


@dataclass(slots=True, eq=False)
class Folder:
    """One dossier in the drawer."""

    code: str
    law: Law
    opened: int
    state: str
    touched: int
    lead: str = DESK
    hands: dict[str, Hand] = field(default_factory=dict)
    waits: list[Wait] = field(default_factory=list)
    received: int | None = None
    promised: int | None = None
    due: int | None = None
    put_off: int = 0
    stands_since: int | None = None
    settled: int | None = None
    came_out: str | None = None
    returned: int | None = None
    paid: bool = False
    number: int = 0

    def unit_has_it(self) -> bool:
        return any(unit != DESK for unit in self.hands)


def minute(at: datetime) -> int:
    """An instant as the wall clock shows it, in whole minutes since the year 1."""
    local = at.astimezone(HANOI)
    return local.toordinal() * A_DAY + local.hour * 60 + local.minute


@dataclass(slots=True)
class NaiveDossiers:
    """The drawer, the calendar, and who works where."""

    people: dict[str, str]
    calendar: WallCalendar = field(default_factory=WallCalendar)
    now: int = 0
    gestures: int = 0
    given: dict[int, int] = field(default_factory=dict)

    # What may be done, and by whom.

    def check(self, it: Folder, move: str, actor: str, seen: int | None) -> str:
        if seen is not None and seen != it.touched:
            raise No("DossierChanged")
        if it.state not in MAY[move].split():
            raise No("DossierMoveNotAllowed")
        mine = self.people.get(actor)
        if mine is None or (move in ONLY_THE_DESK and mine != DESK):
            raise No("NotYourUnit")
        if move == "take_back" or (mine == DESK and move in THE_DESK_TOO and move != "return"):
            return mine
        if mine not in it.hands or (move in ONLY_WHO_LEADS and mine != it.lead):
            raise No("DossierElsewhere")
        return mine

    def done(self, it: Folder, state: str = "") -> Folder:
        self.gestures += 1
        it.touched, it.state = self.gestures, state or it.state
        return it

    def back_to_work(self, it: Folder) -> str:
        return "in_process" if it.unit_has_it() else "received"

    # Coming in.

    def take_in(self, how: str, law: Law, actor: str, *, lacks: bool = False) -> Folder:
        if how == "register" and lacks:
            raise No("DossierIncomplete")
        if self.people.get(actor) != DESK:
            raise No("NotYourUnit")
        day = self.now // A_DAY
        self.given[day] = self.given.get(day, 0) + 1
        code = f"H99.01-{date.fromordinal(day):%y%m%d}-{self.given[day]:04}"
        it = Folder(code, law, self.now, "", 0)
        if how != "refuse_intake":
            it.hands[DESK] = Hand(lead=True, signed=True, by=actor)
        if how == "register":
            self.receive(it)
            return self.done(it, "received")
        if how == "advise":
            return self.done(it, "awaiting_supplement")
        it.settled = self.now
        return self.done(it, "refused")

    def receive(self, it: Folder) -> None:
        it.received = self.now
        it.promised = it.due = self.due_of(it)

    # From hand to hand.

    def hand_over(self, it: Folder, actor: str, seen: int | None, to: str, *, lead: bool) -> Folder:
        mine = self.check(it, "hand_over", actor, seen)
        if to not in (DESK, *self.people.values()):
            raise No("UnitUnknown")
        if to in it.hands:
            if it.lead == mine or it.lead != to:
                raise No("AlreadyThere")
            del it.hands[mine]
            return self._changed_hands(it, it.lead)
        leads = lead and it.lead == mine
        if leads or (to == DESK and it.lead != mine):
            del it.hands[mine]
        it.hands[to] = Hand(lead=leads, signed=False, by=None, got_from=mine)
        return self._changed_hands(it, to if leads else it.lead)

    def accept(self, it: Folder, actor: str, seen: int | None) -> Folder:
        hand = it.hands[self.check(it, "accept", actor, seen)]
        if hand.signed:
            return it
        hand.signed, hand.by = True, actor
        return self._changed_hands(it, it.lead)

    def take_back(self, it: Folder, actor: str, seen: int | None, to: str) -> Folder:
        mine = self.check(it, "take_back", actor, seen)
        hand = it.hands.get(to)
        if hand is None or hand.signed or hand.got_from != mine:
            raise No("NothingToTakeBack")
        del it.hands[to]
        if hand.lead or mine not in it.hands:
            it.hands[mine] = Hand(lead=hand.lead, signed=True, by=actor)
        return self._changed_hands(it, mine if hand.lead else it.lead)

    def _changed_hands(self, it: Folder, lead: str) -> Folder:
        it.lead = lead
        return self.done(it, self.back_to_work(it) if it.state in WORKED_ON.split() else "")

    def assign(self, it: Folder, actor: str, seen: int | None, login: str, step: str) -> Folder:
        mine = self.check(it, "assign", actor, seen)
        if self.people.get(login) != mine:
            raise No("NotYourUnit")
        it.hands[mine].by, it.hands[mine].step = login, step
        return self.done(it)

    def result(self, it: Folder, actor: str, seen: int | None) -> Folder:
        mine = self.check(it, "result", actor, seen)
        it.came_out = "on_time"
        if it.due is not None and self.now // A_DAY != it.due // A_DAY:
            it.came_out = "early" if self.now < it.due else "late"
        at_desk = mine == DESK
        by = actor if at_desk else None
        it.hands = {DESK: Hand(lead=True, signed=at_desk, by=by, got_from=mine)}
        it.settled, it.lead = self.now, DESK
        return self.done(it, "result_ready")

    # The clock stands and goes on.

    def wait(self, it: Folder, move: str, actor: str, seen: int | None) -> Folder:
        self.check(it, move, actor, seen)
        kind = it.law.supplement if move == "supplement" else "pause"
        it.waits.append(Wait(kind, self.now))
        if kind != "continue":
            it.stands_since = self.now
        return self.done(it, f"awaiting_{move}")

    def go_on(self, it: Folder, move: str, actor: str, seen: int | None) -> Folder:
        self.check(it, move, actor, seen)
        if it.received is None:
            self.receive(it)
        else:
            self._end_wait(it)
            it.due = self._put_off(it) if it.put_off else self.due_of(it)
        return self.done(it, self.back_to_work(it))

    def _end_wait(self, it: Folder) -> None:
        it.stands_since = None
        for each in it.waits:
            if each.until is None:
                each.until = max(each.since, self.now)

    def _put_off(self, it: Folder) -> int | None:
        last = it.waits[-1]
        if it.due is None or last.kind == "continue" or last.since // A_DAY > it.due // A_DAY:
            return it.due
        worked = self.calendar.worked(last.since, last.until or 0)
        return self.calendar.later(self.calendar.begins(it.due), worked) if worked else it.due

    def extend(self, it: Folder, actor: str, seen: int | None, due: int) -> Folder:
        self.check(it, "extend", actor, seen)
        if it.due is not None and due <= it.due:
            raise No("DueNotLater")
        if due <= self.now:
            raise No("DueInThePast")
        it.due, it.put_off = due, it.put_off + 1
        return self.done(it)

    # Its end, and small things.

    def end(self, it: Folder, move: str, actor: str, seen: int | None, *, why: bool) -> Folder:
        self.check(it, move, actor, seen)
        if not why:
            raise No("DossierReasonMissing")
        self._end_wait(it)
        it.hands.clear()
        it.settled = self.now
        return self.done(it, ENDS[move])

    def give(self, it: Folder, actor: str, seen: int | None, *, named: bool) -> Folder:
        self.check(it, "return", actor, seen)
        if not named:
            raise No("ReturnIncomplete")
        it.hands.clear()
        it.returned = self.now
        return self.done(it, "returned")

    def small(self, it: Folder, move: str, actor: str, seen: int | None) -> Folder:
        self.check(it, move, actor, seen)
        return self.done(it)

    def print(self, it: Folder) -> Folder:
        """Anybody may, at any time; the folder stays as it was seen."""
        self.gestures += 1
        return it

    def amend(self, it: Folder, actor: str, seen: int | None, *, paid: bool) -> Folder:
        self.check(it, "amend", actor, seen)
        if it.paid == paid:
            return it
        it.paid = paid
        return self.done(it)

    # The due date, counted through.

    def due_of(self, it: Folder) -> int | None:
        if it.law.amount is None or it.received is None:
            return None
        start = self.calendar.begins(it.received, it.law.cutoff)
        ended = [(each.kind, each.since, each.until) for each in it.waits if each.until is not None]
        for _kind, since, until in sorted(_of("restart", ended), key=lambda each: each[2]):
            if since // A_DAY <= self._end(it.law, start, _of("pause", ended)) // A_DAY:
                start = self.calendar.begins(until, it.law.cutoff)
        return self._end(it.law, start, _of("pause", ended))

    def _end(self, law: Law, start: int, stood: "list[tuple[str, int, int]]") -> int:
        taken, counted, end = 0, start, self._after(law, start, 0)
        for _kind, since, until in sorted(stood, key=lambda each: each[1]):
            since = max(since, counted)  # noqa: PLW2901
            if until <= since or since // A_DAY > end // A_DAY:
                continue
            taken += self._lost(law, since, until)
            end, counted = self._after(law, start, taken), until
        return end

    def _lost(self, law: Law, since: int, until: int) -> int:
        worked = self.calendar.worked(since, until)
        if law.unit in ("hour", "working_day") or not worked:
            return worked
        return self.calendar.begins(until) // A_DAY - self.calendar.begins(since) // A_DAY

    def _after(self, law: Law, start: int, taken: int) -> int:
        """The end of the limit, `taken` minutes (or days) later than the law alone says."""
        amount = law.amount or 0
        if law.unit == "working_day":
            end = self.calendar.later(self.calendar.days_later(start, amount), taken)
            return end if amount else end // A_DAY * A_DAY + CLOSES
        if law.unit == "hour":
            whole = self.calendar.days_later(start, amount // 8)
            rest = self.calendar.later(whole, amount % 8 * 60)
            return self.calendar.later(min(rest, self.calendar.days_later(whole, 1)), taken)
        day = start // A_DAY
        last = day + amount if law.unit == "calendar_day" else _months_later(day, amount)
        return self.calendar.next_closing(last + taken)


def _of(kind: str, waits: "list[tuple[str, int, int]]") -> "list[tuple[str, int, int]]":
    return [each for each in waits if each[0] == kind]


def _months_later(day: int, months: int) -> int:
    """The same day of a later month, or that month's last."""
    began = date.fromordinal(day)
    for number in _backwards(began.day):
        try:
            years, month = divmod(began.month - 1 + months, 12)
            return date(began.year + years, month + 1, number).toordinal()
        except ValueError:
            continue
    raise AssertionError("every month has a first day")


def _backwards(day: int) -> Iterator[int]:
    return iter(range(day, 0, -1))
