"""What stands on a paper beside texts: badges, lines, the scale and the code."""

import math

from PIL import Image, ImageDraw

from office.thermal.papers import Badge, Dashes, Rule, Ruler, Size, Space, Weight
from office.thermal.sheet import BLACK, WHITE, Sheet, baseline, empty, line_height
from office.thermal.typeset import font, lines_of


def badge(item: Badge, sheet: Sheet) -> Image.Image:
    face = font(Weight.BOLD, sheet.sizes[Size.HEAD])
    star = face.size if item.star else 0
    gap = 12 if item.star else 0
    room = sheet.inner - star - gap - 48
    lines = lines_of(item.text, face, room)
    wide = max(face.getlength(line) for line in lines) + star + gap + 48
    step = line_height(face)
    high = step * len(lines) + 10
    strip, pen = empty(sheet, high + 16)
    left = (sheet.width - wide) / 2
    fill, ink = (BLACK, WHITE) if item.star else (WHITE, BLACK)
    pen.rounded_rectangle((left, 8, left + wide, 8 + high), 8, fill, BLACK, 4)
    if item.star:
        _star(pen, left + 24 + star / 2, 8 + high / 2 + 1, star / 2)
    for row, line in enumerate(lines):
        place = (left + 24 + star + gap, 12 + baseline(face) + row * step)
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


def rule(_item: Rule, sheet: Sheet) -> Image.Image:
    strip, pen = empty(sheet, 23)
    pen.rectangle((sheet.margin, 10, sheet.width - sheet.margin - 1, 12), BLACK)
    return strip


def dashes(_item: Dashes, sheet: Sheet) -> Image.Image:
    strip, pen = empty(sheet, 22)
    count = sheet.inner // 14
    for dash in range(count + 1):
        x = sheet.margin + round(dash * (sheet.inner - 8) / count)
        pen.rectangle((x, 10, x + 7, 11), BLACK)
    return strip


def ruler(_item: Ruler, sheet: Sheet) -> Image.Image:
    strip, pen = empty(sheet, 56)
    face = font(Weight.REGULAR, 18)
    pen.rectangle((0, 0, sheet.width - 1, 1), BLACK)
    for millimetre in range(sheet.width // 8 + 1):
        x = min(millimetre * 8, sheet.width - 2)
        high = 28 if millimetre % 10 == 0 else 18 if millimetre % 5 == 0 else 10
        pen.rectangle((x, 0, x + 1, high), BLACK)
        if millimetre % 10 == 0 and 0 < millimetre < sheet.width // 8:
            pen.text((x, 48), str(millimetre), BLACK, face, anchor="ms")
    return strip


def space(item: Space, sheet: Sheet) -> Image.Image:
    return empty(sheet, item.dots)[0]


def qr_picture(payload: str, largest: int) -> Image.Image:
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
