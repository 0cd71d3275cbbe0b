"""The checkable list of the kiosk, over every screen, size and language (K1 to K7, K9, K15)."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kiosk.tile import Tile
from kiosk.window import KioskWindow
from office.qt import look
from tests import screens
from tests.kiosk import scenes
from tests.kiosk.scenes import SCENES, StillFlow

SIZES = [
    pytest.param((*size, inches), id=f"{size[0]}x{size[1]}-{inches}")
    for size, inches in [
        ((1920, 1080), 21.5), ((1920, 1080), 15.6), ((1080, 1920), 21.5), ((1080, 1920), 15.6),
        ((1366, 768), 15.6), ((1366, 768), 21.5), ((1280, 1024), 17), ((3840, 2160), 27),
    ]
]  # fmt: skip
Screen = tuple[KioskWindow, StillFlow, float]


@pytest.fixture(scope="module", params=SIZES)
def screen(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[Screen]:
    """One window of a size; pixels per millimetre beside it."""
    width, height, inches = request.param
    window, flow = scenes.window(width, height, inches)
    yield window, flow, look.pixels_per_mm(width, height, inches)
    window.close()


@pytest.fixture(params=SCENES)
def scene(request: pytest.FixtureRequest) -> Callable:
    return SCENES[request.param]


def paint(flow: StillFlow, scene: Callable, language: str) -> None:
    flow.show(scene(language))
    QApplication.processEvents()


def test_every_target_is_large_enough_and_apart(screen: Screen, scene) -> None:
    window, flow, mm = screen
    paint(flow, scene, "vi")

    assert screens.small_targets(window, 20 * mm) == []
    assert screens.tight_gaps(window, 5 * mm) == []


@pytest.mark.parametrize("language", ["vi", "en", "zz"])
def test_nothing_is_cut_off_or_too_small(screen: Screen, scene, language: str) -> None:
    window, flow, mm = screen
    paint(flow, scene, language)

    assert screens.clipped(window) == []
    assert screens.overlapping(window) == []
    assert screens.low_capitals(window, 4.8 * mm) == []
    assert screens.scroll_bars(window) == []


def test_main_tiles_are_forty_millimetres_high(screen: Screen) -> None:
    window, flow, mm = screen
    paint(flow, SCENES["home"], "vi")
    tiles = [tile for tile in window.findChildren(Tile) if tile.isVisible()]

    assert len(tiles) == 6
    assert min(tile.height() for tile in tiles) >= 40 * mm


@pytest.fixture
def usual(qtbot: QtBot) -> Iterator[tuple[KioskWindow, StillFlow]]:
    """One window of the usual size."""
    window, flow = scenes.window(1920, 1080)
    yield window, flow
    window.close()


def test_all_words_can_be_read_in_every_state(usual, scene) -> None:
    window, flow = usual
    paint(flow, scene, "vi")
    assert screens.low_contrast(window, 7) == []
    for target in screens.targets(window):
        target.setDown(True)

    assert screens.low_contrast(window, 7) == []


def test_every_target_has_a_name_of_its_own(usual, scene) -> None:
    window, flow = usual
    for language in ("vi", "en"):
        paint(flow, scene, language)
        assert screens.nameless(window) == []


def test_tab_reaches_everything_in_reading_order(usual, scene) -> None:
    window, flow = usual
    paint(flow, scene, "vi")

    assert screens.wrong_tab_order(window) == []


def test_no_string_escapes_translation(usual, scene) -> None:
    window, flow = usual
    paint(flow, scene, "zz")
    fixed = {"Tiếng Việt", "English", "dichvucong.gov.vn", "Public Administrative Service Centre",
             "HOA BINH WARD"}  # fmt: skip

    assert [seen for seen in screens.untranslated(window) if seen.split("'")[1] not in fixed] == []


def test_a_closed_office_says_why_and_when_it_opens_again(usual) -> None:
    window, flow = usual
    paint(flow, SCENES["closed"], "vi")
    said = " ".join(seen.text for seen in screens.texts(window))

    assert "Hôm nay nghỉ lễ" in said
    assert "24/11 – Ngày Văn hóa Việt Nam" in said
    assert "Thứ Tư, 25/11/2026" in said
    assert "từ 07:30" in said


def test_a_full_tile_says_so_and_leads_to_the_reason(usual) -> None:
    window, flow = usual
    paint(flow, SCENES["home-full"], "vi")
    tile = next(each for each in screens.targets(window) if isinstance(each, Tile))
    assert "Hôm nay đã hết số" in tile.accessibleName()
    tile.click()
    assert ("choose", "ho-tich") in flow.pressed
    paint(flow, SCENES["refused"], "vi")

    assert any("Mở cửa lại: Thứ Tư, 25/11/2026" in seen.text for seen in screens.texts(window))
