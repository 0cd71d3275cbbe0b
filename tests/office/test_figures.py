"""Figures as plain values: sums, percentages, periods, and what is late at a moment."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from office.dossiers.deadlines import Standing, settled
from office.procedure import OnlineLevel
from office.profile import VIETNAM, SettleRule
from office.reports import figure_sheets
from office.reports.export_sheets import ColumnKind
from office.reports.figures import (
    By,
    Figures,
    FiguresLine,
    FiguresReport,
    Period,
    online_shares,
    overdue_before,
    percent,
)
from tests import dossiers, make

YEAR = Figures(received_online=300, received_desk=1129, early=900, on_time=364, within=165)


@pytest.mark.parametrize(
    ("share", "places", "said"),
    [
        (Decimal(8) / 37, 2, "21,62 %"),
        (Decimal(29) / 37, 2, "78,38 %"),
        (Decimal(796) / 808, 1, "98,5 %"),
        (Decimal(1), 1, "100 %"),
        (Decimal(1999) / 2000, 1, "99,9 %"),
        (Decimal(1) / 5000, 1, "0,1 %"),
        (Decimal(0), 1, "0 %"),
        (None, 1, "–"),
    ],
)
def test_a_share_reads_as_people_write_it_and_what_is_not_all_is_never_a_hundred(
    share, places, said
):
    assert percent(share, places) == said


def test_procedures_are_told_by_their_online_level_where_the_catalogue_knows_it():
    told = replace(dossiers.BIRTH, online=OnlineLevel.FULL)
    untold = replace(dossiers.BIRTH, online=None)

    assert online_shares([untold, untold]) == ()
    assert [(each.title, each.count) for each in online_shares([untold, told, told])] == [
        ("toàn trình", 2),
        ("chưa ghi", 1),
    ]
    assert figure_sheets.services(()) == ""


def test_figures_add_up_and_tell_whether_they_balance():
    half = Figures(received_desk=322, carried_over=3, early=300, on_time=17, late=2, beyond=6)
    both = YEAR + half

    assert (both.to_settle, both.settled, both.in_process) == (1754, 1583, 171)
    assert dossiers.balanced(both)
    assert not dossiers.balanced(replace(both, stopped=1))
    assert both.on_time_rate == Decimal(1581) / 1583
    assert Figures().on_time_rate is None


@pytest.mark.parametrize(
    ("first", "last", "words", "parts"),
    [
        (date(2026, 10, 1), date(2026, 10, 31), "Tháng 10 năm 2026", 1),
        (date(2026, 2, 1), date(2026, 2, 28), "Tháng 02 năm 2026", 1),
        (date(2026, 1, 1), date(2026, 12, 31), "Năm 2026", 12),
        (date(2026, 1, 1), date(2026, 6, 30), "Từ 01/01/2026 đến hết 30/06/2026", 6),
        (date(2026, 1, 15), date(2026, 3, 2), "Từ 15/01/2026 đến hết 02/03/2026", 3),
        (date(2026, 11, 23), date(2026, 11, 23), "Ngày 23/11/2026", 1),
        (date(2025, 1, 1), date(2026, 12, 31), "Từ 01/01/2025 đến hết 31/12/2026", 24),
    ],
)
def test_a_period_is_called_as_people_call_it_and_cut_into_its_months(first, last, words, parts):
    period = Period(first, last)
    cuts = period.cuts()

    assert period.words() == words
    assert (cuts[0], cuts[-1], len(cuts) - 1) == (period.start, period.end, parts)
    assert list(cuts) == sorted(set(cuts))


def test_a_period_does_not_end_before_it_begins():
    with pytest.raises(ValueError, match="before"):
        Period(date(2026, 11, 2), date(2026, 11, 1))


MONDAY = datetime(2026, 11, 2, tzinfo=UTC)
INSTANTS = st.timedeltas(timedelta(), timedelta(days=3)).map(lambda since: MONDAY + since)


@given(at=INSTANTS, due_at=INSTANTS, rule=st.sampled_from(SettleRule))
def test_what_a_report_calls_overdue_would_be_late_if_it_were_settled_then(at, due_at, rule):
    assert (due_at < overdue_before(at, rule)) == (settled(at, due_at, rule) is Standing.LATE)


def report(**parts):
    lines = (FiguresLine("a", "Hộ tịch", YEAR), FiguresLine("b", "Đất đai", Figures(late=2)))
    period = Period(date(2026, 10, 1), date(2026, 10, 31))
    whole = FiguresReport(
        office=make.office(), period=period, as_of=period.end, by=By.FIELD, lines=lines,
        total=YEAR + Figures(late=2),
    )  # fmt: skip
    return replace(whole, **parts)


def test_every_column_of_the_sheet_sums_to_its_last_row():
    sheet = figure_sheets.figures_sheet(report())
    numbers = [n for n, each in enumerate(sheet.columns) if each.kind is ColumnKind.NUMBER]

    assert len(numbers) == len(Figures.__slots__)
    for place in numbers:
        assert sum(row[place] for row in sheet.rows) == sheet.totals[place]


def test_the_printed_report_has_a_cell_a_column_and_says_when_its_period_is_not_over():
    done = figure_sheets.figures_form(report())
    noon = datetime(2026, 10, 20, 12, 0, tzinfo=VIETNAM)
    running = figure_sheets.figures_form(report(as_of=noon + timedelta(seconds=9)))

    assert {len(row) for row in (*done.rows, done.totals)} == {len(done.columns)}
    assert done.period == "Tháng 10 năm 2026"
    assert running.period == "Tháng 10 năm 2026; số liệu tính đến 12:00 ngày 20/10/2026"
