"""The pane where papers are taken in: 420 px at the right, over the officer's other programs."""

from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QColor,
    QGuiApplication,
    QHideEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QStackedWidget, QWidget

from counter.controls import layouts
from counter.controls.buttons import KeyButton
from counter.controls.page import ON_TOP
from counter.controls.shortcuts import IntakeKey, Key, bind, press
from counter.intake.body import IntakeBody
from counter.intake.height import LOW
from counter.intake.intake import Intake
from counter.intake.preview import wish_of
from counter.intake.saved import SavedPage
from counter.intake.state import IntakeState, next_stop
from counter.papers.preview import Preview
from counter.papers.preview_window import beside
from office import dates
from office.qt import look
from office.qt.focus_ring import FocusRing
from office.texts import text
from office.ticket import Ticket

WIDE = 420


class DeskKeys(Protocol):
    """The desk beside which papers are taken in: its keys mean the same here."""

    counter_id: int

    @property
    def ticket(self) -> Ticket | None:
        """Whoever is there."""

    def now(self) -> datetime:
        """The office's clock."""

    def call_next(self) -> None: ...
    def recall(self) -> None: ...
    def start_serving(self) -> None: ...
    def no_show(self) -> None: ...
    def finish(self) -> None: ...
    def undo(self) -> None: ...


