import re
import unicodedata
import urllib.parse
from dataclasses import fields, replace

import pytest

from office.people.doubts import Doubt
from office.people.identity import (
    INCOMPLETE,
    NOT_A_CARD,
    OTHER_KEYBOARD,
    TWO_CARDS,
    CardReading,
    NotACard,
    read_card,
)
from office.people.person import Person, Sex
from office.people.syllables import doubtful_word

AN_TEXT = (
    "001099000018|012345678|Nguyễn Văn An|15081999|Nam|"
    "Số 1, Phố Mẫu, Phường Thử Nghiệm, Quận Mẫu, Hà Nội|25122021"
)
BINH_TEXT = (
    "079301000025||Trần Thị Bình|02032001|Nữ|Tổ 2, Phường Mẫu, Thành phố Hồ Chí Minh|10062022"
)
CHAU_TEXT = (
    "048205000037||Lê Minh Châu|31012005|Nam|"
    "Thôn Mẫu, Xã Thử Nghiệm, Thành phố Đà Nẵng|15082024||||"
)
AN = CardReading(
    Person(
        name="Nguyễn Văn An",
        id_number="001099000018",
        born="1999-08-15",
        sex=Sex.MALE,
        address="Số 1, Phố Mẫu, Phường Thử Nghiệm, Quận Mẫu, Hà Nội",
    ),
    old_number="012345678",
    issued="2021-12-25",
)
BINH = CardReading(
    Person(
        name="Trần Thị Bình",
        id_number="079301000025",
        born="2001-03-02",
        sex=Sex.FEMALE,
        address="Tổ 2, Phường Mẫu, Thành phố Hồ Chí Minh",
    ),
    issued="2022-06-10",
)
CHAU = CardReading(
    Person(
        name="Lê Minh Châu",
        id_number="048205000037",
        born="2005-01-31",
        sex=Sex.MALE,
        address="Thôn Mẫu, Xã Thử Nghiệm, Thành phố Đà Nẵng",
    ),
    issued="2024-08-15",
    fields=11,
)
CARDS = [(AN_TEXT, AN), (BINH_TEXT, BINH), (CHAU_TEXT, CHAU)]


def accents(text: str, spelled) -> str:
    """`text` with each letter outside ASCII spelled otherwise."""
    return "".join(letter if letter.isascii() else spelled(letter) for letter in text)


def through(page: str, text: str) -> str:
    """UTF-8 shown as the letters of a code page; bytes that have none as controls."""
    return "".join(bytes([byte]).decode(page, "ignore") or chr(byte) for byte in text.encode())


def caps_lock(text: str) -> str:
    return text.swapcase()


UNHARMED = {
    "text": str,
    "bytes": str.encode,
    "byte order mark": lambda text: "\ufeff" + text,
    "byte order mark in bytes": lambda text: text.encode("utf-8-sig"),
    "CR LF": lambda text: text + "\r\n",
    "tab": lambda text: "\t" + text + "\t",
    "twice in one line": lambda text: text + text,
    "twice in two lines": lambda text: text + "\r\n" + text + "\r\n",
    "decimals with spaces": lambda text: accents(
        text, lambda letter: " ".join(f"{byte:04}" for byte in letter.encode())
    ),
    "decimals with spaces between all": lambda text: re.sub(
        r"[^\x00-\x7f]+", lambda run: " ".join(f"{byte:04}" for byte in run[0].encode()), text
    ),
    "decimals": lambda text: accents(
        text, lambda letter: "".join(f"{byte:04}" for byte in letter.encode())
    ),
    "as cp1252": lambda text: through("cp1252", text),
    "as latin-1": lambda text: through("latin-1", text),
    "as cp1258": lambda text: through("cp1258", text),
    "entities": lambda text: accents(text, lambda letter: f"&#{ord(letter)};"),
    "hexadecimal entities": lambda text: accents(text, lambda letter: f"&#x{ord(letter):X};"),
    "entities of bytes": lambda text: accents(
        text, lambda letter: "".join(f"&#{byte};" for byte in letter.encode())
    ),
    "percent": lambda text: accents(text, urllib.parse.quote),
    "percent throughout": urllib.parse.quote,
    "accents apart": lambda text: unicodedata.normalize("NFD", text),
    "caps lock": caps_lock,
    "caps lock beside accents": lambda text: "".join(
        letter.swapcase() if letter.isascii() else letter for letter in text
    ),
    "sex in capitals": lambda text: text.replace("Nữ", "NỮ").replace("Nam|", "NAM|"),
    "sex without its accent": lambda text: text.replace("Nữ", "Nu"),
}


