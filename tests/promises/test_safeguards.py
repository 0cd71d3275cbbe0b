"""Each safeguard is taken out of a copy of the program, and the tests must notice.

A check that passes without the thing it checks proves nothing.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.promises.conftest import MEMORY

HOUSE = Path(__file__).resolve().parents[2]
ROOMS = ("db", "office", "demo", "tests/promises")
FILES = (
    "pyproject.toml",
    "tests/__init__.py",
    "tests/conftest.py",
    "tests/stores.py",
    "tests/make.py",
)
TESTS = "tests/promises/"
HAMMER = "test_hammer.py::test_eight_processes_killed_at_random_leave_a_clean_history"
ORDER = "test_order.py::test_the_order_is_asked_for_and_does_not_come_from_an_index"
LABEL = "test_constraints.py::test_a_label_cannot_stand_twice_on_one_day"
KEY = "test_constraints.py::test_an_operation_key_cannot_stand_twice"
AGAIN = "test_unknown_outcome.py::test_a_program_killed_around_its_commit_gets_its_first_answer"
MIGRATION = "db/migrations/versions/0001_queue.py"


@dataclass(frozen=True, slots=True)
class Safeguard:
    """Texts to replace in files, the tests that must notice, and on which engines."""

    name: str
    removed: tuple[tuple[str, str, str], ...]
    noticed_by: tuple[str, ...]
    engines: tuple[str, ...] = ("sqlite", "postgres")


# The site's row is only read and written back later: nobody waits for anybody.
LOCK_ON_POSTGRES = Safeguard(
    "the site lock on PostgreSQL",
    (
        (
            "db/entry.py",
            "    update(site)\n"
            '    .where(site.c.site_id == bindparam("b_site"))\n'
            "    .values(version=site.c.version + 1)\n"
            "    .returning(site.c.version, site.c.business_date, site.c.is_open, site.c.rules)\n",
            '    select((site.c.version + 1).label("version"), site.c.business_date,\n'
            "           site.c.is_open, site.c.rules)\n"
            '    .where(site.c.site_id == bindparam("b_site"))\n',
        ),
        (
            "db/entry.py",
            "        self.run(_WRITE, row)\n",
            "        self.run(_WRITE, row)\n"
            "        self.conn.execute(update(site).values(version=self.version))\n",
        ),
    ),
    (HAMMER,),
    ("postgres",),
)
# On SQLite the lock is the transaction: a deferred BEGIN alone changes nothing, because the first
# statement writes, so the transaction itself is taken away.
LOCK_ON_SQLITE = Safeguard(
    "the site lock on SQLite",
    (
        ("db/engine.py", '"BEGIN IMMEDIATE" if immediate else "BEGIN"', '"SELECT 1"'),
        ("db/engine.py", '_patiently(lambda: conn.exec_driver_sql("COMMIT"))', "pass"),
    ),
    (HAMMER,),
    ("sqlite",),
)
LABELS = Safeguard(
    "the unique label",
    (
        (
            MIGRATION,
            'sa.UniqueConstraint("site_id", "business_date", "label", '
            'name="ticket_one_label_a_day"),',
            "",
        ),
    ),
    (LABEL,),
)
KEYS = Safeguard(
    "the operation key",
    ((MIGRATION, 'sa.UniqueConstraint("op_key", name="event_one_op_key"),', ""),),
    (KEY, AGAIN),
)
ORDER_BY = Safeguard(
    "the order-by",
    (("db/queue/line.py", ".order_by(ticket.c.rank, ticket.c.queued_version)", ""),),
    (ORDER,),
)
SAFEGUARDS = (LOCK_ON_POSTGRES, LOCK_ON_SQLITE, LABELS, KEYS, ORDER_BY)


def copy_of_the_house(folder: Path) -> Path:
    """What the short tests need, without the screens."""
    for room in ROOMS:
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(HOUSE / room, folder / room, ignore=ignored)
    for name in FILES:
        shutil.copy(HOUSE / name, folder / name)
    return folder


def without(safeguard: Safeguard, house: Path) -> None:
    """Takes the safeguard out; it must have been there, once."""
    for name, text, instead in safeguard.removed:
        file = house / name
        source = file.read_text()
        assert source.count(text) == 1, f"{safeguard.name} is not in {name} as it was"
        file.write_text(source.replace(text, instead))


def run_tests(house: Path, tests: tuple[str, ...], engines: tuple[str, ...]) -> str:
    """What pytest says about the copy."""
    chosen = [] if "postgres" in engines else ["--no-postgres"]
    memory = str(MEMORY) if os.access(MEMORY, os.W_OK) else tempfile.gettempdir()
    env = {**os.environ, "PYTHONPATH": str(house), "CI": "", "TMPDIR": memory}
    env.pop("PYTEST_ADDOPTS", None)
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--tb=line",
         f"--basetemp={house.parent / 'tmp'}", *chosen,
         "-k", " or ".join(engines), *(TESTS + test for test in tests)],
        cwd=house, env=env, check=False, capture_output=True, text=True,
    )  # fmt: skip
    return done.stdout + done.stderr


def failed(said: str) -> set[tuple[str, str]]:
    """The tests that failed, each with its engine."""
    found = re.findall(r"^FAILED tests/promises/(\S+?)\[(\S+?)\]", said, re.MULTILINE)
    return {
        (name, engine)
        for name, parameters in found
        for engine in ("sqlite", "postgres")
        if engine in parameters
    }


@pytest.mark.parametrize("safeguard", SAFEGUARDS, ids=lambda each: each.name)
def test_the_suite_fails_without(safeguard: Safeguard, quick_folder: Path, postgres):
    house = copy_of_the_house(quick_folder / "house")
    engines = tuple(each for each in safeguard.engines if each == "sqlite" or postgres)
    if not engines:
        pytest.skip("PostgreSQL is not here")
    without(safeguard, house)
    said = run_tests(house, safeguard.noticed_by, engines)

    expected = {(test, engine) for test in safeguard.noticed_by for engine in engines}
    assert failed(said) == expected, said
    assert not re.search(r"^ERROR", said, re.MULTILINE), said


def test_the_copy_passes_with_every_safeguard_in_place(quick_folder: Path):
    house = copy_of_the_house(quick_folder / "house")
    tests = tuple(test for each in SAFEGUARDS for test in each.noticed_by)
    said = run_tests(house, tuple(dict.fromkeys(tests)), ("sqlite",))

    assert re.search(r"^\d+ passed", said, re.MULTILINE), said
