"""What the fields of a person are called, hold, and show."""

from dataclasses import replace

from office.dossiers.dossier import Role
from office.people.id_number import is_card_number
from office.people.person import NAME_MOST, Person, PersonKind, born_in_words, parse_born
from office.texts import N_

LABELS = {
    PersonKind.PERSON: {
        "id_number": N_("Số định danh"),
        "name": N_("Họ và tên"),
        "address": N_("Thường trú"),
    },
    PersonKind.ORGANISATION: {
        "id_number": N_("Mã số thuế"),
        "name": N_("Tên tổ chức"),
        "address": N_("Trụ sở"),
    },
}
WHO = {
    Role.SUBMITTER: N_("người nộp"),
    Role.OWNER: N_("chủ hồ sơ"),
    Role.FETCHER: N_("người nhận kết quả"),
}
# As many signs as a field takes: a letter typed in parts is a base and two marks, and what cannot
# be read has room enough to be looked at again.
MOST = {"id_number": 40, "name": 4 * NAME_MOST, "born": 40, "phone": 20}


def shown(name: str, value: str) -> str:
    """A value as people read it: numbers in groups, days with strokes."""
    if name == "born":
        return born_in_words(parse_born(value)) or value
    if name == "id_number" and is_card_number(value):
        return f"{value[:3]} {value[3:6]} {value[6:9]} {value[9:]}"
    if name == "phone" and value.isdigit() and len(value) == 10:
        return f"{value[:4]} {value[4:7]} {value[7:]}"
    return value


def stored(name: str, typed: str) -> str:
    """What is typed as the draft keeps it."""
    return typed.replace(" ", "") if name in ("id_number", "phone") else typed


def whole(who: Person) -> Person:
    """A person as the doubts look at them."""
    return replace(who, phone=who.phone.replace(" ", ""))
