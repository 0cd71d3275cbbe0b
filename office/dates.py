"""Dates and times as people here read them, in the office's own time."""

from datetime import date, datetime

from office.profile import VIETNAM
from office.texts import N_, VIETNAMESE, text

WEEKDAYS = (
    N_("Thứ Hai"),
    N_("Thứ Ba"),
    N_("Thứ Tư"),
    N_("Thứ Năm"),
    N_("Thứ Sáu"),
    N_("Thứ Bảy"),
    N_("Chủ nhật"),
)


def clock(at: datetime) -> str:
    """`08:05`."""
    return f"{at.astimezone(VIETNAM):%H:%M}"


def weekday(number: int, language: str = VIETNAMESE) -> str:
    """`Thứ Hai` for 0."""
    return text(WEEKDAYS[number], language)


def full_date(day: date, language: str = VIETNAMESE) -> str:
    """`Thứ Hai, 23/11/2026`."""
    return f"{weekday(day.weekday(), language)}, {day:%d/%m/%Y}"
