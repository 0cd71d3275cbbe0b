"""The intake pane by real keys, looked at as an officer would."""

import unicodedata
from dataclasses import replace

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QAbstractButton, QApplication

from counter.controls.shortcuts import STOLEN, caps
from counter.intake.appointment import due_words
from counter.intake.pane import IntakePane
from db import catalog
from db.dossiers.page import dossier_page
from office.dossiers.dossier import ReturnBy, Role
from office.dossiers.draft import PaperState
from office.dossiers.entered import clean_draft
from office.errors import DatabaseUnreachable
from office.forms import letters
from office.people.person import PersonKind
from office.procedure import ChannelLimit, Procedure, Requirement
from office.qt import look
from tests import dossiers as made
from tests import screens, stores
from tests.counter import hands
from tests.counter.hands import ALT, CTRL, KEY, SHIFT
from tests.counter.test_intake import LostAnswers
from tests.counter.test_screens import settle

LONG = "Thủ tục đăng ký lại khai sinh ẲẾỖỘỢỰ có yếu tố nước ngoài kết hợp nhận cha, mẹ, con " * 3
MANY = replace(
    made.BIRTH, code="1.000001", title=LONG, short_title=LONG,
    papers=tuple(
        Requirement(title=f"{LONG if n % 5 == 0 else 'Giấy tờ'} {n}", conditional=n % 4 == 0)
        for n in range(1, 16)
    ),
    channels=tuple(
        ChannelLimit(channel=one.channel, value=one.value, unit=one.unit, fee_vnd=fee,
                     fee_note="Mức thu theo nghị quyết của hội đồng nhân dân")
        for one, fee in zip(made.BIRTH.channels[:1] * 2, (8000, 75000), strict=True)
    ),
)  # fmt: skip


def take(intake, procedure: Procedure):
    intake.choosing.choose(procedure.code)


@pytest.fixture
def at_desk(office, intake):
    """Somebody was called."""
    ticket = office.call()
    intake.see(ticket)
    return ticket


def focus():
    return QApplication.focusWidget()


# Keys


def test_the_number_is_where_hands_begin(pane):
    assert focus() is pane.person.forms[Role.SUBMITTER].fields["id_number"]


def test_enter_leads_through_the_person_to_the_procedure(pane):
    for words in ("079301000025", "Tran Thi Binh", "02/03/2001", "To 2, Phuong Mau", "0912000345"):
        hands.type_(words)
        hands.key(KEY.Key_Return)

    assert focus() is pane.procedure.search
    who = pane.intake.state.draft.submitter
    assert (who.id_number, who.name, who.phone) == ("079301000025", "Tran Thi Binh", "0912000345")


def test_alt_and_a_number_go_to_a_section(pane, at_desk):
    pane.intake.people.scan(hands.BINH)
    take(pane.intake, made.BIRTH)

    for key, panel in (
        (KEY.Key_1, pane.person), (KEY.Key_4, pane.appointment),
        (KEY.Key_2, pane.procedure), (KEY.Key_3, pane.papers),
    ):  # fmt: skip
        hands.key(key, modifier=ALT)
        assert panel.isAncestorOf(focus())


def test_numbers_turn_papers_and_nought_is_all_of_them(pane, at_desk):
    pane.intake.people.scan(hands.BINH)
    take(pane.intake, made.BIRTH)
    assert focus() is pane.papers.list

    hands.type_("2")
    assert [line.state for line in pane.intake.state.draft.papers] == [
        PaperState.MISSING, PaperState.HAVE, PaperState.NOT_NEEDED,
    ]  # fmt: skip
    hands.type_("0")
    assert pane.intake.state.lacking == ()
    assert focus() is pane.foot.save


