"""The way of a dossier as stops on a line: what happened, what is under way, what lies ahead."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum, auto

from counter.dossiers import move_words, words
from office.dossiers.dossier import PAUSED, STEPS, DossierState, Move
from office.dossiers.dossier_records import DossierPage, EventShown, HandOver
from office.texts import N_, text


class Mark(Enum):
    """How a stop is drawn."""

    DONE = auto()
    STOOD = auto()
    NOW = auto()
    AHEAD = auto()
    ENDED = auto()
    FOLDED = auto()


@dataclass(frozen=True, slots=True)
class Stop:
    """One stop: its title, when, and up to two lines under it."""

    title: str
    when: str
    lines: tuple[str, ...]
    mark: Mark = Mark.DONE


TITLES = {
    Move.REGISTER: N_("Tiếp nhận"),
    Move.ADVISE: N_("Hướng dẫn bổ sung"),
    Move.TAKE_BACK: N_("Thu hồi"),
    Move.REQUEST_SUPPLEMENT: N_("Chờ bổ sung"),
    Move.RECEIVE_SUPPLEMENT: N_("Đã bổ sung"),
    Move.REQUIRE_FINANCE: N_("Chờ nộp tiền"),
    Move.FINANCE_DONE: N_("Đã nộp tiền"),
    Move.EXTEND: N_("Gia hạn"),
    Move.RECORD_RESULT: N_("Có kết quả"),
    Move.RETURN_RESULT: N_("Trả kết quả"),
    Move.REFUSE: N_("Từ chối"),
    Move.STOP: N_("Dừng giải quyết"),
    Move.WITHDRAW: N_("Rút hồ sơ"),
    Move.VOID: N_("Hủy, nhập nhầm"),
}
_ENDS = (Move.REFUSE, Move.STOP, Move.WITHDRAW, Move.VOID)
_STANDS = (Move.REQUEST_SUPPLEMENT, Move.REQUIRE_FINANCE, Move.ADVISE)


def stops_of(page: DossierPage, most: int = 8) -> tuple[Stop, ...]:
    """The stops in order, at most so many: the middle ones fold into one."""
    hands = {line.hand_over_id: line for line in page.hand_overs}
    past = [stop for each in page.events if (stop := _stop(each, page, hands)) is not None]
    ahead = _ahead(page)
    if past and ahead:
        now = Mark.STOOD if page.dossier.state in PAUSED else Mark.NOW
        past[-1] = replace(past[-1], mark=now)
    return _folded(past, max(3, most - len(ahead))) + ahead


def counts(page: DossierPage) -> str:
    """`4 lần giao nhận · 1 lần bổ sung`."""
    asked = sum(each.kind is Move.REQUEST_SUPPLEMENT for each in page.events)
    said = [text("{n} lần giao nhận").format(n=len(page.hand_overs))]
    if asked:
        said.append(text("{n} lần bổ sung").format(n=asked))
    if page.dossier.extensions:
        said.append(text("{n} lần gia hạn").format(n=page.dossier.extensions))
    return " · ".join(said)


def _stop(each: EventShown, page: DossierPage, hands: dict[int, HandOver]) -> Stop | None:
    match each.kind:
        case Move.HAND_OVER:
            return _handed(hands.get(each.version), each)
        case Move.ASSIGN:
            step = str(each.detail.get("step") or "")
            known = step in STEPS and bool(step)
            return Stop(text(STEPS[step]), words.date_time(each.at), (each.by,)) if known else None
        case kind if kind in TITLES:
            mark = Mark.STOOD if kind in _STANDS else Mark.ENDED if kind in _ENDS else Mark.DONE
            lines = tuple(filter(None, (each.by, _under(each, page))))
            return Stop(text(TITLES[kind]), words.date_time(each.at), lines, mark)
    return None


def _under(each: EventShown, page: DossierPage) -> str:
    """The second line under a stop."""
    match each.kind:
        case Move.REGISTER if page.dossier.counter_id:
            return text("Quầy {n}").format(n=page.dossier.counter_id)
        case Move.EXTEND:
            due = each.detail.get("due_at")
            at = words.date_time(datetime.fromisoformat(due)) if isinstance(due, str) else ""
            return text("đến {at}").format(at=at)
        case Move.RECORD_RESULT:
            return move_words.event(each, {}).partition(": ")[2]
    return ""


def _handed(line: HandOver | None, each: EventShown) -> Stop | None:
    if line is None:
        return None
    title = N_("Giao phòng") if line.lead else N_("Nhờ phối hợp")
    who = text("{by} giao").format(by=_last(line.handed_by))
    if line.accepted_by:
        who += text(", {by} nhận").format(by=_last(line.accepted_by))
    elif not line.taken_back:
        who += text(", chưa ký nhận")
    return Stop(text(title), words.date_time(each.at), (who, line.to_unit.title))


def _last(name: str) -> str:
    """`Lê Thu Hà` as `Thu Hà`: room is scarce, and colleagues know each other."""
    parts = name.split()
    return " ".join(parts[-2:])


def _ahead(page: DossierPage) -> tuple[Stop, ...]:
    mine = page.dossier
    due = words.date_time(mine.due_at) if mine.due_at and mine.paused_since is None else ""
    result = Stop(text("Có kết quả"), text("trước {at}").format(at=due) if due else "", (),
                  Mark.AHEAD)  # fmt: skip
    given = Stop(text("Trả kết quả"), text("hẹn {at}").format(at=due) if due else "", (),
                 Mark.AHEAD)  # fmt: skip
    if mine.state is DossierState.RESULT_READY:
        return (replace(given, when=""),)
    if mine.settled_at is not None or mine.returned_at is not None:
        return ()
    if mine.state is DossierState.VOIDED:
        return ()
    return result, given


def _folded(stops: Sequence[Stop], most: int) -> tuple[Stop, ...]:
    if len(stops) <= most:
        return tuple(stops)
    kept = stops[len(stops) - most + 2 :]
    hidden = stops[1 : len(stops) - most + 2]
    said = Stop(text("{n} bước").format(n=len(hidden)), hidden[0].when, (), Mark.FOLDED)
    return (stops[0], said, *kept)
