"""How a dossier's due date arose: the clock as a bar, and the account under it."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from counter.controls import layouts
from counter.controls.buttons import Painted
from counter.controls.painting import RIGHT, say
from counter.dossiers.card_lines import CardHead, CardLine, CardLines
from office.dossiers.due_account import DueAccount, Spent
from office.qt import look
from office.qt.widgets import Card
from office.texts import text

ON_TIME = "#1D5FA8"


class ClockBar(QWidget):
    """The time limit as a bar: what ran, what stood still (hatched), and where now stands."""

    def __init__(self) -> None:
        super().__init__()
        self._account: DueAccount | None = None
        self.setFixedHeight(54)

    def show_account(self, account: DueAccount) -> None:
        """Paint it; without a limit nothing."""
        self._account = account
        self.setVisible(bool(account.spans))
        self.update()

    @property
    def pieces(self) -> list[Painted]:
        """The days under the bar."""
        if self._account is None:
            return []
        half = self.width() // 2
        return [
            Painted(self._account.begins, QRect(0, 34, half, 20), 13, look.REGULAR),
            Painted(self._account.ends, QRect(half, 34, half, 20), 13, look.REGULAR),
        ]

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paints bar, hatches, today and the days."""
        account = self._account
        if account is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        bar = QRectF(0, 10, self.width(), 20)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor("#E9EDF0"))
        painter.drawRoundedRect(bar, 4, 4)
        for span in account.spans:
            at = QRectF(bar.width() * span.begin, 10, bar.width() * (span.end - span.begin), 20)
            hatched = span.kind is not Spent.RAN
            painter.fillRect(at, QColor(look.PAPER if hatched else ON_TIME))
            if hatched:
                color = look.RED if span.kind is Spent.LATE else look.BORDER
                painter.fillRect(at, QBrush(QColor(color), Qt.BrushStyle.BDiagPattern))
        say(painter, QRectF(0, 34, 80, 20), account.begins, 13, color=look.INK_2)
        say(painter, QRectF(self.width() - 80, 34, 80, 20), account.ends, 13,
            color=look.INK_2, flags=RIGHT)  # fmt: skip
        if account.now is not None:
            x = min(bar.width() - 2, bar.width() * account.now)
            painter.setPen(QPen(QColor(look.INK), 2))
            painter.drawLine(round(x), 4, round(x), 36)
            if 0.2 < account.now < 0.75:
                self._today(painter, x)

    def _today(self, painter: QPainter, x: float) -> None:
        room = QRectF(x - 50, 34, 100, 20)
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter
        say(painter, room, text("hôm nay"), 13, weight=look.SEMIBOLD, flags=flags)


class ClockCard(Card):
    """How the due date arose."""

    def __init__(self) -> None:
        super().__init__(radius=8, width=1)
        self._head = CardHead(text("Đồng hồ thời hạn"))
        self._bar = ClockBar()
        self._reason = layouts.words("", 13, color=look.INK_2, wrap=True)
        self._lines = CardLines(what_px=13, value_px=15)
        column = layouts.down(
            self._head, 4, self._bar, self._reason, 6, self._lines, margins=(16, 8, 16, 10)
        )
        column.setStretch(5, 1)
        self.setLayout(column)

    def show_account(self, account: DueAccount) -> None:
        """Paint the account."""
        self._head.say(account.limit)
        self._bar.show_account(account)
        self._reason.setText(account.reason)
        self._reason.setVisible(bool(account.reason))
        self._lines.show_lines(
            [CardLine(each.what, each.value, each.strong) for each in account.lines]
        )
