"""The call bar alone: frameless, always on top, at any edge, where it was left."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QColor,
    QGuiApplication,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QWidget

from counter.controls.buttons import BAND, KeyButton
from counter.controls.docking import Edge, docked, edge_near
from counter.controls.page import ON_TOP
from counter.controls.shortcuts import Key, bind, press
from counter.memory import Memory
from counter.queue.bar import THICK, CallBar
from counter.queue.desk import Desk, DeskState
from office.qt import icons, look
from office.qt.focus_ring import FocusRing
from office.texts import text

EDGE_KEYS = {
    "Alt+Up": Edge.TOP,
    "Alt+Down": Edge.BOTTOM,
    "Alt+Left": Edge.LEFT,
    "Alt+Right": Edge.RIGHT,
}
LONG = 1366  # always the same length, so that no key moves under a hand


class BarWindow(QWidget):
    """What an officer keeps over the national portal all day."""

    desk_asked = Signal()

    def __init__(
        self,
        desk: Desk,
        memory: Memory,
        *,
        edge: Edge = Edge.TOP,
        area: Callable[[], QRect] | None = None,
    ) -> None:
        super().__init__(None, ON_TOP)
        self._memory = memory
        self._area = area or self._screen_area
        self.edge = edge
        self.setWindowTitle(text("Thanh gọi số, Quầy {n}").format(n=desk.counter_id))
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, on=False)
        self.bar = CallBar(desk, alone=True, grip=True)
        self.to_desk = KeyButton(text("Mở bàn"), Key.OPEN_DESK, dress=BAND)
        self.to_desk.compact_icon = "inbox"
        self.bar.append(self.to_desk)
        self.grip = Grip(self)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self.bar)
        self.ring = FocusRing(self, look.FINE_RING)
        self.to_desk.clicked.connect(self.desk_asked)
        press(self, self.to_desk, Key.OPEN_DESK)
        for key, towards in EDGE_KEYS.items():
            bind(self, key, partial(self._towards, towards))
        desk.changed.connect(self.show_state)
        self._tick = QTimer(self, interval=1000)
        self._tick.timeout.connect(self.bar.show_time)
        self._tick.start()
        self.show_state(desk.state)

    def show_state(self, state: DeskState) -> None:
        """Paint the desk's state; longer words may need a longer bar."""
        self.bar.show_state(state)
        if self.isVisible():
            self._stand(self.edge, self.pos())

    def stand_up(self) -> None:
        """Show at the remembered place, or in the middle of the first edge."""
        place = self._memory.bar_place()
        screen = self._area()
        if place is None:
            size = self._size(self.edge)
            corner = QPoint(screen.center().x() - size.width() // 2, screen.top())
            self._stand(self.edge, corner)
        else:
            edge, x, y = place
            self._stand(edge, QPoint(x, y))
        self.show()
        self.bar.call_next.setFocus()
        self.activateWindow()

    def dock(self, edge: Edge, corner: QPoint) -> None:
        """Stand at an edge from now on."""
        self._stand(edge, corner)
        self._memory.bar_moved(self.edge, self.x(), self.y())

    def let_go(self, pointer: QPoint) -> None:
        """The officer let go of the grip."""
        screen = self._area()
        edge = edge_near(pointer, self.geometry(), screen)
        self.dock(edge, self.pos())

    def _towards(self, edge: Edge) -> None:
        self.dock(edge, self.pos())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing the bar opens the desk: nobody loses the counter by it."""
        event.ignore()
        self.desk_asked.emit()

    def _stand(self, edge: Edge, corner: QPoint) -> None:
        self.edge = edge
        room = docked(edge, corner, self._size(edge), self._area())
        self.grip.stand(upright=edge.upright)
        if room != self.geometry():
            self.setFixedSize(room.size())
            self.move(room.topLeft())

    def _size(self, edge: Edge) -> QSize:
        wide = self._area().width()
        self.bar.set_form(upright=edge.upright, short=wide < LONG)
        return self.bar.sizeHint() if edge.upright else QSize(min(LONG, wide), THICK)

    def _screen_area(self) -> QRect:
        return (self.screen() or QGuiApplication.primaryScreen()).availableGeometry()


class Grip(QWidget):
    """Six dots to drag the bar by."""

    def __init__(self, window: BarWindow) -> None:
        super().__init__(window)
        self._window = window
        self._held: QPoint | None = None
        self.setCursor(Qt.CursorShape.SizeAllCursor)
        self.setToolTip(text("Kéo để dời thanh gọi, hoặc bấm Alt + mũi tên"))
        self.setAccessibleName(text("Tay nắm để dời thanh gọi"))

    def stand(self, *, upright: bool) -> None:
        """At the bar's beginning, or on its top."""
        self.setGeometry(0, 0, 56 if upright else 18, 16 if upright else 56)
        self.raise_()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold. Wayland lets only the system move a window."""
        if QGuiApplication.platformName() == "wayland":
            self._window.windowHandle().startSystemMove()
            return
        self._held = event.globalPosition().toPoint() - self._window.pos()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag."""
        if self._held is not None:
            self._window.move(event.globalPosition().toPoint() - self._held)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go: it sticks to a near edge."""
        if self._held is not None:
            self._held = None
            self._window.let_go(event.globalPosition().toPoint())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paints the dots."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(look.NAVY_2))
        if self.width() > self.height():
            painter.translate(self.width(), 0)
            painter.rotate(90)
            room = self.rect().transposed()
        else:
            room = self.rect()
        icons.paint(painter, "grip-vertical", room.toRectF(), look.WALL_MUTED)
