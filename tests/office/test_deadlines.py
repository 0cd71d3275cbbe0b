from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from office.dossiers import deadline_words, deadlines, marked_days, pauses, workdays, worktime
from office.dossiers.deadlines import DeadlineRules, Due, Limit, Running, Standing
from office.dossiers.marked_days import DayKind, MarkedDay
from office.dossiers.pauses import Pause
from office.dossiers.workdays import WorkCalendar
from office.procedure import Channel, ChannelLimit, PausePolicy, Unit
from office.profile import VIETNAM, WORKING_HOURS, EndRule, Session, SettleRule
from tests import calendars
from tests.office.deadline_rows import OWN_DAYS, OWN_ROWS, ROWS

CALENDAR = calendars.bundled()
RULES = DeadlineRules()
UNITS = {"h": Unit.HOUR, "wd": Unit.WORKING_DAY, "d": Unit.CALENDAR_DAY, "m": Unit.MONTH}
SETTINGS = {
    "end": {"end": EndRule.END_OF_DAY},
    "clock": {"calendar_end": EndRule.SAME_CLOCK},
    "real": {"hours_per_day": None},
}


def table(rows: str) -> list[list[str]]:
    lines = [line for line in rows.splitlines() if line and line[0] != "#"]
    return [[cell.strip() for cell in line.split("|")] for line in lines]


def moment(written: str) -> datetime:
    """`Fri 20/11/2026 09:15`; the weekday must be right, so that the table can be trusted."""
    at = datetime.strptime(written[4:], "%d/%m/%Y %H:%M").replace(tzinfo=VIETNAM)
    assert f"{at:%a}" == written[:3], written
    return at


def nov(day: int, hour: int = 9, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=VIETNAM)


def days(value: int) -> Limit:
    return Limit(value, Unit.WORKING_DAY)


def own_day(written: str, kind: str, hours: str, why: str) -> MarkedDay:
    at = moment(f"{written} 00:00")
    return MarkedDay(at.date(), DayKind(kind), why, "", marked_days.parse_hours(hours) or ())


HALF_DAYS = replace(
    CALENDAR,
    days={**CALENDAR.days, **workdays.by_day(own_day(*row) for row in table(OWN_DAYS))},
)


@pytest.mark.parametrize(
    ("calendar", "received", "limit", "expected", "why"),
    [
        *([CALENDAR, *row] for row in table(ROWS)),
        *([HALF_DAYS, *row] for row in table(OWN_ROWS)),
    ],
)
def test_a_clerk_with_a_wall_calendar_agrees(calendar, received, limit, expected, why) -> None:
    value, unit, *said = limit.split()
    rules = replace(RULES, **{k: v for word in said for k, v in SETTINGS.get(word, {}).items()})
    idle, whole = "idle" in said, "whole" in said
    calendar = replace(calendar, swap_work_counts=not idle, half_days_count=not whole)
    cutoff = next((time.fromisoformat(word) for word in said if ":" in word), None)

    due = deadlines.due(
        moment(received), Limit(int(value), UNITS[unit]), calendar, rules, cutoff=cutoff
    )

    assert due.at == moment(expected), why
    assert due.original == due.at
    assert due.running


def test_where_the_law_sets_no_limit_nothing_is_due() -> None:
    assert deadlines.due(nov(16), None, CALENDAR, RULES) is None
    assert pauses.due_after_pauses(nov(16), None, [], CALENDAR, RULES) is None


@pytest.mark.parametrize(
    ("value", "unit", "cutoff", "limit"),
    [
        (5, Unit.WORKING_DAY, None, days(5)),
        (1, Unit.WORKING_DAY, None, days(1)),
        (1, Unit.WORKING_DAY, time(15), days(0)),  # births: within the day, after 15:00 the next
        (5, Unit.WORKING_DAY, time(15), days(5)),
        (1, Unit.CALENDAR_DAY, time(15), Limit(1, Unit.CALENDAR_DAY)),
        (None, None, None, None),
        (None, None, time(15), None),
    ],
)
def test_a_day_with_a_cutoff_in_the_catalogue_means_within_the_day(value, unit, cutoff, limit):
    entry = ChannelLimit(channel=Channel.COUNTER, value=value, unit=unit, fee_vnd=None)

    assert deadlines.limit_of(entry, cutoff) == limit


