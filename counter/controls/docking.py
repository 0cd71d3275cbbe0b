"""Where a bar stands on a screen: which edge it sticks to and the rectangle it takes."""

from enum import StrEnum

from PySide6.QtCore import QPoint, QRect, QSize

SNAP = 28  # px within which a dragged bar sticks to an edge


class Edge(StrEnum):
    """An edge of the screen, or none: the bar floats. Values are the stored strings."""

    TOP = "top"
    BOTTOM = "bottom"
    LEFT = "left"
    RIGHT = "right"
    NONE = "none"

    @property
    def upright(self) -> bool:
        """Whether a bar at this edge runs from top to bottom."""
        return self in (Edge.LEFT, Edge.RIGHT)


def edge_near(pointer: QPoint, bar: QRect, screen: QRect) -> Edge:
    """The edge that a bar held at `pointer` sticks to. The sides answer to the pointer, because
    a lying bar is about as wide as the screen and would touch them always."""
    if pointer.x() - screen.left() < SNAP:
        return Edge.LEFT
    if screen.right() - pointer.x() < SNAP:
        return Edge.RIGHT
    if bar.top() - screen.top() < SNAP:
        return Edge.TOP
    if screen.bottom() - bar.bottom() < SNAP:
        return Edge.BOTTOM
    return Edge.NONE


def docked(edge: Edge, corner: QPoint, size: QSize, screen: QRect) -> QRect:
    """A bar of `size` at `edge`, as near to `corner` as the screen lets it be whole."""
    size = size.boundedTo(screen.size())
    x = max(screen.left(), min(corner.x(), screen.right() + 1 - size.width()))
    y = max(screen.top(), min(corner.y(), screen.bottom() + 1 - size.height()))
    match edge:
        case Edge.TOP:
            y = screen.top()
        case Edge.BOTTOM:
            y = screen.bottom() + 1 - size.height()
        case Edge.LEFT:
            x = screen.left()
        case Edge.RIGHT:
            x = screen.right() + 1 - size.width()
        case Edge.NONE:
            pass
    return QRect(QPoint(x, y), size)
