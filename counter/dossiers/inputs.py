"""What a form's fields are typed and chosen in, by keys alone."""

from datetime import datetime

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from counter.dossiers import moments
from office.dossiers.workdays import WorkCalendar
from office.qt import look

_ARROW = look.ASSETS / "icons" / "arrow-down.svg"
_FIELD = (
    f"background: {look.PAPER}; color: {look.INK}; border: 1px solid {look.BORDER};"
    f" border-radius: 8px; selection-background-color: {look.NAVY};"
    f" selection-color: {look.PAPER};"
)
LINE = f"QLineEdit {{ {_FIELD} padding: 0 10px; placeholder-text-color: {look.INK_2}; }}"
TEXT = f"QPlainTextEdit {{ {_FIELD} padding: 4px 6px; }}"
COMBO = (
    f"QComboBox {{ {_FIELD} padding: 0 10px; }}"
    " QComboBox::drop-down { border: none; width: 26px; }"
    f" QComboBox::down-arrow {{ image: url({_ARROW.as_posix()});"
    " width: 14px; height: 14px; }"
    f" QComboBox QAbstractItemView {{ background: {look.PAPER}; color: {look.INK};"
    f" selection-background-color: {look.MIST}; selection-color: {look.INK}; }}"
)


class _Typed(QLineEdit):
    """A line that tells what is typed."""

    ring_radius = 8
    said = Signal()

    def __init__(self, name: str, value: str = "") -> None:
        super().__init__(value)
        self.setAccessibleName(name)
        self.setFont(look.font(15))
        self.setFixedHeight(36)
        self.setStyleSheet(LINE)
        self.textChanged.connect(lambda _: self.said.emit())


class LineInput(_Typed):
    """A line to type."""

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


class WordsInput(QPlainTextEdit):
    """Sentences to type. Enter confirms the form, with Shift it begins a line; Tab goes on."""

    ring_radius = 8
    said = Signal()

    def __init__(self, name: str, value: str = "") -> None:
        super().__init__(value)
        self.setAccessibleName(name)
        self.setFont(look.font(15))
        self.setFixedHeight(96)
        self.setTabChangesFocus(True)
        self.setStyleSheet(TEXT)
        self.textChanged.connect(self.said)

    def event(self, event: QEvent) -> bool:
        """Enter is left to the form."""
        override = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if override and _is_plain_enter(event):  # type: ignore[arg-type]
            event.ignore()
            return True
        return super().event(event)

    def value(self) -> str:
        """What was typed."""
        return self.toPlainText()


def _is_plain_enter(event: QKeyEvent) -> bool:
    enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    return enter and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier
