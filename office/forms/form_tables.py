"""What the forms that go from desk to desk say, and any table of a report; moments are aware."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from office.forms.form_data import FormOffice, FormPerson


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


Cell = str | int | float | None


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
