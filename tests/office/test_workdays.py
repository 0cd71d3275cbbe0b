import unicodedata
from contextlib import suppress
from datetime import date, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assets.tools import workdays as tool
from office.dossiers import workdays
from office.dossiers.workdays import DayKind, MarkedDay, WorkCalendar
from office.entries import strange
from office.errors import BadFile
from office.profile import Session

CALENDAR = workdays.seeded()
HEADING = "date,kind,title,source\n"


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
    confirmed = workdays.seeded(confirmed=[2026, 2027, 2040])

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
    ],
)
def test_a_calendar_without_working_time_is_a_bug(wrong) -> None:
    with pytest.raises(ValueError, match=r"sessions|weekdays"):
        WorkCalendar(**wrong)


# ---- the table -------------------------------------------------------------------------------


def test_the_bundled_table_is_what_the_tool_makes() -> None:
    assert workdays.bundled_days() == tool.seed()
    text = workdays.BUNDLED.read_text(encoding="utf-8")
    assert text == workdays.days_text(tool.seed())


def test_guesses_and_what_was_typed_by_hand_say_so() -> None:
    sources = {marked.day: marked.source for marked in workdays.bundled_days()}

    assert "dự kiến" in sources[date(2027, 2, 4)]
    assert "dự kiến" in sources[date(2027, 9, 3)]
    assert "dự kiến" not in sources[date(2027, 9, 2)]
    assert "dự kiến" not in sources[date(2026, 2, 16)]
    assert sources[date(2026, 1, 2)] == sources[date(2026, 1, 10)]
    assert sources[date(2026, 1, 2)].startswith("nhập tay")


def test_a_spreadsheets_way_of_writing_is_read() -> None:
    text = "\ufeffdate;kind;title;source\r\n24/11/2027;holiday;Ngày Văn hóa;\r\n;;;\r\n"
    text += "2/9/2027;holiday; Quốc khánh ;sở\r\n"

    assert workdays.parse_days(text, "lich.csv") == (
        MarkedDay(date(2027, 9, 2), DayKind.HOLIDAY, "Quốc khánh", "sở"),
        MarkedDay(date(2027, 11, 24), DayKind.HOLIDAY, "Ngày Văn hóa", ""),
    )


def test_a_table_without_days_is_a_table() -> None:
    assert workdays.parse_days(HEADING, "lich.csv") == ()
    assert workdays.days_text(()) == HEADING


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
        (HEADING + "2027-11-25,holiday,A\x00,\n", 2, "ký tự lạ"),
        (HEADING + "2027-11-25,holiday,A\u202e,\n", 2, "ký tự lạ"),
        (HEADING + f"2027-11-25,holiday,{'A' * 201},\n", 2, "200"),
    ],
)
def test_a_slip_in_the_table_is_refused_with_its_line(text, line, said) -> None:
    with pytest.raises(BadFile) as refused:
        workdays.parse_days(text, "lich.csv")

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
MARKED = st.builds(MarkedDay, DAYS, st.sampled_from(DayKind), TEXTS.filter(bool), TEXTS).filter(
    lambda marked: marked.kind is not DayKind.SWAP_WORK or marked.day.weekday() > 4
)
TABLES = st.lists(MARKED, max_size=20, unique_by=lambda marked: marked.day)


@anything
@given(TABLES)
def test_what_is_written_is_read_back(days) -> None:
    text = workdays.days_text(days)

    read = workdays.parse_days(text, "lich.csv")

    assert read == tuple(sorted(days, key=lambda marked: marked.day))
    assert workdays.days_text(read) == text


@anything
@given(st.text(alphabet=st.characters(codec="utf-8") | st.sampled_from(',;"\n\r'), max_size=80))
def test_anything_else_is_refused_and_breaks_nothing(text) -> None:
    for written in (text, HEADING + text):
        with suppress(BadFile):
            assert workdays.parse_days(written, "lich.csv") is not None


@anything
@given(TABLES, DAYS.filter(lambda day: day.year < 2900), st.integers(0, 4000), st.booleans())
def test_a_working_day_is_found_and_counted_the_same(days, day, after, counts) -> None:
    calendar = WorkCalendar(workdays.by_day(days), swap_work_counts=counts)

    found = calendar.working_day(day, after)

    assert calendar.working_days_to(found) - calendar.working_days_to(day) == after
    assert after == 0 or calendar.is_working(found)
    yesterday = found - timedelta(days=1)
    counted = calendar.working_days_to(found) - calendar.working_days_to(yesterday)
    assert counted == calendar.is_working(found)
