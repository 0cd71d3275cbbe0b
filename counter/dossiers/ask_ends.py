"""The forms that end a dossier, tell the citizen, or put right what was entered."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from counter.dossiers import move_words, words
from counter.dossiers.asks import Ask, Choice, Field, Line, Seat, Values, Words
from counter.dossiers.state import Gesture
from db.dossiers import life
from office.dossiers.dossier import MEANS, Dossier, Move, ReturnBy, Role
from office.dossiers.dossier_records import DossierPage
from office.people.person import Person, PersonKind, clean_person
from office.profile import CodeSource
from office.texts import N_, text

PAPER = N_("Thẻ căn cước")


def return_result(seat: Seat) -> Ask:
    """Everything stands there already: one key gives the result."""
    mine = seat.page.dossier
    methods = tuple((method, text(title)) for method, title in words.METHODS.items())

    def will(values: Values) -> str:
        if not values["name"].strip():
            return text("Xin ghi tên người nhận.")
        said = text("Trả kết quả cho {name}. Hồ sơ kết thúc.").format(name=values["name"].strip())
        if mine.fee_vnd and not mine.fee_paid:
            said += " " + text("Lưu ý: phí {fee}.").format(fee=words.fee(mine))
        return said

    return Ask(
        move=Move.RETURN_RESULT,
        title=text("Trả kết quả"),
        fields=(
            Line(name="name", label=text("Người nhận"), value=fetcher(seat.page).name),
            Line(name="paper", label=text("Giấy tờ xuất trình"), value=text(PAPER),
                 when=lambda values: values["method"] is ReturnBy.DESK),
            Choice(name="method", label=text("Cách trả"), options=methods, value=mine.return_by),
            Line(name="tracking", label=text("Số vận đơn"),
                 when=lambda values: values["method"] is ReturnBy.POST),
        ),
        confirm=text("Trả kết quả"),
        will=will,
        gesture=lambda values: Gesture(
            Move.RETURN_RESULT,
            life.return_result,
            (values["name"].strip(), _shown(values)),
            (("method", values["method"]), ("tracking", _tracking(values))),
        ),
        ready=True,
    )  # fmt: skip


def fetcher(page: DossierPage) -> Person:
    """Who will most likely fetch the result: never an organisation."""
    asked = (page.people.get(Role.FETCHER), page.owner, page.submitter)
    people = [each for each in asked if each is not None and each.kind is PersonKind.PERSON]
    return people[0] if people else page.submitter


def _shown(values: Values) -> str:
    return values["paper"].strip() if values["method"] is ReturnBy.DESK else ""


def _tracking(values: Values) -> str:
    return values["tracking"].strip() if values["method"] is ReturnBy.POST else ""


def notify(seat: Seat) -> Ask:
    """By which means the citizen was told."""
    phone = fetcher(seat.page).phone or text("chưa có số điện thoại")
    said = N_("Ghi vào nhật ký: đã báo bằng {means}. Số liên hệ: {phone}.")
    return Ask(
        move=Move.NOTIFY,
        title=text("Báo người dân"),
        fields=(
            Choice(name="means", label=text("Đã báo bằng"),
                   options=tuple((key, text(title)) for key, title in MEANS.items()),
                   value="phone"),
        ),
        confirm=text("Ghi đã báo"),
        will=lambda values: text(said).format(
            means=text(MEANS[values["means"]]), phone=phone
        ),
        gesture=lambda values: Gesture(Move.NOTIFY, life.notify, (values["means"],)),
    )  # fmt: skip


_ENDS: dict[Move, tuple[Callable[..., Dossier], str]] = {
    Move.STOP: (
        life.stop,
        N_("Việc giải quyết dừng hẳn; thông báo dừng ghi lý do này. Không mở lại được."),
    ),
    Move.WITHDRAW: (
        life.withdraw,
        N_("Người dân nhận lại giấy tờ; hồ sơ kết thúc, không mở lại được."),
    ),
    Move.REFUSE: (
        life.refuse,
        N_("Hồ sơ bị từ chối; phiếu từ chối ghi lý do này. Không mở lại được."),
    ),
    Move.VOID: (
        life.void,
        N_("Dùng khi nhập nhầm. Mã hồ sơ không dùng lại, số liệu không tính hồ sơ này."),
    ),
    Move.CORRECT: (
        life.correct,
        N_("Ghi thêm một dòng đính chính vào nhật ký; nội dung cũ giữ nguyên."),
    ),
}


def with_reason(move: Move) -> Callable[[Seat], Ask]:
    """A move that needs nothing but words."""
    command, told = _ENDS[move]

    def ask(_seat: Seat) -> Ask:
        label = text("Nội dung đính chính") if move is Move.CORRECT else text("Lý do")
        return Ask(
            move=move,
            title=text(move_words.BUTTONS[move]),
            fields=(Words(name="reason", label=label),),
            confirm=text(move_words.BUTTONS[move]),
            will=lambda _values: text(told),
            gesture=lambda values: Gesture(move, command, (values["reason"].strip(),)),
        )

    return ask


def amend_person(seat: Seat, role: Role) -> Ask:
    """Put right who somebody is; what is left as it was is not written."""
    person = seat.page.people[role]
    named = (
        ("name", N_("Họ tên")),
        ("id_number", N_("Số giấy tờ")),
        ("phone", N_("Điện thoại")),
        ("address", N_("Địa chỉ")),
    )
    fields: tuple[Field, ...] = tuple(
        Line(name=name, label=text(label), value=getattr(person, name)) for name, label in named
    )

    def gesture(values: Values) -> Gesture:
        new = clean_person(replace(person, **{name: values[name] for name, _ in named}))
        return Gesture(Move.AMEND, life.amend, ({role: new},))

    return Ask(
        move=Move.AMEND,
        title=text("Sửa thông tin: {who}").format(who=text(words.ROLES[role]).lower()),
        fields=fields,
        confirm=text("Ghi"),
        will=lambda _values: text("Nhật ký ghi tên các mục đã sửa, không ghi nội dung."),
        gesture=gesture,
        variant=role.value,
    )


def amend_rest(seat: Seat) -> Ask:
    """Whether the fee was paid, and the province's code."""
    mine = seat.page.dossier
    fields: list[Field] = []
    if mine.fee_vnd:
        fields.append(
            Choice(name="fee_paid", label=text("Phí, lệ phí"), value=mine.fee_paid,
                   options=((True, text("Đã thu")), (False, text("Chưa thu"))))
        )  # fmt: skip
    fields.append(Line(name="code", label=text("Mã tỉnh cấp"), value=mine.external_code))

    def gesture(values: Values) -> Gesture:
        changed: list[tuple[str, Any]] = []
        if values.get("fee_paid", mine.fee_paid) != mine.fee_paid:
            changed.append(("fee_paid", values["fee_paid"]))
        if values["code"].strip() != mine.external_code:
            changed.append(("external_code", values["code"].strip()))
        return Gesture(Move.AMEND, life.amend, (), tuple(changed))

    local = seat.page.office.rules.dossier.code_source is CodeSource.LOCAL
    told = N_("Mã tỉnh cấp chỉ để đối chiếu.") if local else N_("Mã tỉnh cấp là mã chính thức.")
    return Ask(
        move=Move.AMEND,
        title=text("Sửa phí và mã tỉnh cấp"),
        fields=tuple(fields),
        confirm=text("Ghi"),
        will=lambda _values: text(told),
        gesture=gesture,
        variant="rest",
    )
