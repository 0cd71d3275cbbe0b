"""C2: the whole intake by keys alone, counted from real key events."""

import pytest
from PySide6.QtWidgets import QApplication
from sqlalchemy import insert

from db.dossiers.page import dossier_page
from db.dossiers.tables import ticket_purpose
from demo.keystrokes import Keystrokes
from office.dossiers.dossier import Role
from office.procedure import Channel
from office.ticket import State
from tests import dossiers as made
from tests import stores
from tests.counter import hands
from tests.counter.hands import ALT, CTRL, KEY


@pytest.fixture
def at_work(program_at_work, qtbot):
    """The program with officer-3 at work, a keyboard scanner and two people waiting."""
    qtbot.waitUntil(lambda: program_at_work.seat.desk.state.board is not None)
    return program_at_work


@pytest.fixture
def strokes(at_work):
    """Counts what hands do."""
    counting = Keystrokes(at_work.scanner)
    counting.start()
    yield counting
    counting.stop()


def choose_at_kiosk(site, ticket, code):
    def choose(conn, site_id):
        row = {"site_id": site_id, "ticket_id": ticket.ticket_id, "procedure_code": code}
        conn.execute(insert(ticket_purpose), row)

    site.store.touch(choose)


def call(at_work, qtbot):
    at_work.seat.desk.look_again()
    qtbot.waitUntil(lambda: bool(at_work.seat.desk.state.board.waiting))
    hands.key(KEY.Key_F8)
    qtbot.waitUntil(lambda: at_work.seat.desk.state.board.desk is not None)


def saved(at_work, qtbot):
    intake = at_work.seat.intake
    qtbot.waitUntil(lambda: intake.state.saved is not None)
    return intake.state.saved


def scan(at_work, qtbot, strokes=None, card=hands.BINH):
    """The card's owner stands at the desk; the pane comes up."""
    hands.scan(card, strokes)
    qtbot.waitUntil(at_work.seat.pane.isActiveWindow)


def type_(at_work, qtbot, words):
    """As people type: each key has gone before the next comes."""
    for letter in words:
        hands.type_(letter)
        qtbot.waitUntil(lambda: not at_work.scanner.holding)


def page(site, dossier_id):
    return site.store.read(dossier_page, dossier_id, now=site.store.now())


def test_four_actions_where_the_kiosk_knew_the_procedure(site, at_work, strokes, receipts, qtbot):
    ticket = site.issue()
    choose_at_kiosk(site, ticket, made.BIRTH.code)
    intake = at_work.seat.intake

    call(at_work, qtbot)
    qtbot.waitUntil(lambda: intake.state.procedure is not None)
    scan(at_work, qtbot, strokes)
    hands.key(KEY.Key_0, modifier=ALT)
    hands.key(KEY.Key_Return, modifier=CTRL)

    mine = saved(at_work, qtbot)
    assert strokes.actions == 4
    assert (mine.procedure_code, mine.ticket_id) == (made.BIRTH.code, ticket.ticket_id)
    assert receipts.asked == [("receipt", mine.dossier_id)]


def test_ten_actions_at_most_where_the_procedure_is_typed(site, at_work, strokes, qtbot):
    site.issue()

    call(at_work, qtbot)
    scan(at_work, qtbot, strokes)
    type_(at_work, qtbot, "dkks")
    hands.key(KEY.Key_Return)
    type_(at_work, qtbot, "0")
    hands.key(KEY.Key_Return, modifier=CTRL)

    assert saved(at_work, qtbot).procedure_code == made.BIRTH.code
    assert strokes.actions <= 10


def test_twenty_one_actions_at_most_with_a_phone_number(site, at_work, strokes, qtbot):
    site.issue()
    intake = at_work.seat.intake

    call(at_work, qtbot)
    scan(at_work, qtbot, strokes)
    hands.key(KEY.Key_1, modifier=ALT)
    type_(at_work, qtbot, "0912000345")
    hands.key(KEY.Key_Return)
    assert QApplication.focusWidget() is at_work.seat.pane.procedure.search
    type_(at_work, qtbot, "dkks")
    hands.key(KEY.Key_Return)
    type_(at_work, qtbot, "0")
    hands.key(KEY.Key_Return, modifier=CTRL)

    mine = saved(at_work, qtbot)
    assert strokes.actions <= 21
    assert intake.state.draft.submitter.phone == "0912000345"
    assert page(site, mine.dossier_id).people[Role.SUBMITTER].phone == "0912000345"


