import unicodedata
from contextlib import suppress
from datetime import date, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assets.tools import workdays as tool
from office.dossiers import marked_days, workdays
from office.dossiers.marked_days import DayKind, MarkedDay
from office.dossiers.workdays import WorkCalendar
from office.errors import BadFile
from office.profile import Session
from office.settings.kinds import strange
from tests import calendars

CALENDAR = calendars.bundled()
HEADING = "date,kind,title,source\n"
WITH_HOURS = "date,kind,title,source,hours\n"


@pytest.mark.parametrize(
    ("day", "why"),
    [
        (date(2026, 11, 23), ""),
        (date(2026, 11, 24), "Ngày Văn hóa Việt Nam"),
        (date(2025, 11, 24), ""),  # a holiday since 2026
        (date(2026, 11, 28), "Thứ Bảy"),
        (date(2026, 11, 29), "Chủ nhật"),
        (date(2026, 1, 2), "Hoán đổi với 10/01"),
        (date(2026, 1, 10), ""),  # worked for it
        (date(2026, 8, 22), ""),  # worked for 31 August
        (date(2026, 8, 31), "Hoán đổi với 22/08"),
        (date(2026, 4, 26), "Giỗ Tổ Hùng Vương"),  # on a Sunday
        (date(2026, 4, 27), "Nghỉ bù Giỗ Tổ Hùng Vương"),
        (date(2026, 2, 16), "Tết Nguyên đán"),
        (date(2024, 5, 4), ""),
        (date(2025, 4, 26), ""),
        (date(2030, 2, 4), "Tết Nguyên đán"),  # mùng một is 2 February, not 3 as abroad
        (date(2030, 2, 7), ""),
    ],
)
def test_a_day_is_worked_or_says_why_not(day, why) -> None:
    assert CALENDAR.why_off(day) == why
    assert CALENDAR.is_working(day) is (why == "")


def test_a_made_up_saturday_counts_unless_the_office_says_no() -> None:
    idle = WorkCalendar(CALENDAR.days, swap_work_counts=False)

    assert not idle.is_working(date(2026, 8, 22))
    assert idle.why_off(date(2026, 8, 22)) == "Thứ Bảy"
    assert idle.next_working_after(date(2026, 8, 21)) == date(2026, 8, 24)
    assert CALENDAR.next_working_after(date(2026, 8, 21)) == date(2026, 8, 22)


def test_an_office_may_work_on_saturdays() -> None:
    six_days = WorkCalendar(CALENDAR.days, weekdays=frozenset(range(6)))

    assert six_days.next_working_after(date(2026, 11, 27)) == date(2026, 11, 28)
    assert six_days.why_off(date(2026, 11, 29)) == "Chủ nhật"


def test_the_next_working_day_is_the_day_itself_or_behind_it() -> None:
    assert CALENDAR.next_working(date(2026, 11, 23)) == date(2026, 11, 23)
    assert CALENDAR.next_working(date(2026, 2, 14)) == date(2026, 2, 23)
    assert CALENDAR.next_working_after(date(2026, 11, 23)) == date(2026, 11, 25)


def test_holidays_are_named_without_weekends() -> None:
    named = CALENDAR.holidays(date(2026, 4, 20), date(2026, 5, 4))

    assert [day.day for day, _ in named] == [27, 30, 1]  # Giỗ Tổ itself is a Sunday
    assert CALENDAR.make_up_days(date(2026, 1, 1), date(2026, 12, 31)) == (
        date(2026, 1, 10),
        date(2026, 8, 22),
    )


def test_2026_has_the_working_days_of_the_wall_calendar() -> None:
    new_years_eve = CALENDAR.working_days_to(date(2025, 12, 31))

    # 261 weekdays, 14 of them off, 2 Saturdays worked
    assert CALENDAR.working_days_to(date(2026, 12, 31)) - new_years_eve == 249


def test_years_are_unknown_until_somebody_confirms_them() -> None:
    confirmed = calendars.bundled(confirmed=[2026, 2027, 2040])

    def unknown(first: int, last: int) -> tuple[int, ...]:
        return confirmed.unconfirmed(date(first, 12, 20), date(last, 12, 31))

    assert unknown(2026, 2027) == ()
    assert unknown(2025, 2028) == (2025, 2028)
    assert unknown(2040, 2040) == (2040,)  # confirmed, but no day is marked
    assert CALENDAR.unconfirmed(date(2026, 12, 20), date(2027, 1, 4)) == (2026, 2027)


