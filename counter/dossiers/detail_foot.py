"""The foot of a dossier's page: the next moves with a key each, other work, papers, closing."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from counter.controls import layouts
from counter.controls.buttons import MAIN, PLAIN, KeyButton
from counter.controls.shortcuts import Key, press
from counter.dossiers import move_words
from counter.dossiers.offers import Arranged
from office.dossiers.dossier import Move
from office.texts import text

KEYS = {
    Move.ACCEPT: "K",
    Move.RETURN_RESULT: "R",
    Move.RECORD_RESULT: "R",
    Move.RECEIVE_SUPPLEMENT: "N",
    Move.FINANCE_DONE: "F",
    Move.HAND_OVER: "G",
    Move.ASSIGN: "P",
    Move.REQUEST_SUPPLEMENT: "B",
    Move.TAKE_BACK: "T",
    Move.NOTIFY: "D",
    Move.EXTEND: "L",
    Move.CORRECT: "C",
}
ICONS = {
    Move.RETURN_RESULT: "package-check",
    Move.RECORD_RESULT: "package-check",
    Move.ACCEPT: "check",
    Move.HAND_OVER: "send",
    Move.REQUEST_SUPPLEMENT: "file-text",
    Move.RECEIVE_SUPPLEMENT: "inbox",
}
MORE, PRINT = "V", "I"
HIGH = 44
FOCUS_GAP = 11  # px: the ring around one key covers no other


class DetailFoot(QWidget):
    """Keys for what may be done now; the likely one first and main. What has no room beside the
    others is behind other work."""

    asked = Signal(object)  # Move

    def __init__(self) -> None:
        super().__init__()
        self.arranged: Arranged | None = None
        self.moves: dict[Move, KeyButton] = {}
        self.more = KeyButton(text("Việc khác"), MORE, height=HIGH)
        self.print = KeyButton(text("In giấy tờ"), PRINT, icon="printer", height=HIGH)
        self.look = KeyButton(text("Xem trước"), Key.PREVIEW, height=HIGH)
        self.close_key = KeyButton(text("Đóng"), Key.BACK, height=HIGH)
        self._row = layouts.across(
            self.more, self.print, self.look, -1, self.close_key, gap=FOCUS_GAP
        )
        self.setLayout(self._row)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        for button, key in (
            (self.more, MORE), (self.print, PRINT), (self.look, Key.PREVIEW),
            (self.close_key, Key.BACK),
        ):  # fmt: skip
            press(button, button, key)

    def show_moves(self, arranged: Arranged) -> None:
        """Paint them; buttons stay while the moves do."""
        if arranged == self.arranged:
            return
        self.arranged = arranged
        for button in self.moves.values():
            self._row.removeWidget(button)
            button.hide()
            button.setParent(None)
            button.deleteLater()
        self.moves = {move: self._button(move) for move in arranged.shown}
        for place, button in enumerate(self.moves.values()):
            self._row.insertWidget(place, button)
        self._fit()

    def rest(self) -> tuple[Move, ...]:
        """The moves behind other work."""
        crowded = tuple(move for move, button in self.moves.items() if button.isHidden())
        return (*crowded, *self.arranged.more) if self.arranged else ()

    def focused(self) -> Move | None:
        """The move whose key has the focus."""
        return next((move for move, button in self.moves.items() if button.hasFocus()), None)

    def focus(self, move: Move | None = None) -> None:
        """Put the focus on a move's key; else on the main one, or on closing where none is."""
        main = self.arranged.main if self.arranged else None
        wanted = move if move in self.moves else main
        button = self.moves.get(wanted) if wanted is not None else None
        (button or self.close_key).setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More or fewer keys have room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """As many moves as have room, the first in any case."""
        always = (self.more, self.print, self.look, self.close_key)
        room = self.width() - sum(each.sizeHint().width() + FOCUS_GAP for each in always)
        room += FOCUS_GAP  # none after the last
        for place, button in enumerate(self.moves.values()):
            room -= button.sizeHint().width() + FOCUS_GAP
            button.setVisible(place == 0 or room >= 0)
        some = bool(self.rest())
        self.more.setVisible(some)
        self.more.setEnabled(some)

    def _button(self, move: Move) -> KeyButton:
        main = self.arranged is not None and move is self.arranged.main
        button = KeyButton(
            text(move_words.BUTTONS[move]), KEYS[move], icon=ICONS.get(move, ""),
            dress=MAIN if main else PLAIN, height=HIGH,
        )  # fmt: skip
        button.clicked.connect(partial(self._pressed, move))
        press(button, button, KEYS[move])
        return button

    def _pressed(self, move: Move, _checked: bool = False) -> None:
        self.asked.emit(move)
