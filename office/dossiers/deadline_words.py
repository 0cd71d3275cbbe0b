"""Time limits as papers and screens word them."""

from collections.abc import Iterable
from datetime import date

from office import dates
from office.dossiers import worktime
from office.dossiers.deadlines import Due, Limit
from office.dossiers.marked_days import DayKind, MarkedDay
from office.dossiers.workdays import A_DAY, WorkCalendar
from office.procedure import Unit
from office.texts import N_, VIETNAMESE, text

MOST_SPANS = 4  # more days off than this are counted, not named
MOST_WEEKENDS = 4  # days
MOST_ODD = 3  # days with hours of their own

_LIMITS = {
    Unit.HOUR: N_("{count} giờ làm việc"),
    Unit.WORKING_DAY: N_("{count} ngày làm việc"),
    Unit.CALENDAR_DAY: N_("{count} ngày"),
    Unit.MONTH: N_("{count} tháng"),
}
_HALVES = {
    DayKind.MORNING: N_("chỉ làm buổi sáng"),
    DayKind.AFTERNOON: N_("chỉ làm buổi chiều"),
}


def limit_in_words(limit: Limit | None, language: str = VIETNAMESE) -> str:
    """`5 ngày làm việc`, `trong ngày`, `không quy định thời hạn`."""
    if limit is None:
        return text("không quy định thời hạn", language)
    if limit.value == 0:
        return text("trong ngày", language)
    return text(_LIMITS[limit.unit], language).format(count=limit.value)


def in_words(due: Due, language: str = VIETNAMESE) -> str:
    """`7 ngày làm việc, đã trừ 24/11`; `15 ngày, 24/11 nghỉ nên dời sang 25/11`."""
    limit = limit_in_words(due.limit, language)
    if not due.skipped:
        return limit
    if not due.limit.in_working_time:
        said = text("{limit}, {first} nghỉ nên dời sang {day}", language)
        return said.format(limit=limit, first=_short(due.skipped[0][0]), day=_short(due.at.date()))
    days = [day for day, _ in due.skipped]
    if len(_runs(days)) > MOST_SPANS:
        said = text("{limit}, đã trừ {count} ngày nghỉ lễ", language)
        return said.format(limit=limit, count=len(days))
    return text("{limit}, đã trừ {days}", language).format(limit=limit, days=spans(days))


def stopped_in_words(
    stopped: int, limit: Limit, calendar: WorkCalendar, language: str = VIETNAMESE
) -> str:
    """What pauses took (`Due.stopped`, `pauses.covered`): `5 ngày`, `2 ngày làm việc 1 giờ`."""
    if not limit.in_working_time:
        return text(_LIMITS[Unit.CALENDAR_DAY], language).format(count=stopped)
    days, rest = divmod(stopped, worktime.day_length(calendar))
    hours, minutes = divmod(rest, 60)
    units = (
        (days, _LIMITS[Unit.WORKING_DAY]),
        (hours, N_("{count} giờ")),
        (minutes, N_("{count} phút")),
    )
    said = [text(unit, language).format(count=count) for count, unit in units if count]
    return " ".join(said) or text(N_("{count} phút"), language).format(count=0)


def reason(due: Due, calendar: WorkCalendar, language: str = VIETNAMESE) -> str:
    """Why a result is due when it is, in whole sentences for the officer and the citizen.

    `5 ngày làm việc từ 08:45 thứ Hai 23/11. Không tính 24/11 (Ngày Văn hóa Việt Nam) và 28, 29/11
    (cuối tuần).`
    """
    said = [_beginning(due, language)]
    if not due.limit.in_working_time:
        said += _moved(due, language)
        return " ".join(said)
    left_out = _holidays(due, language) + _weekends(due, calendar, language)
    if left_out:
        said.append(text("Không tính {days}.", language).format(days=_listed(left_out, language)))
    made_up = calendar.make_up_days(due.start.date(), due.at.date())
    if made_up:
        worked = text("Có tính {days} (làm bù).", language)
        said.append(worked.format(days=spans(made_up)))
    said += _odd(calendar.odd_days(due.start.date(), due.at.date()), language)
    return " ".join(said)


