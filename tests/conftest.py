"""What every test stands on: a screenless Qt, a person's folders left alone, real databases."""

import gc
import logging
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from itertools import count
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Any

import pytest

from db.engine import Store, make_engine
from demo.local_postgres import LocalPostgres, NoPostgres
from office.qt.garbage import collect_if_due
from office.settings import settings
from tests import stores

# An empty value would defeat setdefault and let Qt look for a screen.
os.environ["QT_QPA_PLATFORM"] = os.environ.get("QT_QPA_PLATFORM") or "offscreen"
_escpos = settings.cache_folder() / "escpos"
_escpos.mkdir(parents=True, exist_ok=True)
os.environ.setdefault("ESCPOS_CAPABILITIES_PICKLE_DIR", str(_escpos))

FOLDERS = pytest.StashKey[tempfile.TemporaryDirectory[str]]()
POSTGRES = pytest.StashKey["PostgresNews"]()


class PostgresNews:
    """Whether tests ran on PostgreSQL, for the last lines of the report."""

    def __init__(self) -> None:
        self.asked = 0
        self.version = ""
        self.missing = ""

    def add(self, asked: int, version: str, missing: str) -> None:
        """What a worker that ran a part of the tests tells."""
        self.asked += asked
        self.version = self.version or version
        self.missing = self.missing or missing

    def sentence(self) -> str:
        if self.missing:
            return f"PostgreSQL: SKIPPED {self.asked} tests, {self.missing}"
        if self.version:
            return f"PostgreSQL: {self.asked} tests ran on a real server, version {self.version}"
        return "PostgreSQL: none of the chosen tests asks for it"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--no-postgres", action="store_true", help="leave PostgreSQL out")


def pytest_configure(config: pytest.Config) -> None:
    """Keeps the settings and data of whoever runs the tests out of reach."""
    folders = tempfile.TemporaryDirectory(prefix="mot-cua-tests-")
    config.stash[FOLDERS] = folders
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "APPDATA", "LOCALAPPDATA"):
        os.environ[name] = str(Path(folders.name) / name.lower())
    config.stash[POSTGRES] = PostgresNews()


def pytest_unconfigure(config: pytest.Config) -> None:
    config.stash[FOLDERS].cleanup()


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """As in the programs: no screen is ever destroyed by a thread that only reads. Tests without
    screens collect as Python does, once nothing is left of those with."""
    if "qapp" in getattr(item, "fixturenames", ()):
        gc.disable()
    elif not gc.isenabled():
        gc.collect()
        gc.enable()


def pytest_runtest_teardown() -> None:
    """What a test with screens leaves behind, in their thread."""
    if not gc.isenabled():
        collect_if_due()


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """A worker is done: its news are the whole run's."""
    told = getattr(node, "workeroutput", {}).get("postgres")
    if told:
        node.config.stash[POSTGRES].add(*told)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """In CI a suite that skipped PostgreSQL has failed."""
    news = session.config.stash[POSTGRES]
    if hasattr(session.config, "workeroutput"):
        session.config.workeroutput["postgres"] = (news.asked, news.version, news.missing)
    in_ci = os.environ.get("CI", "").lower() in {"true", "1"}
    if in_ci and news.missing:
        session.exitstatus = session.exitstatus or pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    terminalreporter.write_line(config.stash[POSTGRES].sentence())
    if shutil.which("gammu-smsd") is None:
        missing = "gammu-smsd: SKIPPED the test with the real daemon, it is not installed"
        terminalreporter.write_line(missing)


@pytest.fixture(scope="session")
def postgres(pytestconfig: pytest.Config) -> Iterator[LocalPostgres | None]:
    """One real server for the whole run; None where there is none."""
    server = _started(pytestconfig)
    yield server
    if server:
        server.close()


def _started(config: pytest.Config) -> LocalPostgres | None:
    news = config.stash[POSTGRES]
    if config.getoption("--no-postgres"):
        news.missing = "left out by --no-postgres"
        return None
    try:
        server = LocalPostgres().__enter__()
    except NoPostgres as reason:
        news.missing = str(reason).splitlines()[0]
        return None
    news.version = server.version
    return server


