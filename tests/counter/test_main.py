import shutil
import signal
from pathlib import Path

import pytest
from shiboken6 import isValid

from counter import __main__ as program
from counter.sign_in.opening import OpeningPage
from db.engine import Store, make_engine
from db.queue import shifts
from db.queue.sign_in_board import sign_in_board
from office.errors import DatabaseUnreachable
from office.qt import look
from office.qt.live import ManualFeed
from tests import screens, stores


@pytest.fixture
def at_work(site, tasks, memory, qtbot):
    """The program with officer-3 at work."""
    site.open()
    made = program.build(site.store, tasks, feed=ManualFeed(), memory=memory)
    qtbot.addWidget(made.window)
    made.work_at(3, stores.login(3))
    made.window.show()
    qtbot.waitUntil(lambda: made.seat.desk.state.board is not None)
    yield made
    made.stop()


def test_the_desk_folds_into_the_bar_and_opens_again(at_work):
    at_work.seat.work.to_bar.click()
    assert (at_work.window.isVisible(), at_work.seat.bar.isVisible()) == (False, True)

    at_work.seat.bar.to_desk.click()
    assert (at_work.window.isVisible(), at_work.seat.bar.isVisible()) == (True, False)


def test_a_desk_that_was_left_is_gone_with_all_it_held(at_work, qtbot):
    left = [at_work.seat.desk, at_work.seat.work, at_work.seat.bar]

    at_work.seat.desk.sign_out()

    qtbot.waitUntil(lambda: at_work.sign_in is not None)
    qtbot.waitUntil(lambda: not any(isValid(each) for each in left))


def test_who_is_sent_back_to_the_door_sees_the_door(site, at_work, qtbot):
    at_work.seat.show_bar()
    site.do(shifts.sign_out, 3, by=3)

    at_work.seat.desk.look_again()

    qtbot.waitUntil(lambda: at_work.sign_in is not None)
    assert at_work.window.isVisible()
    assert at_work.seat is None


def test_a_database_that_is_not_there_is_told_in_words(tmp_path: Path, qapp):
    told = []
    settings = tmp_path / "settings.toml"
    settings.write_text(f'[database]\nurl = "sqlite:///{tmp_path / "none.db"}"\n')

    code = program.main(["--settings", str(settings)], tell=told.append)

    assert code == 1
    assert "./run db init" in told[0]


def test_a_wrong_settings_file_is_told_with_its_line(tmp_path: Path, qapp):
    told = []
    settings = tmp_path / "settings.toml"
    settings.write_text('[counter]\ndock = "middle"\n')

    code = program.main(["--settings", str(settings)], tell=told.append)

    assert code == 1
    assert "dòng 2" in told[0]


def test_the_program_runs_on_a_real_file_until_its_window_closes(
    tmp_path: Path, prepared_file: Path, qtbot, qapp
):
    path = shutil.copy(prepared_file, tmp_path / "office.db")
    settings = tmp_path / "settings.toml"
    settings.write_text(f'[database]\nurl = "sqlite:///{path}"\n[counter]\nnumber = 2\n')
    seen = []

    def look(counter):
        seen.append(counter)
        qtbot.waitUntil(lambda: len(counter.sign_in.tiles.tiles) == 3)
        assert counter.sign_in.chosen() == 2
        counter.window.close()

    assert program.main(["--settings", str(settings)], ready=look) == 0
    assert seen


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM])
def test_a_program_that_is_told_to_stop_ends_its_shift(
    tmp_path: Path, prepared_file: Path, qtbot, qapp, sent
):
    path = shutil.copy(prepared_file, tmp_path / "office.db")
    settings = tmp_path / "settings.toml"
    settings.write_text(f'[database]\nurl = "sqlite:///{path}"\n')
    store = Store(make_engine(f"sqlite:///{path}"), stores.SITE, clock=stores.Clock())
    site = stores.Site(store, stores.Clock()).open()

    def stop(counter):
        counter.work_at(3, stores.login(3))
        counter.seat.show_bar()
        signal.raise_signal(sent)

    assert program.main(["--settings", str(settings)], ready=stop) == 0
    sitting = site.store.read(sign_in_board, now=site.clock()).counters
    assert [each.officer_name for each in sitting] == ["Cán bộ 1", "Cán bộ 2", None]
    store.close()


@pytest.mark.parametrize(
    ("before", "platform"),
    [
        ({"WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":0"}, "xcb"),
        ({"WAYLAND_DISPLAY": "wayland-0"}, None),
        ({"DISPLAY": ":0"}, None),
        (
            {"WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"},
            "offscreen",
        ),
    ],
)
def test_beside_wayland_the_bar_uses_x11_where_it_can_stay_on_top(before, platform):
    environment = dict(before)

    program.prefer_x11(environment)

    assert environment.get("QT_QPA_PLATFORM") == platform


def test_closing_the_window_ends_the_shift(site, at_work, qtbot, tasks):
    at_work.window.close()
    tasks.close()  # whatever was queued is done first

    board = site.store.read(sign_in_board, now=site.store.now())
    assert board.counters[2].officer_name is None


def test_while_the_server_is_away_the_window_says_so(qtbot, qapp):
    look.load_fonts()
    page = OpeningPage()
    qtbot.addWidget(page)
    page.resize(1366, 768)
    page.show()

    page.show_why(DatabaseUnreachable().message())
    qapp.processEvents()

    assert screens.clipped(page) == []
    assert screens.low_contrast(page, 4.5) == []
