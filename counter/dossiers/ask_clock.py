"""The forms that stop the clock, let it go on or move its end."""

from dataclasses import replace

from counter.dossiers import moments
from counter.dossiers.asks import Ask, Moment, Seat, Ticks, Values, Words
from counter.dossiers.state import Gesture
from db.dossiers import life
from office.dossiers import deadlines
from office.dossiers.dossier import Move, pause_policy
from office.dossiers.dossier_records import DossierPage
from office.dossiers.draft import PaperLine, PaperState
from office.dossiers.due_account import due_if_it_went_on
from office.procedure import PausePolicy
from office.texts import N_, text

_STOPS = {
    PausePolicy.PAUSE: N_("Thời hạn dừng từ lúc này; khi xong, hạn trả lùi đúng thời gian đã chờ."),
    PausePolicy.RESTART: N_("Thời hạn dừng từ lúc này và tính lại từ đầu khi nhận đủ."),
    PausePolicy.CONTINUE: N_("Theo thủ tục này, thời hạn vẫn chạy trong lúc chờ."),
}


def request_supplement(seat: Seat) -> Ask:
    """Tick the papers and say in words what is wrong."""
    policy = pause_policy(seat.page.procedure, Move.REQUEST_SUPPLEMENT)
    titles = tuple((each.title, each.title) for each in seat.page.papers)

    def will(values: Values) -> str:
        if not values["items"] and not values["reason"].strip():
            return text("Đánh dấu giấy tờ cần bổ sung hoặc ghi rõ nội dung.")
        return text(_STOPS[policy]) + " " + text("Phiếu yêu cầu bổ sung được đánh số và in ra.")

    return Ask(
        move=Move.REQUEST_SUPPLEMENT,
        title=text("Yêu cầu bổ sung hồ sơ"),
        fields=(
            Ticks(name="items", label=text("Giấy tờ cần bổ sung, sửa"), options=titles),
            Words(name="reason", label=text("Nội dung, lý do (in trên phiếu)")),
        ),
        confirm=text("Yêu cầu bổ sung"),
        will=will,
        gesture=lambda values: Gesture(
            Move.REQUEST_SUPPLEMENT,
            life.request_supplement,
            (tuple(values["items"]), values["reason"].strip()),
        ),
    )


def receive_supplement(seat: Seat) -> Ask:
    """Tick what is there now; the new due date is told before."""
    page = seat.page
    came = _asked_for(page)
    there = tuple(
        number
        for number, each in enumerate(page.papers)
        if each.state is PaperState.HAVE or each.title in came
    )
    numbered = tuple((number, each.title) for number, each in enumerate(page.papers))

    def will(values: Values) -> str:
        lacking = [
            str(number + 1)
            for number, each in enumerate(page.papers)
            if number not in values["papers"] and each.state is not PaperState.NOT_NEEDED
        ]
        said = _goes_on(seat)
        if lacking:
            said += " " + text("Còn thiếu giấy tờ số {n}.").format(n=", ".join(lacking))
        return said

    return Ask(
        move=Move.RECEIVE_SUPPLEMENT,
        title=text("Nhận bổ sung"),
        fields=(Ticks(name="papers", label=text("Giấy tờ đã có"), options=numbered, value=there),),
        confirm=text("Nhận bổ sung"),
        will=will,
        gesture=lambda values: Gesture(
            Move.RECEIVE_SUPPLEMENT,
            life.receive_supplement,
            (_papers(page, values["papers"]),),
        ),
        ready=True,
    )


def require_finance(_seat: Seat) -> Ask:
    """The citizen pays a duty elsewhere first."""
    return Ask(
        move=Move.REQUIRE_FINANCE,
        title=text("Chờ nghĩa vụ tài chính"),
        confirm=text("Chờ nộp tiền"),
        will=lambda _values: text(
            "Thời hạn dừng từ lúc này cho tới khi người dân nộp xong nghĩa vụ tài chính."
        ),
        gesture=lambda _values: Gesture(Move.REQUIRE_FINANCE, life.require_finance),
        ready=True,
    )


def finance_done(seat: Seat) -> Ask:
    """The duty is paid; the clock goes on."""
    return Ask(
        move=Move.FINANCE_DONE,
        title=text("Đã xong nghĩa vụ tài chính"),
        confirm=text("Đã nộp xong"),
        will=lambda _values: _goes_on(seat),
        gesture=lambda _values: Gesture(Move.FINANCE_DONE, life.finance_done),
        ready=True,
    )


def extend(seat: Seat) -> Ask:
    """A later date, the reason and with it the apology."""
    mine = seat.page.dossier
    base = max(mine.due_at or seat.now, seat.now)

    def will(values: Values) -> str:
        at = values["due"]
        if at is None:
            return text("Chưa đọc được ngày. Gõ ngày/tháng, ví dụ 30/11.")
        if mine.due_at is None:
            return text("Hẹn trả {at}.").format(at=moments.told(at))
        later = deadlines.working_days_left(mine.due_at, at, seat.calendar)
        said = text("Hẹn trả mới {at}, thay cho {was} (thêm {n} ngày làm việc).").format(
            at=moments.told(at), was=moments.told(mine.due_at), n=later
        )
        if not seat.calendar.is_working(at.date()):
            said += " " + text("Ngày này là ngày nghỉ.")
        return said + " " + text("Văn bản xin lỗi ghi lý do này.")

    return Ask(
        move=Move.EXTEND,
        title=text("Xin lỗi và hẹn lại ngày trả"),
        fields=(
            Moment(name="due", label=text("Hẹn trả mới"),
                   value=moments.days_on(base, 3, seat.calendar)),
            Words(name="reason", label=text("Lý do (in trên văn bản xin lỗi)")),
        ),
        confirm=text("Gia hạn"),
        will=will,
        gesture=lambda values: Gesture(
            Move.EXTEND, life.extend, (values["due"], values["reason"].strip())
        ),
        possible=lambda values: values["due"] is not None,
    )  # fmt: skip


def _goes_on(seat: Seat) -> str:
    due = due_if_it_went_on(seat.page, seat.calendar, seat.now)
    if seat.page.dossier.received_at is None:
        said = text("Hồ sơ được tiếp nhận lúc này.")
        return said + (" " + text("Hẹn trả {at}.").format(at=moments.told(due)) if due else "")
    if due is None:
        return text("Thủ tục này không quy định thời hạn.")
    if due == seat.page.dossier.due_at:
        return text("Hạn trả giữ nguyên: {at}.").format(at=moments.told(due))
    return text("Thời hạn chạy tiếp. Hẹn trả mới: {at}.").format(at=moments.told(due))


def _asked_for(page: DossierPage) -> tuple[str, ...]:
    letters = [each for each in page.letters if each.kind is Move.REQUEST_SUPPLEMENT]
    return letters[-1].items if letters else ()


def _papers(page: DossierPage, there: tuple[int, ...]) -> tuple[PaperLine, ...]:
    def state(number: int, each: PaperLine) -> PaperState:
        if number in there:
            return PaperState.HAVE
        return each.state if each.state is PaperState.NOT_NEEDED else PaperState.MISSING

    return tuple(
        replace(each, state=state(number, each)) for number, each in enumerate(page.papers)
    )