@pytest.mark.parametrize("harm", UNHARMED.values(), ids=UNHARMED)
@pytest.mark.parametrize(("text", "card"), CARDS, ids=["An", "Bình", "Châu"])
def test_what_can_be_undone_with_certainty_reads_as_the_card(text, card, harm) -> None:
    assert read_card(harm(text)) == card


MARKED = {
    "bar as tilde": lambda text: text.replace("|", "~"),
    "bar as a letter": lambda text: text.replace("|", "Ư"),
    "bar as backslash": lambda text: text.replace("|", "\\"),
    "bar as tab": lambda text: text.replace("|", "\t"),
    "no bars": lambda text: text.replace("|", ""),
}


@pytest.mark.parametrize("harm", MARKED.values(), ids=MARKED)
@pytest.mark.parametrize(("text", "card"), CARDS, ids=["An", "Bình", "Châu"])
def test_under_another_keyboard_the_fields_are_found_and_the_words_marked(text, card, harm) -> None:
    read = read_card(harm(text))

    assert isinstance(read, CardReading)
    assert (read.person, read.old_number, read.issued) == (
        card.person,
        card.old_number,
        card.issued,
    )
    assert [doubt.field for doubt in read.doubts] == ["name", "address"]


LOST = {
    "question marks": lambda text: text.encode("ascii", "replace").decode(),
    "replacement signs": lambda text: accents(text, lambda _: "\ufffd"),
    "accented letters dropped": lambda text: text.encode("ascii", "ignore").decode(),
    "accents dropped": lambda text: accents(
        text, lambda letter: "dD"["đĐ".index(letter)] if letter in "đĐ"
        else unicodedata.normalize("NFD", letter)[0]
    ),
    "first bytes dropped": lambda text: text.encode().replace(b"\xe1", b""),
    "bytes of a small code page": lambda text: text.encode("cp1252", "replace"),
    "controls dropped": lambda text: "".join(
        letter for letter in through("cp1252", text) if letter.isprintable()
    ),
    "spaces for hard spaces": lambda text: through("cp1252", text).replace("\xa0", " ")
    .replace("»", ""),
}  # fmt: skip


@pytest.mark.parametrize("harm", LOST.values(), ids=LOST)
@pytest.mark.parametrize(("text", "card"), CARDS, ids=["An", "Bình", "Châu"])
def test_lost_letters_leave_the_digits_and_are_marked_in_the_words(text, card, harm) -> None:
    read = read_card(harm(text))

    assert isinstance(read, CardReading)
    assert digits(read) == digits(card)
    marked = {doubt.field for doubt in read.doubts}
    assert "name" in marked or read.person.name == card.person.name
    assert "address" in marked or read.person.address == card.person.address


def digits(card: CardReading) -> tuple[object, ...]:
    person = card.person
    return person.id_number, person.born, person.sex, card.old_number, card.issued


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("Nguyễn Văn An", ""),
        ("NGUYỄN VĂN AN", ""),
        ("Trần Thị Quỳnh Như", ""),
        ("Đỗ Gia Khánh", ""),
        ("Phạm Nguyệt Ánh", ""),
        ("Quách Tuấn Khuê", ""),
        ("Vừ A Dính", ""),
        ("Lý Ỷ Yến", ""),
        ("Phan Minh Anh", ""),
        ("Cao Thúy Uyên", ""),
        ("Nguyn Vn An", "Vn"),
        ("Trần Thị Bnh", "Bnh"),
        ("Nguyen Thị Bình", "Nguyen"),
        ("Trần Thị Ngoc", "Ngoc"),
        ("Trầnn Thị Bình", "Trầnn"),
        ("Trần Thị Bìnhj", "Bìnhj"),
        ("Trần Wăn Bình", "Wăn"),
        ("Trần Thị Bình5", "Bình5"),
        ("Trần Thị BìNh", "BìNh"),
        ("Trầnế Thị Bình", "Trầnế"),
        ("Trần Thị Ngòc", "Ngòc"),
        ("LÃª Minh Châu", "LÃª"),
        ("Trần Thị Hòá", "Hòá"),
    ],
)
def test_a_word_that_no_name_has_is_marked(name, word) -> None:
    assert doubtful_word(name) == word
    read = read_card(BINH_TEXT.replace("Trần Thị Bình", name))
    assert isinstance(read, CardReading)
    assert read.person.name == name
    assert [doubt.field for doubt in read.doubts] == (["name"] if word else [])


