import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit

from counter.__main__ import build
from counter.sign_in.entrance import EntranceState
from counter.sign_in.office_pane import hours_today
from db import catalog
from db.queue import shifts
from office.profile import VIETNAM, ClosedDay
from office.qt.live import ManualFeed
from tests import make, stores
from tests.counter.held import Held

KEY = Qt.Key
SECRET = "dung mat khau 5"


@pytest.fixture
def counter(site, tasks, memory, qtbot):
    """The program at its sign-in page; officer-3's secret is known."""
    site.open(1)
    site.store.touch(catalog.put_officer, stores.login(3), "Cán bộ 3", shifts.hash_secret(SECRET))
    made = build(site.store, tasks, feed=ManualFeed(), memory=memory)
    qtbot.addWidget(made.window)
    made.start()
    with qtbot.waitActive(made.window):
        made.window.show()
        made.window.activateWindow()
    qtbot.waitUntil(lambda: len(made.sign_in.tiles.tiles) == 3)
    made.sign_in.begin()
    yield made
    made.stop()


def type_in(qtbot, counter, secret, login="officer-3"):
    page = counter.sign_in
    page.login.setText(login)
    page.secret.setFocus()
    page.secret.setText(secret)
    qtbot.keyClick(page.secret, KEY.Key_Return)
    qtbot.waitUntil(lambda: counter.sign_in is None or not counter.sign_in.entrance.state.running)


