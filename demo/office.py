"""The demo's throw-away office: the commune preset, invented officers, a day that is open."""

import contextlib
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, time
from pathlib import Path

from db import catalog, schema
from db.calendar import work_years
from db.engine import Store, make_engine
from db.queue import shifts, tickets
from office.assets import COMMUNE
from office.dossiers.dossier import DESK
from office.history import Op, new_key
from office.profile import VIETNAM, Session
from office.settings.catalog import Catalog, read_catalog

ALL_DAY = ((Session(time(0, 0), time(23, 59, 59)),),) * 7
ACTOR = "demo"


@dataclass(frozen=True, slots=True)
class Officer:
    """Somebody invented, with the PIN that the demo shows. Who works in a unit has no counter."""

    login: str
    name: str
    pin: str
    counter_id: int = 0
    unit_id: str = DESK


OFFICERS = (
    Officer("tuan", "Phạm Minh Tuấn", "1975", 1),
    Officer("ha", "Lê Thu Hà", "2580", 2),
    Officer("huy", "Đỗ Quang Huy", "4711", 4),
)
HOST = OFFICERS[1]
AT_RESULTS = Officer("lan", "Ngô Ngọc Lan", "6240", 6)
IN_UNIT = Officer("bao", "Trương Gia Bảo", "3096", unit_id="kinh-te")


def commune(*, always_open: bool = False) -> Catalog:
    """The preset; `always_open` lets somebody try it at night and on a holiday."""
    preset = read_catalog(COMMUNE)
    assert preset.office is not None
    if not always_open:
        return preset
    return replace(preset, office=replace(preset.office, week=ALL_DAY, closed_days=()))


def prepare(url: str, clock: Callable[[], datetime], *, always_open: bool = False) -> str:
    """Fills an empty database and opens the day; answers the site's id."""
    chosen = commune(always_open=always_open)
    assert chosen.office is not None
    schema.init(url)
    with contextlib.closing(Store(make_engine(url), chosen.office.site_id, clock=clock)) as store:
        store.touch(catalog.create_site)
        store.write(_op(store), catalog.load, chosen)
        for each in (*OFFICERS, AT_RESULTS, IN_UNIT):
            secret = shifts.hash_secret(each.pin)
            store.touch(catalog.put_officer, each.login, each.name, secret)
            store.touch(catalog.put_in_unit, each.login, each.unit_id)
        today = store.now().astimezone(VIETNAM).date()
        store.write(_op(store), work_years.confirm_year, today.year)
        store.write(_op(store), tickets.open_day, today)
    return chosen.office.site_id


@contextlib.contextmanager
def throw_away(engine: str) -> Iterator[tuple[str, Path]]:
    """The address of an empty database and a folder; both are gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="mot-cua-demo-") as name:
        folder = Path(name)
        if engine == "sqlite":
            yield f"sqlite:///{(folder / 'office.db').as_posix()}", folder
            return
        from demo.local_postgres import LocalPostgres

        with LocalPostgres() as server:
            yield server.create_database("office"), folder


def _op(store: Store) -> Op:
    return Op(new_key(), ACTOR, store.now())
