"""The sign-in page's left side: which office, what day, how the link stands."""

from datetime import datetime, timedelta

from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from counter.controls import layouts
from db.queue.records import SignInBoard
from office import dates, hours
from office.profile import VIETNAM, Office
from office.qt import icons, look
from office.qt.widgets import Picture
from office.texts import text


class OfficePane(QWidget):
    """Which office this is, what day it is, and how the link stands."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(464)
        self._authority = layouts.words("", 15, color=look.WALL_MUTED, wrap=True)
        self._title = layouts.words("", 26, look.BOLD, look.PAPER, wrap=True)
        self._now = layouts.words("", 18, look.SEMIBOLD, look.PAPER)
        self._today = layouts.words("", 15, color=look.PAPER, wrap=True)
        self._tomorrow = layouts.words("", 15, color=look.PAPER, wrap=True)
        self._tomorrow_icon = Picture("calendar-days", 20, look.WALL_MUTED, 1.75)
        self._link = layouts.StateWord(13)
        today = layouts.across(Picture("clock", 20, look.WALL_MUTED, 1.75), self._today, gap=10)
        tomorrow = layouts.across(self._tomorrow_icon, self._tomorrow, gap=10)
        for line in (today, tomorrow):
            line.setStretch(1, 1)
        rule = layouts.hairline()
        rule.setStyleSheet("background: #33506A; border: none;")
        self.setLayout(
            layouts.down(
                _Seal(),
                24,
                self._authority,
                2,
                self._title,
                24,
                rule,
                18,
                self._now,
                14,
                today,
                12,
                tomorrow,
                -1,
                self._link,
                margins=(48, 56, 48, 46),
            )
        )
        self.show_link(lost=False)

    def show_board(self, board: SignInBoard, now: datetime) -> None:
        """Paint the office and its day."""
        local = now.astimezone(VIETNAM)
        self._authority.setText(board.office.authority)
        self._title.setText(board.office.title)
        self._now.setText(f"{dates.clock(now)} · {dates.full_date(local.date())}")
        self._today.setText(hours_today(board.office, local))
        holiday = hours.holiday_on(board.office, local.date() + timedelta(days=1))
        tomorrow = local + timedelta(days=1)
        self._tomorrow.setText(
            text("Ngày mai {day} nghỉ: {title}").format(day=f"{tomorrow:%d/%m}", title=holiday)
        )
        self._tomorrow.setVisible(bool(holiday))
        self._tomorrow_icon.setVisible(bool(holiday))

    def show_link(self, *, lost: bool) -> None:
        """Paint how the link stands."""
        icon, word = ("wifi-off", text("Mất kết nối dữ liệu")) if lost else (
            "wifi", text("Đã nối dữ liệu"))  # fmt: skip
        self._link.say(icon, word, look.PAPER if lost else look.WALL_MUTED)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paints the navy ground."""
        QPainter(self).fillRect(self.rect(), QColor(look.NAVY_2))


class _Seal(QWidget):
    """A house of government in a ring."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(56, 56)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(look.WALL_MUTED), 1.5))
        painter.drawEllipse(1, 1, 54, 54)
        icons.paint(painter, "landmark", self.rect().adjusted(15, 15, -15, -15).toRectF(),
                    look.PAPER, 2.2)  # fmt: skip


def hours_today(office: Office, local: datetime) -> str:
    """The office's hours today, or that it is shut."""
    holiday = hours.holiday_on(office, local.date())
    if holiday:
        return text("Hôm nay nghỉ: {title}").format(title=holiday)
    sessions = hours.sessions_on(office, local.date())
    if not sessions:
        return text("Hôm nay không có giờ tiếp dân")
    spans = ", ".join(f"{one.opens:%H:%M}–{one.closes:%H:%M}" for one in sessions)
    return text("Tiếp dân {hours}").format(hours=spans)
