"""Taking papers in, on both engines: register, advise, refuse."""

import json
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import select, update

from db import catalog
from db.dossiers import editions, intake
from db.dossiers.tables import dossier_note, dossier_person, dossier_series
from db.tables import event, procedure
from db.verify import history
from office import errors
from office.dossiers.dossier import DESK, DossierState, ReturnBy, Role
from office.dossiers.draft import PaperState
from office.procedure import Channel
from office.profile import CodeSource, DossierRules
from tests import dossiers as made
from tests import stores


@pytest.fixture
def office(site):
    """The office open, with its procedures and units."""
    site.open()
    site.do(catalog.load, made.catalog())
    return site


def register(office, procedure=made.BIRTH, by=1, **parts):
    return office.do(intake.register, made.draft(procedure, **parts), counter_id=by, by=by)


def rows(office, query):
    return office.store.read(lambda conn, _site: conn.execute(query).all())


def events(office):
    found = rows(office, select(event.c.kind, event.c.detail).order_by(event.c.version))
    return [(kind, json.loads(detail)) for kind, detail in found]


def test_a_dossier_is_received_with_code_due_date_people_and_papers(office):
    mine = register(office, fetcher=made.AN, note="Gọi trước khi trả")

    assert mine.code == "H99.01-261123-0001"
    assert (mine.state, mine.unit_id, mine.counter_id) == (DossierState.RECEIVED, DESK, 1)
    assert mine.received_at == office.store.now()
    assert mine.due_at == mine.first_due_at
    assert f"{mine.due_at:%d/%m}" == "01/12"  # 24/11 is a holiday, 28 and 29 a weekend
    assert mine.fee_vnd == 8000
    people = rows(office, select(dossier_person.c.role, dossier_person.c.name))
    assert sorted(map(tuple, people)) == [("fetcher", made.AN.name), ("submitter", made.BINH.name)]
    assert office.store.read(history.verify).faults == ()


def test_codes_count_up_each_day_and_begin_anew_the_next(office):
    first, second = register(office), register(office)
    office.clock.forward(days=1)
    tomorrow = register(office)

    assert [each.code[-11:] for each in (first, second, tomorrow)] == [
        "261123-0001", "261123-0002", "261124-0001",
    ]  # fmt: skip
    assert len({each.lookup for each in (first, second, tomorrow)}) == 3


def test_a_day_of_more_than_9999_widens_the_code(office):
    register(office)
    office.store.touch(lambda conn, _site: conn.execute(update(dossier_series).values(last=9998)))

    assert [register(office).code[-11:] for _ in range(3)] == [
        "261123-9999", "61123-10000", "61123-10001",
    ]  # fmt: skip


def test_two_officers_at_once_get_two_codes(office):
    with ThreadPoolExecutor(4) as many:
        asked = [many.submit(register, office, by=1 + n % 3) for n in range(8)]
        codes = {each.result().code for each in asked}

    assert sorted(code[-4:] for code in codes) == [f"{n:04}" for n in range(1, 9)]


def test_the_same_gesture_again_is_the_same_dossier(office):
    op = stores.op(office.store, stores.login(1))
    draft = made.draft()

    first = office.store.write(op, intake.register, draft, counter_id=1)
    again = office.store.write(op, intake.register, draft, counter_id=1)

    assert again == first
    assert [kind for kind, _ in events(office)].count("register") == 1


MISSING = made.draft().papers[0]


@pytest.mark.parametrize(
    ("lacking", "said"),
    [
        ({"who": made.replace(made.BINH, name="")}, "họ tên người nộp"),
        ({"owner": made.Person()}, "tên chủ hồ sơ"),
        ({"fetcher": made.Person()}, "người nhận kết quả"),
        ({"papers": (made.replace(MISSING, state=PaperState.MISSING),)}, "giấy tờ số 1"),
        ({"return_by": ReturnBy.POST}, "địa chỉ gửi bưu chính"),
    ],
)
def test_nothing_is_received_while_something_is_missing(office, lacking, said):
    with pytest.raises(errors.DossierIncomplete, match=said):
        register(office, **lacking)

    assert rows(office, select(dossier_person.c.name)) == []


def test_who_saw_an_older_procedure_is_told_that_it_changed(office):
    seen = editions.edition_of(_profile(office)).key
    newer = made.replace(made.BIRTH, papers=made.BIRTH.papers[:1])
    office.do(catalog.load, made.replace(made.catalog(), procedures=(newer,)))

    with pytest.raises(errors.ProcedureChanged):
        register(office, edition=seen)
    assert register(office, edition=editions.edition_of(_profile(office)).key)


