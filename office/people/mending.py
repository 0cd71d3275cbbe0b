"""What scanners do to the text of a card on its way, undone where that is certain.

A scanner that types as a keyboard knows a code page, not UTF-8. Letters come as four-digit
decimals, as other letters, as entities, with percent signs or with their accents apart. Letters
that were lost on the way stay lost: nothing here guesses.
"""

import html
import re
import unicodedata
import urllib.parse

_CODE_PAGES = ("cp1252", "cp1258")
_UTF8_BYTES = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}")
_ENTITY = re.compile(r"&(?:#[0-9]{2,6}|#[xX][0-9A-Fa-f]{2,5}|[A-Za-z]{2,8});")
_PERCENT = re.compile(r"(?:%[0-9A-Fa-f]{2})+")
_DECIMAL = r"0(?:12[89]|1[3-9][0-9]|2[0-4][0-9]|25[0-5])"
_DECIMALS = re.compile(rf"(?<![0-9]){_DECIMAL}(?: ?{_DECIMAL})+(?![0-9])")
_HORNED_PAIR = "u\u031bo\u031b"  # ươ, the one pair of accented letters in a syllable
_DOUBTFUL_JOINT = "\ue000"  # never shown: cleaning the text takes it out
_LOST = re.compile(rf"[?\ufffd\x80-\x9f{_DOUBTFUL_JOINT}]")


def decoded(raw: str | bytes) -> tuple[str, bool]:
    """The text of a scan, and whether it had to be guessed. Bytes are UTF-8, rarely cp1258."""
    if isinstance(raw, str):
        return raw, False
    try:
        return raw.decode("utf-8-sig"), False
    except UnicodeDecodeError:
        pass
    if _UTF8_BYTES.search(raw):  # UTF-8 from which bytes were lost: the holes stay to be seen
        return raw.decode("utf-8", "replace"), True
    try:
        return raw.decode("cp1258"), True
    except UnicodeDecodeError:
        return raw.decode("utf-8", "replace"), True


def unescaped(text: str) -> str:
    """Entities (`&#7885;`), percent signs (`%E1%BB%8D`) and decimals read as what they stand for.

    No living person's number reads as decimals: those that are letters would be of sex digit 5.
    """
    text = _ENTITY.sub(lambda found: html.unescape(found[0]), text)
    text = _PERCENT.sub(_from_percent, text)
    return unicodedata.normalize("NFC", _DECIMALS.sub(_from_decimals, text))


def _from_percent(found: re.Match[str]) -> str:
    try:
        return urllib.parse.unquote_to_bytes(found[0]).decode()
    except UnicodeDecodeError:
        return found[0]


def mended(fields: tuple[str, ...]) -> tuple[str, ...]:
    """UTF-8 that was read byte by byte, `TrÆ°Æ¡ng`, put together again if all fields fit."""
    if all(field.isascii() for field in fields):
        return fields
    for page in _CODE_PAGES:
        try:
            whole = tuple(_bytes_of(field, page).decode() for field in fields)
        except UnicodeDecodeError:
            continue
        return tuple(unicodedata.normalize("NFC", field) for field in whole)
    return fields


def _from_decimals(found: re.Match[str]) -> str:
    """`0225 0187 0141` are the bytes E1 BB 8D: ọ."""
    codes = re.findall(rf"( ?)({_DECIMAL})", found[0])
    raw = bytes(int(number) for _, number in codes)
    try:
        letters = raw.decode()
    except UnicodeDecodeError:
        return found[0]
    sizes = [len(letter.encode()) for letter in letters]
    firsts = [sum(sizes[:n]) for n in range(len(sizes))]
    spaced = any(space for n, (space, _) in enumerate(codes) if n not in firsts)
    said = letters[0]
    for before, letter, first in zip(letters, letters[1:], firsts[1:], strict=False):
        said += _joint(before, letter, spaced) if codes[first][0] else ""
        said += letter
    return said


def _joint(before: str, letter: str, spaced: bool) -> str:
    """What a space between two letters is, when letters have spaces inside as well or not."""
    if not spaced or (before.islower() and letter.isupper()):
        return " "
    if before in "đĐ":  # ends no syllable
        return ""
    base = unicodedata.normalize("NFD", before)[:2] + unicodedata.normalize("NFD", letter)[:2]
    return "" if base.lower() == _HORNED_PAIR else _DOUBTFUL_JOINT


def _bytes_of(text: str, page: str) -> bytes:
    """The bytes a code page shows as `text`; what it cannot show makes the whole no UTF-8."""
    return b"".join(_byte_of(letter, page) for letter in text)


def _byte_of(letter: str, page: str) -> bytes:
    try:
        return letter.encode(page)
    except UnicodeEncodeError:
        # Bytes without a letter in the page are passed on as controls of the same number.
        return bytes([ord(letter)]) if ord(letter) < 0x100 else b"\xff"


def has_lost_letters(text: str) -> bool:
    """Whether signs stand where letters were, or the bytes of letters still lie open."""
    if _LOST.search(text) or _DECIMALS.search(text) or _ENTITY.search(text):
        return True
    words = (_bytes_of(word, "cp1252") for word in text.split())
    return any(b"\xff" not in word and _UTF8_BYTES.search(word) for word in words)


def caps_lock_undone(texts: tuple[str, ...]) -> tuple[str, ...]:
    """`nGUYỄN vĂN aN` as it was meant; the name comes first and says which letters were flipped.

    Accented letters may come past the keyboard and keep their case (`nGUYễN`). Where neither
    reading gives a name, nothing is changed.
    """
    for flip in (str.swapcase, _swap_plain):
        flipped = tuple(flip(text) for text in texts)
        if all(word == word[:1].upper() + word[1:].lower() for word in flipped[0].split()):
            return flipped
    return texts


def _swap_plain(text: str) -> str:
    return "".join(letter.swapcase() if letter.isascii() else letter for letter in text)
