"""Enter in the search opens what is shown then, never what was found before."""

from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from office.dossiers.codes import asked
from tests import dossiers as made
from tests.counter.dossier_room import Units, shown
from tests.counter.held import Held

KEY = Qt.Key


@pytest.fixture
def units(site):
    return Units(site)


@pytest.fixture
def screen(units, tasks, qtbot):
    units.register(made.BIRTH, made.BINH)
    units.register(made.BIRTH, made.AN)
    opened = shown(units, tasks, qtbot, "bao")
    opened.press(KEY.Key_Slash)
    yield opened
    opened.room.stop()


def looked_up(screen, words):
    """Words whose answer stands in the list."""
    screen.list.search.field.clear()
    screen.type(words)
    screen.list.search.look_up()
    screen.settle()
    assert screen.room.state.found.lines


def owner(screen):
    """Whose dossier is open."""
    opened = screen.room.state.opened
    return opened.page.owner.name if opened else None


def until_opened(screen):
    screen.qtbot.waitUntil(lambda: screen.room.state.opened is not None)


def test_enter_after_other_words_opens_what_they_find(screen):
    looked_up(screen, "tran thi binh")
    screen.list.search.field.clear()
    screen.type("nguyen van an")

    screen.press(KEY.Key_Return)
    until_opened(screen)

    assert owner(screen) == made.AN.name


def test_enter_while_an_older_answer_is_under_way_waits_for_its_own(screen, tasks):
    looked_up(screen, "tran thi binh")
    with Held(tasks):
        screen.list.search.field.clear()
        screen.type("tran")
        screen.list.search.look_up()
        screen.list.search.field.clear()
        screen.type("nguyen van an")
        screen.qtbot.keyClick(QApplication.focusWidget(), KEY.Key_Return)
    until_opened(screen)

    assert owner(screen) == made.AN.name


def test_enter_behind_a_single_letter_opens_nothing_later(screen):
    screen.type("t")
    screen.press(KEY.Key_Return)

    screen.type("ran")
    screen.list.search.look_up()
    screen.settle()
    screen.settle()

    assert screen.room.state.found.lines
    assert owner(screen) is None


def test_typing_on_takes_enter_back(screen, tasks):
    with Held(tasks):
        screen.type("tran")
        screen.qtbot.keyClick(QApplication.focusWidget(), KEY.Key_Return)
        screen.type(" thi")
    screen.settle()
    screen.list.search.look_up()
    screen.settle()

    assert owner(screen) is None


def test_words_typed_while_something_else_runs_are_looked_up_after_it(screen, units, tasks):
    looked_up(screen, "tran thi binh")
    with Held(tasks):
        screen.room.ask_for(asked(units.register(made.BUILD).code))
        screen.list.search.field.clear()
        screen.type("nguyen van an")
        screen.list.search.look_up()
        screen.room.close()
    screen.qtbot.waitUntil(lambda: screen.room.state.answered)

    assert [line.owner for line in screen.room.state.found.lines] == [made.AN.name]


def test_enter_after_a_search_that_failed_looks_again_and_opens_nothing_old(screen):
    looked_up(screen, "tran thi binh")
    screen.room._show(wanted=screen.list.search.filters.search("nguyen van an", screen.room.now()))
    screen.list.search.field.setText("nguyen van an")
    screen.list.search._timer.stop()  # looked up, and never answered

    screen.press(KEY.Key_Return)
    until_opened(screen)

    assert owner(screen) == made.AN.name


def test_a_dossier_left_while_its_move_runs_does_not_come_back(units, tasks, qtbot):
    mine = units.register()
    units.send(mine, accepted=False)
    pages = shown(units, tasks, qtbot, "bao")
    pages.open(mine)
    pages.qtbot.keyClick(QApplication.focusWidget(), KEY.Key_Return)
    done = Event()
    tasks.run(done.set, lambda _: None, lambda _: None)
    assert done.wait(10)  # the move and the look after it were made; nobody has heard of it yet
    pages.qtbot.keyClick(QApplication.focusWidget(), KEY.Key_Escape)
    assert pages.room.state.running
    pages.settle()

    assert pages.room.state.opened is None
    assert "nhận" in pages.said()
    pages.room.stop()
