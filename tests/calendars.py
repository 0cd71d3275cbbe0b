"""Calendars for tests."""

from collections.abc import Iterable

from office.dossiers.workdays import WorkCalendar, bundled_days, by_day


def bundled(confirmed: Iterable[int] = ()) -> WorkCalendar:
    """Of the table that comes with the product."""
    return WorkCalendar(by_day(bundled_days()), confirmed=frozenset(confirmed))
