"""What is left of the wall once its window is closed: nothing, also of its voice."""

import shutil
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from display import __main__ as program
from display.picture.view import Page
from display.voice.players import SilentPlayer
from office.settings.settings import DatabaseSettings, DisplaySettings, Settings
from tests.leaks import Census


def test_a_wall_whose_window_was_closed_leaves_nothing(
    tmp_path: Path, prepared_file: Path, qtbot: QtBot, qapp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(program, "DevicePlayer", SilentPlayer)
    file = shutil.copy(prepared_file, tmp_path / "office.db")
    chosen = Settings(
        database=DatabaseSettings(url=f"sqlite:///{file}"), display=DisplaySettings(voice="auto")
    )
    seen = []

    def use(wall: program.Program) -> None:
        shown = wall.window.wall
        qtbot.waitUntil(lambda: shown.view is not None and shown.view.page is not Page.STARTING)
        seen.append(Census.take())
        wall.window.close()

    before = Census.take()
    assert program.run(qapp, chosen, use) == 0

    assert "1 × thread announcer" in seen[0].left_since(before)
    assert Census.take().left_since(before) == []