def test_save_is_heard_from_the_middle_of_the_pane_beside_a_scanner_that_types(
    site, at_work, qtbot
):
    site.issue()
    call(at_work, qtbot)
    scan(at_work, qtbot)
    type_(at_work, qtbot, "dkks")
    hands.key(KEY.Key_Return)
    assert QApplication.focusWidget() is at_work.seat.pane.papers.list

    hands.key(KEY.Key_Return, modifier=CTRL)
    assert at_work.seat.intake.state.said == "Còn thiếu giấy tờ số 1, 2."
    hands.key(KEY.Key_0, modifier=ALT)
    hands.key(KEY.Key_1, modifier=ALT)
    hands.key(KEY.Key_Return, modifier=CTRL)

    assert saved(at_work, qtbot).procedure_code == made.BIRTH.code


def test_two_cards_in_one_burst_are_one_person_and_an_offer(site, at_work, qtbot):
    site.issue()
    call(at_work, qtbot)
    hands.key(KEY.Key_F4)
    qtbot.waitUntil(at_work.seat.pane.isActiveWindow)
    intake = at_work.seat.intake

    hands.scan(hands.BINH)
    hands.scan(hands.AN)

    assert intake.state.draft.submitter.name == "Trần Thị Bình"
    assert intake.state.other.person.name == "Nguyễn Văn An"
    assert QApplication.focusWidget() is at_work.seat.pane.person.offer


def test_without_a_card_and_without_a_ticket_keys_alone_are_enough(at_work, qtbot):
    hands.key(KEY.Key_F4)
    qtbot.waitUntil(at_work.seat.pane.isActiveWindow)
    hands.key(KEY.Key_Tab)
    type_(at_work, qtbot, "Tran Thi Binh")
    hands.key(KEY.Key_2, modifier=ALT)
    type_(at_work, qtbot, "dkks")
    hands.key(KEY.Key_Return)
    hands.key(KEY.Key_0, modifier=ALT)
    hands.key(KEY.Key_Return, modifier=CTRL)

    assert saved(at_work, qtbot).procedure_code == made.BIRTH.code
    assert at_work.seat.intake.state.draft.submitter.name == "Tran Thi Binh"


@pytest.mark.parametrize("by", [Channel.COUNTER, Channel.POST])
def test_one_more_dossier_of_the_same_person_is_one_key_and_its_procedure(  # noqa: PLR0917
    site, at_work, receipts, strokes, qtbot, by
):
    intake = at_work.seat.intake
    if by is Channel.COUNTER:
        site.issue()
        call(at_work, qtbot)
    scan(at_work, qtbot)
    intake.set_channel(by)
    type_(at_work, qtbot, "dkks")
    hands.key(KEY.Key_Return)
    hands.key(KEY.Key_0, modifier=ALT)
    hands.key(KEY.Key_Return, modifier=CTRL)
    first = saved(at_work, qtbot)
    before = strokes.actions

    hands.key(KEY.Key_M, modifier=ALT)
    assert QApplication.focusWidget() is at_work.seat.pane.procedure.search
    type_(at_work, qtbot, "ctbs")
    hands.key(KEY.Key_Return)
    hands.key(KEY.Key_0, modifier=ALT)
    hands.key(KEY.Key_Return, modifier=CTRL)

    second = saved(at_work, qtbot)
    assert strokes.actions - before == 8
    assert second.code != first.code
    assert (second.channel, second.ticket_id) == (by, first.ticket_id)
    assert (first.ticket_id is None) == (by is Channel.POST)
    assert page(site, second.dossier_id).submitter == page(site, first.dossier_id).submitter
    assert intake.state.visit == (first.dossier_id, second.dossier_id)


def test_the_next_call_is_one_key_and_the_pane_is_blank_for_them(site, at_work, qtbot):
    site.issue(), site.issue()
    intake = at_work.seat.intake
    call(at_work, qtbot)
    scan(at_work, qtbot)
    type_(at_work, qtbot, "dkks")
    hands.key(KEY.Key_Return)
    hands.key(KEY.Key_0, modifier=ALT)
    hands.key(KEY.Key_Return, modifier=CTRL)
    first = saved(at_work, qtbot)

    hands.key(KEY.Key_F8)

    qtbot.waitUntil(lambda: intake.state.saved is None)
    assert intake.state.kept.blank
    assert intake.state.kept.label == "A-002"
    assert intake.state.draft.ticket_id != first.ticket_id


def test_its_key_opens_the_pane_beside_the_bar_and_escape_gives_the_desk_back(site, at_work, qtbot):
    site.issue()
    call(at_work, qtbot)

    hands.key(KEY.Key_F4)
    qtbot.waitUntil(at_work.seat.pane.isActiveWindow)
    assert (at_work.window.isVisible(), at_work.seat.bar.isVisible()) == (False, True)
    hands.key(KEY.Key_Escape)

    assert (at_work.window.isVisible(), at_work.seat.bar.isVisible()) == (True, False)
    assert at_work.seat.desk.state.notice.words == "Đã gọi A-001"  # nothing was entered to be kept


