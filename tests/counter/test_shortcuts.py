"""C5: every action has its key printed on it, and none steals a key of others."""

import pytest
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton

from counter.controls.buttons import KeyButton
from counter.controls.shortcuts import STOLEN, Key, caps
from counter.queue.bar_window import BarWindow
from counter.queue.waiting import OfferRow
from counter.sign_in.entrance import Entrance
from counter.sign_in.page import SignInPage
from counter.sign_in.tiles import CounterTile
from office.qt.live import ManualFeed
from tests import make


@pytest.fixture(params=["sign in", "work", "bar"])
def screen(request, site, tasks, memory, work, seat, qtbot):  # noqa: PLR0917
    """Each of the counter's windows in turn."""
    site.open()
    if request.param == "work":
        return work(3)
    if request.param == "bar":
        made = BarWindow(seat(3), memory)
    else:
        entrance = Entrance(site.store, tasks, ManualFeed())
        made = SignInPage(entrance, memory)
        made.tiles.show_counters(make.sign_in_board().counters, chosen=None, own=None)
    qtbot.addWidget(made)
    return made


def shortcuts(screen):
    return [found.key().toString() for found in screen.findChildren(QShortcut)]


def test_no_key_is_stolen(screen):
    bound = set(shortcuts(screen))

    assert bound
    assert bound.isdisjoint(STOLEN)
    assert not any("Ctrl" in key for key in bound)


def test_a_key_held_down_acts_once(screen):
    assert not any(found.autoRepeat() for found in screen.findChildren(QShortcut))


def test_every_button_has_its_key_printed_and_bound(screen):
    bound = set(shortcuts(screen))
    actions = [
        one for one in screen.findChildren(QAbstractButton)
        if isinstance(one, KeyButton | CounterTile | OfferRow) or hasattr(one, "key")
    ]  # fmt: skip
    assert actions

    for one in actions:
        if isinstance(one, OfferRow) and not one.key:
            continue  # offers nothing now
        assert caps(one.key), one.text()
        assert QKeySequence(one.key).toString() in bound, one.text()


def test_there_is_no_button_without_a_key(screen):
    mute = [one for one in screen.findChildren(QAbstractButton) if not hasattr(one, "key")]

    assert {one.metaObject().className() for one in mute} <= {"QTableCornerButton"}  # never seen


def test_a_key_means_one_thing_in_a_window(screen):
    window_wide = [
        found.key().toString() for found in screen.findChildren(QShortcut)
        if found.context().name == "WindowShortcut"
        and found.key().toString() != "Esc"  # of the panel that is open
    ]  # fmt: skip

    assert len(window_wide) == len(set(window_wide))


def test_f_keys_mean_the_same_everywhere():
    wanted = {"F2": "UNDO", "F3": "PREVIEW", "F4": "INTAKE", "F6": "FINISH", "F7": "START",
              "F8": "CALL_NEXT", "F9": "RECALL", "F10": "NO_SHOW"}  # fmt: skip

    assert {key.value: key.name for key in Key if key.value.startswith("F")} == wanted
