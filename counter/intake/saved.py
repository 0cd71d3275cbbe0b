"""What stands in the pane once a dossier is in the book: its code, and what comes next."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from counter.controls import layouts
from counter.controls.buttons import MAIN, KeyButton
from counter.controls.shortcuts import IntakeKey, Key, press
from counter.intake.appointment import due_words
from counter.intake.intake import Intake
from counter.intake.state import IntakeState
from office.dossiers.dossier import Dossier, DossierState
from office.qt import look
from office.qt.widgets import CENTER, Picture
from office.texts import N_, text

TITLES = {
    DossierState.AWAITING_SUPPLEMENT: N_("Đã ghi, chờ bổ sung"),
    DossierState.REFUSED: N_("Đã ghi, không tiếp nhận"),
}
PAPERS = {
    DossierState.AWAITING_SUPPLEMENT: N_("Đã gửi in phiếu yêu cầu bổ sung."),
    DossierState.REFUSED: N_("Đã gửi in phiếu từ chối."),
}


class SavedPage(QWidget):
    """Painted from the dossier as it was saved."""

    call_asked = Signal()

    def __init__(self, intake: Intake) -> None:
        super().__init__()
        self._title = layouts.words("", 18, look.BOLD, look.TEAL, align=CENTER)
        self.code = layouts.words("", 26, look.BOLD, align=CENTER)
        self._what = layouts.words("", 15, align=CENTER, wrap=True)
        self._due = layouts.words("", 18, look.BOLD, align=CENTER)
        self._paper = layouts.words("", 13, color=look.INK_2, align=CENTER, wrap=True)
        self._said = layouts.words("", 13, look.SEMIBOLD, look.RED, align=CENTER, wrap=True)
        self.call = KeyButton(
            text("Gọi số tiếp theo"), Key.CALL_NEXT, icon="megaphone", dress=MAIN, height=44
        )
        self.another = KeyButton(
            text("Thêm hồ sơ cho người này"), IntakeKey.ANOTHER, icon="plus", height=44
        )
        self.visit = KeyButton("", IntakeKey.VISIT, icon="printer", height=44)
        self.again = KeyButton(text("In lại"), IntakeKey.PRINT_AGAIN, icon="printer", height=44)
        self.look = KeyButton(text("Xem giấy"), Key.PREVIEW, icon="file-text", height=44)
        papers = layouts.across(self.again, self.look, gap=10)
        papers.setStretch(0, 1)
        papers.setStretch(1, 1)
        icon = Picture("circle-check", 56, look.TEAL, 1.75)
        column = layouts.down(
            -1, layouts.across(-1, icon, -1), 6, self._title, 14, self.code, 4, self._what, 14,
            self._due, 4, self._paper, self._said, 24, self.call, 10, self.another, 10,
            self.visit, 10, papers, -1, margins=(16, 16, 16, 16),
        )  # fmt: skip
        self.setLayout(column)
        self.call.clicked.connect(self.call_asked)
        self.another.clicked.connect(intake.another)
        self.again.clicked.connect(intake.book.print_again)
        self.visit.clicked.connect(intake.book.print_visit)
        press(self, self.another, IntakeKey.ANOTHER)
        press(self, self.again, IntakeKey.PRINT_AGAIN)
        press(self, self.visit, IntakeKey.VISIT)

    def show_state(self, state: IntakeState) -> None:
        """Paint the dossier."""
        made = state.saved
        if made is None:
            return
        self._title.setText(text(TITLES.get(made.state, N_("Đã tiếp nhận"))))
        self.code.setText(made.code)
        self._what.setText(made.title if len(made.title) <= 120 else made.title[:119] + "…")
        received = made.state not in TITLES
        self._due.setText(_due(made) if received else "")
        self._due.setVisible(received)
        self._paper.setText(text(PAPERS.get(made.state, N_("Đã gửi in giấy hẹn."))))
        one_for_all = text("In một giấy hẹn cho {n} hồ sơ")
        self.visit.say(one_for_all.format(n=len(state.visit)))
        self.visit.setVisible(received and len(state.visit) > 1)
        self._said.setText(state.said)
        self._said.setVisible(bool(state.said))


def _due(made: Dossier) -> str:
    """As the receipt has it: the pane's own reckoning may be of another minute."""
    words = due_words(made.due_at)
    return text("Trả lúc {at}").format(at=words) if made.due_at else words
