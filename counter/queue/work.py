"""The page an officer works on: bar, list, the ticket at the desk, the others, undo."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from counter.calendar.line import CalendarLine
from counter.controls import layouts
from counter.controls.buttons import BAND, KeyButton
from counter.controls.shortcuts import Key, press
from counter.queue.bar import CallBar
from counter.queue.cancelling import CancelPanel
from counter.queue.desk import Desk, DeskState
from counter.queue.desk_panel import DeskPanel
from counter.queue.foot import LostBanner, ShiftPanel, UndoBar
from counter.queue.missed import MissedPanel
from counter.queue.others import OthersPanel
from counter.queue.waiting import WaitingPanel
from db.queue.records import WaitingTicket
from office.qt import look
from office.qt.focus_ring import FocusRing
from office.texts import text

TICK_MS = 1000


class WorkPage(QWidget):
    """Every panel paints the desk's state; none knows another."""

    bar_asked = Signal()
    dossiers_asked = Signal()
    calendar_asked = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.bar = CallBar(desk)
        self.to_bar = KeyButton(text("Thu gọn"), Key.BAR_ONLY, dress=BAND)
        self.to_dossiers = KeyButton(text("Tra hồ sơ"), Key.DOSSIERS, dress=BAND)
        self.bar.append(self.to_dossiers)
        self.bar.append(self.to_bar)
        self.lost = LostBanner()
        self.waiting = WaitingPanel(desk)
        self.missed = MissedPanel(desk)
        self.at_desk = DeskPanel(desk)
        self.others = OthersPanel(desk)
        self.shift = ShiftPanel(desk)
        self.calendar = CalendarLine()
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
        for panel in (self.bar, self.lost, self.waiting, self.missed, self.at_desk, self.others,
                      self.shift, self.undo):  # fmt: skip
            panel.show_state(state)
        # Where room is scarce, what is in trouble comes first.
        self.calendar.setVisible(
            state.lost_since is None and not (state.board and state.board.devices)
        )
        emptied = state.board is not None and not state.board.missed
        if emptied and self._left.currentWidget() is self.missed:
            self._show_waiting()

    def show_time(self) -> None:
        """Let every panel count on."""
        for panel in (self.bar, self.waiting, self.at_desk, self.others, self.undo):
            panel.show_time()

    def _lay_out(self) -> None:
        self._left.addWidget(self.waiting)
        self._left.addWidget(self.missed)
        self._left.addWidget(self.cancel)
        right = QWidget()
        right.setFixedWidth(476)
        column = layouts.down(
            self.at_desk, self.others, self.shift, self.calendar, self.undo, gap=16
        )
        column.setStretch(1, 1)
        right.setLayout(column)
        body = layouts.across(self._left, right, gap=16, margins=(16, 16, 16, 16))
        body.setStretch(0, 1)
        whole = layouts.down(self.bar, self.lost, body)
        whole.setStretch(2, 1)
        self.setLayout(whole)

    def _connect(self) -> None:
        self.ring = FocusRing(self, look.FINE_RING)
        self.desk.changed.connect(self.show_state)
        self.waiting.cancel_asked.connect(self._ask_to_cancel)
        self.cancel.chosen.connect(self.desk.cancel)
        self.waiting.missed_asked.connect(self._show_missed)
        self.missed.left.connect(self._show_waiting)
        self.cancel.left.connect(self._show_waiting)
        self.to_bar.clicked.connect(self.bar_asked)
        press(self, self.to_bar, Key.BAR_ONLY)
        self.to_dossiers.clicked.connect(self.dossiers_asked)
        press(self, self.to_dossiers, Key.DOSSIERS)
        self.calendar.asked.connect(self.calendar_asked)
        self._tick = QTimer(self, interval=TICK_MS)
        self._tick.timeout.connect(self.show_time)
        self._tick.start()

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

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paints the page."""
        QPainter(self).fillRect(self.rect(), QColor(look.PAGE))
