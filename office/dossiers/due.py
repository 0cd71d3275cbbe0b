"""When a dossier's result is due: at receipt, and after what was awaited has come.

The command that stores a date and the screen that tells it before both ask here. The parts are
`deadlines` (counting) and `pauses` (standing still); this is how they go together for a dossier of
a procedure, by the office's decisions (docs/decisions/0010-deadlines.md).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from office.dossiers import deadlines, pauses
from office.dossiers.deadlines import DeadlineRules, Due, Limit, Running, Standing
from office.dossiers.dossier import OPEN, Dossier
from office.dossiers.pauses import Pause
from office.dossiers.workdays import WorkCalendar
from office.procedure import Channel, Procedure, terms_of
from office.profile import DossierRules


def rules_of(decided: DossierRules) -> DeadlineRules:
    """What the office decided about time limits, of all its decisions about dossiers."""
    return DeadlineRules(
        end=decided.end,
        calendar_end=decided.calendar_end,
        settle=decided.settle,
        hours_per_day=decided.hours_per_day or None,
        soon=decided.due_soon_days,
    )


def limit_for(procedure: Procedure, channel: Channel, case: int = 0) -> Limit | None:
    """How long the office may take by the channel and case; None where the law sets no limit."""
    terms = terms_of(procedure, channel, case)
    return deadlines.limit_of(terms, procedure.cutoff) if terms else None


@dataclass(frozen=True, slots=True, kw_only=True)
class DueTerms:
    """What a dossier's due date goes by: the procedure as it stood at receipt (a later edition
    changes no promise), channel and case, the office's calendar and decisions."""

    procedure: Procedure
    channel: Channel
    case: int
    calendar: WorkCalendar
    decided: DossierRules

    @property
    def limit(self) -> Limit | None:
        """How long the office may take; None where the law sets no limit."""
        return limit_for(self.procedure, self.channel, self.case)

    def first(self, received_at: datetime) -> Due | None:
        """When the result of what is received complete at `received_at` is due, as the receipt
        prints it; None where the law sets no limit."""
        rules = rules_of(self.decided)
        return deadlines.due(
            received_at, self.limit, self.calendar, rules, cutoff=self.procedure.cutoff
        )

    def once_resumed(self, mine: Dossier, spans: Sequence[Pause]) -> datetime | None:
        """The due date in force once all of the pauses `spans`, oldest first, have ended.

        It is worked out anew from the receipt and every pause. A date that an extension set (văn
        bản xin lỗi và đề nghị gia hạn) is no longer that of the limit: its last pause puts it off,
        and not once it had run out, for lateness stays.
        """
        if mine.received_at is None or mine.due_at is None or not spans:
            return mine.due_at
        rules, calendar = rules_of(self.decided), self.calendar
        if mine.extensions:
            late = deadlines.settled(spans[-1].since, mine.due_at, rules.settle) is Standing.LATE
            return mine.due_at if late else pauses.put_off(mine.due_at, spans[-1:], calendar)
        due = pauses.due_after_pauses(
            mine.received_at, self.limit, spans, calendar, rules, cutoff=self.procedure.cutoff
        )
        return due.at if due else mine.due_at


@dataclass(frozen=True, slots=True)
class Clock:
    """How dossiers stand against their due dates at one moment."""

    calendar: WorkCalendar
    rules: DeadlineRules
    now: datetime

    def running(self, mine: Dossier) -> Running | None:
        """None while the clock stands, is over, or the law sets no limit."""
        if mine.state not in OPEN or mine.paused_since is not None or mine.due_at is None:
            return None
        return deadlines.running(self.now, mine.due_at, self.calendar, self.rules)

    def days_left(self, mine: Dossier) -> int | None:
        """Working days to the due day, negative when it is past; None as for `running`."""
        if self.running(mine) is None or mine.due_at is None:
            return None
        return deadlines.working_days_left(self.now, mine.due_at, self.calendar)
