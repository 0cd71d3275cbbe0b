"""The work page by real keys on a real office."""

import time

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit

from counter.queue.desk import DeskState
from db.queue import devices, shifts, tickets
from office.device import DeviceTrouble
from office.qt.presenter import Notice
from office.ticket import Kind, Lane
from tests import make, screens, stores
from tests.counter.test_desk import at_desk, kinds

KEY = Qt.Key


def press(qtbot, page, *keys, modifier=Qt.KeyboardModifier.NoModifier):
    """Keys as an officer presses them: into whatever has the focus."""
    for key in keys:
        qtbot.keyClick(QApplication.focusWidget() or page, key, modifier)
        qtbot.waitUntil(lambda: page.desk.state.running is None)


def words(page):
    return page.undo._words.text()


def test_call_next_is_one_key(site, work, qtbot):
    site.open().issue()
    page = work(3)

    press(qtbot, page, KEY.Key_F8)

    assert page.at_desk._number.text() == "A-001"
    assert page.bar._number.text() == "A-001"


def test_calling_has_the_focus_from_the_start(site, work, qtbot):
    site.open().issue()
    page = work(3)

    press(qtbot, page, KEY.Key_Space)

    assert at_desk(page.desk) == "A-001"


def test_calling_gets_the_focus_back_while_the_officer_works_in_another_window(site, work, qtbot):
    site.open().issue()
    page = work(3)
    portal = QLineEdit()
    qtbot.addWidget(portal)
    with qtbot.waitActive(portal):
        portal.show()
        portal.activateWindow()
    assert not page.bar.call_next.hasFocus()

    page.desk.call_next()  # nobody waits any more, so calling is grey
    qtbot.waitUntil(lambda: not page.bar.call_next.isEnabled())
    site.issue()
    page.desk.look_again()
    qtbot.waitUntil(page.bar.call_next.isEnabled)

    assert page.bar.window().focusWidget() is page.bar.call_next


def test_calling_gets_the_focus_back_after_the_window_was_entered_while_nobody_waited(
    site, work, qtbot
):
    site.open()
    page = work(3)
    qtbot.waitUntil(lambda: not page.bar.call_next.isEnabled())
    portal = QLineEdit()
    qtbot.addWidget(portal)
    for window in (portal, page):
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
    assert page.focusWidget() is page.bar.intake

    site.issue()
    page.desk.look_again()
    qtbot.waitUntil(page.bar.call_next.isEnabled)

    assert page.focusWidget() is page.bar.call_next


@pytest.mark.long
def test_a_call_is_painted_within_150_ms(site, work, qtbot):
    site.open()
    for _ in range(30):
        site.issue()
    page = work(3)
    press(qtbot, page, KEY.Key_F8)  # whatever is done once is done now
    took = []
    for _ in range(9):
        begun = time.perf_counter()
        press(qtbot, page, KEY.Key_F8)
        page.grab()
        took.append(time.perf_counter() - begun)

    assert min(took) < 0.150  # what it takes when nothing else wants the machine


def test_a_key_held_down_calls_once(site, work, qtbot):
    site.open()
    site.issue(), site.issue()
    page = work(3)
    held = QKeyEvent(
        QEvent.Type.KeyPress, KEY.Key_Space, Qt.KeyboardModifier.NoModifier, " ", True, 1
    )

    press(qtbot, page, KEY.Key_F8)
    for _ in range(5):
        QCoreApplication.sendEvent(page.bar.call_next, held)
    qtbot.waitUntil(lambda: page.desk.state.running is None)

    assert kinds(site).count(Kind.CALL) == 1


def test_start_and_finish_are_one_key_each(site, work, qtbot):
    site.open().issue()
    page = work(3)

    press(qtbot, page, KEY.Key_F8, KEY.Key_F7, KEY.Key_F6)

    assert kinds(site)[-3:] == [Kind.CALL, Kind.START, Kind.FINISH]


def test_a_no_show_is_one_key_and_one_restores_it(site, work, qtbot):
    site.open().issue()
    page = work(3)
    press(qtbot, page, KEY.Key_F8)

    press(qtbot, page, KEY.Key_F10)
    assert page.at_desk._number.text() == "Quầy trống"
    press(qtbot, page, KEY.Key_K, modifier=Qt.KeyboardModifier.AltModifier)

    assert kinds(site)[-2:] == [Kind.NO_SHOW, Kind.RESTORE]


