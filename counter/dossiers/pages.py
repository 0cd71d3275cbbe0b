"""The dossiers' screen: a band, the list, and one dossier; a unit's own, or beside the desk."""

from datetime import datetime

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from counter.controls import layouts
from counter.dossiers.band import Band
from counter.dossiers.detail_page import DetailPage
from counter.dossiers.list_page import ListPage
from counter.dossiers.state import WorkListState
from counter.dossiers.worklist import WorkList
from counter.queue import sentences
from counter.queue.desk import DeskState
from counter.queue.foot import LostBanner
from office.dossiers.dossier import Move
from office.qt import look
from office.qt.focus_ring import FocusRing
from office.texts import text

TICK_MS = 1000


class DossierPages(QWidget):
    """Leads from the list to a dossier and back. `above` stands over it: a counter's call bar."""

    left = Signal()

    def __init__(
        self, room: WorkList, leave: str, leave_key: str, above: QWidget | None = None
    ) -> None:
        super().__init__()
        self.room = room
        self._asked: tuple[int, Move] | None = None
        self.band = Band(leave, leave_key)
        self.list, self.detail = ListPage(room), DetailPage(room)
        self.lost = LostBanner(_lost_words)
        self._body = QStackedWidget()
        self._body.addWidget(self.list)
        self._body.addWidget(self.detail)
        tops = [above, self.band] if above is not None else [self.band]
        column = layouts.down(*tops, self.lost, self._body)
        column.setStretch(len(tops) + 1, 1)
        self.setLayout(column)
        self.ring = FocusRing(self, look.FINE_RING)
        room.changed.connect(self.show_state)
        room.moved.connect(self._moved)
        self.band.chosen.connect(self._to_list)
        self.band.left.connect(self.left)
        self.list.opened.connect(room.open)
        self.list.asked.connect(self._open_at)
        self.detail.left.connect(room.close)
        self._tick = QTimer(self, interval=TICK_MS)
        self._tick.timeout.connect(self.show_time)
        self._tick.start()
        self.show_state(room.state)

    def begin(self) -> None:
        """Start where the first key goes."""
        if self._body.currentWidget() is self.list:
            self.list.begin()

    def scanned(self, scan: object) -> bool:
        """A scan anywhere here: whether it was a dossier's; it is opened then."""
        said = scan.decode("utf-8", "replace") if isinstance(scan, bytes) else str(scan)
        return self.room.scan(said)

    def show_state(self, state: WorkListState) -> None:
        """Paint the list or the open dossier."""
        self.band.show_state(state, self.list.tab, self.room.now())
        self.lost.show_state(DeskState(lost_since=state.lost_since))
        self.list.show_state(state)
        if state.opened is None:
            self._show(self.list)
            return
        self.detail.show_state(state)
        self._show(self.detail)
        self._begin_asked(state.opened.page.dossier.dossier_id)

    def show_time(self) -> None:
        """Let what is told by the clock go on."""
        if self.isVisible():
            self.band.show_state(self.room.state, self.list.tab, self.room.now())
            self.list.show_time()
            self.detail.show_time()

    def _show(self, page: QWidget) -> None:
        if self._body.currentWidget() is page:
            return
        self._body.setCurrentWidget(page)
        if page is self.list:
            self.list.begin()
        else:
            self.detail.take_focus()

    def _open_at(self, dossier_id: int, move: Move) -> None:
        self._asked = (dossier_id, move)
        self.room.open(dossier_id)

    def _begin_asked(self, dossier_id: int) -> None:
        asked, self._asked = self._asked, None
        if asked is not None and asked[0] == dossier_id:
            self.detail.begin(asked[1])

    def _to_list(self, tab: str) -> None:
        self.room.close()
        self.list.show_tab(tab)
        self.show_state(self.room.state)

    def _moved(self, move: Move) -> None:
        self.detail.was_moved(move)
        self.list.was_moved()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paints the page."""
        QPainter(self).fillRect(self.rect(), QColor(look.PAGE))


def _lost_words(since: datetime) -> str:
    return text(
        "Mất kết nối dữ liệu từ {at}. Hồ sơ hiện là của lúc đó; máy đang tự nối lại, "
        "việc đã ghi không mất."
    ).format(at=sentences.clock(since))