@pytest.mark.parametrize(
    "wrong",
    [
        {"sessions": ()},
        {"sessions": (Session(time(13), time(17)), Session(time(7), time(11)))},
        {"sessions": (Session(time(7), time(12)), Session(time(11), time(17)))},
        {"sessions": (Session(time(11), time(7)),)},
        {"weekdays": frozenset()},
        {"weekdays": frozenset({7})},
        {
            "days": workdays.by_day(
                [
                    MarkedDay(
                        date(2026, 1, 1), DayKind.OWN_HOURS, "A", "", (Session(time(9), time(8)),)
                    )
                ]
            )
        },
    ],
)
def test_a_calendar_without_working_time_is_a_bug(wrong) -> None:
    with pytest.raises(ValueError, match=r"sessions|weekdays"):
        WorkCalendar(**wrong)


# ---- the table -------------------------------------------------------------------------------


def test_the_bundled_table_is_what_the_tool_makes() -> None:
    assert workdays.bundled_days() == tool.seed()
    text = workdays.BUNDLED.read_text(encoding="utf-8")
    assert text == marked_days.days_text(tool.seed())


def test_guesses_say_so_and_what_the_library_lacks_names_its_document() -> None:
    sources = {marked.day: marked.source for marked in workdays.bundled_days()}

    assert "dự kiến" in sources[date(2027, 2, 4)]
    assert "dự kiến" in sources[date(2027, 9, 3)]
    assert "dự kiến" not in sources[date(2027, 9, 2)]
    assert "dự kiến" not in sources[date(2026, 2, 16)]
    assert sources[date(2026, 1, 2)] == sources[date(2026, 1, 10)]
    assert "12729/VPCP-KGVX" in sources[date(2026, 1, 2)]


def test_a_spreadsheets_way_of_writing_is_read() -> None:
    text = "\ufeffdate;kind;title;source\r\n24/11/2027;holiday;Ngày Văn hóa;\r\n;;;\r\n"
    text += "2/9/2027;holiday; Quốc khánh ;sở\r\n"

    assert marked_days.parse_days(text, "lich.csv") == (
        MarkedDay(date(2027, 9, 2), DayKind.HOLIDAY, "Quốc khánh", "sở"),
        MarkedDay(date(2027, 11, 24), DayKind.HOLIDAY, "Ngày Văn hóa", ""),
    )


def span(opens: str, closes: str) -> Session:
    return Session(time.fromisoformat(opens), time.fromisoformat(closes))


@pytest.mark.parametrize(
    ("typed", "hours"),
    [
        ("07:30-11:00", (span("07:30", "11:00"),)),
        ("7h30-11h", (span("07:30", "11:00"),)),
        (" 7h - 9h30; 13:30 – 17:00 ", (span("07:00", "09:30"), span("13:30", "17:00"))),
        ("08:00-09:00,10:00-11:00", (span("08:00", "09:00"), span("10:00", "11:00"))),
        ("", None),
        ("7h30", None),
        ("7h30-11h và", None),
        ("11:00-7:30", None),
        ("7:30-7:30", None),
        ("7:30-11:00 11:00-12:00", None),
        ("7:60-11:00", None),
        ("sáng", None),
    ],
)
def test_hours_are_read_as_people_type_them(typed, hours) -> None:
    assert marked_days.parse_hours(typed) == hours
    if hours:
        assert marked_days.parse_hours(marked_days.hours_text(hours)) == hours


FRIDAY = date(2026, 11, 27)
SATURDAY = date(2026, 11, 28)


def calendar_with(*days: MarkedDay, **rules: bool) -> WorkCalendar:
    return WorkCalendar(workdays.by_day(days), **rules)


