"""The call bar: who is here, who waits, and the keys an officer needs all day."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QWidget

from counter.controls import layouts
from counter.controls.buttons import BAND, BAND_MAIN, KeyButton, Shape, allow
from counter.controls.shortcuts import Key, press
from counter.queue import sentences
from counter.queue.desk import Desk, DeskState
from db.queue.records import CounterBoard
from office import dates
from office.qt import look
from office.qt.widgets import CENTER, LEFT, Picture
from office.texts import text
from office.ticket import STATE_TITLES, Kind

THICK = 56
MOST = 16777215  # Qt's own "as much as you like"


class CallBar(QWidget):
    """Lies along a window's top, or alone at any edge of the screen; alone it may stand upright."""

    intake_asked = Signal()

    def __init__(self, desk: Desk, *, alone: bool = False, grip: bool = False) -> None:
        """`alone` it has all keys of a desk and tells everything; a `grip` moves it."""
        super().__init__()
        self._desk, self._alone, self._grip = desk, alone, grip
        self._board: CounterBoard | None = None
        self._state = DeskState()
        self._form: tuple[bool, bool] | None = None
        self._counter = layouts.words(str(desk.counter_id), 18, look.BOLD, look.PAPER)
        self._number = layouts.words("", 30, look.BOLD, look.AMBER)
        self._small_timer = layouts.words("", 13, look.SEMIBOLD, look.PAPER, align=CENTER)
        self._first = layouts.words("", 15, look.SEMIBOLD, look.PAPER)
        self._word = layouts.words("", 13, color=look.WALL_MUTED)
        self._second = layouts.words("", 15, color=look.PAPER)
        self._waiting = layouts.words("", 18, look.BOLD, look.PAPER)
        self._priority = layouts.words("", 15, look.SEMIBOLD, look.PAPER)
        self._device = Picture("printer-x", 20, look.AMBER, 2, parent=self)
        self._device.hide()
        self.undo = _key(text("Hoàn tác"), Key.UNDO, "undo-2")
        self.call_next = _key(text("Gọi số tiếp theo"), Key.CALL_NEXT, "megaphone", main=True)
        self.recall = _key(text("Gọi lại"), Key.RECALL, "rotate-ccw")
        self.no_show = _key(text("Vắng mặt"), Key.NO_SHOW, "user-x")
        self.intake = _key(text("Hồ sơ"), Key.INTAKE, "file-text")
        self.start = _key(text("Bắt đầu"), Key.START, "user")
        self.finish = _key(text("Hoàn thành"), Key.FINISH, "check")
        self.start.least = self.finish.sizeHint().width()
        self._row: QBoxLayout = QHBoxLayout(self)
        self._lay_out()
        self._connect()
        self.set_form(upright=False)

    def buttons(self) -> tuple[KeyButton, ...]:
        """The keys in reading order."""
        own = (self.start, self.finish, self.undo) if self._alone else ()
        return (self.call_next, self.recall, self.no_show, *own, self.intake)

    def append(self, button: KeyButton) -> None:
        """One more key at the end."""
        self._row.addWidget(button)

    def set_form(self, *, upright: bool, short: bool = False) -> None:
        """Lie along the top or bottom, or stand at a side; `short` leaves words off its keys."""
        if (upright, short) == self._form:
            return
        self._form = upright, short
        direction = QBoxLayout.Direction
        self._row.setDirection(direction.TopToBottom if upright else direction.LeftToRight)
        margins = (3, 20, 3, 8) if upright else (28 if self._grip else 16, 0, 8, 0)
        self._row.setContentsMargins(*margins)
        shape = Shape.STACK if upright else Shape.SHORT if short else Shape.WORDS
        for button in self.findChildren(KeyButton):
            button.set_shape(shape)
        self._number.set_px(15 if upright else 24 if short else 30)
        self._number.setAlignment(CENTER if upright else LEFT)
        self._small_timer.setVisible(upright)
        self._texts.setVisible(not upright)
        for wide in (self._line, self._gap):
            wide.setVisible(not upright and not short)
        self._lane.setVisible(not upright and self._lane.isVisibleTo(self))
        policy = QSizePolicy.Policy
        thin = (policy.Fixed, policy.Preferred)
        self.setMaximumSize(THICK if upright else MOST, MOST if upright else THICK)
        self.setSizePolicy(*(thin if upright else thin[::-1]))
        self.show_state(self._state)

    def sizeHint(self) -> QSize:
        """56 pixels thick."""
        self._row.activate()
        hint = super().sizeHint()
        return QSize(THICK, hint.height()) if self.upright else QSize(hint.width(), THICK)

    def show_state(self, state: DeskState) -> None:
        """Paint a board."""
        self._state = state
        if state.board is None:
            return
        self._board = board = state.board
        moves = board.desk.ticket.moves if board.desk else frozenset()
        self._allow_call(sentences.can_call(board))
        allow(self.recall, Kind.RECALL in moves)
        allow(self.no_show, Kind.NO_SHOW in moves)
        allow(self.start, Kind.START in moves)
        allow(self.finish, Kind.FINISH in moves)
        self.start.setVisible(self._alone and Kind.START in moves)
        self.finish.setVisible(self._alone and Kind.START not in moves)
        self._waiting.setText(str(len(board.waiting)))
        self._priority.setText(str(board.waiting_priority))
        self._lane.setVisible(board.waiting_priority > 0 and not self.upright)
        self._show_ticket(board)
        self.show_time()

    def show_time(self) -> None:
        """Paint the timer, the latest notice and what may be undone."""
        board = self._board
        if board is None:
            return
        now = self._desk.now()
        if board.desk is not None:
            since = board.desk.ticket.at_desk_since
            self._first.setText(dates.timer(now - since))
        self._small_timer.setText(self._first.text() if board.desk else "")
        if self._alone:
            self._show_alone(board)
        elif board.desk is not None:
            self._second.setText(board.desk.service.title)

    @property
    def upright(self) -> bool:
        """Whether it stands at a side."""
        return self._form is not None and self._form[0]

    @property
    def short(self) -> bool:
        """Whether words are left off for want of room."""
        return self._form is not None and self._form[1]

    def _allow_call(self, on: bool) -> None:
        """Calling has the focus whenever it may be done and nobody works elsewhere."""
        comes_back = on and not self.call_next.isEnabled()
        allow(self.call_next, on)
        held = self.window().focusWidget()
        # a window that is entered while calling is grey puts the focus on the bar's next key
        if comes_back and (held is None or self.isAncestorOf(held)):
            self.call_next.setFocus()

    def _show_ticket(self, board: CounterBoard) -> None:
        desk = board.desk
        self._number.setText(desk.ticket.label if desk else "")
        self._number.setVisible(desk is not None)
        self._word.setText(text(STATE_TITLES[desk.ticket.state]).lower() if desk else "")
        self._word.setVisible(desk is not None and not self.short)
        if desk is None:
            self._first.setText(text("Quầy trống"))
            self._second.setText(sentences.latest_served(board, short=True))
        self._second.set_px(15 if desk else 13)
        self._second.set_color(look.PAPER if desk else look.WALL_MUTED)

    def _show_alone(self, board: CounterBoard) -> None:
        """Alone the bar must tell everything itself, in the line under the timer."""
        now = self._desk.now()
        left = sentences.undo_seconds(board, now)
        said, _trouble = sentences.latest(None, self._state.notice, now)
        if self._state.lost_since is not None:
            said = text("Mất kết nối từ {at}").format(at=dates.clock(self._state.lost_since))
        usual = (
            board.desk.service.title if board.desk else sentences.latest_served(board, short=True)
        )
        self._second.setText(said or usual)
        self._second.setToolTip(said)
        devices = sentences.device_words(board, now)
        self._device.setVisible(bool(devices))
        self._device.setToolTip(devices)
        self._device.setAccessibleName(devices)
        self.undo.setVisible(left > 0)
        self.undo.setEnabled(left > 0)
        self.undo.say(text("Hoàn tác {n} giây").format(n=left) if left else text("Hoàn tác"))

    def _lay_out(self) -> None:
        muted = look.WALL_MUTED
        here = layouts.down(-1, layouts.words(text("Quầy"), 13, color=muted), self._counter, -1)
        self._line = _Line()
        self._texts = QWidget()
        above = layouts.across(self._first, self._word, -1)
        self._texts.setLayout(layouts.down(-1, above, self._second, -1))
        waiting = layouts.down(-1, layouts.words(text("Chờ"), 13, color=muted), self._waiting, -1)
        self._lane = QWidget()
        lane = layouts.across(Picture("accessibility", 14, look.PAPER, 2), self._priority, gap=6)
        self._lane.setLayout(
            layouts.down(-1, layouts.words(text("ưu tiên"), 13, color=muted), lane, -1)
        )
        self._gap = QWidget()
        self._gap.setFixedWidth(2)
        self._row.setSpacing(8 if self._alone else 10)
        for part in (
            here,
            self._line,
            self._number,
            self._small_timer,
            self._texts,
            waiting,
            self._lane,
            self._gap,
        ):
            if isinstance(part, QWidget):
                self._row.addWidget(part)
            else:
                self._row.addLayout(part)
        self._row.setStretchFactor(self._texts, 1)
        order = [self.call_next, self.recall, self.no_show]
        order += [self.start, self.finish, self.intake] if self._alone else [self.intake]
        if self._alone:
            self._row.addWidget(self._device, alignment=CENTER)
            self._row.insertWidget(5, self.undo)
            self.undo.hide()
        for button in order:
            self._row.addWidget(button)

    def _connect(self) -> None:
        desk = self._desk
        self.intake.clicked.connect(self.intake_asked)
        press(self, self.intake, Key.INTAKE)
        for button, gesture, key in (
            (self.call_next, desk.call_next, Key.CALL_NEXT),
            (self.recall, desk.recall, Key.RECALL),
            (self.no_show, desk.no_show, Key.NO_SHOW),
        ):
            button.clicked.connect(gesture)
            press(self, button, key)
        for button, gesture, key in (
            (self.start, desk.start_serving, Key.START),
            (self.finish, desk.finish, Key.FINISH),
            (self.undo, desk.undo, Key.UNDO),
        ):
            button.clicked.connect(gesture)
            button.setParent(self)
            if self._alone:
                press(self, button, key)
            else:
                button.hide()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paints the band."""
        QPainter(self).fillRect(self.rect(), QColor(look.NAVY_2))


class _Line(QWidget):
    """A thin upright line between the counter and the rest."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(13, 32)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paints it."""
        QPainter(self).fillRect(self.rect().adjusted(4, 0, -8, 0), QColor(look.WALL_MUTED))


def _key(words: str, key: Key, icon: str, *, main: bool = False) -> KeyButton:
    button = KeyButton(words, key, dress=BAND_MAIN if main else BAND)
    button.compact_icon = icon
    return button
