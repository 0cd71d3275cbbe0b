"""What the QR of an identity card says, and what an officer should compare with the card.

Digits are trusted. A name that may have suffered on the way is kept as it came and marked.
The scanned text itself is not kept anywhere.
"""

import re
import unicodedata
from dataclasses import dataclass, field, replace
from datetime import date

from office.people import mending
from office.people.card_text import WHOLE, CardText, cards_in
from office.people.doubts import Doubt, check_person, doubt
from office.people.id_number import sex_of
from office.people.person import NAME_MOST, TEXT_MOST, Person, Sex, clean_text, parse_born
from office.people.plain_text import fold
from office.people.syllables import doubtful_word
from office.texts import N_, VIETNAMESE, text

MOST = 4000  # letters of two cards in their longest spelling; no card is longer
NOT_A_CARD = N_("Đây không phải mã QR trên thẻ căn cước. Xin quét mã trên thẻ, hoặc nhập tay.")
INCOMPLETE = N_("Mã trên thẻ đọc chưa đủ. Xin lau sạch thẻ rồi quét lại, hoặc nhập tay.")
TWO_CARDS = N_("Vừa quét hai thẻ khác nhau liền một lúc. Xin quét lại từng thẻ.")
OTHER_KEYBOARD = N_("Máy quét gõ chữ thay cho số. Xin chuyển bàn phím sang tiếng Anh rồi quét lại.")

# The row of digits on the Vietnamese and on the French keyboard.
_LETTERS_FOR_DIGITS = re.compile("[ăâêôđ\u0300\u0309\u0303\u0301\u0323]{9}|[&é\"'(\\-è_çà]{12}")


@dataclass(frozen=True, slots=True)
class CardReading:
    """One card. `issued` is a day, `2021-12-25`, or "" if it could not be read."""

    person: Person
    old_number: str = field(default="", repr=False)
    issued: str = field(default="", repr=False)
    doubts: tuple[Doubt, ...] = ()
    fields: int = WHOLE


@dataclass(frozen=True, slots=True)
class NotACard:
    """A scan that gives no card, and the sentence that says what to do. Holds none of it."""

    sentence: str

    def message(self, language: str = VIETNAMESE) -> str:
        """The sentence for people, in `language`."""
        return text(self.sentence, language)


def read_card(raw: str | bytes) -> CardReading | NotACard:
    """What a scan says. The same card twice in one burst is one; two cards are none."""
    if len(raw) > MOST:
        return NotACard(NOT_A_CARD)
    scanned, guessed = mending.decoded(raw)
    scanned = mending.unescaped(scanned)
    cards, numbers = cards_in(scanned)
    if cards and numbers > 1:
        return NotACard(TWO_CARDS)
    if not cards:
        return NotACard(_why_not(scanned, numbers))
    (readings,) = cards.values()
    return min((_read(card, guessed) for card in readings), key=lambda read: len(read.doubts))


def _why_not(scanned: str, numbers: int) -> str:
    if numbers:
        return INCOMPLETE
    apart = unicodedata.normalize("NFD", scanned.casefold()).replace("\u0306", "")
    typed = _LETTERS_FOR_DIGITS.search(scanned.casefold()) or _LETTERS_FOR_DIGITS.search(apart)
    return OTHER_KEYBOARD if typed else NOT_A_CARD


def _read(card: CardText, guessed: bool) -> CardReading:
    name, address, sex = mending.mended((card.name, card.address, card.sex))
    if sex in {"nAM", "nU", "nỮ", "nữ"}:
        name, address, sex = mending.caps_lock_undone((name, address, sex))
    person = Person(
        name=clean_text(name, NAME_MOST),
        id_number=card.number,
        born=parse_born(card.born),
        sex=_sex(sex),
        address=clean_text(address, TEXT_MOST),
    )
    issued = parse_born(card.issued)
    issued = issued if len(issued) == 10 else ""
    doubts = (
        *_doubts_of_scan(card, person, issued),
        *_doubts_of_name(name, address, sex, guessed=guessed or card.bar != "|"),
        *check_person(person, date.fromisoformat(issued) if issued else None),
    )
    known = replace(person, sex=person.sex or sex_of(card.number))
    return CardReading(known, card.old_number, issued, _one_a_field(doubts), card.fields)


def _sex(word: str) -> Sex | None:
    return {"nam": Sex.MALE, "nu": Sex.FEMALE}.get(fold(word))


def _doubts_of_scan(card: CardText, person: Person, issued: str) -> list[Doubt]:
    said = []
    if card.fields < WHOLE:
        said.append(doubt("", N_("Mã chỉ có {n} trên 7 mục. Xin đối chiếu từng ô."), n=card.fields))
    if not person.born:
        said.append(doubt("born", N_("Ngày sinh trong mã không đọc được. Xin nhập theo thẻ.")))
    if person.sex is None:
        said.append(doubt("sex", N_("Giới tính lấy theo số căn cước. Xin đối chiếu với thẻ.")))
    if not issued:
        said.append(doubt("issued", N_("Ngày cấp trong mã không đọc được. Xin nhập theo thẻ.")))
    if card.old_number and len(card.old_number) not in {9, 12}:
        said.append(doubt("old_number", N_("Số CMND cũ trong mã không đủ 9 số. Xin xem lại.")))
    return said


def _doubts_of_name(name: str, address: str, sex: str, *, guessed: bool) -> list[Doubt]:
    """Letters lost or changed on the way show in the words of the name, the address, the sex."""
    said = []
    word = clean_text(doubtful_word(name), 40)
    if not name.strip():
        said.append(doubt("name", N_("Mã không có họ tên. Xin nhập theo thẻ.")))
    elif guessed or mending.has_lost_letters(name) or _bare(name, address, sex):
        said.append(doubt("name", N_("Dấu trong họ tên có thể bị sai. Xin đối chiếu với thẻ.")))
    elif word:
        said.append(doubt("name", N_("Họ tên có chữ lạ “{word}”. Xin đối chiếu."), word=word))
    if not address.strip():
        said.append(doubt("address", N_("Mã không có nơi thường trú. Xin nhập theo thẻ.")))
    elif guessed or mending.has_lost_letters(address) or _bare(name, address, sex):
        said.append(doubt("address", N_("Dấu trong địa chỉ có thể bị sai. Xin đối chiếu với thẻ.")))
    return said


def _bare(name: str, address: str, sex: str) -> bool:
    """Whether there is not one accent where several belong."""
    words = f"{name} {address}"
    return name.isascii() and (sex.lower() == "nu" or (words.isascii() and len(words.split()) > 4))


def _one_a_field(doubts: tuple[Doubt, ...]) -> tuple[Doubt, ...]:
    """The first doubt about each field: one is enough to make somebody look."""
    first: dict[str, Doubt] = {}
    for found in doubts:
        first.setdefault(found.field, found)
    return tuple(first.values())