def test_the_offices_cutoff_holds_where_the_procedure_names_none() -> None:
    rules = DeadlineRules(cutoff=time(16))

    def starts(hour: int, cutoff: time | None) -> datetime:
        return deadlines.due(nov(16, hour, 30), days(1), CALENDAR, rules, cutoff=cutoff).start

    assert starts(15, None) == nov(16, 15, 30)
    assert starts(16, None) == nov(17, 7, 30)
    assert starts(15, time(15)) == nov(17, 7, 30)


def test_the_minute_on_the_paper_counts_not_its_seconds() -> None:
    late = nov(16, 17).replace(second=59, microsecond=999)

    assert deadlines.effective_start(late, CALENDAR) == nov(16, 17)


def test_the_instant_counts_not_the_zone_it_is_written_in() -> None:
    in_utc = datetime(2026, 11, 16, 2, 15, tzinfo=UTC)
    due = deadlines.due(in_utc, days(1), CALENDAR, RULES)

    assert due.at == nov(17, 9, 15)
    assert due.at.tzinfo is VIETNAM


def test_an_instant_without_a_zone_is_a_bug() -> None:
    with pytest.raises(ValueError, match="time zone"):
        deadlines.due(datetime(2026, 11, 16, 9), days(1), CALENDAR, RULES)  # noqa: DTZ001


def test_a_negative_limit_is_a_bug() -> None:
    with pytest.raises(ValueError, match="negative"):
        Limit(-1, Unit.HOUR)


def test_hours_never_take_longer_than_the_day_they_belong_to() -> None:
    mornings = WorkCalendar(sessions=(Session(time(7, 30), time(11, 30)),))

    def ends(hours: int) -> datetime:
        return deadlines.due(nov(16, 7, 30), Limit(hours, Unit.HOUR), mornings, RULES).at

    assert [ends(4), ends(5), ends(7), ends(8)] == [
        nov(16, 11, 30),
        nov(17, 7, 30),
        nov(17, 7, 30),
        nov(17, 7, 30),
    ]


def test_a_year_nobody_knows_is_computed_with_weekends_only() -> None:
    received = datetime(2035, 4, 27, 9, tzinfo=VIETNAM)  # a Friday

    due = deadlines.due(received, days(2), CALENDAR, RULES)

    assert due.at == datetime(2035, 5, 1, 9, tzinfo=VIETNAM)
    assert due.skipped == ()
    assert CALENDAR.unconfirmed(due.start.date(), due.at.date()) == (2035,)


# ---- why -------------------------------------------------------------------------------------

CULTURE = "Ngày Văn hóa Việt Nam"


@pytest.mark.parametrize(
    ("received", "limit", "skipped", "short", "long"),
    [
        (
            nov(23, 8, 45), days(5), ["24/11 " + CULTURE],
            "5 ngày làm việc, đã trừ 24/11",
            "5 ngày làm việc từ 08:45 thứ Hai 23/11. Không tính 24/11 (Ngày Văn hóa Việt Nam) "
            "và 28, 29/11 (cuối tuần).",
        ),
        (
            nov(16), days(2), [],
            "2 ngày làm việc",
            "2 ngày làm việc từ 09:00 thứ Hai 16/11.",
        ),
        (
            nov(21), days(0), [],
            "trong ngày",
            "Trong ngày thứ Hai 23/11.",
        ),
        (
            nov(19, 10), Limit(4, Unit.HOUR), [],
            "4 giờ làm việc",
            "4 giờ làm việc từ 10:00 thứ Năm 19/11.",
        ),
        (
            nov(16), Limit(10, Unit.CALENDAR_DAY), [],
            "10 ngày",
            "10 ngày từ thứ Hai 16/11.",
        ),
        (
            nov(9, 9, 20), Limit(15, Unit.CALENDAR_DAY), ["24/11 " + CULTURE],
            "15 ngày, 24/11 nghỉ nên dời sang 25/11",
            "15 ngày từ thứ Hai 09/11. 24/11 nghỉ (Ngày Văn hóa Việt Nam) nên dời sang 25/11.",
        ),
        (
            nov(16), Limit(5, Unit.CALENDAR_DAY), ["21/11 Thứ Bảy", "22/11 Chủ nhật"],
            "5 ngày, 21/11 nghỉ nên dời sang 23/11",
            "5 ngày từ thứ Hai 16/11. 21/11 nghỉ (Thứ Bảy) nên dời sang 23/11.",
        ),
        (
            nov(16), Limit(1, Unit.MONTH), [],
            "1 tháng",
            "1 tháng từ thứ Hai 16/11.",
        ),
        (
            datetime(2026, 8, 21, 10, tzinfo=VIETNAM), days(1), [],
            "1 ngày làm việc",
            "1 ngày làm việc từ 10:00 thứ Sáu 21/08. Có tính 22/08 (làm bù).",
        ),
        (
            datetime(2026, 2, 12, 9, tzinfo=VIETNAM), days(2),
            [f"{day}/02 Tết Nguyên đán" for day in range(16, 21)],
            "2 ngày làm việc, đã trừ 16–20/02",
            "2 ngày làm việc từ 09:00 thứ Năm 12/02. Không tính 16–20/02 (Tết Nguyên đán) "
            "và 14, 15/02, 21, 22/02 (cuối tuần).",
        ),
        (
            datetime(2026, 4, 29, 9, tzinfo=VIETNAM), days(1),
            ["30/04 Ngày Chiến thắng", "01/05 Ngày Quốc tế Lao động"],
            "1 ngày làm việc, đã trừ 30/04–01/05",
            "1 ngày làm việc từ 09:00 thứ Tư 29/04. Không tính 30/04 (Ngày Chiến thắng), "
            "01/05 (Ngày Quốc tế Lao động) và 02, 03/05 (cuối tuần).",
        ),
        (
            datetime(2026, 9, 3, 9, tzinfo=VIETNAM), days(70), ["24/11 " + CULTURE],
            "70 ngày làm việc, đã trừ 24/11",
            "70 ngày làm việc từ 09:00 thứ Năm 03/09. Không tính 24/11 (Ngày Văn hóa Việt Nam) "
            "và các ngày cuối tuần.",
        ),
    ],
)  # fmt: skip
def test_a_due_date_says_why(received, limit, skipped, short, long) -> None:
    due = deadlines.due(received, limit, CALENDAR, RULES)

    assert [f"{day:%d/%m} {why}" for day, why in due.skipped] == skipped
    assert deadline_words.in_words(due) == short
    assert deadline_words.reason(due, CALENDAR) == long


