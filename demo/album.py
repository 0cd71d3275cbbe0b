"""Keeps pictures, paper and sound of whatever happens in the open windows."""

import shutil
import threading
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from demo.hands import photograph
from demo.virtual_printer import VirtualPrinter, picture_of
from display.voice.players import Player
from kiosk.__main__ import Program as KioskProgram
from kiosk.flow.snapshot import Page, Paper, Snapshot

PAINTED_MS = 150  # a page that has just changed is painted by then
NAMES = {Page.HOME: "kiosk-home", Page.PRIORITY: "kiosk-priority", Page.TICKET: "kiosk-ticket"}


class Album(QObject):
    """The latest picture of each kind, in one folder."""

    def __init__(self, out: Path, kiosk: KioskProgram, printer: VirtualPrinter) -> None:
        super().__init__()
        self._out, self._kiosk = out, kiosk
        self._soon = QTimer(self, singleShot=True, interval=PAINTED_MS)
        self._soon.timeout.connect(self._take)
        kiosk.flow.changed.connect(self._kiosk_changed)
        printer.came_out.connect(self._paper)

    def photograph(self, window: QWidget, name: str) -> None:
        """A window as it is now."""
        photograph(window, self._out / f"{name}.png")

    def _kiosk_changed(self, shown: Snapshot) -> None:
        if shown.page in NAMES and (shown.page is not Page.TICKET or shown.paper is Paper.PRINTED):
            self._soon.start()

    def _take(self) -> None:
        page = self._kiosk.flow.snapshot.page
        if page in NAMES:
            self.photograph(self._kiosk.window, NAMES[page])

    def _paper(self, paper: bytes) -> None:
        (self._out / "ticket.escpos").write_bytes(paper)
        picture_of(paper).save(self._out / "ticket.png")


class KeepingPlayer:
    """Plays through another player and keeps each call; `files` tells which."""

    def __init__(self, player: Player, folder: Path) -> None:
        self._player, self._folder = player, folder
        self.files: list[Path] = []

    def check(self) -> None:
        """As the player does."""
        self._player.check()

    def play(self, wav: bytes, cancelled: threading.Event) -> None:
        """Kept first, so that it is there even where nothing can be heard."""
        self._folder.mkdir(parents=True, exist_ok=True)
        file = self._folder / f"call-{len(self.files) + 1:03}.wav"
        file.write_bytes(wav)
        self.files.append(file)
        self._player.play(wav, cancelled)

    def keep(self, path: Path) -> None:
        """The latest call under another name, if there was one."""
        if self.files:
            shutil.copyfile(self.files[-1], path)
