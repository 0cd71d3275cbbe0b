"""One dossier on the screen: what is told of it, what is offered, and each form by real keys."""

from dataclasses import replace
from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from counter.dossiers import ask_ends, life, moments, move_words, offers
from counter.dossiers.asking import FORMS
from counter.dossiers.life import Mark
from counter.dossiers.words import left
from db import catalog
from db.calendar import work_years
from db.dossiers import circulation, intake
from db.dossiers import life as dossiers
from db.dossiers.page import dossier_page
from office.dossiers.dossier import DESK, DossierState, Move, ReturnBy, Role
from office.dossiers.draft import PaperState
from office.dossiers.due_account import Spent, account_of, due_if_it_went_on
from office.errors import DossierElsewhere, DossierMoveNotAllowed, NotYourUnit
from office.people.person import Person, PersonKind
from office.procedure import PausePolicy
from office.profile import VIETNAM
from office.qt.scanner import KeyboardScanner
from tests import dossiers as made
from tests import screens
from tests.counter.dossier_room import DESK_LOGIN, LONG, OTHER, UNIT, Units, fill, shown
from tests.counter.test_screens import settle, wrong_with

KEY = Qt.Key
SIZES = [(1180, 720), (1366, 768), (1920, 1080)]
LONG_TITLE = (
    "Đăng ký, cấp Giấy chứng nhận quyền sử dụng đất, quyền sở hữu tài sản gắn liền với đất lần đầu"
    " đối với hộ gia đình, cá nhân, cộng đồng dân cư"
)


@pytest.fixture
def units(site):
    return Units(site)


@pytest.fixture
def hands(units, tasks, qtbot):
    """Shows an officer's pages with one dossier open."""
    opened = []

    def show(one, login="bao", size=SIZES[1]):
        opened.append(shown(units, tasks, qtbot, login, size))
        opened[-1].open(one)
        return opened[-1]

    yield show
    for each in opened:
        each.room.stop()


def page_of(units, one):
    return units.store.read(dossier_page, one.dossier_id, now=units.store.now())


def calendar_of(units, page):
    return units.store.read(work_years.calendar_of, page.office.rules.dossier)


def at(text):
    return datetime.fromisoformat(text).replace(tzinfo=VIETNAM)


def in_many_states(units):
    """A dossier for each place and state that officers meet."""
    desk = units.register()
    on_the_way = units.register()
    units.send(on_the_way, accepted=False)
    held = units.held()
    helped = units.held()
    units.by("bao", circulation.hand_over, helped.dossier_id, OTHER, lead=False)
    units.by("van", circulation.accept, helped.dossier_id)
    waits, pays = units.held(), units.held()
    units.by("bao", dossiers.request_supplement, waits.dossier_id, ("Bản vẽ",), "")
    units.by("bao", dossiers.require_finance, pays.dossier_id)
    coming = units.held()
    units.by("bao", circulation.record_result, coming.dossier_id)
    ready, gone = units.ready(), units.ready()
    units.by(DESK_LOGIN, dossiers.return_result, gone.dossier_id, "Bình", "CCCD")
    ended = units.register()
    units.by(DESK_LOGIN, dossiers.withdraw, ended.dossier_id, "Đổi ý")
    return [desk, on_the_way, held, helped, waits, pays, coming, ready, gone, ended]


def command_of(move, page):
    """A call of a move's command, with arguments that suit."""
    lines = offers.to_take_back(page, DESK) or offers.to_take_back(page, UNIT)
    back = lines[0].to_unit.unit_id if lines else OTHER
    held = {each.unit.unit_id for each in page.holdings}
    target = next((unit for unit in (UNIT, OTHER, DESK) if unit not in held), DESK)
    later = at("2027-06-01T17:00")
    return {
        Move.HAND_OVER: (circulation.hand_over, (target,)),
        Move.ACCEPT: (circulation.accept, ()),
        Move.TAKE_BACK: (circulation.take_back, (back,)),
        Move.ASSIGN: (circulation.assign, (None, "sign")),
        Move.RECORD_RESULT: (circulation.record_result, ()),
        Move.REQUEST_SUPPLEMENT: (dossiers.request_supplement, (("Bản vẽ",), "")),
        Move.RECEIVE_SUPPLEMENT: (dossiers.receive_supplement, ()),
        Move.REQUIRE_FINANCE: (dossiers.require_finance, ()),
        Move.FINANCE_DONE: (dossiers.finance_done, ()),
        Move.EXTEND: (dossiers.extend, (later, "Chờ")),
        Move.NOTIFY: (dossiers.notify, ("phone",)),
        Move.RETURN_RESULT: (dossiers.return_result, ("Bình", "CCCD")),
        Move.AMEND: (dossiers.amend, ({Role.SUBMITTER: made.AN},)),
        Move.STOP: (dossiers.stop, ("Lý do",)),
        Move.WITHDRAW: (dossiers.withdraw, ("Lý do",)),
        Move.REFUSE: (dossiers.refuse, ("Lý do",)),
        Move.VOID: (dossiers.void, ("Lý do",)),
        Move.CORRECT: (dossiers.correct, ("Lời",)),
    }[move]