def _profile(office):
    return rows(office, select(procedure.c.profile).where(procedure.c.code == made.BIRTH.code))[0][
        0
    ]


def test_a_procedure_that_was_withdrawn_or_never_was_is_refused(office):
    with pytest.raises(errors.ProcedureUnknown):
        register(office, made.replace(made.BIRTH, code="9.999999"))


def test_only_who_sits_at_the_counter_receives_there(office):
    with pytest.raises(errors.NotOnShift):
        office.do(intake.register, made.draft(), counter_id=2, by=1)


def test_a_unit_receives_nothing_from_citizens(office):
    office.store.touch(catalog.put_officer, "bao", "Trương Gia Bảo", "")
    office.store.touch(catalog.put_in_unit, "bao", "kinh-te")

    with pytest.raises(errors.NotYourUnit):
        office.store.write(stores.op(office.store, "bao"), intake.register, made.draft())


def test_the_provinces_code_is_asked_for_and_stands_once(office):
    external = DossierRules(code_source=CodeSource.EXTERNAL)
    office.do(catalog.load, made.catalog(dossier=external))

    with pytest.raises(errors.ExternalCodeMissing):
        register(office)
    mine = register(office, external_code="H15.50-261123-0975")
    with pytest.raises(errors.CodeTaken):
        register(office, external_code="H15.50-261123-0975")
    assert mine.external_code == "H15.50-261123-0975"


def test_the_channel_has_its_own_limit_and_fee(office):
    online = register(office, channel=Channel.ONLINE)

    assert f"{online.due_at:%d/%m}" == "27/11"
    assert online.fee_vnd == 0
    assert register(office, fee_vnd=16000).fee_vnd == 16000


def test_papers_that_are_not_complete_are_logged_and_no_clock_starts(office):
    draft = made.draft(papers=made.draft().papers[:1])

    mine = office.do(intake.advise, draft, ("Giấy chứng sinh",), "Thiếu", counter_id=1, by=1)

    assert mine.state is DossierState.AWAITING_SUPPLEMENT
    assert (mine.received_at, mine.due_at) == (None, None)
    kept = rows(office, select(dossier_note.c.text, dossier_note.c["items"], dossier_note.c.number))
    assert [(words, json.loads(items), n) for words, items, n in kept] == [
        ("Thiếu", ["Giấy chứng sinh"], 1)
    ]
    assert office.store.read(history.verify).faults == ()


def test_a_refusal_needs_a_reason_and_ends_the_dossier(office):
    with pytest.raises(errors.DossierReasonMissing):
        office.do(intake.refuse_intake, made.draft(), " ", counter_id=1, by=1)

    mine = office.do(intake.refuse_intake, made.draft(), "Sai thẩm quyền", counter_id=1, by=1)
    assert (mine.state, mine.settled_at) == (DossierState.REFUSED, office.store.now())
    assert office.store.read(history.verify).faults == ()


def test_letters_are_numbered_by_year_each_kind_of_its_own(office):
    for _ in range(2):
        office.do(intake.refuse_intake, made.draft(), "Lý do", counter_id=1, by=1)
    office.do(intake.advise, made.draft(), ("Bản sao",), "", counter_id=1, by=1)

    found = rows(office, select(dossier_note.c.kind, dossier_note.c.number))
    assert sorted(map(tuple, found)) == [("refuse", 1), ("refuse", 2), ("supplement", 1)]


def test_no_event_names_anybody(office):
    whole = made.draft(
        owner=made.AN, fetcher=made.BINH, authorisation="Giấy ủy quyền 12", note="Bà Bình",
        return_by=ReturnBy.POST, post_address="Số 1, Phố Mẫu",
    )  # fmt: skip
    office.do(intake.register, whole, counter_id=1, by=1)
    office.do(intake.advise, whole, ("Của ông An",), "Ông An thiếu", counter_id=1, by=1)
    office.do(intake.refuse_intake, whole, "Bà Bình không thuộc", counter_id=1, by=1)

    told = json.dumps([detail for _, detail in events(office)], ensure_ascii=False)
    for word in ("Bình", "An ", "0912", "0793", "Phố", "Giấy", "thiếu"):
        assert word not in told
    assert Role.OWNER.value not in told
