"""The foot of the right column: who is on shift, the link, the day in bars, and undo."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from counter.controls import layouts
from counter.controls.buttons import KeyButton
from counter.controls.shortcuts import Key, press
from counter.queue import sentences
from counter.queue.desk import Desk, DeskState
from office import dates
from office.qt import look
from office.qt.widgets import Card, Picture
from office.texts import text

BAR = "#8FB0CE"
MOST = 9  # bars that fit with their words; the latest are shown
_CENTER = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter


class HalfHours(QWidget):
    """A bar for each half hour, the present one dark."""

    def __init__(self) -> None:
        super().__init__()
        self._taken: Sequence[tuple[datetime, int]] = ()
        self.setFixedHeight(74)
        self.setAccessibleName(text("Số phiếu lấy hôm nay"))

    def show_taken(self, taken: Sequence[tuple[datetime, int]]) -> None:
        """Paint these half hours."""
        self._taken = tuple(taken)[-MOST:]
        said = [f"{dates.clock(at)}: {count}" for at, count in self._taken]
        self.setAccessibleDescription(", ".join(said))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paints bars, counts and times."""
        if not self._taken:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        step = self.width() / max(7, len(self._taken))
        most = max(count for _, count in self._taken) or 1
        for place, (at, count) in enumerate(self._taken):
            last = place == len(self._taken) - 1
            room = QRectF(place * step + 2, 0, step - 4, 74)
            self._bar(painter, room, dates.clock(at), count, tall=36 * count / most, last=last)

    def _bar(
        self, painter: QPainter, room: QRectF, at: str, count: int, *, tall: float, last: bool
    ) -> None:
        tall = max(2.0, tall)
        bar = QRectF(room.left(), 55 - tall, room.width(), tall)
        painter.fillRect(bar, QColor(look.NAVY if last else BAR))
        painter.setPen(QColor(look.INK))
        painter.setFont(look.font(13, look.SEMIBOLD))
        painter.drawText(QRectF(room.left(), bar.top() - 18, room.width(), 17), _CENTER, str(count))
        painter.setPen(QColor(look.INK_2))
        painter.setFont(look.font(13))
        painter.drawText(
            QRectF(room.left(), 57, room.width(), 17),
            _CENTER,
            at.removeprefix("0"),
        )


class DeviceLine(QWidget):
    """Which kiosk needs a hand; not there while all are well."""

    def __init__(self) -> None:
        super().__init__()
        self._words = layouts.words("", 13, look.SEMIBOLD, look.RED, wrap=True)
        row = layouts.across(Picture("printer-x", 16, look.RED, 2), self._words)
        row.setStretch(1, 1)
        self.setLayout(row)
        self.hide()

    def say(self, words: str) -> None:
        """The machines in trouble in a line, several below one another."""
        self._words.setText(words)
        self.setVisible(bool(words))


class ShiftPanel(Card):
    """Officer, link and sign-out; while nobody waits also how the day went."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(radius=8, width=1)
        self._desk = desk
        self.devices = DeviceLine()
        self._officer = layouts.words("", 13, look.SEMIBOLD)
        self._link = layouts.StateWord(13)
        self.sign_out = KeyButton(text("Ra ca"), Key.SIGN_OUT, px=13, height=30)
        self._chart = HalfHours()
        self._chart_title = layouts.words(text("Số phiếu lấy hôm nay"), 13, look.SEMIBOLD)
        line = layouts.across(
            Picture("user", 16, look.INK_2, 2), self._officer, -1, self._link, 8, self.sign_out
        )
        self.setLayout(
            layouts.down(
                line, self.devices, self._chart_title, self._chart, margins=(15, 8, 10, 8), gap=2
            )
        )
        self.sign_out.clicked.connect(desk.sign_out)
        press(self, self.sign_out, Key.SIGN_OUT)

    def show_state(self, state: DeskState) -> None:
        """Paint the shift and the link."""
        if state.lost_since is None:
            self._link.say("wifi", text("Đã nối dữ liệu"), look.TEAL)
        else:
            self._link.say("wifi-off", text("Mất kết nối"), look.RED)
        if state.board is None:
            return
        self._officer.setText(state.board.officer_name or "")
        self.devices.say(sentences.device_words(state.board, self._desk.now()))
        idle = not state.board.waiting and bool(state.board.issued_by_half_hour)
        self._chart.setVisible(idle)
        self._chart_title.setVisible(idle)
        self._chart.show_taken(state.board.issued_by_half_hour)


class UndoBar(Card):
    """What the latest gesture did, and for ten seconds the way back."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(radius=8, ground=look.INK, border=look.INK, width=0)
        self._desk = desk
        self._state = DeskState()
        self._icon = Picture("circle-check", 20, look.PAPER, 2)
        self._words = layouts.words("", 15, look.SEMIBOLD, look.PAPER, wrap=True)
        self._left = layouts.words("", 13, color=look.WALL_MUTED)
        self.undo = KeyButton(text("Hoàn tác"), Key.UNDO)
        row = layouts.across(
            self._icon, self._words, self._left, self.undo, margins=(14, 8, 8, 8), gap=10
        )
        row.setStretch(1, 1)
        self.setLayout(row)
        self.setFixedHeight(56)
        keeps = self.sizePolicy()
        keeps.setRetainSizeWhenHidden(True)
        self.setSizePolicy(keeps)
        self.undo.clicked.connect(desk.undo)
        press(self, self.undo, Key.UNDO)

    def show_state(self, state: DeskState) -> None:
        """Paint the notice or what may be undone."""
        self._state = state
        self.show_time()

    def show_time(self) -> None:
        """Count down; gone when there is nothing left to say."""
        now = self._desk.now()
        words, trouble = sentences.latest(self._state.board, self._state.notice, now)
        left = sentences.undo_seconds(self._state.board, now)
        self._words.setText(words)
        self._icon.show_icon("triangle-alert" if trouble else "circle-check")
        self._left.setText(text("{n} giây").format(n=left) if left else "")
        self._left.setVisible(left > 0)
        self.undo.setEnabled(left > 0)
        self.undo.setVisible(left > 0)
        self.undo.say(sentences.undo_words(self._state.board, "" if trouble else words))
        self.setVisible(bool(words))


def lost_words(since: datetime) -> str:
    """The banner's sentence."""
    return text(
        "Mất kết nối dữ liệu từ {at}. Danh sách là của lúc đó; máy đang tự nối lại, "
        "số đã cấp không mất."
    ).format(at=dates.clock(since))