def test_papers_past_nine_are_reached_by_arrows(pane, office, at_desk, start_intake):
    lines = made.paper_lines(MANY)
    pane.intake.people.scan(hands.BINH)
    pane.intake.enter(papers=lines, procedure_code="x")
    pane.papers.list.setFocus()

    hands.key(*[KEY.Key_Down] * 10)
    hands.key(KEY.Key_Space)

    assert pane.intake.state.draft.papers[10].state is PaperState.HAVE


def test_arrows_and_enter_choose_among_the_answers(pane, at_desk):
    pane.intake.people.scan(hands.BINH)
    hands.type_("cap")

    hands.key(KEY.Key_Down, KEY.Key_Up, KEY.Key_Return)

    assert pane.intake.state.procedure == made.BUILD


def test_handing_in_for_somebody_opens_their_form_and_a_scan_fills_it(pane, at_desk):
    pane.intake.people.scan(hands.BINH)

    hands.key(KEY.Key_U, modifier=ALT)
    pane.scan(hands.AN)

    assert pane.intake.state.draft.owner.name == "Nguyễn Văn An"
    assert pane.intake.state.draft.submitter.name == "Trần Thị Bình"
    hands.key(KEY.Key_U, modifier=ALT)
    assert pane.intake.state.draft.owner is None


def test_a_scan_in_the_fetchers_form_is_the_fetcher(pane, at_desk):
    pane.intake.people.scan(hands.BINH)

    hands.key(KEY.Key_N, modifier=ALT)
    pane.scan(hands.AN)

    assert pane.intake.state.draft.fetcher.name == "Nguyễn Văn An"
    windows = [each for each in QApplication.topLevelWidgets() if each.isVisible()]
    assert windows == [pane]  # whatever has no place in a form is no window of its own


def test_an_offer_is_taken_by_enter_and_passed_over_by_typing(pane, office, at_desk, qtbot):
    intake = pane.intake
    intake.people.scan(hands.BINH)
    intake.people.enter(Role.SUBMITTER, phone="0912000345")
    take(intake, made.BIRTH)
    intake.all_papers()
    with qtbot.waitSignal(intake.saved):
        hands.key(KEY.Key_Return, modifier=CTRL)
    intake.begin()
    pane.scan(hands.BINH)
    qtbot.waitUntil(lambda: focus() is pane.person.offer)

    hands.type_("d")
    assert (focus(), intake.state.query) == (pane.procedure.search, "d")
    hands.key(KEY.Key_1, modifier=ALT)
    hands.key(KEY.Key_Return)

    assert intake.state.draft.submitter.phone == "0912000345"
    assert focus() is pane.procedure.search


def test_another_card_is_offered_by_its_name_and_escape_goes_on_without_it(pane, at_desk):
    pane.intake.people.scan(hands.BINH)
    pane.scan(hands.AN)
    assert (focus(), pane.person.offer.text()) == (
        pane.person.offer,
        "Thay người nộp: Nguyễn Văn An",
    )

    hands.key(KEY.Key_Escape)

    assert pane.intake.state.draft.submitter.name == "Trần Thị Bình"
    assert focus() is pane.procedure.search
    hands.key(KEY.Key_L, modifier=ALT)
    hands.key(KEY.Key_Escape)
    assert (focus(), pane.isVisible()) == (pane.procedure.search, True)


def test_a_long_name_shows_its_beginning_once_it_is_typed_and_tells_the_rest(pane, at_desk):
    name = ("Nguyễn Ẩn Ưỡng Hậu " * 11)[:200].strip()
    field = pane.person.forms[Role.SUBMITTER].fields["name"]
    field.setFocus()

    hands.type_(unicodedata.normalize("NFD", name))
    assert field.cursorPosition() > 200
    hands.key(KEY.Key_Return)

    assert (field.cursorPosition(), field.toolTip()) == (0, field.text())
    assert clean_draft(pane.intake.state.draft).submitter.name == name
    assert pane.person.forms[Role.SUBMITTER].fields["phone"].toolTip() == ""


