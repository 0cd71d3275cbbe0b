"""A dossier's state in plain words for whoever brought it: on the kiosk and in a text message.

Written for a reader of eighty years: what is the matter, when, where, what to bring. Reasons of
a refusal may name people: they stay in the letter, and these words point to it.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from office import dates
from office.dossiers.deadlines import Running
from office.dossiers.dossier import DossierState, ReturnBy
from office.dossiers.dossier_records import CitizenView
from office.profile import VIETNAM
from office.sms import messages
from office.texts import N_, VIETNAMESE, text

MOST_PAPERS = 2  # the letter has them all
LONGEST_PAPER = 64  # letters: catalogues name papers by whole sentences


class Mood(StrEnum):
    """What a screen's icon and colour say before the words do."""

    WORKING = "working"
    YOUR_TURN = "your_turn"
    READY = "ready"
    LATE = "late"
    OVER = "over"


class Mark(StrEnum):
    """Where a step of a dossier's way lies."""

    DONE = "done"
    NOW = "now"
    AHEAD = "ahead"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the way: what, and when or how."""

    title: str
    note: str
    mark: Mark


@dataclass(frozen=True, slots=True)
class Block:
    """The one thing to remember: what it is about, the answer, and what else helps."""

    lead: str
    main: str
    note: str


_RUNNING = {
    None: N_("Đang giải quyết."),
    Running.IN_TIME: N_("Đang giải quyết, chưa đến ngày hẹn."),
    Running.DUE_SOON: N_("Đang giải quyết, sắp đến ngày hẹn."),
    Running.OVERDUE: N_("Hồ sơ bị trễ hẹn. Chúng tôi xin lỗi."),
}
_PUT_OFF = N_("Đã hẹn lại ngày trả. Chúng tôi xin lỗi.")
_AT_DESK = N_("Đã có kết quả, mời bạn nhận.")
_ON_ITS_WAY = N_("Đã có kết quả, đang chuyển về quầy.")
_NOT_TAKEN = N_("Hồ sơ không được tiếp nhận.")
_NOT_SETTLED = N_("Hồ sơ không được giải quyết.")
_STATES = {
    DossierState.AWAITING_SUPPLEMENT: N_("Hồ sơ còn thiếu giấy tờ."),
    DossierState.AWAITING_FINANCE: N_("Đang chờ bạn nộp thuế, phí."),
    DossierState.RETURNED: N_("Kết quả đã được trả."),
    DossierState.WITHDRAWN: N_("Hồ sơ đã được rút lại."),
    DossierState.STOPPED: N_("Hồ sơ đã dừng giải quyết."),
}
_SENT = {
    ReturnBy.POST: N_("Đã có kết quả, sẽ gửi qua bưu điện."),
    ReturnBy.ELECTRONIC: N_("Đã có kết quả, sẽ gửi qua mạng."),
}
_NO_NEED = {
    ReturnBy.POST: N_("Kết quả gửi qua bưu điện, bạn không cần đến."),
    ReturnBy.ELECTRONIC: N_("Kết quả gửi qua mạng, bạn không cần đến."),
}
_MOODS = {
    DossierState.AWAITING_SUPPLEMENT: Mood.YOUR_TURN,
    DossierState.AWAITING_FINANCE: Mood.YOUR_TURN,
    DossierState.RESULT_READY: Mood.READY,
    DossierState.RETURNED: Mood.READY,
    DossierState.REFUSED: Mood.OVER,
    DossierState.WITHDRAWN: Mood.OVER,
    DossierState.STOPPED: Mood.OVER,
}
_IN_HAND = (DossierState.RECEIVED, DossierState.IN_PROCESS)
# Of a dossier that ended without a result: what the date is, where the reason stands, the step.
_ENDS = {
    DossierState.REFUSED: (
        N_("Ngày trả lời"),
        N_("Lý do ghi trong phiếu từ chối. Cần hỏi, xin gặp cán bộ."),
        N_("Không giải quyết"),
    ),
    DossierState.WITHDRAWN: (
        N_("Ngày rút hồ sơ"),
        N_("Cần hỏi, xin gặp cán bộ."),
        N_("Đã rút hồ sơ"),
    ),
    DossierState.STOPPED: (
        N_("Ngày dừng giải quyết"),
        N_("Lý do ghi trong thông báo dừng giải quyết. Cần hỏi, xin gặp cán bộ."),
        N_("Đã dừng"),
    ),
}


def may_fetch(view: CitizenView) -> bool:
    """Whether a number for fetching the result makes sense: it lies at the desk, for its holder."""
    return view.ready and view.return_by is ReturnBy.DESK and view.result_service is not None


def mood(view: CitizenView) -> Mood:
    """What the icon says."""
    if view.state in _IN_HAND:
        return Mood.LATE if view.running is Running.OVERDUE else Mood.WORKING
    return _MOODS[view.state]


def headline(view: CitizenView, language: str = VIETNAMESE) -> str:
    """The state in one sentence; late work with an apology."""
    return text(_headline(view), language)


def _headline(view: CitizenView) -> str:
    match view.state:
        case DossierState.RECEIVED | DossierState.IN_PROCESS:
            late = view.running is Running.OVERDUE
            return _PUT_OFF if view.extended and not late else _RUNNING[view.running]
        case DossierState.RESULT_READY:
            there = _AT_DESK if view.ready else _ON_ITS_WAY
            return _SENT.get(view.return_by, there)
        case DossierState.REFUSED:
            return _NOT_TAKEN if view.received_at is None else _NOT_SETTLED
        case _:
            return _STATES[view.state]


def block(
    view: CitizenView, now: datetime, *, hotline: str = "", language: str = VIETNAMESE
) -> Block:
    """The date, the papers or the place that matters now."""
    if view.state in _ENDS:
        lead, note, _step = _ENDS[view.state]
        return Block(text(lead, language), _day(view.settled_at, language), text(note, language))
    match view.state:
        case DossierState.AWAITING_SUPPLEMENT:
            lead = text("Giấy tờ cần mang đến", language)
            note = text("Có đủ giấy tờ, xin lấy số gặp cán bộ.", language)
            return Block(lead, _papers(view, language), note)
        case DossierState.AWAITING_FINANCE:
            main = text("Nộp tiền theo thông báo", language)
            note = text("Nộp xong, xin mang biên lai đến gặp cán bộ.", language)
            return Block(text("Việc cần làm", language), main, note)
        case DossierState.RESULT_READY:
            return _result(view, now, hotline, language)
        case DossierState.RETURNED:
            note = text("Chưa nhận được? Xin gặp cán bộ.", language)
            return Block(text("Ngày trả kết quả", language), _day(view.returned_at, language), note)
        case _:
            return _due(view, hotline, language)


def _due(view: CitizenView, hotline: str, language: str) -> Block:
    if view.due_at is None:
        lead = text("Ngày trả kết quả", language)
        note = text("Cơ quan sẽ báo bạn khi có kết quả.", language)
        return Block(lead, text("Chưa định ngày", language), note)
    if view.running is Running.OVERDUE:
        lead = text("Ngày đã hẹn trả kết quả", language)
        return Block(lead, _day(view.due_at, language), _ask(hotline, language))
    when = text("từ {time}, {day}", language)
    main = when.format(time=dates.clock(view.due_at), day=_day(view.due_at, language))
    if view.return_by in _NO_NEED:
        lead = text("Ngày hẹn trả kết quả", language)
        return Block(lead, main, text(_NO_NEED[view.return_by], language))
    note = text("Khi đến, nhớ mang giấy hẹn.", language)
    return Block(text("Mời bạn đến nhận kết quả", language), main, note)


def _result(view: CitizenView, now: datetime, hotline: str, language: str) -> Block:
    if view.return_by in _NO_NEED:
        lead = text("Cách nhận kết quả", language)
        by_post = view.return_by is ReturnBy.POST
        main = text("Gửi qua bưu điện", language) if by_post else text("Gửi qua mạng", language)
        return Block(lead, main, text("Bạn không cần đến lấy.", language))
    if view.ready:
        lead = text("Nơi nhận kết quả", language)
        note = text("Nhớ mang giấy hẹn và giấy tờ tùy thân.", language)
        return Block(lead, _place(view, language), note)
    if view.due_at is not None and now < view.due_at:
        lead = text("Mời bạn đến nhận kết quả", language)
        return Block(lead, _day(view.due_at, language), _ask(hotline, language))
    lead = text("Kết quả đang được chuyển về quầy", language)
    return Block(lead, text("Xin quay lại sau", language), _ask(hotline, language))


def _place(view: CitizenView, language: str) -> str:
    if not view.fetch_at:
        return text("Bộ phận trả kết quả", language)
    numbers = ", ".join(map(str, view.fetch_at))
    return text("Quầy {numbers}", language).format(numbers=numbers)


def _papers(view: CitizenView, language: str) -> str:
    """The papers that may be named, one a line; the others stand in the letter."""
    named = list(view.lacking[:MOST_PAPERS])
    left = len(view.lacking) - len(named)
    if not named:
        return text("Theo phiếu yêu cầu bổ sung", language)
    lines = [f"• {_cut(each)}" for each in named]
    if left or view.lacks_more:
        lines.append(text("và giấy tờ khác", language))
    return "\n".join(lines)


def _cut(paper: str) -> str:
    if len(paper) <= LONGEST_PAPER:
        return paper
    return paper[:LONGEST_PAPER].rpartition(" ")[0].rstrip(" ,;(") + "…"


def _ask(hotline: str, language: str) -> str:
    if not hotline:
        return text("Cần hỏi, xin gặp cán bộ.", language)
    said = text("Cần hỏi, xin gọi {hotline} hoặc gặp cán bộ.", language)
    return said.format(hotline=hotline)


def steps(view: CitizenView, now: datetime, language: str = VIETNAMESE) -> tuple[Step, ...]:
    """The dossier's way in at most four steps, from the papers to the result."""
    say = _Say(now, language)
    if view.state in _ENDS:
        turned_away = view.state is DossierState.REFUSED and view.received_at is None
        title = N_("Không tiếp nhận") if turned_away else _ENDS[view.state][2]
        ended = say.step(title, view.settled_at, Mark.ENDED)
        return (*_received(view, say), ended)
    if view.received_at is None:
        waits = say.step(N_("Chờ bổ sung giấy tờ"), None, Mark.NOW)
        ahead = [say.step(each, None, Mark.AHEAD) for each in (_TAKEN, _GIVEN)]
        return (say.step(N_("Đã xem giấy tờ"), None, Mark.DONE), waits, *ahead)
    return (*_received(view, say), *_work(view, say), _giving(view, say))


