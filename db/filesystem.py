"""Where a SQLite file may lie and whether it is whole: looked at before it is opened for work."""

import os
import sqlite3
import sys
from pathlib import Path

from office import errors

NETWORK_TYPES = {"nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "9p", "afs", "ncpfs"}
MOUNTS = Path("/proc/self/mounts")


def filesystem_type(path: Path, mounts: str) -> str:
    """The type of the file system that `path` lies on, by a table like /proc/self/mounts."""
    best, kind = "", ""
    for line in mounts.splitlines():
        _device, where, its_kind, *_ = line.split(" ")
        where = where.replace("\\040", " ")
        inside = str(path) == where or str(path).startswith(where.rstrip("/") + "/")
        if inside and len(where) >= len(best):
            best, kind = where, its_kind
    return kind


def on_network_share(path: Path) -> bool:
    """Whether `path` is on a network file system, where SQLite's locks cannot be trusted."""
    absolute = path.absolute()
    if sys.platform == "win32":
        return _on_windows_share(absolute)
    if not MOUNTS.exists():
        return False
    return filesystem_type(absolute, MOUNTS.read_text(encoding="utf-8")) in NETWORK_TYPES


def _on_windows_share(path: Path) -> bool:
    if str(path).startswith("\\\\"):
        return True
    import ctypes

    drive_remote = 4
    kind = ctypes.windll.kernel32.GetDriveTypeW(path.drive + "\\")  # type: ignore[attr-defined]
    return bool(kind == drive_remote)


def check_sqlite_file(path: Path) -> None:
    """Refuses, in words, a file on a network share, a missing, unwritable or damaged one."""
    if on_network_share(path):
        raise errors.DatabaseOnNetworkShare(path=path)
    if not path.exists() or path.stat().st_size == 0:
        raise errors.DatabaseMissing(path=path)
    if not os.access(path, os.W_OK):
        raise errors.DatabaseReadOnly(path=path)
    _check_whole(path)


def _check_whole(path: Path) -> None:
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=5)
    try:
        verdict = connection.execute("PRAGMA quick_check(1)").fetchone()
    except sqlite3.DatabaseError as trouble:
        if trouble.sqlite_errorcode & 0xFF in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}:
            raise errors.DatabaseDamaged(path=path) from trouble
        raise errors.DatabaseBusy() from trouble
    finally:
        connection.close()
    if verdict != ("ok",):
        raise errors.DatabaseDamaged(path=path)
