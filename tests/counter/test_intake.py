"""Taking papers in, without widgets: what is entered, kept, saved and printed."""

import threading
from dataclasses import replace

import pytest

from counter.intake.state import next_stop
from db import catalog
from db.dossiers import intake as intake_commands
from db.dossiers import intake_board
from db.dossiers.page import dossier_page
from db.dossiers.tables import access
from office.dossiers.dossier import DossierState, ReturnBy, Role
from office.dossiers.draft import PaperState
from office.dossiers.entered import clean_draft, unread
from office.errors import DatabaseUnreachable
from office.forms import letters
from office.people.person import Person, PersonKind
from office.procedure import Channel
from office.profile import CodeSource, DossierRules
from tests import dossiers as made
from tests.counter import hands


@pytest.fixture
def at_desk(office, intake):
    """Somebody was called."""
    ticket = office.call()
    intake.see(ticket)
    return ticket


def whole(intake, procedure=made.BIRTH):
    """Everything a dossier needs."""
    intake.people.scan(hands.BINH)
    intake.choosing.choose(procedure.code)
    intake.all_papers()


def save(intake, qtbot):
    with qtbot.waitSignal(intake.saved) as told:
        intake.book.save()
    return told.args[0]


def page(office, dossier_id):
    return office.store.read(dossier_page, dossier_id, now=office.store.now())


def test_what_was_entered_is_what_is_in_the_book(office, intake, at_desk, receipts, qtbot):
    whole(intake)
    intake.people.enter(Role.SUBMITTER, phone="0912 000 345", email="binh@mau.vn")
    intake.people.turn_owner()
    intake.people.enter(Role.OWNER, name="  Công ty   Mẫu ", id_number="0312345678")
    intake.people.turn_kind(Role.OWNER)
    intake.people.turn_fetcher()
    intake.people.enter(Role.FETCHER, name="Nguyễn Văn An", born="15/8/1999")
    intake.set_return(ReturnBy.POST)
    intake.enter(authorisation="Giấy ủy quyền 12", note="Gọi trước", fee_vnd=16000, fee_paid=True)
    intake.enter(sets=3)

    mine = save(intake, qtbot)

    kept = page(office, mine.dossier_id)
    assert kept.people[Role.SUBMITTER] == replace(
        made.BINH, phone="0912000345", email="binh@mau.vn",
        address="Tổ 2, Phường Mẫu, Thành phố Hồ Chí Minh",
    )  # fmt: skip
    assert kept.people[Role.OWNER].name == "Công ty Mẫu"
    assert kept.people[Role.OWNER].kind is PersonKind.ORGANISATION
    assert kept.people[Role.FETCHER].born == "1999-08-15"
    assert kept.post_address == made.BINH.address
    assert (kept.authorisation, kept.note) == ("Giấy ủy quyền 12", "Gọi trước")
    assert (mine.ticket_id, mine.fee_vnd, mine.fee_paid) == (at_desk.ticket_id, 16000, True)
    assert (mine.sets, letters.receipt(kept).sets) == (3, 3)
    assert receipts.asked == [("receipt", mine.dossier_id)]


def test_the_date_on_the_screen_is_the_date_in_the_book(intake, at_desk, qtbot):
    whole(intake)
    shown = intake.state.due.at

    assert save(intake, qtbot).due_at == shown
    assert "24/11" in intake.state.reason


def test_an_unconfirmed_year_is_told(intake, at_desk):
    whole(intake)

    assert intake.state.until == (2026,)


def test_what_is_missing_is_said_and_gets_the_hands(intake, at_desk, qtbot):
    intake.people.scan(hands.BINH)
    with qtbot.waitSignal(intake.wanted, check_params_cb=lambda name: name == "procedure"):
        intake.book.save()
    assert intake.state.said == "Chưa chọn thủ tục."

    intake.choosing.choose(made.BIRTH.code)
    with qtbot.waitSignal(intake.wanted, check_params_cb=lambda name: name == "papers"):
        intake.book.save()
    assert "số 1, 2" in intake.state.said


