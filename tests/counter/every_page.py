"""Every page of the counter in the states an officer meets, one after another.

A walk goes through one room: it yields what is seen by name and the window it stands in, which
may change from one to the next. `need` is `request.getfixturevalue`.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

from counter.calendar import year_words
from counter.controls.docking import Edge
from counter.controls.numbered import Item
from counter.dossiers import ask_ends
from counter.dossiers.asking import FORMS
from counter.intake.pane import IntakePane
from counter.pages import CALENDAR
from counter.papers.preview_window import PreviewWindow
from counter.papers.prints import Sheets, Wish
from counter.queue.bar_window import BarWindow
from counter.sign_in.entrance import Entrance
from counter.sign_in.opening import OpeningPage
from counter.sign_in.page import SignInPage
from db import catalog
from db.dossiers import circulation, life
from office.dossiers.dossier import Role
from office.qt.live import ManualFeed
from tests import dossiers as made
from tests import make
from tests.counter import test_intake_pane as intakes
from tests.counter import test_screens as desks
from tests.counter.calendar_hands import CalendarHands
from tests.counter.dossier_room import LONG, OTHER, Hands, Units, shown

Need = Callable[[str], Any]
Size = tuple[int, int]
Seen = Iterator[tuple[str, QWidget]]
KEY = Qt.Key


def settle() -> None:
    for _ in range(3):
        QApplication.processEvents()


def opening(need: Need, size: Size) -> Seen:
    """Before the data are open."""
    need("tasks")  # loads the fonts
    page = OpeningPage()
    need("qtbot").addWidget(page)
    page.resize(*size)
    page.show()
    yield "waits", page
    page.show_why("Máy chủ không trả lời.")
    yield "cannot be opened", page


def sign_in(need: Need, size: Size) -> Seen:
    """Who, with which secret, at which counter."""
    site, memory = need("site"), need("memory")
    entrance = Entrance(site.store, need("tasks"), ManualFeed(), said="Ca trước đã hết giờ.")
    page = SignInPage(entrance, memory)
    need("qtbot").addWidget(page)
    page.resize(*size)
    page.show()
    page.begin()
    yield "before the counters are read", page
    entrance._show(board=make.sign_in_board())
    yield "counters", page
    page.secret.eye.click()
    page.secret.setText("bimat")
    page.secret.caps_lock.emit(True)
    page._pick(next(tile.counter_id for tile in page.tiles.tiles if tile.isEnabled()))
    yield "chosen", page
    memory.worked_in("bao", "Phòng Kinh tế, Hạ tầng và Đô thị")
    page.login.setText("bao")
    yield "unit", page


def desk(need: Need, size: Size) -> Seen:
    """The work page: who waits, who was missed, who else is at work, cancelling."""
    need("site").open()
    page = need("work")(3)
    page.desk.stop()
    page.resize(*size)
    for name, state in desks.STATES.items():
        page.show_state(state)
        page.begin()
        yield name, page
    page.show_state(desks.STATES["busy"])
    page.lines[CALENDAR].tell(year_words.unconfirmed((2027,)))
    page._show_missed()
    yield "missed", page
    page._ask_to_cancel(desks.BUSY.waiting[1])
    yield "cancelling", page


def bar(need: Need, size: Size) -> Seen:
    """The call bar alone."""
    need("site").open()
    seated = need("seat")(3)
    page = BarWindow(seated, need("memory"), area=lambda: QRect(0, 0, *size))
    need("qtbot").addWidget(page)
    page.stand_up()
    seated.stop()
    for edge in Edge:
        page.dock(edge, QPoint(300, 200))
        for name in ("busy", "called", "empty", "lost", "device"):
            page.bar.show_state(desks.STATES[name])
            yield f"{edge.value or 'free'} {name}", page


def intake(need: Need, size: Size) -> Seen:
    """The pane where papers are taken in."""
    office, taking, qtbot = need("office"), need("intake"), need("qtbot")
    procedures = (*made.PROCEDURES, intakes.MANY)
    office.do(catalog.load, replace(made.catalog(), procedures=procedures))
    taking.see(office.call())
    taking.choosing.look_again()
    qtbot.waitUntil(lambda: len(taking.choosing.board.editions) == 4)
    pane = IntakePane(taking, need("seat")(3), area=lambda: QRect(0, 0, *size))
    qtbot.addWidget(pane)
    with qtbot.waitActive(pane):
        pane.stand_up(QRect(0, 0, size[0], 56))
    for name, scene in intakes.scenes(taking).items():
        taking.begin()
        scene()
        yield name, pane
    for stop in (pane.papers.list, pane.appointment.returning, pane.person.owner):
        stop.setFocus()
        yield f"focus on {stop.accessibleName()}", pane
    taking.begin()
    intakes.scenes(taking)["ready"]()
    pane.foot.ask_reason()
    yield "refusing", pane
    pane.foot.leave_reason()
    with qtbot.waitSignal(taking.saved):
        taking.book.save()
    yield "saved", pane


def tall_intake(need: Need, size: Size) -> Seen:
    """The same where everything has room."""
    yield from intake(need, (size[0], 2200))


def work_list(need: Need, size: Size) -> Seen:
    """The lists of dossiers, and what a search finds."""
    units = Units(need("site"))
    screen = shown(units, need("tasks"), need("qtbot"), "bao", size)
    yield "empty", screen.pages
    units.held(made.CERTIFY)
    paused = units.held(made.BUILD)
    units.by("bao", life.request_supplement, paused.dossier_id, ("Bản vẽ",), "")
    units.forward(days=2)
    units.held(made.BIRTH)
    units.forward(days=5)
    units.held(made.CERTIFY, LONG)
    units.send(units.register(), accepted=False)
    screen.look()
    screen.list.begin()
    yield "mine", screen.pages
    screen.press(KEY.Key_2)
    yield "a filter", screen.pages
    screen.list.chips.buttons[0].setFocus(Qt.FocusReason.TabFocusReason)
    yield "focus on a filter", screen.pages
    for key, name in ((KEY.Key_W, "arriving"), (KEY.Key_X, "done"), (KEY.Key_Slash, "searching")):
        screen.press(key)
        yield name, screen.pages
    screen.list.search.field.setText("binh")
    screen.list.search.look_up()
    screen.settle()
    yield "found", screen.pages
    screen.room.stop()


def dossier(need: Need, size: Size) -> Seen:
    """One dossier: late, paused, long; each form; what stands behind a digit."""
    units = Units(need("site"))
    late = units.held(made.CERTIFY, LONG)
    paused = units.held(made.BUILD)
    units.by("bao", life.request_supplement, paused.dossier_id, ("Bản vẽ", "Đơn"), "")
    long = units.register(made.BUILD, LONG, owner=LONG, fetcher=LONG)
    units.send(long)
    units.forward(days=2)
    for step in ("appraise", "submit", "sign") * 3:
        units.by("bao", circulation.assign, long.dossier_id, "bao", step)
    units.by("bao", circulation.hand_over, long.dossier_id, OTHER, lead=False)
    screen = shown(units, need("tasks"), need("qtbot"), "bao", size)
    for one, name in ((late, "late"), (long, "long"), (paused, "paused")):
        screen.open(one)
        yield name, screen.pages
    yield from _forms(screen)
    screen.room.stop()


def _forms(screen: Hands) -> Seen:
    detail: Any = screen.detail
    seat = detail._seat()
    for move, ask in FORMS.items():
        detail.show_ask(ask(seat))
        yield f"form {move}", screen.pages
    detail.show_ask(ask_ends.amend_person(seat, Role.SUBMITTER))
    yield "form amend", screen.pages
    for begin in (detail._show_more, detail._show_prints, detail._show_whole):
        begin()
        yield begin.__name__, screen.pages


def calendar(need: Need, size: Size) -> Seen:
    """The working year, a day's form, and confirming."""
    screen = CalendarHands(need("office").store, need("tasks"), need("qtbot"), size=size)
    screen.mark(date(2026, 12, 11), 8, "Ngay hoi", "7h30-9h 10h-11h")
    yield "year", screen.page
    screen.press(KEY.Key_Return)
    yield "day", screen.page
    screen.press(KEY.Key_0)
    yield "ordinary day", screen.page
    screen.press(KEY.Key_Escape)
    screen.press(KEY.Key_Return, held=Qt.KeyboardModifier.ControlModifier)
    yield "confirming", screen.page
    screen.press(KEY.Key_Escape)
    screen.page._whole.setCurrentWidget(screen.page.fault)
    screen.page.fault.show_trouble("Máy chủ không trả lời.")
    yield "fault", screen.page
    screen.room.stop()


