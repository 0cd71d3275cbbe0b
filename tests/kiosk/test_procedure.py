"""The kiosk asks which procedure, where a service asks for it."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from db import catalog
from db.dossiers import intake_board
from db.queue.records import KioskProcedure
from kiosk.flow.session import WARNING_SECONDS
from kiosk.flow.snapshot import Page
from office.profile import PriorityClass
from office.ticket import Lane
from tests import dossiers as made
from tests import screens, stores
from tests.kiosk import scenes
from tests.kiosk.rig import Rig

DEATH = replace(made.BIRTH, code="1.000656", title="Đăng ký khai tử", short_title="Đăng ký khai tử")
ELDERLY = PriorityClass(class_id="a", title="Từ 60 tuổi", title_en="60 or over", icon="elderly")


@pytest.fixture
def asking(rig: Rig) -> Rig:
    """A kiosk whose service “Hộ tịch” has two procedures and asks which."""
    whole = made.catalog()
    services = tuple(
        replace(each, ask_procedure=each.service_id == "ho-tich") for each in whole.services
    )
    stores.Site(rig.real, rig.clock).do(
        catalog.load,
        replace(whole, services=services, procedures=(*whole.procedures, DEATH)),
    )
    return rig.start()


def with_priority(rig: Rig) -> Rig:
    board = rig.clerk.board()
    rig.flow.show_board(replace(board, office=replace(board.office, classes=(ELDERLY,))))
    return rig


def purpose(rig: Rig) -> str | None:
    """The procedure of the ticket on the screen, as the counter will know it."""
    ticket_id = rig.shown.issued.ticket.ticket_id
    return rig.real.read(intake_board.ticket_purpose, ticket_id).procedure_code


@pytest.mark.parametrize("code", [DEATH.code, made.BIRTH.code, None])
def test_three_taps_give_a_number_that_carries_the_procedure(asking: Rig, code: str | None) -> None:
    asking.flow.choose("ho-tich")
    assert asking.shown.page is Page.PROCEDURE
    assert asking.tasks.waiting == []
    asking.flow.choose_procedure(code)
    assert asking.shown.page is Page.PROCEDURE, "no other question flashes by"
    asking.finish()

    assert asking.shown.page is Page.TICKET
    assert purpose(asking) == code


def test_the_question_about_priority_comes_after_it(asking: Rig) -> None:
    with_priority(asking)
    asking.flow.choose("ho-tich")
    asking.flow.choose_procedure(DEATH.code)
    assert asking.shown.page is Page.PRIORITY
    asking.flow.choose_priority(True)
    asking.finish()

    assert asking.shown.issued.ticket.lane is Lane.PRIORITY
    assert purpose(asking) == DEATH.code


def test_back_goes_one_question_back_and_forgets_its_answer(asking: Rig) -> None:
    with_priority(asking)
    asking.flow.choose("ho-tich")
    asking.flow.choose_procedure(DEATH.code)
    asking.flow.back()
    assert (asking.shown.page, asking.shown.procedure_code) == (Page.PROCEDURE, None)
    asking.flow.back()
    assert (asking.shown.page, asking.shown.service_id) == (Page.HOME, None)
    asking.flow.choose("chung-thuc")
    assert asking.shown.page is Page.PRIORITY, "this service does not ask"
    asking.flow.back()

    assert asking.shown.page is Page.HOME


def test_a_double_tap_on_a_procedure_gives_one_ticket(asking: Rig) -> None:
    asking.flow.choose("ho-tich")
    for code in (DEATH.code, made.BIRTH.code, None):
        asking.flow.choose_procedure(code)
    asking.finish()

    assert len(asking.states()) == 1
    assert purpose(asking) == DEATH.code


def test_a_session_left_at_the_question_is_warned_and_wiped(asking: Rig) -> None:
    asking.flow.speak("en")
    with_priority(asking)
    asking.flow.choose("ho-tich")
    asking.flow.choose_procedure(DEATH.code)
    asking.flow.back()
    asking.seconds(60)
    assert asking.shown.warning is not None
    asking.seconds(WARNING_SECONDS)

    shown = asking.shown
    assert (shown.page, shown.language, shown.choosing) == (Page.HOME, "vi", False)
    assert (shown.service_id, shown.procedure_code) == (None, None)


def test_nobody_is_asked_for_a_service_without_numbers_left(asking: Rig) -> None:
    board = asking.clerk.board()
    full = tuple(replace(each, full=True) for each in board.services)
    asking.flow.show_board(replace(board, services=full))
    asking.flow.choose("ho-tich")

    assert asking.shown.page is not Page.PROCEDURE
    assert len(asking.tasks.waiting) == 1


def test_the_page_is_answered_by_digits_and_by_tab_and_enter(qtbot: QtBot) -> None:
    window, flow = scenes.window(1280, 720)
    qtbot.addWidget(window)
    flow.show(scenes.SCENES["procedure"]("vi"))
    for key in (Qt.Key.Key_2, Qt.Key.Key_0):
        QTest.keyClick(window, key)
    walk = screens.tab_walk(window)
    QTest.keyClick(walk[1], Qt.Key.Key_Return)
    pressed = [each for each in flow.pressed if each[0] == "choose_procedure"]

    assert walk[:2] == [window.shown.back, window.shown.tiles[0]]
    assert pressed == [
        ("choose_procedure", "1.001"),
        ("choose_procedure", None),
        ("choose_procedure", "1.000"),
    ]


def test_titles_stay_vietnamese_and_a_long_one_is_whole_in_its_name(qtbot: QtBot) -> None:
    window, flow = scenes.window(1366, 768, 15.6)
    qtbot.addWidget(window)
    flow.show(scenes.SCENES["procedure-long"]("en"))
    tile = window.shown.tiles[-1]
    words = tile.pieces[0]
    names = (window.shown.other.accessibleName(), tile.accessibleName())

    assert names == ("Something else / not sure", scenes.LONG[-1])
    assert words.fits()
    assert words.text.endswith(" …")
    assert scenes.LONG[-1].startswith(words.text.removesuffix(" …"))


def test_another_board_brings_its_own_procedures(qtbot: QtBot) -> None:
    window, flow = scenes.window(1280, 720)
    qtbot.addWidget(window)
    shown = scenes.SCENES["procedure"]("vi")
    flow.show(shown)
    fewer = (KioskProcedure("x", "Sao y"), KioskProcedure("y", "Di chúc"))
    services = tuple(replace(each, procedures=fewer) for each in shown.board.services)
    flow.show(replace(shown, board=replace(shown.board, services=services)))
    titles = [tile.text() for tile in window.shown.tiles]

    assert titles == ["Sao y", "Di chúc"]
