"""One item of a paper drawn over the paper's full width: the measures of 80 and 58 mm."""

import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PIL import Image, ImageDraw

from office.papers import (
    Align,
    Badge,
    Big,
    Check,
    Dashes,
    Pair,
    QrBeside,
    Rule,
    Ruler,
    Size,
    Space,
    Text,
    Weight,
)
from office.typeset import Font, clean, fitted, font, lines_of

BLACK, WHITE = 0, 255
CAP = 0.714  # capital height of Noto Sans in ems
MIN_CAP = 72  # 9 mm at 203 dpi: a ticket's number is never smaller


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """The measures of one paper width, in dots."""

    width: int
    margin: int
    sizes: dict[Size, int]
    number: int
    qr: int
    qr_left: int | None

    @property
    def inner(self) -> int:
        """The width between the margins."""
        return self.width - 2 * self.margin

    @property
    def pair_size(self) -> Size:
        """The size of labels and plain values."""
        return Size.BODY if self.qr_left is None else Size.LEAD

    @staticmethod
    def for_width(dots: int) -> "Sheet":
        """The sheet of a head with so many dots."""
        return SHEETS[dots]


def _sizes(small: int, body: int, lead: int, head: int, title: int) -> dict[Size, int]:
    return dict(zip(Size, (small, body, lead, head, title), strict=True))


SHEETS = {
    576: Sheet(
        width=576, margin=16, sizes=_sizes(26, 28, 30, 34, 40), number=160, qr=210, qr_left=28
    ),
    384: Sheet(
        width=384, margin=10, sizes=_sizes(25, 26, 28, 32, 36), number=106, qr=180, qr_left=None
    ),
}


def draw(item: Any, sheet: Sheet) -> Image.Image:
    """The item as a grey strip as wide as the sheet and as high as it needs."""
    return _DRAWERS[type(item)](item, sheet)


def _strip(sheet: Sheet, height: int) -> tuple[Image.Image, ImageDraw.ImageDraw]:
    strip = Image.new("L", (sheet.width, height), WHITE)
    return strip, ImageDraw.Draw(strip)


def _line_height(face: Font) -> int:
    return round(face.size * 1.3)


def _baseline(face: Font) -> int:
    return round(face.size * 1.07)  # a capital with two accents is 1.054 ems high


def _text(item: Text, sheet: Sheet) -> Image.Image:
    face = font(item.weight, sheet.sizes[item.size])
    left = item.align is Align.LEFT
    lines = lines_of(item.text, face, sheet.inner)
    step = _line_height(face)
    strip, pen = _strip(sheet, step * len(lines) + 4)
    for row, line in enumerate(lines):
        x = sheet.margin if left else (sheet.width - face.getlength(line)) / 2
        pen.text((x, _baseline(face) + row * step), line, BLACK, face, anchor="ls")
    return strip


def _pair(item: Pair, sheet: Sheet) -> Image.Image:
    """The value shrinks a little to stay beside what it is the value of, or goes below it."""
    plain = sheet.sizes[sheet.pair_size]
    label = font(Weight.REGULAR, plain)
    lefts = lines_of(item.left, label, sheet.inner)
    room = sheet.inner - label.getlength(lefts[-1]) - plain * 0.7
    value = fitted(
        item.right, Weight.BOLD, sheet.sizes[Size.TITLE] if item.strong else plain, room, plain - 2
    )
    rights = lines_of(item.right, value, sheet.inner)
    beside = value.getlength(rights[0]) <= room
    step = _line_height(value)
    strip, pen = _strip(sheet, step * (len(lefts) + len(rights) - beside) + 6)
    for row, line in enumerate(lefts):
        pen.text((sheet.margin, _baseline(value) + row * step), line, BLACK, label, anchor="ls")
    for row, line in enumerate(rights, len(lefts) - beside):
        place = (sheet.width - sheet.margin, _baseline(value) + row * step)
        pen.text(place, line, BLACK, value, anchor="rs")
    return strip


def _big(item: Big, sheet: Sheet) -> Image.Image:
    """A series too long for one line goes over two: it is never small and never clipped."""
    smallest = math.ceil(MIN_CAP / CAP)
    face = fitted(item.text, Weight.BOLD, sheet.number, sheet.inner, smallest)
    lines = [clean(item.text)]
    if face.getlength(lines[0]) > sheet.inner:
        parts = [part for part in re.split("(?<=-)", lines[0]) if part]
        longest = max(parts, key=face.getlength)
        face = fitted(longest, Weight.BOLD, sheet.number, sheet.inner, smallest)
        lines = [line for part in parts for line in lines_of(part, face, sheet.inner)]
    cap = math.ceil(face.size * CAP)
    step = cap + 14
    strip, pen = _strip(sheet, step * len(lines) + 14)
    for row, line in enumerate(lines):
        pen.text((sheet.width / 2, 10 + cap + row * step), line, BLACK, face, anchor="ms")
    return strip


def _badge(item: Badge, sheet: Sheet) -> Image.Image:
    face = font(Weight.BOLD, sheet.sizes[Size.HEAD])
    star = face.size if item.star else 0
    gap = 12 if item.star else 0
    room = sheet.inner - star - gap - 48
    lines = lines_of(item.text, face, room)
    wide = max(face.getlength(line) for line in lines) + star + gap + 48
    step = _line_height(face)
    high = step * len(lines) + 10
    strip, pen = _strip(sheet, high + 16)
    left = (sheet.width - wide) / 2
    fill, ink = (BLACK, WHITE) if item.star else (WHITE, BLACK)
    pen.rounded_rectangle((left, 8, left + wide, 8 + high), 8, fill, BLACK, 4)
    if item.star:
        _star(pen, left + 24 + star / 2, 8 + high / 2 + 1, star / 2)
    for row, line in enumerate(lines):
        place = (left + 24 + star + gap, 12 + _baseline(face) + row * step)
        pen.text(place, line, ink, face, anchor="ls")
    return strip


