"""Lines of a dossier's form: words, and a day and hour."""

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from counter.controls.fields import LineEdit
from counter.dossiers import moments
from office.dossiers.workdays import WorkCalendar


class _Typed(LineEdit):
    said = Signal()

    def __init__(self, name: str, value: str = "") -> None:
        super().__init__(name, value, height=36)
        self.textChanged.connect(lambda _: self.said.emit())


class LineInput(_Typed):
    """A line of words."""

    def value(self) -> str:
        """What was typed."""
        return self.text()


class MomentInput(_Typed):
    """A day and hour to type; up and down go by working days."""

    def __init__(
        self, name: str, value: datetime | None, calendar: WorkCalendar, now: datetime
    ) -> None:
        super().__init__(name, moments.written(value) if value else "")
        self._calendar, self._now = calendar, now
        self.setFixedWidth(240)

    def value(self) -> datetime | None:
        """The instant, None while it cannot be read."""
        return moments.parse(self.text(), self._now, self._calendar.sessions[-1].closes)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A working day earlier or later."""
        days = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        at = self.value()
        if days and at is not None:
            self.setText(moments.written(moments.days_on(at, days, self._calendar)))
            return
        super().keyPressEvent(event)
