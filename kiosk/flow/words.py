"""What the kiosk says: names, reasons, and a dossier's state in plain words."""

from dataclasses import dataclass

from db.queue.records import IssuedTicket
from kiosk.flow.searched import FoundDossier, Miss, Searched
from kiosk.flow.snapshot import Snapshot
from office import dates
from office.dossiers import citizen_words
from office.dossiers.citizen_words import Block, Mark, Mood, Step
from office.errors import Known, Unexpected
from office.hours import Closed, Standing
from office.profile import VIETNAM, Office, Service
from office.texts import N_, VIETNAMESE, text
from office.thermal import papers
from office.ticket import State

REASONS = {
    Closed.HOLIDAY: N_("Hôm nay nghỉ lễ"),
    Closed.WEEKEND: N_("Cuối tuần cơ quan nghỉ"),
    Closed.DAY_OFF: N_("Hôm nay cơ quan nghỉ"),
    Closed.TOO_EARLY: N_("Chưa đến giờ làm việc"),
    Closed.LUNCH: N_("Đang nghỉ trưa"),
    Closed.AFTER_HOURS: N_("Đã hết giờ làm việc"),
}

MISSES = {
    Miss.UNKNOWN: N_("Không tìm thấy mã này. Xin xem lại từng chữ trên giấy hẹn."),
    Miss.NO_PAPER: N_("Không tìm thấy giấy này trong máy. Xin cầm giấy đến hỏi cán bộ."),
    Miss.ELSEWHERE: N_("Giấy này do cơ quan khác cấp. Xin đến nơi ghi trên giấy."),
    Miss.CARD: N_("Đây là thẻ căn cước, máy không giữ lại gì. Xin quét mã QR trên giấy hẹn."),
    Miss.FOREIGN: N_(
        "Đây không phải mã của cơ quan này. Xin quét giấy hẹn hoặc phiếu số lấy ở đây."
    ),
    Miss.TOO_MANY: N_("Mã sai nhiều lần. Xin thử lại sau {seconds} giây, hoặc hỏi cán bộ."),
    Miss.BUSY: N_("Máy đang bận, chưa tra được. Xin chờ, máy tự tra lại sau vài giây."),
    Miss.BROKEN: N_("Máy chưa tra được. Xin hỏi cán bộ hướng dẫn."),
}


_ICONS = {
    Mood.WORKING: "clock",
    Mood.YOUR_TURN: "file-text",
    Mood.READY: "circle-check",
    Mood.LATE: "triangle-alert",
    Mood.OVER: "info",
}
_HEADLINES = {
    State.SERVING: N_("Đang phục vụ tại Quầy {counter}."),
    State.FINISHED: N_("Số này đã phục vụ xong."),
    State.NO_SHOW: N_("Số này đã gọi mà không có người."),
    State.CANCELLED: N_("Số này đã hủy."),
    State.EXPIRED: N_("Số này của ngày đã qua."),
}
_CALLED = N_("Mời bạn đến Quầy {counter}.")
_IN_LINE = (State.WAITING, State.CALLED)
_ADVICE = {
    State.SERVING: "",
    State.FINISHED: N_("Cần gì thêm, xin hỏi cán bộ hướng dẫn."),
    State.NO_SHOW: N_("Xin báo cán bộ hướng dẫn để được gọi lại."),
    State.CANCELLED: N_("Vẫn cần làm việc, xin lấy số mới."),
    State.EXPIRED: N_("Vẫn cần làm việc, xin lấy số mới."),
}


def missed(search: Searched, language: str) -> str:
    """Why a look-up brought nothing, and what to do; "" where it did not miss."""
    if search.miss is None:
        return ""
    return text(MISSES[search.miss], language).format(seconds=search.wait)


def either(vietnamese: str, english: str, language: str) -> str:
    """What an office wrote, in English where it did and where English is asked for."""
    return vietnamese if language == VIETNAMESE else english or vietnamese


def service_title(service: Service, language: str) -> str:
    """A service's name."""
    return either(service.title, service.title_en, language)


def office_names(office: Office, language: str) -> tuple[str, str]:
    """The office's authority and its own name."""
    authority = either(office.authority, office.authority_en, language)
    return authority, either(office.title, office.title_en, language)


def why_closed(standing: Standing, language: str) -> str:
    """The headline of a closed office, also while its day is not opened yet."""
    reason = REASONS[standing.why] if standing.why else N_("Chưa lấy được số")
    return text(reason, language)


def for_citizens(trouble: Known) -> Known:
    """A trouble as a citizen may read it: of a bug the log tells, and they have no administrator to
    report it to."""
    return Known() if isinstance(trouble, Unexpected) else trouble