def test_save_in_the_middle_says_what_is_missing_and_goes_there(pane, at_desk):
    pane.intake.people.scan(hands.BINH)
    take(pane.intake, made.BIRTH)
    hands.key(KEY.Key_4, modifier=ALT)

    hands.key(KEY.Key_Return, modifier=CTRL)

    assert focus() is pane.papers.list
    assert "số 1, 2" in pane.foot._said.text()


@pytest.mark.parametrize("done", [True, False])
def test_a_database_that_is_away_is_told_where_it_was_pressed_and_the_same_press_saves_later(  # noqa: PLR0917
    office, start_intake, seat, receipts, qtbot, done
):
    intake = start_intake(LostAnswers(office.store, done))
    pane = IntakePane(intake, seat(3), area=lambda: QRect(0, 0, 1366, 712))
    qtbot.addWidget(pane)
    with qtbot.waitActive(pane):
        pane.stand_up()
    pane.scan(hands.BINH)
    take(intake, made.BIRTH)
    pane.papers.list.setFocus()
    hands.type_("0")

    hands.key(KEY.Key_Return, modifier=CTRL)
    qtbot.waitUntil(lambda: intake.state.trouble)
    assert pane.foot._said.text() == DatabaseUnreachable().message()
    assert (focus(), pane.foot.save.isEnabled()) == (pane.foot.save, True)
    with qtbot.waitSignal(intake.saved):
        hands.key(KEY.Key_Return, modifier=CTRL)

    assert pane.saved.code.text() == "H99.01-261123-0001"
    assert len(receipts.asked) == 1


def test_what_stands_under_the_code_is_the_date_on_the_receipt(office, start_intake, seat, qtbot):
    """Also where an earlier press was written and its answer lost."""
    intake = start_intake(LostAnswers(office.store, done=True))
    pane = IntakePane(intake, seat(3), area=lambda: QRect(0, 0, 1366, 712))
    qtbot.addWidget(pane)
    pane.scan(hands.BINH)
    take(intake, made.BIRTH)
    intake.all_papers()
    intake.book.save()
    qtbot.waitUntil(lambda: intake.state.trouble)
    office.clock.forward(minutes=90)
    with qtbot.waitSignal(intake.saved):
        intake.book.save()

    assert pane.saved._due.text() == f"Trả lúc {due_words(intake.state.saved.due_at)}"


def test_the_return_is_chosen_by_arrows_and_its_address_asked_for(pane, at_desk):
    pane.intake.people.scan(hands.BINH)
    take(pane.intake, made.BIRTH)
    hands.key(KEY.Key_4, modifier=ALT)

    hands.key(KEY.Key_Right)

    assert pane.intake.state.draft.return_by is ReturnBy.POST
    assert pane.appointment.address.text() == made.BINH.address


def test_nothing_of_one_person_stays_on_the_screen_of_the_next_wherever_hands_are(
    pane, office, at_desk
):
    fields = pane.person.forms[Role.SUBMITTER].fields
    for name in ("id_number", "name", "born", "phone"):
        fields[name].setFocus()
        hands.type_("1960")

        pane.intake.begin()

        assert [field.text() for field in fields.values()] == [""] * len(fields)
        assert pane.intake.state.kept.blank
    pane.intake.people.scan(hands.BINH)
    hands.key(KEY.Key_L, modifier=ALT)
    hands.type_("Vi sao")
    pane.intake.begin()
    assert not pane.foot.refusing


def test_what_a_card_says_shows_where_somebody_had_begun_to_type(pane, at_desk):
    fields = pane.person.forms[Role.SUBMITTER].fields
    fields["phone"].setFocus()
    hands.type_("0912")

    pane.scan(hands.BINH)

    assert fields["name"].text() == "Trần Thị Bình"
    assert pane.intake.state.draft.submitter.phone == fields["phone"].text() == "0912"


