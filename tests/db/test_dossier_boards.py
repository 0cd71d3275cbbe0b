"""What the dossier's screens read, on both engines: one dossier whole, work lists, the search."""

from dataclasses import replace
from datetime import date

import pytest

from db import catalog
from db.dossiers import access, circulation, intake, life
from db.dossiers.page import dossier_page
from db.dossiers.tables import access as looked_at
from db.dossiers.unit_board import unit_board
from db.search import dossier_search
from office import errors
from office.dossiers.deadlines import Running
from office.dossiers.dossier import DESK, DossierState, Move, ReturnBy, Role
from office.dossiers.dossier_records import Search
from office.people.person import Person
from tests import dossiers as made
from tests import stores

UNIT = "kinh-te"


@pytest.fixture
def office(site):
    """The office open, with two units and an officer in each."""
    site.open()
    site.do(catalog.load, made.catalog())
    for login, name, unit in (("bao", "Trương Gia Bảo", UNIT), ("tam", "Ngô Thanh Tâm", "van-hoa")):
        site.store.touch(catalog.put_officer, login, name, "")
        site.store.touch(catalog.put_in_unit, login, unit)
    return site


def by(office, actor, command, *args, **kwargs):
    """A command by an officer named by login."""
    return office.store.write(stores.op(office.store, actor), command, *args, **kwargs)


def register(office, procedure=made.BUILD, who=made.BINH, **parts):
    draft = made.draft(procedure, who, **parts)
    return office.do(intake.register, draft, counter_id=1, by=1)


def page(office, dossier_id):
    return office.store.read(dossier_page, dossier_id, now=office.store.now())


def board(office, login):
    return office.store.read(unit_board, login, now=office.store.now())


def find(office, words="", **parts):
    wanted = Search(words=words, **parts)
    found = office.store.read(dossier_search.find, wanted, now=office.store.now())
    return [line.dossier.code for line in found.lines]


def test_the_page_tells_all_of_a_dossier(office):
    owner = Person(name="Lê Minh Châu", id_number="048205000037")
    mine = register(office, owner=owner, return_by=ReturnBy.POST, post_address="Thôn Mẫu")
    by(office, "officer-1", circulation.hand_over, mine.dossier_id, UNIT)
    by(office, "bao", circulation.accept, mine.dossier_id)
    by(office, "bao", life.request_supplement, mine.dossier_id, ("Bản vẽ",), "Thiếu mặt cắt")
    office.clock.forward(days=1)
    by(office, "officer-1", life.receive_supplement, mine.dossier_id)
    by(office, "bao", circulation.record_result, mine.dossier_id)
    by(office, "officer-1", circulation.accept, mine.dossier_id)
    by(office, "officer-1", life.return_result, mine.dossier_id, "Lê Minh Châu", "CCCD")
    told = page(office, mine.dossier_id)

    assert (told.owner.name, told.submitter.name) == ("Lê Minh Châu", "Trần Thị Bình")
    assert told.people[Role.OWNER].id_number == "048205000037"
    assert told.post_address == "Thôn Mẫu"
    assert told.events[0].kind is Move.REGISTER
    assert len(told.events) == 8
    assert [(line.from_unit.unit_id, line.to_unit.unit_id) for line in told.hand_overs] == [
        (DESK, UNIT),
        (UNIT, DESK),
    ]
    assert [line.accepted_by for line in told.hand_overs] == ["Trương Gia Bảo", "Cán bộ 1"]
    assert [(letter.kind, letter.number, letter.items) for letter in told.letters] == [
        (Move.REQUEST_SUPPLEMENT, 1, ("Bản vẽ",))
    ]
    assert told.pauses[0].until is not None
    assert told.returned_to is not None
    assert told.returned_to.paper_shown == "CCCD"
    assert (told.running, told.days_left, told.holdings) == (None, None, ())


def test_no_dossier_is_a_calm_answer(office):
    with pytest.raises(errors.DossierUnknown):
        page(office, 12345)


