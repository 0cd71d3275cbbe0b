"""The dossiers in the whole program: from the sign-in, beside the desk, by one scan."""

import gc
from weakref import ref

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QAbstractButton, QApplication

from counter.__main__ import build
from counter.controls.shortcuts import STOLEN
from counter.intake.drafts import Drafts
from db import catalog
from db.dossiers import circulation
from db.dossiers.page import dossier_page
from db.queue import shifts
from office.dossiers.codes import qr_text
from office.dossiers.dossier import DossierState
from office.qt.live import ManualFeed
from office.ticket import State
from tests import dossiers as made
from tests import stores
from tests.counter.dossier_room import DESK_LOGIN, Units

KEY = Qt.Key


@pytest.fixture
def units(site):
    return Units(site)


SECRET = "dung mat khau 5"


@pytest.fixture
def counter(units, tasks, memory, tmp_path, qtbot):
    """The program at its sign-in page; bao of a unit and officer-1 have secrets."""
    hashed = shifts.hash_secret(SECRET)
    for login, name in (("bao", "Trương Gia Bảo"), (DESK_LOGIN, "Cán bộ 1")):
        units.store.touch(catalog.put_officer, login, name, hashed)
    made_here = build(
        units.store, tasks, feed=ManualFeed(), memory=memory, drafts=Drafts(tmp_path / "drafts")
    )
    qtbot.addWidget(made_here.window)
    made_here.start()
    with qtbot.waitActive(made_here.window):
        made_here.window.show()
        made_here.window.activateWindow()
    yield made_here
    made_here.stop()


def sign_in(qtbot, counter, login):
    counter.sign_in.login.setText(login)
    counter.sign_in.secret.setText(SECRET)
    counter.sign_in.secret.setFocus()
    qtbot.keyClick(counter.sign_in.secret, KEY.Key_Return)


def test_an_officer_of_a_unit_lands_on_the_work_list_without_a_counter(
    units, counter, memory, qtbot
):
    mine = units.held()
    sign_in(qtbot, counter, "bao")
    qtbot.waitUntil(lambda: counter.page is not None)
    qtbot.waitUntil(lambda: counter.page.room.state.board is not None)
    counter.scan(mine.code)
    qtbot.waitUntil(lambda: counter.page.room.state.opened is not None)
    assert counter.seat is None

    qtbot.keyClick(counter.window, KEY.Key_Q, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: counter.sign_in is not None)
    qtbot.waitUntil(lambda: counter.sign_in.enter.text() == "Vào phòng")
    assert counter.sign_in._unit.text() == "Phòng Kinh tế, Hạ tầng và Đô thị"
    assert counter.sign_in.tiles.isHidden()


def test_a_counter_opens_its_dossiers_and_comes_back_by_keys(units, counter, qtbot):
    units.ready()
    counter.work_at(1, DESK_LOGIN)
    qtbot.waitUntil(lambda: counter.seat.desk.state.board is not None)

    qtbot.keyClick(QApplication.focusWidget() or counter.seat.work, KEY.Key_H)
    qtbot.waitUntil(lambda: counter.page is not None)
    qtbot.waitUntil(lambda: counter.page.room.state.board is not None)
    assert counter.window.currentWidget() is counter.page
    assert counter.page.above._counter.text() == "1"

    qtbot.keyClick(QApplication.focusWidget() or counter.window, KEY.Key_M)
    assert counter.window.currentWidget() is counter.seat.work
    assert counter.page is None


def test_at_a_counter_one_scan_opens_a_result_and_one_key_returns_it(units, counter, qtbot):
    mine = units.ready()
    counter.work_at(1, DESK_LOGIN)
    qtbot.waitUntil(lambda: counter.seat.desk.state.board is not None)

    counter.scan(qr_text(stores.SITE, mine.code, mine.lookup))
    qtbot.waitUntil(lambda: counter.page is not None)
    qtbot.waitUntil(lambda: counter.page.room.state.opened is not None)
    qtbot.keyClick(QApplication.focusWidget(), KEY.Key_Return)

    def state():
        return counter.page.room.state.opened.page.dossier.state

    qtbot.waitUntil(lambda: state() is DossierState.RETURNED)
    page = units.store.read(dossier_page, mine.dossier_id, now=units.store.now())
    assert page.returned_to.name == made.BINH.name
    assert page.returned_to.paper_shown == "Thẻ căn cước"


