"""The work list by real keys on a real office: groups, accepting, searching, scanning."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QHelpEvent, QShortcut
from PySide6.QtWidgets import QAbstractButton, QApplication, QToolTip

from counter.controls.shortcuts import STOLEN
from counter.dossiers import groups
from counter.dossiers.list_rows import OWNER
from db.dossiers import circulation, life
from db.dossiers.tables import access
from office.dossiers.codes import qr_text
from office.dossiers.dossier import Move
from office.dossiers.dossier_records import Found
from tests import dossiers as made
from tests import stores
from tests.counter.dossier_room import DESK_LOGIN, LONG, UNIT, Units, shown
from tests.counter.test_screens import wrong_with

KEY = Qt.Key
SIZES = [(1180, 720), (1366, 768), (1920, 1080)]


@pytest.fixture
def units(site):
    return Units(site)


@pytest.fixture
def hands(units, tasks, qtbot):
    """Shows an officer's pages once the office is as the test wants it."""
    opened = []

    def show(login="bao", size=SIZES[1]):
        opened.append(shown(units, tasks, qtbot, login, size))
        return opened[-1]

    yield show
    for each in opened:
        each.room.stop()


def rows(hands):
    """The list as it reads: headings as they are, lines by the end of their code."""
    return [
        each.title if isinstance(each, groups.Group) else each.dossier.code[-4:]
        for each in hands.list.table.list.records
    ]


def looks(units):
    """Who looked at what, as it was noted."""
    found = units.store.read(lambda conn, _site: conn.execute(access.select()).all())
    return [(row.actor, row.machine, row.what, row.dossier_id) for row in found]


@pytest.fixture
def busy(units):
    """One late, one due today, one due soon, one with time, one paused."""
    late = units.held(made.CERTIFY)
    stopped = units.held(made.BUILD)
    units.by("bao", life.request_supplement, stopped.dossier_id, ("Bản vẽ",), "")
    units.forward(days=2)
    soon = units.held(made.BIRTH)
    units.forward(days=5)
    today, time = units.held(made.CERTIFY), units.held(made.BUILD, LONG)
    return late, today, soon, time, stopped


def test_a_unit_sees_what_is_late_first_and_what_is_paused_last(busy, hands):
    screen = hands()

    assert rows(screen) == [
        "Quá hạn", busy[0].code[-4:], "Hôm nay", busy[1].code[-4:], "Sắp đến hạn",
        busy[2].code[-4:], "Trong hạn", busy[3].code[-4:], "Tạm dừng", busy[4].code[-4:],
    ]  # fmt: skip
    assert [chip.accessibleName() for chip in screen.list.chips.buttons] == [
        "Tất cả, 5", "Quá hạn, 1", "Hôm nay, 1", "Sắp đến hạn, 1", "Trong hạn, 1", "Tạm dừng, 1",
    ]  # fmt: skip


def test_a_digit_shows_one_group_and_arrows_pass_over_headings(busy, hands):
    screen = hands()
    assert screen.list.table.chosen().dossier.code == busy[0].code

    screen.press(KEY.Key_Down)
    assert screen.list.table.chosen().dossier.code == busy[1].code

    screen.press(KEY.Key_6)
    assert rows(screen) == ["Tạm dừng", busy[4].code[-4:]]


def test_enter_opens_a_dossier_after_the_look_was_noted_and_escape_leads_back(units, hands):
    mine = units.held()
    screen = hands()
    assert looks(units) == [("bao", "may-3", "view", None)]

    screen.press(KEY.Key_Return)
    assert screen.room.state.opened.page.dossier.code == mine.code
    assert looks(units)[1:] == [("bao", "may-3", "view", mine.dossier_id)]

    screen.press(KEY.Key_Escape)
    assert screen.room.state.opened is None
    assert screen.list.table.chosen().dossier.code == mine.code


def test_everything_that_arrived_is_accepted_with_one_key(units, hands):
    mine = [units.register() for _ in range(3)]
    units.send(*mine, accepted=False)
    screen = hands()

    screen.press(KEY.Key_W, KEY.Key_N)

    assert screen.said() == "Đã ký nhận 3 hồ sơ."
    assert len(screen.room.state.board.mine) == 3
    assert screen.room.state.board.arriving == ()


