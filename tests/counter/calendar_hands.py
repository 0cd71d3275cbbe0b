"""The calendar page on a real office, for tests: shown, and the keys an officer presses on it."""

from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from counter.calendar.page import CalendarPage
from counter.calendar.year_desk import YearDesk
from office.qt.tasks import Tasks
from tests import stores


class CalendarHands:
    """A page that is shown and active, at a year that was read."""

    def __init__(
        self, store: Any, tasks: Tasks, qtbot: Any, *, counter: int = 1,
        size: tuple[int, int] = (1366, 712),
    ) -> None:  # fmt: skip
        self.room = YearDesk(store, tasks, login=stores.login(counter))
        self.page = CalendarPage(self.room)
        self.qtbot = qtbot
        qtbot.addWidget(self.page)
        self.page.resize(*size)
        with qtbot.waitActive(self.page):
            self.page.show()
            self.page.activateWindow()
        self.room.start()
        self.settle()
        self.page.begin()

    def settle(self) -> None:
        """Until what was asked is answered."""
        state = self.room.state
        self.qtbot.waitUntil(
            lambda: (
                not self.room.state.running
                and bool(self.room.state.board or self.room.state.trouble)
            )
        )
        assert state is not None
        QApplication.processEvents()

    def press(self, *keys: Any, held: Any = Qt.KeyboardModifier.NoModifier) -> None:
        """Into whatever has the focus."""
        for key in keys:
            self.qtbot.keyClick(QApplication.focusWidget() or self.page, key, held)
            self.settle()

    def type(self, words: str) -> None:
        """Plain letters into the focused field."""
        self.qtbot.keyClicks(QApplication.focusWidget(), words)

    def mark(self, day: date, kind: int, name: str = "", *more: str) -> None:
        """Enter on a day, a digit, the name, and Enter."""
        self.room.choose(day)
        self.page.grid.setFocus()
        self.press(Qt.Key.Key_Return)
        self.type(str(kind))
        self.press(Qt.Key.Key_Return)
        for words in (name, *more):
            if words:
                QApplication.focusWidget().clear()
                self.type(words)
                self.press(Qt.Key.Key_Return)

    def confirm(self) -> None:
        """Ctrl+Enter, and Enter below the summary."""
        self.press(Qt.Key.Key_Return, held=Qt.KeyboardModifier.ControlModifier)
        self.press(Qt.Key.Key_Return)

    def said(self) -> str:
        """The latest sentence."""
        notice = self.room.state.notice
        return notice.words if notice else ""
