"""What is left of the kiosk once its window is closed: nothing."""

import shutil
from pathlib import Path

from pytestqt.qtbot import QtBot

from kiosk.__main__ import Program, run
from kiosk.flow.snapshot import Page
from office.settings.settings import DatabaseSettings, KioskSettings, Settings
from tests.leaks import Census


def test_a_kiosk_whose_window_was_closed_leaves_nothing(
    tmp_path: Path, prepared_file: Path, qtbot: QtBot, qapp
) -> None:
    file = shutil.copy(prepared_file, tmp_path / "office.db")
    chosen = Settings(
        database=DatabaseSettings(url=f"sqlite:///{file}"),
        kiosk=KioskSettings(printer=f"file:{tmp_path / 'paper.bin'}"),
    )
    seen = []

    def use(kiosk: Program) -> None:
        qtbot.waitUntil(lambda: kiosk.flow.snapshot.page in (Page.HOME, Page.CLOSED))
        kiosk.flow.look_up()
        qtbot.waitUntil(lambda: kiosk.flow.snapshot.page is Page.LOOKUP)
        kiosk.flow.back()
        seen.append(Census.take())
        kiosk.window.close()

    before = Census.take()
    assert run(qapp, chosen, use) == 0

    assert seen[0].left_since(before) != []
    assert Census.take().left_since(before) == []
