"""One dossier: where it is, how its date arose, its papers, its journal, and what to do now."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor, QHideEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from counter.controls import layouts
from counter.controls.notice import NoticeLine
from counter.controls.numbered import NumberedPanel
from counter.dossiers import asking, offers
from counter.dossiers.ask_hands import accept
from counter.dossiers.asks import Ask, Seat
from counter.dossiers.detail_cards import DetailCards
from counter.dossiers.detail_foot import DetailFoot
from counter.dossiers.detail_head import HeadCard
from counter.dossiers.file_work import FileWork
from counter.dossiers.form_panel import FormPanel
from counter.dossiers.offers import Arranged
from counter.dossiers.state import Gesture, OpenDossier, WorkListState
from counter.dossiers.whole import WholePanel
from counter.dossiers.worklist import WorkList
from counter.papers.preview import Preview
from counter.papers.prints import Wish
from office.dossiers.dossier import Move
from office.errors import AttachmentsNowhere
from office.qt import look
from office.qt.presenter import Notice
from office.texts import text


class DetailPage(QWidget):
    """Paints the room's open dossier; forms stand in the place of its cards."""

    left = Signal()

    def __init__(self, room: WorkList) -> None:
        super().__init__()
        self._room = room
        self._opened: OpenDossier | None = None
        self._seen = 0
        self._told: Notice | None = None  # the trouble that a form told last
        self.head, self.cards, self.foot = HeadCard(), DetailCards(), DetailFoot()
        self.form, self.numbered, self.whole = FormPanel(), NumberedPanel(), WholePanel()
        self.notice = NoticeLine()
        self.files = FileWork(room, self)
        self.preview = Preview(room.prints, self, lambda: self.window().geometry())
        if room.files is None:
            self.cards.attach.setToolTip(AttachmentsNowhere().message())
        self._lay_out()
        self._connect()

    def show_state(self, state: WorkListState) -> None:
        """Paint the open dossier. A form that is being filled in stays."""
        self._show_notice()
        if state.opened is None or state.board is None:
            return
        before, self._opened = self._opened, state.opened
        page, unit_id = state.opened.page, state.board.unit.unit_id
        mine = page.dossier
        other = before is None or before.page.dossier.dossier_id != mine.dossier_id
        if other:
            self.show_cards()
        units = {each.unit_id: each for each in state.board.units}
        self.head.show_dossier(state.opened, self._room.now())
        may_attach = offers.may_attach(page, unit_id)
        self.cards.show_dossier(state.opened, units, self._room.now(), may_attach=may_attach)
        arranged = offers.arrange(offers.offered(page, unit_id), unit_id, mine.state)
        self._show_moves(arranged, fresh=other)
        changed = before is not None and before.page.dossier.version != mine.version
        if self._body.currentWidget() is self.whole and changed:
            self.whole.show_page(page, units)
        if state.notice is not None and state.notice.trouble:
            self._refused(state.notice)
            self._show_notice()
        if other and state.at_once and arranged.main is Move.RETURN_RESULT:
            self.begin(arranged.main)

    def begin(self, move: Move) -> None:
        """A press on a move: at once where nothing is to be said, else its form."""
        seat = self._seat()
        if seat is None:
            return
        if move is Move.ACCEPT:
            self._room.do(accept(seat), seen=seat.page.dossier.version)
        elif move in asking.FORMS:
            self.show_ask(asking.FORMS[move](seat))

    def show_ask(self, ask: Ask) -> None:
        """A form in the place of the cards; it holds for the dossier as it is seen now."""
        seat = self._seat()
        if seat is None:
            return
        self._seen = seat.page.dossier.version
        self._body.setCurrentWidget(self.form)
        self.foot.hide()
        self.form.show_ask(ask, seat.calendar, seat.now, key=seat.page.dossier.dossier_id)

    def show_cards(self) -> None:
        """The dossier itself again, the main key with the focus."""
        self.form.ask = None
        self._body.setCurrentWidget(self.cards)
        self.foot.show()
        self.foot.focus()

    def take_focus(self) -> None:
        """The page was turned to: the keys go to what it shows."""
        if self._body.currentWidget() is self.cards:
            self.foot.focus()

    def was_moved(self, move: Move) -> None:
        """A gesture was made: its form goes."""
        if self.form.ask is not None and self.form.ask.move is move:
            self.form.done()
            self.show_cards()

    def show_time(self) -> None:
        """Paint what changes by the minute."""
        self._show_notice()
        if self._opened is not None:
            self.head.show_dossier(self._opened, self._room.now())

    def _show_notice(self) -> None:
        """The latest sentence; a trouble only once where a form tells it."""
        notice = self._room.state.notice
        told = notice is not None and notice.trouble and self.form.ask is not None
        self.notice.show_notice(None if told else notice, self._room.now())

    def _seat(self) -> Seat | None:
        board = self._room.state.board
        if self._opened is None or board is None:
            return None
        now = self._room.now()
        return Seat(page=self._opened.page, calendar=self._opened.calendar, board=board, now=now)

    def _show_moves(self, arranged: Arranged, *, fresh: bool) -> None:
        if arranged == self.foot.arranged and not fresh:
            return
        focused = self.foot.focused()
        self.foot.show_moves(arranged)
        on_cards = self._body.currentWidget() is self.cards
        if on_cards and (fresh or focused is not None or self.focusWidget() is None):
            self.foot.focus(None if fresh else focused)

    def _show_more(self) -> None:
        seat = self._seat()
        if seat is not None:
            items = asking.items_for(self.foot.rest(), seat, self.show_ask, self._show_amends)
            self._show_numbered(text("Việc khác với hồ sơ này"), items)

    def _show_amends(self) -> None:
        seat = self._seat()
        if seat is not None:
            items = asking.amends_for(seat, self.show_ask)
            self._show_numbered(text("Sửa thông tin của ai?"), items)

    def _show_prints(self) -> None:
        if self._opened is not None:
            items = asking.prints_for(self._opened.page, self._print)
            self._show_numbered(text("In giấy tờ"), items)

    def _show_looks(self) -> None:
        if self._opened is not None:
            items = asking.prints_for(self._opened.page, self._look)
            self._show_numbered(text("Xem trước giấy nào?"), items)

    def _look(self, kind: str) -> None:
        self.show_cards()
        if self._opened is not None:
            self.preview.show(Wish(kind, (self._opened.page.dossier.dossier_id,)))

    def _print(self, kind: str) -> None:
        self.show_cards()
        self._room.print(kind)

    def _show_numbered(self, title: str, items: tuple[asking.Item, ...]) -> None:
        self._body.setCurrentWidget(self.numbered)
        self.foot.hide()
        self.numbered.show_items(title, items)

    def _show_whole(self) -> None:
        board = self._room.state.board
        if self._opened is not None and board is not None:
            self._body.setCurrentWidget(self.whole)
            self.foot.hide()
            self.whole.show_page(self._opened.page, {u.unit_id: u for u in board.units})

    def _refused(self, notice: Notice) -> None:
        """A gesture on a dossier that has moved meanwhile leads back to it; what was typed is
        kept for the next time its form is opened."""
        if self.form.ask is None or self._opened is None:
            return
        if self._opened.page.dossier.version != self._seen:
            self.show_cards()
        elif notice is not self._told:
            self._told = notice
            self.form.show_trouble(notice.words)

    def _confirmed(self, gesture: Gesture) -> None:
        self.form.show_trouble("")
        self._room.do(gesture, seen=self._seen)

    def _lay_out(self) -> None:
        self._body = QStackedWidget()
        for panel in (self.cards, self.form, self.numbered, self.whole):
            self._body.addWidget(panel)
        column = layouts.down(
            self.head, 12, self._body, 2, self.notice, 9, self.foot, margins=(16, 12, 16, 13)
        )
        column.setStretch(2, 1)
        self.setLayout(column)

    def _connect(self) -> None:
        self.foot.asked.connect(self.begin)
        self.foot.more.clicked.connect(self._show_more)
        self.foot.print.clicked.connect(self._show_prints)
        self.foot.look.clicked.connect(self._show_looks)
        self.foot.close_key.clicked.connect(self.left)
        self.cards.all.clicked.connect(self._show_whole)
        self.cards.attach.clicked.connect(self.files.ask_paper)
        self.cards.files.clicked.connect(self.files.show_all)
        self.cards.papers.pressed.connect(self.files.show_files)
        self.files.listed.connect(self._show_numbered)
        self.files.settled.connect(self.show_cards)
        for panel in (self.form, self.numbered, self.whole):
            panel.left.connect(self.show_cards)
        self.form.confirmed.connect(self._confirmed)

    def hideEvent(self, event: QHideEvent) -> None:
        """What was looked at goes with it."""
        super().hideEvent(event)
        self.preview.close()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paints the page."""
        QPainter(self).fillRect(self.rect(), QColor(look.PAGE))
