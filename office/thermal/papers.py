"""What a paper says, as plain items from top to bottom; how it looks is `raster`'s part."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from office import proof
from office.ordering import Estimate
from office.profile import VIETNAM, Office, Service
from office.texts import ENGLISH, VIETNAMESE, text
from office.ticket import Lane

NARROW = 58
WIDE = 80


class Size(StrEnum):
    """How large a text stands; the dots depend on the paper's width."""

    SMALL = "small"
    BODY = "body"
    LEAD = "lead"
    HEAD = "head"
    TITLE = "title"


class Weight(StrEnum):
    """How dark a text stands."""

    REGULAR = "Regular"
    SEMIBOLD = "SemiBold"
    BOLD = "Bold"


class Align(StrEnum):
    """Where a text stands."""

    LEFT = "left"
    CENTRE = "centre"


@dataclass(frozen=True, slots=True)
class Text:
    """A text, over as many lines as it needs."""

    text: str
    size: Size = Size.BODY
    weight: Weight = Weight.REGULAR
    align: Align = Align.CENTRE


@dataclass(frozen=True, slots=True)
class Pair:
    """What something is on the left, its value on the right; `strong` is the larger value."""

    left: str
    right: str
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Big:
    """The number, as large as the paper allows."""

    text: str


@dataclass(frozen=True, slots=True)
class Badge:
    """A mark: white on black with a star, or framed without one."""

    text: str
    star: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across."""


@dataclass(frozen=True, slots=True)
class Dashes:
    """A dashed line across."""


@dataclass(frozen=True, slots=True)
class Check:
    """A box to tick and a line."""

    text: str


@dataclass(frozen=True, slots=True)
class QrBeside:
    """A QR with lines beside it, or below it where the paper is narrow."""

    payload: str
    lines: tuple["Text | Space", ...] = ()


@dataclass(frozen=True, slots=True)
class Ruler:
    """A scale in millimetres over the printable width."""


@dataclass(frozen=True, slots=True)
class Space:
    """Empty dots."""

    dots: int


@dataclass(frozen=True, slots=True)
class Cut:
    """The end of a paper."""


Item = Text | Pair | Big | Badge | Rule | Dashes | Check | QrBeside | Ruler | Space | Cut
Paper = tuple[Item, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketFacts:
    """What a queue ticket tells. `issued_at` is aware; `proof` is the QR's signed short code."""

    label: str
    lane: Lane
    service: Service
    ahead: int
    estimate: Estimate | None
    counters: tuple[int, ...]
    issued_at: datetime
    business_date: date
    language: str
    proof: str


def ticket_payload(facts: TicketFacts, office: Office) -> str:
    """The look-up text in the ticket's QR: office, day, label and code, never a person."""
    return proof.payload_text(office.site_id, facts.business_date, facts.label, facts.proof)


def ticket_paper(facts: TicketFacts, office: Office, *, again: bool, width_mm: int) -> Paper:
    """The queue ticket. `again` marks it IN LẠI; without an estimate it promises no time."""
    return (
        *_letterhead(office, facts.language),
        *_number(facts, again),
        *_place(facts),
        *_facts(facts, width_mm),
        *_to_bring(facts),
        *_foot(facts, office),
        Cut(),
    )


def _letterhead(office: Office, language: str) -> Iterator[Item]:
    authority, title = office.authority, office.title
    if language == ENGLISH:
        authority, title = office.authority_en or authority, office.title_en or title
    if authority:
        yield Text(authority.upper(), Size.SMALL)
    yield Text(title.upper(), Size.HEAD, Weight.BOLD)
    yield Rule()


def _number(facts: TicketFacts, again: bool) -> Iterator[Item]:
    yield Text(text("PHIẾU SỐ THỨ TỰ", facts.language), Size.LEAD, Weight.BOLD)
    yield Big(facts.label)
    if facts.lane is Lane.PRIORITY:
        yield Badge(text("ƯU TIÊN", facts.language), star=True)
    if again:
        yield Badge(text("IN LẠI", facts.language))


