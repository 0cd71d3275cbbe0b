"""Where the sound goes: a loudspeaker, a folder, or nowhere."""

import tempfile
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from display.voice import children
from office.errors import NoSound


class Player(Protocol):
    """A loudspeaker. Used in the announcer's thread only."""

    def check(self) -> None:
        """`NoSound` if nothing could be heard now."""

    def play(self, wav: bytes, cancelled: threading.Event) -> None:
        """Returns when it was heard or when `cancelled` is set; `NoSound` if it was not heard."""


class DevicePlayer:
    """The machine's loudspeaker, through miniaudio in a child process.

    A sound driver that hangs cannot be interrupted from inside its own process, but a child
    can be killed.
    """

    def __init__(self, command: Sequence[str] | None = None, *, check_limit: float = 5.0) -> None:
        self._command = command or children.module("display.voice.playing")
        self._check_limit = check_limit

    def check(self) -> None:
        """`NoSound` if there is no loudspeaker or it does not answer."""
        code = children.run(self._command, threading.Event(), limit=self._check_limit)
        if code != 0:
            raise NoSound()

    def play(self, wav: bytes, cancelled: threading.Event) -> None:
        """Plays, and kills the player when `cancelled` is set."""
        with tempfile.TemporaryDirectory(prefix="mot-cua-") as folder:
            file = Path(folder) / "call.wav"
            file.write_bytes(wav)
            code = children.run([*self._command, str(file)], cancelled)
        if code not in (0, None):
            raise NoSound()


class FilePlayer:
    """Writes each call to `call-001.wav`, `call-002.wav`, … in a folder; `files` tells which."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.files: list[Path] = []

    def check(self) -> None:
        """Always well."""

    def play(self, wav: bytes, cancelled: threading.Event) -> None:
        """One more file."""
        if cancelled.is_set():
            return
        self._folder.mkdir(parents=True, exist_ok=True)
        file = self._folder / f"call-{len(self.files) + 1:03}.wav"
        file.write_bytes(wav)
        self.files.append(file)


class SilentPlayer:
    """For a wall that only shows: nothing is heard and nothing is missing."""

    def check(self) -> None:
        """Always well."""

    def play(self, wav: bytes, cancelled: threading.Event) -> None:
        """Nothing."""