@pytest.mark.parametrize(
    ("received", "limit", "long"),
    [
        (
            nov(17, 15), days(1),
            "1 ngày làm việc từ 15:00 thứ Ba 17/11. 18/11 chỉ làm buổi sáng.",
        ),
        (
            nov(26, 15), days(2),
            "2 ngày làm việc từ 15:00 thứ Năm 26/11. 27/11 chỉ làm buổi chiều, "
            "28/11 chỉ làm buổi sáng.",
        ),
        (
            nov(26, 15), days(6),
            "6 ngày làm việc từ 15:00 thứ Năm 26/11. Không tính 29/11 (cuối tuần). "
            "27/11 chỉ làm buổi chiều, 28/11 chỉ làm buổi sáng, "
            "03/12 làm 08:00–10:00, 14:00–16:00.",
        ),
        (
            nov(17, 15), days(12),
            "12 ngày làm việc từ 15:00 thứ Ba 17/11. Không tính 24/11 (Ngày Văn hóa Việt Nam) "
            "và 21, 22/11, 29/11 (cuối tuần). Có 4 ngày làm giờ riêng.",
        ),
        (
            datetime(2026, 12, 4, 9, tzinfo=VIETNAM), days(1),
            "1 ngày làm việc từ 09:00 thứ Sáu 04/12. Không tính 07/12 (the feast itself) "
            "và 05, 06/12 (cuối tuần).",
        ),
    ],
)  # fmt: skip
def test_a_due_date_tells_of_half_days(received, limit, long) -> None:
    due = deadlines.due(received, limit, HALF_DAYS, RULES)

    assert deadline_words.reason(due, HALF_DAYS) == long


def test_a_pause_over_a_half_day_takes_its_hours() -> None:
    over = pause(nov(18, 7, 30), nov(19, 7, 30))

    due = pauses.due_after_pauses(nov(16), days(5), [over], HALF_DAYS, RULES)

    assert due.stopped == 240
    assert due.at == nov(23, 15)  # the 23rd at 9:00 and four hours


def test_more_holidays_than_can_be_read_are_counted() -> None:
    due = deadlines.due(datetime(2025, 12, 30, 9, tzinfo=VIETNAM), days(250), CALENDAR, RULES)

    assert deadline_words.in_words(due) == "250 ngày làm việc, đã trừ 14 ngày nghỉ lễ"
    assert "14 ngày nghỉ lễ và các ngày cuối tuần" in deadline_words.reason(due, CALENDAR)


