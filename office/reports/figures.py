"""What a period came to: dossiers received, settled, in process, and how that was against time.

Every figure is worked out from instants, so that a past period says the same for ever: what was
settled on 1 November was in process on 31 October. Only two things change a past figure, on
purpose: an intake that was a mistake counts nowhere once it is voided, and an officer or procedure
is called by its present name.
"""

from collections.abc import Iterable
from dataclasses import astuple, dataclass
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from office.procedure import Channel, OnlineLevel, Procedure
from office.profile import VIETNAM, Office, SettleRule
from office.texts import N_


class By(StrEnum):
    """What figures are split by."""

    FIELD = "field"
    PROCEDURE = "procedure"
    UNIT = "unit"
    OFFICER = "officer"
    CHANNEL = "channel"


BY_TITLES = {
    By.FIELD: N_("Lĩnh vực"),
    By.PROCEDURE: N_("Thủ tục"),
    By.UNIT: N_("Đơn vị giải quyết"),
    By.OFFICER: N_("Cán bộ tiếp nhận"),
    By.CHANNEL: N_("Hình thức nộp"),
}

CHANNEL_TITLES = {
    Channel.COUNTER: N_("Trực tiếp"),
    Channel.POST: N_("Bưu chính công ích"),
    Channel.ONLINE: N_("Trực tuyến"),
}


