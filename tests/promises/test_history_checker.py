"""The judge itself is tried: a clean history passes, and each fault is named."""

import json
from copy import deepcopy
from pathlib import Path

import pytest

from db.engine import Store, make_engine
from tests import stores
from tests.promises.history_checker import check, read
from tests.promises.history_walk import History
from tests.promises.journal import Gesture
from tests.promises.test_chain import busy_day


@pytest.fixture
def clean(prepared_file: Path, quick_folder: Path) -> History:
    copy = quick_folder / "office.db"
    copy.write_bytes(prepared_file.read_bytes())
    clock = stores.Clock()
    store = Store(make_engine(f"sqlite:///{copy}"), stores.SITE, clock=clock)
    busy_day(stores.Site(store, clock))
    store.close()
    history = read(f"sqlite:///{copy}")
    assert check(history) == []
    return deepcopy(history)


def first(history: History, kind: str) -> dict:
    return next(event for event in history.events if event["kind"] == kind)


def told(event: dict, **answer: object) -> Gesture:
    return Gesture(event["op_key"], event["kind"], {}, sent=1, answered=2, answer=answer)


def named(history: History, what: str, *gestures: Gesture) -> None:
    faults = check(history, [gestures])
    assert any(what in fault for fault in faults), faults


def test_a_missing_event(clean):
    del clean.events[20]
    named(clean, "versions")
    named(clean, "chain: broken at 22")


def test_an_edited_event(clean):
    clean.events[9]["actor"] = "somebody"
    named(clean, "chain: broken at 10")


def test_a_label_twice(clean):
    clean.tickets[3]["label"] = clean.tickets[1]["label"]
    named(clean, "duplicate label")


def test_a_number_left_out(clean):
    last = [each for each in clean.tickets if each["label"].startswith("A")][-1]
    last["label"] = "A-099"
    named(clean, "do not run from one by ones")


def test_a_call_before_its_turn(clean):
    call = first(clean, "call")
    other = next(each for each in clean.tickets if each["lane"] == "ordinary")
    call["subject"] = other["ticket_id"]
    named(clean, "before its turn")


def test_a_call_by_somebody_who_does_not_sit_there(clean):
    first(clean, "call")["actor"] = "officer-1"
    named(clean, "does not sit at 3")


def test_a_call_that_leaves_a_ticket_at_the_desk(clean):
    finishing = next(each for each in clean.events if '"finished":' in each["detail"])
    detail = json.loads(finishing["detail"])
    del detail["finished"]
    finishing["detail"] = json.dumps(detail)
    named(clean, "at the desk was")


def test_a_counter_with_two_tickets(clean):
    taken = first(clean, "take_over")
    clean.events.insert(taken["version"] - 1, dict(first(clean, "call"), actor="officer-3"))
    named(clean, "counter 3 has 2 tickets")


def test_a_ticket_that_stands_otherwise_than_the_history_tells(clean):
    clean.tickets[0]["state"] = "cancelled"
    named(clean, "history tells")


def test_an_acknowledged_gesture_that_is_lost(clean):
    event = dict(first(clean, "issue"), op_key="never written")
    answer = {"ticket": 1, "state": "waiting", "label": "A-001", "day": "2026-11-23"}
    named(clean, "lost: issue", told(event, **answer))


def test_a_gesture_told_otherwise_than_it_stands(clean):
    event = first(clean, "issue")
    answer = {"ticket": event["subject"] + 1, "state": "waiting", "label": "A-1", "day": "x"}
    named(clean, "told", told(event, **answer))


def test_a_refused_gesture_that_happened(clean):
    named(clean, "but issue happened", told(first(clean, "issue"), refused="DayClosed"))


def test_an_answer_that_came_before_its_forerunner_was_sent(clean):
    one, other = (each for each in clean.events if each["kind"] == "start" or each["version"] == 8)
    early = Gesture(other["op_key"], "x", {}, sent=1, answered=2, answer={"day_opened": ""})
    late = Gesture(one["op_key"], "x", {}, sent=5, answered=6, answer={"day_opened": ""})
    named(clean, "was sent after a later one was answered", early, late)
