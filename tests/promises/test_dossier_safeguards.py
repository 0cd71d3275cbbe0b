"""Each safeguard of the dossiers is taken out of a copy of the program, and a test must notice."""

import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.promises.test_safeguards import (
    HOUSE,
    Safeguard,
    copy_of_the_house,
    failed,
    run_tests,
    without,
)

MIGRATION = "db/migrations/versions/0002_dossier.py"
CONSTRAINTS = "test_dossier_constraints.py::"
SAFEGUARDS = (
    Safeguard(
        "the unique code",
        ((MIGRATION, 'sa.UniqueConstraint("site_id", "code", name="dossier_one_code"),', ""),),
        (f"{CONSTRAINTS}test_a_dossiers_code_and_its_short_code_cannot_stand_twice",),
    ),
    Safeguard(
        "the final lines of the control sheet",
        ((MIGRATION, 'FINAL = ("hand_over", "hand_over_receipt")', "FINAL = ()"),),
        ("test_dossier_tampering.py::test_a_line_of_the_control_sheet_is_final",),
    ),
    Safeguard(
        "the version that was seen",
        (
            (
                "db/dossiers/moves.py",
                "if seen is not None and row.last_version != seen:",
                "if False:",
            ),
        ),
        ("test_dossier_simultaneous.py::test_of_two_who_move_what_they_both_saw_exactly_one_does",),
    ),
    Safeguard(
        "who holds a dossier",
        (
            (
                "office/dossiers/who_may.py",
                "if unit_id not in held_by or (move in LEAD_ONLY and unit_id != lead):",
                "if False:",
            ),
        ),
        (f"{CONSTRAINTS}test_who_does_not_hold_a_dossier_moves_nothing",),
    ),
    Safeguard(
        "the table of moves",
        (("office/dossiers/dossier.py", "    if move not in MOVES[state]:\n", "    if False:\n"),),
        (f"{CONSTRAINTS}test_a_dossier_moves_only_by_the_table_of_moves",),
    ),
)
ALL_TESTS = tuple(test for each in SAFEGUARDS for test in each.noticed_by)


@pytest.fixture
def house(quick_folder: Path) -> Path:
    """A copy of the program with what dossiers need."""
    copy = copy_of_the_house(quick_folder / "house")
    shutil.copy(HOUSE / "tests" / "dossiers.py", copy / "tests" / "dossiers.py")
    shutil.copytree(HOUSE / "assets" / "calendar", copy / "assets" / "calendar")
    return copy


def assert_noticed(house: Path, safeguards: tuple[Safeguard, ...], postgres: Any) -> None:
    """Takes them out; their tests fail, and none of the others."""
    for each in safeguards:
        without(each, house)
    engines = ("sqlite", "postgres") if postgres else ("sqlite",)
    said = run_tests(house, ALL_TESTS, engines)
    tests = {test for each in safeguards for test in each.noticed_by}

    assert failed(said) == {(test, engine) for test in tests for engine in engines}, said
    assert not re.search(r"^ERROR", said, re.MULTILINE), said


def test_each_test_notices_when_its_safeguard_is_gone(house: Path, postgres: Any):
    assert_noticed(house, SAFEGUARDS, postgres)


@pytest.mark.long
@pytest.mark.parametrize("safeguard", SAFEGUARDS, ids=lambda each: each.name)
def test_no_other_test_fails_without(safeguard: Safeguard, house: Path, postgres: Any):
    assert_noticed(house, (safeguard,), postgres)
