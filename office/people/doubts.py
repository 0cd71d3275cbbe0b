"""What looks wrong about a person as written down. Officers are warned, never stopped."""

import dataclasses
import re
from collections.abc import Iterator
from datetime import date

from office.people.id_number import PROVINCES, Sex, birth_year_of, is_card_number, sex_of
from office.people.person import (
    NAME_MOST,
    TEXT_MOST,
    Person,
    PersonKind,
    born_in_words,
    clean_text,
    parse_born,
)
from office.texts import N_, VIETNAMESE, text

SEX_TITLES = {Sex.MALE: N_("Nam"), Sex.FEMALE: N_("Nữ")}


@dataclasses.dataclass(frozen=True, slots=True)
class Doubt:
    """Something to look at again in one field of a person; field "" is the whole card.

    `{names}` in the sentence are filled from `values`.
    """

    field: str
    sentence: str
    values: tuple[tuple[str, object], ...] = dataclasses.field(default=(), repr=False)

    def message(self, language: str = VIETNAMESE) -> str:
        """The sentence for people, in `language`."""
        said = {
            name: text(value, language) if isinstance(value, str) else value
            for name, value in self.values
        }
        return text(self.sentence, language).format(**said)


def doubt(field: str, sentence: str, **values: object) -> Doubt:
    """A doubt whose sentence is filled with `values`."""
    return Doubt(field, sentence, tuple(values.items()))


def check_person(person: Person, today: date | None) -> tuple[Doubt, ...]:
    """All that looks wrong on `today`, in the order of the form. What is not known is not wrong.

    Without a day a birth date is not looked at for being in the future or too long ago.
    """
    if person.kind is PersonKind.ORGANISATION:
        return (*_name(person), *_tax_code(person), *_contact(person))
    return (*_name(person), *_card(person), *_born(person, today), *_contact(person))


_ODD_IN_NAME = re.compile(r"[^\w\s.’'\-]|[\d_]")
_ODD_IN_TITLE = re.compile(r"[=<>{}|\\^~`]|^[+\-@]")


def _name(person: Person) -> Iterator[Doubt]:
    name = clean_text(person.name, TEXT_MOST)
    if len(name) > NAME_MOST:
        yield doubt("name", N_("Tên dài hơn {most} chữ nên sẽ bị cắt bớt."), most=NAME_MOST)
    of_person = person.kind is PersonKind.PERSON
    odd = (_ODD_IN_NAME if of_person else _ODD_IN_TITLE).search(name)
    if odd:
        yield doubt("name", N_("Tên có ký tự lạ “{sign}”. Xin xem lại."), sign=odd[0])


def _card(person: Person) -> Iterator[Doubt]:
    number = clean_text(person.id_number, 40).replace(" ", "")
    if not number or _is_passport(number):
        return
    if re.fullmatch(r"[0-9]{9}", number):
        yield doubt("id_number", N_("Đây là số CMND cũ 9 số. Nếu có, xin nhập số căn cước 12 số."))
    elif not is_card_number(number):
        yield doubt("id_number", N_("Số giấy tờ thường có 12 chữ số, đang có {n}."), n=len(number))
    else:
        yield from _twelve_digits(person, number)


def _is_passport(number: str) -> bool:
    return re.fullmatch(r"(?=.*[A-Za-z])[A-Za-z0-9]{6,9}", number, re.ASCII) is not None


def _twelve_digits(person: Person, number: str) -> Iterator[Doubt]:
    if number[:3] not in PROVINCES:
        yield doubt(
            "id_number",
            N_("Số căn cước bắt đầu bằng {code}, không phải mã một tỉnh trong nước."),
            code=number[:3],
        )
    told, year = sex_of(number), birth_year_of(number)
    if person.sex not in {None, told}:
        yield doubt(
            "sex", N_("Theo số căn cước, giới tính là {told}. Xin xem lại."), told=SEX_TITLES[told]
        )
    born = parse_born(person.born)
    if born and int(born[:4]) != year:
        yield doubt("born", N_("Theo số căn cước, năm sinh là {year}. Xin xem lại."), year=year)


def _born(person: Person, today: date | None) -> Iterator[Doubt]:
    if not person.born:
        return
    born = parse_born(person.born)
    if not born:
        yield doubt("born", N_("Chưa đọc được ngày sinh. Xin ghi như 15/08/1999 hoặc 1960."))
    elif today is None:
        return
    elif born > today.isoformat()[: len(born)]:
        yield doubt(
            "born",
            N_("Ngày sinh {born} muộn hơn ngày {day}. Xin xem lại."),
            born=born_in_words(born),
            day=f"{today:%d/%m/%Y}",
        )
    elif int(born[:4]) < today.year - 120:
        yield doubt("born", N_("Theo năm sinh {year} thì đã hơn 120 tuổi."), year=born[:4])


def _contact(person: Person) -> Iterator[Doubt]:
    phone = re.sub(r"[\s.()-]", "", clean_text(person.phone, 40))
    if phone and not _is_phone(phone):
        yield doubt("phone", N_("Số điện thoại thường có 10 chữ số và bắt đầu bằng 0."))
    email = clean_text(person.email, TEXT_MOST)
    if email and not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s.]+", email):
        yield doubt("email", N_("Địa chỉ thư điện tử chưa đúng, ví dụ đúng: ten@coquan.vn."))


def _is_phone(phone: str) -> bool:
    """Ten digits for a mobile phone; ten or eleven for one on a wire; abroad as it may be."""
    return (
        re.fullmatch(r"(?:\+?84|0)(?:[35789][0-9]{8}|2[0-9]{8,9})|\+(?!84)[0-9]{8,15}", phone)
        is not None
    )


def _tax_code(person: Person) -> Iterator[Doubt]:
    """Ten digits, three more for a branch; a household business has its owner's card number."""
    code = clean_text(person.id_number, 40)
    if code and not re.fullmatch(r"[0-9]{10}(?:-?[0-9]{3})?|[0-9]{12}", code):
        yield doubt("id_number", N_("Mã số thuế thường có 10 số, chi nhánh thêm “-” và 3 số."))