def test_what_was_taken_back_meanwhile_is_left_out_and_told(units, hands):
    mine = [units.register() for _ in range(2)]
    units.send(*mine, accepted=False)
    screen = hands()
    screen.press(KEY.Key_W)
    units.by(DESK_LOGIN, circulation.take_back, mine[0].dossier_id, UNIT)

    screen.press(KEY.Key_N)

    assert screen.said() == "Đã ký nhận 1 hồ sơ. 1 hồ sơ vừa đổi, xin xem lại."


def test_one_line_is_accepted_from_the_list(units, hands):
    first, second = units.register(), units.register()
    units.send(first, second, accepted=False)
    screen = hands()

    screen.press(KEY.Key_W, KEY.Key_K)

    assert [line.dossier.code for line in screen.room.state.board.mine] == [first.code]
    assert screen.room.state.opened is None


def test_a_key_of_the_list_opens_the_dossier_at_that_form(units, hands):
    units.held()
    screen = hands()

    screen.press(KEY.Key_B)

    assert screen.detail.form.ask.move is Move.REQUEST_SUPPLEMENT
    assert screen.detail.form.isVisible()


def test_slash_searches_all_dossiers_and_masks_numbers(units, hands):
    mine = units.register(made.BIRTH, made.AN)
    units.held()
    screen = hands()

    screen.press(KEY.Key_Slash)
    screen.type("van an")
    screen.qtbot.waitUntil(lambda: screen.room.state.found is not None)
    screen.settle()

    assert rows(screen) == ["Tìm thấy 1 hồ sơ", mine.code[-4:]]
    line = screen.list.table.chosen()
    assert screen.list.table.holder_of(line) == "001*******18"
    assert ("bao", "may-3", "search", None) in looks(units)

    screen.press(KEY.Key_Return)
    assert screen.room.state.opened.page.dossier.code == mine.code


def test_enter_right_after_typing_opens_what_was_typed(units, hands):
    units.register(made.BIRTH)
    mine = units.register(made.BIRTH, made.AN)
    screen = hands()

    screen.press(KEY.Key_Slash)
    screen.type(mine.code)
    screen.press(KEY.Key_Return)

    screen.qtbot.waitUntil(lambda: screen.room.state.opened is not None)
    assert screen.room.state.opened.page.dossier.code == mine.code


def test_a_search_is_narrowed_by_procedure_state_and_day(units, hands):
    birth, build = units.register(made.BIRTH), units.register(made.BUILD)
    screen = hands()
    screen.press(KEY.Key_Slash)
    pane = screen.list.search.filters
    assert pane.isVisible()

    def found():
        screen.list.search.look_up()
        screen.settle()
        return [line.dossier.code for line in screen.room.state.found.lines]

    pane.procedure.setCurrentIndex(pane.procedure.findData(made.BIRTH.code))
    assert found() == [birth.code]
    pane.procedure.setCurrentIndex(0)
    pane.since.setText("23/11")
    assert found() == [build.code, birth.code]
    pane.until.setText("22/11/2026")
    assert found() == []
    pane.until.clear()
    pane.state.setCurrentText("Đã trả kết quả")
    assert found() == []


def test_more_than_is_shown_is_told(units, hands):
    units.held()
    screen = hands()
    lines = screen.room.state.board.mine
    screen.room._show(wanted=screen.list.search.filters.search("tran", screen.room.now()))

    screen.room._show(found=Found(lines=lines, more=True))

    assert rows(screen)[0] == "Nhiều hơn 1 hồ sơ, đây là 1 hồ sơ đầu. Gõ thêm để thu hẹp."


def test_names_that_were_only_nearly_typed_are_told_as_such(units, hands):
    units.register(who=made.AN)
    screen = hands()
    screen.press(KEY.Key_Slash)
    screen.type("nguyem van an")
    screen.qtbot.waitUntil(lambda: screen.room.state.found is not None)

    assert rows(screen)[0] == "Không có ai tên đúng như vậy, đây là 1 hồ sơ có tên gần giống."