def test_a_procedure_without_a_limit_says_so() -> None:
    assert deadline_words.limit_in_words(None) == "không quy định thời hạn"


# ---- how it stands ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("finished", "by_date", "by_minute"),
    [
        (nov(25, 16), Standing.EARLY, Standing.EARLY),  # the day before
        (nov(26, 7, 30), Standing.ON_TIME, Standing.EARLY),
        (nov(26, 9, 15), Standing.ON_TIME, Standing.ON_TIME),
        (nov(26, 9, 15).replace(second=40), Standing.ON_TIME, Standing.ON_TIME),
        (nov(26, 9, 16), Standing.ON_TIME, Standing.LATE),
        (nov(26, 23, 59), Standing.ON_TIME, Standing.LATE),
        (nov(27, 0, 0), Standing.LATE, Standing.LATE),
        (datetime(2026, 11, 25, 17, 30, tzinfo=UTC), Standing.ON_TIME, Standing.EARLY),  # 0:30
    ],
)
def test_early_on_time_and_late_by_date_or_by_the_minute(finished, by_date, by_minute) -> None:
    due_at = nov(26, 9, 15)

    assert deadlines.settled(finished, due_at, SettleRule.BY_DATE) is by_date
    assert deadlines.settled(finished, due_at, SettleRule.BY_MINUTE) is by_minute


@pytest.mark.parametrize(
    ("now", "left", "state"),
    [
        (nov(19), 4, Running.IN_TIME),
        (nov(20, 16), 3, Running.IN_TIME),
        (nov(21), 3, Running.IN_TIME),  # Saturday: 23, 25, 26
        (nov(23), 2, Running.IN_TIME),
        (nov(24), 2, Running.IN_TIME),  # the holiday
        (nov(25), 1, Running.DUE_SOON),
        (nov(26, 8), 0, Running.DUE_SOON),
        (nov(26, 16), 0, Running.DUE_SOON),
        (nov(27), -1, Running.OVERDUE),
        (nov(29), -1, Running.OVERDUE),  # Sunday
        (datetime(2026, 12, 1, 9, tzinfo=VIETNAM), -3, Running.OVERDUE),
    ],
)
def test_what_is_left_is_counted_in_working_days(now, left, state) -> None:
    due = deadlines.due(nov(20, 9, 15), days(3), CALENDAR, RULES)  # Thu 26/11 09:15

    assert deadlines.working_days_left(now, due.at, CALENDAR) == left
    assert deadlines.running(now, due.at, CALENDAR, RULES) is state


def test_due_soon_is_the_offices_to_say() -> None:
    due_at = nov(26)

    states = [
        deadlines.running(nov(20), due_at, CALENDAR, DeadlineRules(soon=soon)) for soon in (2, 3)
    ]

    assert states == [Running.IN_TIME, Running.DUE_SOON]


def test_by_the_minute_a_dossier_is_overdue_on_its_day() -> None:
    due = deadlines.due(nov(25), days(1), CALENDAR, RULES)  # Thu 26/11 09:00
    by_minute = DeadlineRules(settle=SettleRule.BY_MINUTE)

    assert deadlines.running(nov(26, 9, 1), due.at, CALENDAR, by_minute) is Running.OVERDUE


# ---- pauses ----------------------------------------------------------------------------------


def pause(since: datetime, until: datetime | None) -> Pause:
    return Pause(since, until, PausePolicy.PAUSE, "Phiếu yêu cầu bổ sung")


def restart(since: datetime, until: datetime | None) -> Pause:
    return Pause(since, until, PausePolicy.RESTART, "Phiếu yêu cầu bổ sung")


def going_on(since: datetime, until: datetime | None) -> Pause:
    return Pause(since, until, PausePolicy.CONTINUE, "Phiếu yêu cầu bổ sung")


def paused(limit: Limit, *spans: Pause, rules: DeadlineRules = RULES, **more: time) -> Due:
    """Received Monday 16/11 at 9:00; five working days end on Monday 23/11 at 9:00."""
    return pauses.due_after_pauses(nov(16), limit, spans, CALENDAR, rules, **more)


DECEMBER_1 = datetime(2026, 12, 1, 15, tzinfo=VIETNAM)


