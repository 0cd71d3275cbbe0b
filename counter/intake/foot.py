"""The foot of the pane: into the book, back for what is missing, or not at all."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from counter.controls import layouts
from counter.controls.buttons import MAIN, PLAIN, KeyButton, Shape, allow
from counter.controls.fields import Field
from counter.controls.shortcuts import IntakeKey, Key, press
from counter.intake.intake import Intake
from counter.intake.state import IntakeState
from office.qt import look
from office.texts import text


class FootPanel(QWidget):
    """Save is the one main button; what it still waits for stands under it."""

    refusing_ended = Signal()

    def __init__(self, intake: Intake) -> None:
        super().__init__()
        self._intake, self._compact = intake, False
        self.save = KeyButton(
            text("Lưu và in giấy hẹn"), IntakeKey.SAVE, icon="printer", dress=MAIN
        )
        self.supplement = KeyButton(
            text("In phiếu yêu cầu bổ sung"), IntakeKey.SUPPLEMENT, icon="file-text"
        )
        self.look = KeyButton(text("Xem trước"), Key.PREVIEW, icon="file-text")
        self.look.set_shape(Shape.SHORT)
        self._said = layouts.words("", 13, color=look.INK_2, wrap=True)
        self.reason = Field(text("Lý do từ chối tiếp nhận"), hint=text("Lý do từ chối tiếp nhận"))
        self.refuse = KeyButton(text("In phiếu từ chối"), "Return", icon="file-text", dress=MAIN)
        self._refusing = QWidget()
        self._refusing.setLayout(layouts.down(self.reason, self.refuse, gap=8))
        self._refusing.hide()
        saving = layouts.across(self.save, self.look, gap=11)  # the ring around one covers no other
        saving.setStretch(0, 1)
        self.setLayout(
            layouts.down(
                self._refusing, self.supplement, saving, self._said,
                gap=8, margins=(16, 10, 16, 10),
            )
        )  # fmt: skip
        self.save.clicked.connect(intake.book.save)
        self.supplement.clicked.connect(intake.book.ask_supplement)
        self.refuse.clicked.connect(self._refuse)
        self.reason.entered.connect(self._refuse)
        press(self, self.save, IntakeKey.SAVE)
        press(self, self.save, "Ctrl+Enter")
        press(self, self.supplement, IntakeKey.SUPPLEMENT)

    def set_compact(self, compact: bool) -> None:
        """Lower where the screen is: what the head of the papers says is not said twice."""
        if compact != self._compact:
            self._compact = compact
            for button in (self.save, self.look, self.supplement, self.refuse):
                button.setFixedHeight(34 if compact else 40)
            self.show_state(self._intake.state)

    @property
    def refusing(self) -> bool:
        """Whether a reason is being asked for."""
        return self._refusing.isVisibleTo(self)

    def ask_reason(self) -> None:
        """Refuse? Then why."""
        self._refusing.show()
        self.reason.clear()
        self.reason.setFocus()
        self.show_state(self._intake.state)

    def leave_reason(self) -> None:
        """It is not refused."""
        self._refusing.hide()
        self.show_state(self._intake.state)
        self.refusing_ended.emit()

    def show_state(self, state: IntakeState) -> None:
        """Paint what may be done, and why not yet."""
        lacking = state.lacking
        papers = any(each.field == "papers" for each in lacking)
        could = bool(state.draft.submitter.name.strip()) and not state.running
        self.save.setVisible(not self.refusing)
        self.look.setVisible(not self.refusing)
        self.supplement.setVisible(papers and not self.refusing)
        allow(self.supplement, could)
        # it stays in reach while something is missing: a press says what, and goes there
        self.save.dress(MAIN if not lacking else PLAIN)
        self.save.say(text("Đang lưu…") if state.running else text("Lưu và in giấy hẹn"))
        told = self.refusing or (self._compact and lacking and lacking[0].field == "papers")
        self._say(state, lacking[0].sentence if lacking and not told else "")

    def _say(self, state: IntakeState, lacking: str) -> None:
        unkept = text("Máy này không giữ được bản nháp (đĩa đầy?). Xin lưu sớm.")
        words = state.said or (unkept if state.unkept else text(lacking))
        self._said.setText(words)
        self._said.set_color(look.RED if state.trouble else look.INK_2)
        self._said.setVisible(bool(words))

    def _refuse(self) -> None:
        self._intake.book.refuse(self.reason.text())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paints a ground of its own with a line above."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(look.PAGE))
        painter.fillRect(0, 0, self.width(), 1, QColor(look.BORDER))