@pytest.mark.parametrize(
    ("harm", "fields_seen", "marked"),
    [
        (lambda text: text.replace("||", "|"), 6, [""]),
        (lambda text: text[:-8], 7, ["issued"]),
        (lambda text: text[:-9], 6, ["", "issued"]),
        (lambda text: text[:-3], 7, ["issued"]),
        (lambda text: text.replace("|Nữ|", "|"), 6, ["", "sex"]),
        (lambda text: text.replace("Nữ", "N?"), 7, ["sex"]),
        (lambda text: text.replace("Trần Thị Bình", ""), 7, ["name"]),
        (lambda text: text.replace("02032001", "31022001"), 7, ["born"]),
        (lambda text: text.replace("Tổ 2, Phường Mẫu, Thành phố Hồ Chí Minh", ""), 7, ["address"]),
        (lambda text: text.replace("Nữ", "Nam"), 7, ["sex"]),
        (lambda text: text.replace("02032001", "02032002"), 7, ["born"]),
        (lambda text: text.replace("10062022", "10061999"), 7, ["born"]),
        (lambda text: text.replace("079301000025", "078301000025"), 7, ["id_number"]),
        (lambda text: text.replace("||", "|1234|"), 7, ["old_number"]),
        (lambda text: text + "|Trần Văn Cha|Lê Thị Mẹ||", 11, []),
    ],
)
def test_what_is_missing_or_does_not_fit_is_marked_where_it_stands(
    harm, fields_seen, marked
) -> None:
    read = read_card(harm(BINH_TEXT))

    assert isinstance(read, CardReading)
    assert [doubt.field for doubt in read.doubts] == marked
    assert read.fields == fields_seen
    assert read.person.id_number[3:] == "301000025"
    assert read.person.address in {BINH.person.address, ""}


@pytest.mark.parametrize(
    ("written", "born"), [("00001960", "1960"), ("1960", "1960"), ("01011960", "1960-01-01")]
)
def test_older_people_have_a_year_for_a_birth_date(written, born) -> None:
    read = read_card(BINH_TEXT.replace("02032001", written).replace("079301000025", "079160000025"))

    assert isinstance(read, CardReading)
    assert read.person.born == born
    assert read.doubts == ()


def test_an_old_number_of_twelve_digits_is_not_another_card() -> None:
    read = read_card(BINH_TEXT.replace("||", "|012345678901|"))

    assert read == replace(BINH, old_number="012345678901")


def test_of_two_readings_of_one_card_the_better_one_counts() -> None:
    harmed = BINH_TEXT.replace("Bình", "B?nh")

    assert read_card(harmed + "\n" + BINH_TEXT) == BINH
    assert read_card(BINH_TEXT + harmed) == BINH


@pytest.mark.parametrize(
    "scan",
    [
        AN_TEXT + BINH_TEXT,
        CHAU_TEXT + AN_TEXT,
        AN_TEXT + "\r\n" + BINH_TEXT,
        AN_TEXT + BINH_TEXT[:40],
        (AN_TEXT + BINH_TEXT).replace("|", "~"),
    ],
)
def test_two_cards_in_one_burst_are_said_and_not_mixed(scan) -> None:
    assert read_card(scan) == NotACard(TWO_CARDS)


@pytest.mark.parametrize(
    ("scan", "sentence"),
    [
        ("", NOT_A_CARD),
        (b"", NOT_A_CARD),
        ("|||||||", NOT_A_CARD),
        ("H15.50.05.13-261008-0975", NOT_A_CARD),
        ("000.00.14.H20-200703-0002", NOT_A_CARD),
        ("MOTCUA:1:hoa-binh:2026-11-23:A-012:ABCDEFGH", NOT_A_CARD),
        ("https://mau.vn/123456789012?a=1|b|c|d|e", NOT_A_CARD),
        ("8934588012228", NOT_A_CARD),
        ("079301000025", NOT_A_CARD),
        ("GD797932456789|4e677579|01/01/1990|1|Mẫu|79 - 001|01/01/2025|-|01/01/2025", NOT_A_CARD),
        ("GD4797932456789|4e677579|01/01/1990|1|Mẫu|79 - 001|01/01/2025|-|01/01/2025", NOT_A_CARD),
        ("x" * 100_000, NOT_A_CARD),
        (AN_TEXT * 100, NOT_A_CARD),
        (AN_TEXT[:38], INCOMPLETE),
        ("001099000018|||||||", INCOMPLETE),
        ("079301000025||Trần Thị Bình|02032001|", INCOMPLETE),
        ("đđ\u0323đ\u0323\u0323đđđăô|đăâêôphải|Trần Thị Bình", OTHER_KEYBOARD),
        ('àèç"à&ààààé(||Tràn Thi Binh|àéà"éàà&', OTHER_KEYBOARD),
    ],
)
def test_what_is_no_card_gets_a_calm_sentence(scan, sentence) -> None:
    read = read_card(scan)

    assert read == NotACard(sentence)
    assert read.message().endswith(".")