def test_escape_leaves_the_search_to_the_units_own_list(units, hands):
    mine = units.held()
    units.register(who=made.AN)
    screen = hands()
    screen.press(KEY.Key_Slash)
    screen.type("nguyen")
    screen.qtbot.waitUntil(lambda: screen.room.state.found is not None)

    screen.press(KEY.Key_Escape)

    assert rows(screen) == ["Trong hạn", mine.code[-4:]]
    assert screen.list.search.field.text() == ""

    screen.press(KEY.Key_Return)
    assert screen.room.state.opened.page.dossier.code == mine.code


def test_a_scanned_receipt_opens_its_dossier_and_a_wrong_one_is_told(units, hands):
    mine = units.held()
    screen = hands()

    assert screen.pages.scanned(qr_text(stores.SITE, mine.code, mine.lookup).encode())
    screen.settle()
    assert screen.room.state.opened.page.dossier.code == mine.code
    assert not screen.pages.scanned("không phải mã")

    screen.press(KEY.Key_Escape)
    screen.pages.scanned(qr_text(stores.SITE, mine.code, "AAAAAAAA"))
    screen.settle()
    assert screen.said() == "Không tìm thấy hồ sơ này. Xin kiểm tra lại mã."


def test_the_desk_sees_results_to_return_what_to_hand_over_and_who_is_waited_for(units, hands):
    ready, new, waits = units.ready(), units.register(), units.register()
    units.by(DESK_LOGIN, life.request_supplement, waits.dossier_id, ("Bản vẽ",), "")
    screen = hands(DESK_LOGIN)

    assert rows(screen) == [
        "Chờ trả kết quả", ready.code[-4:], "Chờ giao phòng", new.code[-4:], "Chờ người dân",
        waits.code[-4:],
    ]  # fmt: skip


def test_an_empty_list_says_what_can_be_done(units, hands):
    screen = hands()

    assert screen.list._empty.isVisible()
    assert "gõ / để tìm" in screen.list._empty.said()
    screen.press(KEY.Key_Slash)
    assert screen.list.search.field.hasFocus()


def test_the_choice_stays_with_the_dossier_when_others_come(units, hands):
    mine = units.held()
    screen = hands()
    units.held(made.CERTIFY)

    screen.look()

    assert len(screen.room.state.board.mine) == 2
    assert screen.list.table.chosen().dossier.code == mine.code


def test_words_without_room_are_told_whole_where_the_mouse_rests(units, hands):
    units.held(made.BUILD, LONG)
    units.held(made.BIRTH, made.BINH)
    screen = hands(size=SIZES[0])
    table = screen.list.table
    names = {line.owner: row for row, line in enumerate(table.list.records)
             if not isinstance(line, groups.Group)}  # fmt: skip

    def resting_on(row):
        at = table.visualRect(table.list.index(row, OWNER)).center()
        where = table.viewport().mapToGlobal(at)
        event = QHelpEvent(QEvent.Type.ToolTip, at, where)
        QApplication.sendEvent(table.viewport(), event)
        return QToolTip.text() if QToolTip.isVisible() else ""

    assert resting_on(0) == ""  # a heading
    assert resting_on(names[made.BINH.name]) == ""
    assert resting_on(names[LONG.name]) == LONG.name


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_the_lists_are_whole_and_readable(busy, units, hands, qtbot, size):
    units.send(units.register(), accepted=False)
    screen = hands(size=size)
    QApplication.processEvents()
    assert wrong_with(screen.pages) == []

    for key in (KEY.Key_W, KEY.Key_X, KEY.Key_Slash):
        screen.press(key)
        QApplication.processEvents()
        assert wrong_with(screen.pages) == []


def test_no_key_is_stolen_and_each_is_printed(busy, hands):
    screen = hands()
    screen.press(KEY.Key_Return)
    bound = [one.key().toString() for one in screen.pages.findChildren(QShortcut)]
    assert set(bound).isdisjoint(STOLEN)
    assert not any("Ctrl" in key for key in bound)

    shown = [one for one in screen.pages.findChildren(QAbstractButton) if one.isVisible()]
    keys = [getattr(one, "key", "") for one in shown]
    assert all(keys), [one.text() for one in shown]
    assert len(keys) == len(set(keys)), keys