def test_the_bar_keeps_standing_where_the_pane_was_opened_from_it(at_work, qtbot):
    at_work.seat.show_bar()
    qtbot.waitUntil(at_work.seat.bar.isActiveWindow)

    hands.key(KEY.Key_F4)
    qtbot.waitUntil(at_work.seat.pane.isActiveWindow)
    hands.key(KEY.Key_F4)

    assert not at_work.seat.pane.isVisible()
    assert (at_work.window.isVisible(), at_work.seat.bar.isVisible()) == (False, True)


def test_a_calm_line_says_that_the_draft_is_kept(site, at_work, qtbot):
    site.issue()
    call(at_work, qtbot)
    scan(at_work, qtbot)

    hands.key(KEY.Key_Escape)

    said = at_work.seat.desk.state.notice
    assert (said.words, said.trouble) == (
        "Bản nháp hồ sơ của A-001 được giữ 30 ngày. Bấm F4 để mở lại.",
        False,
    )


def test_a_card_means_that_who_was_called_has_come(site, at_work, qtbot):
    site.issue()
    call(at_work, qtbot)

    scan(at_work, qtbot)

    qtbot.waitUntil(lambda: at_work.seat.desk.state.board.desk.ticket.state is State.SERVING)


def test_a_dossiers_code_is_for_others(at_work, qtbot):
    with qtbot.waitSignal(at_work.seat.asked) as told:
        hands.scan("H99.01-261123-0001")

    assert told.args[0].code == "H99.01-261123-0001"
    assert not at_work.seat.pane.isVisible()


def test_the_draft_waits_for_the_officers_next_shift(site, at_work, qtbot):
    site.issue()
    call(at_work, qtbot)
    scan(at_work, qtbot)

    at_work.work_at(3, stores.login(3))
    qtbot.waitUntil(lambda: at_work.seat.desk.state.notice is not None)

    assert at_work.seat.intake.state.draft.submitter.name == "Trần Thị Bình"
    assert "Còn bản nháp" in at_work.seat.desk.state.notice.words


def test_a_draft_that_was_left_for_a_month_is_gone_and_that_is_said(site, at_work, tmp_path, qtbot):
    site.issue()
    call(at_work, qtbot)
    scan(at_work, qtbot)
    qtbot.waitUntil(lambda: any((tmp_path / "drafts").glob("*.json")))
    site.clock.forward(days=31)

    at_work.work_at(3, stores.login(3))
    qtbot.waitUntil(lambda: at_work.seat.desk.state.notice is not None)

    assert at_work.seat.intake.state.kept.blank
    assert "quá 30 ngày" in at_work.seat.desk.state.notice.words


def test_a_disk_that_takes_no_draft_is_told_and_the_dossier_is_saved_all_the_same(
    site, at_work, tmp_path, qtbot
):
    (tmp_path / "drafts").mkdir(exist_ok=True)
    site.issue()
    call(at_work, qtbot)
    (tmp_path / "drafts").rename(tmp_path / "gone")
    (tmp_path / "drafts").write_text("a full disk takes nothing either")
    intake = at_work.seat.intake

    scan(at_work, qtbot)
    qtbot.waitUntil(lambda: intake.state.unkept)
    assert "không giữ được bản nháp" in at_work.seat.pane.foot._said.text()
    hands.key(KEY.Key_Escape)
    assert "Đĩa không ghi được bản nháp của A-001" in at_work.seat.desk.state.notice.words
    qtbot.waitUntil(at_work.window.isActiveWindow)
    hands.key(KEY.Key_F4)
    qtbot.waitUntil(at_work.seat.pane.isActiveWindow)
    hands.key(KEY.Key_2, modifier=ALT)
    type_(at_work, qtbot, "dkks")
    hands.key(KEY.Key_Return)
    hands.key(KEY.Key_0, modifier=ALT)
    hands.key(KEY.Key_Return, modifier=CTRL)

    assert page(site, saved(at_work, qtbot).dossier_id).submitter.name == "Trần Thị Bình"


def test_another_officer_sees_nothing_of_it(site, at_work, qtbot):
    site.issue()
    call(at_work, qtbot)
    scan(at_work, qtbot)

    at_work.work_at(3, stores.login(2))

    assert at_work.seat.intake.state.kept.blank


def test_before_anybody_is_at_work_a_scan_means_nothing(at_work):
    at_work.start()

    hands.scan(hands.BINH)

    assert at_work.seat is None
