"""Which form goes with which move, and what stands behind "other work" and "print"."""

from collections.abc import Callable

from counter.controls.numbered import Item
from counter.dossiers import ask_clock, ask_ends, ask_hands, move_words, words
from counter.dossiers.asks import Ask, Seat
from counter.dossiers.move_papers import LETTERS
from office.dossiers.dossier import Move, Role
from office.dossiers.dossier_records import DossierPage
from office.texts import N_, text

FORMS: dict[Move, Callable[[Seat], Ask]] = {
    Move.HAND_OVER: ask_hands.hand_over,
    Move.TAKE_BACK: ask_hands.take_back,
    Move.ASSIGN: ask_hands.assign,
    Move.RECORD_RESULT: ask_hands.record_result,
    Move.REQUEST_SUPPLEMENT: ask_clock.request_supplement,
    Move.RECEIVE_SUPPLEMENT: ask_clock.receive_supplement,
    Move.REQUIRE_FINANCE: ask_clock.require_finance,
    Move.FINANCE_DONE: ask_clock.finance_done,
    Move.EXTEND: ask_clock.extend,
    Move.RETURN_RESULT: ask_ends.return_result,
    Move.NOTIFY: ask_ends.notify,
    Move.STOP: ask_ends.with_reason(Move.STOP),
    Move.WITHDRAW: ask_ends.with_reason(Move.WITHDRAW),
    Move.REFUSE: ask_ends.with_reason(Move.REFUSE),
    Move.VOID: ask_ends.with_reason(Move.VOID),
    Move.CORRECT: ask_ends.with_reason(Move.CORRECT),
}
_PRINTS = {
    "supplement_request": N_("Phiếu yêu cầu bổ sung"),
    "refusal": N_("Phiếu từ chối"),
    "extension_letter": N_("Văn bản xin lỗi, hẹn lại ngày trả"),
    "stop_notice": N_("Thông báo dừng giải quyết"),
}


def items_for(
    moves: tuple[Move, ...], seat: Seat, show: Callable[[Ask], object], amend: Callable[[], object]
) -> tuple[Item, ...]:
    """The moves behind "other work"; amending leads to a list of its own."""
    return tuple(
        Item(text(move_words.BUTTONS[move]), amend)
        if move is Move.AMEND
        else _form(seat, move, show)
        for move in moves
        if move is Move.AMEND or move in FORMS
    )


def amends_for(seat: Seat, show: Callable[[Ask], object]) -> tuple[Item, ...]:
    """Whom or what to put right."""
    people = [_person(seat, role, show) for role in Role if role in seat.page.people]
    rest = Item(text("Phí và mã tỉnh cấp"), lambda: show(ask_ends.amend_rest(seat)))
    return (*people, rest)


def prints_for(page: DossierPage, do: Callable[[str], object]) -> tuple[Item, ...]:
    """What can be printed of a dossier: its letters only where there are some."""
    kinds = {"control_sheet": text("Phiếu kiểm soát quá trình giải quyết")}
    if page.dossier.received_at is not None:
        receipt = text("Giấy tiếp nhận và hẹn trả")
        again = text("Giấy tiếp nhận và hẹn trả (in lại)")
        kinds["receipt"] = again if "receipt" in page.printed else receipt
    for letter in page.letters:
        if letter.kind in LETTERS:
            kind = LETTERS[letter.kind]
            kinds[kind] = text(_PRINTS[kind])
    if page.returned_to is not None:
        kinds["result_receipt"] = text("Giấy nhận kết quả")
    return tuple(_print(kind, title, do) for kind, title in kinds.items())


def _person(seat: Seat, role: Role, show: Callable[[Ask], object]) -> Item:
    return Item(text(words.ROLES[role]), lambda: show(ask_ends.amend_person(seat, role)))


def _form(seat: Seat, move: Move, show: Callable[[Ask], object]) -> Item:
    return Item(text(move_words.BUTTONS[move]), lambda: show(FORMS[move](seat)))


def _print(kind: str, title: str, do: Callable[[str], object]) -> Item:
    return Item(title, lambda: do(kind))
