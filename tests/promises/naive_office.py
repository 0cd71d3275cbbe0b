"""The queue's rules as a person with papers and a pencil would keep them: lists, no SQL, no ranks.

A lane is one roll of papers in calling order. A paper that was called stays on the roll, so that
an undone call needs no thought; a restored one is taken out and put in again further on.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

MOVABLE = {
    "recall": ("called",),
    "start": ("called",),
    "finish": ("called", "serving"),
    "no_show": ("called",),
}
BECOMES = {"recall": "called", "start": "serving", "finish": "finished", "no_show": "no_show"}
AT_DESK = ("called", "serving")
LETTERS = {"ho-tich": "A", "chung-thuc": "B", "dat-dai": "C"}


class No(Exception):
    """The office would not let that happen."""


@dataclass(slots=True, eq=False)
class Paper:
    """One numbered slip."""

    label: str
    service: str
    lane: str
    group: object
    touched: int
    state: str = "waiting"
    counter: int | None = None


@dataclass(slots=True)
class Done:
    """A gesture that may be taken back for ten seconds."""

    number: int
    kind: str
    paper: Paper
    counter: int
    at: float
    was: str
    finished: Paper | None = None
    finished_was: str = ""
    turn: tuple[int, int] | None = None


@dataclass(slots=True)
class NaiveOffice:
    """What stands on the desk of somebody who runs the queue by hand."""

    serves: Mapping[int, tuple[str, ...]]
    ratio: tuple[int, int]
    gestures: int = 0
    clock: float = 0
    open: bool = True
    rolls: dict[str, list[Paper]] = field(default_factory=lambda: {"priority": [], "ordinary": []})
    numbers: dict[str, int] = field(default_factory=dict)
    turns: dict[str, int] = field(default_factory=dict)
    seen: dict[int, float] = field(default_factory=dict)
    done: list[Done] = field(default_factory=list)

    def papers(self) -> list[Paper]:
        return self.rolls["priority"] + self.rolls["ordinary"]

    def line(self, counter: int, lane: str) -> list[Paper]:
        return [
            paper
            for paper in self.rolls[lane]
            if paper.state == "waiting" and paper.service in self.serves[counter]
        ]

    def desk(self, counter: int) -> Paper | None:
        here = [p for p in self.papers() if p.state in AT_DESK and p.counter == counter]
        assert len(here) <= 1
        return here[0] if here else None

    def turn(self, counter: int) -> int:
        waits = {paper.service for paper in self.line(counter, "ordinary")}
        return max([self.turns.get(service, 0) for service in waits], default=0)

    def issue(self, service: str, lane: str) -> Paper:
        if not self.open:
            raise No
        letter = "UT" if lane == "priority" else LETTERS[service]
        self.numbers[letter] = self.numbers.get(letter, 0) + 1
        self.gestures += 1
        label = f"{letter}-{self.numbers[letter]:03}"
        paper = Paper(label, service, lane, group=object(), touched=self.gestures)
        self.rolls[lane].append(paper)
        return paper

    def call_next(self, counter: int) -> Paper | None:
        first, second = self.line(counter, "priority"), self.line(counter, "ordinary")
        if not first and not second:
            return None
        lane, counted = first or second, None
        if first and second:
            turn, (priority, ordinary) = self.turn(counter), self.ratio
            lane = first if turn < priority else second
            for service in self.serves[counter]:
                self.turns[service] = (turn + 1) % (priority + ordinary)
            counted = (turn, (turn + 1) % (priority + ordinary))
        paper = self._call(lane[0], counter)
        self.done[-1].turn = counted
        return paper

    def call_ticket(self, counter: int, paper: Paper) -> Paper:
        if paper.state != "waiting":
            raise No
        return self._call(paper, counter)

    def _call(self, paper: Paper, counter: int) -> Paper:
        self.gestures += 1
        gone = self.desk(counter)
        done = Done(self.gestures, "call", paper, counter, self.clock, "waiting", gone)
        if gone:
            done.finished_was, gone.state, gone.touched = gone.state, "finished", self.gestures
        self.done.append(done)
        paper.state, paper.counter, paper.touched = "called", counter, self.gestures
        return paper

    def at_desk(self, kind: str, counter: int, paper: Paper) -> Paper:
        """Recall, start, finish or no-show."""
        if paper.counter != counter or paper.state not in MOVABLE[kind]:
            raise No
        self.gestures += 1
        if kind in ("finish", "no_show"):
            self.done.append(Done(self.gestures, kind, paper, counter, self.clock, was=paper.state))
        paper.state, paper.touched = BECOMES[kind], self.gestures
        return paper

    def restore(self, counter: int, paper: Paper) -> Paper:
        if paper.state != "no_show" or not self.open:
            raise No
        roll = self.rolls[paper.lane]
        line = self.line(counter, paper.lane)
        if paper.service not in self.serves[counter]:
            line = [p for p in roll if p.state == "waiting" and p.service == paper.service]
        next_two = line[:2]
        roll.remove(paper)
        if next_two:
            paper.group = next_two[-1].group
            together = [place for place, each in enumerate(roll) if each.group is paper.group]
            roll.insert(together[-1] + 1, paper)
        else:
            paper.group = object()
            roll.append(paper)
        self.gestures += 1
        paper.state, paper.counter, paper.touched = "waiting", None, self.gestures
        return paper

    def cancel(self, paper: Paper) -> Paper:
        if paper.state not in ("waiting", "called"):
            raise No
        self.gestures += 1
        paper.state, paper.touched = "cancelled", self.gestures
        return paper

    def take_over(self, counter: int, paper: Paper) -> Paper:
        if paper.state not in AT_DESK or self.desk(counter) is not None:
            raise No
        if self.clock - self.seen[paper.counter or 0] < 30:
            raise No
        self.gestures += 1
        paper.counter, paper.touched = counter, self.gestures
        return paper

    def undo(self, counter: int, done: Done) -> Paper:
        paper = done.paper
        late = self.clock - done.at > 10 or paper.touched != done.number
        if late or done.counter != counter or not self.open:
            raise No
        if done.kind != "call" and self.desk(counter) is not None:
            raise No
        self.gestures += 1
        paper.state, paper.touched = done.was, self.gestures
        if done.kind == "call":
            paper.counter = None
        if done.turn is not None:
            before, after = done.turn
            for service in self.serves[counter]:
                if self.turns.get(service, 0) == after:
                    self.turns[service] = before
        if done.finished is not None:
            done.finished.state, done.finished.touched = done.finished_was, self.gestures
        return paper

    def end_day(self) -> None:
        if not self.open:
            return
        self.gestures += 1
        self.open = False
        for paper in self.papers():
            if paper.state in ("waiting", *AT_DESK):
                paper.state = "finished" if paper.state == "serving" else "expired"
                paper.touched = self.gestures

    def begin_day(self) -> None:
        """The same day again: numbers go on where they stopped."""
        if not self.open:
            self.gestures += 1
            self.open = True
            self.turns.clear()

    def order(self, counter: int) -> list[str]:
        """Who will be called at a counter if nobody else comes."""
        first, second = self.line(counter, "priority"), self.line(counter, "ordinary")
        turn, called = self.turn(counter), []
        while first or second:
            lane = first or second
            if first and second:
                lane = first if turn < self.ratio[0] else second
                turn = (turn + 1) % sum(self.ratio)
            called.append(lane.pop(0).label)
        return called
