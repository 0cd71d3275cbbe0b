"""The due date of a draft as if it were complete now, with its reason in words."""

from dataclasses import replace
from datetime import datetime

from counter.intake.state import IntakeState
from db.calendar.work_years import deadline_rules
from office.dossiers import deadline_words, deadlines, worktime
from office.dossiers.workdays import WorkCalendar


def with_due(state: IntakeState, calendar: WorkCalendar, now: datetime) -> IntakeState:
    """The snapshot with the date it would be due, why, and which years nobody has confirmed."""
    limit, chosen = state.limit, state.procedure
    state = replace(state, today=worktime.local(now).date())
    if limit is None or chosen is None:
        return replace(state, due=None, reason="", until=())
    due = deadlines.due(
        now,
        deadlines.limit_of(limit, chosen.cutoff),
        calendar,
        deadline_rules(state.rules),
        cutoff=chosen.cutoff,
    )
    if due is None:
        return replace(state, due=None, reason="", until=())
    return replace(
        state,
        due=due,
        reason=deadline_words.reason(due, calendar),
        until=calendar.unconfirmed(worktime.local(now).date(), due.at.date()),
    )