def test_an_officer_signs_in_with_keys_only(site, counter, qtbot):
    page = counter.sign_in
    assert QApplication.focusWidget() is page.login
    qtbot.keyClicks(page.login, "officer-3")
    qtbot.keyClick(page.login, KEY.Key_Tab)
    qtbot.keyClicks(QApplication.focusWidget(), SECRET)
    qtbot.keyClick(QApplication.focusWidget(), KEY.Key_3, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(QApplication.focusWidget(), KEY.Key_Return)

    qtbot.waitUntil(lambda: counter.seat is not None and counter.seat.desk.state.board is not None)
    assert counter.seat.desk.state.board.officer_name == "Cán bộ 3"
    assert counter.window.currentWidget() is counter.seat.work


def test_at_a_pc_of_one_counter_enter_before_the_counters_are_read_is_enough(
    site, tasks, memory, qtbot
):
    site.open(1)
    site.store.touch(catalog.put_officer, stores.login(3), "Cán bộ 3", shifts.hash_secret(SECRET))
    made = build(site.store, tasks, feed=ManualFeed(), memory=memory, counter_id=3)
    qtbot.addWidget(made.window)
    with qtbot.waitActive(made.window):
        made.window.show()
        made.window.activateWindow()
    with Held(tasks):
        made.start()
        made.sign_in.login.setText(stores.login(3))
        made.sign_in.secret.setText(SECRET)
        qtbot.keyClick(made.sign_in.secret, KEY.Key_Return)
        assert made.sign_in.entrance.state.running
    qtbot.waitUntil(lambda: made.sign_in is None or not made.sign_in.entrance.state.running)

    assert made.seat is not None
    made.stop()


def test_a_wrong_secret_is_told_with_the_tries_left(counter, qtbot):
    counter.sign_in.tiles.chosen.emit(3)

    type_in(qtbot, counter, "sai")

    assert counter.sign_in._trouble.text() == (
        "Tên đăng nhập hoặc mật khẩu chưa đúng. Còn 4 lần thử."
    )
    assert counter.sign_in.secret.hasSelectedText()
    assert counter.seat is None


def test_after_five_wrong_secrets_the_account_is_locked(counter, qtbot):
    counter.sign_in.tiles.chosen.emit(3)
    for _ in range(5):
        type_in(qtbot, counter, "sai")

    type_in(qtbot, counter, SECRET)

    assert "tạm khóa đến 08:56" in counter.sign_in._trouble.text()
    assert counter.seat is None


@pytest.mark.parametrize(
    ("login", "secret", "counter_id", "said"),
    [
        ("", "x", 3, "Xin nhập tên đăng nhập."),
        ("officer-3", "", 3, "Xin nhập mật khẩu hoặc mã PIN."),
    ],
)
def test_what_is_missing_is_asked_for(counter, login, secret, counter_id, said):
    counter.sign_in.entrance.sign_in(login, secret, counter_id)

    assert counter.sign_in._trouble.text() == said


def test_who_is_in_no_unit_is_asked_for_a_counter(counter, qtbot):
    counter.sign_in.entrance.sign_in("officer-3", SECRET, None)

    qtbot.waitUntil(lambda: "Xin chọn quầy" in counter.sign_in._trouble.text())
    assert counter.seat is None


def test_a_taken_counter_is_locked_with_its_officers_name(counter):
    first, second, _third = counter.sign_in.tiles.tiles

    assert not first.isEnabled()
    assert first.accessibleName() == "Quầy 1, C. b. 1"
    assert second.isEnabled()


def test_a_counter_whose_program_went_silent_is_free_again(site, counter, qtbot):
    site.clock.forward(seconds=31)
    counter.sign_in.entrance.look_again()

    qtbot.waitUntil(counter.sign_in.tiles.tiles[0].isEnabled)
    assert counter.sign_in.tiles.tiles[0].accessibleName() == "Quầy 1, mất kết nối"


def test_the_counter_sat_at_last_is_chosen_already(counter, memory):
    memory.sat_down("officer-3", 2)
    counter.sign_in.login.setText("officer-3")

    assert counter.sign_in.chosen() == 2
    assert counter.sign_in.enter.text() == "Vào Quầy 2"
    assert counter.sign_in._last_time.text() == "lần trước bạn ngồi Quầy 2"


def test_nobody_is_told_where_somebody_else_sat(counter, memory):
    memory.sat_down("officer-2", 2)
    counter.sign_in.login.setText("officer-3")

    assert counter.sign_in.chosen() == 2
    assert counter.sign_in._last_time.text() == ""


def test_a_fields_menu_speaks_vietnamese(counter):
    shown = [each for each in counter.sign_in.login.vietnamese_menu().actions() if each.isVisible()]

    assert [each.text().partition("\t")[0] for each in shown if not each.isSeparator()] == [
        "Hoàn tác", "Làm lại", "Cắt", "Sao chép", "Dán", "Xóa", "Chọn tất cả",
    ]  # fmt: skip


def test_after_a_crash_an_officer_finds_their_own_counter_unlocked(counter, memory):
    memory.sat_down("officer-1", 1)

    counter.sign_in.login.setText("officer-1")

    assert counter.sign_in.tiles.tiles[0].isEnabled()
    assert counter.sign_in.chosen() == 1


def test_signing_out_leads_back_and_signing_in_is_remembered(counter, memory, qtbot):
    counter.sign_in.tiles.chosen.emit(3)
    type_in(qtbot, counter, SECRET)
    qtbot.waitUntil(lambda: counter.seat is not None and counter.seat.desk.state.board is not None)

    counter.seat.desk.sign_out()

    qtbot.waitUntil(lambda: counter.sign_in is not None)
    assert counter.sign_in.login.text() == "officer-3"
    qtbot.waitUntil(lambda: counter.sign_in.chosen() == 3)  # once it has read who sits where
    assert memory.last_counter() == 3


def test_the_reason_for_being_sent_back_is_told(site, counter, qtbot):
    counter.sign_in.tiles.chosen.emit(3)
    type_in(qtbot, counter, SECRET)
    qtbot.waitUntil(lambda: counter.seat is not None and counter.seat.desk.state.board is not None)
    site.do(shifts.sign_out, 3, by=3)

    counter.seat.desk.beat()

    qtbot.waitUntil(lambda: counter.sign_in is not None)
    assert "Ca trực ở quầy 3 đã kết thúc" in counter.sign_in._trouble.text()


def letter(text, shift=False):
    held = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
    return QKeyEvent(QEvent.Type.KeyPress, KEY.Key_A, held, text)


@pytest.mark.parametrize(
    ("event", "warned"),
    [
        (letter("A"), True),
        (letter("a", shift=True), True),
        (letter("A", shift=True), False),
        (letter("a"), False),
    ],
)
def test_caps_lock_is_noticed_by_what_it_does(counter, event, warned):
    QApplication.sendEvent(counter.sign_in.secret, event)

    assert counter.sign_in._caps.isVisible() is warned


def test_the_eye_shows_the_secret_and_hides_it_again(counter, qtbot):
    secret = counter.sign_in.secret
    assert secret.echoMode() == QLineEdit.EchoMode.Password

    qtbot.keyClick(secret, KEY.Key_H, Qt.KeyboardModifier.AltModifier)
    assert secret.echoMode() == QLineEdit.EchoMode.Normal

    qtbot.keyClick(secret, KEY.Key_H, Qt.KeyboardModifier.AltModifier)
    assert secret.echoMode() == QLineEdit.EchoMode.Password


def test_the_office_and_its_day_are_told(counter):
    pane = counter.sign_in.office

    assert pane._title.text() == "Trung tâm Phục vụ hành chính công"
    assert pane._now.text() == "08:41 · Thứ Hai, 23/11/2026"
    assert pane._today.text() == "Tiếp dân 07:30–11:30, 13:30–17:00"


def test_a_day_off_is_told_by_its_name():
    office = make.office(closed_days=(ClosedDay(make.TODAY, "Ngày Văn hóa Việt Nam"),))

    assert hours_today(office, make.MORNING) == "Hôm nay nghỉ: Ngày Văn hóa Việt Nam"
    sunday = make.MORNING.astimezone(VIETNAM).replace(day=29)
    assert hours_today(make.office(), sunday) == "Hôm nay không có giờ tiếp dân"


def test_a_lost_link_is_told_at_the_door_too(counter):
    counter.sign_in.show_state(EntranceState(lost_since=make.MORNING))

    assert counter.sign_in.office._link.word() == "Mất kết nối dữ liệu"