def test_a_recall_is_one_key(site, work, qtbot):
    site.open().issue()
    page = work(3)

    press(qtbot, page, KEY.Key_F8, KEY.Key_F9)

    assert words(page) == "Đã gọi lại A-001, lần 2"


def test_undo_is_one_key_while_it_counts_down(site, work, qtbot):
    site.open().issue()
    page = work(3)
    press(qtbot, page, KEY.Key_F8)
    site.clock.forward(seconds=3)
    page.show_time()
    assert page.undo._left.text() == "7 giây"

    press(qtbot, page, KEY.Key_F2)

    assert at_desk(page.desk) is None
    assert len(page.desk.state.board.waiting) == 1


def test_undo_goes_away_after_ten_seconds(site, work, qtbot):
    site.open().issue()
    page = work(3)
    press(qtbot, page, KEY.Key_F8)
    site.clock.forward(seconds=10)
    page.show_time()

    press(qtbot, page, KEY.Key_F2)

    assert not page.undo.isVisible()
    assert Kind.UNDO not in kinds(site)


def test_whom_to_call_is_found_by_typing(site, work, qtbot):
    site.open()
    site.issue(), site.issue("chung-thuc"), site.issue("dat-dai")
    page = work(3)

    press(qtbot, page, KEY.Key_Slash)
    qtbot.keyClicks(page.waiting.search, "dat dai")
    assert page.waiting.call.text() == "Gọi C-001"
    press(qtbot, page, KEY.Key_Return)

    assert at_desk(page.desk) == "C-001"


def test_letters_typed_in_the_search_do_nothing_else(site, work, qtbot):
    site.open().issue()
    page = work(3)
    asked = []
    page.bar_asked.connect(lambda: asked.append("bar"))

    press(qtbot, page, KEY.Key_Slash)
    qtbot.keyClicks(page.waiting.search, "tnmk/")

    assert page.waiting.search.text() == "tnmk/"
    assert asked == []
    assert page._left.currentWidget() is page.waiting


def test_the_chosen_ticket_is_called_with_enter(site, work, qtbot):
    site.open()
    site.issue(), site.issue()
    page = work(3)
    page.waiting.table.setFocus()

    press(qtbot, page, KEY.Key_Down, KEY.Key_Down, KEY.Key_Return)

    assert at_desk(page.desk) == "A-002"


def test_nobody_is_chosen_when_the_chosen_one_has_gone(site, work, qtbot):
    site.open()
    site.issue(), site.issue()
    page = work(3)
    page.waiting.table.choose(0)
    site.call(1)
    page.desk.look_again()
    qtbot.waitUntil(lambda: len(page.desk.state.board.waiting) == 1)

    assert page.waiting.table.chosen() is None
    assert not page.waiting.call.isEnabled()


def test_cancelling_asks_for_a_reason(site, work, qtbot):
    site.open()
    site.issue(), site.issue()
    page = work(3)
    page.waiting.table.setFocus()
    page.waiting.table.choose(1)

    qtbot.keyClick(page.waiting.table, KEY.Key_Delete)
    assert page.cancel.isVisible()
    press(qtbot, page, KEY.Key_1)
    qtbot.waitUntil(lambda: len(page.desk.state.board.waiting) == 1)

    assert words(page) == "Đã hủy A-002"


def test_escape_cancels_nothing(site, work, qtbot):
    site.open().issue()
    page = work(3)
    page.waiting.table.choose(0)
    page.waiting.cancel.click()

    press(qtbot, page, KEY.Key_Escape)

    assert not page.cancel.isVisible()
    assert len(page.desk.state.board.waiting) == 1


def test_the_missed_are_one_key_away_and_enter_restores(site, work, qtbot):
    site.open()
    site.issue(), site.issue()
    page = work(3)
    press(qtbot, page, KEY.Key_F8, KEY.Key_F10)

    press(qtbot, page, KEY.Key_N)
    assert page._left.currentWidget() is page.missed
    press(qtbot, page, KEY.Key_Return)

    assert page._left.currentWidget() is page.waiting
    assert page.desk.state.board.missed == ()


