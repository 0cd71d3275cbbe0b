"""The folders that gammu-smsd's FILES service keeps: what came in, what is to go out.

The daemon writes a message while we may be looking, so a file counts once it stayed the same
between two looks. Answers are written under another name first: the daemon sees whole ones only.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from office.sms import messages


@dataclass(frozen=True, slots=True)
class Message:
    """One received message, and the file that holds it. The sender is kept out of any print."""

    path: Path
    got: messages.Received
    words: str

    def __repr__(self) -> str:
        return "Message(…)"


class Spool:
    """One folder with `inbox` and `outbox` in it, as the Debian package lays them out."""

    def __init__(self, folder: Path) -> None:
        self.inbox, self.outbox = folder / "inbox", folder / "outbox"
        self._seen: dict[str, tuple[int, int]] = {}
        self._serial = 0

    def is_there(self) -> bool:
        """Whether both folders can be looked into."""
        try:
            for folder in (self.inbox, self.outbox):
                next(folder.iterdir(), None)
        except OSError:
            return False
        return True

    def settled(self) -> Iterator[Message]:
        """The messages that were whole at the last look already, oldest first."""
        before, self._seen = self._seen, {}
        for path in sorted(self.inbox.iterdir()):
            got = messages.received(path.name)
            if got is None:
                continue
            try:
                state = path.stat()
                self._seen[path.name] = now = (state.st_size, state.st_mtime_ns)
                if before.get(path.name) == now:
                    yield Message(path, got, messages.content(path.read_bytes()))
            except FileNotFoundError:  # somebody tidied up
                continue

    def answer(self, to: str, words: str, at: datetime) -> None:
        """Puts an answer where the daemon sends it from."""
        self._serial = (self._serial + 1) % 100
        name = messages.answer_file(to, at, self._serial)
        fresh = self.outbox / f"new-{self._serial:02d}.tmp"
        fresh.write_text(words, encoding="ascii")
        fresh.chmod(0o644)  # the daemon is another user; the folder keeps others out
        fresh.replace(self.outbox / name)

    @staticmethod
    def done(message: Message) -> None:
        """The message was dealt with: nothing of it stays."""
        message.path.unlink(missing_ok=True)
