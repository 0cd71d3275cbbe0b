"""Signing in, on both engines."""

import pytest

from db import catalog
from db.queue import shifts
from db.queue.counter_board import counter_board
from db.queue.sign_in_board import sign_in_board
from db.verify import history
from office import errors
from office.history import Op, new_key
from office.shift import UnitShift
from tests import dossiers, stores
from tests.stores import Site

PIN = "2580"


@pytest.fixture(scope="module")
def pin_hash() -> str:
    return shifts.hash_secret(PIN)


@pytest.fixture
def office(site: Site, pin_hash: str) -> Site:
    for login, name in (("lethuha", "Lê Thu Hà"), ("dqhuy", "Đỗ Quang Huy")):
        site.store.touch(catalog.put_officer, login, name, pin_hash)
    return site


def sign_in(site: Site, login: str = "lethuha", secret: str = PIN, counter: int = 3):
    op = Op(new_key(), "counter", site.clock())
    return shifts.sign_in(site.store, login, secret, counter, op=op)


def test_the_right_secret_opens_a_shift(office):
    shift = sign_in(office)
    assert (shift.name, shift.counter_id) == ("Lê Thu Hà", 3)
    board = office.store.read(counter_board, 3, now=office.clock())
    assert board.officer_login == "lethuha"


def test_the_secret_is_stored_as_argon2id(pin_hash):
    assert pin_hash.startswith("$argon2id$")
    assert PIN not in pin_hash


def test_five_wrong_tries_lock_for_fifteen_minutes(office):
    for left in (4, 3, 2, 1, 0):
        with pytest.raises(errors.WrongSecret, match=f"Còn {left} lần"):
            sign_in(office, secret="0000")
    with pytest.raises(errors.LockedOut, match="08:56"):
        sign_in(office)
    office.clock.forward(minutes=14)
    with pytest.raises(errors.LockedOut):
        sign_in(office)
    office.clock.forward(minutes=1)
    assert sign_in(office).login == "lethuha"


def test_a_right_secret_forgets_the_wrong_tries(office):
    for _ in range(4):
        with pytest.raises(errors.WrongSecret):
            sign_in(office, secret="0000")
    sign_in(office)
    with pytest.raises(errors.WrongSecret, match="Còn 4 lần"):
        sign_in(office, secret="0000")


def test_an_unknown_login_is_told_no_more_than_a_wrong_secret(office):
    with pytest.raises(errors.WrongSecret):
        sign_in(office, login="nobody")


def test_one_officer_sits_at_one_counter_and_one_counter_has_one_officer(office):
    sign_in(office)
    with pytest.raises(errors.CounterTaken, match="Lê Thu Hà"):
        sign_in(office, login="dqhuy")
    with pytest.raises(errors.OfficerElsewhere, match="quầy 3"):
        sign_in(office, counter=2)


def test_the_same_officer_comes_back_to_the_same_counter_at_once(office):
    first = sign_in(office)
    assert sign_in(office).shift_id > first.shift_id


def test_a_silent_programs_shift_gives_way(office):
    sign_in(office)
    office.clock.forward(seconds=31)
    assert sign_in(office, login="dqhuy").counter_id == 3
    with pytest.raises(errors.NotOnShift):
        office.store.touch(shifts.beat, "lethuha", 3, now=office.clock())


def test_a_sign_of_life_keeps_the_shift(office):
    sign_in(office)
    office.clock.forward(seconds=29)
    office.store.touch(shifts.beat, "lethuha", 3, now=office.clock())
    office.clock.forward(seconds=29)
    with pytest.raises(errors.CounterTaken):
        sign_in(office, login="dqhuy")


def test_signing_out_frees_the_counter(office):
    sign_in(office)
    office.store.write(stores.op(office.store, "lethuha"), shifts.sign_out, 3)
    assert sign_in(office, login="dqhuy").name == "Đỗ Quang Huy"


def test_an_unknown_counter_is_refused(office):
    with pytest.raises(errors.CounterUnknown):
        sign_in(office, counter=9)


def test_a_repeated_key_gets_the_first_shift_or_count_again(office):
    op = Op(new_key(), "lethuha", office.clock())
    first = office.store.write(op, shifts.open_shift, "lethuha", 3)
    assert office.store.write(op, shifts.open_shift, "lethuha", 3) == first
    wrong = Op(new_key(), "dqhuy", office.clock())
    assert office.store.write(wrong, shifts.note_failure, "dqhuy") == 1
    assert office.store.write(wrong, shifts.note_failure, "dqhuy") == 1
    with pytest.raises(errors.WrongSecret, match="Còn 3 lần"):
        sign_in(office, login="dqhuy", secret="0000")


def test_a_repeated_key_answers_for_the_whole_office_too(office):
    load = Op(new_key(), "quan-tri", office.clock())
    wanted = stores.small_catalog()
    assert office.store.write(load, catalog.load, wanted) == 0
    assert office.store.write(load, catalog.load, wanted) == 0
    sign_in(office)
    leave = Op(new_key(), "lethuha", office.clock())
    for _ in range(2):
        assert office.store.write(leave, shifts.sign_out, 3) is None


@pytest.fixture
def unit_office(office: Site) -> Site:
    office.do(catalog.load, dossiers.catalog())
    office.store.touch(catalog.put_in_unit, "dqhuy", "kinh-te")
    return office


def sign_in_unit(site: Site, login: str = "dqhuy", secret: str = PIN):
    op = Op(new_key(), "counter", site.clock())
    return shifts.sign_in_unit(site.store, login, secret, op=op)


def test_an_officer_of_a_unit_signs_in_without_a_counter_and_history_tells_it(unit_office):
    assert sign_in_unit(unit_office) == UnitShift("dqhuy", "Đỗ Quang Huy", "kinh-te")
    board = unit_office.store.read(sign_in_board, now=unit_office.clock())
    assert all(each.officer_name is None for each in board.counters)
    assert unit_office.store.read(history.verify).faults == ()


def test_a_unit_has_the_same_five_tries_as_a_counter(unit_office):
    for left in (4, 3, 2, 1, 0):
        with pytest.raises(errors.WrongSecret, match=f"Còn {left} lần"):
            sign_in_unit(unit_office, secret="0000")
    with pytest.raises(errors.LockedOut, match="08:56"):
        sign_in_unit(unit_office)
    unit_office.clock.forward(minutes=15)
    sign_in_unit(unit_office)
    with pytest.raises(errors.WrongSecret, match="Còn 4 lần"):
        sign_in_unit(unit_office, secret="0000")


def test_the_desks_officers_are_in_no_unit_and_choose_a_counter(unit_office):
    with pytest.raises(errors.NoUnit):
        sign_in_unit(unit_office, login="lethuha")


def test_a_repeated_key_gets_the_first_sign_in_to_a_unit_again(unit_office):
    op = Op(new_key(), "dqhuy", unit_office.clock())
    first = unit_office.store.write(op, shifts.enter_unit, "dqhuy")
    assert unit_office.store.write(op, shifts.enter_unit, "dqhuy") == first
