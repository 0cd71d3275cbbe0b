"""The citizen comes back: a code typed or scanned, the answer, and a number for the result."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from db.queue import tickets
from db.queue.counter_board import counter_board
from kiosk.flow.press import facts_of
from kiosk.flow.searched import MOST_WRONG, NOTHING, Guesses, Miss, Searched
from kiosk.flow.session import WARNING_SECONDS
from kiosk.flow.snapshot import Page
from office.dossiers.dossier import DossierState
from office.errors import DatabaseBusy
from office.profile import PriorityClass
from office.thermal import papers
from office.ticket import Lane, State
from tests import dossiers as made
from tests import make, stores
from tests.kiosk import scenes
from tests.kiosk.rig import Rig, register, scan

ELDERLY = PriorityClass(class_id="a", title="Từ 60 tuổi", title_en="60 or over", icon="elderly")


def type_code(rig: Rig, code: str) -> None:
    for letter in code:
        rig.flow.type_letter(letter)
    rig.finish()


def test_eight_letters_bring_the_dossier_and_nothing_more_is_to_press(back: Rig) -> None:
    mine = register(back)
    back.flow.look_up()
    assert back.shown.page is Page.LOOKUP
    type_code(back, mine.lookup)

    assert back.shown.page is Page.FOUND
    assert back.shown.dossier.view.code == mine.code
    assert back.shown.dossier.view.state is DossierState.RECEIVED


def test_a_wrong_letter_is_taken_back_and_what_is_no_letter_of_a_code_is_not_taken(
    back: Rig,
) -> None:
    back.flow.look_up()
    for letter in ("a", "9", "Đ", "1", "É", "8", "AB", "", " "):
        back.flow.type_letter(letter)
    assert back.shown.search.typed == "AIB", "1 and 8 are read as I and B"
    back.flow.erase_letter()

    assert back.shown.search.typed == "AI"


def test_a_scan_and_a_tap_are_a_printed_number_with_the_dossier_on_it(back: Rig) -> None:
    mine = register(back, ready=True)
    scan(back, mine)
    back.flow.take_for_dossier(False)
    back.finish()

    assert back.shown.issued.service.service_id == "ket-qua"
    assert len(back.printer.pictures) == 1
    board = back.real.read(counter_board, 3, now=back.clock())
    assert [each.dossier_id for each in board.waiting] == [mine.dossier_id]
    back.flow.done()
    assert back.shown.search == NOTHING


def test_a_double_tap_on_fetch_gives_one_number(back: Rig) -> None:
    scan(back, register(back, ready=True))
    for _ in range(3):
        back.flow.take_for_dossier(False)
    back.finish()
    back.flow.take_for_dossier(False)
    back.finish()

    assert back.states() == [State.WAITING]


def test_priority_is_one_tap_more_and_the_dossier_stays_with_it(back: Rig) -> None:
    mine = register(back, ready=True)
    board = back.clerk.board()
    back.flow.show_board(replace(board, office=replace(board.office, classes=(ELDERLY,))))
    scan(back, mine)
    back.flow.take_for_dossier(True)
    assert back.shown.page is Page.PRIORITY
    back.flow.back()
    assert back.shown.page is Page.FOUND
    back.flow.take_for_dossier(True)
    back.flow.choose_priority(True)
    back.finish()

    assert back.shown.issued.ticket.lane is Lane.PRIORITY
    waiting = back.real.read(counter_board, 3, now=back.clock()).waiting
    assert [each.dossier_code for each in waiting] == [mine.code]


def test_who_has_no_result_yet_gets_a_number_where_the_dossier_belongs(back: Rig) -> None:
    scan(back, register(back))
    back.flow.take_for_dossier(True)
    back.finish()

    assert back.shown.issued.service.service_id == "dat-dai"


def test_a_tile_with_one_procedure_tells_the_counter_which(back: Rig) -> None:
    back.take("dat-dai")
    back.finish()
    waiting = back.real.read(counter_board, 3, now=back.clock()).waiting

    assert [each.procedure_title for each in waiting] == [made.BUILD.short_title]


def test_a_ticket_scanned_tells_its_place_and_gives_no_second_number(back: Rig) -> None:
    back.take()
    back.finish()
    payload = papers.ticket_payload(facts_of(back.shown.issued), back.clerk.board().office)
    back.flow.done()
    back.flow.scanned(payload)
    back.finish()
    assert back.shown.page is Page.FOUND
    assert back.shown.search.found.ticket.label == "A-001"
    back.flow.take_for_dossier(True)
    back.finish()

    assert back.states() == [State.WAITING]


@pytest.mark.parametrize(
    ("code", "miss"),
    [
        ("MOTCUA:2:phuong-hoa-binh:H99.01-261123-0001:ZZZZZZZZ", Miss.NO_PAPER),
        ("MOTCUA:1:phuong-hoa-binh:2026-11-23:A-001:ZZZZZZZZ", Miss.NO_PAPER),
        ("MOTCUA:1:rubbish", Miss.NO_PAPER),
        ("001099000018||Nguyễn Văn An|15081999|Nam|Phố Mẫu|01012021", Miss.CARD),
        ("https://example.vn/abc", Miss.FOREIGN),
    ],
)
def test_a_scan_that_is_not_ours_is_answered_calmly_and_forgotten(back, code, miss) -> None:
    back.flow.scanned(code)
    back.finish()

    assert (back.shown.page, back.shown.search.miss) == (Page.LOOKUP, miss)
    assert "Nguyễn" not in str(back.shown)


def test_five_wrong_codes_in_a_minute_and_then_a_little_wait(back: Rig) -> None:
    mine = register(back)
    for _ in range(MOST_WRONG):
        back.clock.forward(seconds=5)
        back.flow.back()
        back.flow.look_up()
        type_code(back, "ZZZZZZZZ")
    assert back.shown.search.miss is Miss.TOO_MANY
    assert 0 < back.shown.search.wait <= 60
    scan(back, mine)
    assert back.shown.search.found is None, "not even a right one"
    back.clock.forward(seconds=41)
    back.flow.second()
    assert back.shown.search == Searched(is_open=True)
    scan(back, mine)

    assert back.shown.page is Page.FOUND


def test_four_wrong_codes_a_minute_need_no_wait() -> None:
    guesses, now = Guesses(), make.MORNING
    for n in range(20):
        guesses.wrong(now + timedelta(seconds=15.1 * n))
        assert guesses.wait(now + timedelta(seconds=15.1 * n)) == 0


def test_a_clock_put_back_locks_nobody_out() -> None:
    guesses = Guesses()
    for _ in range(MOST_WRONG):
        guesses.wrong(make.MORNING)

    assert guesses.wait(make.MORNING) == 60
    assert guesses.wait(make.MORNING - timedelta(hours=3)) == 0


def test_a_database_that_is_busy_is_told_and_the_code_stays(back: Rig) -> None:
    mine = register(back)
    back.flow.look_up()
    for letter in mine.lookup:
        back.flow.type_letter(letter)
    _work, _then, failed = back.tasks.waiting.pop()
    failed(DatabaseBusy())

    assert (back.shown.search.miss, back.shown.search.typed) == (Miss.BUSY, mine.lookup)


def test_an_answer_that_comes_after_its_asker_left_is_not_shown(back: Rig) -> None:
    mine = register(back)
    back.flow.look_up()
    for letter in mine.lookup:
        back.flow.type_letter(letter)
    back.flow.back()
    back.finish()

    assert back.shown.page is Page.HOME
    assert back.shown.search == NOTHING


def test_an_answer_that_comes_after_the_session_was_wiped_shows_the_next_person_nothing(
    back: Rig,
) -> None:
    mine = register(back)
    back.flow.look_up()
    for letter in mine.lookup:
        back.flow.type_letter(letter)
    back.seconds(60 + WARNING_SECONDS)
    back.finish()

    assert back.shown.page is Page.HOME
    assert back.shown.search == NOTHING


@pytest.mark.parametrize("leave", ["idle", "done", "back"])
def test_nothing_of_a_look_up_stays(back: Rig, leave: str) -> None:
    scan(back, register(back))
    if leave == "idle":
        back.seconds(60)
        assert back.shown.warning == WARNING_SECONDS
        back.seconds(WARNING_SECONDS)
    else:
        getattr(back.flow, leave)()

    assert back.shown.page is Page.HOME
    assert back.shown.search == NOTHING


def test_a_half_typed_code_is_wiped_when_somebody_walks_away(back: Rig) -> None:
    back.flow.look_up()
    back.flow.type_letter("A")
    back.seconds(60 + WARNING_SECONDS)

    assert back.shown.page is Page.HOME
    assert back.shown.search == NOTHING


def test_looking_up_works_while_the_office_is_closed_but_gives_no_number(back: Rig) -> None:
    mine = register(back, ready=True)
    stores.Site(back.real, back.clock).do(tickets.close_day)
    back.start()
    assert back.shown.page is Page.CLOSED
    scan(back, mine)
    assert back.shown.page is Page.FOUND
    back.flow.take_for_dossier(False)
    back.finish()

    assert back.shown.page is Page.FOUND, "not asked for and then refused"
    assert back.states() == []


def test_no_scan_takes_a_number_off_the_screen(back: Rig) -> None:
    mine = register(back)
    back.take()
    scan(back, mine)

    assert back.shown.page is Page.TICKET
    assert back.shown.search == NOTHING


# The page and its keys


def test_a_keyboard_types_into_the_code_and_digits_choose_tiles_elsewhere(qtbot: QtBot) -> None:
    window, flow = scenes.window(1280, 720)
    qtbot.addWidget(window)
    flow.show(scenes.SCENES["lookup"]("vi"))
    window.activateWindow()
    window.setFocus()
    for key in (Qt.Key.Key_Q, Qt.Key.Key_7, Qt.Key.Key_Backspace, Qt.Key.Key_Escape):
        QTest.keyClick(window, key)
    flow.show(scenes.SCENES["home"]("vi"))
    QTest.keyClick(window, Qt.Key.Key_2)
    QTest.keyClick(window, Qt.Key.Key_Tab)

    said = [each for each in flow.pressed if each[0] != "touched"]
    assert [each[0] for each in said] == [
        "type_letter", "type_letter", "erase_letter", "back", "choose",
    ]  # fmt: skip
    assert [each[1].upper() for each in said[:2]] == ["Q", "7"]


def test_every_letter_of_a_code_has_its_key(qtbot: QtBot) -> None:
    window, flow = scenes.window(1280, 720)
    qtbot.addWidget(window)
    flow.show(scenes.SCENES["lookup"]("vi"))
    page = window.pages[Page.LOOKUP]
    for key in page.keys:
        key.click()
    page.erase.click()
    typed = "".join(each[1] for each in flow.pressed if each[0] == "type_letter")

    assert typed == "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
    assert ("erase_letter",) in flow.pressed


@pytest.mark.parametrize(
    ("name", "offered"),
    [
        ("found", ["Lấy số gặp cán bộ", "Xong"]),
        ("found-ready", ["Nhận kết quả", "Tôi được ưu tiên", "Xong"]),
        ("found-soon-closed", ["Xong"]),
        ("queued", ["Xong"]),
    ],
)
def test_only_what_can_be_done_now_is_offered(qtbot: QtBot, name, offered) -> None:
    window, flow = scenes.window(1920, 1080)
    qtbot.addWidget(window)
    flow.show(scenes.SCENES[name]("vi"))
    page = window.pages[Page.FOUND]
    shown = [b.text() for b in (page.take, page.priority, page.meet, page.done) if b.isVisible()]

    assert shown == offered
