"""Attached files for the system's viewer: copies that cannot be edited and do not stay."""

import contextlib
import stat
from dataclasses import dataclass
from pathlib import Path

from office import errors
from office.dossiers.dossier_records import AttachedFile
from office.dossiers.filestore import FileStore
from office.texts import text

SUFFIXES = {"image/jpeg": ".jpg", "image/png": ".png", "application/pdf": ".pdf"}


@dataclass(frozen=True, slots=True)
class FileRoom:
    """The office's files, and a folder of this machine for those that are looked at.

    A viewer goes by the name's ending, which kept files have not; and what it saves must not
    reach the store. So it gets a copy, read-only and gone when the officer leaves.
    """

    store: FileStore
    folder: Path

    def copy(self, file: AttachedFile, code: str) -> Path:
        """A copy to look at. `AttachmentLost` if the file is gone or no longer the same."""
        data = self.store.read(file.sha256)
        place = self.folder / f"{code}-{file.attachment_id}{SUFFIXES.get(file.media, '')}"
        try:
            if not (place.is_file() and place.read_bytes() == data):
                self._write(place, data)
        except OSError as trouble:
            reason = text("máy không ghi được bản để xem, có thể ổ đĩa đã đầy")
            raise errors.AttachmentNotShown(reason=reason) from trouble
        return place

    def clear(self) -> None:
        """Removes the copies, also those that a crash left. One still open in a viewer stays
        where the system protects it, until the next time."""
        for place in self.folder.glob("*"):
            with contextlib.suppress(OSError):
                _remove(place)

    def _write(self, place: Path, data: bytes) -> None:
        self.folder.mkdir(mode=stat.S_IRWXU, parents=True, exist_ok=True)
        _remove(place)
        place.touch(mode=stat.S_IRUSR | stat.S_IWUSR)
        place.write_bytes(data)
        place.chmod(stat.S_IRUSR)


def _remove(place: Path) -> None:
    if place.is_file():
        place.chmod(stat.S_IRUSR | stat.S_IWUSR)  # else Windows keeps it
        place.unlink()
