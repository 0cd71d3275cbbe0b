"""What the intake pane reads, on both engines."""

import pytest
from sqlalchemy import insert

from db import catalog
from db.dossiers import intake, intake_board
from db.dossiers.tables import ticket_purpose
from office.dossiers.dossier import Role
from tests import dossiers as made
from tests import stores


@pytest.fixture
def office(site):
    """The office open, with its procedures."""
    site.open()
    site.do(catalog.load, made.catalog())
    return site


def register(office, *args, by=1, **parts):
    return office.do(intake.register, made.draft(*args, **parts), counter_id=by, by=by)


def frequent(office, by=1):
    return office.store.read(intake_board.frequent, stores.login(by), now=office.store.now())


def test_procedures_come_by_title_with_the_edition_that_register_asks_for(office):
    found = office.store.read(intake_board.procedures)

    assert [each.procedure.code for each in found] == ["1.009994", "2.000815", "1.001193"]
    birth = found[-1]
    assert birth.procedure == made.BIRTH
    assert register(office, edition=birth.key).procedure_code == made.BIRTH.code


def test_frequent_counts_what_this_officer_received_in_ninety_days(office):
    register(office)
    office.clock.forward(days=91)
    register(office), register(office), register(office, made.CERTIFY)
    register(office, made.BUILD, by=2)

    assert frequent(office) == {made.BIRTH.code: 2, made.CERTIFY.code: 1}
    assert frequent(office, by=3) == {}


def test_who_came_before_is_known_by_number_as_in_the_newest_dossier(office):
    moved = made.replace(made.BINH, phone="0987654321", address="Tổ 9, Phường Mẫu")
    register(office)
    register(office, who=made.AN, owner=moved)

    assert earlier(office, made.BINH.id_number) == moved
    assert earlier(office, "999") is None
    assert earlier(office, "") is None


def earlier(office, number):
    return office.store.read(intake_board.earlier_applicant, number)


def test_nobody_without_a_number_is_taken_for_somebody_else(office):
    register(office, who=made.replace(made.BINH, id_number=""))

    assert earlier(office, "") is None


def test_a_ticket_tells_what_the_kiosk_knew(office):
    known, plain = office.issue(), office.issue()
    office.store.touch(_choose, known.ticket_id, made.BIRTH.code)

    assert purpose(office, known) == intake_board.Purpose(made.BIRTH.code, None)
    assert purpose(office, plain) == intake_board.Purpose()


def purpose(office, ticket):
    return office.store.read(intake_board.ticket_purpose, ticket.ticket_id)


def _choose(conn, site_id, ticket_id, code):
    row = {"site_id": site_id, "ticket_id": ticket_id, "procedure_code": code}
    conn.execute(insert(ticket_purpose), row)


def test_the_board_brings_the_offices_calendar_and_rules(office):
    board = office.store.read(intake_board.intake_board, stores.login(1), now=office.store.now())

    assert board.rules.unit_code == "H99.01"
    assert len(board.editions) == len(made.PROCEDURES)
    assert not board.calendar.is_working(stores.DAY.replace(month=11, day=22))  # a Sunday
    assert Role.OWNER.value == "owner"
