"""The due date of a draft as if it were complete now, with its reason in words."""

from dataclasses import replace
from datetime import datetime

from counter.intake.state import IntakeState
from office.dossiers import deadline_words, worktime
from office.dossiers.due import DueTerms
from office.dossiers.workdays import WorkCalendar


def with_due(state: IntakeState, calendar: WorkCalendar, now: datetime) -> IntakeState:
    """The snapshot with the date it would be due, why, and which years nobody has confirmed."""
    chosen, draft = state.procedure, state.draft
    state = replace(state, today=worktime.local(now).date())
    due = None
    if chosen is not None:
        due = DueTerms(
            procedure=chosen,
            channel=draft.channel,
            case=draft.case,
            calendar=calendar,
            decided=state.rules,
        ).first(now)
    if due is None:
        return replace(state, due=None, reason="", until=())
    return replace(
        state,
        due=due,
        reason=deadline_words.reason(due, calendar),
        until=calendar.unconfirmed(worktime.local(now).date(), due.at.date()),
    )
