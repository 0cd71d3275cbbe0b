"""The ticket at the desk: its number, timer, story and what to do with it."""

from PySide6.QtCore import Qt

from counter.controls import layouts
from counter.controls.buttons import MAIN, PLAIN, KeyButton, allow
from counter.controls.shortcuts import Key, press
from counter.queue import sentences
from counter.queue.desk import Desk, DeskState
from db.queue.records import CounterBoard, DeskTicket
from office import dates
from office.qt import look
from office.qt.widgets import RIGHT, Card, Picture
from office.texts import text
from office.ticket import STATE_TITLES, Kind, State

LOOKS = {State.SERVING: ("circle-dot", look.TEAL), State.CALLED: ("megaphone", look.NAVY)}
BUSY, FREE = 288, 200  # heights


class DeskPanel(Card):
    """Who is at this counter now."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(radius=8, width=1)
        self._desk = desk
        self._board: CounterBoard | None = None
        self._state = layouts.StateWord()
        self._number = layouts.words("", 44, look.BOLD)
        self._timer = layouts.words("", 26, look.SEMIBOLD, align=RIGHT)
        self._service = layouts.words("", 15, look.SEMIBOLD)
        self._story = layouts.words("", 13, color=look.INK_2)
        self.start = KeyButton(text("Bắt đầu phục vụ"), Key.START, icon="user", dress=MAIN)
        self.finish = KeyButton(text("Hoàn thành"), Key.FINISH, icon="check", dress=MAIN)
        self._next = layouts.words("", 13, color=look.INK_2)
        self._lay_out()
        self.start.clicked.connect(desk.start_serving)
        self.finish.clicked.connect(desk.finish)
        press(self, self.start, Key.START)
        press(self, self.finish, Key.FINISH)

    def show_state(self, state: DeskState) -> None:
        """Paint the ticket at the desk, or the free desk."""
        if state.board is None:
            return
        self._board = board = state.board
        if board.desk is None:
            self._show_free(board)
        else:
            self._show_ticket(board.desk)
        self._next.setText(sentences.next_press(board))
        self._show_moves(board)
        self.setFixedHeight(BUSY if board.desk else FREE)
        self.show_time()

    def show_time(self) -> None:
        """Paint the timer."""
        desk = self._board.desk if self._board else None
        if desk is None:
            self._timer.setText("")
            return
        since = desk.ticket.at_desk_since
        self._timer.setText(dates.timer(self._desk.now() - since))

    def _show_ticket(self, desk: DeskTicket) -> None:
        icon, color = LOOKS[desk.ticket.state]
        self._state.say(icon, text(STATE_TITLES[desk.ticket.state]), color)
        self._number.set_px(44)
        self._number.set_color(look.INK)
        self._number.setText(desk.ticket.label)
        hint = sentences.purpose(desk) or desk.service.hint
        self._service.setText(desk.service.title + (f" · {hint}" if hint else ""))
        self._story.setText(sentences.story(desk))

    def _show_free(self, board: CounterBoard) -> None:
        self._state.say("circle", text("Sẵn sàng"), look.INK_2)
        self._number.set_px(26)
        self._number.set_color(look.INK_2)
        self._number.setText(text("Quầy trống"))
        self._service.setText(sentences.latest_served(board))
        self._story.setText(sentences.today_here(board))

    def _show_moves(self, board: CounterBoard) -> None:
        moves = board.desk.ticket.moves if board.desk else frozenset()
        for button, move in ((self.start, Kind.START), (self.finish, Kind.FINISH)):
            button.setVisible(move in moves)
            allow(button, move in moves)
        self.finish.dress(PLAIN if Kind.START in moves else MAIN)

    def _lay_out(self) -> None:
        self._number.setFixedHeight(54)
        title = layouts.words(text("Đang ở quầy"), 15, look.SEMIBOLD)
        hint = Picture("info", 16, look.INK_2, 2)
        column = layouts.down(
            layouts.across(title, -1, self._state),
            10,
            layouts.across(self._number, -1, self._timer),
            4,
            self._service,
            3,
            self._story,
            -1,
            self.start,
            8,
            self.finish,
            8,
            layouts.across(hint, self._next, -1, gap=7),
            margins=(16, 12, 16, 12),
        )
        self.setLayout(column)
        self.setFixedHeight(BUSY)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
