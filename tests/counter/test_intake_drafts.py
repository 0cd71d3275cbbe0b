"""The draft on this machine: whole or not at all, for its owner's eyes, gone when saved."""

import os
import stat
import sys
from datetime import timedelta

import pytest

from counter.intake.drafts import KEPT_FOR, DraftKeeper, Drafts, Kept
from tests import dossiers as made
from tests import make, stores

KEPT = Kept(draft=made.draft(), label="A-012")


@pytest.fixture
def drafts(tmp_path):
    """Where drafts lie."""
    return Drafts(tmp_path / "drafts")


def test_a_draft_comes_back_as_it_was(drafts):
    drafts.keep(3, "officer-3", KEPT, make.MORNING)

    assert drafts.load(3, "officer-3") == KEPT


def test_counters_and_officers_have_drafts_of_their_own(drafts):
    drafts.keep(3, "officer-3", KEPT, make.MORNING)

    assert drafts.load(2, "officer-3") is None
    assert drafts.load(3, "officer-2") is None


@pytest.mark.parametrize("login", ["../../etc", "a/b", "a b", "con ong", "."])
def test_no_login_leads_out_of_the_folder(drafts, login):
    drafts.keep(3, login, KEPT, make.MORNING)

    assert drafts.path(3, login).parent == drafts.path(3, "x").parent
    assert drafts.load(3, login) == KEPT


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps a person's folder to them")
def test_only_its_owner_may_read_it(drafts):
    drafts.keep(3, "officer-3", KEPT, make.MORNING)

    path = drafts.path(3, "officer-3")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


@pytest.mark.parametrize("torn", [b"", b"{", b'{"draft": 5}', b"\xff\xfe", b'{"label": "A"'])
def test_what_cannot_be_read_is_as_if_never_written(drafts, torn):
    drafts.keep(3, "officer-3", KEPT, make.MORNING)
    drafts.path(3, "officer-3").write_bytes(torn)

    assert drafts.load(3, "officer-3") is None


def test_a_refused_write_keeps_the_draft_before(drafts, tmp_path):
    drafts.keep(3, "officer-3", KEPT, make.MORNING)
    blocked = Drafts(tmp_path / "file")
    (tmp_path / "file").write_text("no folder")

    assert blocked.keep(3, "officer-3", KEPT, make.MORNING) is False
    assert drafts.load(3, "officer-3") == KEPT
    assert len(list((tmp_path / "drafts").iterdir())) == 1  # no half file is left lying


def test_a_discarded_draft_leaves_nothing(drafts):
    drafts.keep(3, "officer-3", KEPT, make.MORNING)
    drafts.discard(3, "officer-3")
    drafts.discard(3, "officer-3")

    assert list(drafts.path(3, "x").parent.iterdir()) == []


def test_the_newest_of_many_changes_is_what_is_kept(drafts):
    keeper = DraftKeeper(drafts, 3, "officer-3", lambda: make.MORNING)
    for number in range(200):
        keeper.keep(Kept(label=f"A-{number:03}"))
    keeper.close()

    assert drafts.load(3, "officer-3").label == "A-199"


def test_nothing_comes_back_after_the_draft_was_dropped(drafts):
    keeper = DraftKeeper(drafts, 3, "officer-3", lambda: make.MORNING)
    keeper.keep(KEPT)
    keeper.keep(None)
    keeper.close()

    assert drafts.load(3, "officer-3") is None


def test_a_disk_that_refuses_is_known(tmp_path):
    (tmp_path / "file").write_text("no folder")
    keeper = DraftKeeper(Drafts(tmp_path / "file"), 3, "officer-3", lambda: make.MORNING)
    keeper.keep(KEPT)
    keeper.close()

    assert keeper.failing


def test_what_nobody_touched_for_too_long_goes_at_the_next_start_whosever_it_is(drafts):
    late = timedelta(minutes=1)
    drafts.keep(3, "officer-3", KEPT, make.MORNING - late)
    drafts.keep(3, "officer-2", KEPT, make.MORNING)
    torn = drafts.path(3, "x").parent / "draft-3-x.json123.tmp"
    torn.write_text("half a name")
    os.utime(torn, (0, 0))
    clock = stores.Clock(make.MORNING + KEPT_FOR)
    keeper = DraftKeeper(drafts, 3, "officer-3", clock)

    assert (keeper.load(), keeper.expired) == (None, True)
    assert drafts.load(3, "officer-2") == KEPT
    clock.forward(seconds=1)
    other = DraftKeeper(drafts, 3, "officer-2", clock)
    assert (other.load(), other.expired) == (None, True)
    assert list(torn.parent.iterdir()) == []
    keeper.close(), other.close()


def test_a_change_makes_a_draft_new_again(drafts):
    clock = stores.Clock(make.MORNING)
    keeper = DraftKeeper(drafts, 3, "officer-3", clock)
    drafts.keep(3, "officer-3", KEPT, make.MORNING - KEPT_FOR)
    keeper.keep(KEPT)
    keeper.close()

    drafts.forget_old(make.MORNING + KEPT_FOR)

    assert drafts.load(3, "officer-3") == KEPT


def test_a_procedure_that_the_kiosk_knew_is_not_yet_a_draft():
    preset = Kept(draft=made.Draft(procedure_code="1"), preset="1")

    assert preset.blank
    assert not Kept(draft=made.Draft(procedure_code="1")).blank
    assert not KEPT.blank
