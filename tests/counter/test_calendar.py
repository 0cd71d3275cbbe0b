"""The calendar page by real keys on a real office: marking, undoing, saving, confirming."""

from datetime import date, time

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QShortcut
from PySide6.QtWidgets import QAbstractButton, QApplication

from counter.__main__ import build
from counter.calendar import day_signs, edits, year_words
from counter.calendar.kind_list import CHOICES
from counter.controls.shortcuts import STOLEN
from counter.intake.drafts import Drafts
from counter.pages import CALENDAR
from db import catalog
from db.calendar import work_years
from db.dossiers import intake
from db.verify import history
from office import errors
from office.dossiers.marked_days import DayKind, MarkedDay
from office.profile import DossierRules, Session
from office.qt import look
from office.qt.live import ManualFeed
from tests import dossiers as made
from tests import stores
from tests.counter.calendar_hands import CalendarHands
from tests.counter.held import Held
from tests.counter.test_screens import wrong_with

KEY, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier
FRIDAY, SATURDAY = date(2026, 12, 11), date(2026, 12, 12)
SIZES = [(1180, 664), (1366, 712), (1920, 1024)]
OFF = MarkedDay(FRIDAY, DayKind.LOCAL_OFF, "Lễ hội")


@pytest.fixture
def hands(office, tasks, qtbot):
    """Shows the page as an officer of the desk sees it, this year's."""
    opened = []

    def show(year=2026, counter=1, **parts):
        opened.append(CalendarHands(office.store, tasks, qtbot, counter=counter, **parts))
        screen = opened[-1]
        while screen.room.state.board.year != year:
            screen.press(
                KEY.Key_PageUp if screen.room.state.board.year > year else KEY.Key_PageDown
            )
        return screen

    yield show
    for each in opened:
        each.room.stop()


def stored(office):
    return office.store.read(work_years.calendar_of, DossierRules())


def test_a_half_day_is_marked_by_keys_and_counts_once_the_year_is_confirmed(office, hands):
    screen = hands()

    screen.mark(FRIDAY, 6, "Tap huan")
    assert stored(office).sessions_on(FRIDAY) == DossierRules().hours  # not saved yet
    screen.confirm()

    assert stored(office).sessions_on(FRIDAY) == DossierRules().hours[:1]
    assert stored(office).confirmed == {2026}
    assert screen.said() == "Đã xác nhận lịch năm 2026."
    assert year_words.standing(screen.room.state)[1] == "Đã xác nhận 23/11/2026 · Cán bộ 1"
    assert office.store.read(history.verify).faults == ()


def test_a_day_gets_hours_of_its_own_by_keys(office, hands):
    screen = hands()

    screen.mark(SATURDAY, 8, "Ngay hoi", "7h30-9h 10h-11h")
    screen.press(KEY.Key_S, held=CTRL)

    assert stored(office).sessions_on(SATURDAY) == (
        Session(time(7, 30), time(9)), Session(time(10), time(11)),
    )  # fmt: skip
    assert stored(office).confirmed == frozenset()
    assert screen.said() == "Đã lưu lịch năm 2026. Năm này chưa được xác nhận."


def test_each_edit_is_undone_and_nothing_was_written(office, hands):
    screen = hands()
    screen.mark(FRIDAY, 5, "Le hoi")
    screen.mark(SATURDAY, 6, "Tiep dan")
    screen.press(KEY.Key_F2)
    assert [screen.room.state.marked(day) is None for day in (FRIDAY, SATURDAY)] == [False, True]

    screen.press(KEY.Key_F2, KEY.Key_F2)

    assert not screen.room.state.edited
    assert screen.room.state.days == screen.room.state.board.bundled
    assert stored(office).is_working(FRIDAY)


def test_delete_makes_a_day_ordinary_again(hands):
    screen = hands()
    screen.room.choose(date(2026, 11, 24))

    screen.press(KEY.Key_Delete)

    assert screen.room.state.marked(date(2026, 11, 24)) is None
    assert year_words.unsaved(screen.room.state.board.days, screen.room.state.days).startswith("1 ")


def test_a_key_pressed_while_the_year_is_being_saved_loses_no_edit(office, hands, tasks, qtbot):
    screen = hands()
    screen.mark(FRIDAY, 5, "Le hoi")
    screen.room.choose(date(2026, 11, 24))
    with Held(tasks):
        qtbot.keyClick(screen.page.grid, KEY.Key_S, CTRL)
        qtbot.keyClick(screen.page.grid, KEY.Key_Delete)
        qtbot.keyClick(screen.page.grid, KEY.Key_F2)
        meanwhile = screen.room.state.days
    screen.settle()

    assert meanwhile == screen.room.state.days  # what is shown is what was saved
    assert not screen.room.state.edited


def test_arrows_walk_over_the_days_and_stop_at_the_ends_of_the_year(hands):
    screen = hands()
    assert screen.room.state.chosen == stores.DAY

    screen.press(KEY.Key_Down, KEY.Key_Right, KEY.Key_Up, KEY.Key_Left)
    assert screen.room.state.chosen == stores.DAY
    screen.press(KEY.Key_Home, KEY.Key_Left)
    assert screen.room.state.chosen == date(2026, 1, 1)
    screen.press(KEY.Key_End, KEY.Key_Down)
    assert screen.room.state.chosen == date(2026, 12, 31)


