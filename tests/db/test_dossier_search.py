"""Finding dossiers by names that are half known or mistyped, on both engines."""

import random
from datetime import date

import pytest
from sqlalchemy import select

from db import catalog
from db.dossiers import intake, life
from db.dossiers.tables import dossier_name, dossier_word
from db.search import dossier_search
from db.search.dossier_keys import Codes, Names, Numbers
from db.search.narrowing import Narrowing
from office.dossiers.dossier import DossierState, Role
from office.dossiers.dossier_records import Search
from office.people.person import Person, fold_name
from tests import dossiers as made

NAMES = (
    "Trần Thị Bình", "Nguyễn Văn An", "Lê Minh Châu", "Nguyễn Thị Bình An", "Võ Văn Long",
    "Hoàng Văn Lớn", "Trần Thị Bình", "Công ty Bình Minh",
)  # fmt: skip


@pytest.fixture(scope="module")
def office(shared_site):
    """An office with a dossier for each of the names; nothing of it is changed."""
    here = ready(shared_site)
    for number, name in enumerate(NAMES):
        procedure = made.PROCEDURES[number % len(made.PROCEDURES)]
        register(here, Person(name=name, phone=f"090000000{number}"), procedure)
    return here


def ready(site):
    """The office open, with procedures."""
    site.open()
    site.do(catalog.load, made.catalog())
    return site


def register(office, who, procedure=made.BUILD, **parts):
    draft = made.draft(procedure, who, **parts)
    return office.do(intake.register, draft, counter_id=1, by=1)


def find(office, words="", **parts):
    """The owners' names, in the order found."""
    return [line.owner for line in look(office, words, **parts).lines]


def look(office, words="", **parts):
    """What a search answers."""
    wanted = Search(words=words, **parts)
    return office.store.read(dossier_search.find, wanted, now=office.store.now())


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Thị Bình", {"Trần Thị Bình", "Nguyễn Thị Bình An"}),
        ("Binh", {"Trần Thị Bình", "Nguyễn Thị Bình An", "Công ty Bình Minh"}),
        ("tran binh", {"Trần Thị Bình"}),
        ("nguyen an", {"Nguyễn Văn An", "Nguyễn Thị Bình An"}),
        ("ty binh", {"Công ty Bình Minh"}),
        ("minh ch", {"Lê Minh Châu"}),
        ("văn lon", {"Võ Văn Long", "Hoàng Văn Lớn"}),
        ("vo van lon", {"Võ Văn Long"}),
        ("bi thi", set()),
        ("tran an", set()),
    ],
)
def test_a_name_is_found_by_any_of_its_words_the_last_only_begun(office, words, found):
    assert set(find(office, words)) == found
    assert not look(office, words).near


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("trn thi binh", {"Trần Thị Bình"}),
        ("Trần Thị Bnih", {"Trần Thị Bình"}),
        ("nguyem van an", {"Nguyễn Văn An"}),
        ("nguyen van am", set()),  # a word of two letters is near too many others
        ("le ming chau", {"Lê Minh Châu"}),
        ("chsu", {"Lê Minh Châu"}),
        ("trrn thi bbnhi", set()),
        ("wolfgang", set()),
        ("tran wolfgang", set()),
    ],
)
def test_a_slip_of_the_key_is_forgiven_where_nobody_is_called_so(office, words, found):
    assert set(find(office, words)) == found
    assert look(office, words).near == bool(found)


def test_those_whose_name_begins_so_come_first_and_each_dossier_once(office):
    assert find(office, "Nguyễn")[0] == "Nguyễn Thị Bình An"
    assert find(office, "binh")[:2] == ["Trần Thị Bình"] * 2
    assert len(find(office, "binh")) == 4
    assert len(find(office, "n", most=1)) == 1


