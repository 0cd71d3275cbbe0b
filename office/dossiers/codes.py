"""A dossier's codes: its own, the receipt's short one, and which of them somebody asks with."""

import re
from dataclasses import dataclass
from datetime import date

from office.profile import UNIT_CODE

# Unit code, day, number of the day. Four digits, more when a day needs them: never wrapped.
CODE = re.compile(rf"{UNIT_CODE.pattern}-\d{{6}}-\d{{4,7}}", re.ASCII)
LOOKUP = re.compile(r"[A-Z2-7]{8}")
READ_AS = str.maketrans("018", "OIB")  # digits that a short code does not have
_QR = re.compile(
    rf"MOTCUA:2:(?P<site>[^:\s]+):(?P<code>{CODE.pattern}):(?P<lookup>[A-Z2-7]{{8}})", re.ASCII
)


def code_for(unit_code: str, day: date, number: int) -> str:
    """`H15.50.05.13-261008-0975`: four digits, widened past 9999 and never reused."""
    return f"{unit_code}-{day:%y%m%d}-{number:04d}"


def qr_text(site_id: str, code: str, lookup: str) -> str:
    """What the receipt's QR holds: no personal data."""
    return f"MOTCUA:2:{site_id}:{code}:{lookup}"


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody typed or scanned to look a dossier up: one of the two is set."""

    code: str = ""
    lookup: str = ""


def asked(text: str) -> Asked | None:
    """The dossier that a scan, a typed code or a short code asks for; None if it is neither.

    Spaces and letter case do not matter; in a short code 0, 1 and 8 are read as O, I and B.
    """
    tight = "".join(text.split()).upper()
    found = _QR.fullmatch(text.strip())
    if found:
        return Asked(code=found["code"], lookup=found["lookup"])
    if CODE.fullmatch(tight):
        return Asked(code=tight)
    short = tight.replace("-", "").translate(READ_AS)
    return Asked(lookup=short) if LOOKUP.fullmatch(short) else None