def test_escape_puts_the_pane_away_and_keeps_the_draft(pane, at_desk):
    pane.intake.people.scan(hands.BINH)

    hands.key(KEY.Key_Escape)

    assert not pane.isVisible()
    assert pane.intake.state.draft.submitter.name == "Trần Thị Bình"


def test_ctrl_z_is_the_fields_own(pane, at_desk):
    field = pane.person.forms[Role.SUBMITTER].fields["name"]
    field.setFocus()
    hands.type_("An")

    hands.key(KEY.Key_Z, modifier=CTRL)

    assert field.text() == ""
    assert pane.intake.state.draft.submitter.name == ""


def test_no_key_of_others_is_taken_and_every_button_prints_its_own(pane, at_desk):
    bound = [found.key().toString() for found in pane.findChildren(QShortcut)]

    assert set(bound).isdisjoint(STOLEN)
    assert len([key for key in bound if key != "Return"]) == len(set(bound) - {"Return"})
    for button in pane.findChildren(QAbstractButton):
        assert hasattr(button, "ring_around") or caps(button.key), (
            button.text()
        )  # arrows lead there


def test_tab_reaches_everything_in_order(pane, at_desk, qapp):
    pane.intake.people.scan(hands.BINH)
    take(pane.intake, made.BIRTH)
    settle(qapp)

    walk = []
    while focus() not in walk:
        walk.append(focus())
        hands.key(KEY.Key_Tab)
        assert pane.rect().contains(screens.place(focus(), pane)), focus()  # scrolled into sight

    assert pane.person.forms[Role.SUBMITTER].fields["phone"] in walk
    assert pane.papers.list in walk
    assert pane.foot.save in walk
    begun = walk.index(pane.person.forms[Role.SUBMITTER].fields["id_number"])
    walk = walk[begun:] + walk[:begun]
    order = [walk.index(one) for one in (pane.papers.list, pane.appointment.note, pane.foot.save)]
    assert order == sorted(order)


def test_what_is_being_typed_is_not_doubted_yet(pane, at_desk):
    form = pane.person.forms[Role.SUBMITTER]
    hands.type_("0793")
    assert form.words_of("id_number") == ""

    hands.key(KEY.Key_Return)
    assert "đang có 4" in form.words_of("id_number")


def test_a_birth_date_that_nobody_can_read_is_decided_by_one_key(pane, at_desk, qtbot):
    form = pane.person.forms[Role.SUBMITTER]
    pane.intake.people.scan(hands.BINH)
    take(pane.intake, made.BIRTH)
    form.fields["born"].setFocus()
    hands.key(KEY.Key_A, modifier=CTRL)
    hands.type_("31/02/1960")
    assert form.words_of("born") == ""
    hands.key(KEY.Key_Return)
    assert "chỉ ghi năm 1960" in form.words_of("born")
    assert pane.intake.state.draft.submitter.born == "31/02/1960"

    hands.key(KEY.Key_0, modifier=ALT)
    hands.key(KEY.Key_Return, modifier=CTRL)
    assert focus() is form.fields["born"]
    assert "Bấm Enter" in pane.foot._said.text()
    hands.key(KEY.Key_Return)

    assert (pane.intake.state.draft.submitter.born, form.fields["born"].text()) == ("1960", "1960")
    assert pane.intake.state.lacking == ()
    assert "chỉ ghi" not in form.words_of("born")


def test_a_birth_date_typed_and_saved_at_once_is_still_asked_about(pane, at_desk):
    form = pane.person.forms[Role.SUBMITTER]
    pane.intake.people.scan(hands.BINH)
    take(pane.intake, made.BIRTH)
    pane.intake.all_papers()
    form.fields["born"].setFocus()
    hands.key(KEY.Key_A, modifier=CTRL)
    hands.type_("hoi nao 1960")

    hands.key(KEY.Key_Return, modifier=CTRL)

    assert focus() is form.fields["born"]
    assert "chỉ ghi năm 1960" in form.words_of("born")
    hands.key(KEY.Key_A, modifier=CTRL)
    hands.key(KEY.Key_Delete)
    assert pane.intake.state.lacking == ()