def first_sentence(trouble: Known, language: str) -> str:
    """The part of a message that says what happened, without what to do."""
    return trouble.message(language).partition(". ")[0].rstrip(".") + "."


@dataclass(frozen=True, slots=True)
class Told:
    """A title with the code beside it, the state with its icon, the block, the way, and whose
    way it is. `late` asks for the colour of trouble."""

    title: str
    code: str
    headline: str
    icon: str
    late: bool
    block: Block
    subject: str
    steps: tuple[Step, ...]


NOTHING_TOLD = Told("", "", "", "info", False, Block("", "", ""), "", ())


def told(snapshot: Snapshot) -> Told | None:
    """What was found, in the language of the session."""
    match snapshot.search.found:
        case FoundDossier() as found:
            return _of_dossier(found, snapshot)
        case IssuedTicket() as found:
            return _of_ticket(found, snapshot)
        case None:
            return None


def _of_dossier(found: FoundDossier, snapshot: Snapshot) -> Told | None:
    view, language, now = found.view, snapshot.language, snapshot.now
    if now is None:
        return None
    hotline = snapshot.office.hotline if snapshot.office else ""
    mood = citizen_words.mood(view)
    return Told(
        title=text("Hồ sơ của bạn", language),
        code=text("Mã hồ sơ {code}", language).format(code=view.code),
        headline=citizen_words.headline(view, language),
        icon=_ICONS[mood],
        late=mood is Mood.LATE,
        block=citizen_words.block(view, now, hotline=hotline, language=language),
        subject=view.title,
        steps=citizen_words.steps(view, now, language),
    )


def _of_ticket(found: IssuedTicket, snapshot: Snapshot) -> Told:
    ticket, language = found.ticket, snapshot.language
    state, called = ticket.state, ticket.state is State.CALLED
    waits = state is State.WAITING
    return Told(
        title=text("Số thứ tự của bạn", language),
        code=text("Ngày {day}", language).format(day=f"{ticket.business_date:%d/%m/%Y}"),
        headline=_headline(found, language),
        icon="users" if waits else "bell-ring" if called else "info",
        late=False,
        block=Block(text("Số thứ tự", language), ticket.label, _advice(found, language)),
        subject=service_title(found.service, language),
        steps=tuple(_way(found, language)),
    )


def _headline(found: IssuedTicket, language: str) -> str:
    ticket = found.ticket
    if ticket.state is State.WAITING:
        if found.ahead == 0:
            return text("Sắp đến lượt bạn.", language)
        if found.ahead == 1:
            return text("Còn 1 người trước bạn.", language)
        return text("Còn {count} người trước bạn.", language).format(count=found.ahead)
    said = _CALLED if ticket.state is State.CALLED else _HEADLINES[ticket.state]
    return text(said, language).format(counter=ticket.counter_id)


def _advice(found: IssuedTicket, language: str) -> str:
    state = found.ticket.state
    if state is State.WAITING and found.estimate is not None:
        wait = papers.estimate_text(found.estimate, language)
        said = text("Chờ khoảng {wait}. Xin nghe loa và nhìn màn hình gọi số.", language)
        return said.format(wait=wait)
    if state in _IN_LINE:
        return text("Xin nghe loa và nhìn màn hình gọi số.", language)
    return text(_ADVICE[state], language)


def _way(found: IssuedTicket, language: str) -> list[Step]:
    """Taken, waiting, called: as far as the ticket has come."""
    ticket = found.ticket
    issued = dates.clock(ticket.issued_at.astimezone(VIETNAM))
    taken = Step(text("Đã lấy số", language), issued, Mark.DONE)
    where = ", ".join(map(str, found.counters))
    at = text("Quầy {numbers}", language)
    if ticket.state is State.WAITING:
        ahead = text("Còn {count} người", language).format(count=found.ahead)
        to = Step(text("Đến quầy", language), at.format(numbers=where), Mark.AHEAD)
        return [taken, Step(text("Đang chờ", language), ahead, Mark.NOW), to]
    if ticket.called_at is None:
        return [taken, Step(_headline(found, language), "", Mark.ENDED)]
    called = dates.clock(ticket.called_at.astimezone(VIETNAM))
    here = at.format(numbers=ticket.counter_id)
    call = Step(text("Đã gọi số", language), called, Mark.DONE)
    match ticket.state:
        case State.CALLED | State.SERVING:
            return [taken, call, Step(text("Đến quầy", language), here, Mark.NOW)]
        case State.FINISHED:
            return [taken, call, Step(text("Đã phục vụ xong", language), here, Mark.DONE)]
        case _:
            return [taken, call, Step(text("Không có mặt", language), here, Mark.ENDED)]