def test_after_a_scan_the_hands_go_to_a_doubt_before_anything_else(intake, at_desk):
    damaged = hands.BINH.replace("Trần Thị Bình", "Tran Thi Binh").replace("Nữ", "Nu")
    intake.people.scan(damaged)
    assert next_stop(intake.state) == "submitter.name"

    intake.people.enter(Role.SUBMITTER, name="Trần Thị Bình")
    intake.people.looked_at(Role.SUBMITTER, "address")
    assert next_stop(intake.state) == "procedure"


@pytest.mark.parametrize("role", [Role.OWNER, Role.FETCHER])
def test_another_card_for_somebody_else_replaces_them_and_not_who_hands_in(intake, at_desk, role):
    intake.people.scan(hands.BINH)
    (intake.people.turn_owner if role is Role.OWNER else intake.people.turn_fetcher)()
    intake.people.scan(hands.AN, role)
    intake.people.scan(hands.CHAU, role)
    assert intake.state.other.person.name == "Lê Minh Châu"

    intake.people.take_offer()

    named = {Role.OWNER: intake.state.draft.owner, Role.FETCHER: intake.state.draft.fetcher}
    assert named[role].name == "Lê Minh Châu"
    assert intake.state.draft.submitter.name == "Trần Thị Bình"


def test_another_persons_card_is_offered_and_taken_only_when_asked(intake, at_desk):
    intake.people.scan(hands.BINH)
    intake.people.enter(Role.SUBMITTER, phone="0912000345")

    intake.people.scan(hands.AN)
    assert intake.state.draft.submitter.name == "Trần Thị Bình"
    intake.people.take_offer()

    assert intake.state.draft.submitter.name == "Nguyễn Văn An"
    assert intake.state.draft.submitter.phone == ""  # it was hers


def test_the_same_card_again_keeps_the_phone(intake, at_desk):
    intake.people.scan(hands.BINH)
    intake.people.enter(Role.SUBMITTER, phone="0912000345")

    intake.people.scan(hands.BINH)

    assert intake.state.draft.submitter.phone == "0912000345"


def test_rubbish_is_told_and_changes_nothing(intake, at_desk):
    before = intake.state.draft

    for rubbish in ("https://example.vn/abc", "079301000025||Tr", "|" * 30, b"\xff" * 9):
        intake.tell("")
        intake.people.scan(rubbish)

        assert intake.state.draft == before
        assert intake.state.said


def test_who_was_here_before_is_offered_what_is_known_and_the_look_is_noted(
    office, intake, at_desk, qtbot
):
    whole(intake)
    intake.people.enter(Role.SUBMITTER, phone="0912000345")
    save(intake, qtbot)
    intake.begin()

    intake.people.enter(Role.SUBMITTER, id_number=made.BINH.id_number)
    qtbot.waitUntil(lambda: intake.state.earlier is not None)
    intake.people.take_offer()

    known = intake.state.draft.submitter
    assert (known.name, known.phone) == ("Trần Thị Bình", "0912000345")
    looks = office.store.read(lambda conn, _site: conn.execute(access.select()).all())
    assert [look.actor for look in looks] == [intake.login]


def test_what_the_card_says_is_newer_than_an_earlier_dossier(intake, at_desk, qtbot):
    whole(intake)
    intake.people.enter(Role.SUBMITTER, phone="0912000345", address="Địa chỉ cũ")
    save(intake, qtbot)
    intake.begin()

    intake.people.scan(hands.BINH)
    qtbot.waitUntil(lambda: intake.state.earlier is not None)
    intake.people.take_offer()

    assert intake.state.draft.submitter.address == made.BINH.address
    assert intake.state.draft.submitter.phone == "0912000345"


def test_several_dossiers_on_one_ticket_keep_the_person(intake, at_desk, qtbot):
    whole(intake)
    first = save(intake, qtbot)

    intake.another()
    assert intake.state.draft.submitter.name == "Trần Thị Bình"
    assert next_stop(intake.state) == "procedure"
    intake.choosing.choose(made.CERTIFY.code)
    intake.all_papers()
    second = save(intake, qtbot)

    assert first.ticket_id == second.ticket_id == at_desk.ticket_id
    assert first.dossier_id != second.dossier_id
    assert intake.state.visit == (first.dossier_id, second.dossier_id)


