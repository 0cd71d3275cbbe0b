"""The server goes and comes back while citizens stand before the kiosk."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy import text

from db.engine import open_store, store_at
from kiosk.__main__ import Program, build
from kiosk.flow.snapshot import Page, Paper
from office.qt.live import WatcherFeed
from office.qt.program import Opening
from office.qt.tasks import Tasks
from tests import stores
from tests.kiosk.rig import FakePrinter

PATIENCE = 30_000


@pytest.fixture
def kiosk(qtbot: QtBot, own_postgres, tmp_path: Path) -> Iterator[Program]:
    """A kiosk that was switched on before its server."""
    url = own_postgres.create_database("office")
    stores.prepare(url)
    own_postgres.stop()

    store = store_at(url, stores.SITE, clock=stores.Clock())  # on a Monday morning
    tasks, device = Tasks("database"), Tasks("printer")
    program = build(
        store, FakePrinter(), tasks=tasks, device=device,
        journal=tmp_path / "journal", feed=WatcherFeed(store.watcher),
    )  # fmt: skip
    opening = Opening(tasks, lambda: open_store(url, stores.SITE).close())
    opening.waiting.connect(program.wait)
    opening.opened.connect(program.start)
    program.stand()
    opening.start()
    yield program
    opening.stop()
    program.stop()
    device.close()
    tasks.close()
    store.close()
    program.window.close()


@pytest.mark.postgres
def test_it_waits_for_its_server_and_finishes_a_wish_that_an_outage_cut(
    qtbot: QtBot, kiosk: Program, own_postgres
) -> None:
    flow = kiosk.flow

    def until(page: Page) -> None:
        qtbot.waitUntil(lambda: flow.snapshot.page is page, timeout=PATIENCE)

    until(Page.TROUBLE)
    own_postgres.start()
    until(Page.HOME)

    own_postgres.stop()
    flow.choose("ho-tich")
    until(Page.TROUBLE)
    own_postgres.start()
    until(Page.TICKET)
    qtbot.waitUntil(lambda: flow.snapshot.paper is Paper.PRINTED, timeout=PATIENCE)

    assert flow.snapshot.issued.ticket.label == "A-001"
    issued = flow._clerk.store.read(
        lambda conn, _site: conn.scalar(text("SELECT count(*) FROM ticket"))
    )
    assert issued == 1