@pytest.fixture
def new_postgres_url(
    postgres: LocalPostgres | None, pytestconfig: pytest.Config
) -> Iterator[Callable[..., str]]:
    """Makes databases that go away after the test: `new_postgres_url(template="prepared")`."""
    pytestconfig.stash[POSTGRES].asked += 1
    if postgres is None:
        pytest.skip(f"PostgreSQL: {pytestconfig.stash[POSTGRES].missing}")
    made: list[str] = []

    def new(template: str = "template1") -> str:
        made.append(f"test_{next(_numbers)}")
        return postgres.create_database(made[-1], template=template)

    yield new
    for name in made:
        postgres.drop_database(name)


_numbers = count(1)

ENGINES = ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)]


@pytest.fixture(params=ENGINES)
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A fresh, empty database: the test runs once on SQLite and once on PostgreSQL."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'office.db'}"
    new: Callable[..., str] = request.getfixturevalue("new_postgres_url")
    return new()


@pytest.fixture
def own_postgres(pytestconfig: pytest.Config) -> Iterator[LocalPostgres]:
    """A server that a drill may stop, kill and start again."""
    pytestconfig.stash[POSTGRES].asked += 1
    server = _started(pytestconfig)
    if server is None:
        pytest.skip(f"PostgreSQL: {pytestconfig.stash[POSTGRES].missing}")
    yield server
    server.close()


@pytest.fixture(scope="session")
def prepared_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with the small office; tests work on copies."""
    path = tmp_path_factory.mktemp("prepared") / "office.db"
    stores.prepare(f"sqlite:///{path}")
    return path


@pytest.fixture(scope="session")
def prepared_database(postgres: LocalPostgres | None) -> str:
    """The name of a database with the small office; tests work on copies."""
    if postgres is not None:
        stores.prepare(postgres.create_database("prepared"))
    return "prepared"


@pytest.fixture(params=ENGINES)
def site_url(request: pytest.FixtureRequest, tmp_path: Path, prepared_file: Path) -> str:
    """A database with the small office, once on SQLite and once on PostgreSQL."""
    if request.param == "sqlite":
        return f"sqlite:///{shutil.copy(prepared_file, tmp_path / 'office.db')}"
    new: Callable[..., str] = request.getfixturevalue("new_postgres_url")
    return new(template=request.getfixturevalue("prepared_database"))


@pytest.fixture
def site(site_url: str) -> Iterator[stores.Site]:
    """The small office on both engines, with a clock of the test's own."""
    clock = stores.Clock()
    store = Store(make_engine(site_url), stores.SITE, clock=clock)
    yield stores.Site(store, clock)
    store.close()


@pytest.fixture(scope="module", params=ENGINES)
def shared_site(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    prepared_file: Path,
    postgres: LocalPostgres | None,
    prepared_database: str,
) -> Iterator[stores.Site]:
    """The same for all tests of a module, which change nothing that another of them reads."""
    name = f"shared_{next(_numbers)}"
    url = f"sqlite:///{shutil.copy(prepared_file, tmp_path_factory.mktemp(name) / 'office.db')}"
    if request.param == "postgres":
        news = request.config.stash[POSTGRES]
        news.asked += 1
        if postgres is None:
            pytest.skip(f"PostgreSQL: {news.missing}")
        url = postgres.create_database(name, template=prepared_database)
    clock = stores.Clock()
    store = Store(make_engine(url), stores.SITE, clock=clock)
    yield stores.Site(store, clock)
    store.close()
    if request.param == "postgres" and postgres is not None:
        postgres.drop_database(name)


class _Errors(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


@pytest.fixture
def logged_errors() -> list[logging.LogRecord]:
    """The errors logged in a test that expects some; ask for it and look at them."""
    return []


@pytest.fixture(autouse=True)
def no_log_file_stays_open() -> Iterator[None]:
    """A program that was started in a test began its log; the next test has none."""
    root = logging.getLogger()
    before = list(root.handlers)
    yield
    for handler in root.handlers[:]:
        if handler not in before and type(handler) in (RotatingFileHandler, logging.StreamHandler):
            root.removeHandler(handler)
            handler.close()


@pytest.fixture(autouse=True)
def no_unexpected_error_is_logged(request: pytest.FixtureRequest) -> Iterator[None]:
    """A logged error is a bug: it fails the test that does not ask for `logged_errors`."""
    expected = "logged_errors" in request.fixturenames
    handler = _Errors()
    if expected:
        handler.records = request.getfixturevalue("logged_errors")
    logging.getLogger().addHandler(handler)
    yield
    logging.getLogger().removeHandler(handler)
    if handler.records and not expected:
        said = "\n".join(record.getMessage() for record in handler.records)
        pytest.fail(f"logged as an error:\n{said}", pytrace=False)