class Undo(Exception):
    """Ends a command after it has told whether it is allowed."""


def allowed(units, login, page, move):
    """Whether the command does what is offered: it changes something and is not refused."""
    command, args = command_of(move, page)

    def only_try(entry):
        command(entry, page.dossier.dossier_id, *args)
        raise Undo if entry.recorded else NotYourUnit(unit="")

    try:
        units.by(login, only_try)
    except Undo:
        return True
    except (DossierMoveNotAllowed, DossierElsewhere, NotYourUnit):
        return False
    return False


def test_what_is_offered_is_what_the_commands_allow(units):
    """Take-back apart, which its own test tells: its command refuses with another sentence."""
    for one in in_many_states(units):
        page = page_of(units, one)
        for login, unit in ((DESK_LOGIN, DESK), ("bao", UNIT), ("van", OTHER)):
            told = offers.offered(page, unit)
            for move in [*FORMS, Move.ACCEPT, Move.AMEND]:
                if move is not Move.TAKE_BACK:
                    assert (move in told) is allowed(units, login, page, move), (
                        one.code, page.dossier.state, unit, move,
                    )  # fmt: skip


def test_only_who_sent_it_may_take_back_what_nobody_confirmed(units):
    mine = units.register()
    units.send(mine, accepted=False)
    page = page_of(units, mine)

    assert Move.TAKE_BACK in offers.offered(page, DESK)
    assert Move.TAKE_BACK not in offers.offered(page, UNIT)
    units.by("bao", circulation.accept, mine.dossier_id)
    assert Move.TAKE_BACK not in offers.offered(page_of(units, mine), DESK)


@pytest.mark.parametrize("procedure", [made.BUILD, made.BIRTH], ids=["days", "working days"])
@pytest.mark.parametrize("policy", list(PausePolicy))
@pytest.mark.parametrize("extended", [False, True])
def test_the_date_told_before_receiving_is_the_date_that_is_then_set(
    units, policy, extended, procedure
):
    changed = replace(procedure, supplement=policy)
    units.site.do(catalog.load, replace(made.catalog(), procedures=(changed,)))
    mine = units.register(changed)
    if extended:
        units.by(DESK_LOGIN, dossiers.extend, mine.dossier_id, at("2026-12-20T17:00"), "Chờ")
    units.by(DESK_LOGIN, dossiers.request_supplement, mine.dossier_id, ("x",), "")
    units.forward(days=2, hours=3)
    page = page_of(units, mine)

    told = due_if_it_went_on(page, calendar_of(units, page), units.store.now())

    done = units.by(DESK_LOGIN, dossiers.receive_supplement, mine.dossier_id)
    assert told == done.due_at


def test_papers_never_received_are_told_their_date_from_now(units):
    mine = units.by(DESK_LOGIN, intake.advise, made.draft(made.BIRTH), ("Tờ khai",), "",
                    counter_id=1)  # fmt: skip
    units.forward(days=3)
    page = page_of(units, mine)

    told = due_if_it_went_on(page, calendar_of(units, page), units.store.now())

    assert told == units.by(DESK_LOGIN, dossiers.receive_supplement, mine.dossier_id).due_at
    assert "từ lúc nhận đủ" in account_of(page, calendar_of(units, page), units.store.now()).reason


