from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from office.people.doubts import check_person
from office.people.id_number import PROVINCES
from office.people.person import (
    AddressLevels,
    Person,
    PersonKind,
    Sex,
    address_levels,
    born_in_words,
    clean_person,
    clean_text,
    fold_name,
    mask_number,
    mask_phone,
    parse_born,
    year_in,
)
from office.people.plain_text import is_cut
from office.settings.kinds import strange
from office.texts import PSEUDO

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("  Trần\u00a0 Thị\tBình\r\n", "Trần Thị Bình"),
        ("Tra\u0302\u0300n Thi\u0323 Bi\u0300nh", "Trần Thị Bình"),
        ("An\u202enìb\u202c", "Annìb"),
        ("A\u200bn\ufeff\u00ad", "An"),
        ("An\x00\x1b@\x07\x9b", "An@"),
        ("An\u3164\u2800\ufe0f\U000e0041", "An"),
        ("An\ud800", "An"),
        ("a\u2028b\u2029c", "a b c"),
        ("\u0301\u0301An", "An"),
        ("Z" + "\u0336" * 50, "Z" + "\u0336" * 2),
        ("", ""),
    ],
)
def test_text_from_outside_keeps_what_can_be_seen(raw, clean) -> None:
    assert clean_text(raw) == clean


def test_a_text_too_long_is_cut_and_says_so() -> None:
    assert clean_text("ặ" * 201) == "ặ" * 200
    assert clean_text("An " * 5, most=6) == "An An"
    assert is_cut("ặ" * 201)
    assert is_cut(" " * 5000 + "An")
    assert not is_cut("ặ" * 200 + "   ")


@given(st.text(max_size=60), st.integers(1, 40))
def test_cleaning_twice_changes_nothing(raw, most) -> None:
    clean = clean_text(raw, most)

    assert clean_text(clean, most) == clean
    assert len(clean) <= most
    assert not strange(clean)


@pytest.mark.parametrize(
    ("written", "born", "in_words"),
    [
        ("15081999", "1999-08-15", "15/08/1999"),
        ("15/08/1999", "1999-08-15", "15/08/1999"),
        ("5-8-1999", "1999-08-05", "05/08/1999"),
        (" 15 . 08 . 1999 ", "1999-08-15", "15/08/1999"),
        ("1999", "1999", "1999"),
        ("00/00/1960", "1960", "1960"),
        ("00001960", "1960", "1960"),
        ("05/1960", "1960-05", "05/1960"),
        ("00/05/1960", "1960-05", "05/1960"),
        ("01011960", "1960-01-01", "01/01/1960"),
        ("1960-05-02", "1960-05-02", "02/05/1960"),
        ("1960-05", "1960-05", "05/1960"),
        ("29022000", "2000-02-29", "29/02/2000"),
        ("29021999", "", ""),
        ("15131999", "", ""),
        ("32001960", "", ""),
        ("15/08/99", "", ""),
        ("150899", "", ""),
        ("hôm qua", "", ""),
        ("١٩٩٩", "", ""),
        ("", "", ""),
    ],
)
def test_a_birth_date_is_read_as_far_as_it_is_known(written, born, in_words) -> None:
    assert parse_born(written) == born
    assert born_in_words(born) == in_words
    assert parse_born(born) == born


@pytest.mark.parametrize(
    ("written", "year"),
    [
        ("31/02/1960", "1960"),
        ("31021960", "1960"),
        ("tháng ba 1960", "1960"),
        ("khoảng 1960.", "1960"),
        ("1960-13-01", "1960"),
        ("1960 hoặc 1961", ""),  # nobody can tell which
        ("tháng ba", ""),
        ("0912000345", ""),
        ("9999", ""),
        ("", ""),
    ],
)
def test_a_year_is_kept_of_a_date_that_nobody_can_read(written, year) -> None:
    assert parse_born(written) == ""
    assert year_in(written) == year


def test_numbers_are_masked_in_lists() -> None:
    assert mask_number("079301000025") == "079*******25"
    assert mask_number("012345678") == "012****78"
    assert mask_number("C1234567") == "******67"
    assert mask_number("123") == "**3"
    assert mask_number("") == ""
    assert mask_phone("090 123 4678") == "090****678"


def test_a_name_is_found_without_its_accents() -> None:
    assert fold_name(" ĐẶNG  Thị Ỷ Nhi ") == "dang thi y nhi"
    assert fold_name("H’Hen Niê") == "h hen nie"


@pytest.mark.parametrize(
    ("address", "levels"),
    [
        ("Số 1, Phố Mẫu, Phường Thử Nghiệm, Quận Mẫu, Hà Nội", AddressLevels.OLD),
        ("Xã Mẫu, Huyện Mẫu, Tỉnh Mẫu", AddressLevels.OLD),
        ("P.5, Q.3, TP.HCM", AddressLevels.OLD),
        ("Phường Mẫu, Thị xã Mẫu, Tỉnh Mẫu", AddressLevels.OLD),
        ("Phường Mẫu, TP. Thử Nghiệm, Thành phố Hồ Chí Minh", AddressLevels.OLD),
        ("Tổ 2, Phường Mẫu, Thành phố Hồ Chí Minh", AddressLevels.NEW),
        ("Thôn Mẫu, Xã Thử Nghiệm, Thành phố Đà Nẵng, Việt Nam", AddressLevels.NEW),
        ("Đặc khu Mẫu, Tỉnh Mẫu", AddressLevels.NEW),
        ("Xóm 4, Mẫu Lâm, Mẫu Lộc, Nghệ An", AddressLevels.UNKNOWN),
        ("Hà Nội", AddressLevels.UNKNOWN),
        ("", AddressLevels.UNKNOWN),
    ],
)
def test_an_address_of_either_time_is_told(address, levels) -> None:
    assert address_levels(address) is levels


