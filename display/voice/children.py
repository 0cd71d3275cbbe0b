"""Child processes of the voice: a sound system that hangs is killed, never waited for."""

import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LOOK_SECONDS = 0.02


def module(name: str) -> tuple[str, ...]:
    """The command that runs one of our modules in a Python of its own."""
    return (sys.executable, "-m", name)


def run(
    command: Sequence[str], cancelled: threading.Event, *, limit: float = float("inf")
) -> int | None:
    """The exit code of `command`; None if it was killed: cancelled, or past `limit` seconds."""
    deadline = time.monotonic() + limit
    child = subprocess.Popen(
        command,
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,  # ALSA writes a page there when there is no card
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
    try:
        while child.poll() is None:
            if cancelled.wait(LOOK_SECONDS) or time.monotonic() > deadline:
                return None
        return child.returncode
    finally:
        child.kill()
        child.wait()
