"""A paper as the dots a thermal head burns: one ready 1-bit picture, so nothing is dithered.

Texts reach the printer as dots only; see docs/decisions/0004-raster-paper.md.
"""

from PIL import Image

from office.thermal import strips
from office.thermal.papers import NARROW, WIDE, Cut, Paper
from office.thermal.sheet import Sheet

DOTS = {WIDE: 576, NARROW: 384}
THRESHOLD = 140  # of 255: a little darker than half keeps thin strokes whole on paper
EDGE = 8  # the rows left empty above and below, 1 mm


def raster(paper: Paper, width_mm: int) -> Image.Image:
    """The paper's picture in mode "1", black on white, trimmed above and below."""
    sheet = Sheet.for_width(DOTS[width_mm])
    drawn = [strips.draw(item, sheet) for item in paper if not isinstance(item, Cut)]
    height = sum(strip.height for strip in drawn)
    grey = Image.new("L", (sheet.width, max(height, 1)), 255)
    top = 0
    for strip in drawn:
        grey.paste(strip, (0, top))
        top += strip.height
    return _trimmed(grey.point(lambda value: 255 if value >= THRESHOLD else 0, mode="1"))


def _trimmed(picture: Image.Image) -> Image.Image:
    black = picture.point(lambda value: 255 - value).getbbox()
    if black is None:
        return picture.crop((0, 0, picture.width, 1))
    top, bottom = max(0, black[1] - EDGE), min(picture.height, black[3] + EDGE)
    return picture.crop((0, top, picture.width, bottom))
