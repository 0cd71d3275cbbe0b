"""Databases that are quick to write: what is proved here is order and exactness, not the disk."""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from db.engine import Store, make_engine
from demo.local_postgres import LocalPostgres
from tests import stores
from tests.conftest import ENGINES

MEMORY = Path("/dev/shm")


@pytest.fixture
def quick_folder(tmp_path: Path) -> Iterator[Path]:
    """A folder in memory where there is one: thousands of commits need no disk to be counted."""
    if not os.access(MEMORY, os.W_OK):
        yield tmp_path
        return
    with tempfile.TemporaryDirectory(prefix="mot-cua-", dir=MEMORY) as folder:
        yield Path(folder)


@pytest.fixture
def quick_postgres(
    new_postgres_url: Callable[..., str], prepared_database: str, postgres: LocalPostgres
) -> str:
    """The small office on PostgreSQL, whose commits do not wait for the disk."""
    url = new_postgres_url(template=prepared_database)
    postgres.execute(f'ALTER DATABASE "{url.rpartition("/")[2]}" SET synchronous_commit = off')
    return url


@pytest.fixture(params=ENGINES)
def quick_url(request: pytest.FixtureRequest, quick_folder: Path, prepared_file: Path) -> str:
    """The small office on both engines. A process killed with -9 does not need the disk; a
    machine that loses its power does, and that is another drill."""
    if request.param == "sqlite":
        return f"sqlite:///{shutil.copy(prepared_file, quick_folder / 'office.db')}"
    url: str = request.getfixturevalue("quick_postgres")
    return url


@pytest.fixture
def quick_site(quick_url: str) -> Iterator[stores.Site]:
    """Gestures at the quick office, with a clock of the test's own."""
    clock = stores.Clock()
    store = Store(make_engine(quick_url), stores.SITE, clock=clock)
    yield stores.Site(store, clock)
    store.close()