BINH = Person(
    name="Trần Thị Bình",
    id_number="079301000025",
    born="2001-03-02",
    sex=Sex.FEMALE,
    address="Tổ 2, Phường Mẫu, Thành phố Hồ Chí Minh",
    phone="0901 234 678",
    email="binh@mau.vn",
)
COMPANY = Person(
    kind=PersonKind.ORGANISATION, name="Công ty TNHH 2-9 Mẫu & Con", id_number="0123456789-001"
)


def doubted(person: Person) -> list[str]:
    return [doubt.field for doubt in check_person(person, TODAY)]


def but(person: Person = BINH, **changes: object) -> Person:
    return replace(person, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "person",
    [
        BINH,
        COMPANY,
        Person(),
        but(born="2001"),
        but(id_number="C1234567"),
        but(id_number=""),
        but(phone="+84901234678"),
        but(phone="028 3822 1234"),
        but(phone="+1 (415) 555-0100"),
        but(name="H’Hen Niê-Kdăm", sex=None),
        but(COMPANY, id_number="0123456789"),
        but(COMPANY, id_number="079301000025"),
    ],
)
def test_what_is_right_or_not_known_raises_no_doubt(person) -> None:
    assert doubted(person) == []


@pytest.mark.parametrize(
    ("person", "field"),
    [
        (but(id_number="078301000025"), "id_number"),  # no province of that code
        (but(id_number="123456789"), "id_number"),
        (but(id_number="07930100002"), "id_number"),
        (but(id_number="0793010000256"), "id_number"),
        (but(sex=Sex.MALE), "sex"),
        (but(born="2002-03-02"), "born"),
        (but(id_number="079201000025", sex=Sex.MALE, born="1911"), "born"),
        (but(id_number="", born="2026-11-24"), "born"),
        (but(id_number="", born="2027"), "born"),
        (but(id_number="", born="1890"), "born"),
        (but(born="hôm qua"), "born"),
        (but(phone="090123467"), "phone"),
        (but(phone="09012346788"), "phone"),
        (but(phone="tám số không"), "phone"),
        (but(email="binh.mau.vn"), "email"),
        (but(email="binh@mau"), "email"),
        (but(name="Trần Thị B1nh"), "name"),
        (but(name="=cmd|' /C calc'!A0"), "name"),
        (but(name="<b>Bình</b>"), "name"),
        (but(name="Bình " * 60), "name"),
        (but(COMPANY, name="<script>"), "name"),
        (but(COMPANY, name="+cmd"), "name"),
        (but(COMPANY, id_number="012345678"), "id_number"),
    ],
)
def test_what_looks_wrong_is_said_about_its_field_only(person, field) -> None:
    assert doubted(person) == [field]


def test_today_is_the_last_day_to_be_born_on() -> None:
    assert doubted(but(id_number="", born="2026-11-23")) == []
    assert doubted(but(id_number="", born="2026")) == []


def test_a_doubt_is_a_sentence_in_the_readers_language() -> None:
    (doubt,) = check_person(but(sex=Sex.MALE), TODAY)

    assert doubt.message() == "Theo số căn cước, giới tính là Nữ. Xin xem lại."
    assert doubt.message(PSEUDO).startswith("[Theo số căn cước, giới tính là [Nữ")


def test_there_were_63_provinces() -> None:
    assert len(PROVINCES) == 63


def test_a_person_is_clean_before_it_is_stored() -> None:
    dirty = but(name="Trần\x1b \u202eThị Bình", address="Tổ 2\n" * 200, phone="0901\u200b234678")
    clean = clean_person(dirty)

    assert clean.name == "Trần Thị Bình"
    assert clean_person(but(id_number="079 301 000 025")).id_number == "079301000025"
    assert clean.phone == "0901234678"
    assert clean_person(but(phone="0901 234 678")).phone == "0901234678"  # as a search asks for it
    assert clean_person(but(born="2/3/2001")).born == "2001-03-02"
    assert clean_person(but(born="31/02/2001")).born == ""
    assert clean_person(clean) == clean
    assert len(clean.address) <= 300
    assert clean.sex is Sex.FEMALE


@pytest.mark.parametrize("letter", ["ặ", "a\u0323\u0306", "Ậ\x00\u202e"])
def test_a_name_of_two_hundred_letters_is_kept_whole_and_one_more_is_told(letter) -> None:
    name = f"Nguyễn {letter * 193}"

    assert clean_person(but(name=name)).name == f"Nguyễn {clean_text(letter) * 193}"
    assert doubted(but(name=name)) == []
    assert doubted(but(name=name + letter)) == ["name"]


def test_a_names_key_is_never_longer_than_a_name_also_where_a_letter_folds_to_two() -> None:
    assert fold_name("ß" * 200) == "s" * 200


def test_nothing_of_a_person_reaches_a_log_by_its_repr() -> None:
    said = f"{BINH!r} {check_person(but(born='2002-03-02'), TODAY)!r}"

    assert "Bình" not in said
    assert "0793" not in said
    assert "2001" not in said