def test_the_account_of_a_due_date_names_first_date_pauses_and_extensions(units):
    mine = units.held()
    units.forward(days=1)
    units.by("bao", dossiers.request_supplement, mine.dossier_id, ("Bản vẽ",), "")
    units.forward(days=2)
    units.by(DESK_LOGIN, dossiers.receive_supplement, mine.dossier_id)
    units.by("bao", dossiers.extend, mine.dossier_id, at("2026-12-20T17:00"), "Chờ")
    page = page_of(units, mine)
    story = account_of(page, calendar_of(units, page), units.store.now())

    assert story.limit == "15 ngày"
    assert story.reason.startswith("15 ngày từ thứ Hai 23/11.")
    assert [(line.what, line.value) for line in story.lines] == [
        ("In trên giấy hẹn", "17:00, 08/12/2026"),
        ("Chờ bổ sung 24/11–26/11", "dừng 1 ngày"),
        ("Gia hạn ngày 26/11", "17:00, 20/12/2026"),
        ("Hạn hiện nay", "17:00, 20/12/2026"),
    ]
    assert [span.kind for span in story.spans] == [Spent.RAN, Spent.STOOD]


@pytest.mark.parametrize("procedure", [made.BUILD, made.BIRTH], ids=["days", "working time"])
@pytest.mark.parametrize("days", [0, 5, 7])
def test_head_account_and_list_tell_the_same_of_a_pause(units, hands, procedure, days):
    mine = units.held(procedure)
    units.forward(days=4)  # Friday
    units.by("bao", dossiers.request_supplement, mine.dossier_id, ("Bản vẽ",), "")
    units.forward(days=days)
    screen = hands(mine)
    head, opened = screen.detail.head, screen.room.state.opened
    story = account_of(opened.page, opened.calendar, units.store.now())
    line = next(each for each in screen.room.state.board.mine)

    account = next(each.value for each in story.lines if each.what.startswith("Chờ bổ sung"))
    assert head._left.text().lower() == account
    listed = left(line, units.store.now())
    assert listed == ("dừng từ 27/11" if days else "dừng hôm nay")


def test_the_way_shows_what_happened_where_it_is_and_what_lies_ahead(units):
    mine = units.held()
    units.by("bao", circulation.assign, mine.dossier_id, "bao", "submit")
    stops = life.stops_of(page_of(units, mine))

    assert [(stop.title, stop.mark) for stop in stops] == [
        ("Tiếp nhận", Mark.DONE), ("Giao phòng", Mark.DONE), ("Trình ký", Mark.NOW),
        ("Có kết quả", Mark.AHEAD), ("Trả kết quả", Mark.AHEAD),
    ]  # fmt: skip
    assert stops[1].lines == ("bộ 1 giao, Gia Bảo nhận", "Phòng Kinh tế, Hạ tầng và Đô thị")


def test_a_long_way_folds_in_the_middle_and_keeps_first_and_latest(units):
    mine = units.held()
    for step in ("appraise", "submit", "sign", "issue") * 2:
        units.by("bao", circulation.assign, mine.dossier_id, "bao", step)
    stops = life.stops_of(page_of(units, mine), 8)

    assert len(stops) == 8
    assert [stop.mark for stop in stops[:2]] == [Mark.DONE, Mark.FOLDED]
    assert (stops[5].title, stops[5].mark) == ("Phát hành", Mark.NOW)
    assert stops[1].title == "5 bước"


def test_a_closed_dossier_has_no_way_ahead_and_its_first_key_closes(units, hands):
    mine = units.ready()
    units.by(DESK_LOGIN, dossiers.return_result, mine.dossier_id, "Bình", "CCCD")
    screen = hands(mine, DESK_LOGIN)

    assert life.stops_of(page_of(units, mine))[-1].title == "Trả kết quả"
    assert screen.detail.foot.close_key.hasFocus()
    assert set(screen.detail.foot.moves) == {Move.CORRECT}


def test_a_supplement_is_asked_for_by_keys_alone_and_its_letter_is_printed(units, hands):
    mine = units.held()
    screen = hands(mine)

    screen.press(KEY.Key_B, KEY.Key_3, KEY.Key_Tab)
    screen.type("thieu mat cat mong")
    screen.press(KEY.Key_Return)

    page = screen.room.state.opened.page
    assert page.dossier.state is DossierState.AWAITING_SUPPLEMENT
    assert (page.letters[-1].items, page.letters[-1].text) == (
        ("Bản vẽ thiết kế",), "thieu mat cat mong",
    )  # fmt: skip
    assert screen.printed.papers == [(mine.dossier_id, "supplement_request")]
    assert not screen.detail.form.isVisible()