class IntakePane(QWidget):
    """Built once and shown whenever papers come; every panel paints the intake's snapshot."""

    closed = Signal()

    def __init__(
        self, intake: Intake, desk: DeskKeys, *, area: Callable[[], QRect] | None = None
    ) -> None:
        super().__init__(None, ON_TOP)
        self.intake, self._desk = intake, desk
        self._area = area or self._screen_area
        self.setWindowTitle(text("Tiếp nhận hồ sơ, Quầy {n}").format(n=desk.counter_id))
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, on=False)
        self._number = layouts.words("", 15, look.BOLD, look.NAVY)
        self._timer = layouts.words("", 15, color=look.INK_2)
        self.close_it = KeyButton(text("Đóng"), IntakeKey.CLOSE, px=13, height=30)
        self.body = IntakeBody(intake)
        self.person, self.procedure = self.body.person, self.body.procedure
        self.papers, self.appointment = self.body.papers, self.body.appointment
        self.foot, self.asking = self.body.foot, self.body.asking
        self.saved = SavedPage(intake)
        self.preview = Preview(intake.prints, self, self._beside)
        self._pages = QStackedWidget()
        self._placed: QWidget | None = None  # where the hands were put last
        self._lay_out()
        self._connect()
        self.show_state(intake.state)
        QTimer.singleShot(0, self, self._get_ready)

    def stand_up(self, taken: QRect | None = None) -> None:
        """Show at the right edge, beside what is `taken` by the bar; hands go where they are
        wanted."""
        room = QRect(self._area())
        if taken is not None and taken.width() > taken.height():
            if taken.center().y() < room.center().y():
                room.setTop(max(room.top(), taken.bottom() + 1))
            else:
                room.setBottom(min(room.bottom(), taken.top() - 1))
        elif taken is not None and taken.center().x() > room.center().x():
            room.setRight(min(room.right(), taken.left() - 1))
        wide = min(WIDE, room.width())
        self.setFixedSize(wide, room.height())
        self.move(room.right() + 1 - wide, room.top())
        first = not self.isVisible()
        self.show()
        self.activateWindow()
        if first:
            self.go_to("saved" if self.intake.state.saved else next_stop(self.intake.state))

    def show_state(self, state: IntakeState) -> None:
        """Hand the snapshot to every panel."""
        self._pages.setCurrentIndex(1 if state.saved else 0)
        (self.saved if state.saved else self.body).show_state(state)
        self._number.setText(state.kept.label or text("không lấy số"))
        self.show_time()

    def show_time(self) -> None:
        """Paint how long the person has been at the desk."""
        mine = self._desk.ticket
        same = mine is not None and mine.ticket_id == self.intake.state.draft.ticket_id
        since = mine.at_desk_since if mine is not None and same else None
        self._timer.setText(dates.timer(self._desk.now() - since) if since else "")

    def go_to(self, name: str) -> None:
        """Put the hands where they are wanted."""
        if not self.isVisible():
            return
        if name.endswith("_if_idle"):
            waits = self.focusWidget() in self.body.waiting
            idle = waits and self.focusWidget() is self._placed and not self.intake.state.query
            name = next_stop(self.intake.state) if idle else ""
        if name == "on":
            name = next_stop(self.intake.state)
        stop = self._stop(name)
        if stop is None:
            return
        self._placed = stop
        stop.setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, self, self.body.follow)

    def scan(self, raw: str | bytes) -> None:
        """A card was scanned."""
        role = self.person.role_with_focus()
        if not self.isVisible():
            self.stand_up()
        self.intake.people.scan(raw, role)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A low screen has everything a little lower."""
        super().resizeEvent(event)
        low = self.height() < LOW
        self._head.setFixedHeight(40 if low else 48)
        self.body.set_low(low)
        QTimer.singleShot(0, self, self.body.follow)

    def _get_ready(self) -> None:
        """Style sheets and fonts are worked out before anybody waits for them."""
        if not self.isVisible():
            self.resize(WIDE, self._area().height())
            self.grab()

    def _stop(self, name: str) -> QWidget | None:
        if not name:
            return None
        if name == "saved":
            return self.saved.call if self.saved.call.isEnabled() else self.saved.another
        return self.body.stop(name)

    def _escape(self) -> None:
        if not self.body.leave():
            self.put_away()

    def put_away(self) -> None:
        """Close; the draft is kept."""
        self.hide()
        self.closed.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        """What was looked at goes with it, also when the shift ends."""
        super().hideEvent(event)
        self.preview.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        """The window's own close button is Escape; a program that ends is not held up."""
        event.setAccepted(not event.spontaneous())
        self.put_away()

    def _look(self) -> None:
        """The paper as it would come out now."""
        wish = wish_of(self.intake.state)
        if wish is None:
            self.intake.tell(text("Xin chọn thủ tục trước, rồi xem trước giấy hẹn."))
            self.go_to("procedure")
        else:
            self.preview.show(wish)

    def _beside(self) -> QRect:
        return beside(self._area(), self.geometry())

    def _lay_out(self) -> None:
        title = layouts.words(text("Tiếp nhận hồ sơ"), 18, look.BOLD)
        self._head = head = QWidget()
        head.setFixedHeight(48)
        head.setLayout(
            layouts.across(
                title, 10, self._number, self._timer, -1, self.close_it, margins=(16, 0, 10, 0)
            )
        )
        self._pages.addWidget(self.body)
        self._pages.addWidget(self.saved)
        whole = layouts.down(head, layouts.hairline(), self._pages, margins=(1, 0, 0, 0))
        whole.setStretch(2, 1)
        self.setLayout(whole)

    def _connect(self) -> None:
        self.ring = FocusRing(self, look.FINE_RING)
        self.intake.changed.connect(self.show_state)
        self.intake.wanted.connect(self.go_to)
        self.close_it.clicked.connect(self._escape)
        self.saved.call_asked.connect(self._desk.call_next)
        bind(self, Key.PREVIEW, self._look)
        for shown in (self.foot.look, self.saved.look):
            shown.clicked.connect(self._look)
        press(self, self.close_it, IntakeKey.CLOSE)
        desk = self._desk
        for own, gesture in (
            (Key.CALL_NEXT, desk.call_next), (Key.RECALL, desk.recall),
            (Key.START, desk.start_serving), (Key.NO_SHOW, desk.no_show),
            (Key.FINISH, desk.finish), (Key.UNDO, desk.undo),
        ):  # fmt: skip
            bind(self, own, gesture)
        bind(self, Key.INTAKE, self.put_away)
        self._tick = QTimer(self, interval=1000)
        self._tick.timeout.connect(self.show_time)
        self._tick.start()

    def _screen_area(self) -> QRect:
        return (self.screen() or QGuiApplication.primaryScreen()).availableGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paints the paper, with a line towards what stands beside it."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(look.PAPER))
        painter.setPen(QPen(QColor(look.BORDER), 1))
        painter.drawLine(0, 0, 0, self.height())
