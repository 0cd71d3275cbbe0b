"""What the screens say about dossiers: states, what is left, moves and events, in short words."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from counter.dossiers.due_story import STANDINGS
from office.dossiers.deadlines import Running
from office.dossiers.dossier import (
    MEANS,
    PAUSED,
    STATE_TITLES,
    STEPS,
    Dossier,
    DossierState,
    Move,
    ReturnBy,
    Role,
)
from office.dossiers.dossier_records import DossierLine, DossierPage, EventShown
from office.profile import VIETNAM, Unit
from office.texts import N_, text

# What a button says that makes the move.
BUTTONS = {
    Move.HAND_OVER: N_("Giao hồ sơ"),
    Move.ACCEPT: N_("Ký nhận"),
    Move.TAKE_BACK: N_("Thu hồi"),
    Move.ASSIGN: N_("Phân công, chuyển bước"),
    Move.REQUEST_SUPPLEMENT: N_("Yêu cầu bổ sung"),
    Move.RECEIVE_SUPPLEMENT: N_("Nhận bổ sung"),
    Move.REQUIRE_FINANCE: N_("Chờ nghĩa vụ tài chính"),
    Move.FINANCE_DONE: N_("Đã xong nghĩa vụ tài chính"),
    Move.EXTEND: N_("Gia hạn"),
    Move.RECORD_RESULT: N_("Ghi kết quả"),
    Move.NOTIFY: N_("Báo người dân"),
    Move.RETURN_RESULT: N_("Trả kết quả"),
    Move.AMEND: N_("Sửa thông tin"),
    Move.CORRECT: N_("Đính chính"),
    Move.WITHDRAW: N_("Người dân rút hồ sơ"),
    Move.STOP: N_("Dừng giải quyết"),
    Move.REFUSE: N_("Từ chối giải quyết"),
    Move.VOID: N_("Hủy vì nhập nhầm"),
}
# What was done, as the journal and the notice tell it.
DONE = {
    Move.REGISTER: N_("Tiếp nhận"),
    Move.ADVISE: N_("Hướng dẫn hoàn thiện hồ sơ"),
    Move.HAND_OVER: N_("Giao hồ sơ"),
    Move.ACCEPT: N_("Ký nhận"),
    Move.TAKE_BACK: N_("Thu hồi"),
    Move.ASSIGN: N_("Phân công"),
    Move.REQUEST_SUPPLEMENT: N_("Yêu cầu bổ sung"),
    Move.RECEIVE_SUPPLEMENT: N_("Nhận bổ sung"),
    Move.REQUIRE_FINANCE: N_("Chờ nghĩa vụ tài chính"),
    Move.FINANCE_DONE: N_("Xong nghĩa vụ tài chính"),
    Move.EXTEND: N_("Gia hạn"),
    Move.RECORD_RESULT: N_("Ghi kết quả"),
    Move.NOTIFY: N_("Báo người dân"),
    Move.RETURN_RESULT: N_("Trả kết quả"),
    Move.AMEND: N_("Sửa thông tin"),
    Move.CORRECT: N_("Đính chính"),
    Move.ATTACH: N_("Đính kèm tệp"),
    Move.WITHDRAW: N_("Người dân rút hồ sơ"),
    Move.STOP: N_("Dừng giải quyết"),
    Move.REFUSE: N_("Từ chối"),
    Move.VOID: N_("Hủy vì nhập nhầm"),
}
ROLES = {
    Role.SUBMITTER: N_("Người nộp"),
    Role.OWNER: N_("Chủ hồ sơ"),
    Role.FETCHER: N_("Người nhận kết quả"),
}
METHODS = {
    ReturnBy.DESK: N_("Tại quầy"),
    ReturnBy.POST: N_("Gửi bưu chính"),
    ReturnBy.ELECTRONIC: N_("Bản điện tử"),
}
_FIELDS = {
    "external_code": N_("mã tỉnh cấp"),
    "fee_paid": N_("phí đã thu"),
    "name": N_("họ tên"),
    "id_number": N_("số giấy tờ"),
    "phone": N_("điện thoại"),
    "address": N_("địa chỉ"),
    "born": N_("ngày sinh"),
    "sex": N_("giới tính"),
    "email": N_("thư điện tử"),
    "kind": N_("loại người nộp"),
}
_CLOSED = (
    DossierState.RETURNED,
    DossierState.REFUSED,
    DossierState.WITHDRAWN,
    DossierState.STOPPED,
    DossierState.VOIDED,
)


def left(line: DossierLine, now: datetime) -> str:
    """`còn 7 ngày`, `còn 2 giờ 18`, `quá 3 ngày`, `dừng 3 ngày`, `đúng hạn`, `không hạn`.

    Days are working days, as `DossierLine.days_left` counts them.
    """
    return left_of(line.dossier, line.running, line.days_left, now)


def left_of(mine: Dossier, running: Running | None, days_left: int | None, now: datetime) -> str:
    """The same for a dossier that is not in a list."""
    if mine.state in _CLOSED or mine.settled_at is not None:
        return text(STANDINGS[mine.standing]) if mine.standing else text("đã kết thúc")
    if mine.paused_since is not None:
        return _stood(mine.paused_since, now)
    if running is None or days_left is None or mine.due_at is None:
        return text("không hạn") if mine.received_at else text("chưa tính hạn")
    return _running(running, days_left, mine.due_at - now)


def _running(running: Running, days_left: int, span: timedelta) -> str:
    if running is Running.OVERDUE:
        return text("quá {n} ngày").format(n=-days_left) if days_left < 0 else text("quá hạn")
    return text("còn {n} ngày").format(n=days_left) if days_left > 0 else _hours(span)


def _stood(since: datetime, now: datetime) -> str:
    days = (now.astimezone(VIETNAM).date() - since.astimezone(VIETNAM).date()).days
    return text("dừng {n} ngày").format(n=days) if days > 0 else text("dừng hôm nay")


def _hours(span: timedelta) -> str:
    minutes = int(span.total_seconds() // 60)
    if minutes < 0:
        return text("hết hạn hôm nay")
    hours, rest = divmod(minutes, 60)
    if not hours:
        return text("còn {n} phút").format(n=rest)
    return text("còn {h} giờ {m:02}").format(h=hours, m=rest)


def due(mine: Dossier) -> str:
    """`30/11  09:20`, or what stands in its place."""
    if mine.returned_at is not None:
        return _short(mine.returned_at)
    if mine.settled_at is not None:
        return _short(mine.settled_at)
    if mine.state is DossierState.AWAITING_SUPPLEMENT:
        return text("chờ bổ sung")
    if mine.state is DossierState.AWAITING_FINANCE:
        return text("chờ nộp tiền")
    return _short(mine.due_at) if mine.due_at else ""


def _short(at: datetime) -> str:
    return f"{at.astimezone(VIETNAM):%d/%m  %H:%M}"


def step(line: DossierLine) -> str:
    """At which step the unit is; nobody may have been named yet."""
    mine = line.dossier
    if mine.state in PAUSED:
        return text("Chờ công dân")
    if mine.settled_at is not None:
        return text("Chờ trả") if mine.returned_at is None else text("Đã trả")
    if not line.accepted:
        return text("Chưa ký nhận")
    if mine.state is DossierState.RECEIVED and not line.step:
        return text("Chờ giao phòng")
    return text(STEPS[line.step])


def is_unnamed(line: DossierLine) -> bool:
    """Whether a unit has it and nobody there was told to work on it."""
    waits = line.dossier.state is DossierState.IN_PROCESS
    return waits and line.accepted and not line.step


def holder(line: DossierLine) -> str:
    """Who works on it."""
    return line.holder or text("chưa giao")


def state(page: DossierPage) -> str:
    """`Đang xử lý: trình ký`."""
    words = text(STATE_TITLES[page.dossier.state])
    leading = next((each for each in page.holdings if each.lead), None)
    if page.dossier.state is DossierState.IN_PROCESS and leading is not None and leading.step:
        return f"{words}: {text(STEPS[leading.step]).lower()}"
    return words


def holders(page: DossierPage) -> str:
    """Who has it: `Phòng Kinh tế (Trương Gia Bảo), phối hợp Phòng Văn hóa, chưa ký nhận`."""
    said = []
    for each in page.holdings:
        words = each.unit.title if each.lead else text("phối hợp {unit}").format(
            unit=each.unit.title)  # fmt: skip
        if not each.accepted:
            words += text(", chưa ký nhận")
        elif each.officer_name:
            words += f" ({each.officer_name})"
        said.append(words)
    return " · ".join(said)


def event(shown: EventShown, units: Mapping[str, Unit]) -> str:
    """`Giao Phòng Kinh tế`, `Sửa thông tin: địa chỉ`, `Báo người dân: điện thoại`."""
    words, more = text(DONE[shown.kind]), _more(shown)
    match shown.kind:
        case Move.HAND_OVER if shown.detail.get("lead") is False:
            return text("Nhờ {unit} phối hợp").format(unit=_unit(shown, "to", units))
        case Move.HAND_OVER:
            return text("Giao {unit}").format(unit=_unit(shown, "to", units))
        case Move.TAKE_BACK:
            return text("Thu hồi từ {unit}").format(unit=_unit(shown, "from", units))
    return f"{words}: {more}" if more else words


def _unit(shown: EventShown, name: str, units: Mapping[str, Unit]) -> str:
    key = str(shown.detail.get(name) or "")
    return units[key].title if key in units else key


def _more(shown: EventShown) -> str:
    """The one fact an event tells beside its kind, "" where there is none."""
    detail = shown.detail
    told: Mapping[str, str] = {}
    name = ""
    match shown.kind:
        case Move.AMEND:
            return _amended(detail.get("fields"))
        case Move.ASSIGN:
            name, told = "step", STEPS
        case Move.NOTIFY:
            name, told = "means", MEANS
        case Move.RETURN_RESULT:
            name, told = "method", {key.value: title for key, title in METHODS.items()}
        case Move.RECORD_RESULT:
            name, told = "standing", {key.value: title for key, title in STANDINGS.items()}
    said = text(told.get(str(detail.get(name)), ""))
    return f"{said[:1].lower()}{said[1:]}"


def _amended(fields: object) -> str:
    names = [str(each) for each in fields] if isinstance(fields, list) else []
    said = [text(_FIELDS.get(each.rpartition(".")[2], "")) for each in names]
    return ", ".join(dict.fromkeys(each for each in said if each)) or text("người liên quan")


def done(move: Move, code: str) -> str:
    """What the latest gesture did: `Ký nhận 261123-0018: xong`."""
    return text("{what}, hồ sơ {code}: đã ghi.").format(what=text(DONE[move]), code=short(code))


def short(code: str) -> str:
    """The end of a code that people say to each other: `261120-0007`."""
    return "-".join(code.rsplit("-", 2)[-2:])


def date_time(at: datetime) -> str:
    """`20/11 15:20`."""
    return f"{at.astimezone(VIETNAM):%d/%m %H:%M}"


def fee(mine: Dossier) -> str:
    """`miễn phí`, `75.000 đ, chưa thu`."""
    if mine.fee_vnd is None:
        return text("chưa xác định")
    if mine.fee_vnd == 0:
        return text("miễn phí")
    amount = f"{mine.fee_vnd:,}".replace(",", ".")
    paid = text("đã thu") if mine.fee_paid else text("chưa thu")
    return f"{amount} đ, {paid}"
