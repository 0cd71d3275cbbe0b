"""What the forms for people say, as plain values; `office.forms.forms` prints them.

Moments are aware. An empty text leaves a dotted line to write on, or leaves its line out where the
form does not prescribe it.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar


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
