"""How a dossier's due date arose, and what the next gesture will do to it. Plain values."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto

from office.dossiers import pauses
from office.dossiers.deadline_words import limit_in_words, reason, stopped_in_words
from office.dossiers.deadlines import Limit, Standing
from office.dossiers.dossier import Move
from office.dossiers.dossier_records import DossierPage, PauseShown
from office.dossiers.due import DueTerms
from office.dossiers.pauses import Pause
from office.dossiers.workdays import WorkCalendar
from office.procedure import PausePolicy
from office.profile import VIETNAM
from office.texts import N_, text

STANDINGS = {
    Standing.EARLY: N_("trước hạn"),
    Standing.ON_TIME: N_("đúng hạn"),
    Standing.LATE: N_("quá hạn"),
}
PAUSES = {
    Move.REQUEST_SUPPLEMENT: N_("Chờ bổ sung"),
    Move.REQUIRE_FINANCE: N_("Chờ nghĩa vụ tài chính"),
}


@dataclass(frozen=True, slots=True)
class DueLine:
    """One step of the account: what, and what came of it. The last one stands out."""

    what: str
    value: str
    strong: bool = False


class Spent(Enum):
    """What a stretch of the clock was."""

    RAN = auto()
    STOOD = auto()
    LATE = auto()


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the clock between 0 (received) and 1 (due, or settled later)."""

    begin: float
    end: float
    kind: Spent = Spent.RAN


@dataclass(frozen=True, slots=True, kw_only=True)
class DueAccount:
    """The account of a due date: the limit, why it ends when it ends, the steps, the clock."""

    limit: str
    reason: str
    lines: tuple[DueLine, ...]
    spans: tuple[Span, ...] = ()
    now: float | None = None
    begins: str = ""
    ends: str = ""


def due_if_it_went_on(page: DossierPage, calendar: WorkCalendar, now: datetime) -> datetime | None:
    """The due date once what is awaited has come now; of papers never received, from now on."""
    mine, terms = page.dossier, _terms(page, calendar)
    if mine.received_at is None:
        due = terms.first(now)
        return due.at if due else None
    spans = [Pause(each.since, _end(each, now), each.policy) for each in page.pauses]
    return terms.once_resumed(mine, spans)


def account_of(page: DossierPage, calendar: WorkCalendar, now: datetime) -> DueAccount:
    """The account of the page's due date at `now`."""
    mine, terms = page.dossier, _terms(page, calendar)
    limit = terms.limit
    words = limit_in_words(limit)
    if mine.received_at is None:
        told = text("Thời hạn tính từ lúc nhận đủ giấy tờ.")
        return DueAccount(limit=words, reason=told, lines=())
    if mine.first_due_at is None or limit is None:
        none = DueLine(text("Hạn trả"), text("không quy định"), strong=True)
        return DueAccount(limit=words, reason="", lines=(none,))
    first = terms.first(mine.received_at)
    # A calendar edited since gives another date than was printed: then its reason explains nothing.
    known = first is not None and first.at == mine.first_due_at
    lines = [DueLine(text("In trên giấy hẹn"), moment(mine.first_due_at))]
    lines += [_pause_line(each, limit, calendar, now) for each in page.pauses]
    lines += _extensions(page)
    lines.append(_last_line(page))
    spans, today, end = _clock(page, now)
    return DueAccount(
        limit=words,
        reason=reason(first, calendar) if known and first else "",
        lines=tuple(lines),
        spans=spans,
        now=today,
        begins=_day(mine.received_at),
        ends=_day(end),
    )


def stands(page: DossierPage, calendar: WorkCalendar, now: datetime) -> str:
    """`dừng 2 ngày làm việc`: the open pause as the account tells it; since when, where that says
    more than how long."""
    limit, since = _terms(page, calendar).limit, page.dossier.paused_since
    for each in page.pauses:
        if each.until is None and limit is not None and since is not None:
            took = _took(each, limit, calendar, now)
            if took and each.policy is PausePolicy.PAUSE:
                return _stopped(took, limit, calendar)
    return stopped_since(since or now, now)