@pytest.mark.parametrize(
    ("kind", "hours", "told"),
    [
        (DayKind.MORNING, (), "07:30-11:30"),
        (DayKind.AFTERNOON, (), "13:30-17:00"),
        (DayKind.OWN_HOURS, (span("08:00", "10:00"),), "08:00-10:00"),
        (DayKind.LOCAL_OFF, (), ""),
        (DayKind.SWAP_WORK, (), "07:30-11:30 13:30-17:00"),
    ],
)
def test_the_office_gives_a_saturday_hours_of_its_own(kind, hours, told) -> None:
    calendar = calendar_with(MarkedDay(SATURDAY, kind, "Tiếp dân", "", hours))

    assert marked_days.hours_text(calendar.sessions_on(SATURDAY)) == told
    assert calendar.is_working(SATURDAY) is bool(told)
    assert calendar.sessions_on(SATURDAY + timedelta(days=1)) == ()
    assert calendar.make_up_days(FRIDAY, SATURDAY) == (
        (SATURDAY,) if kind is DayKind.SWAP_WORK else ()
    )
    assert [each.kind for each in calendar.odd_days(FRIDAY, SATURDAY)] == (
        [kind] if kind in marked_days.ODD else []
    )


def test_an_office_may_leave_half_days_out() -> None:
    half = MarkedDay(FRIDAY, DayKind.MORNING, "Tập huấn")
    long = MarkedDay(SATURDAY, DayKind.OWN_HOURS, "Cao điểm", "", (span("07:00", "19:00"),))
    idle = calendar_with(half, long, half_days_count=False)

    assert idle.why_off(FRIDAY) == "Tập huấn"
    assert idle.next_working(FRIDAY) == SATURDAY  # no shorter than an ordinary day
    assert calendar_with(half).is_working(FRIDAY)


def test_a_session_over_noon_is_cut_at_noon() -> None:
    kinds = (DayKind.MORNING, DayKind.AFTERNOON)
    told = [
        marked_days.hours_text(MarkedDay(FRIDAY, kind, "x").sessions((span("08:00", "16:00"),)))
        for kind in kinds
    ]

    assert told == ["08:00-12:00", "12:00-16:00"]


def test_half_a_day_that_an_office_never_works_is_a_day_off() -> None:
    mornings = WorkCalendar(
        workdays.by_day([MarkedDay(FRIDAY, DayKind.AFTERNOON, "Chiều")]),
        sessions=(span("07:30", "11:30"),),
    )

    assert not mornings.is_working(FRIDAY)


def test_a_table_without_days_is_a_table() -> None:
    assert marked_days.parse_days(HEADING, "lich.csv") == ()
    assert marked_days.days_text(()) == HEADING


GOOD = "2027-11-24,holiday,Ngày Văn hóa,\n"


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("", 1, "rỗng"),
        ("\n", 1, "date,kind,title,source"),
        (GOOD, 1, "date,kind,title,source"),
        ("day,kind,title,source\n" + GOOD, 1, "date,kind,title,source"),
        (HEADING + GOOD + "2027-11-25,holiday,Thiếu cột\n", 3, "4 cột"),
        (HEADING + GOOD + "2027-11-25,holiday,A,b,c\n", 3, "4 cột"),
        (HEADING + "2027-02-30,holiday,A,\n", 2, "không phải là ngày"),
        (HEADING + "1927-02-03,holiday,A,\n", 2, "không phải là ngày"),
        (HEADING + "27-02-03,holiday,A,\n", 2, "không phải là ngày"),
        (HEADING + "٢٠٢٧-02-03,holiday,A,\n", 2, "không phải là ngày"),
        (HEADING + "\n\n20270203,holiday,A,\n", 4, "không phải là ngày"),
        (HEADING + ",holiday,A,\n", 2, "không phải là ngày"),
        (HEADING + GOOD + "2027-11-25,day_off,A,\n", 3, "swap_work"),
        (HEADING + "2027-11-25,Holiday,A,\n", 2, "compensatory"),
        (HEADING + "2027-11-25,holiday,  ,b\n", 2, "thiếu tên"),
        (HEADING + "2027-11-25,swap_work,A,\n", 2, "25/11/2027 không phải cuối tuần"),
        (HEADING + GOOD + "\n24/11/2027,holiday,B,\n", 4, "24/11/2027 đã ghi ở dòng 2"),
        (HEADING + '2027-11-25,holiday,"hai\ndòng",\n', 2, "ký tự lạ"),
        (HEADING + '2027-11-25,holiday,"A"\n\n' + GOOD, 2, "4 cột"),
        (HEADING + GOOD + '2027-11-25,holiday,"A,\n', 3, "ngoặc kép"),
        (HEADING + '2027-11-25,holiday,"A"b,\n', 2, "ngoặc kép"),
        (HEADING + "2027-11-25,own_hours,A,\n", 2, "không phải là giờ"),
        (WITH_HOURS + "2027-11-25,own_hours,A,,7h30\n", 2, "không phải là giờ"),
        (WITH_HOURS + "2027-11-25,own_hours,A,,11:00-07:30\n", 2, "không phải là giờ"),
        (WITH_HOURS + "2027-11-25,own_hours,A,,7:30-25:00\n", 2, "không phải là giờ"),
        (WITH_HOURS + "2027-11-25,own_hours,A,,7:30-11:00 10:00-12:00\n", 2, "không phải là giờ"),
        (WITH_HOURS + "2027-11-25,own_hours,A,,sáng\n", 2, "không phải là giờ"),
        (WITH_HOURS + "2027-11-25,morning,A,,7:30-11:00\n", 2, "chỉ ngày “own_hours”"),
        (WITH_HOURS + "2027-11-25,holiday,A,\n", 2, "5 cột"),
        (HEADING + "2027-11-25,holiday,A\x00,\n", 2, "ký tự lạ"),
        (HEADING + "2027-11-25,holiday,A\u202e,\n", 2, "ký tự lạ"),
        (HEADING + f"2027-11-25,holiday,{'A' * 201},\n", 2, "200"),
    ],
)
def test_a_slip_in_the_table_is_refused_with_its_line(text, line, said) -> None:
    with pytest.raises(BadFile) as refused:
        marked_days.parse_days(text, "lich.csv")

    message = str(refused.value)
    assert message.startswith(f"lich.csv, dòng {line}: ")
    assert said in message


