import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from db import catalog
from office.profile import Counter
from tests import dossiers as made
from tests import make, stores
from tests.kiosk.rig import Rig

RESULTS = replace(
    make.SERVICES["A"], service_id="ket-qua", letter="K", title="Nhận kết quả", tone="result"
)


@pytest.fixture
def rig(qapp, tmp_path: Path, prepared_file: Path) -> Iterator[Rig]:
    """A kiosk's inside on a Monday morning, the day not yet opened by anybody."""
    url = f"sqlite:///{shutil.copy(prepared_file, tmp_path / 'office.db')}"
    kiosk = Rig(tmp_path, url, stores.Clock())
    yield kiosk
    kiosk.close()


@pytest.fixture
def back(rig: Rig) -> Rig:
    """A kiosk with a tile for results and procedures, officers at the counters."""
    whole = made.catalog()
    counters = (*whole.counters[:2], Counter(counter_id=3, services=("dat-dai", "ket-qua")))
    site = stores.Site(rig.real, rig.clock)
    site.do(catalog.load, replace(whole, services=(*whole.services, RESULTS), counters=counters))
    site.open()
    return rig.start()
