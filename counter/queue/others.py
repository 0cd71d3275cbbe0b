"""What the other counters do, in a word each, and taking over from one that went silent."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from counter.controls import layouts
from counter.controls.buttons import KeyButton
from counter.controls.shortcuts import numbered, press
from counter.queue import sentences
from counter.queue.desk import Desk, DeskState
from db.queue.records import OtherCounter
from office import dates
from office.qt import look
from office.qt.widgets import RIGHT, Card
from office.shift import short_name
from office.texts import text
from office.ticket import Kind, State

NAME = 118  # px for an officer's name; a longer one is shortened


class OthersPanel(Card):
    """One line for each other counter."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(radius=8, width=1)
        self._desk = desk
        self._lines: list[_Line] = []
        self._inside = QWidget()
        self._column: QVBoxLayout = layouts.down(-1, margins=(0, 0, 12, 0))
        self._inside.setLayout(self._column)
        area = QScrollArea()
        area.setWidget(self._inside)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setStyleSheet(
            layouts.SCROLL + f"QScrollArea, QScrollArea > QWidget > QWidget"
            f" {{ background: {look.PAPER}; }}"
        )
        title = layouts.words(text("Các quầy khác"), 15, look.SEMIBOLD)
        self.setLayout(layouts.down(title, 9, area, margins=(16, 12, 4, 4)))

    def show_state(self, state: DeskState) -> None:
        """Paint a line for each counter of the board."""
        if state.board is None:
            return
        others = state.board.others
        while len(self._lines) < len(others):
            line = _Line(self._desk, len(self._lines) + 1)
            self._lines.append(line)
            self._column.insertWidget(self._column.count() - 1, line)
        for line, other in zip(self._lines, others, strict=False):
            line.show_other(other)
        for line in self._lines[len(others) :]:
            line.hide()
        self.show_time()

    def show_time(self) -> None:
        """Paint the timers."""
        for line in self._lines:
            line.show_time()


class _Line(QWidget):
    """One other counter."""

    def __init__(self, desk: Desk, place: int) -> None:
        super().__init__()
        self._desk = desk
        self._other: OtherCounter | None = None
        self._counter = layouts.words("", 15, look.SEMIBOLD)
        self._officer = layouts.words("", 13, color=look.INK_2)
        self._state = layouts.StateWord(13)
        self._label = layouts.words("", 15, look.SEMIBOLD, align=RIGHT)
        self._time = layouts.words("", 13, color=look.INK_2, align=RIGHT)
        self.take_over = KeyButton(text("Nhận thay"), numbered(place), px=13, height=30)
        for part, width in ((self._counter, 62), (self._state, 128), (self._label, 62)):
            part.setFixedWidth(width)
        self._time.setFixedWidth(48)
        row = layouts.across(
            self._counter, self._officer, self._state, self._label, self._time, gap=4
        )
        row.setStretch(1, 1)
        body = QWidget()
        body.setFixedHeight(37)
        body.setLayout(row)
        self._below = QWidget()
        self._below.setLayout(layouts.across(-1, self.take_over, margins=(0, 0, 0, 7)))
        self.setLayout(layouts.down(layouts.hairline(), body, self._below))
        self.take_over.clicked.connect(self._take)
        press(self.take_over, self.take_over, numbered(place))

    def show_other(self, other: OtherCounter) -> None:
        """Paint one counter."""
        self._other = other
        self._counter.setText(text("Quầy {n}").format(n=other.counter_id))
        self._show_name(other.officer_name or "")
        self._state.say(*_look_of(other))
        self._label.setText(other.ticket.label if other.ticket else "")
        moves = other.ticket.moves if other.ticket and not other.alive else frozenset()
        self._below.setVisible(Kind.TAKE_OVER in moves)
        self.take_over.setEnabled(Kind.TAKE_OVER in moves)
        if other.ticket is not None:
            self.take_over.say(text("Nhận thay {label}").format(label=other.ticket.label))
        self.show()

    def _show_name(self, name: str) -> None:
        wide = QFontMetrics(look.font(13)).horizontalAdvance(name)
        self._officer.setText(name if wide < NAME else short_name(name))
        self._officer.setToolTip(name)

    def show_time(self) -> None:
        """Paint how long, or how many calls."""
        ticket = self._other.ticket if self._other else None
        if ticket is None:
            self._time.setText("")
        elif ticket.state is State.CALLED:
            self._time.setText(text("lần {n}").format(n=ticket.calls))
        else:
            since = ticket.at_desk_since
            self._time.setText(dates.timer(self._desk.now() - since))

    def _take(self) -> None:
        if self._other is not None and self._other.ticket is not None:
            self._desk.take_over(self._other.ticket.ticket_id)


def _look_of(other: OtherCounter) -> tuple[str, str, str]:
    word = sentences.state_word(other)
    if other.officer_name is None:
        return "lock", word, look.INK_2
    if not other.alive:
        return "wifi-off", word, look.RED
    if other.ticket is None:
        return "circle", word, look.INK_2
    if other.ticket.state is State.CALLED:
        return "megaphone", word, look.NAVY
    return "circle-dot", word, look.TEAL
