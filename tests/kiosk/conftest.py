import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import stores
from tests.kiosk.rig import Rig


@pytest.fixture
def rig(qapp, tmp_path: Path, prepared_file: Path) -> Iterator[Rig]:
    """A kiosk's inside on a Monday morning, the day not yet opened by anybody."""
    url = f"sqlite:///{shutil.copy(prepared_file, tmp_path / 'office.db')}"
    made = Rig(tmp_path, url, stores.Clock())
    yield made
    made.close()
