"""The store's handshake and what it makes of trouble around it."""

import shutil
import sqlite3
import subprocess
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from db import engine, filesystem, schema
from db.queue import tickets
from db.queue.kiosk_board import kiosk_board
from db.queue.sign_in_board import sign_in_board
from db.tables import metadata, site
from office import errors
from office.ticket import Ticket
from tests import stores
from tests.stores import SITE


@pytest.fixture
def office_file(tmp_path: Path, prepared_file: Path) -> Path:
    return Path(shutil.copy(prepared_file, tmp_path / "office.db"))


def url(path: Path) -> str:
    return f"sqlite:///{path}"


def test_a_missing_file_is_not_made_by_opening_it(tmp_path):
    with pytest.raises(errors.DatabaseMissing, match="db init"):
        engine.open_store(url(tmp_path / "office.db"))
    assert not (tmp_path / "office.db").exists()


def test_a_store_that_could_not_be_opened_may_be_opened_later(tmp_path, prepared_file):
    store = engine.store_at(url(tmp_path / "office.db"))
    with pytest.raises(errors.DatabaseMissing):
        store.open()
    shutil.copy(prepared_file, tmp_path / "office.db")
    store.open()

    assert store.site_id == SITE
    assert len(store.read(sign_in_board, now=store.now()).counters) == 3
    store.close()


def test_a_damaged_file_is_kept_named_and_refused(office_file):
    data = bytearray(office_file.read_bytes())
    data[4096:12288] = b"\xff" * 8192
    office_file.write_bytes(data)
    with pytest.raises(errors.DatabaseDamaged, match=r"office\.db"):
        engine.open_store(url(office_file))
    assert office_file.read_bytes() == bytes(data)


def test_a_file_that_is_no_database_is_refused(tmp_path):
    path = tmp_path / "office.db"
    path.write_text("đây không phải cơ sở dữ liệu " * 100)
    with pytest.raises(errors.DatabaseDamaged):
        engine.open_store(url(path))


@pytest.mark.parametrize(
    ("found", "error"), [("0000", errors.SchemaOlder), ("9999", errors.SchemaNewer)]
)
def test_another_schema_revision_is_refused_in_words(site_url, found, error):
    made = engine.make_engine(site_url)
    with made.connect() as conn:
        conn.execute(sa.text("UPDATE alembic_version SET version_num = :v"), {"v": found})
        conn.commit()
    made.dispose()
    with pytest.raises(error, match=found):
        engine.open_store(site_url)


def test_an_empty_server_database_says_what_to_run(database_url):
    with pytest.raises(errors.DatabaseMissing, match="db init"):
        engine.open_store(database_url)


def test_an_unreachable_server_is_said_within_the_time_of_patience():
    made = engine.make_engine("postgresql://office@127.0.0.1:1/office")
    with pytest.raises(errors.DatabaseUnreachable):
        engine.Store(made, SITE, patience=0.2).read(lambda conn, _site: conn.scalar(sa.select(1)))


@pytest.mark.parametrize("wrong", ["password", "database"])
def test_a_wrong_password_or_name_is_said_at_once_and_not_tried_for_ever(postgres, wrong):
    if postgres is None:
        pytest.skip("needs a PostgreSQL server")
    parts = {"password": {"password": "sai"}, "database": {"database": "khong-co"}}[wrong]
    address = sa.make_url(postgres.url()).set(**parts).render_as_string(hide_password=False)
    for first in (lambda: engine.open_store(address), lambda: schema.init(address)):
        with pytest.raises(errors.DatabaseLogin, match="mật khẩu"):
            first()


