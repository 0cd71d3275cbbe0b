"""Icons as SVG in any colour, size and stroke: a Lucide subset and two of our own."""

from functools import cache
from math import cos, pi, sin

from PySide6.QtCore import QByteArray, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap, QPolygonF
from PySide6.QtSvg import QSvgRenderer

from office import assets
from office.qt.look import FLAG_RED, FLAG_YELLOW, INK

FOLDER = assets.FOLDER / "icons"
FALLBACK = "file-text"
THIN = 1.75  # for icons of 75 to 115 px
STRONG = 2.2  # for icons of about 46 px, beside bold text


@cache
def names() -> frozenset[str]:
    """Every icon there is."""
    return frozenset(file.stem for file in FOLDER.glob("*.svg"))


def known(name: str) -> str:
    """`name` if there is such an icon, else a plain sheet: offices write icon names by hand."""
    return name if name in names() else FALLBACK


@cache
def _renderer(name: str, color: str, stroke: float) -> QSvgRenderer:
    drawing = (FOLDER / f"{name}.svg").read_text(encoding="utf-8")
    drawing = drawing.replace("currentColor", color)
    drawing = drawing.replace('stroke-width="2"', f'stroke-width="{stroke}"')
    return QSvgRenderer(QByteArray(drawing.encode()))


def paint(
    painter: QPainter, name: str, rect: QRectF, color: str = INK, stroke: float = THIN
) -> None:
    """Paints the icon as the largest square in the middle of `rect`."""
    side = min(rect.width(), rect.height())
    square = QRectF(0, 0, side, side)
    square.moveCenter(rect.center())
    _renderer(name, color, stroke).render(painter, square)


def pixmap(
    name: str, px: int, color: str = INK, stroke: float = THIN, ratio: float = 1.0
) -> QPixmap:
    """The icon as a picture `px` wide on a screen with `ratio` device pixels a pixel."""
    picture = QPixmap(round(px * ratio), round(px * ratio))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint(painter, name, QRectF(picture.rect()), color, stroke)
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


def icon(name: str, color: str = INK, stroke: float = STRONG) -> QIcon:
    """The icon for a plain Qt button or menu."""
    return QIcon(pixmap(name, 64, color, stroke))


def paint_emblem(painter: QPainter, rect: QRectF) -> None:
    """A red disc with the yellow star. Flag red stands nowhere else."""
    side = min(rect.width(), rect.height())
    middle = rect.center()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(FLAG_RED))
    painter.drawEllipse(middle, side / 2, side / 2)
    painter.setBrush(QColor(FLAG_YELLOW))
    painter.drawPolygon(_star(middle, side * 0.33), Qt.FillRule.WindingFill)
    painter.restore()


def _star(middle: QPointF, radius: float) -> QPolygonF:
    corners = []
    for step in range(10):
        reach = radius if step % 2 == 0 else radius * 0.382
        angle = -pi / 2 + step * pi / 5
        corners.append(middle + QPointF(reach * cos(angle), reach * sin(angle)))
    return QPolygonF(corners)
