"""What the screens say about a dossier: its state, what is left, who holds it, in short words."""

from datetime import datetime, timedelta

from office.dossiers.deadlines import Running
from office.dossiers.dossier import (
    PAUSED,
    STATE_TITLES,
    STEPS,
    Dossier,
    DossierState,
    ReturnBy,
    Role,
)
from office.dossiers.dossier_records import DossierLine, DossierPage
from office.dossiers.due_account import STANDINGS, stopped_since
from office.profile import VIETNAM
from office.texts import N_, text

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
_CLOSED = (
    DossierState.RETURNED,
    DossierState.REFUSED,
    DossierState.WITHDRAWN,
    DossierState.STOPPED,
    DossierState.VOIDED,
)


def left(line: DossierLine, now: datetime) -> str:
    """`còn 7 ngày`, `còn 2 giờ 18`, `quá 3 ngày`, `dừng từ 24/11`, `đúng hạn`, `không hạn`.

    Days are working days, as `DossierLine.days_left` counts them.
    """
    return left_of(line.dossier, line.running, line.days_left, now)


def left_of(mine: Dossier, running: Running | None, days_left: int | None, now: datetime) -> str:
    """The same for a dossier that is not in a list."""
    if mine.state in _CLOSED or mine.settled_at is not None:
        return text(STANDINGS[mine.standing]) if mine.standing else text("đã kết thúc")
    if is_stood(mine) and mine.paused_since is not None:
        return stopped_since(mine.paused_since, now)
    if running is None or days_left is None or mine.due_at is None:
        return text("không hạn") if mine.received_at else text("chưa tính hạn")
    return _running(running, days_left, mine.due_at - now)


def is_stood(mine: Dossier) -> bool:
    """Whether its clock stands still now."""
    ended = mine.state in _CLOSED or mine.settled_at is not None
    return mine.paused_since is not None and not ended


def _running(running: Running, days_left: int, span: timedelta) -> str:
    if running is Running.OVERDUE:
        return text("quá {n} ngày").format(n=-days_left) if days_left < 0 else text("quá hạn")
    return text("còn {n} ngày").format(n=days_left) if days_left > 0 else _hours(span)


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
