"""Keys of the calendar page, beside those that mean the same everywhere."""

from enum import StrEnum

from counter.controls.shortcuts import Key


class CalendarKey(StrEnum):
    """What each key does here."""

    BEFORE = "PgUp"
    AFTER = "PgDown"
    MARK = "Return"
    CLEAR = "Delete"
    UNDO = Key.UNDO.value
    SAVE = "Ctrl+S"
    CONFIRM = "Ctrl+Return"
    WHOLE_YEAR = "Alt+M"
    ENTER = "Return"
    BACK = Key.BACK.value
    AGAIN = "Alt+D"
