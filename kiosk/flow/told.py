"""What a look-up tells on the screen, as one value: of a dossier, or of a ticket."""

from dataclasses import dataclass

from db.queue.records import IssuedTicket
from kiosk.flow import words
from kiosk.flow.searched import FoundDossier
from kiosk.flow.snapshot import Snapshot
from office import dates
from office.dossiers import citizen_words
from office.dossiers.citizen_words import Block, Mark, Mood, Step
from office.profile import VIETNAM
from office.texts import N_, text
from office.thermal import papers
from office.ticket import State

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
        subject=words.service_title(found.service, language),
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
