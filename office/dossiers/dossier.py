"""The dossier: its states, and the one table of moves between them.

The states follow the national synchronisation codes (received 2, in process 4, supplement 5,
financial duty 6, settled 9, returned 10, refused 3, withdrawn 7, stopped 8). Overdue is never a
state: it is worked out from the due date, the settling and the clock.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from office.dossiers.deadlines import Standing
from office.errors import DossierMoveNotAllowed
from office.procedure import Channel, PausePolicy, Procedure
from office.texts import N_

DESK = "mot-cua"  # the one-stop desk among the units: where a dossier enters and leaves
DESK_TITLE = "Bộ phận Tiếp nhận và Trả kết quả"  # as the control sheet names it


class DossierState(StrEnum):
    """Where a dossier stands. Values are the stored strings."""

    RECEIVED = "received"
    IN_PROCESS = "in_process"
    AWAITING_SUPPLEMENT = "awaiting_supplement"
    AWAITING_FINANCE = "awaiting_finance"
    RESULT_READY = "result_ready"
    RETURNED = "returned"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    STOPPED = "stopped"
    VOIDED = "voided"


class Move(StrEnum):
    """What an event tells of a dossier. Values are the stored strings, beside a ticket's kinds."""

    REGISTER = "register"
    ADVISE = "advise"
    REQUEST_SUPPLEMENT = "supplement"
    RECEIVE_SUPPLEMENT = "supplied"
    REFUSE = "refuse"
    HAND_OVER = "hand_over"
    ACCEPT = "accept"
    TAKE_BACK = "take_back"
    ASSIGN = "assign"
    REQUIRE_FINANCE = "finance"
    FINANCE_DONE = "financed"
    EXTEND = "extend"
    STOP = "stop"
    WITHDRAW = "withdraw"
    RECORD_RESULT = "result"
    NOTIFY = "notify"
    RETURN_RESULT = "return"
    AMEND = "amend"
    CORRECT = "correct"
    ATTACH = "attach"
    VOID = "void"
    PRINT = "print"  # a paper came out: told in every state, moves nothing


class ReturnBy(StrEnum):
    """How the result reaches the citizen. Values are the stored strings."""

    DESK = "desk"
    POST = "post"
    ELECTRONIC = "electronic"


class Role(StrEnum):
    """Who somebody is to a dossier. Values are the stored strings."""

    SUBMITTER = "submitter"
    OWNER = "owner"
    FETCHER = "fetcher"


STATE_TITLES = {
    DossierState.RECEIVED: N_("Đã tiếp nhận"),
    DossierState.IN_PROCESS: N_("Đang xử lý"),
    DossierState.AWAITING_SUPPLEMENT: N_("Chờ bổ sung"),
    DossierState.AWAITING_FINANCE: N_("Chờ nghĩa vụ tài chính"),
    DossierState.RESULT_READY: N_("Đã có kết quả"),
    DossierState.RETURNED: N_("Đã trả kết quả"),
    DossierState.REFUSED: N_("Không tiếp nhận"),
    DossierState.WITHDRAWN: N_("Đã rút"),
    DossierState.STOPPED: N_("Dừng giải quyết"),
    DossierState.VOIDED: N_("Nhập nhầm, đã hủy"),
}

MOVE_TITLES = {
    Move.REGISTER: N_("tiếp nhận"),
    Move.ADVISE: N_("hướng dẫn hoàn thiện hồ sơ"),
    Move.REQUEST_SUPPLEMENT: N_("yêu cầu bổ sung"),
    Move.RECEIVE_SUPPLEMENT: N_("nhận bổ sung"),
    Move.REFUSE: N_("từ chối"),
    Move.HAND_OVER: N_("giao hồ sơ"),
    Move.ACCEPT: N_("ký nhận"),
    Move.TAKE_BACK: N_("thu hồi"),
    Move.ASSIGN: N_("giao việc"),
    Move.REQUIRE_FINANCE: N_("yêu cầu nghĩa vụ tài chính"),
    Move.FINANCE_DONE: N_("hoàn thành nghĩa vụ tài chính"),
    Move.EXTEND: N_("gia hạn"),
    Move.STOP: N_("dừng giải quyết"),
    Move.WITHDRAW: N_("rút hồ sơ"),
    Move.RECORD_RESULT: N_("ghi kết quả"),
    Move.NOTIFY: N_("báo người dân"),
    Move.RETURN_RESULT: N_("trả kết quả"),
    Move.AMEND: N_("sửa thông tin"),
    Move.CORRECT: N_("đính chính"),
    Move.ATTACH: N_("đính kèm"),
    Move.VOID: N_("hủy vì nhập nhầm"),
    Move.PRINT: N_("in giấy tờ"),
}

_SAME_ANYWHERE_OPEN = {Move.AMEND, Move.ATTACH, Move.NOTIFY, Move.ASSIGN}
_WORKED_ON = frozenset(
    {
        Move.HAND_OVER,
        Move.ACCEPT,
        Move.TAKE_BACK,
        Move.REQUEST_SUPPLEMENT,
        Move.REFUSE,
        Move.REQUIRE_FINANCE,
        Move.EXTEND,
        Move.STOP,
        Move.WITHDRAW,
        Move.RECORD_RESULT,
    }
    | _SAME_ANYWHERE_OPEN
)