SETS = {"3": 3, "99": 99, "123": 12, "0": 1, "": 1, "-5": 5, "=2": 2, "٣": 1}


def test_the_number_of_sets_is_one_until_somebody_types_another(pane, at_desk):
    field = pane.appointment.sets
    assert field.text() == "1"
    for typed, sets in SETS.items():
        field.setFocus()
        hands.key(KEY.Key_A, modifier=CTRL)
        hands.key(KEY.Key_Delete)

        hands.type_(typed)
        hands.key(KEY.Key_Return)

        assert (pane.intake.state.draft.sets, field.text()) == (sets, str(sets))


def lacking_one(pane):
    """A dossier that lacks its second paper; the request is being written."""
    pane.intake.people.scan(hands.BINH)
    take(pane.intake, made.BIRTH)
    pane.papers.list.setFocus()
    hands.type_("1")
    hands.key(KEY.Key_B, modifier=CTRL)


def letter_of(office, intake):
    read = office.store.read
    return read(dossier_page, intake.state.saved.dossier_id, now=office.store.now()).letters[0]


def test_a_request_is_two_keys_where_the_list_says_enough(pane, office, at_desk, qtbot):
    lacking_one(pane)
    assert pane.asking.items.value() == "Giấy chứng sinh"

    with qtbot.waitSignal(pane.intake.saved):
        hands.key(KEY.Key_Return)

    letter = letter_of(office, pane.intake)
    assert letter.items == ("Giấy chứng sinh",)
    assert letter.text == "Hồ sơ chưa đủ thành phần theo quy định."


def test_a_request_says_what_the_officer_typed(pane, office, at_desk, qtbot):
    lacking_one(pane)
    hands.type_("Giấy chứng sinh phải có dấu.")  # over the sentence that stood there
    pane.asking.items.setFocus()
    hands.key(KEY.Key_End)
    hands.type_(" (bản chính)")
    hands.key(KEY.Key_Return, modifier=SHIFT)
    hands.type_("=cmd Ảnh 4×6 <b>")

    with qtbot.waitSignal(pane.intake.saved):
        hands.key(KEY.Key_Return)

    letter = letter_of(office, pane.intake)
    assert letter.items == ("Giấy chứng sinh (bản chính)", "=cmd Ảnh 4×6 <b>")
    assert letter.text == "Giấy chứng sinh phải có dấu."
    assert letters.supplement(
        office.store.read(dossier_page, pane.intake.state.saved.dossier_id, now=office.store.now())
    ).reason == letter.text  # fmt: skip


def test_words_of_a_request_wait_while_something_else_is_looked_at(pane, at_desk):
    lacking_one(pane)
    hands.type_("Thiếu dấu")
    hands.key(KEY.Key_Escape)
    assert pane.isVisible()
    assert (focus(), pane.foot.isVisible()) == (pane.papers.list, True)

    hands.key(KEY.Key_B, modifier=CTRL)
    assert (pane.asking.reason.value(), pane.foot.isVisible()) == ("Thiếu dấu", False)

    pane.intake.begin()  # another person: nothing of it may stand there
    lacking_one(pane)
    assert pane.asking.reason.value() == "Hồ sơ chưa đủ thành phần theo quy định."


