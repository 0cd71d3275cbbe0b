"""What a counter's screen says about tickets, in whole sentences and short words."""

import math
from datetime import datetime, timedelta

from db.queue.records import CounterBoard, DeskTicket, OtherCounter, WaitingTicket
from office import dates
from office.device import TROUBLE_TITLES
from office.profile import VIETNAM
from office.qt.presenter import Notice
from office.texts import N_, text
from office.ticket import MOVE_TITLES, Kind, State, Ticket

DONE = {
    Kind.CALL: N_("Đã gọi {label}"),
    Kind.RECALL: N_("Đã gọi lại {label}, lần {calls}"),
    Kind.START: N_("Bắt đầu phục vụ {label}"),
    Kind.FINISH: N_("Đã xong {label}"),
    Kind.NO_SHOW: N_("Đã ghi vắng mặt {label}"),
    Kind.RESTORE: N_("Đã đưa {label} trở lại hàng chờ"),
    Kind.CANCEL: N_("Đã hủy {label}"),
    Kind.TAKE_OVER: N_("Đã nhận {label} về quầy này"),
    Kind.UNDO: N_("Đã hoàn tác {label}"),
}


def done(kind: Kind, ticket: Ticket | None) -> str:
    """What the latest gesture did."""
    if ticket is None:
        return text("Chưa có ai chờ quầy này")
    return text(DONE[kind]).format(label=ticket.label, calls=ticket.calls)


def undone_label(kind: str, label: str) -> str:
    """The gesture that may be undone: “Đã gọi B-029”."""
    return text(DONE[Kind(kind)]).format(label=label, calls=1)


