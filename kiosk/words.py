"""Dates, names and numbers as the kiosk says them, in the language of the session."""

from datetime import date, datetime

from office.errors import Known
from office.hours import Closed, Standing
from office.profile import VIETNAM, Office, Service
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

REASONS = {
    Closed.HOLIDAY: N_("Hôm nay nghỉ lễ"),
    Closed.WEEKEND: N_("Cuối tuần cơ quan nghỉ"),
    Closed.DAY_OFF: N_("Hôm nay cơ quan nghỉ"),
    Closed.TOO_EARLY: N_("Chưa đến giờ làm việc"),
    Closed.LUNCH: N_("Đang nghỉ trưa"),
    Closed.AFTER_HOURS: N_("Đã hết giờ làm việc"),
}


def either(vietnamese: str, english: str, language: str) -> str:
    """What an office wrote, in English where it did and where English is asked for."""
    return vietnamese if language == VIETNAMESE else english or vietnamese


def service_title(service: Service, language: str) -> str:
    """A service's name."""
    return either(service.title, service.title_en, language)


def office_names(office: Office, language: str) -> tuple[str, str]:
    """The office's authority and its own name."""
    authority = either(office.authority, office.authority_en, language)
    return authority, either(office.title, office.title_en, language)


def weekday(day: int, language: str) -> str:
    """The name of a day of the week, Monday is 0."""
    return text(WEEKDAYS[day], language)


def full_date(day: date, language: str) -> str:
    """`Thứ Hai, 23/11/2026`."""
    return f"{weekday(day.weekday(), language)}, {day:%d/%m/%Y}"


def clock(at: datetime) -> str:
    """`08:05` in the office's time."""
    return f"{at.astimezone(VIETNAM):%H:%M}"


def why_closed(standing: Standing, language: str) -> str:
    """The headline of a closed office."""
    return text(REASONS[standing.why], language) if standing.why else ""


def first_sentence(trouble: Known, language: str) -> str:
    """The part of a message that says what happened, without what to do."""
    return trouble.message(language).partition(". ")[0].rstrip(".") + "."