# ---- anything at all -------------------------------------------------------------------------

anything = settings(deadline=None, max_examples=60, derandomize=True)


def tidy(written: str) -> str:
    seen = "".join(letter for letter in written if not strange(letter))
    return unicodedata.normalize("NFC", seen).strip()[:200].strip()


TEXTS = st.text(max_size=30).map(tidy)
DAYS = st.dates(date(2000, 1, 1), date(2999, 12, 31))
HOURS = (
    st.lists(
        st.times().map(lambda at: at.replace(second=0, microsecond=0)),
        min_size=4,
        max_size=4,
        unique=True,
    )
    .map(sorted)
    .map(lambda at: (Session(*at[:2]), Session(*at[2:])))
)


def marked(
    day: date, kind: DayKind, title: str, source: str, hours: tuple[Session, ...]
) -> MarkedDay:
    return MarkedDay(day, kind, title, source, hours if kind is DayKind.OWN_HOURS else ())


MARKED = st.builds(marked, DAYS, st.sampled_from(DayKind), TEXTS.filter(bool), TEXTS, HOURS).filter(
    lambda one: one.kind is not DayKind.SWAP_WORK or one.day.weekday() > 4
)
TABLES = st.lists(MARKED, max_size=20, unique_by=lambda marked: marked.day)


@anything
@given(TABLES)
def test_what_is_written_is_read_back(days) -> None:
    text = marked_days.days_text(days)

    read = marked_days.parse_days(text, "lich.csv")

    assert read == tuple(sorted(days, key=lambda marked: marked.day))
    assert marked_days.days_text(read) == text


@anything
@given(st.text(alphabet=st.characters(codec="utf-8") | st.sampled_from(',;"\n\r'), max_size=80))
def test_anything_else_is_refused_and_breaks_nothing(text) -> None:
    for written in (text, HEADING + text):
        with suppress(BadFile):
            assert marked_days.parse_days(written, "lich.csv") is not None


@anything
@given(TABLES, DAYS.filter(lambda day: day.year < 2900), st.integers(0, 4000), st.booleans())
def test_a_working_day_is_found_and_counted_the_same(days, day, after, counts) -> None:
    calendar = WorkCalendar(
        workdays.by_day(days), swap_work_counts=counts, half_days_count=not counts
    )

    found = calendar.working_day(day, after)

    assert calendar.working_days_to(found) - calendar.working_days_to(day) == after
    assert after == 0 or calendar.is_working(found)
    yesterday = found - timedelta(days=1)
    counted = calendar.working_days_to(found) - calendar.working_days_to(yesterday)
    assert counted == calendar.is_working(found)
