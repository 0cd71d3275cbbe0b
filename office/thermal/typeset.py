"""Fonts and line breaks for papers: nothing is ever wider than its room."""

import unicodedata
from functools import cache

from PIL import ImageFont

from office.assets import FONTS
from office.thermal.papers import Weight

Font = ImageFont.FreeTypeFont


@cache
def font(weight: Weight, size: int) -> Font:
    """Noto Sans. Basic layout, so that every machine draws the same dots."""
    path = FONTS / f"NotoSans-{weight}.ttf"
    return ImageFont.truetype(path, size, layout_engine=ImageFont.Layout.BASIC)


def clean(line: str) -> str:
    """One line of composed characters, without control and direction marks."""
    composed = unicodedata.normalize("NFC", line)
    spaced = "".join(" " if one.isspace() else one for one in composed)
    kept = (one for one in spaced if unicodedata.category(one) not in {"Cc", "Cf", "Cs", "Co"})
    return " ".join("".join(kept).split())


def fitted(line: str, weight: Weight, largest: int, room: float, smallest: int) -> Font:
    """The largest font of a size up to `largest` in which `line` fits, not below `smallest`."""
    for size in range(largest, smallest, -1):
        if font(weight, size).getlength(clean(line)) <= room:
            return font(weight, size)
    return font(weight, smallest)


def lines_of(line: str, face: Font, room: float) -> list[str]:
    """`line` broken between words into as few lines as fit, about equally long."""
    words = [piece for word in clean(line).split() for piece in _pieces(word, face, room)]
    lines = _filled(words, face, room)
    if len(lines) == 1:
        return lines
    narrow, wide = 0.0, float(room)
    while wide - narrow > 1:
        middle = (narrow + wide) / 2
        tried = _filled(words, face, middle)
        fits = len(tried) == len(lines) and all(face.getlength(one) <= middle for one in tried)
        narrow, wide = (narrow, middle) if fits else (middle, wide)
    return _filled(words, face, wide)


def _filled(words: list[str], face: Font, room: float) -> list[str]:
    lines = [""]
    for word in words:
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and face.getlength(longer) > room:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def _pieces(word: str, face: Font, room: float) -> list[str]:
    """A word, cut where it alone is wider than the room."""
    pieces = [""]
    for character in word:
        if pieces[-1] and face.getlength(pieces[-1] + character) > room:
            pieces.append("")
        pieces[-1] += character
    return pieces
