"""Where the four windows of the demo stand, so that they share one screen."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize

COUNTER = QSize(1180, 768)  # lower, and the counter would shrink its words
FRAME = 30  # a title bar
LEAST_PAPER = 0.38  # of the height, for the paper below the counter


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Rectangles inside the frames, in units that are `factor` of the screen's."""

    factor: float
    kiosk: QRect
    wall: QRect
    counter: QRect
    paper: QRect


def places(screen: QRect) -> Places:
    """Kiosk over wall on the left, counter over paper on the right.

    Kiosk and wall fit any size; the counter does not, so everything is made smaller until it does.
    """
    half = screen.height() // 2
    left = min((half - FRAME) * 16 // 9, screen.width() // 2)
    high = left * 9 // 16
    right = screen.width() - left
    tall = round(screen.height() * (1 - LEAST_PAPER)) - FRAME
    factor = min(1.0, right / COUNTER.width(), tall / COUNTER.height())
    counter = QRect(screen.x() + left, screen.y() + FRAME, right, tall)
    below = counter.bottom() + 1 + FRAME
    rest = screen.y() + screen.height() - below

    def placed(rect: QRect) -> QRect:
        return QRect(
            round(rect.x() / factor),
            round(rect.y() / factor),
            int(rect.width() / factor + 1e-6),
            int(rect.height() / factor + 1e-6),
        )

    return Places(
        factor=factor,
        kiosk=placed(QRect(screen.x(), screen.y() + FRAME, left, high)),
        wall=placed(QRect(screen.x(), screen.y() + half + FRAME, left, high)),
        counter=placed(counter),
        paper=placed(QRect(counter.x(), below, right, rest)),
    )
