"""Files of dossiers: kept once under their hash, found whole, missing or changed."""

import pytest

from office import errors
from office.dossiers.filestore import LARGEST, FileState, FileStore, folder_beside

JPEG = b"\xff\xd8\xff\xe0 a photo"


@pytest.fixture
def store(tmp_path):
    return FileStore(tmp_path / "kept")


def a_file(tmp_path, data=JPEG, name="anh.jpg"):
    path = tmp_path / name
    path.write_bytes(data)
    return path


def test_a_file_is_kept_under_its_hash_and_read_back(store, tmp_path):
    kept = store.keep(a_file(tmp_path))

    assert (kept.size, kept.media) == (len(JPEG), "image/jpeg")
    assert store.read(kept.sha256) == JPEG
    assert store.path(kept.sha256).name == kept.sha256


def test_the_same_bytes_are_kept_once(store, tmp_path):
    one, two = store.keep(a_file(tmp_path)), store.keep(a_file(tmp_path, name="khac.jpg"))

    assert one == two
    assert sum(path.is_file() for path in store.folder.rglob("*")) == 1


@pytest.mark.parametrize("data", [b"#!/bin/sh", b"MZ program", b"<html>", b""])
def test_only_photos_and_pdf_are_taken(store, tmp_path, data):
    with pytest.raises(errors.AttachmentRefused, match="PDF"):
        store.keep(a_file(tmp_path, data))


def test_a_huge_file_is_not_read(store, tmp_path):
    huge = tmp_path / "to.jpg"
    with huge.open("wb") as file:
        file.truncate(LARGEST + 1)

    with pytest.raises(errors.AttachmentRefused, match="20 MB"):
        store.keep(huge)


def test_a_file_that_went_away_is_a_calm_answer(store, tmp_path):
    with pytest.raises(errors.AttachmentRefused, match="không còn"):
        store.keep(tmp_path / "mat.jpg")


def test_a_folder_that_cannot_be_written_is_a_calm_answer(tmp_path):
    (tmp_path / "kept").write_text("a file stands here")

    with pytest.raises(errors.AttachmentRefused):
        FileStore(tmp_path / "kept").keep(a_file(tmp_path))


def test_what_was_deleted_or_changed_is_seen(store, tmp_path):
    kept = store.keep(a_file(tmp_path))
    place = store.path(kept.sha256)
    place.write_bytes(JPEG + b"!")
    changed = store.state(kept.sha256)
    place.unlink()

    assert (changed, store.state(kept.sha256)) == (FileState.CHANGED, FileState.MISSING)
    with pytest.raises(errors.AttachmentLost):
        store.read(kept.sha256)


def test_a_changed_file_is_put_right_when_it_is_attached_again(store, tmp_path):
    kept = store.keep(a_file(tmp_path))
    store.path(kept.sha256).write_bytes(b"x")
    store.keep(a_file(tmp_path))

    assert store.state(kept.sha256) is FileState.WHOLE


def test_the_folder_lies_beside_a_sqlite_file_or_where_it_was_set(tmp_path):
    assert folder_beside("sqlite:////a/office.db", "").as_posix() == "/a/office.db.files"
    assert folder_beside("postgresql://x/y", "") is None
    assert folder_beside("postgresql://x/y", "/srv/files").as_posix() == "/srv/files"
