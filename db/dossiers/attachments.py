"""Photos and files of a dossier: kept beside the database first, then noted in its history."""

from pathlib import Path

from sqlalchemy import Connection, select

from db.dossiers import life
from db.dossiers.tables import attachment, dossier
from db.engine import Store
from office import errors
from office.dossiers.dossier import Dossier
from office.dossiers.filestore import FileState, FileStore
from office.history import Op


def attach_file(
    store: Store,
    files: FileStore | None,
    dossier_id: int,
    source: Path,
    *,
    op: Op,
    paper: int | None = None,
    seen: int | None = None,
) -> Dossier:
    """Keeps a photo or PDF and notes it. A file whose note fails stays in the store unused."""
    if files is None:
        raise errors.AttachmentsNowhere()
    kept = files.keep(source)
    return store.write(
        op,
        life.attach,
        dossier_id,
        kept.sha256,
        kept.size,
        media=kept.media,
        paper=paper,
        seen=seen,
    )


def file_faults(conn: Connection, site_id: str, files: FileStore | None) -> tuple[str, ...]:
    """The attached files that are gone or no longer what they were, in words."""
    found = conn.execute(
        select(attachment.c.sha256, dossier.c.code)
        .join(
            dossier,
            (dossier.c.site_id == attachment.c.site_id)
            & (dossier.c.dossier_id == attachment.c.dossier_id),
        )
        .where(attachment.c.site_id == site_id)
        .order_by(attachment.c.attachment_id)
    )
    return tuple(
        f"hồ sơ {row.code}: tệp {row.sha256[:12]} {_in_words(files, row.sha256)}"
        for row in found
        if files is None or files.state(row.sha256) is not FileState.WHOLE
    )


def _in_words(files: FileStore | None, sha256: str) -> str:
    if files is None:
        return "chưa biết nằm ở đâu (mục “files”)"
    return "đã mất" if files.state(sha256) is FileState.MISSING else "đã bị sửa"