@pytest.mark.parametrize(("card", "count"), [(hands.BINH, 2), (hands.AN, 1)])
def test_the_same_card_again_goes_on_with_the_visit_and_another_begins_one(
    intake, at_desk, qtbot, card, count
):
    whole(intake)
    save(intake, qtbot)

    intake.people.scan(card)
    intake.choosing.choose(made.CERTIFY.code)
    intake.all_papers()
    save(intake, qtbot)

    assert len(intake.state.visit) == count


def test_somebody_elses_dossier_is_on_a_receipt_of_its_own(intake, at_desk, qtbot):
    whole(intake)
    save(intake, qtbot)
    intake.another()

    intake.people.scan(hands.AN)
    intake.people.take_offer()

    assert intake.state.visit == ()


def test_what_was_not_received_is_on_no_receipt_of_the_visit(intake, at_desk, qtbot):
    whole(intake)
    with qtbot.waitSignal(intake.saved):
        intake.book.refuse("Không thuộc thẩm quyền")

    assert intake.state.visit == ()


def test_a_dossier_by_post_has_no_ticket(intake, qtbot):
    intake.set_channel(Channel.POST)
    whole(intake)

    mine = save(intake, qtbot)

    assert (mine.channel, mine.ticket_id) == (Channel.POST, None)


def test_the_channel_changes_time_and_fee(intake, at_desk):
    whole(intake)
    assert (intake.state.limit_words, intake.state.fee) == ("5 ngày làm việc", 8000)

    intake.set_channel(Channel.ONLINE)

    assert (intake.state.limit_words, intake.state.fee) == ("3 ngày làm việc", 0)


def test_what_is_missing_goes_on_the_list_of_what_to_bring(
    office, intake, at_desk, receipts, qtbot
):
    intake.people.scan(hands.BINH)
    intake.choosing.choose(made.BIRTH.code)
    intake.turn_paper(1)

    with qtbot.waitSignal(intake.wanted, check_params_cb=lambda name: name == "supplement"):
        intake.book.ask_supplement()
    with qtbot.waitSignal(intake.saved):
        intake.book.advise(("Giấy chứng sinh", " "), "Thiếu dấu của bệnh viện.")

    mine = intake.state.saved
    letter = page(office, mine.dossier_id).letters[0]
    assert mine.state is DossierState.AWAITING_SUPPLEMENT
    assert (letter.items, letter.text) == (("Giấy chứng sinh",), "Thiếu dấu của bệnh viện.")
    assert receipts.asked == [("supplement", mine.dossier_id)]


def test_a_refusal_needs_a_reason(intake, at_desk, receipts, qtbot):
    whole(intake)
    intake.book.refuse(" ")
    qtbot.waitUntil(lambda: not intake.state.running)
    assert intake.state.saved is None
    assert intake.state.trouble

    with qtbot.waitSignal(intake.saved):
        intake.book.refuse("Không thuộc thẩm quyền")
    assert intake.state.saved.state is DossierState.REFUSED
    assert receipts.asked == [("refusal", intake.state.saved.dossier_id)]


def test_a_press_while_it_is_being_saved_saves_once(office, intake, at_desk, receipts, qtbot):
    whole(intake)

    with qtbot.waitSignal(intake.saved):
        intake.book.save()
        intake.book.save()
    intake.book.save()

    assert len(receipts.asked) == 1


class LostAnswers:
    """A store whose first answers never come back, though the work was done, or was not."""

    def __init__(self, store, done):
        self._store, self._done, self.cut = store, done, 1

    def __getattr__(self, name):
        return getattr(self._store, name)

    def write(self, *args, **kwargs):
        if self.cut:
            self.cut -= 1
            if self._done:
                self._store.write(*args, **kwargs)
            raise DatabaseUnreachable()
        return self._store.write(*args, **kwargs)


