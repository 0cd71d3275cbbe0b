"""The ticket: its states, the moves between them, its label, and the records screens show."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from office.errors import MoveNotAllowed, NumberTooWide
from office.texts import N_


class State(StrEnum):
    """Where a ticket stands. Values are the stored strings."""

    WAITING = "waiting"
    CALLED = "called"
    SERVING = "serving"
    FINISHED = "finished"
    NO_SHOW = "no_show"
    CANCELLED = "cancelled"
    EXPIRED = "expired"


class Lane(StrEnum):
    """The line a ticket stands in. Why somebody has priority is never stored."""

    PRIORITY = "priority"
    ORDINARY = "ordinary"


class Kind(StrEnum):
    """What an event tells. Values are the stored strings."""

    OPEN_DAY = "open_day"
    CLOSE_DAY = "close_day"
    ISSUE = "issue"
    CALL = "call"
    RECALL = "recall"
    START = "start"
    FINISH = "finish"
    NO_SHOW = "no_show"
    RESTORE = "restore"
    CANCEL = "cancel"
    TAKE_OVER = "take_over"
    UNDO = "undo"
    PRINT_AGAIN = "print_again"
    SIGN_IN = "sign_in"
    SIGN_OUT = "sign_out"
    WRONG_SECRET = "wrong_secret"
    LOAD = "load"
    CALENDAR = "calendar"
    CONFIRM_YEAR = "confirm_year"


STATE_TITLES = {
    State.WAITING: N_("Đang chờ"),
    State.CALLED: N_("Đang gọi"),
    State.SERVING: N_("Đang phục vụ"),
    State.FINISHED: N_("Đã xong"),
    State.NO_SHOW: N_("Vắng mặt"),
    State.CANCELLED: N_("Đã hủy"),
    State.EXPIRED: N_("Hết ngày"),
}

MOVE_TITLES = {
    Kind.CALL: N_("gọi"),
    Kind.RECALL: N_("gọi lại"),
    Kind.START: N_("bắt đầu phục vụ"),
    Kind.FINISH: N_("hoàn thành"),
    Kind.NO_SHOW: N_("ghi vắng mặt"),
    Kind.RESTORE: N_("khôi phục"),
    Kind.CANCEL: N_("hủy"),
    Kind.TAKE_OVER: N_("nhận thay"),
    Kind.UNDO: N_("hoàn tác"),
    Kind.PRINT_AGAIN: N_("in lại"),
}

# The one table of moves: what may happen to a ticket in a state, and where it goes then.
# Undo is not here: it returns to the state before, see `undo_of`.
MOVES: dict[State, dict[Kind, State]] = {
    State.WAITING: {
        Kind.CALL: State.CALLED,
        Kind.CANCEL: State.CANCELLED,
        Kind.PRINT_AGAIN: State.WAITING,
        Kind.CLOSE_DAY: State.EXPIRED,
    },
    State.CALLED: {
        Kind.RECALL: State.CALLED,
        Kind.START: State.SERVING,
        Kind.FINISH: State.FINISHED,
        Kind.NO_SHOW: State.NO_SHOW,
        Kind.CANCEL: State.CANCELLED,
        Kind.TAKE_OVER: State.CALLED,
        Kind.CLOSE_DAY: State.EXPIRED,
    },
    State.SERVING: {
        Kind.FINISH: State.FINISHED,
        Kind.TAKE_OVER: State.SERVING,
        Kind.CLOSE_DAY: State.FINISHED,
    },
    State.FINISHED: {},
    State.NO_SHOW: {Kind.RESTORE: State.WAITING},
    State.CANCELLED: {},
    State.EXPIRED: {},
}

AT_DESK = (State.CALLED, State.SERVING)
UNDO_SECONDS = 10
UNDOABLE = (Kind.CALL, Kind.NO_SHOW, Kind.FINISH)


def after(state: State, move: Kind, label: str) -> State:
    """The state that `move` leads to from `state`; `MoveNotAllowed` if it is not in the table."""
    target = MOVES[state].get(move)
    if target is None:
        raise MoveNotAllowed(
            label=label, state=STATE_TITLES[state], move=MOVE_TITLES.get(move, move.value)
        )
    return target


_LABEL = re.compile(r"(?P<series>[A-ZĐ]{1,3})-(?P<number>\d{2,6})")


def label_for(series: str, number: int, width: int) -> str:
    """`A-012` from series `A`, number 12, width 3. A number past the width is refused."""
    if number >= 10**width:
        raise NumberTooWide(number=number, width=width)
    return f"{series}-{number:0{width}d}"


def parse_label(label: str) -> tuple[str, str]:
    """Series and digits of a label: `("UT", "005")` from `UT-005`. ValueError if it is none."""
    found = _LABEL.fullmatch(label)
    if found is None:
        raise ValueError(f"not a ticket label: {label!r}")
    return found["series"], found["number"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticket:
    """One numbered slip. `rank` and `queued_version` together are its place in its lane."""

    site_id: str
    ticket_id: int
    business_date: date
    label: str
    service_id: str
    lane: Lane
    language: str
    state: State
    rank: int
    queued_version: int
    counter_id: int | None
    calls: int
    no_shows: int
    issued_at: datetime
    called_at: datetime | None
    started_at: datetime | None
    ended_at: datetime | None

    @property
    def at_desk_since(self) -> datetime:
        """Since when it is in its state at a desk."""
        since = self.started_at if self.state is State.SERVING else self.called_at
        return since or self.issued_at

    @property
    def moves(self) -> frozenset[Kind]:
        """What may be done with it now."""
        return frozenset(MOVES[self.state])


# Why a ticket may be cancelled. A closed list: words typed freely could name a person, and
# events carry no personal data.
CANCEL_REASONS = {
    "left": N_("Người dân đã về"),
    "wrong_service": N_("Lấy nhầm lĩnh vực"),
    "duplicate": N_("Lấy trùng số"),
    "no_paper": N_("Phiếu không in được"),
    "guided": N_("Đã hướng dẫn, không cần giải quyết"),
}
