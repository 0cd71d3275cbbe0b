"""What a request for papers or a tax obligation does to a due date. Plain values in and out.

Only a span with a legal basis is a pause: system trouble and waiting for an internal approval are
none. Whether it stops the clock differs by procedure, so each pause carries its policy.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time

from office.dossiers import deadlines, worktime
from office.dossiers.deadlines import DeadlineRules, Due, Limit, Standing
from office.dossiers.workdays import WorkCalendar
from office.procedure import PausePolicy, Unit


@dataclass(frozen=True, slots=True)
class Pause:
    """A span outside the office's hands; `until` None while it is open.

    `basis` is what it rests on, as people read it: the paper, its number. Raises ValueError for
    an end before its beginning.
    """

    since: datetime
    until: datetime | None
    policy: PausePolicy
    basis: str = ""

    def __post_init__(self) -> None:
        if self.until is not None and self.until < self.since:
            raise ValueError("a pause does not end before it begins")


def due_after_pauses(
    received_at: datetime,
    limit: Limit | None,
    pauses: Sequence[Pause],
    calendar: WorkCalendar,
    rules: DeadlineRules,
    *,
    cutoff: time | None = None,
) -> Due | None:
    """The due date now in force, with the original one; None where the law sets no limit.

    PAUSE moves the end by the working time it covered, or by days for limits in days and months;
    what overlaps counts once. RESTART begins the limit anew when the supplement is received, by
    the same start rule. A limit that had run out is neither stopped nor begun anew: lateness
    stays. While a pause is open `running` is False and `at` leaves it out.
    """
    first = deadlines.due(received_at, limit, calendar, rules, cutoff=cutoff)
    if first is None:
        return None
    ended = [pause for pause in pauses if pause.until is not None]
    current = first
    for restart in sorted(_of(PausePolicy.RESTART, ended), key=_end):
        if _in_force(restart.since, _stopped(current, ended, calendar, rules), rules):
            start = deadlines.effective_start(_end(restart), calendar, cutoff or rules.cutoff)
            current = deadlines.due_from(start, current.limit, calendar, rules)
    current = _stopped(current, ended, calendar, rules)
    stands = any(
        pause.until is None
        and pause.policy is not PausePolicy.CONTINUE
        and _in_force(pause.since, current, rules)
        for pause in pauses
    )
    return replace(current, original=first.at, running=not stands)


def put_off(due_at: datetime, spans: Iterable[Pause], calendar: WorkCalendar) -> datetime:
    """A due date that was set by hand, later by the working time of the ended pauses."""
    limit = Limit(1, Unit.WORKING_DAY)
    minutes = sum(
        covered(each.since, _end(each), limit, calendar)
        for each in spans
        if each.policy is not PausePolicy.CONTINUE and each.until is not None
    )
    if not minutes:
        return due_at
    return worktime.later(calendar, deadlines.effective_start(due_at, calendar), minutes)


def covered(since: datetime, until: datetime, limit: Limit, calendar: WorkCalendar) -> int:
    """What a pause takes from a limit: working minutes, or days for limits in days and months.

    Both ends follow the start rule, so that a pause outside working time takes nothing.
    """
    begun = deadlines.effective_start(since, calendar)
    ended = deadlines.effective_start(until, calendar)
    minutes = worktime.minutes_to(calendar, ended) - worktime.minutes_to(calendar, begun)
    if limit.in_working_time or minutes == 0:
        return minutes
    return (ended.date() - begun.date()).days


def _stopped(
    due: Due, pauses: Iterable[Pause], calendar: WorkCalendar, rules: DeadlineRules
) -> Due:
    """`due`, put off by those of the ended pauses that stop the clock while it runs."""
    counted_to = due.start
    for pause in sorted(_of(PausePolicy.PAUSE, pauses), key=lambda pause: pause.since):
        since, until = max(pause.since, counted_to), _end(pause)
        if until <= since or not _in_force(since, due, rules):
            continue
        stopped = due.stopped + covered(since, until, due.limit, calendar)
        due = deadlines.due_from(due.start, due.limit, calendar, rules, stopped)
        counted_to = until
    return due


def _in_force(at: datetime, due: Due, rules: DeadlineRules) -> bool:
    return deadlines.settled(at, due.at, rules.settle) is not Standing.LATE


def _of(policy: PausePolicy, pauses: Iterable[Pause]) -> list[Pause]:
    return [pause for pause in pauses if pause.policy is policy]


def _end(pause: Pause) -> datetime:
    assert pause.until is not None
    return pause.until
