"""The register and the hand-over lists as tables for files and as forms to print."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from office.dossiers.dossier import ReturnBy
from office.forms.letters import office_head
from office.forms.records import (
    HandOverListForm,
    HandOverListRow,
    RegisterForm,
    RegisterRow,
    RegisterSums,
)
from office.reports.exports import Column, ColumnKind, Sheet, Value
from office.reports.figures import CHANNEL_TITLES
from office.reports.registers import Handed, HandOverList, RegisterHead, RegisterLine, Tally
from office.texts import N_

WORDS = {
    ReturnBy.DESK: N_("Tại quầy"),
    ReturnBy.POST: N_("Bưu chính"),
    ReturnBy.ELECTRONIC: N_("Bản điện tử"),
}
NUMBER, INSTANT = ColumnKind.NUMBER, ColumnKind.INSTANT
# The columns of the form Sổ theo dõi hồ sơ, TT 01/2018/TT-VPCP; see assets/forms.
REGISTER_COLUMNS = (
    Column(N_("STT"), NUMBER, 7),
    Column(N_("Mã hồ sơ"), width=24),
    Column(N_("Tên TTHC"), width=36),
    Column(N_("Số lượng hồ sơ (bộ)"), NUMBER, 9),
    Column(N_("Tên cá nhân, tổ chức"), width=24),
    Column(N_("Địa chỉ, số điện thoại"), width=40),
    Column(N_("Cơ quan chủ trì giải quyết"), width=26),
    Column(N_("Nhận hồ sơ"), INSTANT, 17),
    Column(N_("Hẹn trả kết quả"), INSTANT, 17),
    Column(N_("Chuyển hồ sơ đến cơ quan giải quyết"), INSTANT, 17),
    Column(N_("Nhận kết quả từ cơ quan giải quyết"), INSTANT, 17),
    Column(N_("Trả kết quả: ngày, tháng, năm"), INSTANT, 17),
    Column(N_("Phương thức nhận kết quả"), width=13),
    Column(N_("Ký nhận"), width=10),
    Column(N_("Ghi chú"), width=26),
)
HAND_OVER_COLUMNS = (
    Column(N_("TT"), NUMBER, 6),
    Column(N_("Bên giao"), width=30),
    Column(N_("Bên nhận"), width=30),
    Column(N_("Mã hồ sơ"), width=24),
    Column(N_("Tên cá nhân, tổ chức"), width=24),
    Column(N_("Thủ tục"), width=36),
    Column(N_("Giấy tờ kèm theo"), width=22),
    Column(N_("Hẹn trả"), INSTANT, 17),
    Column(N_("Giao lúc"), INSTANT, 17),
    Column(N_("Người giao"), width=20),
    Column(N_("Ký nhận lúc"), INSTANT, 17),
    Column(N_("Người nhận"), width=20),
    Column(N_("Ghi chú"), width=22),
)


def register_sheet(above: RegisterHead, lines: Iterable[RegisterLine], tally: Tally) -> Sheet:
    """The register for a file; the lines are read once, as they come, and counted in `tally`."""
    return Sheet(
        title=N_("Sổ theo dõi hồ sơ"),
        subtitle=tuple(filter(None, (above.office.title, _received(above), narrowed_to(above)))),
        columns=REGISTER_COLUMNS,
        rows=map(_register_row, tally.through(lines)),
        totals=_Totals(tally),
    )


def register_parts(
    above: RegisterHead, lines: Iterable[RegisterLine], parts: int, size: int
) -> Iterator[RegisterForm]:
    """The register to print, in so many parts of `size` lines; the last has what is left. The
    whole book of a year is its first volume."""
    period, rows, before = above.wanted.period, map(_form_row, lines), RegisterSums()
    for place in range(1, parts + 1):
        part = tuple(rows if place == parts else islice(rows, size))
        yield RegisterForm(
            office=office_head(above.office),
            book="" if above.wanted.narrowed else f"01/{period.first.year}",
            first_day=period.first,
            last_day=period.last,
            rows=part,
            chosen=narrowed_to(above),
            before=before,
            more=place < parts,
        )
        before = RegisterSums(
            before.dossiers + len(part),
            before.sets + sum(row.sets for row in part),
            before.returned + sum(row.returned_at is not None for row in part),
        )


def hand_over_sheet(lists: tuple[HandOverList, ...]) -> Sheet:
    """All hand-overs of a day in one table."""
    return Sheet(
        title=N_("Bàn giao hồ sơ"),
        subtitle=tuple({f"{each.office.title}, {each.day:%d/%m/%Y}": None for each in lists}),
        columns=HAND_OVER_COLUMNS,
        rows=_hand_over_rows(lists),
    )


def hand_over_forms(lists: tuple[HandOverList, ...]) -> tuple[HandOverListForm, ...]:
    """A receipt to sign for each giver and receiver. Names stand where one person gave or took
    everything; the number is for the registry to write."""
    return tuple(
        HandOverListForm(
            office=office_head(each.office),
            number="",
            giver_unit=each.giver.title,
            receiver_unit=each.receiver.title,
            at=each.lines[-1].handed_at,
            rows=tuple(map(_list_row, each.lines)),
            giver=_only(line.handed_by for line in each.lines),
            receiver=_only(line.accepted_by or "" for line in each.lines),
        )
        for each in lists
    )


def narrowed_to(above: RegisterHead) -> str:
    """What was picked out, in words; "" for everything."""
    wanted = above.wanted
    parts = (
        wanted.field and f"lĩnh vực {wanted.field}",
        wanted.procedure_code and f"thủ tục {above.procedure_title}",
        wanted.officer and f"cán bộ {above.officer_name}",
        wanted.channel and f"hình thức nộp: {CHANNEL_TITLES[wanted.channel].lower()}",
    )
    said = "; ".join(filter(None, parts))
    return said[:1].upper() + said[1:]


def _received(above: RegisterHead) -> str:
    words = above.wanted.period.words()
    return f"Hồ sơ nhận: {words[0].lower()}{words[1:]}"


def _register_row(line: RegisterLine) -> tuple[Value, ...]:
    return (
        line.number,
        line.code,
        line.title,
        line.sets,
        line.name,
        ", ".join(filter(None, (line.address, line.phone))),
        line.unit,
        line.received_at,
        line.due_at,
        line.sent_at,
        line.result_at,
        line.returned_at,
        WORDS[line.return_by],
        "",
        line.note,
    )


class _Totals(Sequence[Value]):
    """The last row, worked out when it is written: every line has passed the tally by then."""

    def __init__(self, tally: Tally) -> None:
        self._tally = tally

    def __len__(self) -> int:
        return len(REGISTER_COLUMNS)

    def __getitem__(self, place: Any) -> Any:
        sums, empty = self._tally, ("",) * 7
        known = (None, "Cộng", f"{sums.dossiers} hồ sơ", sums.sets)
        return (*known, *empty, f"Đã trả {sums.returned}", "", "", "")[place]


def _form_row(line: RegisterLine) -> RegisterRow:
    return RegisterRow(
        number=str(line.number),
        code=line.code,
        procedure=line.title,
        sets=line.sets,
        name=line.name,
        address=line.address,
        phone=line.phone,
        unit=line.unit,
        received_at=line.received_at,
        due_at=line.due_at,
        sent_at=line.sent_at,
        result_at=line.result_at,
        returned_at=line.returned_at,
        return_by=WORDS[line.return_by],
        note=line.note,
    )


def _hand_over_rows(lists: tuple[HandOverList, ...]) -> Iterator[tuple[Value, ...]]:
    for each in lists:
        for number, line in enumerate(each.lines, 1):
            yield (
                number,
                each.giver.title,
                each.receiver.title,
                line.code,
                line.name,
                line.title,
                papers_in_words(line),
                line.due_at,
                line.handed_at,
                line.handed_by,
                line.accepted_at,
                line.accepted_by,
                note_in_words(line),
            )


def _list_row(line: Handed) -> HandOverListRow:
    return HandOverListRow(
        code=line.code,
        name=line.name,
        procedure=line.title,
        papers=papers_in_words(line),
        due_at=line.due_at,
        note=note_in_words(line),
    )


def papers_in_words(line: Handed) -> str:
    """`2 bản chính, 1 bản sao`; what comes back with a result is not counted again."""
    if line.with_result:
        return ""
    originals, copies = line.papers
    parts = ((originals, "bản chính"), (copies, "bản sao"))
    return ", ".join(f"{count} {kind}" for count, kind in parts if count)


def note_in_words(line: Handed) -> str:
    """Why it went where it was not simply given to be worked on."""
    if line.with_result:
        return N_("Kèm kết quả")
    if line.taken_back:
        return N_("Thu hồi")
    return "" if line.lead else N_("Phối hợp")


def _only(names: Iterable[str]) -> str:
    different = set(names)
    return different.pop() if len(different) == 1 else ""