def _place(facts: TicketFacts) -> Iterator[Item]:
    yield Space(12)
    english = facts.language == ENGLISH and facts.service.title_en
    yield Text(english or facts.service.title, Size.TITLE, Weight.BOLD)
    if facts.counters:
        yield Text(counters_text(facts.counters, facts.language), Size.LEAD)
    yield Rule()


def counters_text(counters: tuple[int, ...], language: str = VIETNAMESE) -> str:
    """`Quầy 1, Quầy 2 hoặc Quầy 3`."""
    names = [text("Quầy {number}", language).format(number=number) for number in counters]
    if len(names) == 1:
        return names[0]
    return text("{first} hoặc {last}", language).format(first=", ".join(names[:-1]), last=names[-1])


def estimate_text(estimate: Estimate, language: str = VIETNAMESE) -> str:
    """`5–10 phút`, or `dưới 5 phút` where the range begins at nothing."""
    if estimate.low == 0:
        return text("dưới {high} phút", language).format(high=estimate.high)
    return text("{low}–{high} phút", language).format(low=estimate.low, high=estimate.high)


def _facts(facts: TicketFacts, width_mm: int) -> Iterator[Item]:
    language = facts.language
    people = text("{count} người", language).format(count=facts.ahead)
    yield Pair(text("Trước bạn", language), people, strong=True)
    if facts.estimate is not None:
        waiting = estimate_text(facts.estimate, language)
        yield Pair(text("Chờ dự kiến", language), waiting, strong=True)
    when = text("Lúc", language) if width_mm == NARROW else text("Lấy số lúc", language)
    yield Pair(when, f"{facts.issued_at.astimezone(VIETNAM):%H:%M, %d/%m/%Y}")
    yield Dashes()


def _to_bring(facts: TicketFacts) -> Iterator[Item]:
    service = facts.service
    lines = (facts.language == ENGLISH and service.bring_en) or service.bring
    if not lines:
        return
    yield Text(text("Mang theo:", facts.language), Size.LEAD, Weight.BOLD, Align.LEFT)
    yield from (Check(line) for line in lines)
    yield Dashes()


def _foot(facts: TicketFacts, office: Office) -> Iterator[Item]:
    language = facts.language
    lines: list[Text | Space] = [Text(text("Mã tra cứu số của bạn", language))]
    if office.hotline:
        lines.append(Space(14))
        lines.append(Text(text("Đường dây nóng", language)))
        lines.append(Text(office.hotline, Size.HEAD, Weight.BOLD))
    yield QrBeside(ticket_payload(facts, office), tuple(lines))
    yield Rule()
    yield Text(text("Vui lòng giữ phiếu và chờ gọi số.", language))
    yield Text(text("Xin cảm ơn!", language), weight=Weight.BOLD)


ALL_ACCENTS = "ẲẾỖỘỢỰ ĂÂĐÊÔƠƯ ẳếỗộợự ăâđêôơư"


def test_paper(printer: str, at: datetime) -> Paper:
    """What an administrator prints to see that fonts, width, cutter and QR are right."""
    return (
        Text(text("PHIẾU IN THỬ"), Size.HEAD, Weight.BOLD),
        Rule(),
        Pair(text("Máy in"), printer),
        Pair(text("Lúc"), f"{at.astimezone(VIETNAM):%H:%M, %d/%m/%Y}"),
        Dashes(),
        Text(ALL_ACCENTS),
        Text(ALL_ACCENTS, Size.LEAD, Weight.SEMIBOLD),
        Text(ALL_ACCENTS, Size.HEAD, Weight.BOLD),
        Big("A-012"),
        Ruler(),
        Text(text("Hai đầu thước phải hiện đủ, mỗi vạch dài là 10 mm."), Size.SMALL),
        QrBeside("MOTCUA:TEST", (Text(text("Quét thử mã này.")),)),
        Rule(),
        Cut(),
    )
