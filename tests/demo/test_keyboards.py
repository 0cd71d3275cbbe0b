"""Several counters' keyboards in one process: a scan goes to who sits in front of it."""

from types import SimpleNamespace

import pytest
from PySide6.QtWidgets import QLineEdit, QWidget

from demo import hands
from demo.hands import until
from demo.keyboards import Keyboards

CARD = "079301000025||Trần Thị Bình|02032001|Nữ|Tổ 2, Phường Mẫu|10062022"


@pytest.fixture
def keyboards(qapp):
    made = Keyboards()
    yield made
    made.close()


@pytest.fixture
def desk(keyboards, qtbot):
    """Makes a counter: a window with a field, its scanner, and what was scanned there."""

    def make():
        window = QWidget()
        qtbot.addWidget(window)
        field = QLineEdit(window)
        scanner, scans = keyboards.scanner(), []
        scanner.belongs_to(SimpleNamespace(window=window, bar=None, seat=None))
        scanner.scanned.connect(scans.append)
        window.show()
        return SimpleNamespace(window=window, field=field, scanner=scanner, scans=scans)

    return make


def sit_down(at):
    hands.come_to(at.window)
    at.field.setFocus()


def test_a_scan_reaches_the_counter_in_front_alone_and_no_field(desk):
    one, other = desk(), desk()
    sit_down(other)

    with other.scanner.burst():
        hands.burst(other.window, CARD)

    assert (one.scans, other.scans) == ([], [CARD])
    assert (one.field.text(), other.field.text()) == ("", "")


def test_typed_letters_reach_the_field_after_they_were_held_back(desk):
    one = desk()
    sit_down(one)

    hands.write(one.window, "d")
    assert one.scanner.holding
    until(lambda: not one.scanner.holding, "phím được nhận", patience=5)

    assert one.field.text() == "d"


def test_keys_of_a_window_that_is_no_counters_are_left_alone(desk, qtbot):
    one, kiosk = desk(), QLineEdit()
    qtbot.addWidget(kiosk)
    kiosk.show()
    hands.come_to(kiosk)

    hands.burst(kiosk, CARD)

    assert kiosk.text() == CARD
    assert one.scans == []
    assert not one.scanner.holding


def test_a_scan_is_over_before_the_next_key_could_be_its_own(desk):
    one = desk()
    sit_down(one)

    with one.scanner.burst():
        hands.burst(one.window, CARD)

    assert one.scanner.busy
    until(lambda: not one.scanner.busy, "hết lượt quét", patience=5)