def at_counter(counter, qtbot):
    counter.work_at(1, DESK_LOGIN)
    qtbot.waitUntil(lambda: counter.seat.desk.state.board is not None)


def open_dossiers(counter, qtbot):
    press(KEY.Key_H, qtbot, counter)
    qtbot.waitUntil(lambda: counter.page is not None)
    qtbot.waitUntil(lambda: counter.page.room.state.board is not None)


def press(key, qtbot, counter):
    qtbot.keyClick(QApplication.focusWidget() or counter.window, key)


def held(counter):
    desk = counter.seat.desk.state.board.desk
    return desk.ticket.state if desk is not None else None


def let_go():
    """Everything that is done with is gone."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()
    gc.collect()


def test_nothing_of_the_dossiers_stays_in_memory_once_they_are_left(units, counter, qtbot):
    mine = units.ready()
    at_counter(counter, qtbot)
    gone = []
    for _ in range(5):
        open_dossiers(counter, qtbot)
        counter.page.room.open(mine.dossier_id)
        qtbot.waitUntil(lambda: counter.page.room.state.opened is not None)
        pages = counter.page
        gone += [
            ref(each) for each in (
                pages, pages.room, pages.room._live, pages.room._live._feed, pages.list,
                pages.detail, pages.detail.form, pages.above,
            )
        ]  # fmt: skip
        del pages
        press(KEY.Key_M, qtbot, counter)

    let_go()

    assert [each() for each in gone if each() is not None] == []


def test_a_ticket_goes_on_in_the_dossiers_by_the_keys_of_the_desk(units, counter, qtbot):
    units.site.issue("ho-tich")
    at_counter(counter, qtbot)
    open_dossiers(counter, qtbot)

    for key, state in (
        (KEY.Key_F8, State.CALLED), (KEY.Key_F7, State.SERVING), (KEY.Key_F6, None),
        (KEY.Key_F2, State.SERVING),
    ):  # fmt: skip
        press(key, qtbot, counter)
        qtbot.waitUntil(lambda wanted=state: held(counter) is wanted)
        assert counter.page.list.notice.said() == counter.seat.desk.state.notice.words
    assert counter.window.currentWidget() is counter.page


def test_from_the_call_one_scan_opens_a_result_one_key_returns_it_one_ends(units, counter, qtbot):
    mine = units.ready()
    units.site.issue("ho-tich")
    at_counter(counter, qtbot)
    actions = 0

    press(KEY.Key_F8, qtbot, counter)
    actions += 1
    qtbot.waitUntil(lambda: held(counter) is State.CALLED)
    counter.scan(qr_text(stores.SITE, mine.code, mine.lookup))
    actions += 1
    qtbot.waitUntil(lambda: held(counter) is State.SERVING)
    qtbot.waitUntil(lambda: counter.page and counter.page.room.state.opened is not None)
    press(KEY.Key_Return, qtbot, counter)
    actions += 1
    qtbot.waitUntil(
        lambda: counter.page.room.state.opened.page.dossier.state is DossierState.RETURNED
    )
    press(KEY.Key_F6, qtbot, counter)
    actions += 1
    qtbot.waitUntil(lambda: held(counter) is None)

    assert actions == 4
    assert held(counter) is None


def test_a_code_scanned_while_another_opens_is_opened_after_it(units, counter, qtbot):
    first, second = units.ready(), units.ready()
    at_counter(counter, qtbot)

    for mine in (first, second):
        counter.scan(qr_text(stores.SITE, mine.code, mine.lookup))

    def opened():
        found = counter.page.room.state.opened
        return found and found.page.dossier.code

    qtbot.waitUntil(lambda: opened() == second.code)


class Day:
    """An officer's keys in the program, and what it answers."""

    def __init__(self, counter, qtbot):
        self.counter, self.qtbot = counter, qtbot

    def press(self, *keys):
        for each in keys:
            press(each, self.qtbot, self.counter)
            self.settle()

    def settle(self):
        self.qtbot.waitUntil(lambda: not self.room.state.running)
        QApplication.processEvents()

    @property
    def room(self):
        return self.counter.page.room

    @property
    def detail(self):
        return self.counter.page.detail

    def said(self):
        shown = [self.counter.page.list.notice, self.detail.notice]
        return next(each.said() for each in shown if each.isVisible())

    def type(self, words):
        self.qtbot.keyClicks(QApplication.focusWidget(), words)

    def choose(self, title):
        """The digit of a line of the numbered list."""
        found = [each.text() for each in self.detail.numbered.buttons]
        self.press(getattr(KEY, f"Key_{found.index(title) + 1}"))

    def open(self):
        self.press(KEY.Key_Return)
        self.qtbot.waitUntil(lambda: self.room.state.opened is not None)
        QApplication.processEvents()