def test_when_the_last_missed_one_goes_the_list_comes_back_with_calling_in_hand(site, work, qtbot):
    site.open()
    gone = site.issue()
    site.issue(), site.issue()
    page = work(3)
    press(qtbot, page, KEY.Key_F8, KEY.Key_F10, KEY.Key_N)

    site.at(tickets.restore, 1, gone.ticket_id)
    page.desk.look_again()

    qtbot.waitUntil(lambda: page._left.currentWidget() is page.waiting)
    assert page.focusWidget() is page.bar.call_next


def test_a_silent_counter_says_so_and_its_ticket_can_be_taken(site, work, qtbot):
    site.open().issue()
    site.call(1)
    site.clock.forward(seconds=31)
    page = work(3)
    line = page.others._lines[0]
    assert line._state.word() == "Mất kết nối"

    press(qtbot, page, KEY.Key_1, modifier=Qt.KeyboardModifier.AltModifier)

    assert at_desk(page.desk) == "A-001"


def test_a_living_counter_cannot_be_taken_from(site, work, qtbot):
    site.open().issue()
    site.call(1)
    page = work(3)

    assert not page.others._lines[0].take_over.isEnabled()
    assert page.others._lines[0]._state.word() == "Đang gọi"


def test_a_closed_counter_is_told(site, work, qtbot):
    site.open().do(shifts.sign_out, 2, by=2)
    page = work(3)

    assert page.others._lines[1]._state.word() == "Đóng quầy"


def test_signing_out_is_one_key(site, work, qtbot):
    site.open()
    page = work(3)

    with qtbot.waitSignal(page.desk.ended):
        qtbot.keyClick(page, KEY.Key_Q, Qt.KeyboardModifier.AltModifier)


def test_keys_follow_the_moves_of_the_ticket(site, work, qtbot):
    site.open().issue()
    page = work(3)
    bar, here = page.bar, page.at_desk
    keys = (bar.recall, bar.no_show, here.start, here.finish)
    assert [key.isEnabled() for key in keys] == [False] * 4

    press(qtbot, page, KEY.Key_F8)
    assert [key.isEnabled() for key in keys] == [True] * 4

    press(qtbot, page, KEY.Key_F7)
    assert [key.isEnabled() for key in keys] == [False, False, False, True]


def test_f8_tells_what_it_will_do(site, work, qtbot):
    site.open()
    page = work(3)
    assert page.at_desk._next.text() == "F8 sẽ sáng lại khi có người lấy số."
    assert not page.bar.call_next.isEnabled()

    site.issue(), site.issue(priority=True)
    page.desk.look_again()
    qtbot.waitUntil(page.bar.call_next.isEnabled)
    assert page.at_desk._next.text() == "Bấm F8 là gọi UT-001."

    press(qtbot, page, KEY.Key_F8)
    assert page.at_desk._next.text() == "Bấm F8 là hoàn thành UT-001 rồi gọi A-001."


def test_where_the_office_wants_it_a_ticket_is_finished_by_hand(site, work, qtbot):
    site.set_rules(call_finishes=False)
    site.open()
    site.issue(), site.issue()
    page = work(3)
    press(qtbot, page, KEY.Key_F8)

    assert not page.bar.call_next.isEnabled()
    assert page.at_desk._next.text() == "Hoàn thành A-001 xong mới gọi được A-002."


def test_space_never_does_something_else_when_calling_went_grey(site, work, qtbot):
    site.open().issue()
    page = work(3)
    asked = []
    page.bar_asked.connect(lambda: asked.append("bar"))
    press(qtbot, page, KEY.Key_F8)  # nobody is left to call

    qtbot.keyClick(page, KEY.Key_Space)
    assert asked == []

    site.issue()
    page.desk.look_again()
    qtbot.waitUntil(page.bar.call_next.hasFocus)


def test_the_list_tells_the_wait_and_marks_who_waits_too_long(site, work):
    site.open().issue()
    site.clock.forward(minutes=27)
    site.issue("chung-thuc")
    page = work(2)
    table = page.waiting.table

    assert page.waiting._summary.text() == "0 ưu tiên · lâu nhất 27 phút · mục tiêu 20 phút"
    shown = [table.list.data(table.list.index(row, 4)) for row in range(2)]
    assert shown == ["27 phút", "0 phút"]
    assert [page.waiting._waited(one)[1] for one in table.list.records] == [True, False]


