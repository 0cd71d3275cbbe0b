"""The navy band over the dossiers: whose they are, the lists there are, who works here."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from counter.controls import layouts
from counter.controls.buttons import BAND, KeyButton
from counter.controls.shortcuts import press
from counter.dossiers.chip_row import TabButton
from counter.dossiers.state import WorkListState
from office import dates
from office.dossiers.dossier import DESK
from office.profile import VIETNAM
from office.qt import look
from office.qt.widgets import RIGHT, Picture
from office.texts import text

HIGH = 56
MINE, ARRIVING, DONE = "mine", "arriving", "done"
TABS = {MINE: "Q", ARRIVING: "W", DONE: "X"}


class Band(QWidget):
    """Unit, tabs, officer and clock. At a counter a key leads back to the desk."""

    chosen = Signal(str)
    left = Signal()

    def __init__(self, leave: str, leave_key: str) -> None:
        super().__init__()
        self.setFixedHeight(HIGH)
        self._unit = layouts.words("", 15, look.BOLD, look.PAPER)
        self._authority = layouts.words("", 13, color=look.WALL_MUTED)
        self._who = layouts.words("", 13, color=look.WALL_MUTED, align=RIGHT)
        self.tabs = {name: TabButton(key) for name, key in TABS.items()}
        self.leave = KeyButton(leave, leave_key, dress=BAND, px=13, height=36)
        self._unit.setMaximumWidth(400)
        names = layouts.down(-1, self._unit, self._authority, -1)
        row = layouts.across(
            Picture("landmark", 22, look.PAPER, 2), names, 24, *self.tabs.values(), -1,
            self._who, self.leave, gap=16, margins=(16, 0, 16, 0),
        )  # fmt: skip
        self.setLayout(row)
        for name, tab in self.tabs.items():
            tab.clicked.connect(lambda _=False, which=name: self.chosen.emit(which))
        self.leave.clicked.connect(self.left)
        press(self.leave, self.leave, leave_key)

    def show_state(self, state: WorkListState, chosen: str, now: datetime) -> None:
        """Paint the unit, how much waits, and the time."""
        board = state.board
        if board is None:
            return
        desk = board.unit.unit_id == DESK
        self._unit.setText(text("Bộ phận Một cửa") if desk else board.unit.title)
        self._authority.setText(board.office.authority)
        self.tabs[MINE].say(text("Hồ sơ ở Một cửa") if desk else text("Hồ sơ của phòng tôi"))
        arriving = text("Chờ ký nhận ({n})") if desk else text("Chờ tôi nhận ({n})")
        self.tabs[ARRIVING].say(arriving.format(n=len(board.arriving)))
        self.tabs[DONE].say(text("Đã trả") if desk else text("Đã xong"))
        for name, tab in self.tabs.items():
            tab.setChecked(name == chosen)
        local = now.astimezone(VIETNAM)
        day = dates.weekday(local.weekday())
        self._who.setText(f"{board.officer_name} · {local:%H:%M} {day[0].lower()}{day[1:]}"
                          f" {local:%d/%m}")  # fmt: skip

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paints the navy ground."""
        QPainter(self).fillRect(self.rect(), QColor(look.NAVY_2))
