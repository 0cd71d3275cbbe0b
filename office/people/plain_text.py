"""Text from outside made harmless, and folded so that it can be found again without accents."""

import re
import unicodedata

# Drawn as nothing, though Unicode calls them letters, marks or signs.
_BLANK = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
_MARKS_EACH = 2  # a Vietnamese letter has two at most, and none once it is composed
_READ_AHEAD = 20  # times the wanted length: what lies behind is not worth looking at


def _drawn(letter: str) -> str:
    """The letter; a space for any kind of space; nothing for what cannot be seen."""
    kind = unicodedata.category(letter)
    if kind in {"Zs", "Zl", "Zp"} or letter in "\t\n\r\v\f\x85":
        return " "
    if (
        kind[0] == "C"
        or letter in _BLANK
        or "\ufe00" <= letter <= "\ufe0f"
        or letter > "\U000e0000"
    ):
        return ""
    return letter


def _few_marks(composed: str) -> str:
    kept: list[str] = []
    marks = _MARKS_EACH  # none before the first letter
    for letter in composed:
        marks = marks + 1 if unicodedata.category(letter) in {"Mn", "Me"} else 0
        if marks <= _MARKS_EACH:
            kept.append(letter)
    return "".join(kept)


def _seen(raw: str, most: int) -> str:
    drawn = "".join(map(_drawn, raw[: most * _READ_AHEAD]))
    return " ".join(_few_marks(unicodedata.normalize("NFC", drawn)).split())


def clean_text(raw: str, most: int = 200) -> str:
    """`raw` on one line of visible letters, composed (NFC), cut at `most` code points.

    Controls, text direction marks, zero-width letters and half pairs are gone, spaces are single.
    Cleaning twice changes nothing.
    """
    return _seen(raw, most)[:most].rstrip()


def is_cut(raw: str, most: int = 200) -> bool:
    """Whether `clean_text` would leave something visible out for its length."""
    return len(_seen(raw, most)) > most or len(raw) > most * _READ_AHEAD


def fold(words: str) -> str:
    """A key to find `words` by: lower case, without accents, đ as d, only letters and digits."""
    apart = unicodedata.normalize("NFD", words.casefold())
    plain = "".join(letter for letter in apart if unicodedata.category(letter) != "Mn")
    return " ".join(re.findall(r"[^\W_]+", plain.replace("đ", "d")))