@pytest.mark.parametrize(
    ("spans", "at", "why"),
    [
        ([], nov(23), "17, 18, 19, 20, 23"),
        ([pause(nov(18, 10), nov(18, 10))], nov(23), "no time"),
        ([pause(nov(18, 10), nov(18, 11))], nov(23, 10), "an hour"),
        ([pause(nov(18, 10), nov(20, 10))], nov(26), "two days: 25, 26"),
        ([pause(nov(18, 16), nov(19, 8, 30))], nov(23, 11), "an hour before the night, one after"),
        ([pause(nov(18, 17, 30), nov(19, 7))], nov(23), "a night"),
        ([pause(nov(20, 17), nov(23, 7, 30))], nov(23), "a weekend"),
        ([pause(nov(18, 11, 30), nov(18, 13, 30))], nov(23), "a lunch"),
        ([pause(nov(13), nov(17, 9))], nov(25), "what lies before the receipt does not count"),
        ([pause(nov(19, 14), nov(25, 14))], nov(27), "tax: 3 + 7.5 + 7.5 + 4.5 hours, 3 days"),
        ([pause(nov(17), nov(18)), pause(nov(19), nov(20))], nov(26), "twice a day: 25, 26"),
        ([pause(nov(19), nov(20)), pause(nov(17), nov(18))], nov(26), "in any order"),
        ([pause(nov(18), nov(20)), pause(nov(19), nov(23))], nov(27), "together 18 to 23, 3 days"),
        ([pause(nov(17), nov(23)), pause(nov(18), nov(19))], nov(30), "one inside the other"),
        ([restart(nov(17), nov(18, 14))], nov(26, 14), "anew: 19, 20, 23, 25, 26"),
        ([restart(nov(19), nov(21))], DECEMBER_1.replace(hour=7, minute=30), "on Saturday: Mon"),
        (
            [restart(nov(17), nov(18, 14)), restart(nov(20, 10), nov(23, 15))],
            DECEMBER_1,
            "twice anew: 25, 26, 27, 30, 1",
        ),
        (
            [restart(nov(17), nov(25)), restart(nov(18), nov(20))],
            DECEMBER_1.replace(day=2, hour=9),
            "the paper that comes last counts: 26, 27, 30, 1, 2",
        ),
        ([going_on(nov(17), nov(20))], nov(23), "the clock goes on"),
        ([going_on(nov(17), nov(18)), going_on(nov(19), nov(20))], nov(23), "and on"),
        (
            [pause(nov(17), nov(18)), restart(nov(19, 10), nov(20, 10))],
            nov(30, 10),
            "anew from the 20th, the pause before it is gone: 23, 25, 26, 27, 30",
        ),
        (
            [restart(nov(17), nov(18, 10)), pause(nov(19, 10), nov(20, 10))],
            nov(27, 10),
            "anew from the 18th: the 26th, and a day",
        ),
        ([pause(nov(17), nov(18)), going_on(nov(19), nov(20))], nov(25), "only the first stops"),
        ([pause(nov(25), nov(26))], nov(23), "had run out: late stays late"),
        ([restart(nov(25), nov(26))], nov(23), "had run out: not begun anew"),
        ([pause(nov(23, 14), nov(25, 14))], nov(25), "on the due day it is not late yet"),
        (
            [pause(nov(20), nov(23)), restart(nov(24), nov(26))],
            DECEMBER_1.replace(day=3, hour=9),
            "still running because of the pause; 26 9:00: 27, 30, 1, 2, 3",
        ),
    ],
)
def test_a_pause_moves_five_working_days(spans, at, why) -> None:
    due = paused(days(5), *spans)

    assert due.at == at, why
    assert due.original == nov(23)
    assert due.running


