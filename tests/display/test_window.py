"""The window, the program's start, and what it says about the screen and the loudspeaker."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from db import engine
from display import __main__ as program
from display import checking
from display.picture import legibility
from display.picture.glass import Glass
from display.picture.view import Page, View
from display.picture.wall import Wall
from display.voice.players import SilentPlayer
from display.window import WallWindow, screen_for
from office.errors import DatabaseUnreachable, NoSound
from office.qt.tasks import Tasks
from office.settings.settings import DisplaySettings, Settings
from tests.display import halls


@pytest.fixture
def window(qtbot: QtBot) -> WallWindow:
    made = program.make_window(DisplaySettings())
    qtbot.addWidget(made)
    return made


def full(window: WallWindow, qtbot: QtBot) -> WallWindow:
    window.show_as(DisplaySettings(fullscreen=True))
    qtbot.waitExposed(window)
    return window


def test_full_screen_hides_the_cursor(window, qtbot):
    full(window, qtbot)

    assert window.isFullScreen()
    assert window.cursor().shape() == Qt.CursorShape.BlankCursor


def test_escape_does_nothing_unless_it_is_allowed(window, qtbot):
    full(window, qtbot)
    qtbot.keyClick(window, Qt.Key.Key_Escape)

    assert window.isFullScreen()


def test_escape_leaves_the_full_screen_where_it_is_allowed(qtbot):
    window = program.make_window(DisplaySettings(escape=True))
    qtbot.addWidget(window)
    full(window, qtbot)
    qtbot.keyClick(window, Qt.Key.Key_Escape)

    assert not window.isFullScreen()
    assert window.isVisible()


def test_ctrl_q_closes_it(window, qtbot):
    full(window, qtbot)
    window.activateWindow()

    with qtbot.waitSignal(window.closed, timeout=5000):
        qtbot.keyClick(window, Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)


def test_a_screen_that_is_not_plugged_in_is_the_main_one(qapp):
    assert screen_for(9) is screen_for(1)


def grabbed(wall: Wall) -> QImage:
    return wall.grab().toImage()


def test_the_picture_drifts_with_the_minutes(qtbot):
    wall = Wall()
    qtbot.addWidget(wall)
    wall.resize(960, 540)
    wall.show_view(halls.view())
    first = grabbed(wall)
    wall.show_view(halls.view(now=halls.NOW.replace(minute=43, second=0)))
    second = grabbed(wall)

    assert first.pixelColor(300, 300) == second.pixelColor(300, 300)
    assert edge(second) - edge(first) in (-2, 2)


def edge(picture: QImage) -> int:
    """Where the yellow card begins."""
    row = [picture.pixelColor(x, 200).name() for x in range(picture.width())]
    return row.index("#ffd34d")


def test_the_same_view_is_not_painted_again(qtbot):
    wall = Wall()
    qtbot.addWidget(wall)
    wall.resize(960, 540)
    wall.show()
    with qtbot.waitSignal(wall.painted, timeout=5000) as told:
        wall.show_view(halls.view())
    assert told.args == [halls.view().version]
    seen: list[int] = []
    wall.painted.connect(seen.append)
    wall.show_view(halls.view())
    qtbot.wait(0)

    assert seen == []


@pytest.mark.parametrize("state", halls.STATES)
def test_every_page_is_painted(qtbot, state):
    wall = Wall()
    qtbot.addWidget(wall)
    wall.resize(640, 360)
    wall.show_view(halls.STATES[state])
    picture = grabbed(wall)

    assert (
        len({picture.pixelColor(x, y).rgb() for x in range(0, 640, 4) for y in range(0, 360, 4)})
        > 3
    )


def test_a_wrong_settings_file_is_named(qapp, tmp_path, capsys):
    file = tmp_path / "settings.toml"
    file.write_text("[display]\nhistory_rows = 12\n")

    assert program.main(["--settings", str(file)]) == 1
    said = capsys.readouterr().err
    assert "dòng 2" in said
    assert "3 đến 8" in said


class Deaf(SilentPlayer):
    """No loudspeaker."""

    def check(self) -> None:
        raise NoSound()


def test_the_check_says_whether_it_can_be_read_and_heard(qapp, capsys):
    near = Settings(display=DisplaySettings(viewing_m=2, screen_inches=55))

    assert checking.check(near, SilentPlayer()) == 0
    said = capsys.readouterr().out
    assert said.count("đạt") == 3
    assert "CHƯA" not in said
    assert "Âm thanh: có loa." in said


def test_the_check_warns_of_a_seat_too_far_and_of_missing_sound(qapp, capsys):
    far = Settings(display=DisplaySettings(viewing_m=30, screen_inches=20))

    assert checking.check(far, Deaf()) == 1
    said = capsys.readouterr().out
    assert "CHƯA ĐẠT" in said
    assert "Không có âm thanh" in said


def test_the_check_measures_what_is_painted(qapp):
    program.make_window(DisplaySettings()).deleteLater()
    screen = Glass(width=1920, height=1080)
    one, several, rows = legibility.legible(screen, 5)

    assert one.reach_m > several.reach_m > rows.reach_m >= 5
    assert one.cap_mm == pytest.approx(one.reach_m * 1000 / 200)


def test_while_its_data_are_away_the_wall_says_so(qtbot, qapp):
    tasks = Tasks("wall-test")
    nowhere = engine.store_at("sqlite:///no/such/folder/office.db")
    wall = program.build(nowhere, None, tasks=tasks)
    qtbot.addWidget(wall.window)
    shown: list[View] = []
    wall.window.wall.show_view = shown.append  # type: ignore[method-assign]
    wall.stand()
    wall.wait(DatabaseUnreachable())
    tasks.close()

    assert [(each.page, each.trouble) for each in shown] == [
        (Page.STARTING, ""),
        (Page.STARTING, DatabaseUnreachable().message()),
    ]


def test_the_program_ends_with_a_sentence_where_there_is_no_database(qapp, tmp_path: Path, capsys):
    file = tmp_path / "settings.toml"
    file.write_text(f'[database]\nurl = "sqlite:///{tmp_path / "none.db"}"\n')

    assert program.main(["--settings", str(file)]) == 1
    assert "Chưa có dữ liệu" in capsys.readouterr().err
