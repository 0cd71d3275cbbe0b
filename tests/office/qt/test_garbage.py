"""What screens leave behind is destroyed in their thread, whoever was busy when it was due."""

import gc
import threading
import weakref

from PySide6.QtCore import QObject

from office.qt.garbage import collect_if_due, collected_here


def leave_a_cycle() -> list[threading.Thread]:
    """Something of a screen that only the collector ends; in which thread it did."""
    ended: list[threading.Thread] = []
    lost = QObject()
    lost.itself = lost
    weakref.finalize(lost, lambda: ended.append(threading.current_thread()))
    return ended


def in_a_worker() -> list[list[int]]:
    """Far more than what makes Python collect, allocated by a worker."""
    kept: list[list[int]] = []
    worker = threading.Thread(target=lambda: kept.extend([n] for n in range(100_000)))
    worker.start()
    worker.join()
    return kept


def test_a_worker_collects_nothing_and_the_screens_thread_does(qapp, qtbot) -> None:
    with collected_here():
        ended = leave_a_cycle()
        kept = in_a_worker()
        assert ended == []

        qtbot.waitUntil(lambda: bool(ended))
        assert ended == [threading.main_thread()]
        assert kept


def test_left_to_python_a_worker_collects_it(qapp) -> None:
    """What the rule is for; a Python that no longer does so needs no rule."""
    gc.enable()
    ended = leave_a_cycle()
    in_a_worker()
    gc.disable()

    assert len(ended) == 1
    assert ended != [threading.main_thread()]


def test_nothing_is_collected_before_it_is_due(qapp) -> None:
    gc.collect()
    ended = leave_a_cycle()
    collect_if_due()
    assert ended == []
    gc.collect()


def test_a_program_that_ends_leaves_collecting_as_it_was(qapp) -> None:
    with collected_here():
        pass
    assert not gc.isenabled()

    gc.enable()
    with collected_here():
        assert not gc.isenabled()
    assert gc.isenabled()
    gc.disable()
