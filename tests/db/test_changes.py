"""The doorbell, on both engines."""

import pytest

from office import errors
from tests.stores import Site


def quiet(watcher) -> bool:
    """Hears what rang before, and then nothing."""
    while watcher.wait():
        pass
    return True


def wait_for_ever(watcher) -> None:
    while True:
        watcher.wait()


def test_a_change_rings_once_and_silence_does_not(site: Site):
    site.open()
    watcher = site.store.watcher(0.01)
    assert quiet(watcher)
    site.issue()
    assert watcher.wait()
    assert not watcher.wait()
    watcher.close()


def test_a_refused_command_does_not_ring(site: Site):
    watcher = site.store.watcher(0.01)
    assert quiet(watcher)
    with pytest.raises(errors.DayClosed):
        site.issue()
    assert not watcher.wait()
    watcher.close()


def test_a_lost_server_is_said_and_found_again(own_postgres):
    from db.changes import PostgresWatcher
    from db.engine import make_engine

    watcher = PostgresWatcher(make_engine(own_postgres.url()).url)
    assert quiet(watcher)
    own_postgres.stop()
    with pytest.raises(errors.DatabaseUnreachable):
        wait_for_ever(watcher)
    own_postgres.start()
    assert watcher.wait(), "what rang while away is unknown, so it looks again"
    watcher.close()
