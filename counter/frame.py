"""The window that everything of the counter stands in, but its bar and its pane."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QStackedWidget

from office.qt import look
from office.texts import text


class CounterWindow(QStackedWidget):
    """One window: the sign-in page or the desk."""

    closing = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle(text("Quầy tiếp nhận"))
        self.setStyleSheet(
            f"QToolTip {{ background: {look.PAPER}; color: {look.INK};"
            f" border: 1px solid {look.BORDER}; padding: 4px; font: 13px '{look.FAMILY}'; }}"
        )
        self.setMinimumSize(1180, 720)
        self.resize(1366, 768)

    def closeEvent(self, event: QCloseEvent) -> None:
        """The program ends with its window."""
        self.closing.emit()
        super().closeEvent(event)
