"""Who hands a dossier in or owns it: a person or an organisation, as far as is known."""

import re
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from office.people.id_number import Sex, mask_number, mask_phone
from office.people.plain_text import clean_text, fold

__all__ = [
    "AddressLevels",
    "Person",
    "PersonKind",
    "Sex",
    "address_levels",
    "born_in_words",
    "clean_person",
    "clean_text",
    "fold_name",
    "mask_number",
    "mask_phone",
    "parse_born",
    "year_in",
]

NAME_MOST = 200
EMAIL_MOST = 100
TEXT_MOST = 300


class PersonKind(StrEnum):
    """Values are the stored strings."""

    PERSON = "person"
    ORGANISATION = "organisation"


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A person or an organisation; "" and None are what is not known.

    `id_number` is a card's twelve digits, an old card's nine, a passport's number or an
    organisation's tax code. `born` is as much as is known: `1960`, `1960-05` or `1960-05-02`.
    Nothing but the kind stands in its `repr`, so that it may reach a log by mistake.
    """

    kind: PersonKind = PersonKind.PERSON
    name: str = field(default="", repr=False)
    id_number: str = field(default="", repr=False)
    born: str = field(default="", repr=False)
    sex: Sex | None = field(default=None, repr=False)
    address: str = field(default="", repr=False)
    phone: str = field(default="", repr=False)
    email: str = field(default="", repr=False)


def clean_person(person: Person) -> Person:
    """`person` as it is kept: every text harmless, numbers without spaces, a birth date in the
    shape of `Person.born` and gone if it is none. Twice changes nothing more."""
    return replace(
        person,
        name=clean_text(person.name, NAME_MOST),
        id_number=clean_text(person.id_number, 20).replace(" ", ""),
        born=parse_born(person.born),
        address=clean_text(person.address, TEXT_MOST),
        phone=clean_text(person.phone, 20).replace(" ", ""),
        email=clean_text(person.email, EMAIL_MOST),
    )


def fold_name(name: str) -> str:
    """The key a name is found by: `tran thi binh`. It is never longer than a name may be."""
    return fold(clean_text(name, NAME_MOST))[:NAME_MOST].rstrip()


_YEAR = r"(?P<year>(?:1[89]|2[01])[0-9]{2})"
_BORN = tuple(
    re.compile(pattern, re.ASCII)
    for pattern in (
        rf"(?P<day>\d{{2}})(?P<month>\d{{2}}){_YEAR}",
        rf"(?P<day>\d{{1,2}})\s*[/.-]\s*(?P<month>\d{{1,2}})\s*[/.-]\s*{_YEAR}",
        rf"(?P<day>)(?P<month>\d{{1,2}})\s*[/.-]\s*{_YEAR}",
        rf"{_YEAR}(?:-(?P<month>\d{{2}})(?:-(?P<day>\d{{2}}))?)?",
    )
)


def parse_born(text: str) -> str:
    """A birth date as cards and people write it, in the shape of `Person.born`; "" if it is none.

    Zeros are unknown: `00/00/1960` and `00001960` become `1960`. `01011960` stays a day: cards
    write so for some whose day is not known, and nobody can tell.
    """
    written = clean_text(text, 20)
    found = next((m for m in (born.fullmatch(written) for born in _BORN) if m), None)
    if found is None:
        return ""
    year, month, day = int(found["year"]), int(found["month"] or 0), int(found["day"] or 0)
    if not month:
        return f"{year}" if day <= 31 else ""
    try:
        date(year, month, day or 1)
    except ValueError:
        return ""
    return f"{year}-{month:02}-{day:02}" if day else f"{year}-{month:02}"


_WRITTEN_YEAR = re.compile(rf"(?<!\d)(?:\d{{4}})?{_YEAR}(?!\d)", re.ASCII)


def year_in(text: str) -> str:
    """The one year in a birth date that cannot be read otherwise: `1960` of `31/02/1960`; "" if it
    names none, or more than one."""
    found = {each["year"] for each in _WRITTEN_YEAR.finditer(clean_text(text))}
    return found.pop() if len(found) == 1 else ""


def born_in_words(born: str) -> str:
    """`15/08/1999`, `05/1960` or `1960`, as forms print it."""
    return "/".join(reversed(born.split("-")))


class AddressLevels(StrEnum):
    """How many levels an address names. Districts went on 01/07/2025; older papers have them."""

    OLD = "three"
    NEW = "two"
    UNKNOWN = ""


_DISTRICT = re.compile(r"(quan|huyen|thi xa|q|h|tx)( |\d)")
_CITY = re.compile(r"(thanh pho|tp) ")
_COMMUNE = re.compile(r"(phuong|xa|thi tran|dac khu|p|x|tt)( |\d)")


def address_levels(address: str) -> AddressLevels:
    """A guess for a small mark beside an address; both kinds are right.

    A district, or a city that does not end the address, stands between commune and province.
    """
    parts = [fold(part) for part in clean_text(address, TEXT_MOST).split(",")]
    parts = [part for part in parts if part and part != "viet nam"]
    if any(_DISTRICT.match(part) for part in parts):
        return AddressLevels.OLD
    if any(_CITY.match(part) for part in parts[:-1]):
        return AddressLevels.OLD
    # Without a word that tells what it is, a part may be a hamlet as well as a district.
    named = any(_COMMUNE.match(part) for part in parts[-2:-1])
    return AddressLevels.NEW if named else AddressLevels.UNKNOWN
