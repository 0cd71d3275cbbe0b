"""A day's sign: each kind has a colour and a shape of its own, so that neither is needed alone."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QPolygonF

from office.dossiers.marked_days import DayKind
from office.qt import look

SHADE = "#EDF1F4"  # of a weekend, and of the half that is not worked
ROSE = "#F7E7E6"
_ROUND = 4


def paint_sign(
    painter: QPainter, room: QRectF, kind: DayKind | None, *, weekend: bool = False
) -> None:
    """The ground of a day: filled, framed, underlined, with a corner, in halves or dotted."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    box = room.adjusted(1, 1, -1, -1)
    match kind:
        case DayKind.HOLIDAY:
            _box(painter, box, look.NAVY, look.NAVY)
        case DayKind.COMPENSATORY | DayKind.SWAP_OFF:
            _box(painter, box, look.PAPER, look.NAVY)
        case DayKind.SWAP_WORK:
            _box(painter, box, look.TEAL_MIST, look.TEAL_MIST)
            line = QRectF(box.left() + 3, box.bottom() - 3, box.width() - 6, 3)
            painter.fillRect(line, QColor(look.TEAL))
        case DayKind.LOCAL_OFF:
            _box(painter, box, ROSE, look.RED)
            _corner(painter, box)
        case DayKind.MORNING:
            _half(painter, box, left=False)
        case DayKind.AFTERNOON:
            _half(painter, box, left=True)
        case DayKind.OWN_HOURS:
            _box(painter, box, look.PAPER, look.TEAL, Qt.PenStyle.DotLine)
        case None if weekend:
            _box(painter, box, SHADE, SHADE)


def ink(kind: DayKind | None, *, weekend: bool = False) -> str:
    """The colour of the number on it."""
    if kind is DayKind.HOLIDAY:
        return look.PAPER
    if kind in (DayKind.SWAP_WORK, DayKind.OWN_HOURS):
        return look.TEAL
    if kind is DayKind.LOCAL_OFF:
        return look.RED
    if kind in (DayKind.COMPENSATORY, DayKind.SWAP_OFF):
        return look.NAVY
    return look.INK_2 if weekend and kind is None else look.INK


def weight(kind: DayKind | None) -> QFont.Weight:
    """Days that are not ordinary stand out."""
    return look.REGULAR if kind is None else look.BOLD


def _box(
    painter: QPainter,
    box: QRectF,
    ground: str,
    border: str,
    style: Qt.PenStyle = Qt.PenStyle.SolidLine,
) -> None:
    painter.setBrush(QColor(ground))
    painter.setPen(QPen(QColor(border), 1.5, style))
    painter.drawRoundedRect(box.adjusted(0.75, 0.75, -0.75, -0.75), _ROUND, _ROUND)


def _half(painter: QPainter, box: QRectF, *, left: bool) -> None:
    """A frame of which the half that is not worked is shaded, with a line in the middle."""
    _box(painter, box, look.PAPER, look.BORDER)
    middle = box.center().x()
    ends = (box.left() + 2, middle) if left else (middle, box.right() - 2)
    off = QRectF(QPointF(ends[0], box.top() + 2), QPointF(ends[1], box.bottom() - 2))
    painter.fillRect(off, QColor(look.HAIRLINE))


def _corner(painter: QPainter, box: QRectF) -> None:
    side = 7
    corner = box.topRight() + QPointF(-1, 1)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(look.RED))
    painter.drawPolygon(QPolygonF([corner, corner + QPointF(-side, 0), corner + QPointF(0, side)]))
