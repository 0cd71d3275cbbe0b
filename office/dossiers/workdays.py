"""Which days are working days, and with which hours: the week and the days that differ from it."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from itertools import accumulate

from office import assets, dates
from office.dossiers import marked_days
from office.dossiers.marked_days import WEEKDAYS, DayKind, MarkedDay
from office.profile import WORKING_HOURS, Session

BUNDLED = assets.FOLDER / "calendar" / "vietnam.csv"
A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """The days and hours in which time limits run; a desk may be open at other times.

    `weekdays` are those worked, Monday is 0, in the ordinary `sessions`. `confirmed` holds the
    years somebody of the office has compared with the announcement. `swap_work_counts` says
    whether a worked Saturday is a working day, `half_days_count` whether one shorter than the
    ordinary day is: else it counts as a day off. Raises ValueError for a week or a day without
    work.
    """

    days: Mapping[date, MarkedDay] = field(default_factory=dict)
    sessions: tuple[Session, ...] = WORKING_HOURS
    weekdays: frozenset[int] = WEEKDAYS
    confirmed: frozenset[int] = frozenset()
    swap_work_counts: bool = True
    half_days_count: bool = True
    _own: Mapping[date, tuple[Session, ...]] = field(init=False, repr=False, compare=False)
    _week: tuple[int, ...] = field(init=False, repr=False, compare=False)
    _off: tuple[int, ...] = field(init=False, repr=False, compare=False)
    _on: tuple[int, ...] = field(init=False, repr=False, compare=False)
    _odd: tuple[int, ...] = field(init=False, repr=False, compare=False)
    _more: tuple[int, ...] = field(init=False, repr=False, compare=False)
    longest: int = field(init=False, repr=False, compare=False)  # minutes of the longest day

    def __post_init__(self) -> None:
        own = {day: each.sessions(self.sessions) for day, each in self.days.items()}
        if not marked_days.in_order(self.sessions):
            raise ValueError("sessions must follow one another")
        if not all(marked_days.in_order(each) for each in own.values() if each):
            raise ValueError("sessions of a day must follow one another")
        if not self.weekdays or not self.weekdays <= set(range(7)):
            raise ValueError("weekdays are some of 0 to 6")
        put = object.__setattr__
        put(self, "_own", {day: each for day, each in own.items() if self._counts(day, each)})
        ordinary = [day in self.weekdays for day in range(7)]
        changed = sorted(d for d in self.days if self.is_working(d) != ordinary[d.weekday()])
        put(self, "_week", (0, *accumulate(ordinary)))
        put(self, "_off", tuple(d.toordinal() for d in changed if ordinary[d.weekday()]))
        put(self, "_on", tuple(d.toordinal() for d in changed if not ordinary[d.weekday()]))
        usual = minutes_of(self.sessions)
        odd = sorted(day for day, each in self._own.items() if minutes_of(each) != usual)
        put(self, "_odd", tuple(day.toordinal() for day in odd))
        more = [minutes_of(own[day]) - usual for day in odd]
        put(self, "_more", (0, *accumulate(more)))
        put(self, "longest", usual + max([0, *more]))

    def _counts(self, day: date, sessions: tuple[Session, ...]) -> bool:
        if not sessions:
            return False
        if self.days[day].kind is DayKind.SWAP_WORK:
            return self.swap_work_counts or day.weekday() in self.weekdays
        return self.half_days_count or minutes_of(sessions) >= minutes_of(self.sessions)

    def is_working(self, day: date) -> bool:
        """Whether time limits run on `day`."""
        return day in self._own if day in self.days else day.weekday() in self.weekdays

    def sessions_on(self, day: date) -> tuple[Session, ...]:
        """The hours in which time limits run on `day`; none on a day off."""
        if day in self.days:
            return self._own.get(day, ())
        return self.sessions if day.weekday() in self.weekdays else ()

    def next_working(self, day: date) -> date:
        """`day` itself, or the first working day behind it."""
        while not self.is_working(day):
            day += A_DAY
        return day

    def next_working_after(self, day: date) -> date:
        """The first working day later than `day`."""
        return self.next_working(day + A_DAY)

    def working_days_to(self, day: date) -> int:
        """How many working days there were up to and with `day`, counted from the year 1.

        Only differences mean something: `to(b) - to(a)` counts those after a, up to and with b.
        """
        number = day.toordinal()
        weeks, rest = divmod(number, 7)  # day number 1 was a Monday
        ordinary = weeks * self._week[7] + self._week[rest]
        return ordinary - bisect_right(self._off, number) + bisect_right(self._on, number)

    def working_minutes_to(self, day: date) -> int:
        """The working minutes up to and with `day`; only differences mean something."""
        whole = self.working_days_to(day) * minutes_of(self.sessions)
        return whole + self._more[bisect_right(self._odd, day.toordinal())]

    def working_day(self, day: date, after: int) -> date:
        """The working day that is the `after`-th later than `day`; `day` itself for 0."""
        wanted = self.working_days_to(day) + after
        # One day adds one working day at most, so this never steps too far.
        while (short := wanted - self.working_days_to(day)) > 0:
            day += timedelta(days=short)
        return day

    def why_off(self, day: date) -> str:
        """`Ngày Văn hóa Việt Nam` or `Thứ Bảy`; nothing for a working day."""
        if self.is_working(day):
            return ""
        marked = self.days.get(day)
        if marked is None or marked.kind is DayKind.SWAP_WORK:
            return dates.WEEKDAYS[day.weekday()]
        return marked.title

    def holidays(self, first: date, last: date) -> tuple[tuple[date, str], ...]:
        """The weekdays not worked from `first` to `last`, each with its title; no weekends."""
        return tuple((day, self.days[day].title) for day in _within(self._off, first, last))

    def make_up_days(self, first: date, last: date) -> tuple[date, ...]:
        """The weekend days worked for another day from `first` to `last`."""
        found = _within(self._on, first, last)
        return tuple(day for day in found if self.days[day].kind is DayKind.SWAP_WORK)

    def odd_days(self, first: date, last: date) -> tuple[MarkedDay, ...]:
        """The days from `first` to `last` that are worked with other hours than the ordinary."""
        found = sorted(day for day in self._own if first <= day <= last)
        return tuple(self.days[day] for day in found if self.days[day].kind in marked_days.ODD)

    def unconfirmed(self, first: date, last: date) -> tuple[int, ...]:
        """The years from `first` to `last` that nobody confirmed or that have no marked day.

        Dates in them are computed all the same, with what is known: maybe weekends only.
        """
        known = self.confirmed & {day.year for day in self.days}
        return tuple(year for year in range(first.year, last.year + 1) if year not in known)


def _within(numbers: tuple[int, ...], first: date, last: date) -> Iterator[date]:
    start, end = bisect_left(numbers, first.toordinal()), bisect_right(numbers, last.toordinal())
    return map(date.fromordinal, numbers[start:end])


def minutes_of(sessions: Iterable[Session]) -> int:
    """How long they are together."""
    return sum(
        60 * (each.closes.hour - each.opens.hour) + each.closes.minute - each.opens.minute
        for each in sessions
    )


def by_day(days: Iterable[MarkedDay]) -> dict[date, MarkedDay]:
    """The table as `WorkCalendar.days` wants it; of two entries for a day the later one holds."""
    return {marked.day: marked for marked in days}


@cache
def bundled_days() -> tuple[MarkedDay, ...]:
    """The table that comes with the product: what was announced, and guesses marked as such."""
    return marked_days.parse_days(BUNDLED.read_text(encoding="utf-8"), BUNDLED.name)