@pytest.mark.parametrize(
    ("decimals", "name", "marked"),
    [
        ("Tr0225 0186 0167n Th0225 0187 0139 B0195 0172nh", "Trần Thị Bình", False),
        ("Th0225 0187 0139 0195 0129nh", "Thị Ánh", False),  # the capital tells a word begins
        ("L0195 0179 0195 0170", "Lóê", True),  # one word or two: nobody can tell
        ("Tr0225 0186 n", "Tr0225 0186 n", True),  # a byte is missing
    ],
)
def test_decimals_are_read_where_they_are_whole(decimals, name, marked) -> None:
    read = read_card(BINH_TEXT.replace("Trần Thị Bình", decimals))

    assert isinstance(read, CardReading)
    assert read.person.name == name
    assert ("name" in {doubt.field for doubt in read.doubts}) is marked


def test_a_joint_in_the_address_that_nobody_can_tell_is_marked() -> None:
    read = read_card(BINH_TEXT.replace("Tổ 2,", "x0195 0163 0225 0186 0165p,"))

    assert isinstance(read, CardReading)
    assert read.person.address.startswith("xãấp,")
    assert [doubt.field for doubt in read.doubts] == ["address"]


def test_a_card_without_one_accent_is_marked_though_its_words_exist() -> None:
    scan = "079301000025||Cao Minh Chau|02032001|Nu|To 2, Phuong Mau, TP Ho Chi Minh|10062022"

    for text in (scan, scan.replace("Nu", "Nữ"), scan.replace("Phuong Mau", "Phường Mẫu")):
        read = read_card(text)
        assert isinstance(read, CardReading)
        assert "name" in {doubt.field for doubt in read.doubts}


def test_bytes_of_the_vietnamese_code_page_are_read_and_marked() -> None:
    apart = (("ầ", "â\u0300"), ("ị", "i\u0323"), ("ì", "i\u0300"), ("ữ", "ư\u0303"),
             ("ổ", "ô\u0309"), ("ờ", "ơ\u0300"), ("ẫ", "â\u0303"), ("ố", "ô\u0301"),
             ("ồ", "ô\u0300"), ("í", "i\u0301"))  # fmt: skip
    text = BINH_TEXT
    for whole, parts in apart:
        text = text.replace(whole, parts)
    read = read_card(text.encode("cp1258"))

    assert isinstance(read, CardReading)
    assert read.person == BINH.person
    assert [doubt.field for doubt in read.doubts] == ["name", "address"]


def test_holes_in_a_name_stay_to_be_seen_and_are_told_as_such() -> None:
    read = read_card(AN_TEXT.encode().replace(b"\xe1", b""))

    assert isinstance(read, CardReading)
    assert read.person.name == "Nguy\ufffd\ufffdn Văn An"
    marked = read_card(BINH_TEXT.replace("Bình", "B?nh"))
    assert isinstance(marked, CardReading)
    assert marked.doubts[0].message().startswith("Dấu trong họ tên có thể bị sai")


def test_nothing_of_the_scan_is_kept_or_shown() -> None:
    assert "raw" not in {field.name for kind in (CardReading, NotACard) for field in fields(kind)}
    harmed = read_card(BINH_TEXT.replace("Bình", "Bnh"))
    assert isinstance(harmed, CardReading)
    said = f"{BINH!r} {AN!r} {harmed!r} {read_card(AN_TEXT + BINH_TEXT)!r}"
    for secret in ("Bình", "Bnh", "Nguyễn", "0793", "012345678", "Phường", "2022", "1999"):
        assert secret not in said


def test_doubts_are_plain_sentences_with_values() -> None:
    read = read_card(BINH_TEXT.replace("Bình", "Bnh"))

    assert isinstance(read, CardReading)
    (doubt,) = read.doubts
    assert isinstance(doubt, Doubt)
    assert doubt.message() == "Họ tên có chữ lạ “Bnh”. Xin đối chiếu."
