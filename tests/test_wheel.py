"""What `pip install` brings runs anywhere: programs, papers, voice, migrations, translations."""

import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat

from office import __version__
from tests import installed

PROGRAMS = ("kiosk", "counter", "display", "db", "doctor", "sms", "demo")
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="told by Linux's /proc")


@pytest.fixture(scope="module")
def commands(tmp_path_factory) -> Path:
    return installed.install(tmp_path_factory.mktemp("wheel"))


@pytest.fixture
def run(commands, tmp_path):
    """Runs one installed command to its end, somewhere else."""
    user = installed.environment(tmp_path / "home")

    def run(name: str, *arguments: str, said: str = "") -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [commands / f"mot-cua-{name}", *arguments],
            input=said, capture_output=True, text=True, env=user, cwd=tmp_path, check=False,
        )  # fmt: skip

    return run


@pytest.fixture
def office(run, tmp_path) -> list[str]:
    """An office with its data, and the option that names its settings."""
    (tmp_path / "settings.toml").write_text(
        f'[database]\nurl = "sqlite:///{tmp_path}/office.db"\n'
        f'[kiosk]\nfullscreen = false\nprinter = "file:{tmp_path}/paper.bin"\n'
        f'[display]\nfullscreen = false\nvoice = "off"\n'
    )
    chosen = ["--settings", str(tmp_path / "settings.toml")]
    made = run("db", *chosen, "init")
    assert (made.returncode, made.stderr) == (0, "")
    return chosen


@pytest.mark.parametrize("name", PROGRAMS)
def test_every_program_tells_version_and_use_in_vietnamese(run, name):
    version, use = run(name, "--version"), run(name, "--help")

    assert (version.stdout, version.returncode) == (f"Một Cửa {__version__}\n", 0)
    assert use.stdout.startswith(f"Cách dùng: mot-cua-{name} ")
    assert use.returncode == 0
    assert not {"usage", "options", "show this"} & set(use.stdout.split())


def test_an_office_is_set_up_and_looked_after(run, office):
    added = run("db", *office, "officer", "lan", "Trần Thị Lan", said="4321\n")
    looked, proved = run("db", *office, "check"), run("db", *office, "verify")

    assert [each.returncode for each in (added, looked, proved)] == [0, 0, 0]


def test_the_doctor_prints_with_the_fonts_that_came_along(run, office, tmp_path):
    done = run("doctor", *office)

    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "paper.bin").stat().st_size > 1000


def test_text_messages_say_that_the_office_has_not_switched_them_on(run, office):
    done = run("sms", *office)

    assert done.returncode == 1
    assert "sms" in done.stderr


@pytest.mark.parametrize("name", ["kiosk", "counter", "display"])
def test_a_program_stands_until_it_is_told_to_end(commands, office, tmp_path, name):
    user = installed.environment(tmp_path / "home")
    command = [commands / f"mot-cua-{name}", *office]
    with subprocess.Popen(command, env=user, cwd=tmp_path, stderr=subprocess.PIPE) as program:
        try:
            _wait_until_it_reads(program, tmp_path / "office.db")
        finally:
            program.send_signal(signal.SIGTERM)
        said = program.communicate(timeout=20)[1].decode()

    assert program.returncode == 0, said
    assert "Traceback" not in said


def _wait_until_it_reads(program: subprocess.Popen[bytes], data: Path) -> None:
    """Its window stands before it opens the data."""
    for _ in range(2000):
        held = [link.resolve() for link in Path(f"/proc/{program.pid}/fd").iterdir()]
        if data in held:
            return
        assert program.poll() is None, "it ended by itself"
        time.sleep(0.01)  # a child program: there is nothing else to wait for
    raise AssertionError("it never opened the data")


@pytest.mark.long
def test_the_installed_demo_leaves_what_the_source_tree_does(commands, run, tmp_path):
    there, here = tmp_path / "there", tmp_path / "here"
    run("demo", "--scripted", "--out", str(there))
    subprocess.run(
        [sys.executable, "-m", "demo", "--scripted", "--out", str(here)],
        cwd=installed.ROOT, check=True,
    )  # fmt: skip

    names = sorted(each.name for each in here.iterdir() if each.is_file())
    assert names == sorted(each.name for each in there.iterdir() if each.is_file())
    assert _figures(here) == _figures(there)
    for picture in here.glob("*.png"):
        assert _unlike(picture, there / picture.name) < 2.0, picture.name


def _figures(out: Path) -> dict[str, object]:
    """What was counted, without what differs from run to run: times."""
    told = json.loads((out / "summary.json").read_text(encoding="utf-8"))
    return {key: value for key, value in told.items() if "seconds" not in key and key != "took"}


def _unlike(one: Path, other: Path) -> float:
    """The mean difference of two pictures, of 255."""
    with Image.open(one) as first, Image.open(other) as second:
        assert first.size == second.size
        both = ImageChops.difference(first.convert("L"), second.convert("L"))
        return ImageStat.Stat(both).mean[0]