def test_where_few_are_wanted_names_are_found_the_same(office):
    today = date(2026, 11, 23)
    for narrow in (
        {"states": (DossierState.RECEIVED, DossierState.RETURNED)},
        {"received_from": today, "received_to": today},
    ):
        for words in ("binh", "Thị Bình", "trn thi binh", "nguyen", "n", "wolfgang"):
            assert sorted(find(office, words, **narrow)) == sorted(find(office, words))
        assert find(office, "binh", states=(DossierState.VOIDED,)) == []


def test_from_whichever_side_it_begins_a_search_finds_the_same(office):
    """By the keys, by the dossiers it is narrowed to, and by reading everything."""
    chance = random.Random(7)
    here = [
        (line.dossier, fold_name(line.owner))
        for line in office.store.read(dossier_search.find, Search(), now=office.store.now()).lines
    ]
    for _ in range(60):
        name = chance.choice(here)[1]
        words = name[: chance.randint(1, len(name))].strip()
        procedure = chance.choice(made.PROCEDURES).code
        wanted = Search(procedure_code=procedure, states=(DossierState.RECEIVED,))
        expected = sorted(
            mine.dossier_id
            for mine, called in here
            if mine.procedure_code == procedure and f" {words}" in f" {called}"
        )

        def found(conn, site_id, few, wanted=wanted, words=words):
            return Names(Narrowing(conn, site_id, wanted, few=few)).found(words)

        if expected:  # else a slip is forgiven
            assert [sorted(office.store.read(found, few)) for few in (0, 1000)] == [expected] * 2


def test_phones_and_codes_are_found_from_either_side(office):
    wanted = Search(procedure_code=made.CERTIFY.code)
    for by, words, count in ((Numbers, "0900", 3), (Numbers, "0800", 0), (Codes, "H", 3)):

        def found(conn, site_id, few, by=by, words=words):
            return by(Narrowing(conn, site_id, wanted, few=few)).found(words)

        both = [office.store.read(found, few) for few in (0, 1000)]
        assert sorted(both[0]) == sorted(both[1])
        assert len(both[0]) == count


def test_a_corrected_name_is_found_and_the_wrong_one_is_gone_from_everywhere(site):
    ready(site)
    one = register(site, Person(name="Trần Thị Bihn"))
    register(site, Person(name="Đỗ Thị Lan"))
    site.do(life.amend, one.dossier_id, {Role.SUBMITTER: Person(name="Trần Thị Bình")}, by=1)

    assert find(site, "thị bình") == ["Trần Thị Bình"]
    assert find(site, "bihn") == ["Trần Thị Bình"]  # by the slip alone
    kept = site.store.read(
        lambda conn, _site: [
            *conn.scalars(select(dossier_name.c.name_key).distinct()),
            *conn.scalars(select(dossier_word.c.word)),
        ]
    )
    assert sorted(kept) == [
        "binh", "do", "do thi lan", "lan", "thi", "tran", "tran thi binh"
    ]  # fmt: skip


def test_a_name_two_people_have_stays_when_one_of_them_is_corrected(site):
    ready(site)
    one, _other = (register(site, Person(name="Lê Minh Châu")) for _ in range(2))
    site.do(life.amend, one.dossier_id, {Role.SUBMITTER: Person(name="Lê Minh Chánh")}, by=1)

    assert find(site, "minh châu") == ["Lê Minh Châu"]


def test_what_was_never_received_comes_last_on_both_engines(site):
    ready(site)
    draft = made.draft(made.BIRTH, Person(name="Lê Minh Châu"))
    site.do(intake.advise, draft, ("Giấy chứng sinh",), "thiếu", counter_id=1, by=1)
    site.clock.forward(hours=-1)
    register(site, Person(name="Võ Văn Long"))

    assert find(site) == ["Võ Văn Long", "Lê Minh Châu"]
    assert find(site, states=tuple(DossierState)) == ["Võ Văn Long", "Lê Minh Châu"]
    assert find(site, received_to=date(2026, 12, 31)) == ["Võ Văn Long"]
