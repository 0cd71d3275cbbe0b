"""The product as an office gets it: its wheel in an environment of its own, no source tree near."""

import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def install(folder: Path) -> Path:
    """Builds the wheel and installs it below `folder`; the folder of its commands.

    What it depends on is seen from the tests' own environment, so that no network is needed.
    """
    wheels, place = folder / "wheels", folder / "place"
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--no-input"]
    _done([*pip, "wheel", "-q", "--no-deps", "--no-build-isolation", "-w", str(wheels), str(ROOT)])
    venv.create(place, symlinks=os.name != "nt")
    python = place / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    known = {"base": str(place), "platbase": str(place)}
    libraries = Path(sysconfig.get_path("purelib", "venv", vars=known))
    (libraries / "depends.pth").write_text(f"{sysconfig.get_path('purelib')}\n")
    [wheel] = wheels.glob("mot_cua-*.whl")
    into = [
        *pip,
        "--python",
        str(python),
        "install",
        "-q",
        "--no-deps",
        "--no-index",
        "--no-compile",
    ]
    _done([*into, "--force-reinstall", str(wheel)])
    return python.parent


def environment(home: Path) -> dict[str, str]:
    """A user's, on a machine without a screen; nothing of the source tree is in it."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    home.mkdir(exist_ok=True)
    return {
        **kept, "HOME": str(home), "XDG_CONFIG_HOME": str(home), "XDG_DATA_HOME": str(home),
        "QT_QPA_PLATFORM": "offscreen",
    }  # fmt: skip


def _done(command: list[str]) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
