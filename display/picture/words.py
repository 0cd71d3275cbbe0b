"""The wall's words: times, dates, and why nobody is called."""

from datetime import date

from office import dates
from office.hours import Closed, Standing
from office.profile import VIETNAM
from office.texts import N_, text

REASONS = {
    Closed.HOLIDAY: N_("Hôm nay nghỉ {title}"),
    Closed.WEEKEND: N_("Hôm nay là ngày nghỉ"),
    Closed.DAY_OFF: N_("Hôm nay không tiếp nhận"),
    Closed.TOO_EARLY: N_("Chưa đến giờ tiếp nhận"),
    Closed.LUNCH: N_("Đang nghỉ trưa"),
    Closed.AFTER_HOURS: N_("Hôm nay đã hết giờ tiếp nhận"),
}


def day(day: date) -> str:
    """`23/11/2026`."""
    return f"{day:%d/%m/%Y}"


def counter(number: int) -> str:
    """`Quầy 3`."""
    return text("Quầy {number}").format(number=number)


def to_counter(number: int) -> str:
    """`đến QUẦY 3`."""
    return text("đến QUẦY {number}").format(number=number)


def to_counter_in_english(number: int) -> str:
    """`Please go to counter 3`: English in every catalogue, as the voice says it."""
    return f"Please go to counter {number}"


def counter_in_english(number: int) -> str:
    """`Counter 3`, where there is less room."""
    return f"Counter {number}"


def why_closed(standing: Standing | None) -> str:
    """Why nobody is called, in one line."""
    if standing is None or standing.why is None:
        return text("Chưa bắt đầu tiếp nhận")
    return text(REASONS[standing.why]).format(title=standing.title)


def opens_again(standing: Standing | None) -> str:
    """When it opens again; nothing if that is not known or it should be open already."""
    if standing is None or standing.opens_at is None:
        return ""
    at = standing.opens_at.astimezone(VIETNAM)
    return text("Mở cửa lại lúc {time}, {weekday} {day}").format(
        time=dates.clock(at), weekday=dates.weekday(at.weekday()), day=day(at)
    )
