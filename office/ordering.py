"""Who is next: two lanes with an exact ratio, and an honest estimate of the wait."""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from office.ticket import Lane, Ticket


@dataclass(frozen=True, slots=True)
class Ratio:
    """Of each `priority + ordinary` calls while both lanes wait, how many go to each lane.

    `Ratio(2, 1)` is the default. `ordinary = 0` means priority always goes first.
    """

    priority: int = 2
    ordinary: int = 1

    def __post_init__(self) -> None:
        if self.priority < 1 or self.ordinary < 0:
            raise ValueError("ratio needs priority ≥ 1 and ordinary ≥ 0")

    def __str__(self) -> str:
        """As an office writes it in its catalogue."""
        return f"{self.priority}:{self.ordinary}" if self.ordinary else "priority_first"


def choose_lane(*, priority_waits: bool, ordinary_waits: bool, turn: int, ratio: Ratio) -> Lane:
    """The lane to call from. `turn` counts the calls of the present round, from 0.

    Only calls made while both lanes wait are counted, so that the ratio is exact where it
    matters and nobody waits for a person who is not there.
    """
    if not ordinary_waits:
        return Lane.PRIORITY
    if not priority_waits:
        return Lane.ORDINARY
    if ratio.ordinary == 0 or turn < ratio.priority:
        return Lane.PRIORITY
    return Lane.ORDINARY


def next_turn(turn: int, ratio: Ratio) -> int:
    """The turn after one call made while both lanes waited.

    Turns are kept per service and a counter goes by the highest among its services, then sets
    all of them. So of any `priority + 1` such calls by counters that serve a service at least
    one is ordinary, whatever other services those counters have: with 2:1 an ordinary ticket
    at position p is called within 3p calls.
    """
    if ratio.ordinary == 0:
        return 0
    return (turn + 1) % (ratio.priority + ratio.ordinary)


def calling_order(
    priority: Sequence[Ticket], ordinary: Sequence[Ticket], turn: int, ratio: Ratio
) -> list[Ticket]:
    """Both lanes as they will be called if nobody else comes, starting at `turn`."""
    lanes = {Lane.PRIORITY: deque(priority), Lane.ORDINARY: deque(ordinary)}
    order: list[Ticket] = []
    while any(lanes.values()):
        both = all(lanes.values())
        lane = choose_lane(
            priority_waits=bool(lanes[Lane.PRIORITY]),
            ordinary_waits=bool(lanes[Lane.ORDINARY]),
            turn=turn,
            ratio=ratio,
        )
        turn = next_turn(turn, ratio) if both else turn
        order.append(lanes[lane].popleft())
    return order


RESTORED_AFTER = 2


def restored_rank(waiting_ranks: Sequence[int], own_version: int) -> int:
    """Rank of a ticket put back into its lane: behind the next two, and behind those who were
    put back there before (they share the rank and come first by `queued_version`).

    `waiting_ranks` are the first ranks of the lane in calling order.
    """
    if not waiting_ranks:
        return own_version
    return waiting_ranks[min(RESTORED_AFTER, len(waiting_ranks)) - 1]


@dataclass(frozen=True, slots=True)
class Estimate:
    """An expected wait as a range in whole minutes, rounded to fives."""

    low: int
    high: int


MIN_SAMPLES = 5
MAX_ESTIMATE = timedelta(hours=3)


def estimate_wait(
    ahead: int, serving_times: Sequence[timedelta], open_counters: int
) -> Estimate | None:
    """Expected wait of somebody with `ahead` people before them, or None if it were a guess.

    `serving_times` are recent times from call to finish at the counters that serve the service;
    with fewer than five, with no counter open, or past three hours nothing is said. The range
    runs from 0.8 to 1.3 times the mean, rounded outwards to five minutes.
    """
    if len(serving_times) < MIN_SAMPLES or open_counters < 1:
        return None
    mean = sum(serving_times, timedelta()) / len(serving_times)
    wait = mean * ahead / open_counters
    if wait > MAX_ESTIMATE:
        return None
    low = int(wait * 0.8 / timedelta(minutes=5)) * 5
    high = -int(-(wait * 1.3) // timedelta(minutes=5)) * 5
    return Estimate(low, max(high, low + 5))
