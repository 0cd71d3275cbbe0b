"""Text messages: what a question says, how an answer is written, and gammu-smsd's file names.

An answer holds only letters of GSM's 7-bit alphabet, so that it is one message of 160 letters.
Senders' numbers are personal data: no record here shows them.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from office.dossiers import codes
from office.dossiers.codes import Asked
from office.people.plain_text import clean_text

LONGEST = 160
# Those that GSM's 7-bit alphabet lacks or writes as two, in letters that it has.
_OTHER_WAY = str.maketrans("“”‘’–—…•·`[]{}\\^|~€", "\"\"''--.--'()()/'/-E")
_QUESTION = re.compile(r"(?:HS|HO\s*SO)[\s:.,-]*(?P<code>\S.*)", re.IGNORECASE)
_NUMBER = re.compile(r"\+?\d{9,15}")
# IN<date>_<time>_<serial>_<sender>_<part>.<ext>, as gammu-smsd(7) names what it received
_RECEIVED = re.compile(
    r"IN\d{8}_\d{6}_\w+_(?P<sender>.+)_(?P<part>\d{2})\.txt", re.IGNORECASE | re.DOTALL
)

HELP = "Xin nhắn: HS <mã hồ sơ>. Mã ghi trên giấy hẹn. Ví dụ: HS ABCD2345"
UNKNOWN = "Không tìm thấy mã này. Xin xem lại mã trên giấy hẹn rồi nhắn: HS <mã hồ sơ>."
ENOUGH = "Bạn đã hỏi nhiều lần trong một giờ. Xin hỏi lại sau, hoặc gặp cán bộ."


def plain(words: str) -> str:
    """`words` in GSM's 7-bit letters: without accents, đ as d, what has no letter left out."""
    apart = unicodedata.normalize("NFD", words.replace("đ", "d").replace("Đ", "D"))
    bare = "".join(each for each in apart if unicodedata.category(each) != "Mn")
    known = "".join(each for each in bare.translate(_OTHER_WAY) if " " <= each <= "~")
    return " ".join(known.split())


def fit(parts: Iterable[str]) -> str:
    """As many whole parts as one message holds; a first part that is too long is cut."""
    said = ""
    for part in map(plain, parts):
        longer = f"{said} {part}".strip()
        if said and len(longer) > LONGEST:
            break
        said = longer
    return said if len(said) <= LONGEST else said[: LONGEST - 3].rstrip() + "..."


@dataclass(frozen=True, slots=True)
class Received:
    """A message's file name, understood. `part` counts from 0 in a long message."""

    sender: str = field(repr=False)
    part: int


def received(file_name: str) -> Received | None:
    """What the name of a file in gammu-smsd's inbox tells; None for any other file."""
    found = _RECEIVED.fullmatch(file_name)
    return Received(found["sender"], int(found["part"])) if found else None


def answer_file(sender: str, at: datetime, serial: int) -> str:
    """The name under which gammu-smsd sends an answer, in the order of time and serial."""
    return f"OUTC{at:%Y%m%d}_{at:%H%M%S}_{serial:02d}_{sender}_motcua.txt"


def content(stored: bytes) -> str:
    """The message in a file of the inbox, UTF-16 with its mark or the system's letters."""
    if stored[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return clean_text(stored.decode("utf-16", errors="replace"))
    try:
        return clean_text(stored.decode())
    except UnicodeDecodeError:
        return clean_text(stored.decode("latin-1"))


def same_number(sender: str) -> str:
    """A number in one form, so that +84 912… and 0912… are one phone; "" for what can't be
    answered: short codes, names, rubbish."""
    tight = re.sub(r"[ .()-]", "", sender)
    if not _NUMBER.fullmatch(tight):
        return ""
    digits = tight.removeprefix("+")
    if digits.startswith("84") and len(digits) >= 11:
        return digits
    return f"84{digits[1:]}" if digits.startswith("0") else digits


def question(message: str) -> Asked | None:
    """The dossier that `HS <code>` asks for, in whatever case, accents and spaces, words of thanks
    behind it or not; a whole code needs no HS. None if it is no such question."""
    found = _QUESTION.fullmatch(plain(message))
    if found is None:
        alone = codes.asked(plain(message))
        return alone if alone and alone.code else None
    words = found["code"].split()
    tries = ("".join(words[:count]).strip(".,;:!?<>()") for count in (len(words), 1, 2))
    return next((asked for asked in map(codes.asked, tries) if asked), None)


def sentence(said: str) -> str:
    """One of this module's sentences as it is sent."""
    return fit([said])
