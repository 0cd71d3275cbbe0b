"""An export takes its place as a whole or not at all."""

import errno
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from office.errors import ExportFailed
from office.texts import N_

REASONS = {
    errno.EACCES: N_("không có quyền ghi vào thư mục này"),
    errno.EPERM: N_("không có quyền ghi vào thư mục này"),
    errno.EROFS: N_("ổ đĩa này chỉ cho đọc"),
    errno.ENOSPC: N_("ổ đĩa đã đầy"),
    errno.EDQUOT: N_("ổ đĩa đã đầy"),
    errno.EFBIG: N_("ổ đĩa không chứa được tệp lớn như vậy"),
    errno.ENOENT: N_("không có thư mục này, hoặc ổ USB đã rút ra"),
    errno.ENOTDIR: N_("không có thư mục này, hoặc ổ USB đã rút ra"),
    errno.ENODEV: N_("không có thư mục này, hoặc ổ USB đã rút ra"),
    errno.EISDIR: N_("tên này là của một thư mục"),
    errno.ENAMETOOLONG: N_("tên tệp quá dài"),
}
IN_USE = N_("tệp cũ đang mở trong Excel hoặc bị khóa, xin đóng lại")
UNKNOWN = N_("ổ đĩa hoặc đường mạng đang trục trặc")


@contextmanager
def placed(path: Path) -> Iterator[Path]:
    """A draft in a folder of its own beside `path`, moved into place when the block ends well.

    Otherwise nothing is left, and a file that stood at `path` stays as it was. What the disk
    refuses becomes `ExportFailed`. The folder is also the place for anything needed meanwhile:
    it is on the disk that must hold the export, and only this account can look into it.
    """
    with placed_together((path,)) as (draft,):
        yield draft


@contextmanager
def placed_together(paths: Sequence[Path]) -> Iterator[tuple[Path, ...]]:
    """As `placed` for files of one folder that belong together: all of them are there, or none."""
    done: list[Path] = []
    try:
        with TemporaryDirectory(
            prefix=".mot-cua-", dir=paths[0].parent, ignore_cleanup_errors=True
        ) as folder:
            drafts = tuple(Path(folder) / f"draft-{place}" for place in range(len(paths)))
            yield drafts
            for draft, path in zip(drafts, paths, strict=True):
                draft.replace(path)
                done.append(path)
    except OSError as trouble:
        for path in done:
            path.unlink(missing_ok=True)
        failed = paths[len(done)]
        raise ExportFailed(path=failed, reason=reason(trouble)) from trouble


def synced(descriptor: int) -> None:
    """Waits for the disk: a power cut must not leave an empty file in the place of a good one."""
    os.fsync(descriptor)


def reason(trouble: OSError) -> str:
    """Why the disk refused, in Vietnamese words."""
    moving = trouble.filename2 is not None
    if moving and isinstance(trouble, PermissionError):
        return IN_USE  # Windows keeps others from replacing a file that Excel has open
    return REASONS.get(trouble.errno or 0, UNKNOWN)
