"""What the screens say about moves: on a button, in the journal, and after a gesture."""

from collections.abc import Mapping

from counter.dossiers import words
from office.dossiers.dossier import MEANS, STEPS, Move
from office.dossiers.dossier_records import EventShown
from office.dossiers.due_account import STANDINGS
from office.profile import Unit
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
    Move.PRINT: N_("In giấy tờ"),
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


def event(shown: EventShown, units: Mapping[str, Unit]) -> str:
    """`Giao Phòng Kinh tế`, `Sửa thông tin: địa chỉ`, `Báo người dân: điện thoại`."""
    said, more = text(DONE[shown.kind]), _more(shown)
    match shown.kind:
        case Move.HAND_OVER if shown.detail.get("lead") is False:
            return text("Nhờ {unit} phối hợp").format(unit=_unit(shown, "to", units))
        case Move.HAND_OVER:
            return text("Giao {unit}").format(unit=_unit(shown, "to", units))
        case Move.TAKE_BACK:
            return text("Thu hồi từ {unit}").format(unit=_unit(shown, "from", units))
    return f"{said}: {more}" if more else said


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
            name, told = "method", {key.value: title for key, title in words.METHODS.items()}
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
    return text("{what}, hồ sơ {code}: đã ghi.").format(
        what=text(DONE[move]), code=words.short(code)
    )