_TAKEN = N_("Nhận hồ sơ")
_GIVEN = N_("Trả kết quả")


@dataclass(frozen=True, slots=True)
class _Say:
    """Makes steps in a language, with days as seen from `now`."""

    now: datetime
    language: str

    def step(self, title: str, at: datetime | None, mark: Mark, note: str = "{day}") -> Step:
        """A step; `note` has the day in it, or is words of its own."""
        day = self.day(at) if at else ""
        said = text(note, self.language).format(day=day) if day or "{day}" not in note else ""
        return Step(text(title, self.language), said, mark)

    def day(self, at: datetime) -> str:
        """`Thứ Sáu, 20/11`, with the year where it is not this one."""
        local, today = at.astimezone(VIETNAM), self.now.astimezone(VIETNAM)
        if local.date() == today.date():
            return text("Hôm nay, {day}", self.language).format(day=f"{local:%d/%m}")
        if local.year != today.year:
            return dates.full_date(local.date(), self.language)
        return f"{dates.weekday(local.weekday(), self.language)}, {local:%d/%m}"


def _received(view: CitizenView, say: _Say) -> tuple[Step, ...]:
    if view.received_at is None:
        return (say.step(N_("Đã xem giấy tờ"), None, Mark.DONE),)
    return (say.step(N_("Đã nhận hồ sơ"), view.received_at, Mark.DONE),)