def _star(pen: ImageDraw.ImageDraw, x: float, y: float, radius: float) -> None:
    """Five points; the font has no star."""
    corners = []
    for corner in range(10):
        reach = radius if corner % 2 == 0 else radius * 0.4
        angle = math.pi * (corner / 5 - 0.5)
        corners.append((x + reach * math.cos(angle), y + reach * math.sin(angle)))
    pen.polygon(corners, WHITE)


def _rule(_item: Rule, sheet: Sheet) -> Image.Image:
    strip, pen = _strip(sheet, 23)
    pen.rectangle((sheet.margin, 10, sheet.width - sheet.margin - 1, 12), BLACK)
    return strip


def _dashes(_item: Dashes, sheet: Sheet) -> Image.Image:
    strip, pen = _strip(sheet, 22)
    count = sheet.inner // 14
    for dash in range(count + 1):
        x = sheet.margin + round(dash * (sheet.inner - 8) / count)
        pen.rectangle((x, 10, x + 7, 11), BLACK)
    return strip


def _check(item: Check, sheet: Sheet) -> Image.Image:
    size = sheet.sizes[Size.BODY]
    indent = sheet.margin + 38
    room = sheet.width - sheet.margin - indent
    face = fitted(item.text, Weight.REGULAR, size, room, size - 2)
    lines = lines_of(item.text, face, room)
    step = _line_height(face)
    strip, pen = _strip(sheet, step * len(lines) + 2)
    top = _baseline(face) - 19
    pen.rectangle((sheet.margin + 1, top, sheet.margin + 20, top + 19), WHITE, BLACK, 3)
    for row, line in enumerate(lines):
        pen.text((indent, _baseline(face) + row * step), line, BLACK, face, anchor="ls")
    return strip


def _qr_picture(payload: str, largest: int) -> Image.Image:
    """The code in whole dots per module, at least 4 (0.5 mm), without its quiet zone."""
    import qrcode

    code = qrcode.QRCode(error_correction=qrcode.ERROR_CORRECT_M, border=0)
    code.add_data(payload)
    code.make(fit=True)
    rows = code.get_matrix()
    module = max(4, largest // len(rows))
    small = Image.new("L", (len(rows), len(rows)), WHITE)
    small.putdata([BLACK if dark else WHITE for row in rows for dark in row])
    return small.resize((len(rows) * module,) * 2, Image.Resampling.NEAREST)


QUIET = 30  # white dots around a code: four modules of seven


def _qr(item: QrBeside, sheet: Sheet) -> Image.Image:
    code = _qr_picture(item.payload, sheet.qr)
    if sheet.qr_left is None:
        return _qr_above(code, item.lines, sheet)
    left = sheet.qr_left + code.width + QUIET + 6
    column = Sheet(
        width=sheet.width - left, margin=0, sizes=sheet.sizes, number=0, qr=0, qr_left=None
    )
    texts = [draw(_at_left(line), column) for line in item.lines]
    high = sum(one.height for one in texts)
    strip, _ = _strip(sheet, max(code.height, high) + 2 * QUIET)
    strip.paste(code, (sheet.qr_left, QUIET))
    y = QUIET + max(0, (code.height - high) // 2)
    for one in texts:
        strip.paste(one, (left, y))
        y += one.height
    return strip


def _at_left(line: Text | Space) -> Text | Space:
    if isinstance(line, Space):
        return line
    return Text(line.text, line.size, line.weight, Align.LEFT)


def _qr_above(code: Image.Image, lines: tuple[Text | Space, ...], sheet: Sheet) -> Image.Image:
    texts = [draw(line, sheet) for line in lines]
    strip, _ = _strip(sheet, code.height + 2 * QUIET - 8 + sum(one.height for one in texts))
    strip.paste(code, ((sheet.width - code.width) // 2, QUIET))
    y = code.height + 2 * QUIET - 8
    for one in texts:
        strip.paste(one, (0, y))
        y += one.height
    return strip


def _ruler(_item: Ruler, sheet: Sheet) -> Image.Image:
    strip, pen = _strip(sheet, 56)
    face = font(Weight.REGULAR, 18)
    pen.rectangle((0, 0, sheet.width - 1, 1), BLACK)
    for millimetre in range(sheet.width // 8 + 1):
        x = min(millimetre * 8, sheet.width - 2)
        high = 28 if millimetre % 10 == 0 else 18 if millimetre % 5 == 0 else 10
        pen.rectangle((x, 0, x + 1, high), BLACK)
        if millimetre % 10 == 0 and 0 < millimetre < sheet.width // 8:
            pen.text((x, 48), str(millimetre), BLACK, face, anchor="ms")
    return strip


def _space(item: Space, sheet: Sheet) -> Image.Image:
    return _strip(sheet, item.dots)[0]


_DRAWERS: dict[type, Callable[[Any, Sheet], Image.Image]] = {
    Text: _text,
    Pair: _pair,
    Big: _big,
    Badge: _badge,
    Rule: _rule,
    Dashes: _dashes,
    Check: _check,
    QrBeside: _qr,
    Ruler: _ruler,
    Space: _space,
}