def test_own_lines_of_a_request_stay_when_another_paper_comes_or_lacks(pane, at_desk):
    lacking_one(pane)
    papers = pane.intake.state.draft.papers
    there = next(n for n, each in enumerate(papers) if each.state is PaperState.HAVE) + 1
    pane.asking.items.setPlainText(pane.asking.items.value() + "\nẢnh 4×6")
    hands.key(KEY.Key_Escape)

    while pane.intake.state.draft.papers[there - 1].state is not PaperState.MISSING:
        pane.intake.turn_paper(there)
    hands.key(KEY.Key_B, modifier=CTRL)
    first = pane.asking.items.value().splitlines()
    hands.key(KEY.Key_Escape)
    while pane.intake.state.draft.papers[there - 1].state is not PaperState.HAVE:
        pane.intake.turn_paper(there)
    hands.key(KEY.Key_B, modifier=CTRL)

    assert first == ["Giấy chứng sinh", "Ảnh 4×6", papers[there - 1].title]
    assert pane.asking.items.value().splitlines() == ["Giấy chứng sinh", "Ảnh 4×6"]


def test_a_request_without_a_word_cannot_be_printed(pane, at_desk):
    lacking_one(pane)
    hands.key(KEY.Key_Delete)
    pane.asking.items.setPlainText(" \n")

    hands.key(KEY.Key_Return)

    assert not pane.intake.state.running
    assert pane.intake.state.saved is None


# Looks


def scenes(intake):
    """The states an officer meets, each built by gestures."""
    submitter = Role.SUBMITTER

    def scanned():
        intake.people.scan(hands.BINH)

    def missing():
        scanned()
        take(intake, made.BIRTH)

    def many():
        intake.people.enter(
            submitter, name=LONG[:200], address=LONG[:200], id_number="12", phone="1", born="x"
        )
        take(intake, MANY)

    def everybody():
        scanned()
        intake.people.turn_owner()
        intake.people.turn_kind(Role.OWNER)
        intake.people.enter(Role.OWNER, name="Công ty TNHH Một thành viên Xây dựng Mẫu")
        intake.people.turn_fetcher()
        take(intake, made.BIRTH)
        intake.set_return(ReturnBy.POST)

    return {
        "empty": lambda: None,
        "scanned": scanned,
        "doubtful": lambda: intake.people.scan(
            hands.BINH.replace("Trần Thị Bình", "Tran Thi B?nh")
        ),
        "searching": lambda: (scanned(), intake.choosing.search("khaisinh")),
        "missing": missing,
        "asking": lambda: (missing(), intake.book.ask_supplement()),
        "ready": lambda: (missing(), intake.all_papers()),
        "unread": lambda: (
            missing(),
            intake.people.enter(submitter, born="31/02/1960"),
            intake.all_papers(),
            intake.book.save(),
        ),
        "many": many,
        "everybody": everybody,
    }


@pytest.fixture
def tall(intake, seat, office, at_desk, qtbot, qapp):  # noqa: PLR0917
    """The pane where everything has room, so that all of it can be looked at."""
    office.do(catalog.load, replace(made.catalog(), procedures=(*made.PROCEDURES, MANY)))
    intake.choosing.look_again()
    qtbot.waitUntil(lambda: len(intake.choosing.board.editions) == 4)
    made_ = IntakePane(intake, seat(3), area=lambda: QRect(0, 0, 1920, 2200))
    qtbot.addWidget(made_)
    made_.stand_up()
    return made_


def wrong_with(window):
    """Whatever a person could not read, or a screen reader not tell."""
    return (
        screens.clipped(window)
        + screens.overlapping(window)
        + screens.low_contrast(window, 4.5)
        + screens.nameless(window)
        + [f"too small: {seen}" for seen in screens.texts(window) if seen.px < 12]
    )


def test_every_state_is_whole_and_readable(tall, qapp):
    for name, scene in scenes(tall.intake).items():
        tall.intake.begin()
        scene()
        settle(qapp)

        assert (name, wrong_with(tall)) == (name, [])


def test_what_was_saved_is_whole_and_readable(tall, qapp, qtbot):
    scenes(tall.intake)["ready"]()
    with qtbot.waitSignal(tall.intake.saved):
        tall.intake.book.save()
    settle(qapp)

    assert wrong_with(tall) == []
    assert tall.saved.code.text() == "H99.01-261123-0001"