def minutes(span: timedelta) -> int:
    """Whole minutes, never below zero (clocks of two machines may differ a little)."""
    return max(0, int(span.total_seconds() // 60))


def waited(ticket: Ticket, now: datetime) -> int:
    """Minutes somebody has waited."""
    return minutes(now - ticket.issued_at)


def note(waiting: WaitingTicket) -> str:
    """What an officer should know before calling."""
    ticket = waiting.ticket
    notes = [each for each in [purpose(waiting)] if each]
    if ticket.no_shows:
        notes.append(text("Nhỡ {n} lần, đã khôi phục").format(n=ticket.no_shows))
    if ticket.language == "en":
        notes.append(text("Phiếu tiếng Anh"))
    return " · ".join(notes)


def purpose(one: WaitingTicket | DeskTicket) -> str:
    """What it is for, where the kiosk knew: “Nhận kết quả H99…-0018”, or the procedure."""
    if one.dossier_code is None:
        return one.procedure_title or ""
    fetching = one.service.tone == "result"
    said = text("Nhận kết quả {code}") if fetching else text("Hồ sơ {code}")
    return said.format(code=short_code(one.dossier_code))


def short_code(code: str) -> str:
    """A dossier's code as it fits a column: “H99…-0018”."""
    unit, *_day, number = code.split("-")
    place = next((each for each in unit.split(".") if each[:1].isalpha()), unit)
    return f"{place}…-{number}"


def story(desk: DeskTicket) -> str:
    """“Lấy số 08:13 · chờ 26 phút · gọi 1 lần lúc 08:39 · thường phục vụ 12 phút”."""
    ticket = desk.ticket
    parts = [text("Lấy số {at}").format(at=dates.clock(ticket.issued_at))]
    if ticket.called_at is not None:
        wait = minutes(ticket.called_at - ticket.issued_at)
        parts.append(text("chờ {n} phút").format(n=wait))
        parts.append(
            text("gọi {n} lần lúc {at}").format(n=ticket.calls, at=dates.clock(ticket.called_at))
        )
    if desk.usual_minutes:
        parts.append(text("thường phục vụ {n} phút").format(n=desk.usual_minutes))
    return " · ".join(parts)


def summary(board: CounterBoard, now: datetime) -> str:
    """“2 ưu tiên · lâu nhất 27 phút · mục tiêu 20 phút”."""
    if not board.waiting:
        return ""
    longest = max(waited(one.ticket, now) for one in board.waiting)
    parts = [
        text("{n} ưu tiên").format(n=board.waiting_priority),
        text("lâu nhất {n} phút").format(n=longest),
        text("mục tiêu {n} phút").format(n=board.office.rules.target_minutes),
    ]
    return " · ".join(parts)


def next_press(board: CounterBoard) -> str:
    """What F8 will do now."""
    if not board.day.is_open:
        return text("Hôm nay chưa mở sổ lấy số.")
    upcoming = next((one.ticket.label for one in board.waiting if one.next_up), None)
    at_desk = board.desk.ticket.label if board.desk else None
    if upcoming is None:
        return text("F8 sẽ sáng lại khi có người lấy số.")
    if at_desk is None:
        return text("Bấm F8 là gọi {label}.").format(label=upcoming)
    if board.office.rules.call_finishes:
        return text("Bấm F8 là hoàn thành {done} rồi gọi {label}.").format(
            done=at_desk, label=upcoming
        )
    return text("Hoàn thành {done} xong mới gọi được {label}.").format(done=at_desk, label=upcoming)


def can_call(board: CounterBoard | None) -> bool:
    """Whether somebody can be called from the list now."""
    if board is None or not board.waiting:
        return False
    return board.desk is None or board.office.rules.call_finishes


def stay(held: Ticket) -> str:
    """Why a shift cannot end yet, and the way out for who must leave at once."""
    words = text(
        "Số {label} còn ở quầy. Xin bấm “Hoàn thành” rồi ra ca; cần đi ngay thì đóng cửa sổ, "
        "quầy khác sẽ nhận thay được."
    )
    return words.format(label=held.label)


def today_here(board: CounterBoard) -> str:
    """What this counter did today."""
    if not board.served_today:
        return text("Hôm nay quầy này chưa phục vụ ai")
    words = text("Hôm nay quầy này phục vụ {n} người").format(n=board.served_today)
    if board.average_seconds is None:
        return words
    span = timedelta(seconds=board.average_seconds)
    return words + text(", trung bình {m} phút {s} giây").format(
        m=minutes(span), s=board.average_seconds % 60
    )


def latest_served(board: CounterBoard, *, short: bool = False) -> str:
    """The ticket this counter finished last."""
    if board.last_label is None or board.last_ended_at is None:
        return text("Chưa phục vụ số nào hôm nay")
    words = text("{label} xong lúc {at}") if short else text("Số gần nhất: {label}, xong lúc {at}")
    return words.format(label=board.last_label, at=dates.clock(board.last_ended_at))


def state_word(other: OtherCounter) -> str:
    """What another counter does, in a word."""
    if other.officer_name is None:
        return text("Đóng quầy")
    if not other.alive:
        return text("Mất kết nối")
    if other.ticket is None:
        return text("Sẵn sàng")
    if other.ticket.state is State.CALLED:
        return text("Đang gọi")
    return text("Đang phục vụ")


def undo_seconds(board: CounterBoard | None, now: datetime) -> int:
    """Whole seconds left in which the latest gesture may be undone, rounded up."""
    if board is None or board.undoable is None:
        return 0
    left = (board.undoable.until - now).total_seconds()
    return max(0, math.ceil(left))


def undo_words(board: CounterBoard | None, said: str) -> str:
    """The undo key's words: they name the gesture where another one is told beside it."""
    gesture = board.undoable if board else None
    if gesture is None or said in ("", undone_label(gesture.kind, gesture.label)):
        return text("Hoàn tác")
    move = text(MOVE_TITLES[Kind(gesture.kind)])
    return text("Hoàn tác {move} {label}").format(move=move, label=gesture.label)


def device_words(board: CounterBoard, now: datetime) -> str:
    """Which machines need somebody and since when; empty when all are well."""
    troubles = "; ".join(
        text("{name}: {trouble} từ {at}").format(
            name=each.name, trouble=text(TROUBLE_TITLES[each.trouble]), at=_at(each.since, now)
        )
        for each in board.devices
    )
    return text("Máy lấy số {troubles}").format(troubles=troubles) if troubles else ""


def _at(at: datetime, now: datetime) -> str:
    local = at.astimezone(VIETNAM)
    if local.date() == now.astimezone(VIETNAM).date():
        return dates.clock(at)
    return text("{at} ngày {day}").format(at=dates.clock(at), day=f"{local:%d/%m}")


def latest(board: CounterBoard | None, notice: Notice | None, now: datetime) -> tuple[str, bool]:
    """The sentence about the latest gesture, and whether it is a trouble."""
    if notice is not None and now < notice.until:
        return notice.words, notice.trouble
    if board is not None and board.undoable is not None and undo_seconds(board, now):
        return undone_label(board.undoable.kind, board.undoable.label), False
    return "", False
