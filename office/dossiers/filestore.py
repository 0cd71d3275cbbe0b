"""Photos and files of dossiers: kept beside the database, each under the hash of its bytes."""

import hashlib
import os
import tempfile
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from office import errors
from office.texts import N_, text

LARGEST = 20 * 2**20  # bytes: a photo of a page, or a few scanned ones

# What is recognised by its first bytes; anything else is not taken.
_MAGIC = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"%PDF-", "application/pdf"),
)


class FileState(StrEnum):
    """How a kept file is found again."""

    WHOLE = "whole"
    MISSING = "missing"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Kept:
    """A file in the store: its hash in hex, its size in bytes, its media type."""

    sha256: str
    size: int
    media: str


@dataclass(frozen=True, slots=True)
class FileStore:
    """A folder of files that are never changed. The same bytes are kept once."""

    folder: Path

    def keep(self, source: Path) -> Kept:
        """Copies a file into the store. `AttachmentRefused` says why it is not taken."""
        try:
            data = _read(source)
            kept = Kept(hashlib.sha256(data).hexdigest(), len(data), _media(data, source))
            if self.state(kept.sha256) is not FileState.WHOLE:
                self._write(kept.sha256, data)
        except OSError as trouble:
            raise errors.AttachmentRefused(name=source.name, reason=_reason(trouble)) from trouble
        return kept

    def path(self, sha256: str) -> Path:
        """Where a file lies; two letters of the hash make the folder."""
        return self.folder / sha256[:2] / sha256

    def read(self, sha256: str) -> bytes:
        """The bytes of a kept file. `AttachmentLost` if it is gone or no longer the same."""
        if self.state(sha256) is not FileState.WHOLE:
            raise errors.AttachmentLost()
        return self.path(sha256).read_bytes()

    def state(self, sha256: str) -> FileState:
        """Whether a file is there and still what it was."""
        try:
            with self.path(sha256).open("rb") as file:
                same = hashlib.file_digest(file, "sha256").hexdigest() == sha256
        except OSError:
            return FileState.MISSING
        return FileState.WHOLE if same else FileState.CHANGED

    def _write(self, sha256: str, data: bytes) -> None:
        """Written beside and moved into place: a full disk leaves no half file."""
        place = self.path(sha256)
        place.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=place.parent, prefix=".new-")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            Path(name).replace(place)
        except OSError:
            Path(name).unlink(missing_ok=True)
            raise


def _read(source: Path) -> bytes:
    size = source.stat().st_size
    if size > LARGEST:
        larger = text("lớn hơn {most} MB").format(most=LARGEST >> 20)
        raise errors.AttachmentRefused(name=source.name, reason=larger)
    return source.read_bytes()


def _media(data: bytes, source: Path) -> str:
    for magic, media in _MAGIC:
        if data.startswith(magic):
            return media
    other = N_("không phải ảnh JPEG, PNG hay tệp PDF")
    raise errors.AttachmentRefused(name=source.name, reason=other)


def _reason(trouble: OSError) -> str:
    if isinstance(trouble, FileNotFoundError):
        return N_("không còn tệp này")
    if isinstance(trouble, PermissionError):
        return N_("máy không có quyền đọc hoặc ghi")
    return N_("ổ đĩa báo lỗi hoặc đã đầy")


def folder_beside(url: str, chosen: str) -> Path | None:
    """The store's folder: the one that was set, or beside a SQLite file; None for neither."""
    if chosen:
        return Path(chosen)
    path = url.removeprefix("sqlite:///")
    if path == url:
        return None
    return Path(path).with_name(Path(path).name + ".files")