def test_the_pane_stands_at_the_right_edge_beside_the_bar(intake, seat, qtbot):
    room = QRect(0, 0, 1366, 768)
    pane = IntakePane(intake, seat(3), area=lambda: room)
    qtbot.addWidget(pane)

    for bar in (QRect(0, 0, 1366, 56), QRect(0, 712, 1366, 56), QRect(1310, 0, 56, 700),
                QRect(0, 0, 56, 700), None):  # fmt: skip
        pane.stand_up(bar)

        assert pane.width() == 420
        assert room.contains(pane.geometry())
        assert pane.geometry().right() == (1309 if bar == QRect(1310, 0, 56, 700) else 1365)
        assert bar is None or not pane.geometry().intersects(bar)


def test_what_has_the_focus_is_in_sight_and_ringed(pane, at_desk, qapp):
    pane.intake.people.scan(hands.BINH)
    take(pane.intake, made.BIRTH)
    hands.key(KEY.Key_4, modifier=ALT)
    settle(qapp)

    held = screens.place(focus(), pane)
    assert pane.rect().contains(held)
    picture = pane.grab().toImage()
    column = [picture.pixelColor(held.center().x(), y).name() for y in range(held.top())]
    assert column.count(look.AMBER.lower()) >= 5


def papers_of(count):
    """A procedure with so many papers."""
    papers = tuple(Requirement(title=f"Giấy tờ số {n}") for n in range(1, count + 1))
    return replace(made.BIRTH, code=f"1.{count:06}", papers=papers)


def in_sight(widget, pane):
    """Whether all of it stands in what is seen of the pane's middle."""
    room = screens.place(pane.body.area.viewport(), pane)
    return room.contains(screens.place(widget, pane))


@pytest.mark.parametrize(("high", "count"), [(712, 2), (712, 9), (712, 30), (1024, 30)])
def test_the_due_date_and_its_reason_are_in_sight_while_papers_are_ticked(  # noqa: PLR0917
    intake, seat, office, at_desk, qtbot, high, count
):
    procedure = papers_of(count)
    office.do(catalog.load, replace(made.catalog(), procedures=(procedure,)))
    intake.choosing.look_again()
    qtbot.waitUntil(lambda: len(intake.choosing.board.editions) == 1)
    pane = IntakePane(intake, seat(3), area=lambda: QRect(0, 0, 1366, high))
    qtbot.addWidget(pane)
    with qtbot.waitActive(pane):
        pane.stand_up()
    intake.people.scan(hands.BINH)
    take(intake, procedure)
    rows, due = pane.papers, pane.appointment

    qtbot.waitUntil(lambda: focus() is rows.list)
    for told in (due.date, due.reason, rows.head, rows.list):
        qtbot.waitUntil(lambda told=told: in_sight(told, pane))
    inside = rows.list.verticalScrollBar().maximum() > 0
    assert inside == (count == 30)  # only what has no room scrolls in itself
    if count == 2:
        hands.key(KEY.Key_1, modifier=ALT)
        qtbot.waitUntil(lambda: in_sight(due.reason, pane))


def test_nothing_scrolls_where_everything_has_room(intake, seat, at_desk, qtbot):
    pane = IntakePane(intake, seat(3), area=lambda: QRect(0, 0, 1920, 1024))
    qtbot.addWidget(pane)
    pane.stand_up()
    for name in ("empty", "scanned", "searching", "missing", "ready"):
        intake.begin()
        scenes(intake)[name]()

        qtbot.waitUntil(lambda: screens.scroll_bars(pane) == [])


def test_an_organisation_has_no_birth_date(pane, at_desk):
    hands.key(KEY.Key_T, modifier=ALT)

    form = pane.person.forms[Role.SUBMITTER]
    assert pane.intake.state.draft.submitter.kind is PersonKind.ORGANISATION
    assert not form.fields["born"].isVisible()
    assert stores.login(3) == pane.intake.login
