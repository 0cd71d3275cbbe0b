"""One item of a paper drawn as a strip over the paper's full width."""

import math
import re
from collections.abc import Callable
from typing import Any

from PIL import Image

from office.thermal import marks
from office.thermal.papers import (
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
from office.thermal.sheet import BLACK, WHITE, Sheet, baseline, empty, line_height
from office.thermal.typeset import clean, fitted, font, lines_of

CAP = 0.714  # capital height of Noto Sans in ems
MIN_CAP = 72  # 9 mm at 203 dpi: a ticket's number is never smaller


def draw(item: Any, sheet: Sheet) -> Image.Image:
    """The item as a grey strip as wide as the sheet and as high as it needs."""
    return _DRAWERS[type(item)](item, sheet)


def _text(item: Text, sheet: Sheet) -> Image.Image:
    face = font(item.weight, sheet.sizes[item.size])
    left = item.align is Align.LEFT
    lines = lines_of(item.text, face, sheet.inner)
    step = line_height(face)
    strip, pen = empty(sheet, step * len(lines) + 4)
    for row, line in enumerate(lines):
        x = sheet.margin if left else (sheet.width - face.getlength(line)) / 2
        pen.text((x, baseline(face) + row * step), line, BLACK, face, anchor="ls")
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
    tallest = max(label, value, key=lambda face: face.size)
    step, base = line_height(tallest), baseline(tallest)
    strip, pen = empty(sheet, step * (len(lefts) + len(rights) - beside) + 6)
    for row, line in enumerate(lefts):
        pen.text((sheet.margin, base + row * step), line, BLACK, label, anchor="ls")
    for row, line in enumerate(rights, len(lefts) - beside):
        place = (sheet.width - sheet.margin, base + row * step)
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
    strip, pen = empty(sheet, step * len(lines) + 18)
    for row, line in enumerate(lines):
        pen.text((sheet.width / 2, 16 + cap + row * step), line, BLACK, face, anchor="ms")
    return strip


def _check(item: Check, sheet: Sheet) -> Image.Image:
    size = sheet.sizes[Size.BODY]
    indent = sheet.margin + 38
    room = sheet.width - sheet.margin - indent
    face = fitted(item.text, Weight.REGULAR, size, room, size - 2)
    lines = lines_of(item.text, face, room)
    step = line_height(face)
    strip, pen = empty(sheet, step * len(lines) + 4)
    top = baseline(face) - 19
    pen.rectangle((sheet.margin + 1, top, sheet.margin + 20, top + 19), WHITE, BLACK, 3)
    for row, line in enumerate(lines):
        pen.text((indent, baseline(face) + row * step), line, BLACK, face, anchor="ls")
    return strip


QUIET = 30  # white dots around a code: four modules of seven


def _qr(item: QrBeside, sheet: Sheet) -> Image.Image:
    code = marks.qr_picture(item.payload, sheet.qr)
    if sheet.qr_left is None:
        return _qr_above(code, item.lines, sheet)
    left = sheet.qr_left + code.width + QUIET + 6
    column = Sheet(
        width=sheet.width - left, margin=0, sizes=sheet.sizes, number=0, qr=0, qr_left=None
    )
    texts = [draw(_at_left(line), column) for line in item.lines]
    high = sum(one.height for one in texts)
    strip, _ = empty(sheet, max(code.height, high) + 2 * QUIET)
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
    strip, _ = empty(sheet, code.height + 2 * QUIET - 8 + sum(one.height for one in texts))
    strip.paste(code, ((sheet.width - code.width) // 2, QUIET))
    y = code.height + 2 * QUIET - 8
    for one in texts:
        strip.paste(one, (0, y))
        y += one.height
    return strip


_DRAWERS: dict[type, Callable[[Any, Sheet], Image.Image]] = {
    Text: _text,
    Pair: _pair,
    Big: _big,
    Badge: marks.badge,
    Rule: marks.rule,
    Dashes: marks.dashes,
    Check: _check,
    QrBeside: _qr,
    Ruler: marks.ruler,
    Space: marks.space,
}