@pytest.mark.parametrize(
    ("limit", "spans", "rules", "at", "why"),
    [
        (Limit(4, Unit.HOUR), [pause(nov(16, 10), nov(16, 14))], RULES, nov(16, 17), "15:00 + 2 h"),
        (days(0), [pause(nov(16, 10), nov(17, 10))], RULES, nov(17, 17), "within the next day"),
        (
            days(5), [pause(nov(18, 10), nov(18, 11))], DeadlineRules(end=EndRule.END_OF_DAY),
            nov(23, 17), "an hour does not outlast the day",
        ),
        (
            days(5), [pause(nov(23, 14), nov(25, 14))], DeadlineRules(settle=SettleRule.BY_MINUTE),
            nov(23), "by the minute it had run out at 9:00",
        ),
        (
            Limit(8, Unit.CALENDAR_DAY), [pause(nov(18, 14), nov(23, 8))], RULES,
            nov(30, 17), "the 24th and 5 days: the 29th, a Sunday",
        ),
        (
            Limit(8, Unit.CALENDAR_DAY), [pause(nov(18, 14), nov(23, 8))],
            DeadlineRules(calendar_end=EndRule.SAME_CLOCK), nov(30), "the same, at 9:00",
        ),
        (
            Limit(3, Unit.CALENDAR_DAY), [pause(nov(16, 17), nov(17, 7, 30))], RULES,
            nov(19, 17), "a night is no day",
        ),
        (
            Limit(9, Unit.CALENDAR_DAY), [pause(nov(21), nov(25))], RULES,
            nov(27, 17), "the 25th and 2 days: asked for on a Saturday, which counts as Monday",
        ),
        (
            Limit(10, Unit.CALENDAR_DAY), [pause(nov(17), nov(18)), pause(nov(19), nov(20))],
            RULES, nov(30, 17), "the 26th and 2 days: Saturday the 28th",
        ),
        (
            Limit(1, Unit.MONTH), [pause(nov(20, 10), nov(30, 10))], RULES,
            datetime(2026, 12, 28, 17, tzinfo=VIETNAM), "16/12 and 10 days: Saturday the 26th",
        ),
        (
            Limit(1, Unit.MONTH), [restart(nov(18), nov(20))], RULES,
            datetime(2026, 12, 21, 17, tzinfo=VIETNAM), "anew: 20/12 is a Sunday",
        ),
    ],
)  # fmt: skip
def test_a_pause_moves_every_kind_of_limit(limit, spans, rules, at, why) -> None:
    assert paused(limit, *spans, rules=rules).at == at, why


def test_a_supplement_after_the_cutoff_begins_the_limit_on_the_next_working_day() -> None:
    late = restart(nov(17), nov(20, 15, 30))

    due = paused(days(5), late, cutoff=time(15))

    assert due.start == nov(23, 7, 30)
    assert due.original == nov(23)


def test_what_a_pause_took_is_told() -> None:
    assert paused(days(5), pause(nov(18, 16), nov(19, 8, 30))).stopped == 120
    assert paused(Limit(9, Unit.CALENDAR_DAY), pause(nov(18), nov(20))).stopped == 2


@pytest.mark.parametrize(
    ("stopped", "limit", "words"),
    [
        (5, Limit(15, Unit.CALENDAR_DAY), "5 ngày"),
        (5, Limit(1, Unit.MONTH), "5 ngày"),
        (450, days(5), "1 ngày làm việc"),  # 7.5 hours
        (2 * 450 + 61, days(5), "2 ngày làm việc 1 giờ 1 phút"),
        (120, Limit(8, Unit.HOUR), "2 giờ"),
        (0, days(5), "0 phút"),
    ],
)
def test_what_a_pause_took_is_told_in_words(stopped, limit, words) -> None:
    assert deadline_words.stopped_in_words(stopped, limit, CALENDAR) == words


@pytest.mark.parametrize(
    ("spans", "running"),
    [
        ([pause(nov(18), None)], False),
        ([restart(nov(18), None)], False),
        ([going_on(nov(18), None)], True),
        ([pause(nov(17), nov(18)), restart(nov(19), None)], False),
        ([pause(nov(25), None)], True),  # it had run out on the 23rd
        ([pause(nov(19), nov(20)), pause(nov(24), None)], False),  # and here on the 25th only
    ],
)
def test_while_a_pause_is_open_the_clock_stands(spans, running) -> None:
    due = paused(days(5), *spans)
    closed = paused(days(5), *[span for span in spans if span.until])

    assert due.running is running
    assert due.at == closed.at


@pytest.mark.parametrize(
    ("due_at", "spans", "later"),
    [
        (nov(26), [], nov(26)),
        (nov(26), [pause(nov(18), nov(19))], nov(27)),
        (nov(26), [restart(nov(18), nov(19))], nov(27)),
        (nov(26), [going_on(nov(18), nov(19)), pause(nov(20), None)], nov(26)),
        (nov(22, 10), [pause(nov(18, 17), nov(19, 7))], nov(22, 10)),  # no time: left as it was
        (nov(22, 10), [pause(nov(18, 9), nov(18, 10))], nov(23, 8, 30)),  # a Sunday, by hand
        (nov(20, 23, 59), [pause(nov(18), nov(19))], nov(23, 17)),  # Monday's whole day
    ],
)
def test_a_date_set_by_hand_is_put_off_by_working_time(due_at, spans, later) -> None:
    assert pauses.put_off(due_at, spans, CALENDAR) == later


def test_a_pause_that_ends_before_it_begins_is_a_bug() -> None:
    with pytest.raises(ValueError, match="before it begins"):
        pause(nov(18), nov(17))


