"""What a citizen learns from the code on their paper, on both engines."""

from dataclasses import fields, replace
from datetime import timedelta

import pytest
from sqlalchemy import event

from db import catalog
from db.dossiers import circulation, intake, life, lookups
from db.queue import tickets
from db.queue.counter_board import counter_board
from db.queue.kiosk_board import kiosk_board
from db.verify import history
from office import proof
from office.dossiers.codes import Asked, qr_text
from office.dossiers.codes import asked as read_code
from office.dossiers.deadlines import Running
from office.dossiers.dossier import DossierState, ReturnBy
from office.dossiers.draft import PaperLine, PaperState
from office.profile import Counter
from office.ticket import State
from tests import dossiers as made
from tests import make, stores

UNIT = "kinh-te"
RESULTS = replace(
    make.SERVICES["A"], service_id="ket-qua", letter="K", title="Nhận kết quả", tone="result"
)


def with_results(site):
    """The office open, with a tile for results at counters 2 and 3, and a unit's officer."""
    site.open()
    whole = made.catalog()
    counters = tuple(
        Counter(counter_id=each.counter_id, services=(*each.services, "ket-qua"))
        if each.counter_id > 1
        else each
        for each in whole.counters
    )
    site.do(catalog.load, replace(whole, services=(*whole.services, RESULTS), counters=counters))
    site.store.touch(catalog.put_officer, "bao", "Trương Gia Bảo", "")
    site.store.touch(catalog.put_in_unit, "bao", UNIT)
    return site


@pytest.fixture(scope="module")
def office(shared_site):
    """One such office for all tests that change nothing of it: each has dossiers of its own."""
    return with_results(shared_site)


@pytest.fixture
def own_office(site):
    """An office to change."""
    return with_results(site)


def by(office, actor, command, *args, **kwargs):
    return office.store.write(stores.op(office.store, actor), command, *args, **kwargs)


def desk(office, command, *args, **kwargs):
    return by(office, "officer-1", command, *args, **kwargs)


def register(office, procedure=made.BIRTH, **parts):
    return office.do(intake.register, made.draft(procedure, **parts), counter_id=1, by=1)


def view(office, asked):
    return office.store.read(lookups.citizen_view, asked, now=office.clock())


def of(office, dossier):
    return view(office, Asked(code=dossier.code))


def test_code_short_code_and_the_receipts_qr_show_the_same(office):
    mine = register(office, external_code="H15.50.05.13-261123-0975")
    scanned = read_code(qr_text(stores.SITE, mine.code, mine.lookup))
    shown = view(office, scanned)

    assert shown.code == mine.code
    for said in (mine.code.lower(), mine.lookup.lower(), mine.external_code):
        assert view(office, read_code(said)) == shown


@pytest.mark.parametrize("wrong", ["code", "lookup", "pair", "void"])
def test_a_wrong_code_or_a_mistaken_intake_is_unknown(office, wrong):
    mine, other = register(office), register(office)
    if wrong == "void":
        desk(office, life.void, mine.dossier_id, "nhập nhầm")
    asked = {
        "code": Asked(code=mine.code[:-1] + "9"),
        "lookup": Asked(lookup="ZZZZZZZZ"),
        "pair": Asked(code=mine.code, lookup=other.lookup),
        "void": Asked(lookup=mine.lookup),
    }

    assert view(office, asked[wrong]) is None


def test_nothing_personal_is_in_the_view(office):
    mine = register(office, note="điện thoại người nhà 0987654321", post_address="Số 9, Phố Kín")
    desk(office, life.request_supplement, mine.dossier_id,
         ("Giấy chứng sinh", "Giấy của bà Trần Thị Bình"), "Bà Bình quên")  # fmt: skip
    shown = of(office, mine)
    said = " ".join(str(getattr(shown, each.name)) for each in fields(shown))

    assert shown.lacking == ("Giấy chứng sinh",)
    assert shown.lacks_more
    for secret in ("Bình", "079301000025", "0912000345", "0987654321", "Kín"):
        assert secret not in said


