"""The measures of 80 and 58 mm paper, in dots."""

from dataclasses import dataclass

from PIL import Image, ImageDraw

from office.thermal.papers import Size
from office.thermal.typeset import Font

BLACK, WHITE = 0, 255


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


def empty(sheet: Sheet, height: int) -> tuple[Image.Image, ImageDraw.ImageDraw]:
    """A white strip over the paper's width, and a pen for it."""
    strip = Image.new("L", (sheet.width, height), WHITE)
    return strip, ImageDraw.Draw(strip)


def line_height(face: Font) -> int:
    """From one line to the next."""
    return round(face.size * 1.3)


def baseline(face: Font) -> int:
    """From the top of a line to the foot of its letters."""
    return round(face.size * 1.1) + 1  # a capital with two accents is up to 1.11 ems high