def test_with_a_scanner_that_types_the_same_keys_do_the_same(units, hands, qtbot):
    mine = units.held()
    screen = hands(mine)
    scanner = KeyboardScanner()
    scanner.start()
    try:
        screen.press(KEY.Key_B)
        form = screen.detail.form
        qtbot.waitUntil(form.isVisible)
        screen.press(KEY.Key_1)
        qtbot.waitUntil(lambda: form.values()["items"] == ("Đơn đề nghị cấp giấy phép",))
        screen.press(KEY.Key_Tab)
        screen.type("thieu")
        qtbot.waitUntil(lambda: form.values()["reason"] == "thieu")
        screen.press(KEY.Key_Return)
    finally:
        scanner.close()

    assert screen.room.state.opened.page.letters[-1].text == "thieu"


def test_a_hand_over_by_keys_to_lead_and_to_help(units, hands):
    mine = units.register()
    screen = hands(mine, DESK_LOGIN)

    screen.press(KEY.Key_G)
    form = screen.detail.form
    assert "giữ hồ sơ từ lúc này" in form._will.text()
    screen.press(KEY.Key_Tab, KEY.Key_Down)
    assert "phối hợp đến 17:00 thứ Năm 26/11/2026" in form._will.text()
    screen.press(KEY.Key_Up, KEY.Key_Return)

    assert screen.room.state.opened.page.dossier.unit_id in (UNIT, OTHER)
    assert screen.room.state.board.mine == ()


def test_an_extension_tells_the_new_date_first_and_needs_a_readable_one(units, hands):
    screen = hands(units.held())
    screen.begin(Move.EXTEND, due="18/12", reason="Chờ ý kiến")
    form = screen.detail.form
    assert "17:00 thứ Sáu 18/12/2026" in form._will.text()
    assert "thêm 8 ngày làm việc" in form._will.text()

    form.inputs["due"].setText("mai")
    assert not form.confirm.isEnabled()
    form.inputs["due"].setText("18/12/2026 16:00")
    screen.confirm()

    page = screen.room.state.opened.page
    assert page.dossier.due_at == at("2026-12-18T16:00")
    assert screen.printed.papers == [(page.dossier.dossier_id, "extension_letter")]


def test_arrows_in_a_date_go_by_working_days(units, hands):
    screen = hands(units.held())
    due = screen.begin(Move.EXTEND, due="20/11/2026 17:00")["due"]

    screen.press(KEY.Key_Down)
    assert due.text() == "23/11/2026 17:00"
    screen.press(KEY.Key_Down)
    assert due.text() == "25/11/2026 17:00"  # 24/11 is a holiday
    screen.press(KEY.Key_Up, KEY.Key_Up)
    assert due.text() == "20/11/2026 17:00"


def test_what_is_refused_is_told_and_the_form_stays(units, hands):
    screen = hands(units.held())

    screen.begin(Move.STOP)
    screen.confirm()

    assert screen.detail.form.isVisible()
    assert "cần ghi lý do" in screen.detail.form._trouble.text()


def test_two_officers_on_one_dossier_the_second_is_told_and_sees_it_as_it_is(units, hands):
    mine = units.held()
    screen = hands(mine)
    screen.begin(Move.EXTEND, due="18/12", reason="Chờ ý kiến")
    units.by("tam", circulation.assign, mine.dossier_id, "tam", "sign")
    screen.look()

    screen.confirm()
    assert "vừa được người khác cập nhật" in screen.said()
    screen.qtbot.waitUntil(lambda: not screen.detail.form.isVisible())
    assert screen.room.state.opened.page.dossier.extensions == 0

    form = screen.begin(Move.EXTEND)
    assert form["reason"].value() == "Chờ ý kiến"
    screen.confirm()
    assert screen.room.state.opened.page.dossier.extensions == 1


def test_a_result_is_returned_to_who_was_named_to_fetch_it(units, hands):
    owner = Person(name="Công ty Mẫu", kind=PersonKind.ORGANISATION)
    mine = units.ready(owner=owner)
    posted = units.ready(fetcher=made.AN, return_by=ReturnBy.POST, post_address="Thôn Mẫu")
    screen = hands(mine, DESK_LOGIN)
    form = screen.begin(Move.RETURN_RESULT)
    assert form["name"].value() == made.BINH.name  # an organisation fetches nothing
    assert form["paper"].value() == "Thẻ căn cước"
    assert screen.detail.form.confirm.hasFocus()

    screen.open(posted)
    form = screen.begin(Move.RETURN_RESULT, tracking="VN123")
    assert form["name"].value() == made.AN.name
    assert not form["paper"].isVisible()
    screen.confirm()
    page = page_of(units, posted)
    assert (page.dossier.return_by, page.returned_to.tracking) == (ReturnBy.POST, "VN123")


