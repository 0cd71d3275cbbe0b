"""An empty queue: what that means and what may be done meanwhile."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from counter.controls import layouts
from counter.controls.buttons import Painted
from counter.controls.keycaps import caps_width, paint_caps
from counter.controls.shortcuts import Key, caps
from db.queue.records import CounterBoard
from office import dates
from office.qt import icons, look
from office.qt.widgets import CENTER, Picture
from office.texts import text

ROW = 46
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Offer:
    """Useful work: an icon, what it is, how it stands, its key and what a press does."""

    icon: str
    title: str
    detail: str
    key: Key
    gesture: Callable[[], object]


class EmptyQueue(QWidget):
    """Shown in place of the list while nobody waits for this counter."""

    def __init__(self) -> None:
        super().__init__()
        self._title = layouts.words("", 18, look.BOLD, align=CENTER)
        self._first = layouts.words("", 15, color=look.INK_2, align=CENTER)
        self._second = layouts.words("", 15, color=look.INK_2, align=CENTER, wrap=True)
        self._heading = layouts.words(text("Việc có thể làm lúc này"), 15, look.SEMIBOLD)
        self.rows = [OfferRow() for _ in range(3)]
        icon = Picture("inbox", 56, look.BORDER, 1.75)
        self._line = layouts.hairline()
        column = layouts.down(
            -1, icon, 14, self._title, 4, self._first, self._second, -1,
            self._line, 12, self._heading, 9, *self.rows, margins=(15, 0, 15, 10),
        )  # fmt: skip
        column.setAlignment(icon, Qt.AlignmentFlag.AlignHCenter)
        self.setLayout(column)

    def show_board(self, board: CounterBoard) -> None:
        """Paint why the list is empty."""
        if not board.day.is_open:
            self._title.setText(text("Hôm nay chưa mở sổ lấy số"))
            self._first.setText(text("Đến ngày làm việc, sổ tự mở và danh sách tự hiện."))
            self._second.setText("")
            return
        self._title.setText(text("Chưa có ai chờ quầy này"))
        self._first.setText(text("Có phiếu mới, danh sách tự hiện."))
        titles = ", ".join(service.title for service in board.services)
        self._second.setText(text("Quầy nhận: {services}.").format(services=titles))

    def offer(self, offers: list[Offer]) -> None:
        """Paint the work there is; with none, nothing is said about it."""
        for row, one in zip(self.rows, offers, strict=False):
            row.show_offer(one)
        for row in self.rows[len(offers) :]:
            row.hide()
        self._heading.setVisible(bool(offers))
        self._line.setVisible(bool(offers))


class OfferRow(QAbstractButton):
    """One line of useful work."""

    ring_radius = 8

    def __init__(self) -> None:
        super().__init__()
        self._offer: Offer | None = None
        self.setFixedHeight(ROW)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.clicked.connect(self._do)

    @property
    def key(self) -> str:
        """The key printed on it."""
        return self._offer.key if self._offer else ""

    @property
    def pieces(self) -> list[Painted]:
        """The words on it."""
        if self._offer is None:
            return []
        title = Painted(self._offer.title, QRect(32, 0, 230, ROW), 15, look.SEMIBOLD)
        room = QRect(268, 0, self.width() - 360, ROW)
        return [title, Painted(self._offer.detail, room, 15, look.REGULAR)]

    def show_offer(self, offer: Offer) -> None:
        """Paint this work."""
        self._offer = offer
        self.setText(offer.title)
        self.setAccessibleName(f"{offer.title}, {offer.detail}")
        self.show()
        self.update()

    def _do(self) -> None:
        if self._offer is not None:
            self._offer.gesture()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paints icon, title, detail and key in columns."""
        offer = self._offer
        if offer is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isDown() or self.underMouse():
            painter.fillRect(self.rect(), QColor(look.MIST))
        painter.fillRect(QRectF(0, 0, self.width(), 1), QColor(look.HAIRLINE))
        icons.paint(painter, offer.icon, QRectF(2, 14, 18, 18), look.NAVY, 2)
        painter.setPen(QColor(look.INK))
        painter.setFont(look.font(15, look.SEMIBOLD))
        painter.drawText(QRectF(32, 0, 230, ROW), _LEFT, offer.title)
        painter.setPen(QColor(look.INK_2))
        painter.setFont(look.font(15))
        painter.drawText(QRectF(268, 0, self.width() - 360, ROW), _LEFT, offer.detail)
        x = self.width() - caps_width(caps(offer.key))
        paint_caps(painter, QPointF(x, ROW / 2), caps(offer.key), look.INK_2)


def missed_words(board: CounterBoard) -> str:
    """The newest missed number: when, and how often it was called."""
    one = board.missed[0].ticket
    at = dates.clock(one.ended_at) if one.ended_at else ""
    return text("nhỡ lúc {at}, đã gọi {n} lần").format(at=at, n=one.calls)