# The one table of moves. Where a move may lead to either the desk or a unit (`HAND_OVER`,
# `TAKE_BACK`, what was awaited has come), the state is that of `after`: received while only
# the desk holds the dossier, in process while a unit does.
MOVES: dict[DossierState, frozenset[Move]] = {
    DossierState.RECEIVED: _WORKED_ON | {Move.VOID},
    DossierState.IN_PROCESS: _WORKED_ON,
    DossierState.AWAITING_SUPPLEMENT: frozenset(
        {Move.RECEIVE_SUPPLEMENT, Move.ACCEPT, Move.REFUSE, Move.STOP, Move.WITHDRAW}
        | _SAME_ANYWHERE_OPEN
    ),
    DossierState.AWAITING_FINANCE: frozenset(
        {Move.FINANCE_DONE, Move.ACCEPT, Move.STOP, Move.WITHDRAW} | _SAME_ANYWHERE_OPEN
    ),
    DossierState.RESULT_READY: frozenset(
        {Move.RETURN_RESULT, Move.ACCEPT, Move.HAND_OVER, Move.TAKE_BACK} | _SAME_ANYWHERE_OPEN
    ),
    DossierState.RETURNED: frozenset({Move.CORRECT}),
    DossierState.REFUSED: frozenset({Move.CORRECT}),
    DossierState.WITHDRAWN: frozenset({Move.CORRECT}),
    DossierState.STOPPED: frozenset({Move.CORRECT}),
    DossierState.VOIDED: frozenset(),
}

# Moves that end in one state, whatever came before.
TARGETS = {
    Move.REQUEST_SUPPLEMENT: DossierState.AWAITING_SUPPLEMENT,
    Move.ADVISE: DossierState.AWAITING_SUPPLEMENT,
    Move.REFUSE: DossierState.REFUSED,
    Move.REQUIRE_FINANCE: DossierState.AWAITING_FINANCE,
    Move.STOP: DossierState.STOPPED,
    Move.WITHDRAW: DossierState.WITHDRAWN,
    Move.RECORD_RESULT: DossierState.RESULT_READY,
    Move.RETURN_RESULT: DossierState.RETURNED,
    Move.VOID: DossierState.VOIDED,
}

OPEN = (
    DossierState.RECEIVED,
    DossierState.IN_PROCESS,
    DossierState.AWAITING_SUPPLEMENT,
    DossierState.AWAITING_FINANCE,
)
PAUSED = (DossierState.AWAITING_SUPPLEMENT, DossierState.AWAITING_FINANCE)

# How the citizen is told that something happened.
MEANS = {
    "phone": N_("điện thoại"),
    "sms": N_("tin nhắn"),
    "post": N_("thư"),
    "email": N_("thư điện tử"),
    "in_person": N_("trực tiếp"),
}

# The papers of a dossier, a closed list: their events name them.
RECEIPT, VISIT_RECEIPT, CONTROL_SHEET = "receipt", "receipt_many", "control_sheet"
PAPERS = (
    RECEIPT,
    VISIT_RECEIPT,
    CONTROL_SHEET,
    "supplement_request",
    "refusal",
    "extension_letter",
    "stop_notice",
    "result_receipt",
)

# Steps a unit may name, a closed list: events carry no free words.
STEPS = {
    "": N_("Chưa phân công"),
    "appraise": N_("Thẩm định"),
    "coordinate": N_("Phối hợp"),
    "submit": N_("Trình ký"),
    "sign": N_("Chờ ký"),
    "issue": N_("Phát hành"),
}


def check_move(state: DossierState, move: Move, code: str) -> None:
    """`DossierMoveNotAllowed` if the table of moves does not have it."""
    if move not in MOVES[state]:
        raise DossierMoveNotAllowed(code=code, state=STATE_TITLES[state], move=MOVE_TITLES[move])


def after(state: DossierState, move: Move, *, unit_holds: bool, code: str) -> DossierState:
    """The state that a move leads to. `unit_holds`: whether a unit other than the desk will then
    hold the dossier."""
    check_move(state, move, code)
    if move in TARGETS:
        return TARGETS[move]
    changes_hands = move in (Move.HAND_OVER, Move.TAKE_BACK, Move.ACCEPT)
    if state in (*PAUSED, DossierState.RESULT_READY) and (changes_hands or move is Move.ASSIGN):
        return state
    if changes_hands or move in (Move.RECEIVE_SUPPLEMENT, Move.FINANCE_DONE):
        return DossierState.IN_PROCESS if unit_holds else DossierState.RECEIVED
    return state


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """One application file as its rows tell it, without personal data.

    `received_at` is None while the papers are still to be completed before receipt. `due_at` is
    None where the law sets no limit; while the clock stands (`paused_since`) it is what it was
    before. `first_due_at` is what the receipt said. `unit_id` is the unit that leads now.
    `settled_at` and `standing` tell when the result was there, and how that was against the due
    date, `settled_by` which unit led then. `version` is that of its latest event: whoever moves
    it says which one they saw.
    """

    site_id: str
    dossier_id: int
    code: str
    lookup: str
    external_code: str
    procedure_code: str
    title: str
    field: str
    service_id: str
    channel: Channel
    state: DossierState
    unit_id: str
    ticket_id: int | None
    counter_id: int | None
    officer: str
    opened_at: datetime
    received_at: datetime | None
    first_due_at: datetime | None
    due_at: datetime | None
    paused_since: datetime | None
    settled_at: datetime | None
    settled_by: str | None = None
    standing: Standing | None
    returned_at: datetime | None
    return_by: ReturnBy
    fee_vnd: int | None
    fee_paid: bool
    sets: int
    extensions: int
    version: int

    @property
    def moves(self) -> frozenset[Move]:
        """What may be done with it now."""
        return MOVES[self.state]


def pause_policy(procedure: Procedure, move: Move) -> PausePolicy:
    """What a stop does to the clock: the procedure's own rule for a supplement, a pause for a
    financial duty (the tax office's time is not the agency's)."""
    return procedure.supplement if move is Move.REQUEST_SUPPLEMENT else PausePolicy.PAUSE