def test_a_result_may_be_posted_that_was_to_be_fetched(units, hands):
    mine = units.ready()
    screen = hands(mine, DESK_LOGIN)
    screen.begin(Move.RETURN_RESULT, method=ReturnBy.POST, tracking="VN9")
    screen.confirm()

    assert page_of(units, mine).returned_to.paper_shown == ""


def test_papers_that_came_are_ticked_and_what_lacks_is_told(units, hands):
    mine = units.register(papers=made.draft(made.BUILD).papers)
    units.by(DESK_LOGIN, dossiers.request_supplement, mine.dossier_id, ("Bản vẽ thiết kế",), "")
    screen = hands(mine, DESK_LOGIN)
    screen.begin(Move.RECEIVE_SUPPLEMENT, papers=(0, 1))
    assert "Còn thiếu giấy tờ số 3." in screen.detail.form._will.text()

    screen.confirm()

    papers = page_of(units, mine).papers
    assert [each.state for each in papers] == [
        PaperState.HAVE, PaperState.HAVE, PaperState.MISSING,
    ]  # fmt: skip


def test_papers_that_are_received_only_now_get_their_receipt(units, hands):
    mine = units.by(
        DESK_LOGIN, intake.advise, made.draft(made.BUILD), ("Bản vẽ thiết kế",), "", counter_id=1
    )
    screen = hands(mine, DESK_LOGIN)
    screen.begin(Move.RECEIVE_SUPPLEMENT, papers=(0, 1, 2))
    screen.confirm()

    assert screen.printed.papers == [(mine.dossier_id, "receipt")]


def test_a_unit_that_helped_gives_the_dossier_back_to_the_leader(units, hands):
    mine = units.held()
    units.by("bao", circulation.hand_over, mine.dossier_id, OTHER, lead=False)
    units.by("van", circulation.accept, mine.dossier_id)
    screen = hands(mine, "van")
    screen.begin(Move.HAND_OVER)
    assert "thôi giữ hồ sơ" in screen.detail.form._will.text()

    screen.confirm()

    page = page_of(units, mine)
    assert [each.unit.unit_id for each in page.holdings] == [UNIT]
    assert page.dossier.unit_id == UNIT


def test_a_person_the_fee_and_the_provinces_code_are_put_right(units, hands):
    mine = units.register()
    screen = hands(mine, DESK_LOGIN)
    screen.detail.show_ask(ask_ends.amend_person(screen.detail._seat(), Role.SUBMITTER))
    screen.detail.form.inputs["address"].setText("Thôn 5")
    screen.confirm()
    screen.detail.show_ask(ask_ends.amend_rest(screen.detail._seat()))
    screen.detail.form.inputs["fee_paid"].buttons[0].click()
    screen.detail.form.inputs["code"].setText("000.00.01.H99-261123-0007")
    screen.confirm()

    page = page_of(units, mine)
    assert page.submitter == replace(made.BINH, address="Thôn 5")
    assert (page.dossier.fee_paid, page.dossier.external_code) == (
        True, "000.00.01.H99-261123-0007",
    )  # fmt: skip
    assert [each.detail["fields"] for each in page.events[1:]] == [
        ["submitter.address"], ["external_code", "fee_paid"],
    ]  # fmt: skip


def test_a_form_that_changed_nothing_says_so(units, hands):
    mine = units.register()
    screen = hands(mine, DESK_LOGIN)
    screen.detail.show_ask(ask_ends.amend_rest(screen.detail._seat()))
    screen.confirm()

    assert screen.said() == "Không có gì thay đổi."
    assert len(page_of(units, mine).events) == 1


def test_other_work_and_papers_to_print_stand_behind_digits(units, hands):
    mine = units.register()
    screen = hands(mine, DESK_LOGIN)

    screen.press(KEY.Key_I, KEY.Key_1)
    assert screen.printed.papers == [(mine.dossier_id, "control_sheet")]

    screen.press(KEY.Key_V)
    titles = [button.text() for button in screen.detail.numbered.buttons]
    assert titles[-1] == "Hủy vì nhập nhầm"
    screen.press(getattr(KEY, f"Key_{len(titles)}"))
    screen.type("nhap hai lan")
    screen.press(KEY.Key_Return)
    assert screen.room.state.opened.page.dossier.state is DossierState.VOIDED