def test_from_november_on_the_page_begins_with_next_year(office, tasks, qtbot):
    office.do(work_years.confirm_year, 2026)

    screen = CalendarHands(office.store, tasks, qtbot)

    assert screen.room.state.board.year == 2027
    assert "Chưa xác nhận năm 2027" in screen.page.banner.said()
    screen.room.stop()


def test_unsaved_edits_keep_the_year_and_the_page_until_they_are_given_up(hands, qtbot):
    screen = hands()
    screen.mark(FRIDAY, 5, "Le hoi")

    screen.press(KEY.Key_PageDown)
    assert screen.room.state.board.year == 2026
    assert "chưa lưu" in screen.said()
    with qtbot.assertNotEmitted(screen.page.left):
        screen.press(KEY.Key_Escape)
    assert "Esc lần nữa để bỏ" in screen.said()
    with qtbot.waitSignal(screen.page.left):
        screen.press(KEY.Key_Escape)


def test_what_somebody_else_saved_meanwhile_is_shown_instead_of_overwritten(office, hands):
    screen = hands()
    screen.mark(SATURDAY, 6, "Tiep dan")
    office.do(work_years.put_year, 2026, (OFF,), by=2)

    screen.press(KEY.Key_S, held=CTRL)
    screen.settle()

    assert screen.room.state.days == (OFF,)
    assert stored(office).sessions_on(SATURDAY) == ()


@pytest.mark.parametrize(
    ("day", "kind", "words", "said"),
    [
        (FRIDAY, 5, "", "Xin ghi tên ngày"),
        (FRIDAY, 4, "Lam bu", "thứ Bảy hoặc Chủ nhật"),
        (FRIDAY, 8, "Ngay hoi", "Xin ghi giờ làm"),
    ],
)
def test_a_day_that_cannot_be_marked_so_says_why(hands, day, kind, words, said):
    screen = hands()
    screen.mark(day, kind, words)

    screen.press(KEY.Key_Return)

    assert screen.page.form.isVisible()
    screen.page.form.write.click()
    assert said in screen.page.form._why.text()
    assert not screen.room.state.edited


def test_every_saturday_from_a_day_on_is_marked_at_once(hands):
    screen = hands()
    screen.room.choose(SATURDAY)
    screen.press(KEY.Key_Return)
    screen.press(KEY.Key_M, held=Qt.KeyboardModifier.AltModifier)
    screen.type("6")
    screen.press(KEY.Key_Return)
    screen.type("Tiep dan sang thu Bay")
    screen.press(KEY.Key_Return)

    found = [each.day.day for each in screen.room.state.days if each.day.month == 12]
    assert found == [12, 19, 26]


def test_whole_weeks_leave_days_alone_that_are_marked_otherwise():
    monday = date(2026, 12, 7)
    feast = MarkedDay(date(2026, 12, 14), DayKind.HOLIDAY, "Lễ")
    half = MarkedDay(monday, DayKind.MORNING, "Họp")

    days = edits.marked((feast,), monday, half, whole_year=True)

    assert [(each.day.day, each.title) for each in days] == [
        (7, "Họp"), (14, "Lễ"), (21, "Họp"), (28, "Họp"),
    ]  # fmt: skip
    assert edits.marked(days, monday, None, whole_year=True) == (feast,)


def test_a_past_year_and_an_officer_of_a_unit_only_look(office, hands):
    past = hands(2025)
    past.press(KEY.Key_Return)
    assert not past.page.form.isVisible()
    assert not past.page.year.confirm.isEnabled()

    office.store.touch(catalog.put_in_unit, stores.login(2), made.catalog().units[0].unit_id)
    unit = hands(counter=2)
    unit.press(KEY.Key_Return)
    assert not unit.page.form.isVisible()
    assert "Chỉ xem" in unit.page.banner.said()
    assert unit.room.mark(FRIDAY, OFF) == "Năm này chỉ xem được."


def test_the_form_tells_how_many_dossiers_run_over_the_day(office, hands, qtbot):
    office.do(intake.register, made.draft(), counter_id=1, by=1)
    screen = hands()
    screen.room.choose(date(2026, 11, 25))

    screen.press(KEY.Key_Return)

    qtbot.waitUntil(lambda: screen.room.state.touched is not None)
    assert screen.page.form._touched.text() == (
        "1 hồ sơ đang giải quyết có thời hạn qua ngày thay đổi. Ngày hẹn đã in vẫn giữ."
    )


def test_the_summary_says_what_is_being_confirmed(hands):
    screen = hands(2027)
    screen.mark(date(2027, 12, 10), 6, "Tap huan")
    screen.room.choose(date(2027, 1, 1))
    screen.press(KEY.Key_Delete)

    assert year_words.summary(screen.room.state)[:4] == [
        "250 ngày làm việc; 11 ngày nghỉ trong tuần, 0 ngày làm bù.",
        "1 ngày làm nửa buổi hoặc giờ riêng.",
        "So với bảng kèm phần mềm: thêm 10/12; bỏ 01/01.",
        "Còn 8 ngày dự kiến, chờ thông báo: 04–10/02, 03/09.",
    ]


