import pytest
from PySide6.QtGui import QFontInfo
from pytestqt.qtbot import QtBot

from office.qt import look
from office.qt.widgets import Words


@pytest.fixture(autouse=True)
def fonts(qapp) -> None:
    look.load_fonts()


def test_words_wrap_and_shrink_until_they_fit(qtbot: QtBot) -> None:
    words = Words("Đăng ký khai sinh có yếu tố nước ngoài " * 3, px=40)
    qtbot.addWidget(words)
    words.resize(300, 90)
    words.show()
    size = QFontInfo(words.font()).pixelSize()

    assert size < 40
    assert words.fits(size)


def test_words_keep_their_size_where_there_is_room(qtbot: QtBot) -> None:
    words = Words("Hộ tịch", px=40)
    qtbot.addWidget(words)
    words.resize(words.sizeHint())
    words.show()

    assert QFontInfo(words.font()).pixelSize() == 40


def test_markup_in_words_is_shown_as_typed(qtbot: QtBot) -> None:
    plain = Words("<b>A</b>", px=20)
    qtbot.addWidget(plain)

    assert plain.sizeHint().width() > Words("A", px=20).sizeHint().width() * 3
