"""The receipt on a thermal roll: what somebody needs to come back, and no name."""

from collections.abc import Iterator

from office import dates
from office.forms.records import FormOffice, ReceiptForm
from office.forms.values import in_fours
from office.profile import VIETNAM
from office.texts import text
from office.thermal.papers import (
    NARROW,
    Align,
    Badge,
    Big,
    Check,
    Cut,
    Dashes,
    Item,
    Pair,
    Paper,
    QrBeside,
    Rule,
    Size,
    Space,
    Text,
    Weight,
)


def receipt_paper(form: ReceiptForm, *, width_mm: int) -> Paper:
    """Code, procedure, due day, what to bring, look-up code; `form.again` marks it IN LẠI."""
    return (
        *_letterhead(form.office),
        *_dossier(form, width_mm),
        *_due(form),
        *_to_bring(),
        *_foot(form),
        Cut(),
    )


def _letterhead(office: FormOffice) -> Iterator[Item]:
    yield Text(office.authority.upper(), Size.SMALL)
    yield Text(office.title.upper(), Size.HEAD, Weight.BOLD)
    yield Rule()


def _dossier(form: ReceiptForm, width_mm: int) -> Iterator[Item]:
    yield Text(text("GIẤY HẸN TRẢ KẾT QUẢ"), Size.LEAD, Weight.BOLD)
    if form.again:
        yield Badge(text("IN LẠI"))
    yield Text(form.procedure, Size.LEAD)
    if not form.code:
        yield Badge(text("XEM TRƯỚC, CHƯA CÓ MÃ"))
        yield Rule()
        return
    yield Text(form.code, Size.SMALL if width_mm == NARROW else Size.HEAD, Weight.BOLD)
    yield Rule()


def _due(form: ReceiptForm) -> Iterator[Item]:
    if form.due_at is None:
        yield Text(text("Không quy định ngày hẹn, cơ quan sẽ báo."), Size.HEAD, Weight.BOLD)
    else:
        due = form.due_at.astimezone(VIETNAM)
        yield Text(text("Hẹn trả kết quả từ"), Size.LEAD)
        yield Big(f"{due:%d/%m}")
        yield Text(f"{due:%H:%M} {dates.full_date(due.date())}", Size.HEAD, Weight.BOLD)
    yield Space(8)
    yield Pair(text("Nơi trả"), form.return_to)
    yield Pair(text("Đã nhận"), f"{form.received_at.astimezone(VIETNAM):%H:%M, %d/%m/%Y}")
    yield Dashes()


def _to_bring() -> Iterator[Item]:
    yield Text(text("Mang theo:"), Size.LEAD, Weight.BOLD, Align.LEFT)
    yield Check(text("Giấy này"))
    yield Check(text("Thẻ căn cước hoặc VNeID"))
    yield Check(text("Giấy ủy quyền, nếu nhận thay"))
    yield Dashes()


def _foot(form: ReceiptForm) -> Iterator[Item]:
    lines: list[Text | Space] = [
        Text(text("Mã tra cứu hồ sơ")),
        Text(in_fours(form.lookup), Size.HEAD, Weight.BOLD),
    ]
    if form.office.hotline:
        lines += [
            Space(14),
            Text(text("Đường dây nóng")),
            Text(form.office.hotline, Size.HEAD, Weight.BOLD),
        ]
    if form.code:
        yield QrBeside(form.qr, tuple(lines))
    yield Rule()
    yield Text(text("Vui lòng giữ giấy đến khi nhận kết quả."))
