"""The dossier: its states, the moves between them, its draft, its code, and what it still lacks.

The states follow the national synchronisation codes (received 2, in process 4, supplement 5,
financial duty 6, settled 9, returned 10, refused 3, withdrawn 7, stopped 8). Overdue is never a
state: it is worked out from the due date, the settling and the clock.
"""

import re
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum

from office.dossiers.deadlines import Standing
from office.errors import DossierMoveNotAllowed
from office.people.person import Person
from office.procedure import Channel, ChannelLimit, PausePolicy, Procedure
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


class PaperState(StrEnum):
    """A line of the list of papers at intake."""

    HAVE = "have"
    MISSING = "missing"
    NOT_NEEDED = "not_needed"


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
}

_R, _P = DossierState.RECEIVED, DossierState.IN_PROCESS
_SAME_ANYWHERE_OPEN = {Move.AMEND, Move.ATTACH, Move.NOTIFY, Move.ASSIGN}

# The one table of moves. Where a move may lead to either the desk or a unit (`HAND_OVER`,
# `TAKE_BACK`, what was awaited has come), the state is `at_desk_or_unit`: received while only
# the desk holds the dossier, in process while a unit does.
MOVES: dict[DossierState, frozenset[Move]] = {
    _R: frozenset(
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
            Move.VOID,
        }
        | _SAME_ANYWHERE_OPEN
    ),
    _P: frozenset(
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
    ),
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

# What the one-stop desk may do while a unit holds the dossier: it is the one the citizen meets.
DESK_MAY = frozenset(
    {
        Move.REQUEST_SUPPLEMENT,
        Move.RECEIVE_SUPPLEMENT,
        Move.FINANCE_DONE,
        Move.EXTEND,
        Move.STOP,
        Move.WITHDRAW,
        Move.NOTIFY,
        Move.AMEND,
        Move.CORRECT,
        Move.ATTACH,
        Move.TAKE_BACK,
    }
)
# What only the desk does.
DESK_ONLY = frozenset({Move.RETURN_RESULT, Move.RECEIVE_SUPPLEMENT, Move.VOID, Move.CORRECT})

# What even the desk does only while it has the papers.
HOLDER_ONLY = frozenset({Move.RETURN_RESULT})

# What only the leading unit does, or the desk where it may: it settles or puts off the whole.
LEAD_ONLY = frozenset(
    {Move.REFUSE, Move.EXTEND, Move.STOP, Move.WITHDRAW, Move.RECORD_RESULT, Move.REQUIRE_FINANCE}
)

# How the citizen is told that something happened.
MEANS = {
    "phone": N_("điện thoại"),
    "sms": N_("tin nhắn"),
    "post": N_("thư"),
    "email": N_("thư điện tử"),
    "in_person": N_("trực tiếp"),
}

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
class PaperLine:
    """One paper of a dossier, as asked for and as handed in."""

    title: str
    originals: int = 1
    copies: int = 0
    conditional: bool = False
    state: PaperState = PaperState.MISSING
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What an officer has entered so far. `owner` and `fetcher` None mean the submitter.

    `case` counts the procedure's cases of one channel (fees of their own). `fee_vnd` None takes
    the catalogue's. `sets` is the number of sets of papers (số lượng hồ sơ). `edition` is that of
    the procedure whose papers and limit the officer saw.
    """

    procedure_code: str = ""
    channel: Channel = Channel.COUNTER
    case: int = 0
    submitter: Person = field(default_factory=Person)
    owner: Person | None = None
    fetcher: Person | None = None
    authorisation: str = ""
    papers: tuple[PaperLine, ...] = ()
    sets: int = 1
    return_by: ReturnBy = ReturnBy.DESK
    post_address: str = ""
    fee_vnd: int | None = None
    fee_paid: bool = False
    external_code: str = ""
    note: str = ""
    ticket_id: int | None = None
    edition: str = ""


@dataclass(frozen=True, slots=True)
class Missing:
    """Something a draft lacks: the field to go to, and the sentence beside it."""

    field: str
    sentence: str


def paper_lines(procedure: Procedure) -> tuple[PaperLine, ...]:
    """The procedure's papers as an empty list to tick. Conditional ones begin as not needed."""
    return tuple(
        PaperLine(
            title=each.title,
            originals=each.originals,
            copies=each.copies,
            conditional=each.conditional,
            state=PaperState.NOT_NEEDED if each.conditional else PaperState.MISSING,
        )
        for each in procedure.papers
    )


def all_papers(lines: tuple[PaperLine, ...]) -> tuple[PaperLine, ...]:
    """Everything that is asked for is there ("đủ cả"); conditional papers stay as they are."""
    return tuple(
        each if each.state is PaperState.NOT_NEEDED else replace(each, state=PaperState.HAVE)
        for each in lines
    )