@pytest.mark.parametrize("done", [True, False])
def test_with_a_lost_connection_nothing_is_lost_and_nothing_is_twice(
    office, start_intake, receipts, qtbot, done
):
    intake = start_intake(LostAnswers(office.store, done))
    whole(intake)

    intake.book.save()
    qtbot.waitUntil(lambda: bool(intake.state.said))
    assert intake.state.said == DatabaseUnreachable().message()
    assert intake.state.draft.submitter.name == "Trần Thị Bình"
    mine = save(intake, qtbot)

    found = office.store.read(intake_board.frequent, intake.login, now=office.store.now())
    assert found == {made.BIRTH.code: 1}
    assert receipts.asked == [("receipt", mine.dossier_id)]


def test_what_was_changed_after_a_lost_answer_is_not_passed_off_as_saved(
    office, start_intake, qtbot
):
    intake = start_intake(LostAnswers(office.store, done=True))
    whole(intake)
    intake.book.save()
    qtbot.waitUntil(lambda: bool(intake.state.said))
    office.clock.forward(seconds=30)
    intake.enter(note="Sửa sau")

    mine = save(intake, qtbot)

    assert page(office, mine.dossier_id).note == ""
    assert "chưa có trong sổ" in intake.state.said


def test_after_a_crash_the_draft_is_there_and_saves_under_the_same_key(
    office, start_intake, tmp_path, qtbot
):
    before = start_intake(LostAnswers(office.store, done=True))
    whole(before)
    before.book.save()
    qtbot.waitUntil(lambda: bool(before.state.said))
    before.stop()

    after = start_intake()
    assert after.state.draft == before.state.draft
    assert after.state.procedure == made.BIRTH
    save(after, qtbot)

    found = office.store.read(intake_board.frequent, after.login, now=office.store.now())
    assert found == {made.BIRTH.code: 1}
    after.stop()
    assert list((tmp_path / "drafts").iterdir()) == []


def test_a_draft_stays_with_its_ticket_when_the_next_one_is_called(office, intake, at_desk):
    intake.people.scan(hands.BINH)
    office.issue()
    following = office.call()

    intake.see(following)

    assert intake.state.draft.ticket_id == at_desk.ticket_id
    assert intake.state.at_desk == "A-002"
    intake.begin()
    assert intake.state.draft.ticket_id == following.ticket_id
    assert intake.state.kept.blank


def test_a_procedure_that_changed_meanwhile_is_said_and_shown_anew(office, intake, at_desk, qtbot):
    whole(intake)
    first, second, third = made.BIRTH.papers
    more = (first, replace(second, originals=2), third, made.Requirement(title="Giấy mới"))
    newer = replace(made.BIRTH, papers=more)

    office.do(catalog.load, replace(made.catalog(), procedures=(newer,)))

    intake.book.save()
    qtbot.waitUntil(lambda: len(intake.state.draft.papers) == 4)

    states = [line.state for line in intake.state.draft.papers]
    assert states == [
        PaperState.HAVE, PaperState.MISSING, PaperState.NOT_NEEDED, PaperState.MISSING,
    ]  # fmt: skip
    assert "vừa được cập nhật" in intake.state.said  # it stays until something is done
    assert intake.state.draft.papers[1].originals == 2
    intake.all_papers()
    assert save(intake, qtbot)


def test_a_draft_of_a_procedure_that_is_gone_keeps_its_people_and_asks_for_another(
    office, start_intake, qtbot
):
    before = start_intake()
    whole(before)
    before.stop()
    office.do(catalog.load, replace(made.catalog(), procedures=(made.CERTIFY,)))

    after = start_intake()
    qtbot.waitUntil(lambda: not after.state.draft.procedure_code)

    assert "ngừng tiếp nhận" in after.state.said
    assert after.state.draft.submitter.name == "Trần Thị Bình"
    assert (after.state.draft.papers, next_stop(after.state)) == ((), "procedure")
    after.choosing.choose(made.CERTIFY.code)
    after.all_papers()
    assert save(after, qtbot)


class Slow:
    """A store that writes when it is let go."""

    def __init__(self, store):
        self._store, self.go = store, threading.Event()

    def __getattr__(self, name):
        return getattr(self._store, name)

    def write(self, *args, **kwargs):
        assert self.go.wait(5)
        return self._store.write(*args, **kwargs)