@dataclass(frozen=True, slots=True)
class Period:
    """Days of the office, both of them inside. ValueError where it ends before it begins."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError("a period does not end before it begins")

    @property
    def start(self) -> datetime:
        """Its first instant."""
        return _midnight(self.first)

    @property
    def end(self) -> datetime:
        """The first instant after it."""
        return _midnight(self.last + timedelta(days=1))

    def cuts(self) -> tuple[datetime, ...]:
        """Its start, the start of every further month in it, and its end."""
        months = [self.start]
        day = self.first.replace(day=1)
        while (day := (day + timedelta(days=31)).replace(day=1)) <= self.last:
            months.append(_midnight(day))
        return (*months, self.end)

    def words(self) -> str:
        """`Tháng 10 năm 2026`, `Năm 2026`, or the days from and to."""
        after = self.last + timedelta(days=1)
        if (self.first.day, self.first.month, after.day, after.month) == (1, 1, 1, 1):
            if after.year == self.first.year + 1:
                return f"Năm {self.first.year}"
        elif self.first.day == after.day == 1 and (after - self.first).days <= 31:
            return f"Tháng {self.first:%m} năm {self.first.year}"
        if self.first == self.last:
            return f"Ngày {self.first:%d/%m/%Y}"
        return f"Từ {self.first:%d/%m/%Y} đến hết {self.last:%d/%m/%Y}"


@dataclass(frozen=True, slots=True)
class Span:
    """The instants a period's figures are worked out from.

    `as_of` is its end, or now while it is not over; a due date before `late` is missed then.
    """

    start: datetime
    end: datetime
    as_of: datetime
    late: datetime
    rule: SettleRule


def span_of(period: Period, now: datetime, rule: SettleRule) -> Span:
    """A period as it looks at `now`."""
    as_of = min(period.end, max(now, period.start))
    return Span(period.start, period.end, as_of, overdue_before(as_of, rule), rule)


def overdue_before(at: datetime, rule: SettleRule) -> datetime:
    """The instant before which a due date is missed at `at`: by date, the day's beginning (see
    `office.dossiers.deadlines.settled`, which tells the same of one dossier)."""
    local = at.astimezone(VIETNAM)
    if rule is SettleRule.BY_DATE:
        return _midnight(local.date())
    return local.replace(second=0, microsecond=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """The counts of one period. `received_*` and `carried_over` are what was to be settled.

    `early`, `on_time` and `late` had their result recorded in the period. `within` and `beyond`
    were in process at its end, `awaiting` of them waited for papers or a financial duty.
    `refused`, `withdrawn` and `stopped` ended without a result. Outside that balance: `returned`
    is how many results the citizens got in the period, `turned_away` how many dossiers were
    refused at the desk and so never received.
    """

    received_online: int = 0
    received_desk: int = 0
    carried_over: int = 0
    early: int = 0
    on_time: int = 0
    late: int = 0
    within: int = 0
    beyond: int = 0
    awaiting: int = 0
    refused: int = 0
    withdrawn: int = 0
    stopped: int = 0
    returned: int = 0
    turned_away: int = 0

    def __add__(self, other: "Figures") -> "Figures":
        names = self.__slots__
        pairs = zip(names, astuple(self), astuple(other), strict=True)
        return Figures(**{name: mine + theirs for name, mine, theirs in pairs})

    @property
    def received(self) -> int:
        """Received in the period, by whatever channel."""
        return self.received_online + self.received_desk

    @property
    def to_settle(self) -> int:
        """Received, and carried over from before."""
        return self.received + self.carried_over

    @property
    def settled(self) -> int:
        """With a result."""
        return self.early + self.on_time + self.late

    @property
    def in_process(self) -> int:
        """Neither settled nor ended at the end of the period."""
        return self.within + self.beyond

    @property
    def ended(self) -> int:
        """Ended without a result."""
        return self.refused + self.withdrawn + self.stopped

    @property
    def on_time_rate(self) -> Decimal | None:
        """Early and on time as a fraction of the settled, exact; None where nothing was settled."""
        return _fraction(self.early + self.on_time, self.settled)


@dataclass(frozen=True, slots=True)
class FiguresLine:
    """One line of a report: what it is of (`key` as stored, `title` as people read it)."""

    key: str
    title: str
    figures: Figures


ONLINE_TITLES = {
    OnlineLevel.FULL: N_("toàn trình"),
    OnlineLevel.PART: N_("một phần"),
    OnlineLevel.INFORMATION: N_("chỉ cung cấp thông tin"),
    OnlineLevel.NONE: N_("không trực tuyến"),
    OnlineLevel.LEVEL_2: N_("mức độ 2"),
    OnlineLevel.LEVEL_3: N_("mức độ 3"),
    OnlineLevel.LEVEL_4: N_("mức độ 4"),
    None: N_("chưa ghi"),
}


@dataclass(frozen=True, slots=True)
class Share:
    """How many of all procedures are done online so far, and the fraction that is."""

    title: str
    count: int
    share: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class FiguresReport:
    """A period's figures. `as_of` is the period's end, or when they were worked out if that was
    sooner. `by` None has no lines. `services` are the office's procedures of today by online
    level."""

    office: Office
    period: Period
    as_of: datetime
    by: By | None
    lines: tuple[FiguresLine, ...]
    total: Figures
    services: tuple[Share, ...] = ()

    @property
    def complete(self) -> bool:
        """Whether the period is over."""
        return self.as_of >= self.period.end


def online_shares(procedures: Iterable[Procedure]) -> tuple[Share, ...]:
    """The procedures by their online level, as fractions of all, in the order of the levels; none
    where the catalogue tells no level at all."""
    levels = [each.online for each in procedures]
    if not any(levels):
        return ()
    counted = [(level, levels.count(level)) for level in ONLINE_TITLES]
    return tuple(
        Share(ONLINE_TITLES[level], count, Decimal(count) / len(levels))
        for level, count in counted
        if count
    )


def percent(share: Decimal | None, places: int = 1) -> str:
    """`98,5 %`, `100 %`, `21,62 %`: no empty decimals; – where there is no share."""
    if share is None:
        return "–"
    shown = rounded(share, places + 2) * 100
    said = f"{shown:f}"
    if "." in said:
        said = said.rstrip("0").rstrip(".")
    return f"{said.replace('.', ',')} %"


def rounded(share: Decimal, places: int) -> Decimal:
    """A fraction to so many places, halves up. What is not all never becomes 1, nor what is not
    nothing 0."""
    step = Decimal(1).scaleb(-places)
    near = share.quantize(step, ROUND_HALF_UP)
    return min(max(near, step), 1 - step) if 0 < share < 1 else near


def _fraction(part: int, whole: int) -> Decimal | None:
    return Decimal(part) / whole if whole else None


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), VIETNAM)
