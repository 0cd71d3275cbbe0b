"""The kiosk as it runs: real workers, a real store, real clicks and keys."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt, QTimer
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import text

from db import catalog
from db.engine import Store, make_engine, store_at
from kiosk import doctor
from kiosk.__main__ import Program, build, run
from kiosk.flow.snapshot import Page, Paper
from office.errors import DatabaseUnreachable
from office.profile import PriorityClass
from office.qt.alive import take_down
from office.qt.live import ManualFeed
from office.qt.tasks import Tasks
from office.settings.settings import DatabaseSettings, KioskSettings, Settings
from office.ticket import State
from tests import screens, stores
from tests.kiosk.rig import FakePrinter

CLASSES = (PriorityClass(class_id="a", title="Từ 60 tuổi", title_en="60 or over", icon="elderly"),)


class Kiosk:
    """A running kiosk and what a test looks at."""

    def __init__(self, store: Store, folder: Path) -> None:
        self.store, self.printer, self.feed = store, FakePrinter(), ManualFeed()
        self.tasks, self.device = Tasks("database"), Tasks("printer")
        self.program: Program = build(
            store, self.printer, tasks=self.tasks, device=self.device,
            journal=folder / "kiosk.journal", feed=self.feed,
        )  # fmt: skip
        self.window, self.flow = self.program.window, self.program.flow
        self.window.resize(1920, 1080)
        self.window.show()
        self.program.live.start()

    @property
    def page(self) -> Page:
        return self.flow.snapshot.page

    def target(self, words: str):
        return next(e for e in screens.targets(self.window) if words in e.accessibleName())

    def tap(self, words: str) -> None:
        QTest.mouseClick(self.target(words), Qt.MouseButton.LeftButton)

    def key(self, key: Qt.Key) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.window, key)

    def close(self) -> None:
        self.program.stop()
        self.device.close()
        self.tasks.close()
        take_down(self.window)


@pytest.fixture
def kiosk(qtbot: QtBot, tmp_path: Path, prepared_file: Path) -> Iterator[Kiosk]:
    url = f"sqlite:///{shutil.copy(prepared_file, tmp_path / 'office.db')}"
    clock = stores.Clock()
    store = Store(make_engine(url), stores.SITE, clock=clock)
    made = Kiosk(store, tmp_path)
    qtbot.waitUntil(lambda: made.page is Page.HOME)
    yield made
    made.close()
    store.close()


def ask_priority(kiosk: Kiosk, qtbot: QtBot) -> None:
    small = stores.small_catalog()
    asking = replace(small, office=replace(small.office, classes=CLASSES))
    kiosk.store.write(stores.op(kiosk.store), catalog.load, asking)
    kiosk.feed.poke()
    qtbot.waitUntil(lambda: bool(kiosk.flow.snapshot.office.classes))


def test_one_tap_gives_a_number_and_a_paper(kiosk: Kiosk, qtbot: QtBot) -> None:
    kiosk.tap("Hộ tịch")
    qtbot.waitUntil(lambda: kiosk.page is Page.TICKET)
    qtbot.waitUntil(lambda: kiosk.flow.snapshot.paper is Paper.PRINTED)

    assert kiosk.flow.snapshot.issued.ticket.label == "A-001"
    assert len(kiosk.printer.pictures) == 1
    kiosk.tap("Xong")
    assert kiosk.page is Page.HOME


def test_a_double_tap_of_a_finger_gives_one_ticket(kiosk: Kiosk, qtbot: QtBot) -> None:
    tile = kiosk.target("Hộ tịch")
    QTest.mouseClick(tile, Qt.MouseButton.LeftButton)
    QTest.mouseDClick(tile, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: kiosk.flow.snapshot.paper is Paper.PRINTED)

    assert _states(kiosk.store) == [State.WAITING]
    assert kiosk.page is Page.TICKET


def test_the_second_half_of_a_double_tap_is_dropped(kiosk: Kiosk, qtbot: QtBot) -> None:
    ask_priority(kiosk, qtbot)
    kiosk.tap("Hộ tịch")
    answer = kiosk.target("Không, lấy số ngay")
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    for kind in (QEvent.Type.MouseButtonDblClick, QEvent.Type.MouseButtonRelease):
        QApplication.sendEvent(
            answer, QMouseEvent(kind, QPointF(9, 9), QPointF(9, 9), left, left, none)
        )

    assert kiosk.page is Page.PRIORITY
    assert not kiosk.flow.snapshot.issuing


def test_the_whole_journey_works_from_the_keyboard(kiosk: Kiosk, qtbot: QtBot) -> None:
    ask_priority(kiosk, qtbot)
    kiosk.key(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is kiosk.target("Hộ tịch")
    kiosk.key(Qt.Key.Key_Tab)
    kiosk.key(Qt.Key.Key_Return)
    assert kiosk.page is Page.PRIORITY
    kiosk.key(Qt.Key.Key_Escape)
    assert kiosk.page is Page.HOME
    kiosk.key(Qt.Key.Key_2)
    kiosk.key(Qt.Key.Key_1)
    qtbot.waitUntil(lambda: kiosk.flow.snapshot.paper is Paper.PRINTED)
    assert kiosk.flow.snapshot.issued.ticket.label == "UT-001"
    for _ in range(2):
        kiosk.key(Qt.Key.Key_Tab)
    kiosk.key(Qt.Key.Key_Space)

    assert kiosk.page is Page.HOME


def test_english_is_one_tap_and_goes_when_the_session_goes(kiosk: Kiosk, qtbot: QtBot) -> None:
    kiosk.tap("English")
    kiosk.tap("Civil status")
    qtbot.waitUntil(lambda: kiosk.flow.snapshot.paper is Paper.PRINTED)
    assert kiosk.flow.snapshot.issued.ticket.language == "en"
    kiosk.flow.done()

    assert kiosk.target("Hộ tịch").isVisible()


def test_one_press_anywhere_answers_the_idle_warning(kiosk: Kiosk, qtbot: QtBot) -> None:
    kiosk.tap("English")
    for _ in range(65):
        kiosk.flow.second()
    assert screens.targets(kiosk.window) == [kiosk.window.warning.stay]
    QTest.mouseClick(
        kiosk.window.warning, Qt.MouseButton.LeftButton, pos=kiosk.window.rect().topLeft()
    )

    assert kiosk.window.warning.isHidden()
    assert kiosk.flow.snapshot.language == "en"


def test_nobody_closes_a_kiosk_over_the_whole_screen(kiosk: Kiosk, qtbot: QtBot) -> None:
    kiosk.window.show_as(fullscreen=True)
    for key in (Qt.Key.Key_Escape, Qt.Key.Key_Q, Qt.Key.Key_F4, Qt.Key.Key_F11):
        for held in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.AltModifier):
            QTest.keyClick(kiosk.window, key, held)
    kiosk.window.close()
    assert kiosk.window.isVisible()
    assert kiosk.window.isFullScreen()
    kiosk.window.show_as(fullscreen=False)

    assert kiosk.window.close()


def test_while_its_data_are_away_it_says_so_and_counts_seconds(
    qtbot: QtBot, tmp_path: Path
) -> None:
    tasks, device = Tasks("database"), Tasks("printer")
    waiting = build(
        store_at(f"sqlite:///{tmp_path / 'none.db'}"), FakePrinter(), tasks=tasks, device=device,
        journal=tmp_path / "kiosk.journal", feed=ManualFeed(),
    )  # fmt: skip
    waiting.stand()
    assert waiting.flow.snapshot.page is Page.STARTING
    waiting.wait(DatabaseUnreachable())
    waiting.flow.second()

    assert waiting.flow.snapshot.page is Page.TROUBLE
    assert waiting.flow.snapshot.now is not None
    assert waiting.window.isVisible()
    waiting.stop()
    device.close()
    tasks.close()
    take_down(waiting.window)


def test_a_database_that_is_missing_ends_the_start_in_words(
    qtbot: QtBot, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    missing = Settings(
        database=DatabaseSettings(url=f"sqlite:///{tmp_path / 'none.db'}"),
        kiosk=KioskSettings(name="test-kiosk"),
    )
    app = QApplication.instance()
    assert isinstance(app, QApplication)

    assert run(app, missing) == 1
    assert "Chưa có dữ liệu" in capsys.readouterr().err


def test_it_runs_from_a_settings_file_to_a_printed_ticket(
    qtbot: QtBot, tmp_path: Path, prepared_file: Path
) -> None:
    database = shutil.copy(prepared_file, tmp_path / "office.db")
    paper = tmp_path / "paper.bin"
    chosen = Settings(
        database=DatabaseSettings(url=f"sqlite:///{database}"),
        kiosk=KioskSettings(name="run-kiosk", printer=f"file:{paper}"),
    )
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    seen = []

    def first_page(program: Program) -> None:
        def look() -> None:
            if program.flow.snapshot.board is not None:
                seen.append(program.flow.snapshot.page)
                program.window.close()
                timer.stop()

        timer = QTimer(program.window, interval=20)
        timer.timeout.connect(look)
        timer.start()

    assert run(app, chosen, first_page) == 0
    assert seen


def test_the_doctor_prints_a_test_ticket_and_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    paper = tmp_path / "paper.bin"
    file = tmp_path / "settings.toml"
    file.write_text(f'[kiosk]\nprinter = "file:{paper.as_posix()}"\n')

    assert doctor.main(["--settings", str(file)]) == 0
    assert "Đã in phiếu thử" in capsys.readouterr().out
    assert paper.stat().st_size > 1000


def test_the_doctor_says_why_a_printer_does_not_print(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "settings.toml"
    file.write_text(f'[kiosk]\nprinter = "file:{tmp_path.as_posix()}/no/such/folder/x"\n')

    assert doctor.main(["--settings", str(file)]) == 1
    assert "Không nối được với máy in" in capsys.readouterr().out


def _states(store: Store) -> list[State]:
    query = text("SELECT state FROM ticket ORDER BY ticket_id")
    return [State(s) for s in store.read(lambda conn, _: conn.scalars(query).all())]
