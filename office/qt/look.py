"""The look of every screen: colours, fonts, contrast, millimetres and the focus ring."""

from dataclasses import dataclass
from functools import cache
from math import hypot

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPainter, QPen
from PySide6.QtWidgets import QApplication

from office.assets import FONTS

INK = "#14212B"
INK_2 = "#43525E"  # never on amber
NAVY = "#12395B"
NAVY_2 = "#0B2740"
TEAL = "#095C57"
RED = "#9B1C17"
GREEN = "#14532D"
AMBER = "#FFC72C"  # ink on it, nothing else
BORDER = "#5F6E7A"
HAIRLINE = "#C9D3DB"
PAGE = "#F4F6F7"
PAPER = "#FFFFFF"
MIST = "#E4ECF3"
GREY = "#E9EDF0"  # heads of tables, what is taken
TEAL_MIST = "#DFEEEC"
FLAG_RED = "#C8201A"  # the emblem only
FLAG_YELLOW = "#FFDD33"
WALL_GROUND = "#0B1C2C"
WALL_ROW = "#13293D"
WALL_CALL = "#FFD34D"
WALL_MUTED = "#B8C7D3"

FAMILY = "Noto Sans"
REGULAR = QFont.Weight.Normal
SEMIBOLD = QFont.Weight.DemiBold
BOLD = QFont.Weight.Bold
CAP_HEIGHT = 0.714  # of the font's size, in Noto Sans
USUAL_INCHES = 21.5


@cache
def load_fonts() -> None:
    """Registers the shipped fonts and makes them the application's. Needs a QApplication."""
    for file in sorted(FONTS.glob("*.ttf")):
        if QFontDatabase.addApplicationFont(str(file)) < 0:
            raise FileNotFoundError(file)
    QApplication.setFont(font(15))


def font(px: float, weight: QFont.Weight = REGULAR) -> QFont:
    """Noto Sans of `px` pixels with digits of equal width."""
    return QFont(_font(max(1, round(px)), weight))  # a copy: fonts can be changed


@cache  # text that fits its room asks for many sizes
def _font(px: int, weight: QFont.Weight) -> QFont:
    face = QFont(FAMILY)
    face.setPixelSize(px)
    face.setWeight(weight)
    face.setFeature(QFont.Tag("tnum"), 1)
    face.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return face


def pixels_per_mm(width: int, height: int, inches: float = USUAL_INCHES) -> float:
    """Pixels in a millimetre of a screen with this resolution and true diagonal."""
    return hypot(width, height) / (inches * 25.4)


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def luminance(color: str | QColor) -> float:
    """Relative luminance as WCAG 2 defines it."""
    rgb = QColor(color)
    red, green, blue = (_linear(part) for part in (rgb.redF(), rgb.greenF(), rgb.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str | QColor, other: str | QColor) -> float:
    """Contrast ratio as WCAG 2 defines it, 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@dataclass(frozen=True, slots=True)
class Ring:
    """Lines around what has the focus, from the inside out: how far out, how thick, colour."""

    lines: tuple[tuple[float, float, str], ...]

    @property
    def wide(self) -> float:
        """How far it reaches beyond what has the focus."""
        out, thick, _color = self.lines[-1]
        return out + thick / 2


# Amber between lines of ink is seen on any ground; the fine one is for where room is scarce.
RING = Ring(((1.5, 3, INK), (6, 6, AMBER), (10.5, 3, INK)))
FINE_RING = Ring(((0.5, 1, INK), (4, 6, AMBER), (7.5, 1, INK)))


def paint_focus_ring(
    painter: QPainter,
    target: QRectF,
    radius: float = 16,
    scale: float = 1.0,
    ring: Ring = RING,
) -> None:
    """A ring just outside `target`."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for out, width, color in ring.lines:
        grow = out * scale
        painter.setPen(QPen(QColor(color), width * scale))
        outer = target.adjusted(-grow, -grow, grow, grow)
        painter.drawRoundedRect(outer, radius * scale + grow, radius * scale + grow)
    painter.restore()
