from itertools import pairwise

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontInfo, QFontMetrics, QImage, QPainter

from office.qt import look


@pytest.fixture(autouse=True)
def fonts(qapp) -> None:
    look.load_fonts()


@pytest.mark.parametrize(
    ("letters", "ground", "least"),
    [
        (look.INK, look.PAPER, 7),
        (look.INK, look.AMBER, 7),
        (look.INK_2, look.PAPER, 7),
        (look.INK_2, look.PAGE, 7),
        (look.PAPER, look.NAVY, 7),
        (look.PAPER, look.NAVY_2, 7),
        (look.NAVY, look.MIST, 7),
        (look.TEAL, look.PAPER, 7),
        (look.RED, look.PAPER, 7),
        (look.PAPER, look.RED, 7),
        (look.GREEN, look.PAPER, 7),
        (look.BORDER, look.PAPER, 3),
        (look.WALL_CALL, look.WALL_GROUND, 7),
        (look.WALL_MUTED, look.WALL_ROW, 7),
    ],
)
def test_pairs_of_colours_can_be_read(letters: str, ground: str, least: float) -> None:
    assert look.contrast(letters, ground) >= least


def test_contrast_of_black_and_white_is_21() -> None:
    assert look.contrast("#000000", "#FFFFFF") == pytest.approx(21)


@pytest.mark.parametrize("weight", [look.REGULAR, look.SEMIBOLD, look.BOLD])
def test_the_shipped_font_is_used_and_digits_have_one_width(weight) -> None:
    face = look.font(100, weight)
    metrics = QFontMetrics(face)

    assert QFontInfo(face).family() == "Noto Sans"
    assert len({metrics.horizontalAdvance(digit) for digit in "0123456789"}) == 1


@pytest.mark.parametrize("weight", [look.REGULAR, look.SEMIBOLD, look.BOLD])
def test_stacked_accents_stay_inside_the_line(weight) -> None:
    metrics = QFontMetrics(look.font(200, weight))
    box = metrics.tightBoundingRect("ẲẾỖỘỢỰẪ")

    assert -box.top() <= metrics.ascent()
    assert box.bottom() <= metrics.descent()


def test_millimetres_of_a_desk_screen() -> None:
    assert look.pixels_per_mm(1920, 1080) * 20 == pytest.approx(80.7, abs=0.1)


def test_the_focus_ring_is_amber_between_two_lines_of_ink(qapp) -> None:
    picture = QImage(100, 100, QImage.Format.Format_RGB32)
    picture.fill(0xFFFFFF)
    painter = QPainter(picture)
    look.paint_focus_ring(painter, QRectF(30, 30, 40, 40), radius=4)
    painter.end()
    across = [picture.pixelColor(x, 50).name().upper() for x in range(14, 32)]
    bands = [across[0]] + [now for before, now in pairwise(across) if now != before]

    assert bands == ["#FFFFFF", look.INK, look.AMBER, look.INK, "#FFFFFF"]
    assert across.count(look.AMBER) == 6
