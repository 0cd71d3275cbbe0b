"""A paper that came out is noted with its dossier: for everybody, for good, and moving nothing."""

import pytest

from db import catalog
from db.dossiers import intake, life, prints
from db.dossiers.page import dossier_page
from db.verify import history
from office import errors
from office.dossiers.dossier import Move
from office.history import Op, new_key
from tests import dossiers as made
from tests import stores


@pytest.fixture
def office(site):
    site.open()
    site.do(catalog.load, made.catalog())
    return site


def page_of(office, mine):
    return office.store.read(dossier_page, mine.dossier_id, now=office.store.now())


def faults(office):
    return office.store.read(history.verify).faults


def test_a_paper_that_came_out_is_known_to_whoever_reads_the_page(office):
    mine = office.do(intake.register, made.draft(), counter_id=1, by=1)
    before = page_of(office, mine).printed
    office.do(prints.came_out, mine.dossier_id, "receipt", by=1)
    page = page_of(office, mine)

    assert (before, page.printed) == (frozenset(), {"receipt"})
    told = page.events[-1]
    assert (told.kind, told.by, told.detail) == (Move.PRINT, "Cán bộ 1", {"paper": "receipt"})
    assert faults(office) == ()


def test_whoever_has_the_dossier_on_the_screen_still_sees_it_as_it_is(office):
    mine = office.do(intake.register, made.draft(), counter_id=1, by=1)
    noted = office.do(prints.came_out, mine.dossier_id, "receipt", by=2)
    moved = office.do(life.notify, mine.dossier_id, "phone", seen=mine.version, by=1)

    assert noted == mine
    assert moved.version > mine.version
    assert faults(office) == ()


def test_a_paper_of_a_closed_dossier_comes_out_too(office):
    mine = office.do(intake.register, made.draft(), counter_id=1, by=1)
    office.do(life.void, mine.dossier_id, "Nhập nhầm", by=1)
    office.do(prints.came_out, mine.dossier_id, "control_sheet", by=1)

    assert page_of(office, mine).printed == {"control_sheet"}
    assert faults(office) == ()


def test_one_paper_is_noted_once_however_often_it_is_told(office):
    mine = office.do(intake.register, made.draft(), counter_id=1, by=1)
    op = Op(new_key(), stores.login(1), office.store.now())
    told = [office.store.write(op, prints.came_out, mine.dossier_id, "receipt") for _ in "ab"]

    assert told == [mine, mine]
    assert [each.kind for each in page_of(office, mine).events].count(Move.PRINT) == 1


def test_only_papers_that_there_are_of_dossiers_that_there_are(office):
    mine = office.do(intake.register, made.draft(), counter_id=1, by=1)

    with pytest.raises(errors.DossierUnknown):
        office.do(prints.came_out, mine.dossier_id + 999, "receipt", by=1)
    with pytest.raises(ValueError, match="no paper"):
        office.do(prints.came_out, mine.dossier_id, "Trần Thị Bình", by=1)
    assert page_of(office, mine).printed == frozenset()
