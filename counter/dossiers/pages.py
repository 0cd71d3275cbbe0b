"""The dossiers' screen: a band, the list, and one dossier; a unit's own, or beside the desk."""

from datetime import datetime

from PySide6.QtWidgets import QStackedWidget, QWidget

from counter.controls import layouts
from counter.controls.notice import LostBanner
from counter.controls.page import Page
from counter.dossiers.band import Band
from counter.dossiers.detail_page import DetailPage
from counter.dossiers.list_page import ListPage
from counter.dossiers.state import WorkListState
from counter.dossiers.worklist import WorkList
from office import dates
from office.dossiers.dossier import Move
from office.texts import text


class DossierPages(Page):
    """Leads from the list to a dossier and back."""

    def __init__(
        self, room: WorkList, leave: str, leave_key: str, above: QWidget | None = None
    ) -> None:
        super().__init__(room, above)
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
        room.changed.connect(self.show_state)
        room.moved.connect(self._moved)
        self.band.chosen.connect(self._to_list)
        self.band.left.connect(self.left)
        self.list.opened.connect(room.open)
        self.list.asked.connect(self._open_at)
        self.detail.left.connect(room.close)
        self.show_state(room.state)

    def begin(self) -> None:
        """Start where the first key goes."""
        if self._body.currentWidget() is self.list:
            self.list.begin()

    def scanned(self, scan: str | bytes) -> bool:
        """A scan anywhere here: whether it was a dossier's; it is opened then."""
        said = scan.decode("utf-8", "replace") if isinstance(scan, bytes) else scan
        return self.room.scan(said)

    def tell(self, trouble: str) -> None:
        """Why a paper did not come out, where moves are told."""
        self.room.tell(trouble, trouble=True)

    def show_state(self, state: WorkListState) -> None:
        """Paint the list or the open dossier."""
        self.band.show_state(state, self.list.tab, self.room.now())
        self.lost.show_since(state.lost_since)
        self.list.show_state(state)
        if state.opened is None:
            self._show(self.list)
            return
        self.detail.show_state(state)
        self._show(self.detail)
        self._begin_asked(state.opened.page.dossier.dossier_id)

    def show_time(self) -> None:
        """Let what is told by the clock go on."""
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


def _lost_words(since: datetime) -> str:
    return text(
        "Mất kết nối dữ liệu từ {at}. Hồ sơ hiện là của lúc đó; máy đang tự nối lại, "
        "việc đã ghi không mất."
    ).format(at=dates.clock(since))
