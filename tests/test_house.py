import ast
import logging
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("office", "db", "kiosk", "counter", "display", "demo")

# Imports every module of the house and tells what was opened, connected or started meanwhile.
IMPORT_EVERYTHING = """
import os, sys, threading
ALLOWED_WRITES = ("__pycache__", "/dev/null")
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT
seen = []

def look(event, args):
    if event in ("socket.connect", "socket.bind", "sqlite3.connect", "subprocess.Popen", "os.fork"):
        seen.append(f"{event} {args!r}")
    if event == "open" and not isinstance(args[0], int) and args[2] & WRITING:
        if not any(part in str(args[0]) for part in ALLOWED_WRITES):
            seen.append(f"open for writing {args[0]!r}")

import importlib
sys.addaudithook(look)
for name in sys.argv[1:]:
    importlib.import_module(name)
if "PySide6.QtWidgets" in sys.modules:
    from PySide6.QtCore import QCoreApplication
    if QCoreApplication.instance() is not None:
        seen.append("a QApplication")
seen += [f"thread {t.name}" for t in threading.enumerate() if t is not threading.main_thread()]
print("\\n".join(seen))
"""


def modules() -> list[str]:
    files = [file for room in ROOMS for file in (ROOT / room).rglob("*.py")]
    names = [".".join(file.relative_to(ROOT).with_suffix("").parts) for file in files]
    started_by_alembic = "db.migrations"
    return sorted(
        name.removesuffix(".__init__") for name in names if not name.startswith(started_by_alembic)
    )


def test_importing_never_opens_connects_or_starts():
    done = subprocess.run(
        [sys.executable, "-c", IMPORT_EVERYTHING, *modules()],
        capture_output=True, text=True, cwd=ROOT, check=False,
    )  # fmt: skip

    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == ""


def says_it_has_no_widgets(file: Path) -> bool:
    """Of itself, or of its whole folder."""
    said = [ast.get_docstring(ast.parse(each.read_text())) or "" for each in (file, _folder(file))]
    return any(re.search("no widgets|without widgets", words, re.IGNORECASE) for words in said)


def _folder(file: Path) -> Path:
    return file.with_name("__init__.py")


def test_what_says_that_it_has_no_widgets_has_none():
    files = [file for room in ROOMS for file in (ROOT / room).rglob("*.py")]
    found = [file for file in files if says_it_has_no_widgets(file)]
    wrong = [
        file.relative_to(ROOT)
        for file in found
        if re.search(r"^\s*from PySide6\.Qt(Widgets|Gui) import", file.read_text(), re.MULTILINE)
    ]

    assert len(found) > 15
    assert wrong == []


def test_qt_keeps_its_references_to_none(qtbot):
    from PySide6.QtWidgets import QLabel

    label = QLabel()
    qtbot.addWidget(label)
    label.setText("A-001")
    before = sys.getrefcount(None)

    for number in range(200):
        label.setText(f"A-{number:03d}")

    # PySide6 6.12.0 loses one at each call and aborts after some thousands.
    assert sys.getrefcount(None) > before - 100


def test_the_database_of_a_test_is_fresh_and_real(database_url):
    import sqlalchemy

    engine = sqlalchemy.create_engine(database_url)
    try:
        assert sqlalchemy.inspect(engine).get_table_names() == []
        with engine.begin() as connection:
            connection.execute(sqlalchemy.text("CREATE TABLE left_over (id INTEGER)"))
    finally:
        engine.dispose()


@pytest.mark.parametrize("turn", [1, 2])
def test_the_next_test_does_not_see_what_the_last_one_left(database_url, turn):
    test_the_database_of_a_test_is_fresh_and_real(database_url)


def test_an_expected_error_in_the_log_is_looked_at(logged_errors):
    logging.getLogger("house").error("the printer is on fire")

    assert [record.getMessage() for record in logged_errors] == ["the printer is on fire"]


LOGS_AN_ERROR = """
import logging

def test_that_logs_an_error():
    logging.getLogger("somewhere").error("nobody expects this")
"""


def test_an_unexpected_error_in_the_log_fails_the_test(tmp_path):
    (tmp_path / "test_it.py").write_text(LOGS_AN_ERROR)

    done = _pytest(tmp_path)

    assert done.returncode == 1
    assert "nobody expects this" in done.stdout


ASKS_FOR_POSTGRES = """
def test_on_both(database_url):
    assert database_url
"""


@pytest.mark.parametrize(("in_ci", "status"), [("true", 1), ("", 0)])
def test_a_suite_that_skipped_postgres_says_so_and_fails_in_ci(tmp_path, in_ci, status):
    (tmp_path / "test_it.py").write_text(ASKS_FOR_POSTGRES)

    done = _pytest(tmp_path, "--no-postgres", in_ci=in_ci)

    assert "PostgreSQL: SKIPPED 1 tests" in done.stdout
    assert "1 passed, 1 skipped" in done.stdout
    assert done.returncode == status


def _pytest(folder: Path, *options: str, in_ci: str = "") -> subprocess.CompletedProcess[str]:
    """Another pytest with this house's conftest over the tests in `folder`."""
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "tests.conftest", "-p", "no:cacheprovider",
         *options, "--rootdir", str(folder), "-c", str(ROOT / "pyproject.toml"), str(folder)],
        capture_output=True, text=True, cwd=ROOT, env={**os.environ, "CI": in_ci}, check=False,
    )  # fmt: skip
