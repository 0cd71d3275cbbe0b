"""When a dossier is due: rows that an officer could check with a wall calendar."""

from dataclasses import replace
from datetime import datetime

import pytest

from office.dossiers.deadlines import Limit, Running
from office.dossiers.dossier import DossierState
from office.dossiers.due import Clock, DueTerms, limit_for, rules_of
from office.dossiers.pauses import Pause
from office.procedure import Channel, ChannelLimit, PausePolicy, Unit
from office.profile import VIETNAM, DossierRules, EndRule
from tests import calendars
from tests import dossiers as made

CALENDAR = calendars.bundled()
DECIDED = DossierRules()
COUNTER, ONLINE, POST = Channel.COUNTER, Channel.ONLINE, Channel.POST
LIMITLESS = replace(
    made.BIRTH, channels=(ChannelLimit(channel=COUNTER, value=None, unit=None, fee_vnd=0),)
)


def nov(day: int, hour: int = 9, minute: int = 0) -> datetime:
    """Monday is the 16th, the 23rd and the 30th; the 24th is a holiday."""
    return datetime(2026, 11, day, hour, minute, tzinfo=VIETNAM)


def terms(procedure=made.BIRTH, channel=COUNTER, case=0, **decided) -> DueTerms:
    return DueTerms(
        procedure=procedure,
        channel=channel,
        case=case,
        calendar=CALENDAR,
        decided=replace(DECIDED, **decided),
    )


@pytest.mark.parametrize(
    ("procedure", "channel", "received", "due"),
    [
        (made.BIRTH, COUNTER, nov(16), nov(23)),  # 17, 18, 19, 20, 23
        (made.BIRTH, ONLINE, nov(16), nov(19)),  # the channel's own limit
        (made.BIRTH, POST, nov(16), nov(23)),  # that of the counter, where it has none
        (made.CERTIFY, COUNTER, nov(16, 15), nov(16, 17)),  # within the day
        (made.CERTIFY, COUNTER, nov(16, 15, 1), nov(17, 17)),  # after the cut-off
        (made.BUILD, COUNTER, nov(9), nov(25, 17)),  # 15 days end on the holiday
        (LIMITLESS, COUNTER, nov(16), None),
        (replace(made.BIRTH, channels=()), COUNTER, nov(16), None),
    ],
)
def test_the_first_date_goes_by_procedure_and_channel(procedure, channel, received, due):
    found = terms(procedure, channel).first(received)

    assert (found and found.at) == due


def test_the_case_chosen_has_its_own_limit_and_one_too_many_is_the_last():
    days = [
        ChannelLimit(channel=COUNTER, value=value, unit=Unit.WORKING_DAY, fee_vnd=0)
        for value in (2, 10)
    ]
    several = replace(made.BIRTH, channels=tuple(days))

    assert [limit_for(several, COUNTER, case).value for case in (0, 1, 7)] == [2, 10, 10]
    assert limit_for(made.CERTIFY, COUNTER) == Limit(0, Unit.WORKING_DAY)


def test_what_the_office_decided_is_followed():
    assert terms(end=EndRule.END_OF_DAY).first(nov(16)).at == nov(23, 17)
    assert rules_of(replace(DECIDED, hours_per_day=0)).hours_per_day is None
    assert rules_of(replace(DECIDED, due_soon_days=3)).soon == 3


ONE_DAY = (nov(17), nov(18))


@pytest.mark.parametrize(
    ("policies", "due"),
    [
        ([], nov(23)),
        ([(PausePolicy.PAUSE, *ONE_DAY)], nov(25)),  # a working day later, over the holiday
        ([(PausePolicy.RESTART, *ONE_DAY)], nov(26)),  # 19, 20, 23, 25, 26
        ([(PausePolicy.CONTINUE, *ONE_DAY)], nov(23)),
        ([(PausePolicy.PAUSE, *ONE_DAY), (PausePolicy.PAUSE, nov(19), nov(20))], nov(26)),
        ([(PausePolicy.PAUSE, nov(26), nov(30))], nov(23)),  # it had run out: lateness stays
    ],
)
def test_pauses_move_the_date_as_their_procedure_says(policies, due):
    mine = made.a_dossier(received_at=nov(16), first_due_at=nov(23), due_at=nov(23))
    spans = [Pause(since, until, policy) for policy, since, until in policies]

    assert terms().once_resumed(mine, spans) == due


@pytest.mark.parametrize(
    ("extended_to", "policies", "due"),
    [
        (nov(27, 17), [], nov(27, 17)),
        (nov(27, 17), [(PausePolicy.PAUSE, nov(19), nov(20))], nov(30, 17)),
        # what was before the extension is in its date already
        (nov(27, 17), [(PausePolicy.PAUSE, *ONE_DAY), (PausePolicy.PAUSE, nov(19), nov(20))],
         nov(30, 17)),
        (nov(27, 17), [(PausePolicy.CONTINUE, nov(19), nov(20))], nov(27, 17)),
        (nov(27, 17), [(PausePolicy.PAUSE, nov(28), nov(30))], nov(27, 17)),  # had run out
    ],
)  # fmt: skip
def test_a_date_set_by_an_extension_is_put_off_by_the_last_pause_only(extended_to, policies, due):
    mine = made.a_dossier(
        received_at=nov(16), first_due_at=nov(23), due_at=extended_to, extensions=1
    )
    spans = [Pause(since, until, policy) for policy, since, until in policies]

    assert terms().once_resumed(mine, spans) == due


def test_what_has_no_date_gets_none_by_a_pause():
    spans = [Pause(*ONE_DAY, PausePolicy.PAUSE)]
    never_received = made.a_dossier(received_at=None)

    assert terms(LIMITLESS).once_resumed(made.a_dossier(), spans) is None
    assert terms().once_resumed(never_received, spans) is None


@pytest.mark.parametrize(
    ("now", "running", "left"),
    [
        (nov(18), Running.IN_TIME, 3),
        (nov(20), Running.DUE_SOON, 1),
        (nov(23, 16), Running.DUE_SOON, 0),  # by date, any time of the due day is in time
        (nov(25), Running.OVERDUE, -1),
    ],
)
def test_how_a_dossier_stands_against_its_date(now, running, left):
    clock = Clock(CALENDAR, rules_of(DECIDED), now)
    mine = made.a_dossier(state=DossierState.IN_PROCESS, due_at=nov(23))

    assert (clock.running(mine), clock.days_left(mine)) == (running, left)


@pytest.mark.parametrize(
    "parts",
    [
        {"due_at": None},
        {"paused_since": nov(17)},
        {"state": DossierState.RESULT_READY},
        {"state": DossierState.WITHDRAWN},
    ],
)
def test_nothing_is_overdue_while_no_clock_runs(parts):
    clock = Clock(CALENDAR, rules_of(DECIDED), nov(30))
    mine = replace(made.a_dossier(state=DossierState.IN_PROCESS, due_at=nov(23)), **parts)

    assert (clock.running(mine), clock.days_left(mine)) == (None, None)
