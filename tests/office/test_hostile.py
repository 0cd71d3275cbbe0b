"""No byte, sign or formula from outside gets further than the eye."""

import random
from dataclasses import astuple
from datetime import date

import pytest

from office.finding import Entry, Index
from office.people.doubts import check_person
from office.people.identity import CardReading, read_card
from office.people.person import (
    NAME_MOST,
    Person,
    address_levels,
    born_in_words,
    clean_person,
    clean_text,
    fold_name,
    mask_number,
    mask_phone,
    parse_born,
)
from office.settings.kinds import strange

CARD = "079301000025||Trần Thị Bình|02032001|Nữ|Tổ 2, Phường Mẫu, Thành phố Hồ Chí Minh|10062022"
PIECES = (
    "\x1b@", "\x1bp\x00\x19\xfa", "\x1dV\x00", "\x00", "\x07", "\x7f", "\x9b31m", "\r\n", "\t",
    "\u202e", "\u2066", "\u200f", "\u200b", "\ufeff", "\u2028", "\ud800", "\udfff", "\ue000",
    "\u0301" * 9, "\u0336" * 40, "\U000e0041", "\uffff", "\U0010ffff", "𝕏", "🪪", "ﷺ", "ß", "İ",
    "<b>x</b>", "<img src=x onerror=y>", "&#7885;", "&#0;", "&#x202E;", "&amp;lt;", "%00", "%0D%0A",
    "%E1%BB%8D", "%FF", "=cmd|' /C calc'!A0", "+1+1", "@SUM(1)", "-2", "{name}", "{0.__class__}",
    "%s", "'; DROP TABLE ticket;--", "../..", "|", "||||", "~", "\\", "Ư", "0225 0187 0141",
    "02250187", "Tráº§n", "?", "\ufffd", "Nam", "Nữ", "nỮ", "02032001", "00001960", "079301000025",
    "012345678", "x" * 300, "9" * 300, " " * 300, "1.001193", "khai sinh", CARD, "",
)  # fmt: skip
INDEX = Index(
    [
        Entry(key="1", code="1.001193", title="Đăng ký khai sinh", short_title="Khai sinh"),
        Entry(key="2", code="", title="=cmd <b>\u202e"),
        Entry(key="3", code="{0}", title=""),
    ]
)


def hostile(dice: random.Random) -> str:
    """A card with something put in, or a heap of pieces."""
    if dice.random() < 0.5:
        at = dice.randrange(len(CARD))
        return CARD[:at] + "".join(dice.choices(PIECES, k=2)) + CARD[at + dice.randrange(9) :]
    heap = "".join(dice.choices(PIECES, k=dice.randrange(12)))
    return heap * dice.choice((1, 1, 1, 1, 40))


def assert_harmless(raw: str) -> None:
    for scan in (raw, raw.encode("utf-8", "surrogatepass"), raw.encode("cp1258", "replace")):
        read = read_card(scan)
        if isinstance(read, CardReading):
            of_person = [str(value) for value in astuple(read.person)]
            said = [doubt.message() for doubt in read.doubts]
            assert not any(map(strange, (*of_person, read.old_number, read.issued, *said)))
            assert read.person.id_number.isdecimal()
            assert len(read.person.name) <= NAME_MOST
    person = Person(name=raw, id_number=raw, born=raw, address=raw, phone=raw, email=raw)
    shown = [str(value) for value in astuple(clean_person(person))]
    shown += [doubt.message() for doubt in check_person(person, date(2026, 11, 23))]
    shown += [clean_text(raw), fold_name(raw), mask_number(raw), mask_phone(raw)]
    shown += [born_in_words(parse_born(raw)), address_levels(raw)]
    assert not any(map(strange, shown))
    assert set(INDEX.find(raw)) <= {"1", "2", "3"}


def test_nothing_hostile_acts_or_raises() -> None:
    dice = random.Random(19)
    for _ in range(500):
        assert_harmless(hostile(dice))


@pytest.mark.long
def test_ten_thousand_hostile_texts_neither_act_nor_raise() -> None:
    dice = random.Random(20261123)
    for _ in range(10_000):
        assert_harmless(hostile(dice))