def turn_paper(lines: tuple[PaperLine, ...], number: int) -> tuple[PaperLine, ...]:
    """The paper's next state, by its number from 1: there, missing, and not needed where the
    paper is conditional. A number that is none changes nothing."""
    if not 1 <= number <= len(lines):
        return lines
    line = lines[number - 1]
    order = [PaperState.MISSING, PaperState.HAVE]
    if line.conditional:
        order.append(PaperState.NOT_NEEDED)
    following = order[(order.index(line.state) + 1) % len(order)]
    return (*lines[: number - 1], replace(line, state=following), *lines[number:])


def limit_of(procedure: Procedure, channel: Channel, case: int = 0) -> ChannelLimit | None:
    """Time limit and fee for a channel; the counter's where the channel has none of its own."""
    for wanted in (channel, Channel.COUNTER):
        cases = [each for each in procedure.channels if each.channel is wanted]
        if cases:
            return cases[min(case, len(cases) - 1)]
    return procedure.channels[0] if procedure.channels else None


NAME_MISSING = {
    Role.SUBMITTER: N_("Chưa có họ tên người nộp."),
    Role.OWNER: N_("Chưa có tên chủ hồ sơ."),
    Role.FETCHER: N_("Chưa có tên người nhận kết quả."),
}


def missing(draft: Draft) -> tuple[Missing, ...]:
    """What must be there before a dossier is received, in the order of the pane."""
    found: list[Missing] = []
    for role, person in people_of(draft).items():
        if not person.name:
            found.append(Missing(f"{role.value}.name", NAME_MISSING[role]))
    if not draft.procedure_code:
        found.append(Missing("procedure", N_("Chưa chọn thủ tục.")))
    lacking = [
        str(number)
        for number, line in enumerate(draft.papers, 1)
        if line.state is PaperState.MISSING
    ]
    if lacking:
        sentence = N_("Còn thiếu giấy tờ số {numbers}.")
        found.append(Missing("papers", sentence.format(numbers=", ".join(lacking))))
    if draft.return_by is ReturnBy.POST and not draft.post_address:
        found.append(Missing("post_address", N_("Chưa có địa chỉ gửi bưu chính.")))
    return tuple(found)


def people_of(draft: Draft) -> dict[Role, Person]:
    """The dossier's people by role; who is the same person stands once, as submitter."""
    people = {Role.SUBMITTER: draft.submitter}
    if draft.owner is not None:
        people[Role.OWNER] = draft.owner
    if draft.fetcher is not None:
        people[Role.FETCHER] = draft.fetcher
    return people


# Unit code, day, number of the day. Four digits, more when a day needs them: never wrapped.
CODE = re.compile(r"(?:\d{3}\.\d{2}\.\d{2}\.)?[A-Z]\d{2}(?:\.\d{2,3})*-\d{6}-\d{4,7}", re.ASCII)
UNIT_CODE = re.compile(r"(?:\d{3}\.\d{2}\.\d{2}\.)?[A-Z]\d{2}(?:\.\d{2,3})*", re.ASCII)
LOOKUP = re.compile(r"[A-Z2-7]{8}")
_QR = re.compile(
    rf"MOTCUA:2:(?P<site>[^:\s]+):(?P<code>{CODE.pattern}):(?P<lookup>[A-Z2-7]{{8}})", re.ASCII
)


def code_for(unit_code: str, day: date, number: int) -> str:
    """`H15.50.05.13-261008-0975`: four digits, widened past 9999 and never reused."""
    return f"{unit_code}-{day:%y%m%d}-{number:04d}"


def qr_text(site_id: str, code: str, lookup: str) -> str:
    """What the receipt's QR holds: no personal data."""
    return f"MOTCUA:2:{site_id}:{code}:{lookup}"


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody typed or scanned to look a dossier up: one of the two is set."""

    code: str = ""
    lookup: str = ""


def asked(text: str) -> Asked | None:
    """The dossier that a scan, a typed code or a short code asks for; None if it is neither.

    Spaces and letter case do not matter; in a short code 0, 1 and 8 are read as O, I and B.
    """
    tight = "".join(text.split()).upper()
    found = _QR.fullmatch(text.strip())
    if found:
        return Asked(code=found["code"], lookup=found["lookup"])
    if CODE.fullmatch(tight):
        return Asked(code=tight)
    short = tight.replace("-", "").translate(str.maketrans("018", "OIB"))
    return Asked(lookup=short) if LOOKUP.fullmatch(short) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """One application file as its rows tell it, without personal data.

    `received_at` is None while the papers are still to be completed before receipt. `due_at` is
    None where the law sets no limit, or while the clock stands (`paused_since`). `first_due_at`
    is what the receipt said. `unit_id` is the unit that leads now. `settled_at` and `standing`
    tell when the result was there, and how that was against the due date. `version` is that of
    its latest event: whoever moves it says which one they saw.
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
