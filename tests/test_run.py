import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="run is for POSIX; run.cmd is its twin"
)

BASICS = ("sh", "env", "id", "uname", "cmp", "mkdir", "cp", "cat")


def machine(folder: Path, *programs: str) -> dict[str, str]:
    """A machine that has the basic programs and those named, and no shared library."""
    tools = folder / "bin"
    tools.mkdir()
    for name in (*BASICS, *programs):
        found = sys.executable if name.startswith("python") else shutil.which(name)
        assert found, name
        (tools / name).symlink_to(found)
    (folder / "libraries").mkdir()
    return {"PATH": str(tools), "HOME": str(folder), "MOT_CUA_LIBRARIES": str(folder / "libraries")}


def tool(folder: Path, name: str, script: str) -> None:
    file = folder / "bin" / name
    file.write_text(f"#!/bin/sh\n{script}\n")
    file.chmod(0o755)


def run(
    folder: Path, *arguments: str, env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """`./run` copied into a checkout of its own, so that nothing of this one is touched."""
    house = folder / "house"
    house.mkdir(exist_ok=True)
    shutil.copy(ROOT / "run", house)
    return subprocess.run(
        ["/bin/sh", str(house / "run"), *arguments],
        capture_output=True, text=True, env=env or dict(os.environ), cwd=folder, check=False,
    )  # fmt: skip


@pytest.mark.parametrize("shell", ["sh", "dash", "bash"])
def test_the_script_reads_in_every_posix_shell(shell):
    found = shutil.which(shell)
    if found is None:
        pytest.skip(f"{shell} is not on this machine")

    assert subprocess.run([found, "-n", str(ROOT / "run")], check=False).returncode == 0


@pytest.mark.parametrize("arguments", [("bay",), ()])
def test_an_unknown_command_prints_the_help_and_exits_2(tmp_path, arguments):
    done = run(tmp_path, *arguments)

    assert done.returncode == 2
    assert "./run demo" in done.stderr


def test_help_names_every_command(tmp_path):
    done = run(tmp_path, "help")

    assert done.returncode == 0
    for command in ("demo", "kiosk", "counter", "display", "db", "doctor", "test", "bench"):
        assert f"./run {command}" in done.stdout


def test_a_machine_without_apt_is_told_the_exact_line_and_exits_3(tmp_path):
    done = run(tmp_path, "demo", env=machine(tmp_path, "python3"))

    assert done.returncode == 3
    assert done.stderr.splitlines()[-1] == (
        "apt-get install -y --no-install-recommends libglib2.0-0 libegl1 libgl1 libfontconfig1"
        " libxkbcommon0 libdbus-1-3 espeak-ng"
    )


def test_somebody_without_rights_is_told_the_exact_line_and_nothing_is_tried(tmp_path):
    env = machine(tmp_path, "python3")
    (tmp_path / "bin" / "id").unlink()
    tool(tmp_path, "id", "echo 1000")
    tool(tmp_path, "sudo", "exit 1")
    tool(tmp_path, "apt-get", f"touch {tmp_path}/tried")

    done = run(tmp_path, "counter", env=env)

    assert done.returncode == 3
    assert "apt-get install -y --no-install-recommends libglib2.0-0 " in done.stderr
    assert not (tmp_path / "tried").exists()


def test_a_machine_with_a_screen_also_needs_what_windows_need(tmp_path):
    env = machine(tmp_path, "python3") | {"DISPLAY": ":0"}

    done = run(tmp_path, "kiosk", env=env)

    assert "libxcb-cursor0" in done.stderr
    assert "libxkbcommon-x11-0" in done.stderr


def test_libraries_that_are_there_are_not_asked_for(tmp_path):
    env = machine(tmp_path, "python3")
    (tmp_path / "libraries" / "libEGL.so.1").touch()

    done = run(tmp_path, "demo", env=env)

    assert "libegl1" not in done.stderr
    assert "libgl1" in done.stderr


def test_a_machine_without_python_is_given_one(tmp_path):
    done = run(tmp_path, "db", env=machine(tmp_path))

    assert done.returncode == 3
    assert done.stderr.splitlines()[-1].endswith("--no-install-recommends python3 python3-venv")


def test_a_python_that_is_too_old_is_not_used(tmp_path):
    env = machine(tmp_path)
    tool(tmp_path, "python3", "exit 1")
    tool(tmp_path, "python3.13", "exit 1")

    done = run(tmp_path, "db", env=env)

    assert done.returncode == 3
    assert "python3.11 python3.11-venv" in done.stderr


def test_everything_missing_is_installed_in_one_call(tmp_path):
    env = machine(tmp_path, "python3")
    (tmp_path / "bin" / "id").unlink()
    tool(tmp_path, "id", "echo 0")
    tool(tmp_path, "apt-cache", "exit 1")
    tool(tmp_path, "apt-get", f'echo "$@" >> {tmp_path}/asked; echo no room; test "$1" = update')

    done = run(tmp_path, "demo", "--engine", "postgres", env=env)

    update, install = (tmp_path / "asked").read_text().splitlines()
    assert update.startswith("update")
    assert install.startswith("install -y --no-install-recommends ")
    assert "libegl1" in install
    assert done.returncode == 3
    assert "no room" in done.stderr


def test_what_is_installed_is_not_installed_again(tmp_path):
    env = machine(tmp_path)
    house = tmp_path / "house"
    (house / ".venv" / "bin").mkdir(parents=True)
    for lock in (house / "requirements.lock", house / ".venv" / "requirements.lock"):
        lock.write_text("the same\n")
    tool(tmp_path, "python", 'echo "$@"')
    (tmp_path / "bin" / "python").rename(house / ".venv" / "bin" / "python")

    done = run(tmp_path, "db", "check", "--settings", "may nay.toml", env=env)

    assert done.stdout == "-m db check --settings may nay.toml\n"
    assert (done.returncode, done.stderr) == (0, "")


def test_a_changed_lock_is_installed_with_hashes(tmp_path):
    env = machine(tmp_path)
    house = tmp_path / "house"
    (house / ".venv" / "bin").mkdir(parents=True)
    (house / "requirements.lock").write_text("new\n")
    (house / ".venv" / "requirements.lock").write_text("old\n")
    tool(tmp_path, "python", f'echo "$@" >> {tmp_path}/asked')
    (tmp_path / "bin" / "python").rename(house / ".venv" / "bin" / "python")

    done = run(tmp_path, "db", "check", env=env)

    pip, program = (tmp_path / "asked").read_text().splitlines()
    assert pip.startswith("-m pip install ")
    assert "--require-hashes" in pip
    assert program == "-m db check"
    assert done.returncode == 0
    assert (house / ".venv" / "requirements.lock").read_text() == "new\n"


def test_an_installation_that_failed_is_tried_again_next_time(tmp_path):
    env = machine(tmp_path)
    house = tmp_path / "house"
    (house / ".venv" / "bin").mkdir(parents=True)
    (house / "requirements.lock").write_text("new\n")
    tool(tmp_path, "python", "exit 1")
    (tmp_path / "bin" / "python").rename(house / ".venv" / "bin" / "python")

    done = run(tmp_path, "db", "check", env=env)

    assert done.returncode == 4
    assert "kiểm tra mạng" in done.stderr
    assert not (house / ".venv" / "requirements.lock").exists()


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_a_lock_names_only_hashed_versions_and_no_place(lock):
    lines = (ROOT / lock).read_text().splitlines()
    pinned = [line for line in lines if "==" in line and not line.startswith((" ", "#"))]

    assert len(pinned) > 20
    assert all(line.endswith("\\") for line in pinned)
    assert not any("://" in line or line.startswith("-") for line in lines)


def test_both_locks_name_the_same_versions():
    def versions(lock: str) -> set[str]:
        lines = (ROOT / lock).read_text().splitlines()
        return {line.split(" ")[0] for line in lines if "==" in line.split(" ")[0]}

    assert versions("requirements.lock") < versions("requirements-dev.lock")
