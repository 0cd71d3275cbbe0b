"""Keys of the counter: one table, so that a key means one thing and none is stolen."""

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QWidget


class Key(StrEnum):
    """What each key does. F5, F11, F12 and Ctrl+C, V, Z, P belong to others."""

    UNDO = "F2"
    PREVIEW = "F3"
    INTAKE = "F4"
    FINISH = "F6"
    START = "F7"
    CALL_NEXT = "F8"
    RECALL = "F9"
    NO_SHOW = "F10"
    CALL_CHOSEN = "Return"
    CANCEL = "Delete"
    RESTORE_LATEST = "Alt+K"
    MISSED = "N"
    BACK = "Escape"
    SEARCH = "/"
    BAR_ONLY = "T"
    OPEN_DESK = "M"
    SIGN_OUT = "Alt+Q"
    SIGN_IN = "Enter"
    SHOW_SECRET = "Alt+H"
    DOSSIERS = "H"
    CALENDAR = "L"


class IntakeKey(StrEnum):
    """What keys do in the intake pane, beside the F keys, which mean the same everywhere."""

    PERSON = "Alt+1"
    PROCEDURE = "Alt+2"
    PAPERS = "Alt+3"
    APPOINTMENT = "Alt+4"
    ALL_PAPERS = "Alt+0"
    OWNER = "Alt+U"
    FETCHER = "Alt+N"
    ORGANISATION = "Alt+T"
    OTHER_PROCEDURE = "Alt+O"
    CASE = "Alt+P"
    PAID = "Alt+D"
    SAVE = "Ctrl+Return"
    SUPPLEMENT = "Ctrl+B"
    REFUSE = "Alt+L"
    DISCARD = "Alt+X"
    PRINT_AGAIN = "Alt+I"
    ANOTHER = "Alt+M"
    VISIT = "Alt+G"
    CLOSE = "Escape"


CAPS = {"Return": "Enter", "Delete": "Del", "Escape": "Esc"}
STOLEN = ("Ctrl+C", "Ctrl+V", "Ctrl+Z", "Ctrl+P", "F5", "F11", "F12")


def caps(key: str) -> tuple[str, ...]:
    """The key caps printed for a key: “Alt+4” is two of them."""
    return tuple(CAPS.get(part, part) for part in key.split("+")) if key else ()


def numbered(number: int) -> str:
    """The Alt key of the n-th tile, none past nine."""
    return f"Alt+{number}" if number <= 9 else ""


def bind(
    owner: QWidget, key: str, gesture: Callable[[], object], *, within: bool = False
) -> QShortcut:
    """`key` in the owner's window does `gesture`, or only `within` the owner. A key held down
    does it once."""
    shortcut = QShortcut(QKeySequence(key), owner)
    shortcut.setAutoRepeat(False)
    if within:
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    shortcut.activated.connect(gesture)
    return shortcut


def press(owner: QWidget, button: QAbstractButton, key: str, *, within: bool = False) -> QShortcut:
    """`key` presses `button`: at once, and not at all while the button is disabled."""
    return bind(owner, key, button.click, within=within)