def test_a_unit_sees_its_own_work_due_soon_first_and_what_waits_stands_last(office):
    later = register(office)
    sooner = register(office, made.BIRTH)
    stopped = register(office, made.BIRTH)
    arriving = register(office, made.BIRTH)
    for each in (later, sooner, stopped, arriving):
        by(office, "officer-1", circulation.hand_over, each.dossier_id, UNIT)
    for each in (later, sooner, stopped):
        by(office, "bao", circulation.accept, each.dossier_id)
    by(office, "bao", life.request_supplement, stopped.dossier_id, ("Tờ khai",), "")
    by(office, "bao", circulation.assign, sooner.dossier_id, "bao", "sign")
    mine = board(office, "bao")

    assert [line.dossier.code for line in mine.mine] == [sooner.code, later.code, stopped.code]
    assert [line.dossier.code for line in mine.arriving] == [arriving.code]
    assert (mine.mine[0].holder, mine.mine[0].step) == ("Trương Gia Bảo", "sign")
    assert mine.mine[0].id_number == "079*******25"
    assert mine.colleagues == (("bao", "Trương Gia Bảo"),)
    assert board(office, "tam").mine == ()


def test_several_units_hold_a_dossier_at_once_and_one_leads(office):
    mine = register(office)
    by(office, "officer-1", circulation.hand_over, mine.dossier_id, UNIT)
    by(office, "bao", circulation.accept, mine.dossier_id)
    helped = by(office, "bao", circulation.hand_over, mine.dossier_id, "van-hoa", lead=False)
    by(office, "tam", circulation.accept, mine.dossier_id)

    assert helped.unit_id == UNIT
    assert [line.dossier.code for line in board(office, "bao").mine] == [mine.code]
    assert [line.dossier.code for line in board(office, "tam").mine] == [mine.code]


def test_a_late_dossier_says_so_and_can_still_be_returned(office):
    mine = register(office, made.CERTIFY)
    office.clock.forward(days=4)

    line = board(office, "officer-1").mine[0]
    assert (line.running, line.days_left) == (Running.OVERDUE, -3)
    by(office, "officer-1", circulation.record_result, mine.dossier_id)
    done = by(office, "officer-1", life.return_result, mine.dossier_id, "Bình", "CCCD")
    assert (done.standing, done.state) == ("late", DossierState.RETURNED)


def test_a_dossier_is_found_by_code_person_phone_procedure_state_and_date(office):
    mine = register(office)
    other = register(office, made.BIRTH, replace(made.AN, phone="0987654321"))
    today = date(2026, 11, 23)

    assert find(office, mine.code) == [mine.code]
    assert find(office, mine.code[:9]) == [other.code, mine.code]
    assert find(office, "261123-0002") == [other.code]
    assert find(office, mine.lookup.lower()) == [mine.code]
    assert find(office, "tran thi") == [mine.code]
    assert find(office, "thị bình") == [mine.code]
    assert find(office, "VĂN AN") == [other.code]
    assert find(office, "0912 000") == [mine.code]
    assert find(office, "001099000018") == [other.code]
    assert find(office, procedure_code=made.BIRTH.code) == [other.code]
    assert find(office, states=(DossierState.RETURNED,)) == []
    assert find(office, received_from=today, received_to=today) == [other.code, mine.code]
    assert find(office, received_to=date(2026, 11, 22)) == []
    assert find(office, "trần", procedure_code=made.BIRTH.code) == []
    assert find(office, "không có ai") == []


@pytest.mark.parametrize(
    "words", ["'", "%", "_", "\\", "<script>", "=cmd", "\u202e", "x" * 300, "🙂"]
)
def test_no_words_break_the_search(office, words):
    register(office)

    assert find(office, words) == []


def test_more_than_asked_for_is_said_and_not_shown(office):
    for _ in range(4):
        register(office)
    found = office.store.read(
        dossier_search.find, Search(words="tran", most=3), now=office.store.now()
    )

    assert (len(found.lines), found.more) == (3, True)


def test_a_look_at_a_persons_data_is_noted_without_an_event(office):
    mine = register(office)
    note = {"actor": "bao", "machine": "may-3", "now": office.store.now()}
    office.store.touch(access.note, access.VIEW, mine.dossier_id, **note)

    seen = office.store.read(lambda conn, _site: conn.execute(looked_at.select()).all())
    assert [(row.actor, row.machine, row.what, row.dossier_id) for row in seen] == [
        ("bao", "may-3", "view", mine.dossier_id)
    ]
