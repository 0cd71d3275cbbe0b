"""The morning counted twice."""

import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from db.engine import Store, make_engine
from db.queue import tickets
from db.verify.history import Report
from demo import office, summary
from demo.clock import MorningClock
from demo.summary import Recount, Seen, Summary
from office.reports.registers import Tally
from office.ticket import Lane
from tests import stores


@pytest.fixture
def file(tmp_path) -> Path:
    """An office in which one number was taken."""
    path, clock = tmp_path / "office.db", MorningClock()
    url = f"sqlite:///{path}"
    site_id = office.prepare(url, clock)
    with closing(Store(make_engine(url), site_id, clock=clock)) as store:
        op = stores.op(store)
        store.write(op, tickets.issue_ticket, "ho-tich", lane=Lane.ORDINARY, language="vi")
    return path


def test_the_recount_finds_the_same_and_an_unbroken_chain(file):
    again = summary.recount(f"sqlite:///{file}")

    assert again.labels == ("A-001",)
    assert again.states == {"waiting": 1}
    assert again.kinds == {"confirm_year": 1, "issue": 1, "load": 1, "open_day": 1}
    assert again.unbroken


def test_the_recount_sees_a_changed_event(file):
    with closing(sqlite3.connect(file)) as connection:
        guards = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        for (name,) in connection.execute(guards).fetchall():
            connection.execute(f'DROP TRIGGER "{name}"')
        connection.execute("UPDATE event SET actor = 'somebody' WHERE version = 2")
        connection.commit()

    assert not summary.recount(f"sqlite:///{file}").unbroken


SEEN = {"labels": ("A-001",), "papers": 1, "spoken": 2, "sounds": 2, "dossiers": ("H-1", "H-2"),
        "forms": 2, "pdfs": 2}  # fmt: skip
COUNTED = Recount(
    kinds={"issue": 1, "call": 1, "recall": 1, "finish": 1, "register": 2, "result": 1,
           "return": 1},
    states={"finished": 1}, labels=("A-001",), unbroken=True, dossiers=("H-1", "H-2"),
    dossier_states={"received": 1, "returned": 1}, standings={"early": 1},
)  # fmt: skip
REPORT = Report(events=8, tickets=1, dossiers=2, faults=())
LISTED = Tally(dossiers=2, sets=2, returned=1)


@pytest.mark.parametrize(
    ("other", "said"),
    [
        ({"papers": 0}, "phiếu đã in"),
        ({"spoken": 1, "sounds": 1}, "lượt đọc"),
        ({"labels": ("A-002",)}, "trên màn hình"),
        ({"sounds": 1}, "tệp âm thanh"),
        ({"dossiers": ("H-1",)}, "hồ sơ trên màn hình"),
        ({"pdfs": 1}, "tệp PDF"),
    ],
)
def test_figures_that_do_not_agree_are_doubted(other, said):
    [doubt] = summary.doubts(REPORT, COUNTED, Seen(**SEEN | other), LISTED)

    assert said in doubt


@pytest.mark.parametrize(
    ("listed", "said"),
    [(Tally(dossiers=1, returned=1), "sổ theo dõi"), (Tally(dossiers=2), "hồ sơ đã trả")],
)
def test_a_register_that_does_not_agree_is_doubted(listed, said):
    [doubt] = summary.doubts(REPORT, COUNTED, Seen(**SEEN), listed)

    assert said in doubt


@pytest.mark.parametrize(
    ("report", "counted", "said"),
    [
        (replace(REPORT, dossiers=3), COUNTED, "kiểm tra và đếm lại"),
        (REPORT, replace(COUNTED, standings={}), "kết quả"),
    ],
)
def test_dossiers_counted_otherwise_are_doubted(report, counted, said):
    [doubt] = summary.doubts(report, counted, Seen(**SEEN), LISTED)

    assert said in doubt


def test_figures_that_agree_are_not():
    assert list(summary.doubts(REPORT, COUNTED, Seen(**SEEN), LISTED)) == []


def test_the_summary_is_kept_as_json(tmp_path):
    Summary(figures={"issued": 3}, doubts=()).save(tmp_path / "summary.json")

    assert json.loads((tmp_path / "summary.json").read_text()) == {"issued": 3}
