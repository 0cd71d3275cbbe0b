"""A dossier's papers set in type: one way for what is printed and for what is looked at."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from office.dossiers.dossier import CONTROL_SHEET, RECEIPT, VISIT_RECEIPT
from office.dossiers.dossier_records import DossierPage
from office.forms import forms, letters
from office.profile import VIETNAM
from office.texts import N_

TITLES = {
    RECEIPT: N_("Giấy tiếp nhận và hẹn trả"),
    VISIT_RECEIPT: N_("Giấy hẹn chung"),
    CONTROL_SHEET: N_("Phiếu kiểm soát quá trình giải quyết"),
    "supplement_request": N_("Phiếu yêu cầu bổ sung"),
    "refusal": N_("Phiếu từ chối"),
    "extension_letter": N_("Văn bản xin lỗi, hẹn lại ngày trả"),
    "stop_notice": N_("Thông báo dừng giải quyết"),
    "result_receipt": N_("Giấy nhận kết quả"),
}
# Which form a letter is, and how a dossier's page becomes it.
LETTERS: dict[str, Callable[[DossierPage], Any]] = {
    "supplement_request": letters.supplement,
    "refusal": letters.refusal,
    "extension_letter": letters.extension,
    "stop_notice": letters.stop_notice,
    "result_receipt": letters.result_receipt,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """One paper, set. `dossiers` are those that stand on it, each with the version that was read;
    `name` is its file's name without an ending; `again` says that it is marked as a reprint."""

    kind: str
    name: str
    dossiers: tuple[tuple[int, int], ...]
    again: bool
    form: Any = field(repr=False)
    day: date
    basis: forms.Basis = field(repr=False)
    pdf: bytes = field(repr=False)

    def pictures(self, dpi: int) -> tuple[bytes, ...]:
        """The same pages as PNG, for a printer that takes no PDF."""
        return forms.render_png(self.form, basis=self.basis, day=self.day, dpi=dpi)


def set_in_type(
    pages: tuple[DossierPage, ...], kind: str, now: datetime, *, again: bool = False
) -> Paper:
    """A paper of one dossier, or of several for a visit's receipt. Blocks: for a worker.

    `LetterMissing` where the dossier has no such letter, `FormNotPrescribed` where the forms in
    force have none.
    """
    first = pages[0]
    form = _form(pages, kind, now, again=again)
    day = now.astimezone(VIETNAM).date()
    basis = forms.basis_on(day, first.office.rules.dossier.forms)
    return Paper(
        kind=kind,
        name=f"{first.dossier.code}-{kind}",
        dossiers=tuple((each.dossier.dossier_id, each.dossier.version) for each in pages),
        again=again,
        form=form,
        day=day,
        basis=basis,
        pdf=forms.render_pdf(form, basis=basis, day=day),
    )


def printed_before(pages: tuple[DossierPage, ...], kind: str) -> bool:
    """Whether this paper came out already, for every dossier on it."""
    return all(kind in each.printed for each in pages)


def _form(pages: tuple[DossierPage, ...], kind: str, now: datetime, *, again: bool) -> Any:
    match kind:
        case "receipt":
            return letters.receipt(pages[0], again=again)
        case "receipt_many":
            return letters.visit_receipt(pages, again=again)
        case "control_sheet":
            return letters.control_sheet(pages[0], now)
    return LETTERS[kind](pages[0])
