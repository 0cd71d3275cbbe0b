"""A year's marked days, edited: plain values."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from office.dossiers.marked_days import WEEKDAYS, DayKind, MarkedDay
from office.texts import text

ANNOUNCED = "dự kiến"  # stands in the source of a day that is only a guess
A_WEEK = timedelta(days=7)


def refusal(wanted: MarkedDay | None) -> str:
    """Why a day cannot be marked so, in a sentence; nothing where it can."""
    if wanted is None:
        return ""
    if not wanted.title:
        return text("Xin ghi tên ngày: giấy hẹn nói theo tên này vì sao ngày trả lùi lại.")
    if wanted.kind is DayKind.SWAP_WORK and wanted.day.weekday() in WEEKDAYS:
        return text("Ngày làm bù phải là thứ Bảy hoặc Chủ nhật.")
    if wanted.kind is DayKind.OWN_HOURS and not wanted.hours:
        return text("Xin ghi giờ làm, như 07:30-11:00 13:30-15:00.")
    return ""


def marked(
    days: tuple[MarkedDay, ...], day: date, wanted: MarkedDay | None, *, whole_year: bool = False
) -> tuple[MarkedDay, ...]:
    """The days with `day` marked anew, and with `whole_year` every same weekday behind it that is
    not marked, or marked as this one was."""
    known = {each.day: each for each in days}
    before = known.get(day)
    for each in _weekly(day) if whole_year else (day,):
        if each == day or _alike(known.get(each), before) or each not in known:
            known.pop(each, None)
            if wanted is not None:
                known[each] = replace(wanted, day=each)
    return tuple(known[each] for each in sorted(known))


def changed_days(before: Iterable[MarkedDay], after: Iterable[MarkedDay]) -> tuple[date, ...]:
    """The days that are marked otherwise."""
    return tuple(sorted({each.day for each in set(before) ^ set(after)}))


def is_guess(day: MarkedDay) -> bool:
    """Whether the table only supposes it, until it is announced."""
    return ANNOUNCED in day.source


def _alike(one: MarkedDay | None, other: MarkedDay | None) -> bool:
    if one is None or other is None:
        return one is other
    return replace(one, day=other.day) == other


def _weekly(day: date) -> list[date]:
    ahead = (date(day.year, 12, 31) - day).days // 7
    return [day + A_WEEK * step for step in range(ahead + 1)]
