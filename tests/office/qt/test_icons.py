import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from office.qt import icons, look


def colours(picture: QImage) -> set[str]:
    solid = set()
    for x in range(picture.width()):
        for y in range(picture.height()):
            color = picture.pixelColor(x, y)
            if color.alpha() == 255:
                solid.add(color.name().upper())
    return solid


@pytest.mark.parametrize("name", sorted(icons.names()))
def test_every_icon_is_drawn_in_the_colour_asked_for(qapp, name: str) -> None:
    assert look.NAVY in colours(icons.pixmap(name, 48, look.NAVY, stroke=2.2).toImage())


def test_a_thicker_stroke_covers_more(qapp) -> None:
    def inked(stroke: float) -> int:
        picture = icons.pixmap("house", 96, look.INK, stroke).toImage()
        return sum(picture.pixelColor(x, y).alpha() > 128 for x in range(96) for y in range(96))

    assert inked(2.2) > inked(1.75) * 1.1


def test_an_unknown_icon_of_an_office_becomes_a_sheet() -> None:
    assert icons.known("no-such-icon") == "file-text"
    assert icons.known("baby") == "baby"


def test_the_emblem_is_a_yellow_star_on_red(qapp) -> None:
    picture = QImage(60, 60, QImage.Format.Format_ARGB32)
    picture.fill(0)
    painter = QPainter(picture)
    icons.paint_emblem(painter, QRectF(0, 0, 60, 60))
    painter.end()

    assert picture.pixelColor(30, 30).name().upper() == look.FLAG_YELLOW
    assert picture.pixelColor(30, 4).name().upper() == look.FLAG_RED
    assert picture.pixelColor(1, 1).alpha() == 0