# ---- anything at all -------------------------------------------------------------------------

anything = settings(deadline=None, max_examples=60, derandomize=True)

FIRST = datetime(2024, 1, 1, tzinfo=VIETNAM)
INSTANTS = st.integers(0, 5 * 365 * 24 * 60).map(lambda minutes: FIRST + timedelta(minutes=minutes))
LIMITS = st.builds(Limit, st.integers(0, 60), st.sampled_from(Unit))
RULES_OF_OFFICES = st.builds(
    DeadlineRules,
    end=st.sampled_from(EndRule),
    calendar_end=st.sampled_from(EndRule),
    hours_per_day=st.sampled_from([None, 4, 7, 8]),
    cutoff=st.sampled_from([None, time(15), time(11, 30)]),
)
WHOLE_DAY = (Session(time(0), time(23, 59)),)
HOURS = st.sampled_from(
    [
        WORKING_HOURS,
        (Session(time(7), time(11, 30)), Session(time(13, 30), time(17))),
        (Session(time(8), time(11)),),
        WHOLE_DAY,
    ]
)


LONG_DAY = (Session(time(5), time(12)), Session(time(12, 30), time(22)))
OWN_HOURS = (Session(time(9), time(10)), Session(time(12), time(12, 45)))


def marked(day: date, kind: DayKind) -> MarkedDay:
    hours = (LONG_DAY if day.day % 2 else OWN_HOURS) if kind is DayKind.OWN_HOURS else ()
    return MarkedDay(day, kind, "Ngày nào đó", "", hours)


MARKS = st.lists(
    st.builds(
        marked,
        st.integers(0, 5 * 365).map(lambda ahead: FIRST.date() + timedelta(days=ahead)),
        st.sampled_from(DayKind),
    ),
    max_size=40,
)
CALENDARS = st.one_of(
    st.just(CALENDAR),
    st.builds(
        WorkCalendar,
        MARKS.map(workdays.by_day),
        sessions=HOURS,
        weekdays=st.frozensets(st.integers(0, 6), min_size=1),
        swap_work_counts=st.booleans(),
        half_days_count=st.booleans(),
    ),
)


@anything
@given(INSTANTS, LIMITS, CALENDARS, RULES_OF_OFFICES)
def test_nothing_is_due_on_a_day_off_or_outside_hours(received, limit, calendar, rules) -> None:
    due = deadlines.due(received, limit, calendar, rules)

    for at in (due.start, due.at):
        assert calendar.is_working(at.date())
        hours = calendar.sessions_on(at.date())
        assert any(each.opens <= at.time() <= each.closes for each in hours)
    assert received - timedelta(seconds=60) < due.start <= due.at


def monotone(rules: DeadlineRules, limit: Limit) -> DeadlineRules:
    """Days and months that keep the clock are in order by their dates only."""
    return rules if limit.in_working_time else replace(rules, calendar_end=EndRule.END_OF_DAY)


@anything
@given(INSTANTS, INSTANTS, LIMITS, CALENDARS, RULES_OF_OFFICES)
def test_who_comes_earlier_is_never_due_later(one, other, limit, calendar, rules) -> None:
    first, second = sorted((one, other))

    def end(received: datetime, rules: DeadlineRules) -> datetime:
        return deadlines.due(received, limit, calendar, rules).at

    ordered = monotone(rules, limit)
    assert end(first, ordered) <= end(second, ordered)
    assert end(first, rules).date() <= end(second, rules).date()


@anything
@given(INSTANTS, st.integers(0, 600), LIMITS, CALENDARS, RULES_OF_OFFICES)
def test_minutes_apart_the_order_holds_too(received, minutes, limit, calendar, rules) -> None:
    ordered = monotone(rules, limit)
    soon = received + timedelta(minutes=minutes)

    first = deadlines.due(received, limit, calendar, ordered).at
    assert first <= deadlines.due(soon, limit, calendar, ordered).at


@anything
@given(INSTANTS, LIMITS, CALENDARS, RULES_OF_OFFICES)
def test_a_longer_limit_never_ends_earlier(received, limit, calendar, rules) -> None:
    longer = Limit(limit.value + 1, limit.unit)
    ordered = monotone(rules, limit)

    first = deadlines.due(received, limit, calendar, ordered).at
    assert first <= deadlines.due(received, longer, calendar, ordered).at


