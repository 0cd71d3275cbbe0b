from functools import partial
from threading import Event, current_thread

import pytest
from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from office.errors import DatabaseBusy, Unexpected
from office.qt.tasks import Tasks


@pytest.fixture
def tasks(qapp):
    worker = Tasks("worker")
    yield worker
    worker.close()


def never(value: object) -> None:
    raise AssertionError(value)


def test_an_answer_comes_back_on_the_thread_of_the_screens(qtbot: QtBot, tasks: Tasks) -> None:
    seen = []
    tasks.run(
        current_thread, lambda worker: seen.append((worker.name, current_thread().name)), never
    )

    qtbot.waitUntil(lambda: seen == [("worker", current_thread().name)])


def test_an_expected_trouble_goes_to_failed(qtbot: QtBot, tasks: Tasks) -> None:
    def busy() -> None:
        raise DatabaseBusy()

    seen = []
    tasks.run(busy, never, seen.append)

    qtbot.waitUntil(lambda: len(seen) == 1)
    assert isinstance(seen[0], DatabaseBusy)


def test_a_bug_is_logged_with_its_traceback_and_told_to_who_asked_alone(
    qtbot: QtBot, tasks: Tasks, caplog, logged_errors
) -> None:
    told, after = [], []
    tasks.run(lambda: {}["missing"], never, told.append)
    tasks.run(lambda: None, after.append, never)
    qtbot.waitUntil(lambda: bool(after))

    (trouble,) = told
    assert isinstance(trouble, Unexpected)
    assert isinstance(trouble.__cause__, KeyError)
    assert "KeyError" not in trouble.message()
    assert "Traceback" in caplog.text
    assert len(logged_errors) == 1


def test_work_is_done_one_after_the_other_in_order(qtbot: QtBot, tasks: Tasks) -> None:
    first_may_end, seen = Event(), []
    tasks.run(lambda: first_may_end.wait(5), lambda _: seen.append(1), never)
    tasks.run(lambda: seen.append("second began"), lambda _: seen.append(2), never)

    assert seen == []
    first_may_end.set()
    qtbot.waitUntil(lambda: seen in (["second began", 1, 2], [1, "second began", 2]))


def test_closing_finishes_what_is_queued(qapp) -> None:
    done = []
    worker = Tasks("worker")
    for number in range(3):
        worker.run(lambda number=number: done.append(number), lambda _: None, never)
    worker.close()

    assert done == [0, 1, 2]
    with pytest.raises(RuntimeError):
        worker.run(lambda: None, never, never)


def test_what_hangs_on_work_is_let_go_on_the_thread_of_the_screens(
    qtbot: QtBot, tasks: Tasks
) -> None:
    ended_in = []

    class Screen:
        def shown(self, _value: object) -> None:
            """Gets the answer."""

        def __del__(self) -> None:
            ended_in.append(current_thread().name)

    for _ in range(50):
        screen = Screen()
        tasks.run(lambda: None, screen.shown, never)
        del screen

    qtbot.waitUntil(lambda: len(ended_in) == 50)
    assert set(ended_in) == {current_thread().name}


class Screen(QObject):
    """Something that Qt may destroy while its answer is on the way."""

    told = Signal()

    def answered(self, _how: str, _value: object) -> None:
        self.told.emit()


def test_an_answer_for_what_is_gone_is_dropped(qtbot: QtBot, tasks: Tasks) -> None:
    """pytest-qt fails on an error in a slot."""
    screen, heard, after = Screen(), [], []
    screen.told.connect(lambda: heard.append(1))
    may_end = Event()
    tasks.run(may_end.wait, partial(screen.answered, "late"), never)
    tasks.run(lambda: None, after.append, never)
    delete(screen)
    may_end.set()

    qtbot.waitUntil(lambda: bool(after))
    assert heard == []
