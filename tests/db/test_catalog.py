"""Loading a catalogue into the office, on both engines."""

from dataclasses import replace
from pathlib import Path

import pytest

from db import __main__ as cli
from db import catalog, engine
from db.queue import tickets
from db.queue.kiosk_board import kiosk_board
from office import errors
from office.assets import CATALOGS, COMMUNE
from office.settings.catalog import read_catalog
from tests import make, stores


def test_both_presets_load_and_read_back_as_they_are(database_url):
    from db import schema

    for name in ("commune", "department"):
        wanted = read_catalog(CATALOGS / f"{name}.toml")
        schema.init(database_url)
        store = engine.Store(engine.make_engine(database_url), wanted.office.site_id)
        store.touch(catalog.create_site)
        store.write(stores.op(store), catalog.load, wanted)
        assert store.read(catalog.profile_of) == wanted.office
        assert tuple(store.read(catalog.services_of).values()) == wanted.services
        assert set(store.read(catalog.procedures_of)) == set(wanted.procedures)
        assert {c.counter_id: set(c.services) for c in store.read(catalog.counters_of)} == {
            c.counter_id: set(c.services) for c in wanted.counters
        }
        store.close()


def test_what_a_new_catalogue_leaves_out_is_no_longer_offered(site):
    wanted = stores.small_catalog()
    only_two = replace(
        wanted,
        services=wanted.services[:2],
        counters=tuple(replace(c, services=("ho-tich", "chung-thuc")) for c in wanted.counters),
    )
    site.do(catalog.load, only_two)
    site.open()
    tiles = site.store.read(kiosk_board, now=site.clock()).services
    assert [tile.service.letter for tile in tiles] == ["A", "B"]
    with pytest.raises(errors.ServiceUnknown):
        site.issue("dat-dai")


def test_a_catalogue_that_would_strand_people_is_refused_whole(site):
    site.open()
    site.issue("dat-dai")
    wanted = stores.small_catalog()
    without = replace(
        wanted,
        services=wanted.services[:2],
        counters=tuple(replace(c, services=("ho-tich",)) for c in wanted.counters),
    )
    before = site.store.read(kiosk_board, now=site.clock())
    with pytest.raises(errors.PeopleStillWait, match="dat-dai"):
        site.do(catalog.load, without)
    assert site.store.read(kiosk_board, now=site.clock()) == before


def test_another_offices_catalogue_is_refused(site):
    other = replace(stores.small_catalog(), office=make.office(site_id="xa-khac"))
    with pytest.raises(errors.OtherSite, match="xa-khac"):
        site.do(catalog.load, other)


def settings_file(folder: Path, url: str) -> str:
    path = folder / "settings.toml"
    path.write_text(f'[database]\nurl = "{url.replace("+psycopg", "")}"\n', encoding="utf-8")
    return str(path)


def test_an_office_is_set_up_from_the_command_line(database_url, tmp_path, capsys, monkeypatch):
    file = settings_file(tmp_path, database_url)
    assert cli.main(["--settings", file, "check"]) == 1
    assert "db init" in capsys.readouterr().err
    assert cli.main(["--settings", file, "init"]) == 0
    assert cli.main(["--settings", file, "open-day", "--date", "2026-11-23"]) == 0
    assert cli.main(["--settings", file, "load", str(COMMUNE)]) == 0
    store = engine.open_store(database_url)
    store.write(stores.op(store), tickets.issue_ticket, "ho-tich")
    store.close()
    assert cli.main(["--settings", file, "verify"]) == 0
    assert "1 phiếu" in capsys.readouterr().out
    assert cli.main(["--settings", file, "close-day"]) == 0
    assert cli.main(["upgrade", "--settings", file]) == 0, "the file may come after the verb, too"


def test_a_rubbish_file_changes_nothing_and_names_its_line(site_url, tmp_path, capsys):
    bad = tmp_path / "hong.toml"
    bad.write_text('[office]\nsite = "x"\nkhong_co = 1\n', encoding="utf-8")
    file = settings_file(tmp_path, site_url)
    assert cli.main(["--settings", file, "load", str(bad)]) == 1
    assert "hong.toml, dòng 3" in capsys.readouterr().err
    assert cli.main(["--settings", file, "check"]) == 0