@pytest.mark.parametrize(
    ("parts", "note"),
    [
        ({}, ""),
        ({"no_shows": 1}, "Nhỡ 1 lần, đã khôi phục"),
        ({"language": "en"}, "Phiếu tiếng Anh"),
        ({"no_shows": 2, "language": "en"}, "Nhỡ 2 lần, đã khôi phục · Phiếu tiếng Anh"),
    ],
)
def test_a_note_tells_what_to_know_before_calling(site, work, parts, note):
    page = work(site.open() and 3)
    board = make.counter_board(waiting=(make.waiting("A-013", **parts),), officer_login="officer-3")
    page.show_state(DeskState(board=board))
    table = page.waiting.table

    assert table.list.data(table.list.index(0, 5)) == note


def test_the_empty_queue_offers_only_work_there_is(site, work, qtbot):
    site.open().issue()
    page = work(3)
    press(qtbot, page, KEY.Key_F8)
    empty = page.waiting.empty
    assert empty.isVisible()
    assert not any(row.isVisible() for row in empty.rows)

    press(qtbot, page, KEY.Key_F10)

    assert [row.text() for row in empty.rows if row.isVisible()] == [
        "Khôi phục A-001", "Xem số nhỡ",
    ]  # fmt: skip


def test_a_lost_link_is_told_and_no_button_dies(site, work, qtbot):
    site.open().issue()
    page = work(3)
    state = page.desk.state

    page.show_state(DeskState(board=state.board, lost_since=make.MORNING))

    assert page.lost.isVisible()
    assert "08:41" in page.lost._words.text()
    assert page.shift._link.word() == "Mất kết nối"
    assert page.bar.call_next.isEnabled()
    page.show_state(state)
    assert not page.lost.isVisible()


def test_the_latest_refusal_stands_where_undo_stands(site, work):
    page = work(site.open() and 3)
    until = page.desk.now().replace(year=2027)

    page.show_state(DeskState(board=page.desk.state.board, notice=Notice("Không được.", until)))

    assert words(page) == "Không được."
    assert not page.undo.undo.isVisible()


def test_both_lanes_are_told_by_word(site, work):
    site.open()
    site.issue(), site.issue(priority=True)
    page = work(3)
    table = page.waiting.table

    lanes = [table.list.data(table.list.index(row, 3)) for row in range(2)]
    assert lanes == ["Ưu tiên", "Thường"]
    assert page.desk.state.board.waiting[0].ticket.lane is Lane.PRIORITY
    assert page.shift._officer.text() == "Cán bộ 3"
    assert stores.login(3) == page.desk.login


def test_undo_names_its_gesture_when_the_sentence_beside_it_tells_another(site, work, qtbot):
    site.open()
    site.issue(), site.issue()
    page = work(3)
    press(qtbot, page, KEY.Key_F8, KEY.Key_F10, KEY.Key_F8)
    assert page.undo.undo.text() == "Hoàn tác"

    press(qtbot, page, KEY.Key_K, modifier=Qt.KeyboardModifier.AltModifier)

    assert words(page) == "Đã đưa A-001 trở lại hàng chờ"
    assert page.undo.undo.text() == "Hoàn tác gọi A-002"


def test_a_kiosk_in_trouble_is_told_until_it_is_well(site, work, qtbot):
    site.open()
    page = work(3)
    told = page.shift.devices
    assert not told.isVisible()

    site.store.touch(devices.report, "kiosk-1", DeviceTrouble.PAPER_OUT, now=site.clock())
    site.clock.forward(minutes=2)
    site.store.touch(devices.report, "kiosk-2", DeviceTrouble.PAPER_LOW, now=site.clock())
    page.desk.look_again()
    qtbot.waitUntil(told.isVisible)
    said = "Máy lấy số kiosk-1: hết giấy từ 08:41; kiosk-2: sắp hết giấy từ 08:43"
    assert said in [seen.text for seen in screens.texts(page)]

    for name in ("kiosk-1", "kiosk-2"):
        site.store.touch(devices.report, name, None, now=site.clock())
    page.desk.look_again()
    qtbot.waitUntil(lambda: not told.isVisible())
