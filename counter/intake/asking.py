"""What is to be brought, and why, in the officer's words: asked before the request is printed."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from counter.controls import layouts
from counter.controls.buttons import MAIN, KeyButton, allow
from counter.controls.fields import TextEdit
from counter.controls.shortcuts import IntakeKey, Key, press
from counter.intake.intake import Intake
from counter.intake.state import IntakeState
from office.dossiers.draft import PaperState
from office.qt import look
from office.texts import N_, text

NOT_COMPLETE = N_("Hồ sơ chưa đủ thành phần theo quy định.")


class AskingPanel(QWidget):
    """Stands in the foot's place. The missing papers stand there already, a line each, and a
    reason that may be typed over; what was typed waits until the request is in the book."""

    ended = Signal()

    def __init__(self, intake: Intake) -> None:
        super().__init__()
        self._intake = intake
        self.asking = False  # whether it stands in the foot's place
        self._key = ""  # of the draft that the words are about
        self._missing: tuple[str, ...] = ()
        self.items = TextEdit(text("Cần bổ sung, mỗi dòng một mục"))
        self.reason = TextEdit(text("Lý do, lời dặn người nộp"))
        for box, high in ((self.items, 92), (self.reason, 72)):
            box.setFixedHeight(high)
            box.setStyleSheet(box.styleSheet() + layouts.SCROLL)
        self.print = KeyButton(
            text("In phiếu yêu cầu bổ sung"), Key.CALL_CHOSEN, icon="printer", dress=MAIN
        )
        self.back = KeyButton(text("Quay lại"), IntakeKey.CLOSE, px=13, height=30)
        self._said = layouts.words("", 13, look.SEMIBOLD, look.RED, wrap=True)
        self._lay_out()
        self.hide()
        self.items.said.connect(self._typed)
        self.reason.said.connect(self._typed)
        self.print.clicked.connect(self._print)
        self.back.clicked.connect(self.leave)
        intake.saved.connect(lambda _made: self._done())
        press(self, self.print, Key.CALL_CHOSEN, within=True)
        press(self, self.print, "Enter", within=True)

    def begin(self) -> QWidget:
        """Shows what is missing of the draft; where the hands are wanted."""
        kept = self._intake.state.kept
        missing = tuple(
            each.title for each in kept.draft.papers if each.state is PaperState.MISSING
        )
        if kept.key != self._key:
            self.reason.setPlainText(text(NOT_COMPLETE))
            self.items.setPlainText("\n".join(missing))
        elif missing != self._missing:
            self.items.setPlainText("\n".join(self._lines_for(missing)))
        self._key, self._missing = kept.key, missing
        self.asking = True
        self.show()
        self.show_state(self._intake.state)
        self.reason.selectAll()
        return self.reason

    def _lines_for(self, missing: tuple[str, ...]) -> list[str]:
        """What stands there, without the papers that have come and with those that lack now."""
        come = tuple(each for each in self._missing if each not in missing)
        lines = self.items.value().splitlines()
        kept = [each for each in lines if each in missing or not each.startswith(come)]
        return [*kept, *(each for each in missing if each not in self._missing)]

    def leave(self) -> None:
        """Not now; the words stay."""
        if self.asking:
            self.asking = False
            self.hide()
            self.ended.emit()

    def show_state(self, state: IntakeState) -> None:
        """Paint what may be done, and what did not work."""
        if self.asking and state.kept.key != self._key:
            self.leave()  # another dossier has begun
        self._said.setText(state.said)
        self._said.setVisible(bool(state.said))
        self._typed()

    def _typed(self) -> None:
        words = self.items.value().strip() or self.reason.value().strip()
        allow(self.print, bool(words) and not self._intake.state.running)

    def _print(self) -> None:
        self._intake.book.advise(
            tuple(self.items.value().splitlines()), self.reason.value().strip()
        )

    def _done(self) -> None:
        self._key = ""
        self.leave()

    def _lay_out(self) -> None:
        hint = layouts.words(text("Shift + Enter: dòng mới"), 13, color=look.INK_2)
        self.setLayout(
            layouts.down(
                _label(text("Cần bổ sung, mỗi dòng một mục")), self.items,
                _label(text("Lý do, lời dặn người nộp")), self.reason,
                self._said, self.print, layouts.across(hint, -1, self.back),
                gap=9, margins=(16, 10, 16, 8),
            )
        )  # fmt: skip

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paints the foot's ground."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(look.PAGE))
        painter.fillRect(0, 0, self.width(), 1, QColor(look.BORDER))


def _label(said: str) -> QWidget:
    return layouts.words(said, 13, look.SEMIBOLD)
