"""Every field to type into, wherever it stands: the usual menu, in Vietnamese."""

import pytest
from PySide6.QtCore import QPoint, QTimer
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPlainTextEdit, QTextEdit, QWidget

from counter.controls.fields import MENU, LineEdit
from tests.counter.every_page import WALKS, walk


def words_of_menu(field: QWidget) -> list[str]:
    """What the menu of a field says, as it pops up."""
    found: list[str] = []

    def read() -> None:
        menu = QApplication.activePopupWidget()
        if isinstance(menu, QMenu):
            shown = [one for one in menu.actions() if one.isVisible() and not one.isSeparator()]
            found.extend(one.text().partition("\t")[0] for one in shown)
            menu.close()

    target = field.viewport() if isinstance(field, QPlainTextEdit | QTextEdit) else field
    QTimer.singleShot(0, read)
    asked = QContextMenuEvent(
        QContextMenuEvent.Reason.Mouse, QPoint(4, 4), field.mapToGlobal(QPoint(4, 4))
    )
    QApplication.sendEvent(target, asked)
    QApplication.processEvents()  # a menu of Qt's own does not wait to be answered
    return found


def fields_of(window: QWidget) -> list[QWidget]:
    """What can be typed into."""
    every = window.findChildren(QWidget)
    kinds = QLineEdit | QPlainTextEdit | QTextEdit
    return [each for each in every if isinstance(each, kinds) and each.isVisible()]


@pytest.mark.parametrize("room", WALKS)
def test_every_field_has_the_usual_menu_in_vietnamese(room, request):
    looked_at, wrong = [], []
    for scene, window in walk(room, request.getfixturevalue):
        for field in fields_of(window):
            if field not in looked_at:
                looked_at.append(field)
                words = words_of_menu(field)
                if words != list(MENU.values()):
                    wrong.append((scene, field.accessibleName(), words))

    assert wrong == []


def test_a_field_with_qts_own_menu_would_be_found(tasks, qtbot):
    for made, words in ((QLineEdit(), "Undo"), (LineEdit("Tên"), "Hoàn tác")):
        qtbot.addWidget(made)
        made.show()
        assert any(said.replace("&", "") == words for said in words_of_menu(made))


def test_the_menu_undoes_what_was_typed(tasks, qtbot):
    field = LineEdit("Tên")
    qtbot.addWidget(field)
    field.show()
    qtbot.keyClicks(field, "An")

    menu = field.vietnamese_menu()
    next(one for one in menu.actions() if one.text().startswith("Hoàn tác")).trigger()

    assert field.text() == ""