class Away:
    """A store whose database cannot be reached for the first looks."""

    def __init__(self, store, failures):
        self._store, self._failures = store, failures

    def now(self):
        return self._store.now()

    def read(self, *args, **kwargs):
        if self._failures:
            self._failures -= 1
            raise errors.DatabaseBusy()
        return self._store.read(*args, **kwargs)


def test_a_calendar_that_cannot_be_read_says_so_and_is_read_again(office, tasks, qtbot):
    screen = CalendarHands(Away(office.store, 1), tasks, qtbot)
    assert screen.page.fault.isVisible()
    assert screen.room.state.trouble == errors.DatabaseBusy().message()
    assert wrong_with(screen.page) == []

    screen.page.fault.retry.click()
    screen.settle()

    assert screen.page.grid.isVisible()
    screen.room.stop()


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_the_page_is_whole_and_readable(hands, size):
    screen = hands(2026, size=size)
    assert wrong_with(screen.page) == []
    assert screen.page.grid.geometry().bottom() < screen.page.legend.geometry().top()

    screen.mark(FRIDAY, 8, "Ngay hoi van hoa cac dan toc", "7h30-9h 10h-11h")
    screen.mark(date(2026, 12, 18), 5, "Le hoi")
    assert wrong_with(screen.page) == []
    screen.press(KEY.Key_Return)
    screen.page.form.kinds.choose(8)
    QApplication.processEvents()
    assert wrong_with(screen.page) == []
    screen.press(KEY.Key_Escape)
    screen.press(KEY.Key_Return, held=CTRL)
    assert wrong_with(screen.page) == []


def test_no_key_is_stolen_and_each_is_printed_once(hands):
    screen = hands()
    bound = [one.key().toString() for one in screen.page.findChildren(QShortcut)]
    assert set(bound).isdisjoint(STOLEN)

    for key in (None, KEY.Key_Return):
        screen.press(*[key] if key else [])
        shown = [one for one in screen.page.findChildren(QAbstractButton) if one.isVisible()]
        keys = [getattr(one, "key", "") for one in shown if one.isEnabled()]
        assert all(keys), [one.text() for one in shown]
        assert len(keys) == len(set(keys)), keys


@pytest.mark.parametrize("kind", CHOICES)
def test_a_days_number_can_be_read_on_its_sign(kind):
    grounds = {
        DayKind.HOLIDAY: look.NAVY,
        DayKind.SWAP_WORK: look.TEAL_MIST,
        DayKind.LOCAL_OFF: day_signs.ROSE,
        DayKind.MORNING: look.HAIRLINE,
        DayKind.AFTERNOON: look.HAIRLINE,
    }
    assert look.contrast(day_signs.ink(kind), grounds.get(kind, look.PAPER)) >= 4.5
    assert look.contrast(day_signs.ink(None, weekend=True), day_signs.SHADE) >= 4.5


def test_the_desk_warns_and_leads_to_the_calendar_and_back(office, tasks, memory, tmp_path, qtbot):
    office.do(work_years.confirm_year, 2026)
    counter = build(
        office.store, tasks, feed=ManualFeed(), memory=memory, drafts=Drafts(tmp_path / "drafts")
    )
    qtbot.addWidget(counter.window)
    counter.work_at(3, stores.login(3))
    with qtbot.waitActive(counter.window):
        counter.window.show()
        counter.window.activateWindow()
    line = counter.seat.work.lines[CALENDAR]
    qtbot.waitUntil(lambda: line.said() == "Lịch năm 2027 chưa được xác nhận")

    qtbot.keyClick(QApplication.focusWidget(), KEY.Key_L)
    page = counter.page
    qtbot.waitUntil(lambda: page.room.state.board is not None)
    assert page.above.isVisible()
    page.room.confirm()
    qtbot.waitUntil(lambda: page.room.state.board.confirmed)
    page.room.start()
    qtbot.waitUntil(lambda: not page.room.state.running)
    qtbot.keyClick(page.grid, KEY.Key_Escape)
    qtbot.waitUntil(lambda: line.said() == "Lịch làm việc")

    assert counter.page is None
    assert counter.window.currentWidget() is counter.seat.work
    counter.stop()


def test_signs_differ_without_their_colour(qapp):
    """Each kind's sign, drawn in grey, is another picture than the others'."""
    look.load_fonts()
    pictures = {}
    for kind in (kind for kind in CHOICES if kind is not DayKind.SWAP_OFF):
        picture = QImage(30, 24, QImage.Format.Format_RGB32)
        picture.fill(Qt.GlobalColor.white)
        painter = QPainter(picture)
        day_signs.paint_sign(painter, QRectF(0, 0, 30, 24), kind)
        painter.end()
        grey = picture.convertToFormat(QImage.Format.Format_Grayscale8)
        pictures[kind] = bytes(grey.constBits())

    assert len(set(pictures.values())) == len(pictures)
