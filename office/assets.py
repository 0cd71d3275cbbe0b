"""Where fonts, icons, forms, voice, catalogues, the calendar and translations lie."""

from contextlib import suppress
from importlib import resources
from pathlib import Path

PACKAGE = "mot_cua_assets"  # what pyproject.toml calls `assets/` in a wheel: that name is anybody's


def _folder() -> Path:
    """The package beside this one; run from the source tree, its own `assets/`.

    A package elsewhere belongs to another copy of the software, which may be another version.
    """
    house = Path(__file__).resolve().parents[1]
    with suppress(ModuleNotFoundError):
        installed = Path(str(resources.files(PACKAGE))).resolve()
        if installed.parent == house:
            return installed
    return house / "assets"


FOLDER = _folder()
FONTS = FOLDER / "fonts"
CATALOGS = FOLDER / "catalog"
COMMUNE = CATALOGS / "commune.toml"  # what `db init` and the demo start from
