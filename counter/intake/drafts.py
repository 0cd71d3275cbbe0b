"""What an officer has entered and not saved yet, kept on this machine through a crash.

The file names people: only its owner may read it, and it goes as soon as the dossier is saved.
"""

import contextlib
import logging
import os
import tempfile
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from urllib.parse import quote

import msgspec

from office.dossiers.draft import Draft
from office.history import new_key
from office.people.person import Person

log = logging.getLogger(__name__)

# A draft names people, so it may not lie about for ever. Thirty days outlast Tết and a leave; its
# ticket was of one day, and whoever did not come back by then hands in anew.
KEPT_FOR = timedelta(days=30)


class Kept(msgspec.Struct, frozen=True, kw_only=True):
    """A draft with the key it will be saved under: a save whose outcome nobody knows can be made
    again after a crash without making a second dossier. `label` is its ticket's; `preset` the
    procedure that the kiosk knew of, which nobody has entered here; `visit` what the same person
    has handed in before it, dossiers by their ids."""

    draft: Draft = Draft()
    label: str = ""
    preset: str = ""
    visit: tuple[int, ...] = ()
    key: str = msgspec.field(default_factory=new_key)

    @property
    def blank(self) -> bool:
        """Whether nothing was entered yet."""
        mine = self.draft
        return mine.submitter == Person() and not (
            mine.procedure_code not in ("", self.preset)
            or mine.owner
            or mine.fetcher
            or mine.note
            or mine.external_code
        )


class Drafts:
    """One draft for each counter and officer, in a folder of this user's."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, counter_id: int, login: str, kept: Kept, at: datetime) -> bool:
        """Writes the draft whole or not at all, as touched `at`; False if the disk refuses."""
        path = self.path(counter_id, login)
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            _write(path, msgspec.json.encode(kept), at)
        except OSError as trouble:
            log.warning("A draft could not be kept: %s", trouble.strerror)
            return False
        return True

    def load(self, counter_id: int, login: str) -> Kept | None:
        """The draft left behind; None if there is none or it cannot be read."""
        try:
            stored = self.path(counter_id, login).read_bytes()
            return msgspec.json.decode(stored, type=Kept)
        except FileNotFoundError:
            return None
        except (OSError, msgspec.MsgspecError, ValueError):
            log.warning("A draft could not be read")  # never its text: it names people
            return None

    def discard(self, counter_id: int, login: str) -> None:
        """The draft was saved or is not wanted."""
        with contextlib.suppress(OSError):
            self.path(counter_id, login).unlink()

    def forget_old(self, now: datetime) -> frozenset[Path]:
        """Removes everybody's drafts that were not touched for `KEPT_FOR`; tells which."""
        gone = set()
        for path in self._folder.glob("draft-*"):
            with contextlib.suppress(OSError):
                if path.stat().st_mtime < (now - KEPT_FOR).timestamp():
                    path.unlink()
                    gone.add(path)
        if gone:
            log.info("%d drafts untouched for %d days were removed", len(gone), KEPT_FOR.days)
        return frozenset(gone)

    def path(self, counter_id: int, login: str) -> Path:
        """Where the draft lies; a login may hold signs that no file name has."""
        return self._folder / f"draft-{counter_id}-{quote(login, safe='')}.json"


def _write(path: Path, content: bytes, at: datetime) -> None:
    # a temporary file is 0600 from its first byte; replacing is one step on every system
    handle, name = tempfile.mkstemp(prefix=path.name, suffix=".tmp", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        # the office's time: this machine's may be years off after its battery died
        os.utime(name, (at.timestamp(), at.timestamp()))
        os.replace(name, path)
    except OSError:
        with contextlib.suppress(OSError):
            os.unlink(name)
        raise


class DraftKeeper:
    """Writes one officer's newest draft in a thread of its own: typing never waits for a disk."""

    def __init__(
        self, drafts: Drafts, counter_id: int, login: str, clock: Callable[[], datetime]
    ) -> None:
        self._drafts, self._mine, self._clock = drafts, (counter_id, login), clock
        self._queue: SimpleQueue[Kept | None] = SimpleQueue()
        self.failing = False  # the disk refused the latest draft
        self.expired = False  # what this officer left behind was too old
        self._thread = Thread(target=self._work, name="drafts", daemon=True)
        self._thread.start()

    def load(self) -> Kept | None:
        """The draft left behind, after those that are too old have gone."""
        self.expired = self._drafts.path(*self._mine) in self._drafts.forget_old(self._clock())
        return self._drafts.load(*self._mine)

    def keep(self, kept: Kept | None) -> None:
        """This is how the draft stands now; None: there is none any more."""
        self._queue.put(kept)

    def drop(self, key: str) -> None:
        """The draft of this key is in the book. It goes also after `close`; another one that the
        officer may have begun since stays."""
        if self._thread.is_alive():
            self.keep(None)
            return
        stored = self._drafts.load(*self._mine)
        if stored is not None and stored.key == key:
            self._drafts.discard(*self._mine)

    def close(self, patience: float = 3.0) -> None:
        """Writes what is still to be written, then ends."""
        self._queue.put(_END)
        self._thread.join(patience)

    def _work(self) -> None:
        while (newest := self._newest()) is not _END:
            if newest is None:
                self._drafts.discard(*self._mine)
            else:
                self.failing = not self._drafts.keep(*self._mine, newest, self._clock())

    def _newest(self) -> Kept | None:
        """Waits for a draft and passes over those that a later one has replaced."""
        one = self._queue.get()
        while one is not _END and not self._queue.empty():
            following = self._queue.get()
            if following is _END:
                self._queue.put(_END)
                break
            one = following
        return one


_END = Kept(label="end", key="end")