def naive_days(start: datetime, count: int, calendar: WorkCalendar) -> datetime:
    while count:
        start += timedelta(days=1)
        count -= calendar.is_working(start.date())
    return start


def naive_minutes(start: datetime, count: int, calendar: WorkCalendar) -> datetime:
    while count:
        clock = start.time()
        hours = calendar.sessions_on(start.date())
        count -= any(each.opens <= clock < each.closes for each in hours)
        start += timedelta(minutes=1)
    return start


@anything
@given(INSTANTS, st.integers(0, 150), CALENDARS)
def test_working_days_are_those_counted_one_by_one(received, count, calendar) -> None:
    start = deadlines.effective_start(received, calendar)

    due = deadlines.due_from(start, days(count), calendar, RULES)

    assert due.at.date() == naive_days(start, count, calendar).date()


@settings(deadline=None, max_examples=25, derandomize=True)
@given(INSTANTS, st.integers(0, 9), CALENDARS)
def test_hours_are_those_counted_minute_by_minute(received, hours, calendar) -> None:
    start = deadlines.effective_start(received, calendar)
    real = DeadlineRules(hours_per_day=None)

    due = deadlines.due_from(start, Limit(hours, Unit.HOUR), calendar, real)

    assert due.at == naive_minutes(start, hours * 60, calendar)
    assert (
        worktime.minutes_to(calendar, due.at) - worktime.minutes_to(calendar, start) == hours * 60
    )


def test_time_that_is_used_up_on_a_long_day_ends_there() -> None:
    long = MarkedDay(nov(18).date(), DayKind.OWN_HOURS, "Cao điểm", "", LONG_DAY)
    calendar = replace(CALENDAR, days={**CALENDAR.days, long.day: long})

    # an hour on the 17th, sixteen and a half on the 18th, half an hour on the 19th
    assert worktime.later(calendar, nov(17, 16), 18 * 60) == nov(19, 8)
    assert worktime.later(calendar, nov(17, 16), 17 * 60) == nov(18, 21, 30)


POLICIES = st.sampled_from(PausePolicy)


@anything
@given(INSTANTS, LIMITS, CALENDARS, RULES_OF_OFFICES, st.integers(0, 99_999))
def test_a_pause_of_no_time_changes_nothing(received, limit, calendar, rules, ahead) -> None:
    at = received + timedelta(minutes=ahead)

    due = pauses.due_after_pauses(received, limit, [pause(at, at)], calendar, rules)

    assert due == deadlines.due(received, limit, calendar, rules)


@anything
@given(INSTANTS, LIMITS, RULES_OF_OFFICES, st.integers(0, 60), st.integers(0, 900))
def test_a_pause_outside_working_time_changes_nothing(received, limit, rules, later, length):
    day = CALENDAR.working_day(received.date(), later)
    since = worktime.closing(CALENDAR, day) + timedelta(minutes=length // 2)
    opens = worktime.opening(CALENDAR, CALENDAR.next_working_after(day))
    until = min(opens, since + timedelta(minutes=length))

    due = pauses.due_after_pauses(received, limit, [pause(since, until)], CALENDAR, rules)

    assert due == deadlines.due(received, limit, CALENDAR, rules)


SPANS = st.tuples(st.integers(0, 40_000), st.integers(0, 20_000), POLICIES)


@anything
@given(INSTANTS, LIMITS, CALENDARS, RULES_OF_OFFICES, st.lists(SPANS, max_size=5))
def test_pauses_never_bring_a_due_date_forward(received, limit, calendar, rules, spans) -> None:
    found = []
    for after, length, policy in spans:
        since = received + timedelta(minutes=after)
        found.append(Pause(since, since + timedelta(minutes=length), policy))
    ordered = monotone(rules, limit)

    due = pauses.due_after_pauses(received, limit, found, calendar, ordered)

    assert due.original == deadlines.due(received, limit, calendar, ordered).at
    assert due.at >= due.original
    assert calendar.is_working(due.at.date())


@anything
@given(INSTANTS, CALENDARS, st.integers(0, 9_000), st.integers(0, 9_000), st.integers(0, 9_000))
def test_two_pauses_end_to_end_are_one(received, calendar, after, first, second) -> None:
    since = received + timedelta(minutes=after)
    middle = since + timedelta(minutes=first)
    until = middle + timedelta(minutes=second)

    def end(*spans: Pause) -> datetime:
        return pauses.due_after_pauses(received, days(30), spans, calendar, RULES).at

    assert end(pause(since, middle), pause(middle, until)) == end(pause(since, until))