def _beginning(due: Due, language: str) -> str:
    name = dates.weekday(due.start.weekday(), language)
    day = f"{name[0].lower()}{name[1:]} {_short(due.start.date())}"
    if due.limit.value == 0:
        return text("Trong ngày {day}.", language).format(day=day)
    limit = limit_in_words(due.limit, language)
    if not due.limit.in_working_time:
        return text("{limit} từ {day}.", language).format(limit=limit, day=day)
    said = text("{limit} từ {clock} {day}.", language)
    return said.format(limit=limit, clock=dates.clock(due.start), day=day)


def _moved(due: Due, language: str) -> list[str]:
    if not due.skipped:
        return []
    first, why = due.skipped[0]
    said = text("{first} nghỉ ({why}) nên dời sang {day}.", language)
    said = said.format(first=_short(first), why=text(why, language), day=_short(due.at.date()))
    return [said]


def _holidays(due: Due, language: str) -> list[str]:
    titles = dict.fromkeys(title for _, title in due.skipped)
    if len(titles) > MOST_SPANS:
        return [text("{count} ngày nghỉ lễ", language).format(count=len(due.skipped))]
    by_title = [(title, [day for day, of in due.skipped if of == title]) for title in titles]
    return [f"{spans(days)} ({title})" for title, days in by_title]


def _weekends(due: Due, calendar: WorkCalendar, language: str) -> list[str]:
    first, last = due.start.date(), due.at.date()
    if (last - first).days > 7 * MOST_WEEKENDS:
        return [text("các ngày cuối tuần", language)]
    named = {day for day, _ in due.skipped}
    between = [first + A_DAY * ahead for ahead in range((last - first).days)]
    days = [day for day in between if day not in named and not calendar.is_working(day)]
    if len(days) > MOST_WEEKENDS:
        return [text("các ngày cuối tuần", language)]
    return [text("{days} (cuối tuần)", language).format(days=spans(days))] if days else []


def _odd(days: tuple[MarkedDay, ...], language: str) -> list[str]:
    """The days with other hours than the ordinary ones, named or counted."""
    if len(days) > MOST_ODD:
        return [text("Có {count} ngày làm giờ riêng.", language).format(count=len(days))]
    named = ", ".join(f"{_short(each.day)} {hours_in_words(each, language)}" for each in days)
    return [f"{named}."] if named else []


def hours_in_words(marked: MarkedDay, language: str = VIETNAMESE) -> str:
    """`chỉ làm buổi sáng`, `làm 08:00–10:00, 14:00–16:00`."""
    if marked.kind is not DayKind.OWN_HOURS:
        return text(_HALVES[marked.kind], language)
    hours = ", ".join(f"{each.opens:%H:%M}–{each.closes:%H:%M}" for each in marked.hours)
    return text("làm {hours}", language).format(hours=hours)


def _listed(parts: list[str], language: str) -> str:
    if len(parts) == 1:
        return parts[0]
    said = text("{most} và {last}", language)
    return said.format(most=", ".join(parts[:-1]), last=parts[-1])


def spans(days: Iterable[date]) -> str:
    """`24/11`, `28, 29/11`, `16–20/02`, `30/04–01/05`."""
    return ", ".join(map(_span, _runs(days)))


def _runs(days: Iterable[date]) -> list[list[date]]:
    runs: list[list[date]] = []
    for day in days:
        if runs and runs[-1][-1] + A_DAY == day:
            runs[-1].append(day)
        else:
            runs.append([day])
    return runs


def _span(run: list[date]) -> str:
    first, last = run[0], run[-1]
    if first == last:
        return _short(first)
    if first.month != last.month:
        return f"{_short(first)}–{_short(last)}"
    return f"{first:%d}{', ' if len(run) == 2 else '–'}{_short(last)}"


def _short(day: date) -> str:
    return f"{day:%d/%m}"