def stopped_since(since: datetime, now: datetime) -> str:
    """`dừng từ 24/11`, `dừng hôm nay`: where nobody reckons how much of the limit that is."""
    today = since.astimezone(VIETNAM).date() == now.astimezone(VIETNAM).date()
    return text("dừng hôm nay") if today else text("dừng từ {at}").format(at=_day(since))


def moment(at: datetime) -> str:
    """`09:20, 30/11/2026`."""
    return f"{at.astimezone(VIETNAM):%H:%M, %d/%m/%Y}"


def _day(at: datetime) -> str:
    return f"{at.astimezone(VIETNAM):%d/%m}"


def _terms(page: DossierPage, calendar: WorkCalendar) -> DueTerms:
    return DueTerms(
        procedure=page.procedure,
        channel=page.dossier.channel,
        case=page.case,
        calendar=calendar,
        decided=page.office.rules.dossier,
    )


def _end(each: PauseShown, now: datetime) -> datetime:
    """When a pause ended, or would if it ended now; by a clock put back it ends as it began."""
    return each.until or max(now, each.since)


def _pause_line(each: PauseShown, limit: Limit, calendar: WorkCalendar, now: datetime) -> DueLine:
    what = f"{text(PAUSES[each.kind])} {_day(each.since)}"
    if each.until is not None:
        what += f"–{_day(each.until)}"
    match each.policy:
        case PausePolicy.CONTINUE:
            return DueLine(what, text("thời hạn vẫn chạy"))
        case PausePolicy.RESTART:
            return DueLine(what, text("tính lại từ đầu"))
        case PausePolicy.PAUSE:
            took = _took(each, limit, calendar, now)
            if not took and each.until is None:
                return DueLine(what, stopped_since(each.since, now))
            return DueLine(what, _stopped(took, limit, calendar))


def _took(each: PauseShown, limit: Limit, calendar: WorkCalendar, now: datetime) -> int:
    return pauses.covered(each.since, _end(each, now), limit, calendar)


def _stopped(took: int, limit: Limit, calendar: WorkCalendar) -> str:
    return text("dừng {span}").format(span=stopped_in_words(took, limit, calendar))


def _extensions(page: DossierPage) -> list[DueLine]:
    found = []
    for each in page.events:
        if each.kind is Move.EXTEND and isinstance(due := each.detail.get("due_at"), str):
            what = text("Gia hạn ngày {day}").format(day=_day(each.at))
            found.append(DueLine(what, moment(datetime.fromisoformat(due))))
    return found


def _last_line(page: DossierPage) -> DueLine:
    mine = page.dossier
    assert mine.due_at is not None
    if mine.settled_at is not None:
        standing = text(STANDINGS[mine.standing]) if mine.standing else ""
        what = text("Xong {standing}").format(standing=standing) if standing else text("Kết thúc")
        return DueLine(what, moment(mine.settled_at), strong=True)
    if mine.paused_since is not None:
        return DueLine(text("Hạn hiện nay"), text("đang dừng tính"), strong=True)
    return DueLine(text("Hạn hiện nay"), moment(mine.due_at), strong=True)


def _clock(page: DossierPage, now: datetime) -> tuple[tuple[Span, ...], float | None, datetime]:
    """The stretches of the clock, where now stands, and when the bar ends."""
    mine = page.dossier
    assert mine.received_at is not None
    assert mine.due_at is not None
    until = mine.settled_at or now
    end = max(mine.due_at, until)
    whole = max((end - mine.received_at).total_seconds(), 1)

    def at(instant: datetime) -> float:
        return min(1.0, max(0.0, (instant - mine.received_at).total_seconds() / whole))  # type: ignore[operator]

    spans = [Span(0, at(until))]
    for each in page.pauses:
        if each.policy is not PausePolicy.CONTINUE:
            spans.append(Span(at(each.since), at(each.until or until), Spent.STOOD))
    if mine.due_at < until and mine.paused_since is None:
        spans.append(Span(at(mine.due_at), at(until), Spent.LATE))
    return tuple(spans), (None if mine.settled_at else at(now)), end
