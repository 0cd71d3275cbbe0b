"""P1–P3: many processes, killed at random, and an independent judge of the history."""

import os
from pathlib import Path

import pytest

from db.engine import Store, make_engine
from db.verify import history
from tests import stores
from tests.promises import hammer, history_checker, known_bad

# The long form asks for ten minutes an engine; an office has a night for the whole million.
LONG = int(os.environ.get("HAMMER_OPERATIONS", "100000"))


def judged(url: str, blows: hammer.Blows) -> list[str]:
    return history_checker.check(history_checker.read(url), blows.journals)


def verified(url: str) -> tuple[str, ...]:
    """What the office's own command says."""
    store = Store(make_engine(url), stores.SITE)
    report = store.read(history.verify)
    store.close()
    return report.faults


def test_eight_processes_killed_at_random_leave_a_clean_history(quick_url: str, tmp_path: Path):
    hammer.open_office(quick_url)
    blows = hammer.strike(quick_url, tmp_path, operations=100, kills=24)

    assert judged(quick_url, blows) == []
    assert verified(quick_url) == ()
    answered = [each for journal in blows.journals for each in journal if each.answered]
    assert len(answered) >= 8 * 100
    assert sum("ticket" in each.answer for each in answered) >= 350


@pytest.mark.long
def test_the_long_hammer_leaves_a_clean_history(quick_url: str, tmp_path: Path):
    hammer.open_office(quick_url)
    blows = hammer.strike(quick_url, tmp_path, operations=LONG // 8, kills=500)

    assert judged(quick_url, blows) == []
    assert verified(quick_url) == ()


@pytest.mark.parametrize("numbering", [known_bad.numbered_by_count, known_bad.numbered_by_max])
def test_numbering_as_others_do_it_is_caught(quick_url: str, tmp_path: Path, numbering):
    hammer.open_office(quick_url)
    known_bad.without_unique_labels(quick_url)
    blows = hammer.strike(quick_url, tmp_path, operations=25, kills=0, numbering=numbering)

    faults = judged(quick_url, blows)
    assert any(fault.startswith("duplicate label") for fault in faults), faults
    assert any(fault.startswith("two papers") for fault in faults), faults
