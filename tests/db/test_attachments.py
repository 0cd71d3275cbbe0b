"""Files of dossiers: noted in the history, and missed by `verify` when they are gone."""

import pytest

from db import catalog
from db.dossiers import attachments, intake
from db.dossiers.page import dossier_page
from db.verify import history
from office import errors
from office.dossiers.filestore import FileStore
from tests import dossiers as made
from tests import stores


@pytest.fixture
def office(site):
    site.open()
    site.do(catalog.load, made.catalog())
    return site


def test_a_photo_is_kept_noted_and_missed_when_it_is_gone(office, tmp_path):
    files = FileStore(tmp_path / "files")
    photo = tmp_path / "anh.jpg"
    photo.write_bytes(b"\xff\xd8\xff photo")
    mine = office.do(intake.register, made.draft(), counter_id=1, by=1)
    op = stores.op(office.store, "officer-1")
    attachments.attach_file(office.store, files, mine.dossier_id, photo, paper=1, op=op)
    page = office.store.read(dossier_page, mine.dossier_id, now=office.store.now())
    whole = office.store.read(attachments.file_faults, files)
    files.path(page.files[0].sha256).unlink()

    assert (page.files[0].paper, page.files[0].media) == (1, "image/jpeg")
    assert whole == ()
    faults = office.store.read(attachments.file_faults, files)
    assert [fault.rpartition(" ")[0].startswith(f"hồ sơ {mine.code}") for fault in faults] == [True]
    assert office.store.read(history.verify).faults == ()


def test_without_a_folder_nothing_is_attached_and_the_sentence_says_why(office, tmp_path):
    mine = office.do(intake.register, made.draft(), counter_id=1, by=1)
    op = stores.op(office.store, "officer-1")

    with pytest.raises(errors.AttachmentsNowhere, match="files"):
        attachments.attach_file(office.store, None, mine.dossier_id, tmp_path / "x.jpg", op=op)