def test_a_paper_that_an_officer_named_stays_in_the_letter(office):
    typed = PaperLine(title="Giấy ủy quyền của bà Trần Thị Bình")
    mine = register(office, papers=(*made.draft().papers, replace(typed, state=PaperState.HAVE)))
    desk(office, life.request_supplement, mine.dossier_id,
         (typed.title, "Giấy chứng sinh"), "")  # fmt: skip
    shown = of(office, mine)

    assert (shown.lacking, shown.lacks_more) == (("Giấy chứng sinh",), True)


@pytest.mark.parametrize("asked", [Asked(code="H15.50-261123-0975"), Asked(lookup="ZZZZZZZZ")])
def test_no_way_to_a_dossier_reads_the_whole_table(office, asked):
    def plans(conn, site_id):
        if conn.dialect.name != "sqlite":
            pytest.skip("whether PostgreSQL takes an index depends on how much there is")
        sent = []
        event.listen(conn, "before_cursor_execute", lambda *said: sent.append(said[2:4]))
        lookups.citizen_view(conn, site_id, asked, now=office.clock())
        explained = [
            conn.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}", bound) for sql, bound in tuple(sent)
        ]
        return [row.detail for rows in explained for row in rows]

    steps = office.store.read(plans)
    assert len(steps) == (2 if asked.code else 1)
    assert all("USING INDEX" in step and step.count("=?") == 2 for step in steps), steps


def test_only_the_latest_letter_counts(office):
    mine = register(office)
    for paper in ("Giấy chứng sinh", "Tờ khai đăng ký khai sinh"):
        desk(office, life.request_supplement, mine.dossier_id, (paper,), "")
        asked = of(office, mine)
        desk(office, life.receive_supplement, mine.dossier_id)

    assert asked.lacking == ("Tờ khai đăng ký khai sinh",)
    assert not asked.lacks_more
    assert of(office, mine).lacking == ()


def test_papers_advised_before_receipt_are_told_too(office):
    mine = office.do(intake.advise, made.draft(), ("Giấy chứng sinh",), "thiếu", counter_id=1, by=1)
    shown = of(office, mine)

    assert (shown.state, shown.received_at) == (DossierState.AWAITING_SUPPLEMENT, None)
    assert (shown.lacking, shown.due_at, shown.running) == (("Giấy chứng sinh",), None, None)


@pytest.mark.parametrize(
    ("days", "running"), [(0, Running.IN_TIME), (5, Running.DUE_SOON), (9, Running.OVERDUE)]
)
def test_how_it_stands_against_the_due_date(office, days, running):
    mine = register(office)
    later = office.clock() + timedelta(days=days)
    shown = office.store.read(lookups.citizen_view, Asked(code=mine.code), now=later)

    assert shown.due_at == mine.due_at
    assert shown.running is running


def test_a_result_is_ready_only_once_the_desk_has_confirmed_it(office):
    mine = register(office, made.BUILD)
    desk(office, circulation.hand_over, mine.dossier_id, UNIT)
    by(office, "bao", circulation.accept, mine.dossier_id)
    by(office, "bao", circulation.record_result, mine.dossier_id)
    on_its_way = of(office, mine)
    desk(office, circulation.accept, mine.dossier_id)
    there = of(office, mine)
    desk(office, life.return_result, mine.dossier_id, "Trần Thị Bình", "CCCD")
    gone = of(office, mine)

    assert (on_its_way.state, on_its_way.ready) == (DossierState.RESULT_READY, False)
    assert (there.ready, there.fetch_at, there.result_service) == (True, (2, 3), "ket-qua")
    assert (gone.state, gone.ready) == (DossierState.RETURNED, False)
    assert gone.returned_at == office.clock()


def test_without_a_tile_for_results_the_dossiers_own_counters_give_it(own_office):
    mine = register(own_office, made.BUILD, return_by=ReturnBy.POST, post_address="Tổ 2")
    own_office.do(catalog.load, made.catalog())
    shown = of(own_office, mine)

    assert (shown.result_service, shown.fetch_at) == (None, (3,))
    assert shown.return_by is ReturnBy.POST


