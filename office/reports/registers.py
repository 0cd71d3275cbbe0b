"""What the register of dossiers and the hand-over lists hold, as plain values. Personal data."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime

from office.dossiers.dossier import ReturnBy
from office.procedure import Channel
from office.profile import Office, Unit
from office.reports.figures import Period


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterWanted:
    """Which dossiers are asked for: those received in the period; empty fields do not narrow.

    `officer` is the login of who received them.
    """

    period: Period
    field: str = ""
    procedure_code: str = ""
    officer: str = ""
    channel: Channel | None = None

    @property
    def narrowed(self) -> bool:
        """Whether some of the period's dossiers are left out."""
        return bool(self.field or self.procedure_code or self.officer or self.channel)


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterLine:
    """One dossier of the register.

    `number` is its place in the year's book, or in a narrowed register its place in that. `unit`
    leads or settled it. `sent_at` is when it first left the desk, `result_at` when the desk had
    the result.
    """

    number: int
    code: str
    title: str
    sets: int
    name: str
    address: str
    phone: str
    unit: str
    received_at: datetime
    due_at: datetime | None
    sent_at: datetime | None
    result_at: datetime | None
    returned_at: datetime | None
    return_by: ReturnBy
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterHead:
    """What stands above the lines. `count` is how many are to come; `officer_name` and
    `procedure_title` name what the register was narrowed to."""

    office: Office
    wanted: RegisterWanted
    first_number: int
    count: int
    officer_name: str = ""
    procedure_title: str = ""


@dataclass(slots=True)
class Tally:
    """The sums over the lines that have passed."""

    dossiers: int = 0
    sets: int = 0
    returned: int = 0

    def through(self, lines: Iterable[RegisterLine]) -> Iterator[RegisterLine]:
        """The same lines, counted as they pass."""
        for line in lines:
            self.dossiers += 1
            self.sets += line.sets
            self.returned += line.returned_at is not None
            yield line


@dataclass(frozen=True, slots=True, kw_only=True)
class Handed:
    """One dossier that went from hand to hand. `papers` is how many originals and copies go with
    it; `accepted_*` are None until the receiver confirmed."""

    code: str
    name: str
    title: str
    papers: tuple[int, int]
    due_at: datetime | None
    handed_at: datetime
    handed_by: str
    accepted_at: datetime | None
    accepted_by: str | None
    lead: bool
    with_result: bool
    taken_back: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOverList:
    """What one unit gave another on a day, in the order in which it was given."""

    office: Office
    day: date
    giver: Unit
    receiver: Unit
    lines: tuple[Handed, ...] = field(default=())