def test_a_units_day_and_the_return_need_no_mouse_and_each_step_is_told(units, counter, qtbot):
    mine, next_one = units.register(), units.register()
    units.send(mine, next_one, accepted=False)
    code, day = mine.code.split("-", 1)[1], Day(counter, qtbot)

    day.type("bao")
    press(KEY.Key_Tab, qtbot, counter)
    day.type(SECRET)
    press(KEY.Key_Return, qtbot, counter)
    qtbot.waitUntil(lambda: counter.page is not None)
    qtbot.waitUntil(lambda: day.room.state.board is not None)
    assert "Có 2 hồ sơ chờ ký nhận, bấm W" in counter.page.list._empty.said()

    day.press(KEY.Key_W, KEY.Key_K)
    assert day.said() == f"Ký nhận, hồ sơ {code}: đã ghi."
    assert counter.page.list.table.chosen().dossier.code == next_one.code

    day.press(KEY.Key_Q)
    day.open()
    day.press(KEY.Key_P, KEY.Key_Left, KEY.Key_Tab, KEY.Key_Right, KEY.Key_Return)
    assert day.said() == f"Phân công, hồ sơ {code}: đã ghi."

    day.press(KEY.Key_V)
    day.choose("Gia hạn")
    day.press(KEY.Key_Tab)
    day.type("cho y kien")
    day.press(KEY.Key_Return)
    assert day.said() == f"Gia hạn, hồ sơ {code}: đã ghi. Đã gửi tới máy in."

    day.press(KEY.Key_G)
    units.by("tam", circulation.assign, mine.dossier_id, "tam", "sign")
    day.press(KEY.Key_Return)
    qtbot.waitUntil(lambda: day.detail.form.ask is None)
    assert day.said().endswith("vừa được người khác cập nhật. Xin xem lại rồi làm tiếp.")
    assert "Chờ ký" in day.detail.cards.life.accessibleName()

    day.press(KEY.Key_R, KEY.Key_Return)
    assert day.said() == f"Ghi kết quả, hồ sơ {code}: đã ghi."
    qtbot.keyClick(counter.window, KEY.Key_Q, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: counter.sign_in is not None)

    at_counter(counter, qtbot)
    open_dossiers(counter, qtbot)
    day.press(KEY.Key_W, KEY.Key_K)
    assert day.said() == f"Ký nhận, hồ sơ {code}: đã ghi."
    assert QApplication.focusWidget() is counter.page.list  # not the call bar
    day.press(KEY.Key_Q)
    day.open()
    day.press(KEY.Key_D, KEY.Key_Return)
    assert day.said() == f"Báo người dân, hồ sơ {code}: đã ghi."
    day.press(KEY.Key_R, KEY.Key_Return)
    assert day.said() == f"Trả kết quả, hồ sơ {code}: đã ghi."
    assert day.room.state.opened.page.dossier.state is DossierState.RETURNED


def test_beside_the_desk_no_key_is_stolen_and_none_means_two_things(units, counter, qtbot):
    units.site.issue("ho-tich")
    mine = units.ready()
    at_counter(counter, qtbot)
    open_dossiers(counter, qtbot)
    press(KEY.Key_F8, qtbot, counter)
    qtbot.waitUntil(lambda: held(counter) is State.CALLED)

    for wanted in (None, mine):
        if wanted is not None:
            counter.page.room.open(wanted.dossier_id)
            qtbot.waitUntil(lambda: counter.page.room.state.opened is not None)
        bound = {one.key().toString() for one in counter.page.findChildren(QShortcut)}
        assert bound.isdisjoint(STOLEN)
        buttons = counter.page.findChildren(QAbstractButton)
        keys = [getattr(one, "key", "") for one in buttons if one.isVisible()]
        assert all(keys)
        assert len(keys) == len(set(keys)), keys
        assert {"F2", "F4", "F7", "F8", "F9", "F10", "M"} <= set(keys)