def test_a_later_date_is_known_as_such(office):
    mine = register(office)
    later = mine.due_at + timedelta(days=7)
    desk(office, life.extend, mine.dossier_id, later, "thiếu người")
    shown = of(office, mine)

    assert shown.extended
    assert shown.due_at == later


def test_the_service_to_meet_an_officer_at_is_the_dossiers_own(own_office):
    mine = register(own_office, made.BUILD)
    known = own_office.store.read(lookups.dossier_service, mine.dossier_id)
    whole = made.catalog()
    without = tuple(each for each in whole.services if each.service_id != "dat-dai")
    counters = (Counter(counter_id=1, services=("ho-tich",)),)
    procedures = tuple(each for each in whole.procedures if each.service_id != "dat-dai")
    fewer = replace(whole, services=without, counters=counters, procedures=procedures)
    own_office.do(catalog.load, fewer)

    assert known == "dat-dai"
    assert own_office.store.read(lookups.dossier_service, mine.dossier_id) is None


def payload(office, ticket):
    key = office.store.read(catalog.proof_key)
    code = proof.proof_code(key, stores.SITE, ticket.business_date, ticket.label)
    return proof.payload_text(stores.SITE, ticket.business_date, ticket.label, code)


def test_a_tickets_own_qr_tells_its_place_and_later_its_counter(office):
    first, mine = office.issue(), office.issue()
    before = office.store.read(lookups.ticket_by_proof, payload(office, first), now=office.clock())
    told = office.store.read(lookups.ticket_by_proof, payload(office, mine), now=office.clock())
    office.at(tickets.call_ticket, 3, mine.ticket_id)
    called = office.store.read(lookups.ticket_by_proof, payload(office, mine), now=office.clock())

    assert told.ticket.label == mine.label
    assert told.ahead == before.ahead + 1
    assert (called.ticket.state, called.ticket.counter_id) == (State.CALLED, 3)


def test_a_forged_ticket_code_tells_nothing(office):
    mine = office.issue()
    good = payload(office, mine)
    forged = [good[:-8] + "ABCDEFGH", good.replace(mine.label, "A-999"), "MOTCUA:1:x", ""]

    for each in forged:
        found = office.store.read(lookups.ticket_by_proof, each, now=office.clock())
        assert found is None, each


def test_a_ticket_can_carry_what_it_is_for(office):
    mine = register(office, made.BUILD)
    fetching = office.store.write(
        stores.op(office.store), tickets.issue_ticket, "ket-qua", dossier_id=mine.dossier_id
    )
    office.store.write(
        stores.op(office.store), tickets.issue_ticket, "ho-tich", procedure_code=made.BIRTH.code
    )
    office.issue("chung-thuc")
    board = office.store.read(counter_board, 3, now=office.clock())
    told = {
        each.service.service_id: (each.procedure_title, each.dossier_id, each.dossier_code)
        for each in board.waiting
        if each.ticket.ticket_id >= fetching.ticket_id
    }
    office.at(tickets.call_ticket, 3, fetching.ticket_id)
    desk_ticket = office.store.read(counter_board, 3, now=office.clock()).desk

    assert told == {
        "ket-qua": (made.BUILD.short_title, mine.dossier_id, mine.code),
        "ho-tich": (made.BIRTH.short_title, None, None),
        "chung-thuc": (None, None, None),
    }
    assert (desk_ticket.dossier_id, desk_ticket.dossier_code) == (mine.dossier_id, mine.code)
    assert office.store.read(history.verify).faults == ()


def test_a_tile_with_one_procedure_knows_it(office):
    board = office.store.read(kiosk_board, now=office.clock())
    only = {each.service.service_id: each.only_procedure for each in board.services}

    assert only == {
        "ho-tich": made.BIRTH.code,
        "chung-thuc": made.CERTIFY.code,
        "dat-dai": made.BUILD.code,
        "ket-qua": None,
    }
