"""Words that fit their box: how large, and where. Sizes are decided here, before painting."""

from dataclasses import dataclass, replace
from functools import lru_cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF

from office.qt import look

LEFT = Qt.AlignmentFlag.AlignLeft
CENTER = Qt.AlignmentFlag.AlignHCenter
RIGHT = Qt.AlignmentFlag.AlignRight

LINE = 1.36  # a line of Noto Sans with its stacked accents, per pixel of size
MEASURED = 200  # the size at which a text is measured once
SMALLEST = 8
DEAR = 0.88  # more size than this a break between two sentences may not cost


@dataclass(frozen=True, slots=True, kw_only=True)
class Ink:
    """A text's room per pixel of font size, from its origin on the baseline."""

    advance: float
    left: float
    right: float
    above: float
    below: float


@lru_cache(maxsize=2048)
def ink_of(text: str, weight: QFont.Weight) -> Ink:
    """Measures a text."""
    metrics = QFontMetricsF(look.font(MEASURED, weight))
    tight = metrics.tightBoundingRect(text)
    return Ink(
        advance=metrics.horizontalAdvance(text) / MEASURED,
        left=tight.left() / MEASURED,
        right=tight.right() / MEASURED,
        above=-tight.top() / MEASURED,
        below=tight.bottom() / MEASURED,
    )


def width_of(text: str, px: float, weight: QFont.Weight = look.REGULAR) -> float:
    """How wide a text runs."""
    return ink_of(text, weight).advance * px


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """How words look, and what they are: `role` names them for whoever checks the picture."""

    px: float
    color: str
    ground: str
    weight: QFont.Weight = look.REGULAR
    align: Qt.AlignmentFlag = LEFT
    role: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """One line of text with its place: `x` and `baseline` are its origin, `box` its room."""

    text: str
    style: Style
    x: float
    baseline: float
    box: QRectF

    @property
    def px(self) -> int:
        """The font's size."""
        return int(self.style.px)

    @property
    def cap(self) -> float:
        """The height of a capital letter in pixels."""
        return self.px * look.CAP_HEIGHT

    @property
    def font(self) -> QFont:
        """What to paint it with."""
        return look.font(self.px, self.style.weight)

    def moved(self, down: float) -> "Words":
        """The same words somewhat lower."""
        box = self.box.translated(0, down)
        return replace(self, baseline=self.baseline + down, box=box)


def fit(text: str, box: QRectF, style: Style) -> Words:
    """`text` on one line in `box`, at the size asked for or as large as fits.

    Capitals and digits stand in the middle of the box's height; accents and tails need the
    rest. Where they need more than that, the whole ink stands in the middle.
    """
    ink = ink_of(text, style.weight)
    px = int(min(style.px, largest(text, box, style.weight)))
    style = replace(style, px=max(SMALLEST, px))
    return Words(
        text=text,
        style=style,
        x=_origin(ink, box, style),
        baseline=_baseline(ink, box, style.px),
        box=box,
    )


def largest(text: str, box: QRectF, weight: QFont.Weight) -> float:
    """The size at which `text` fills `box`."""
    ink = ink_of(text, weight)
    wide = max(ink.advance, ink.right - min(ink.left, 0)) or 1
    return min(box.width() / wide, box.height() / ((ink.above + ink.below) or 1))


def _origin(ink: Ink, box: QRectF, style: Style) -> float:
    if style.align == CENTER:
        return box.center().x() - (ink.left + ink.right) / 2 * style.px
    if style.align == RIGHT:
        return box.right() - ink.advance * style.px
    return box.left() - min(ink.left, 0) * style.px


def _baseline(ink: Ink, box: QRectF, px: float) -> float:
    middle = box.center().y() + look.CAP_HEIGHT * px / 2
    highest, lowest = box.top() + ink.above * px, box.bottom() - ink.below * px
    return max(highest, min(middle, lowest))


def same_size(texts: list[str], boxes: list[QRectF], style: Style) -> float:
    """The size at which every text fits its box, so that like things look alike."""
    sizes = [
        largest(text, box, style.weight) for text, box in zip(texts, boxes, strict=True) if text
    ]
    return float(int(min([style.px, *sizes])))


def wrap(text: str, box: QRectF, style: Style, most_lines: int = 2) -> tuple[Words, ...]:
    """`text` on as few and as large lines as `box` holds, in the middle of its height."""
    px = int(style.px)
    lines = _broken(text, box.width(), px, style.weight)
    while px > SMALLEST and not (
        len(lines) <= most_lines and len(lines) * px * LINE <= box.height()
    ):
        px -= 1
        lines = _broken(text, box.width(), px, style.weight)
    lines, px = _well_broken(text, lines, box.width(), px, style.weight)
    high = px * LINE
    top = box.center().y() - len(lines) * high / 2
    return tuple(
        fit(
            line,
            QRectF(box.left(), top + place * high, box.width(), high),
            replace(style, px=px),
        )
        for place, line in enumerate(lines)
    )


def _well_broken(
    text: str, lines: list[str], width: float, px: int, weight: QFont.Weight
) -> tuple[list[str], int]:
    """Two sentences on two lines where that costs little size, else lines of about one length."""
    sentences = [part.strip() for part in text.replace(". ", ".\n").split("\n")]
    if len(lines) == len(sentences) == 2:
        widest = max(width_of(each, 1, weight) for each in sentences)
        smaller = min(px, int(width / widest))
        if smaller >= DEAR * px:
            return sentences, smaller
    return _balanced(text, lines, width, px, weight), px


def _balanced(
    text: str, lines: list[str], width: float, px: float, weight: QFont.Weight
) -> list[str]:
    """The same number of lines, about equally long: no word stands alone."""
    for part in (0.5, 0.6, 0.7, 0.8, 0.9):
        narrower = _broken(text, width * part, px, weight)
        if len(narrower) == len(lines):
            return narrower
    return lines


def _broken(text: str, width: float, px: float, weight: QFont.Weight) -> list[str]:
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width_of(longer, px, weight) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines
