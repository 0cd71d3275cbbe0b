"""Dates and times as people here read them, in the office's own time."""

from datetime import date, datetime, timedelta

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


def timer(span: timedelta) -> str:
    """A running time as `02:14`, or `1:02:14` past the hour."""
    seconds = max(0, int(span.total_seconds()))
    hours, rest = divmod(seconds, 3600)
    if hours:
        return f"{hours}:{rest // 60:02}:{rest % 60:02}"
    return f"{rest // 60:02}:{rest % 60:02}"


def weekday(number: int, language: str = VIETNAMESE) -> str:
    """`Thứ Hai` for 0."""
    return text(WEEKDAYS[number], language)


def full_date(day: date, language: str = VIETNAMESE) -> str:
    """`Thứ Hai, 23/11/2026`."""
    return f"{weekday(day.weekday(), language)}, {day:%d/%m/%Y}"
