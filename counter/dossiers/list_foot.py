"""The foot of a list of dossiers: what can be done with the chosen one, and with all."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from counter.controls import layouts
from counter.controls.buttons import MAIN, KeyButton, allow
from counter.controls.shortcuts import Key, press
from counter.dossiers import move_words, words
from counter.dossiers.detail_foot import KEYS
from office.dossiers import who_may
from office.dossiers.dossier import Move
from office.dossiers.dossier_records import DossierLine
from office.qt import look
from office.qt.widgets import CENTER, Picture
from office.texts import text

ACCEPT_ALL = "N"
MOVES = (
    Move.RETURN_RESULT,
    Move.ACCEPT,
    Move.HAND_OVER,
    Move.ASSIGN,
    Move.REQUEST_SUPPLEMENT,
)


class ListFoot(QWidget):
    """Opening, accepting, and the moves that make sense in the list that is shown."""

    asked = Signal(object)  # Move

    def __init__(self) -> None:
        super().__init__()
        self.open = KeyButton(text("Mở hồ sơ"), Key.CALL_CHOSEN, dress=MAIN, height=36)
        self.accept_all = KeyButton(text("Nhận tất cả"), ACCEPT_ALL, icon="check", height=36)
        self.moves = {
            move: KeyButton(text(move_words.BUTTONS[move]), KEYS[move], height=36) for move in MOVES
        }
        self._chosen = layouts.words("", 13, color=look.INK_2)
        row = layouts.across(
            self.open, self.accept_all, *self.moves.values(), -1, self._chosen,
            margins=(15, 8, 15, 10),
        )  # fmt: skip
        self.setLayout(row)
        for move, button in self.moves.items():
            button.clicked.connect(lambda _=False, asked=move: self.asked.emit(asked))
            press(button, button, KEYS[move])
            button.hide()  # nothing is chosen yet
        press(self.accept_all, self.accept_all, ACCEPT_ALL)

    def show_chosen(self, one: DossierLine | None, moves: frozenset[Move]) -> None:
        """Paint what can be done with the chosen line."""
        allow(self.open, one is not None)
        for move, button in self.moves.items():
            button.setVisible(move in moves)
            allow(button, move in moves)
        code = words.short(one.dossier.code) if one else ""
        self._chosen.setText(text("{code} đang chọn").format(code=code) if one else "")

    def show_waiting(self, *, some: bool) -> None:
        """Paint whether there is something to accept all at once."""
        self.accept_all.setVisible(some)
        allow(self.accept_all, some)


def fitting(
    one: DossierLine | None, unit_id: str, *, arriving: bool, done: bool
) -> frozenset[Move]:
    """What an officer of the unit may do with a line, of what makes sense in its list: one that
    has arrived is signed for first, one that is done is only looked at."""
    if one is None or done:
        return frozenset()
    sensible = {Move.ACCEPT} if arriving else frozenset(MOVES)
    return who_may.moves_of(one.dossier, unit_id, {unit_id: one.accepted}) & sensible


class EmptyList(QWidget):
    """An empty list: what that means and what may be done."""

    def __init__(self) -> None:
        super().__init__()
        icon = Picture("inbox", 56, look.BORDER, 1.75)
        self._title = layouts.words("", 18, look.BOLD, align=CENTER)
        self._more = layouts.words("", 15, color=look.INK_2, align=CENTER, wrap=True)
        column = layouts.down(-1, icon, 14, self._title, 4, self._more, -1)
        column.setAlignment(icon, CENTER)
        self.setLayout(column)

    def say(self, title: str, more: str) -> None:
        """Paint why, and what now."""
        self._title.setText(title)
        self._more.setText(more)

    def said(self) -> str:
        """What stands there."""
        return f"{self._title.text()} {self._more.text()}"