@pytest.mark.parametrize(("typed", "told"), [("Gọi trước", True), ("", False)])
def test_what_is_typed_while_it_is_being_saved_is_not_passed_off_as_saved(
    office, start_intake, qtbot, typed, told
):
    slow = Slow(office.store)
    intake = start_intake(slow)
    whole(intake)
    intake.book.save()
    intake.enter(note=typed)

    with qtbot.waitSignal(intake.saved) as made_:
        slow.go.set()

    assert page(office, made_.args[0].dossier_id).note == ""
    assert ("chưa có trong sổ" in intake.state.said) == told


def test_a_printer_in_trouble_neither_ends_a_save_nor_is_forgotten_over_it(
    office, start_intake, receipts, qtbot
):
    slow = Slow(office.store)
    intake = start_intake(slow)
    whole(intake)
    intake.book.save()
    intake.tell("Máy in hết giấy.")  # of the dossier before

    assert intake.state.running
    with qtbot.waitSignal(intake.saved) as made_:
        intake.book.save()  # pressed again: nothing more
        slow.go.set()

    assert (intake.state.said, intake.state.trouble) == ("Máy in hết giấy.", True)
    assert not intake.state.running
    assert receipts.asked == [("receipt", made_.args[0].dossier_id)]


def test_two_officers_with_one_code_of_the_province_get_one_dossier_and_a_calm_sentence(
    office, intake, at_desk, qtbot
):
    taken = "H15.50-261123-0975"
    office.do(intake_commands.register, made.draft(external_code=taken), counter_id=2, by=2)
    whole(intake)
    intake.enter(external_code=taken)

    with qtbot.waitSignal(intake.wanted, check_params_cb=lambda name: name == "external_code"):
        intake.book.save()

    assert "đã có" in intake.state.said
    intake.enter(external_code="H15.50-261123-0976")
    assert save(intake, qtbot)


def test_a_code_of_the_province_is_asked_for_where_the_office_says_so(office, start_intake, qtbot):

    external = DossierRules(code_source=CodeSource.EXTERNAL)
    office.do(catalog.load, made.catalog(dossier=external))
    intake = start_intake()
    whole(intake)
    assert next_stop(intake.state) == "external_code"

    intake.enter(external_code="H15.50-261123-0975")

    assert save(intake, qtbot).external_code == "H15.50-261123-0975"


@pytest.mark.parametrize(
    ("typed", "decided", "stored"),
    [
        ("tháng ba", "", ""),
        ("31/02/1960", "1960", "1960"),
        ("31/02/1960", "28/02/1960", "1960-02-28"),
    ],
)
def test_a_birth_date_that_nobody_can_read_is_asked_about_and_never_dropped(  # noqa: PLR0917
    office, intake, at_desk, qtbot, typed, decided, stored
):
    whole(intake)
    intake.people.enter(Role.SUBMITTER, born=typed)

    for gesture in (intake.book.save, lambda: intake.book.refuse("Không thuộc thẩm quyền")):
        with qtbot.waitSignal(intake.wanted, check_params_cb=lambda name: name == "submitter.born"):
            gesture()
        assert "Chưa đọc được ngày sinh" in intake.state.said
        assert not intake.state.running
    intake.people.enter(Role.SUBMITTER, born=decided)
    mine = save(intake, qtbot)

    assert page(office, mine.dossier_id).people[Role.SUBMITTER].born == stored


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("15 / 08 / 1999", "1999-08-15"),
        ("00/00/1960", "1960"),
        ("00001960", "1960"),
        ("1960", "1960"),
        ("  ", ""),
    ],
)
def test_whatever_can_be_read_of_a_birth_date_is_kept_without_a_question(typed, stored):
    draft = made.draft(who=replace(made.BINH, born=typed))

    assert unread(draft) == ()
    assert clean_draft(draft).submitter.born == stored


def test_an_organisation_is_not_asked_for_a_birth_date():
    company = Person(name="Công ty Mẫu", born="tháng ba", kind=PersonKind.ORGANISATION)

    assert unread(made.draft(who=company)) == ()
