"""What the forms say, as plain values; `office.forms.forms` prints them. Moments are aware."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

Cell = str | int | float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FormOffice:
    """The office as a letterhead names it. `desk_title` begins “… tiếp nhận hồ sơ của”."""

    authority: str
    title: str
    place: str
    desk_title: str
    hotline: str = ""
    website: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FormPerson:
    """Somebody a form names."""

    name: str
    address: str = ""
    phone: str = ""
    email: str = ""
    id_title: str = "Số thẻ căn cước"
    id_number: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperRow:
    """A paper handed in: how many originals and copies."""

    title: str
    originals: int = 0
    copies: int = 0
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptForm:
    """Giấy tiếp nhận hồ sơ và hẹn trả kết quả, in two copies.

    `owner` stands only where it is not the submitter, `fetcher` where somebody else fetches the
    result. `qr` is the QR's text, `lookup` the short code. `due_at` None means that no day is
    promised. `fee_vnd` None leaves the fee out, 0 says that nothing is due. `again` marks a
    reprint. Without a `code` it is not in the book yet: the page says that it is only a preview.
    """

    kind: ClassVar[str] = "receipt"
    office: FormOffice
    number: str
    code: str
    lookup: str
    qr: str
    submitter: FormPerson
    procedure: str
    papers: tuple[PaperRow, ...]
    limit: str
    received_at: datetime
    due_at: datetime | None
    return_to: str
    officer: str
    sets: int = 1
    owner: FormPerson | None = None
    external_code: str = ""
    fetcher: str = ""
    authorisation: str = ""
    fee_vnd: int | None = None
    fee_note: str = ""
    book: str = ""
    book_number: str = ""
    again: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitRow:
    """One of several dossiers that were handed in together."""

    code: str
    lookup: str
    qr: str
    procedure: str
    papers: tuple[PaperRow, ...]
    due_at: datetime | None
    limit: str = ""
    sets: int = 1
    fee_vnd: int | None = None
    book_number: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitReceiptForm:
    """One receipt for several dossiers of one visit, in two copies."""

    kind: ClassVar[str] = "receipt_many"
    office: FormOffice
    number: str
    submitter: FormPerson
    received_at: datetime
    rows: tuple[VisitRow, ...]
    return_to: str
    officer: str
    book: str = ""
    total_vnd: int | None = None
    again: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SupplementRow:
    """A paper that is still missing; `quantity` in words, such as “01 bản sao”."""

    title: str
    quantity: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SupplementForm:
    """Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ. `note` says at its foot how to come back."""

    kind: ClassVar[str] = "supplement_request"
    office: FormOffice
    number: str
    submitter: FormPerson
    procedure: str
    rows: tuple[SupplementRow, ...]
    reason: str
    officer: str
    officer_phone: str = ""
    code: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusalForm:
    """Phiếu từ chối tiếp nhận giải quyết hồ sơ. `reason` is for people, never a technical code."""

    kind: ClassVar[str] = "refusal"
    office: FormOffice
    number: str
    submitter: FormPerson
    procedure: str
    reason: str
    officer: str
    code: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtensionForm:
    """The apology for a missed due date with a new one (`new_due_at`)."""

    kind: ClassVar[str] = "extension_letter"
    office: FormOffice
    number: str
    person: FormPerson
    code: str
    procedure: str
    received_at: datetime
    due_at: datetime
    new_due_at: datetime
    reason: str
    unit: str = ""
    signer_title: str = "GIÁM ĐỐC"
    signer: str = ""
    copy_to: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StopForm:
    """Thông báo dừng giải quyết hồ sơ: how far it came (`stage`), what becomes of the `fee`."""

    kind: ClassVar[str] = "stop_notice"
    office: FormOffice
    number: str
    person: FormPerson
    code: str
    procedure: str
    received_at: datetime
    proposal: str
    stage: str
    reason: str
    decision: str
    fee: str
    signer_title: str = "GIÁM ĐỐC"
    signer: str = ""
    copy_to: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultReceiptForm:
    """Biên nhận trả kết quả: who took the result, with which paper shown, and how."""

    kind: ClassVar[str] = "result_receipt"
    office: FormOffice
    number: str
    code: str
    owner: str
    procedure: str
    result: str
    receiver: FormPerson
    return_by: str
    returned_at: datetime
    officer: str
    due_at: datetime | None = None
    authorisation: str = ""
    fee_vnd: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOverRow:
    """One hand-over. `outcome` is trước hạn, đúng hạn or quá hạn, where it is known."""

    giver_unit: str
    receiver_unit: str
    at: datetime | None
    giver: str = ""
    receiver: str = ""
    outcome: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlSheetForm:
    """Phiếu kiểm soát quá trình giải quyết hồ sơ; empty rows are added to write in by hand."""

    kind: ClassVar[str] = "control_sheet"
    office: FormOffice
    code: str
    qr: str
    owner: FormPerson
    procedure: str
    received_at: datetime
    due_at: datetime | None
    unit: str
    rows: tuple[HandOverRow, ...]
    printed_at: datetime
    partners: str = ""
    submitter: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterRow:
    """One line of the register. `number` is its place in the book."""

    number: str
    code: str
    procedure: str
    sets: int
    name: str
    address: str
    phone: str
    unit: str
    received_at: datetime
    due_at: datetime | None = None
    sent_at: datetime | None = None
    result_at: datetime | None = None
    returned_at: datetime | None = None
    return_by: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class RegisterSums:
    """What lines of the register come to."""

    dossiers: int = 0
    sets: int = 0
    returned: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterForm:
    """Sổ theo dõi hồ sơ for a stretch of days; `chosen` tells what was picked out of it.

    A long one is made in parts: each says on which page it begins and what came `before`, and
    all but the last that `more` follows.
    """

    kind: ClassVar[str] = "dossier_register"
    office: FormOffice
    book: str
    first_day: date
    last_day: date
    rows: tuple[RegisterRow, ...]
    chosen: str = ""
    first_page: int = 1
    before: RegisterSums = RegisterSums()
    more: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOverListRow:
    """One dossier in a hand-over. `papers` says what goes along."""

    code: str
    name: str
    procedure: str
    papers: str = ""
    due_at: datetime | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOverListForm:
    """Biên nhận bàn giao hồ sơ between two units."""

    kind: ClassVar[str] = "hand_over_list"
    office: FormOffice
    number: str
    giver_unit: str
    receiver_unit: str
    at: datetime
    rows: tuple[HandOverListRow, ...]
    giver: str = ""
    receiver: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TableColumn:
    """A heading, the width in tenths of an ordinary column, and whether it holds numbers."""

    title: str
    width: int = 10
    number: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TableForm:
    """Any table of a report. Every row, and `totals` where there are any, has a cell a column."""

    kind: ClassVar[str] = "table_report"
    office: FormOffice
    title: str
    period: str
    columns: tuple[TableColumn, ...]
    rows: tuple[tuple[Cell, ...], ...]
    totals: tuple[Cell, ...] = ()
    notes: tuple[str, ...] = ()
    landscape: bool = False
    maker: str = ""
    signer_title: str = ""
    signer: str = ""