def preview(need: Need, size: Size) -> Seen:
    """A paper looked at, and the printers it may come out at."""
    need("tasks")  # loads the fonts
    window = PreviewWindow()
    need("qtbot").addWidget(window)
    window.show_waiting("Giấy tiếp nhận hồ sơ và hẹn trả kết quả", "Máy tầng 1")
    window.stand_at(QRect(0, 56, size[0] - 420, size[1] - 56))
    yield "waits", window
    page = QImage(600, 850, QImage.Format.Format_RGB32)
    page.fill(Qt.GlobalColor.white)
    paper: Any = None  # a reprint is told by it, and this one is none
    window.show_sheets(
        Sheets(
            wish=Wish("receipt", (1,)), paper=paper, pictures=(page, page), wide=600, fresh=False
        )
    )
    yield "pages", window
    items = [Item(name, lambda: None) for name in ("Theo cài đặt của quầy", "Máy tầng 2")]
    window.show_printers(items, "Máy được chọn in mọi giấy tờ trên khổ A4.")
    yield "printers", window


WALKS: dict[str, Callable[[Need, Size], Seen]] = {
    each.__name__: each
    for each in (
        opening, sign_in, desk, bar, intake, tall_intake, work_list, dossier, calendar, preview
    )
}  # fmt: skip


def walk(name: str, need: Need, size: Size = (1366, 768)) -> Seen:
    """The scenes of a room, each once it is painted."""
    for scene, window in WALKS[name](need, size):
        settle()
        yield scene, window
