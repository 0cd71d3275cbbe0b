"""The twelve-digit number of an identity card, and numbers masked for lists.

Three digits name the province of birth registration, one the sex and the century, two the year of
birth; six are random and none is a check digit (Nghị định 137/2015/NĐ-CP and after).
"""

import re
from enum import StrEnum

from office.people.plain_text import clean_text


class Sex(StrEnum):
    """As cards tell it. Values are the stored strings."""

    MALE = "male"
    FEMALE = "female"


# Of the 63 provinces before 01/07/2025. Nobody's number changed when they were merged.
_PROVINCES = """
    001 002 004 006 008 010 011 012 014 015 017 019 020 022 024 025 026 027 030 031 033 034 035 036
    037 038 040 042 044 045 046 048 049 051 052 054 056 058 060 062 064 066 067 068 070 072 074 075
    077 079 080 082 083 084 086 087 089 091 092 093 094 095 096
"""
PROVINCES = frozenset(_PROVINCES.split())
_CARD = re.compile(r"[0-9]{12}")


def is_card_number(number: str) -> bool:
    """Whether it has twelve digits; more cannot be told from the number alone."""
    return _CARD.fullmatch(number) is not None


def sex_of(number: str) -> Sex:
    """The sex a twelve-digit number tells."""
    return Sex.FEMALE if int(number[3]) % 2 else Sex.MALE


def birth_year_of(number: str) -> int:
    """The year of birth a twelve-digit number tells: 0 and 1 are 19xx, 2 and 3 are 20xx."""
    return 1900 + int(number[3]) // 2 * 100 + int(number[4:6])


def mask_number(number: str) -> str:
    """`079*******25`, for lists. A number under nine signs shows its last two only."""
    return _masked(clean_text(number), 2)


def mask_phone(phone: str) -> str:
    """`090****678`, for lists."""
    return _masked(clean_text(phone).replace(" ", ""), 3)


def _masked(shown: str, tail: int) -> str:
    head = 3 if len(shown) >= 9 else 0
    tail = tail if len(shown) >= 9 else min(2, len(shown) // 3)
    return shown[:head] + "*" * (len(shown) - head - tail) + shown[len(shown) - tail :]
