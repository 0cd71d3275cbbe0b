"""The checkable list of the kiosk, over every screen, size and language (K1 to K7, K9, K15)."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import numpy as np
import pytest
import zxingcpp
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kiosk.flow.snapshot import Page
from kiosk.parts.buttons import Tile
from kiosk.window import KioskWindow
from office.qt import look
from office.qt.focus_ring import FocusRing
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


def paint(flow: StillFlow, scene: Callable, language: str) -> None:
    flow.show(scene(language))
    QApplication.processEvents()


def over_all_scenes(flow: StillFlow, language: str, look_for: Callable) -> dict[str, list[str]]:
    """What is wrong on each screen; empty when all is well."""
    wrong = {}
    for name, scene in SCENES.items():
        paint(flow, scene, language)
        if found := look_for():
            wrong[name] = found
    return wrong


def test_every_target_is_large_enough_and_apart(screen: Screen) -> None:
    window, flow, mm = screen

    def targets() -> list[str]:
        small = screens.small_targets(window, 20 * mm)
        return small + screens.tight_gaps(window, 5 * mm)

    assert over_all_scenes(flow, "vi", targets) == {}


@pytest.mark.parametrize("language", ["vi", "en", "zz"])
def test_nothing_is_cut_off_or_too_small(screen: Screen, language: str) -> None:
    window, flow, mm = screen

    def words() -> list[str]:
        cut = screens.clipped(window) + screens.overlapping(window)
        return cut + screens.low_capitals(window, 4.8 * mm) + screens.scroll_bars(window)

    assert over_all_scenes(flow, language, words) == {}


def test_every_page_is_looked_at() -> None:
    assert {scene("vi").page for scene in SCENES.values()} == set(Page)


def test_main_tiles_are_forty_millimetres_high(screen: Screen) -> None:
    window, flow, mm = screen
    paint(flow, SCENES["home"], "vi")
    tiles = [tile for tile in window.findChildren(Tile) if tile.isVisible()]

    assert len(tiles) == 6
    assert min(tile.height() for tile in tiles) >= 40 * mm


@pytest.fixture(scope="module")
def usual(qapp: QApplication) -> Iterator[tuple[KioskWindow, StillFlow]]:
    """One window of the usual size."""
    window, flow = scenes.window(1920, 1080)
    yield window, flow
    window.close()


def test_all_words_can_be_read_in_every_state(usual) -> None:
    window, flow = usual

    def pale() -> list[str]:
        found = screens.low_contrast(window, 7)
        for target in screens.targets(window):
            target.setDown(True)
        found += [f"pressed: {pale}" for pale in screens.low_contrast(window, 7)]
        for target in screens.targets(window):
            target.setDown(False)
        return found

    assert over_all_scenes(flow, "vi", pale) == {}


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_target_has_a_name_of_its_own(usual, language: str) -> None:
    window, flow = usual

    assert over_all_scenes(flow, language, lambda: screens.nameless(window)) == {}


def test_tab_reaches_everything_in_reading_order(usual) -> None:
    window, flow = usual

    assert over_all_scenes(flow, "vi", lambda: screens.wrong_tab_order(window)) == {}


def test_no_string_escapes_translation(usual) -> None:
    window, flow = usual
    fixed = ("'Tiếng Việt'", "'English'", "'dichvucong", "'Public Admin", "'HOA BINH")

    def plain() -> list[str]:
        return [seen for seen in screens.untranslated(window) if not seen.startswith(fixed)]

    assert over_all_scenes(flow, "zz", plain) == {}


def test_the_focus_can_be_seen_on_every_ground(usual, qtbot: QtBot) -> None:
    window, flow = usual
    for name in ("home", "procedure", "priority", "ticket", "refused"):
        paint(flow, SCENES[name], "vi")
        for target in screens.tab_walk(window):
            target.setFocus(Qt.FocusReason.TabFocusReason)
            QApplication.processEvents()
            edge = screens.place(target, window)
            picture = window.grab().toImage()
            ring = {
                picture.pixelColor(edge.left() - away, edge.center().y()).name().upper()
                for away in range(1, 12)
            }
            assert {look.AMBER, look.INK} <= ring, target.accessibleName()


def test_the_focus_can_be_seen_while_the_warning_counts(usual) -> None:
    window, flow = usual
    paint(flow, SCENES["idle"], "vi")
    window.warning.stay.setFocus(Qt.FocusReason.TabFocusReason)
    flow.show(replace(SCENES["idle"]("vi"), warning=16))
    ring = next(each for each in window.findChildren(FocusRing) if each.isVisible())
    stacked = window.children()

    assert stacked.index(ring) > stacked.index(window.warning)


def test_a_finger_leaves_no_focus_ring(usual, qtbot: QtBot) -> None:
    window, flow = usual
    paint(flow, SCENES["home"], "vi")
    qtbot.mouseClick(screens.targets(window)[0], Qt.MouseButton.LeftButton)

    assert not any(ring.isVisible() for ring in window.findChildren(FocusRing))


@pytest.mark.parametrize("scene_name", ["ticket", "ticket-long"])
def test_the_code_on_screen_can_be_scanned(screen: Screen, scene_name: str) -> None:
    window, flow, _mm = screen
    paint(flow, SCENES[scene_name], "vi")
    picture = window.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    rows = np.frombuffer(picture.constBits(), dtype=np.uint8)
    grey = rows.reshape(picture.height(), picture.bytesPerLine())[:, : picture.width()]
    found = zxingcpp.read_barcodes(np.ascontiguousarray(grey))

    assert [code.text.startswith("MOTCUA:1:") for code in found] == [True]


def test_a_closed_office_says_why_and_when_it_opens_again(usual) -> None:
    window, flow = usual
    paint(flow, SCENES["closed"], "vi")
    said = " ".join(seen.text for seen in screens.texts(window))

    assert "Hôm nay nghỉ lễ" in said
    assert "24/11 – Ngày Văn hóa Việt Nam" in said
    assert "Thứ Tư, 25/11/2026" in said
    assert "từ 07:30" in said


def test_a_day_closed_by_hand_promises_the_next_day_only(usual) -> None:
    window, flow = usual
    paint(flow, SCENES["closed-by-hand"], "vi")
    said = " ".join(seen.text for seen in screens.texts(window))

    assert "Hôm nay đã ngừng cấp số" in said
    assert "Thứ Tư, 25/11/2026" in said, "not this afternoon, and tomorrow is a holiday"


def test_a_day_that_is_not_opened_yet_is_told_in_words(usual) -> None:
    window, flow = usual
    paint(flow, SCENES["closed-not-opened"], "vi")

    assert "Chưa lấy được số" in said_on(window)


def test_a_full_tile_says_so_and_leads_to_the_reason(usual) -> None:
    window, flow = usual
    paint(flow, SCENES["home-full"], "vi")
    tile = next(each for each in screens.targets(window) if isinstance(each, Tile))
    assert "Hôm nay đã hết số" in tile.accessibleName()
    tile.click()
    assert ("choose", "ho-tich") in flow.pressed
    paint(flow, SCENES["refused"], "vi")

    assert any("Mở cửa lại: Thứ Tư, 25/11/2026" in seen.text for seen in screens.texts(window))


def said_on(window: KioskWindow) -> str:
    return " ".join(seen.text for seen in screens.texts(window))


def test_a_citizen_reads_that_staff_were_told_only_when_they_were(screen: Screen) -> None:
    window, flow, _mm = screen
    paint(flow, SCENES["paper-out"], "vi")
    untold = said_on(window)
    paint(flow, SCENES["paper-out-told"], "vi")
    told = said_on(window)

    assert "Đã báo cán bộ" not in untold
    assert "Số đã vào hàng chờ. Đã báo cán bộ lúc 08:05." in told