def test_the_whole_history_tells_people_letters_and_every_event(units, hands):
    mine = units.register(made.BUILD, made.BINH, fetcher=made.AN)
    units.send(mine)
    screen = hands(mine)

    screen.press(KEY.Key_J)

    said = " ".join(label.text() for label in screen.detail.whole.findChildren(type(
        screen.detail.whole._title)))  # fmt: skip
    for words in (made.AN.id_number, made.BINH.phone, "Giao Phòng Kinh tế", "Bảo nhận lúc"):
        assert words in said
    screen.press(KEY.Key_Escape)
    assert not screen.detail.whole.isVisible()
    assert screen.room.state.opened is not None


def test_days_are_read_as_people_write_them():
    now, closes = at("2026-11-23T08:41"), at("2026-11-23T17:00").time()
    for typed, meant in (
        ("30/11", "2026-11-30T17:00"),
        ("5/1", "2027-01-05T17:00"),
        ("30/11/2026 09:20", "2026-11-30T09:20"),
        ("30-11-2026, 9h20", "2026-11-30T09:20"),
    ):
        assert moments.parse(typed, now, closes) == at(meant)
    for typed in ("", "mai", "31/02", "30/11/2026 25:00", "30/13"):
        assert moments.parse(typed, now, closes) is None
    assert moments.parse("5/1", now, closes, past=True) == at("2026-01-05T17:00")


def showing(units, hands, size):
    """Pages with dossiers that strain the layout: long names, late, paused, folded, closed."""
    wordy = replace(made.BUILD, short_title=LONG_TITLE)
    units.site.do(catalog.load, replace(made.catalog(), procedures=(wordy, made.CERTIFY)))
    late = units.held(made.CERTIFY, LONG)
    paused = units.held(made.BUILD)
    units.by("bao", dossiers.request_supplement, paused.dossier_id, ("Bản vẽ",), "")
    long = units.register(made.BUILD, LONG, owner=LONG, fetcher=LONG)
    units.send(long)
    units.forward(days=2)
    for step in ("appraise", "submit", "sign") * 3:
        units.by("bao", circulation.assign, long.dossier_id, "bao", step)
    units.by("bao", circulation.hand_over, long.dossier_id, OTHER, lead=False)
    return hands(late, size=size), (late, paused, long)


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_a_dossier_and_all_its_forms_are_whole_and_readable(units, hands, size):
    screen, mine = showing(units, hands, size)
    wrong: list[str] = []

    def look(what):
        settle(QApplication)
        wrong.extend(f"{what}: {each}" for each in wrong_with(screen.pages))

    for one in mine:
        screen.open(one)
        look(one.code)
    seat = screen.detail._seat()
    for move, ask in FORMS.items():
        screen.detail.show_ask(ask(seat))
        look(move)
    screen.detail.show_ask(ask_ends.amend_person(seat, Role.OWNER))
    look("amend")
    for begin in (screen.detail._show_more, screen.detail._show_prints):
        begin()
        look(begin.__name__)
    assert wrong == []

    screen.detail._show_whole()  # scrolls: what is below its edge is whole there
    settle(QApplication)
    assert [
        seen for seen in screens.texts(screen.detail.whole) if seen.px < 12 or not seen.fits
    ] == []


def test_moves_that_have_no_room_in_the_foot_stand_behind_other_work(units, hands):
    mine = units.held()
    wide, narrow = hands(mine, size=SIZES[2]), hands(mine, size=SIZES[0])
    near = set(wide.detail.foot.arranged.shown)
    assert near.isdisjoint(wide.detail.foot.rest())

    assert narrow.pages.width() == SIZES[0][0]
    crowded = near & set(narrow.detail.foot.rest())
    assert crowded
    narrow.press(KEY.Key_V)
    titles = [button.text() for button in narrow.detail.numbered.buttons]
    assert {move_words.BUTTONS[move] for move in crowded} <= set(titles)


def test_a_form_tells_why_it_was_refused_once_and_only_until_something_is_typed(units, hands):
    screen = hands(units.held())
    screen.begin(Move.EXTEND)
    screen.confirm()
    assert "cần ghi lý do" in screen.detail.form._trouble.text()
    assert screen.detail.notice.said() == ""

    fill(screen.detail.form.inputs["reason"], "Chờ ý kiến")
    screen.look()
    assert screen.detail.form._trouble.text() == ""