MOUNTS = """\
/dev/sda1 / ext4 rw 0 0
//may-chu/chung /mnt/chung cifs rw 0 0
nas:/export /mnt/o\\040mang nfs4 rw 0 0
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/home/office.db", "ext4"),
        ("/mnt/chung/office.db", "cifs"),
        ("/mnt/chungcu/office.db", "ext4"),
        ("/mnt/o mang/a/office.db", "nfs4"),
    ],
)
def test_a_network_share_is_recognised_by_its_mount(path, kind):
    assert filesystem.filesystem_type(Path(path), MOUNTS) == kind
    assert (kind in filesystem.NETWORK_TYPES) == path.startswith(("/mnt/chung/", "/mnt/o mang"))


def test_a_path_on_a_network_share_is_refused(tmp_path, monkeypatch):
    table = tmp_path / "mounts"
    table.write_text(f"nas:/x {tmp_path} nfs rw 0 0\n")
    monkeypatch.setattr(filesystem, "MOUNTS", table)
    with pytest.raises(errors.DatabaseOnNetworkShare):
        schema.init(url(tmp_path / "office.db"))
    with pytest.raises(errors.DatabaseOnNetworkShare):
        engine.open_store(url(tmp_path / "office.db"))
    assert not (tmp_path / "office.db").exists()


def full_disk(conn: sqlite3.Connection) -> None:
    pages = conn.execute("PRAGMA page_count").fetchone()[0]
    conn.execute(f"PRAGMA max_page_count = {pages}")


def issue_until_refused(issued: list[Ticket], here: stores.Site) -> None:
    while True:
        issued.append(here.issue())


def test_a_full_disk_is_a_calm_refusal_and_loses_nothing(office_file):
    store = engine.open_store(url(office_file), clock=stores.Clock())
    here = stores.Site(store, stores.Clock()).open()
    here.issue()
    store.touch(lambda conn, _site: full_disk(conn.connection.driver_connection))
    with pytest.raises(errors.DatabaseFull, match="ổ đĩa"):
        issue_until_refused(issued := [here.issue()], here)
    board = store.read(kiosk_board, now=store.now())
    assert board.waiting == 1 + len(issued)
    store.close()


@pytest.fixture
def small_disk(prepared_file: Path) -> Iterator[Path]:
    """A file system with room for the office and a little more."""
    folder = tempfile.mkdtemp(prefix="mot-cua-small-disk-")
    size = prepared_file.stat().st_size + 96 * 1024
    mount = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", folder]
    if subprocess.run(mount, check=False, capture_output=True).returncode:
        pytest.skip("needs the right to mount a small file system")
    yield Path(folder)
    subprocess.run(["umount", "-l", folder], check=True)


def test_a_full_file_system_is_a_calm_refusal(small_disk, prepared_file):
    path = Path(shutil.copy(prepared_file, small_disk / "office.db"))
    store = engine.open_store(url(path), clock=stores.Clock())
    here = stores.Site(store, stores.Clock()).open()
    with pytest.raises(errors.DatabaseFull):
        issue_until_refused(issued := [here.issue()], here)
    assert store.read(kiosk_board, now=store.now()).waiting == len(issued)
    store.close()


def test_a_read_only_file_is_refused_in_words(office_file):
    store = engine.open_store(url(office_file), clock=stores.Clock())
    store.touch(lambda conn, _site: conn.exec_driver_sql("PRAGMA query_only = ON"))
    with pytest.raises(errors.DatabaseReadOnly, match="quyền ghi"):
        stores.Site(store, stores.Clock()).open()
    store.close()


def test_a_busy_file_is_waited_for(office_file):
    store = engine.open_store(url(office_file), clock=stores.Clock())
    other = sqlite3.connect(office_file, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    free = threading.Timer(0.3, other.rollback)
    free.start()
    assert stores.Site(store, stores.Clock()).open().issue().label == "A-001"
    free.join()
    other.close()
    store.close()


def test_a_file_busy_for_too_long_is_said_and_nothing_is_lost(office_file):
    store = engine.Store(
        engine.make_engine(url(office_file)), SITE, clock=stores.Clock(), patience=0.2
    )
    other = sqlite3.connect(office_file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(errors.DatabaseBusy, match="bấm lại"):
        store.write(stores.op(store), tickets.open_day, stores.DAY)
    other.rollback()
    other.close()
    assert store.write(stores.op(store), tickets.open_day, stores.DAY).is_open
    store.close()


def test_the_store_comes_back_when_the_server_does(own_postgres):
    address = own_postgres.create_database("office")
    stores.prepare(address)
    store = engine.open_store(address)
    here = stores.Site(store, stores.Clock()).open()
    here.issue()
    own_postgres.restart()
    assert here.issue().label == "A-002"
    store.close()


def test_one_site_is_found_and_two_must_be_named(site_url):
    store = engine.open_store(site_url)
    assert store.site_id == SITE
    store.touch(
        lambda conn, _site: conn.execute(
            sa.insert(site), {"site_id": "khac", "version": 0, "is_open": False, "rules": "{}"}
        )
    )
    store.close()
    with pytest.raises(errors.SiteUnknown):
        engine.open_store(site_url)
    engine.open_store(site_url, "khac").close()


def test_the_migrated_schema_is_the_declared_one(site_url):
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    made = engine.make_engine(site_url)
    with made.connect() as conn:
        context = MigrationContext.configure(conn, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []
    made.dispose()


def test_making_the_schema_again_keeps_the_data(site_url):
    schema.init(site_url)
    store = engine.open_store(site_url)
    assert len(store.read(sign_in_board, now=store.now()).counters) == 3
    store.close()