def _work(view: CitizenView, say: _Say) -> tuple[Step, ...]:
    complete = say.step(N_("Giấy tờ đã đủ"), view.received_at, Mark.DONE)
    match view.state:
        case DossierState.AWAITING_SUPPLEMENT:
            work = say.step(N_("Giải quyết"), None, Mark.AHEAD)
            return (say.step(N_("Chờ bổ sung giấy tờ"), None, Mark.NOW), work)
        case DossierState.AWAITING_FINANCE:
            return (complete, say.step(N_("Chờ nộp thuế, phí"), None, Mark.NOW))
        case DossierState.RESULT_READY | DossierState.RETURNED:
            return (complete, say.step(N_("Đã có kết quả"), view.settled_at, Mark.DONE))
        case _:
            return (complete, say.step(N_("Đang giải quyết"), say.now, Mark.NOW))


def _giving(view: CitizenView, say: _Say) -> Step:
    if view.state is DossierState.RETURNED:
        return say.step(N_("Đã trả kết quả"), view.returned_at, Mark.DONE)
    if view.state is DossierState.RESULT_READY:
        here = N_("Mời bạn nhận") if view.ready else N_("Đang về quầy")
        note = N_("Đang gửi đến bạn") if view.return_by in _SENT else here
        return say.step(_GIVEN, None, Mark.NOW, note)
    if view.state not in _IN_HAND:  # the clock stands: the date will be another one
        return say.step(_GIVEN, None, Mark.AHEAD)
    return say.step(_GIVEN, view.due_at, Mark.AHEAD, N_("Hẹn {day}"))


def sms_answer(view: CitizenView, now: datetime, *, hotline: str = "") -> str:
    """The state in one text message: Vietnamese without accents, at most 160 letters. What does
    not fit is left out from the end; who waits too long is told first whom to call."""
    told = block(view, now, hotline=hotline)
    main = told.main.replace("• ", "").replace("\n", "; ")
    what = f"{told.lead}: {main}." if main else ""
    rest = [told.note, what] if mood(view) is Mood.LATE else [what, told.note]
    return messages.fit([f"HS {view.code}: {_headline(view)}", *filter(None, rest)])


def _day(at: datetime | None, language: str) -> str:
    return dates.full_date(at.astimezone(VIETNAM).date(), language) if at else ""
