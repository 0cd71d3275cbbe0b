"""A dossier's page as the form that is to be printed: which field stands where, nothing else."""

from datetime import datetime

from office.dossiers import codes, deadline_words
from office.dossiers.dossier import DESK, DESK_TITLE, Move, ReturnBy, Role
from office.dossiers.dossier_records import DossierPage, HandOver, Letter
from office.dossiers.draft import PaperState
from office.dossiers.due import limit_for
from office.errors import LetterMissing
from office.forms.records import (
    ControlSheetForm,
    ExtensionForm,
    FormOffice,
    FormPerson,
    HandOverRow,
    PaperRow,
    ReceiptForm,
    RefusalForm,
    ResultReceiptForm,
    StopForm,
    SupplementForm,
    SupplementRow,
    VisitReceiptForm,
    VisitRow,
)
from office.people.person import Person, PersonKind
from office.procedure import terms_of
from office.profile import VIETNAM, Office

STANDING_TITLES = {"early": "Trước hạn", "on_time": "Đúng hạn", "late": "Quá hạn"}
RETURN_TITLES = {
    ReturnBy.DESK: "Trực tiếp tại quầy",
    ReturnBy.POST: "Qua bưu chính công ích",
    ReturnBy.ELECTRONIC: "Bản điện tử",
}


def office_head(office: Office) -> FormOffice:
    """The office as a letterhead names it."""
    return FormOffice(
        authority=office.authority,
        title=office.title,
        place=office.rules.dossier.place,
        desk_title=office.authority,
        hotline=office.hotline,
        website=office.website,
    )


def receipt(page: DossierPage, *, again: bool = False) -> ReceiptForm:
    """Giấy tiếp nhận hồ sơ và hẹn trả kết quả."""
    mine = page.dossier
    terms = terms_of(page.procedure, mine.channel, page.case)
    received = mine.received_at or mine.opened_at
    return ReceiptForm(
        office=office_head(page.office),
        number=_serial(mine.code),
        code=mine.code,
        lookup=mine.lookup,
        qr=codes.qr_text(mine.site_id, mine.code, mine.lookup) if mine.code else "",
        submitter=_person(page.submitter),
        owner=_person(page.people[Role.OWNER]) if Role.OWNER in page.people else None,
        fetcher=page.people[Role.FETCHER].name if Role.FETCHER in page.people else "",
        authorisation=page.authorisation,
        procedure=page.procedure.title,
        papers=_papers(page),
        limit=_limit(page),
        received_at=received,
        due_at=mine.due_at,
        return_to=_return_to(page),
        officer=page.officer_name,
        sets=mine.sets,
        external_code=mine.external_code,
        fee_vnd=mine.fee_vnd,
        fee_note=terms.fee_note if terms else "",
        book=str(received.astimezone(VIETNAM).year),
        book_number=_serial(mine.code),
        again=again,
    )


def visit_receipt(pages: tuple[DossierPage, ...], *, again: bool = False) -> VisitReceiptForm:
    """One receipt for the dossiers that one person handed in together."""
    first = pages[0]
    fees = [each.dossier.fee_vnd for each in pages]
    return VisitReceiptForm(
        office=office_head(first.office),
        number=_serial(first.dossier.code),
        submitter=_person(first.submitter),
        received_at=first.dossier.received_at or first.dossier.opened_at,
        rows=tuple(_visit_row(each) for each in pages),
        return_to=_return_to(first),
        officer=first.officer_name,
        total_vnd=None if None in fees else sum(fee for fee in fees if fee is not None),
        again=again,
    )


def supplement(page: DossierPage) -> SupplementForm:
    """Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ, as it was asked for last."""
    letter = _last(page, Move.REQUEST_SUPPLEMENT)
    return SupplementForm(
        office=office_head(page.office),
        number=str(letter.number or ""),
        submitter=_person(page.submitter),
        procedure=page.procedure.title,
        rows=tuple(SupplementRow(title=item) for item in letter.items),
        reason=letter.text,
        officer=letter.by,
        officer_phone=page.office.hotline,
        code=page.dossier.code,
    )


def refusal(page: DossierPage) -> RefusalForm:
    """Phiếu từ chối tiếp nhận giải quyết hồ sơ."""
    letter = _last(page, Move.REFUSE)
    return RefusalForm(
        office=office_head(page.office),
        number=str(letter.number or ""),
        submitter=_person(page.submitter),
        procedure=page.procedure.title,
        reason=letter.text,
        officer=letter.by,
        code=page.dossier.code,
    )


def extension(page: DossierPage) -> ExtensionForm:
    """The apology for a due date that is missed, with the new one."""
    letter = _last(page, Move.EXTEND)
    mine = page.dossier
    told = [each.detail.get("was") for each in page.events if each.kind is Move.EXTEND]
    was = datetime.fromisoformat(str(told[-1])) if told and told[-1] else mine.first_due_at
    return ExtensionForm(
        office=office_head(page.office),
        number=str(letter.number or ""),
        person=_person(page.owner),
        code=mine.code,
        procedure=page.procedure.title,
        received_at=mine.received_at or mine.opened_at,
        due_at=was or letter.at,
        new_due_at=mine.due_at or letter.at,
        reason=letter.text,
        unit=_leader(page),
    )


