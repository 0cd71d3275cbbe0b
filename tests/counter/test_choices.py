"""Choices and boxes by keys, and as a screen reader meets them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from counter.controls.choices import Check, Choice, OptionsInput

KEY = Qt.Key
FRUIT = (("a", "Cam"), ("b", "Chanh"), ("c", "Bưởi"))


@pytest.fixture
def shown(tasks, qtbot):
    """Puts controls under each other, with fields before and after, and shows them."""

    windows = []

    def show(*controls):
        window = QWidget()
        windows.append(window)
        column = QVBoxLayout(window)
        for each in (QLineEdit(), *controls, QLineEdit()):
            column.addWidget(each)
        qtbot.addWidget(window)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        controls[0].setFocus()
        return controls[0]

    yield show
    windows.clear()


def press(qtbot, *keys):
    for key in keys:
        qtbot.keyClick(QApplication.focusWidget(), key)


def told(button):
    """Role, name and whether it is checked."""
    reader = QAccessible.queryAccessibleInterface(button)
    return reader.role(), reader.text(QAccessible.Text.Name), bool(reader.state().checked)


def test_one_of_a_few_is_told_as_radio_buttons(shown, qtbot):
    choice = shown(Choice("Giới tính", ("Nam", "Nữ")))
    choice.show_choice(-1)
    choice.chosen.connect(choice.show_choice)
    radio = QAccessible.Role.RadioButton
    assert [told(each) for each in choice.buttons] == [
        (radio, "Nam, Giới tính", False), (radio, "Nữ, Giới tính", False),
    ]  # fmt: skip

    press(qtbot, KEY.Key_Left)

    assert told(QApplication.focusWidget()) == (radio, "Nữ, Giới tính", True)


@pytest.mark.parametrize(
    ("keys", "at"),
    [
        ((KEY.Key_Right,), 1),
        ((KEY.Key_Left,), 2),
        ((KEY.Key_Space, KEY.Key_Space, KEY.Key_Space), 0),
    ],
)
def test_arrows_and_space_go_round_a_choice(shown, qtbot, keys, at):
    choice = shown(Choice("Nhận kết quả", ("Tại quầy", "Bưu chính", "Bản điện tử")))
    choice.chosen.connect(choice.show_choice)

    press(qtbot, *keys)

    assert [each.isChecked() for each in choice.buttons] == [n == at for n in range(3)]
    assert QApplication.focusWidget() is choice.buttons[at]


def test_a_choice_shows_what_its_owner_says_not_what_was_pressed(shown, qtbot):
    choice = shown(Choice("Giới tính", ("Nam", "Nữ")))
    choice.chosen.connect(lambda _at: choice.show_choice(-1))  # it is refused

    press(qtbot, KEY.Key_Right)

    assert not any(each.isChecked() for each in choice.buttons)


@pytest.mark.parametrize("many", [False, True])
def test_tab_stops_once_at_all_options_of_a_question(shown, qtbot, many):
    options = shown(OptionsInput("Trái cây", FRUIT, ("b",) if many else "b", many=many))
    assert QApplication.focusWidget() is options.buttons[1]

    press(qtbot, KEY.Key_Tab)
    assert isinstance(QApplication.focusWidget(), QLineEdit)
    qtbot.keyClick(QApplication.focusWidget(), KEY.Key_Backtab)

    assert QApplication.focusWidget() is options.buttons[1]


def test_arrows_choose_among_options_at_once_and_stop_at_the_ends(shown, qtbot):
    options = shown(OptionsInput("Trái cây", FRUIT, "a"))

    press(qtbot, KEY.Key_Up, KEY.Key_Down, KEY.Key_Right, KEY.Key_Down)

    assert options.value() == "c"
    assert told(options.buttons[2]) == (QAccessible.Role.RadioButton, "Bưởi, Trái cây", True)


def test_boxes_are_ticked_by_space_or_their_digit_and_arrows_only_move(shown, qtbot):
    options = shown(OptionsInput("Trái cây", FRUIT, ("a",), many=True))
    with qtbot.waitSignals([options.said] * 2):
        press(qtbot, KEY.Key_Down, KEY.Key_Space, KEY.Key_3)

    assert options.value() == ("a", "b", "c")
    assert told(options.buttons[1]) == (QAccessible.Role.CheckBox, "Chanh, Trái cây", True)
    press(qtbot, KEY.Key_1)
    assert options.value() == ("b", "c")


def test_a_box_is_ticked_by_enter_and_told_with_its_words(shown, qtbot):
    box = shown(Check("Nộp thay", "Alt+U"))
    assert told(box) == (QAccessible.Role.CheckBox, "Nộp thay", False)

    press(qtbot, KEY.Key_Return)

    assert told(box) == (QAccessible.Role.CheckBox, "Nộp thay", True)
