"""Hands and a scanner at the counter: real key events into whatever has the focus."""

from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from counter.papers.prints import NullPrints

KEY = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier

BINH = "079301000025||Trần Thị Bình|02032001|Nữ|Tổ 2, Phường Mẫu, Thành phố Hồ Chí Minh|10062022"
AN = "001099000018|012345678|Nguyễn Văn An|15081999|Nam|Số 1, Phố Mẫu, Quận Mẫu, Hà Nội|25122021"
CHAU = "048205000037||Lê Minh Châu|31012005|Nam|Thôn Mẫu, Xã Thử Nghiệm, Đà Nẵng|15082024||||"


def focused():
    """Where a key goes."""
    return QApplication.focusWidget() or QApplication.activeWindow()


def key(*keys, modifier=NONE):
    """Keys by name."""
    for each in keys:
        QTest.keyClick(focused(), each, modifier)


def type_(words):
    """Letters, each on its own."""
    for letter in words:
        if letter.isascii():
            QTest.keyClicks(focused(), letter)
            continue
        for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, 0, NONE, letter)  # no key of its own has this letter
            QCoreApplication.sendEvent(focused(), event)


@contextmanager
def as_one(strokes):
    """What is typed meanwhile is one scan."""
    if strokes is not None:
        strokes.scan_begins()
    yield
    if strokes is not None:
        strokes.scan_ends()


def scan(card, strokes=None):
    """A scanner types a card and Enter, faster than anybody."""
    with as_one(strokes):
        type_(card)
        QTest.keyClick(focused(), KEY.Key_Return)


class Receipts(NullPrints):
    """A printer that notes what it was asked for."""

    def __init__(self):
        self.asked = []

    def print_receipt(self, dossier_id):
        self.asked.append(("receipt", dossier_id))

    def print_supplement_request(self, dossier_id):
        self.asked.append(("supplement", dossier_id))

    def print_refusal(self, dossier_id):
        self.asked.append(("refusal", dossier_id))