def stop_notice(page: DossierPage) -> StopForm:
    """Thông báo dừng giải quyết hồ sơ, also for one that was withdrawn."""
    withdrawn = any(each.kind is Move.WITHDRAW for each in page.letters)
    letter = _last(page, Move.WITHDRAW if withdrawn else Move.STOP)
    mine = page.dossier
    fee = "Không thu phí." if not mine.fee_vnd else "Theo quy định của thủ tục."
    return StopForm(
        office=office_head(page.office),
        number=str(letter.number or ""),
        person=_person(page.owner),
        code=mine.code,
        procedure=page.procedure.title,
        received_at=mine.received_at or mine.opened_at,
        proposal="Người nộp đề nghị rút hồ sơ."
        if withdrawn
        else "Cơ quan giải quyết đề nghị dừng.",
        stage=_leader(page),
        reason=letter.text,
        decision="Dừng giải quyết và trả lại hồ sơ cho người nộp.",
        fee=fee,
    )


def control_sheet(page: DossierPage, printed_at: datetime) -> ControlSheetForm:
    """Phiếu kiểm soát quá trình giải quyết hồ sơ: every hand-over, also the electronic receipt."""
    mine = page.dossier
    led = {line.to_unit.title for line in page.hand_overs if line.lead} | {DESK_TITLE}
    partners = [line.to_unit.title for line in page.hand_overs if not line.lead]
    partners = [title for title in partners if title not in led]
    submitter = page.submitter.name if Role.OWNER in page.people else ""
    return ControlSheetForm(
        office=office_head(page.office),
        code=mine.code,
        qr=codes.qr_text(mine.site_id, mine.code, mine.lookup),
        owner=_person(page.owner),
        submitter=submitter,
        procedure=page.procedure.title,
        received_at=mine.received_at or mine.opened_at,
        due_at=mine.due_at,
        unit=_leader(page),
        partners=", ".join(dict.fromkeys(partners)),
        rows=tuple(_hand_over(line) for line in page.hand_overs),
        printed_at=printed_at,
    )


def result_receipt(page: DossierPage) -> ResultReceiptForm:
    """Biên nhận trả kết quả."""
    mine, given = page.dossier, page.returned_to
    if given is None or mine.returned_at is None:
        raise LetterMissing(code=mine.code)
    return ResultReceiptForm(
        office=office_head(page.office),
        number=_serial(mine.code),
        code=mine.code,
        owner=page.owner.name,
        procedure=page.procedure.title,
        result="Kết quả giải quyết thủ tục hành chính",
        receiver=FormPerson(name=given.name, id_title="Giấy tờ", id_number=given.paper_shown),
        return_by=" · ".join(filter(None, (RETURN_TITLES[mine.return_by], given.tracking))),
        returned_at=mine.returned_at,
        officer=_by(page, Move.RETURN_RESULT),
        due_at=mine.due_at,
        authorisation=page.authorisation,
        fee_vnd=mine.fee_vnd,
    )


def _serial(code: str) -> str:
    """The dossier's number of its day, which the register's book goes by."""
    return code.rpartition("-")[2]


def _person(person: Person) -> FormPerson:
    organisation = person.kind is PersonKind.ORGANISATION
    return FormPerson(
        name=person.name,
        address=person.address,
        phone=person.phone,
        email=person.email,
        id_title="Mã số" if organisation else "Số định danh",
        id_number=person.id_number,
    )


def _papers(page: DossierPage) -> tuple[PaperRow, ...]:
    return tuple(
        PaperRow(title=line.title, originals=line.originals, copies=line.copies, note=line.note)
        for line in page.papers
        if line.state is PaperState.HAVE
    )


def _limit(page: DossierPage) -> str:
    limit = limit_for(page.procedure, page.dossier.channel, page.case)
    return deadline_words.limit_in_words(limit)


def _return_to(page: DossierPage) -> str:
    if page.dossier.return_by is ReturnBy.POST and page.post_address:
        return f"{RETURN_TITLES[ReturnBy.POST]}: {page.post_address}"
    return RETURN_TITLES[page.dossier.return_by]


def _visit_row(page: DossierPage) -> VisitRow:
    mine = page.dossier
    return VisitRow(
        code=mine.code,
        lookup=mine.lookup,
        qr=codes.qr_text(mine.site_id, mine.code, mine.lookup),
        procedure=page.procedure.title,
        papers=_papers(page),
        due_at=mine.due_at,
        limit=_limit(page),
        sets=mine.sets,
        fee_vnd=mine.fee_vnd,
        book_number=_serial(mine.code),
    )


def _last(page: DossierPage, kind: Move) -> Letter:
    found = [letter for letter in page.letters if letter.kind is kind]
    if not found:
        raise LetterMissing(code=page.dossier.code)
    return found[-1]


def _leader(page: DossierPage) -> str:
    """The unit that leads now, or led last."""
    leading = [each.unit.title for each in page.holdings if each.lead and each.unit.unit_id != DESK]
    handed = [line.to_unit.title for line in page.hand_overs if line.lead]
    to_units = [line.to_unit.title for line in page.hand_overs if line.to_unit.unit_id != DESK]
    return (leading or to_units[-1:] or handed[-1:] or [page.office.title])[0]


def _hand_over(line: HandOver) -> HandOverRow:
    notes = []
    if line.taken_back:
        notes.append("Thu hồi")
    if not line.lead:
        notes.append("Phối hợp")
    if line.accepted_at is not None:
        notes.append(f"Ký nhận điện tử {line.accepted_at.astimezone(VIETNAM):%H:%M %d/%m/%Y}")
    return HandOverRow(
        giver_unit=line.from_unit.title,
        receiver_unit=line.to_unit.title,
        at=line.handed_at,
        giver=line.handed_by,
        receiver=line.accepted_by or "",
        outcome=STANDING_TITLES.get(line.standing or "", ""),
        note=". ".join(notes),
    )


def _by(page: DossierPage, kind: Move) -> str:
    done = [event.by for event in page.events if event.kind is kind]
    return done[-1] if done else page.officer_name
