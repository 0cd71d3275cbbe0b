"""A picture as a list of what stands where, so that a test can check it before it is painted."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from display.picture.fitting import Words
from office.qt import icons


@dataclass(frozen=True, slots=True, kw_only=True)
class Plate:
    """A rounded ground. `border` of `thick` pixels lies inside it; no colour is no filling."""

    rect: QRectF
    color: str = ""
    radius: float = 0
    border: str = ""
    thick: float = 0
    role: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """An icon, or the emblem where `name` is empty."""

    rect: QRectF
    name: str = ""
    color: str = ""
    ground: str = ""
    stroke: float = icons.THIN


Item = Plate | Sign | Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What is painted, from back to front, on one ground."""

    ground: str
    items: tuple[Item, ...]

    @property
    def words(self) -> tuple[Words, ...]:
        """Everything that is read."""
        return tuple(each for each in self.items if isinstance(each, Words))

    @property
    def plates(self) -> tuple[Plate, ...]:
        """Every ground of something."""
        return tuple(each for each in self.items if isinstance(each, Plate))

    def said(self, role: str) -> list[str]:
        """The texts with a role, in order."""
        return [each.text for each in self.words if each.style.role == role]


def paint(painter: QPainter, scene: Scene) -> None:
    """Paints a scene over the whole device."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for item in scene.items:
        match item:
            case Plate():
                _paint_plate(painter, item)
            case Sign(name=""):
                icons.paint_emblem(painter, item.rect)
            case Sign():
                icons.paint(painter, item.name, item.rect, item.color, item.stroke)
            case Words():
                painter.setFont(item.font)
                painter.setPen(QColor(item.style.color))
                painter.drawText(QPointF(item.x, item.baseline), item.text)


def _paint_plate(painter: QPainter, plate: Plate) -> None:
    half = plate.thick / 2
    pen = QPen(QColor(plate.border), plate.thick) if plate.thick else Qt.PenStyle.NoPen
    painter.setPen(pen)
    painter.setBrush(QColor(plate.color) if plate.color else Qt.BrushStyle.NoBrush)
    inner = plate.rect.adjusted(half, half, -half, -half)
    painter.drawRoundedRect(inner, plate.radius, plate.radius)
