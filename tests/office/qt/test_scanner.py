"""C7: scans are told from typing wherever the focus is; nothing of a scan is typed anywhere."""

import os
import threading

import pytest
import serial
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from office.qt.scanner import KeyboardScanner, Scanner
from office.qt.serial_scanner import SerialScanner, scanner_from
from tests.counter import hands
from tests.counter.hands import KEY


class Desk(QWidget):
    """A window with a field, a button, and shortcuts of single letters."""

    def __init__(self):
        super().__init__()
        self.field, self.button = QLineEdit(), QPushButton("x")
        layout = QVBoxLayout(self)
        layout.addWidget(self.field)
        layout.addWidget(self.button)
        self.done = []
        for key in ("N", "T", "Return", "F8"):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.activated.connect(lambda k=key: self.done.append(k))
        self.button.clicked.connect(lambda: self.done.append("click"))


@pytest.fixture
def desk(qtbot):
    """The window, active."""
    made = Desk()
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


@pytest.fixture
def scanner(qapp):
    """Listens."""
    made = KeyboardScanner()
    made.heard = []
    made.scanned.connect(made.heard.append)
    made.start()
    yield made
    made.close()
    made.deleteLater()


@pytest.mark.parametrize("where", ["field", "button"])
def test_a_scan_is_heard_and_reaches_no_field_and_no_shortcut(desk, scanner, where):
    getattr(desk, where).setFocus()

    hands.scan(hands.BINH)

    assert scanner.heard == [hands.BINH]
    assert desk.field.text() == ""
    assert desk.done == []


def test_letters_arrive_in_their_order_a_moment_late(desk, scanner, qtbot):
    desk.field.setFocus()

    hands.type_("Trần")
    assert desk.field.text() == ""

    qtbot.waitUntil(lambda: desk.field.text() == "Trần")
    assert scanner.heard == []


def test_enter_behind_typed_letters_comes_behind_them(desk, scanner):
    desk.field.setFocus()
    said = []
    desk.field.returnPressed.connect(lambda: said.append(desk.field.text()))

    hands.type_("abc")
    hands.key(KEY.Key_Return)

    assert said == ["abc"] or desk.done == ["Return"]
    assert desk.field.text() == "abc"


def test_a_shortcut_of_one_letter_still_works_outside_fields(desk, scanner, qtbot):
    desk.button.setFocus()

    hands.type_("n")

    qtbot.waitUntil(lambda: desk.done == ["N"])


def test_in_a_field_that_letter_is_typed(desk, scanner, qtbot):
    desk.field.setFocus()

    hands.type_("n")

    qtbot.waitUntil(lambda: desk.field.text() == "n")
    assert desk.done == []


def test_space_presses_a_button_once_and_leaves_it_up(desk, scanner, qtbot):
    desk.button.setFocus()

    QTest.keyClick(desk.button, KEY.Key_Space)

    qtbot.waitUntil(lambda: desk.done == ["click"])
    assert not desk.button.isDown()


@pytest.mark.parametrize("other", [KEY.Key_F8, KEY.Key_Left, KEY.Key_Tab])
def test_a_key_that_no_scanner_makes_comes_behind_what_was_typed(desk, scanner, other):
    desk.field.setFocus()

    hands.type_("ab")
    QTest.keyClick(desk.field, other)

    assert desk.field.text() == "ab"
    assert desk.done == (["F8"] if other == KEY.Key_F8 else [])


def test_the_second_enter_of_a_scanner_presses_nothing(desk, scanner):
    desk.button.setFocus()

    hands.scan(hands.BINH)
    hands.key(KEY.Key_Return)

    assert desk.done == []


def test_two_scans_in_one_burst_are_two(desk, scanner):
    hands.scan(hands.BINH)
    hands.scan(hands.AN)

    assert scanner.heard == [hands.BINH, hands.AN]


def test_what_is_held_back_is_not_lost_when_the_scanner_closes(desk, scanner):
    desk.field.setFocus()
    hands.type_("ab")

    scanner.close()

    assert desk.field.text() == "ab"


@pytest.fixture
def line():
    """A serial line: what is written at one end is read at the other."""
    pty = pytest.importorskip("pty")
    ours, theirs = pty.openpty()
    yield ours, os.ttyname(theirs)
    os.close(ours)
    os.close(theirs)


@pytest.mark.parametrize("end", [b"\r", b"\n", b"\r\n", b""])
def test_a_serial_scanner_sends_bytes_with_every_accent(line, qtbot, end):
    ours, device = line
    opened = threading.Event()

    def open_line(name):
        made = serial.Serial(name, timeout=0.05)  # what came before it was open is thrown away
        opened.set()
        return made

    scanner = SerialScanner(device, open_line=open_line)
    raw = hands.BINH.encode()

    with qtbot.waitSignal(scanner.scanned) as told:
        scanner.start()
        assert opened.wait(5)
        os.write(ours, raw[:30])
        os.write(ours, raw[30:] + end)
    scanner.close()

    assert told.args == [raw]


def test_a_scanner_that_is_plugged_in_later_is_heard(qtbot):
    record, tried = [b"079301000025|x\r"], threading.Event()

    class Line:
        def read(self, _size=1):
            return record.pop() if record else b""

        def close(self):
            pass

    def open_line(_device):
        if not tried.is_set():
            tried.set()
            raise OSError("unplugged")
        return Line()

    scanner = SerialScanner("/dev/none", open_line=open_line, reconnect_s=0.01)
    with qtbot.waitSignal(scanner.scanned):
        scanner.start()
    scanner.close()


@pytest.mark.parametrize(
    ("address", "kind"),
    [("", Scanner), ("keyboard", KeyboardScanner), ("serial:/dev/ttyACM0", SerialScanner)],
)
def test_the_setting_names_the_scanner(qapp, address, kind):
    assert type(scanner_from(address)) is kind
