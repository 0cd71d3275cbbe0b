"""The beginning and the end that the three programs share."""

from collections.abc import Iterator
from threading import Event

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from office.errors import DatabaseMissing, DatabaseUnreachable, Known
from office.qt import program
from office.qt.program import Opening
from office.qt.tasks import Tasks


@pytest.fixture
def tasks(qapp) -> Iterator[Tasks]:
    worker = Tasks("opening-test")
    yield worker
    worker.close()


class Data:
    """Data that answer each try as the test says."""

    def __init__(self, *answers: Known | None) -> None:
        self.answers = list(answers)
        self.gate = Event()
        self.gate.set()

    def open(self) -> None:
        self.gate.wait(10)
        trouble = self.answers.pop(0)
        if trouble is not None:
            raise trouble


def test_a_server_that_is_away_is_waited_for(tasks, qtbot: QtBot) -> None:
    data = Data(DatabaseUnreachable(), DatabaseUnreachable(), None)
    opening = Opening(tasks, data.open, again_ms=1)
    waited: list[Known] = []
    opening.waiting.connect(waited.append)

    with qtbot.waitSignal(opening.opened):
        opening.start()

    assert [type(each) for each in waited] == [DatabaseUnreachable] * 2


def test_a_wrong_setting_is_refused_and_not_tried_again(tasks, qtbot: QtBot) -> None:
    data = Data(DatabaseMissing(path="/x.db"), None)
    opening = Opening(tasks, data.open, again_ms=1)

    with qtbot.waitSignal(opening.refused) as refused:
        opening.start()

    assert isinstance(refused.args[0], DatabaseMissing)
    assert len(data.answers) == 1


@pytest.mark.parametrize("late", [DatabaseUnreachable(), DatabaseMissing(path="/x.db"), None])
def test_an_answer_after_the_end_is_for_nobody(tasks, qtbot: QtBot, late: Known | None) -> None:
    data = Data(late)
    data.gate.clear()
    opening = Opening(tasks, data.open, again_ms=1)
    told: list[object] = []
    for signal in (opening.opened, opening.waiting, opening.refused):
        signal.connect(lambda *_: told.append(1))
    opening.start()
    opening.stop()
    data.gate.set()
    done: list[object] = []
    tasks.run(lambda: None, done.append, done.append)
    qtbot.waitUntil(lambda: bool(done))

    assert told == []


class Wall:
    """The simplest program: it notes what is asked of it."""

    def __init__(self) -> None:
        self.window = QWidget()
        self.asked: list[str] = []

    def stand(self) -> None:
        self.window.show()
        self.asked.append("stand")

    def wait(self, why: Known) -> None:
        self.asked.append(why.message())

    def start(self) -> None:
        self.asked.append("start")

    def stop(self) -> None:
        self.asked.append("stop")


def test_a_run_stands_waits_starts_and_stops(tasks, qapp, qtbot: QtBot) -> None:
    wall, away = Wall(), DatabaseUnreachable()
    qtbot.addWidget(wall.window)
    opening = Opening(tasks, Data(away, None).open, again_ms=1)

    code = program.run(qapp, wall, opening, ready=lambda made: made.window.close())

    assert code == 0
    assert wall.asked == ["stand", away.message(), "start", "stop"]


def test_a_run_without_data_ends_with_the_reason(tasks, qapp, qtbot: QtBot) -> None:
    wall, told = Wall(), []
    qtbot.addWidget(wall.window)
    opening = Opening(tasks, Data(DatabaseMissing(path="/x.db")).open)

    code = program.run(qapp, wall, opening, tell=told.append)

    assert code == 1
    assert told == [DatabaseMissing(path="/x.db").message()]
    assert wall.asked == ["stand", "stop"]
