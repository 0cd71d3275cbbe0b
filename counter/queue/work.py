"""The page an officer works on: bar, list, the ticket at the desk, the others, undo."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from counter.controls import layouts
from counter.controls.buttons import BAND, KeyButton
from counter.controls.notice import LostBanner
from counter.controls.page import Page
from counter.controls.shortcuts import Key, press
from counter.queue.bar import CallBar
from counter.queue.cancelling import CancelPanel
from counter.queue.desk import Desk, DeskState
from counter.queue.desk_panel import DeskPanel
from counter.queue.foot import ShiftPanel, UndoBar, lost_words
from counter.queue.leading import PageLine, Way
from counter.queue.missed import MissedPanel
from counter.queue.others import OthersPanel
from counter.queue.waiting import WaitingPanel
from db.queue.records import WaitingTicket
from office.texts import text


class WorkPage(Page):
    """Every panel paints the desk's state; none knows another."""

    bar_asked = Signal()
    page_asked = Signal(object)  # the Way to it

    def __init__(self, desk: Desk, ways: Sequence[Way] = ()) -> None:
        super().__init__()
        self.desk = desk
        self.bar = CallBar(desk)
        self.to_bar = KeyButton(text("Thu gọn"), Key.BAR_ONLY, dress=BAND)
        self.lines: dict[Way, PageLine] = {}
        for way in ways:
            self._lead(way)
        self.bar.append(self.to_bar)
        self.lost = LostBanner(lost_words)
        self.waiting = WaitingPanel(desk)
        self.missed = MissedPanel(desk)
        self.at_desk = DeskPanel(desk)
        self.others = OthersPanel(desk)
        self.shift = ShiftPanel(desk)
        self.undo = UndoBar(desk)
        self.cancel = CancelPanel()
        self._left = QStackedWidget()
        self._lay_out()
        self._connect()
        self.show_state(desk.state)

    def begin(self) -> None:
        """Start where the first key goes."""
        self.bar.call_next.setFocus()

    def show_state(self, state: DeskState) -> None:
        """Hand the state to every panel."""
        for panel in (self.bar, self.waiting, self.missed, self.at_desk, self.others,
                      self.shift, self.undo):  # fmt: skip
            panel.show_state(state)
        self.lost.show_since(state.lost_since)
        # Where room is scarce, what is in trouble comes first.
        well = state.lost_since is None and not (state.board and state.board.devices)
        for line in self.lines.values():
            line.setVisible(well)
        emptied = state.board is not None and not state.board.missed
        if emptied and self._left.currentWidget() is self.missed:
            self._show_waiting()

    def show_time(self) -> None:
        """Let every panel count on."""
        for panel in (self.bar, self.waiting, self.at_desk, self.others, self.undo):
            panel.show_time()

    def _lead(self, way: Way) -> None:
        if way.line:
            button = self.lines.setdefault(way, PageLine(way)).open
        else:
            button = KeyButton(text(way.title), way.key, dress=BAND)
            self.bar.append(button)
        button.clicked.connect(partial(self.page_asked.emit, way))
        press(self, button, way.key)

    def _lay_out(self) -> None:
        self._left.addWidget(self.waiting)
        self._left.addWidget(self.missed)
        self._left.addWidget(self.cancel)
        right = QWidget()
        right.setFixedWidth(476)
        column = layouts.down(
            self.at_desk, self.others, self.shift, *self.lines.values(), self.undo, gap=16
        )
        column.setStretch(1, 1)
        right.setLayout(column)
        body = layouts.across(self._left, right, gap=16, margins=(16, 16, 16, 16))
        body.setStretch(0, 1)
        whole = layouts.down(self.bar, self.lost, body)
        whole.setStretch(2, 1)
        self.setLayout(whole)

    def _connect(self) -> None:
        self.desk.changed.connect(self.show_state)
        self.waiting.cancel_asked.connect(self._ask_to_cancel)
        self.cancel.chosen.connect(self.desk.cancel)
        self.waiting.missed_asked.connect(self._show_missed)
        self.missed.left.connect(self._show_waiting)
        self.cancel.left.connect(self._show_waiting)
        self.to_bar.clicked.connect(self.bar_asked)
        press(self, self.to_bar, Key.BAR_ONLY)

    def _ask_to_cancel(self, one: WaitingTicket | None) -> None:
        if one is not None:
            self._left.setCurrentWidget(self.cancel)
            self.cancel.ask(one)

    def _show_missed(self) -> None:
        self._left.setCurrentWidget(self.missed)
        self.missed.open()

    def _show_waiting(self) -> None:
        self._left.setCurrentWidget(self.waiting)
        self.bar.call_next.setFocus()
