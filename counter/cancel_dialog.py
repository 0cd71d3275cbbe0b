"""Cancelling asks why: one press on a ready reason, nothing is typed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QWidget

from counter import parts
from counter.buttons import DeskRing, KeyButton
from counter.shortcuts import Key, press
from db.boards import WaitingTicket
from office.qt import look
from office.texts import text
from office.ticket import CANCEL_REASONS


class CancelDialog(QDialog):
    """The reasons as numbered buttons; Escape leaves the ticket alone."""

    chosen = Signal(int, str)  # ticket id, key of the reason

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ticket_id = 0
        self.setModal(True)
        self.setWindowFlag(Qt.WindowType.WindowContextHelpButtonHint, on=False)
        self.setStyleSheet(f"QDialog {{ background: {look.PAPER}; }}")
        self._title = parts.words("", 18, look.BOLD)
        self._service = parts.words("", 13, color=look.INK_2)
        ask = parts.words(text("Vì sao hủy? Bấm một lý do."), 15)
        self.reasons = [_Reason(key, place) for place, key in enumerate(CANCEL_REASONS, start=1)]
        self.keep = KeyButton(text("Không hủy"), Key.BACK, height=36, px=13)
        self.setLayout(
            parts.down(
                self._title,
                self._service,
                12,
                ask,
                12,
                *self.reasons,
                12,
                self.keep,
                gap=8,
                margins=(24, 20, 24, 24),
            )
        )
        self.setMinimumWidth(440)
        DeskRing(self)
        for reason in self.reasons:
            reason.clicked.connect(lambda _=False, why=reason.reason: self._choose(why))
            press(self, reason, reason.key)
        self.keep.clicked.connect(self.reject)

    def ask(self, one: WaitingTicket) -> None:
        """Ask about this ticket."""
        self._ticket_id = one.ticket.ticket_id
        words = text("Hủy số {label}").format(label=one.ticket.label)
        self._title.setText(words)
        self.setWindowTitle(words)
        self._service.setText(one.service.title)
        self.keep.setFocus()
        self.open()

    def _choose(self, why: str) -> None:
        self.accept()
        self.chosen.emit(self._ticket_id, why)


class _Reason(KeyButton):
    def __init__(self, reason: str, place: int) -> None:
        super().__init__(text(CANCEL_REASONS[reason]), str(place))
        self.reason = reason
