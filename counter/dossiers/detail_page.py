"""One dossier: where it is, how its date arose, its papers, its journal, and what to do now."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QColor, QDesktopServices, QPainter, QPaintEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from counter import parts
from counter.buttons import MAIN, PLAIN, KeyButton, allow
from counter.dossiers import asking, attached, life, move_words, offers
from counter.dossiers.ask_hands import accept
from counter.dossiers.asks import Ask, Seat
from counter.dossiers.cards import ClockCard, JournalCard, PapersCard
from counter.dossiers.detail_head import HeadCard
from counter.dossiers.due_story import due_story
from counter.dossiers.form_panel import FormPanel
from counter.dossiers.life_view import LifeView
from counter.dossiers.notice import NoticeLine
from counter.dossiers.numbered import NumberedPanel
from counter.dossiers.offers import Arranged
from counter.dossiers.room import Room
from counter.dossiers.room_state import Gesture, OpenDossier, RoomState
from counter.dossiers.whole import WholePanel
from counter.shortcuts import Key, press
from office.dossiers.dossier import Dossier, Move
from office.errors import AttachmentNotShown, AttachmentsNowhere
from office.qt import look
from office.qt.widgets import Card
from office.texts import text

KEYS = {
    Move.ACCEPT: "K",
    Move.RETURN_RESULT: "R",
    Move.RECORD_RESULT: "R",
    Move.RECEIVE_SUPPLEMENT: "N",
    Move.FINANCE_DONE: "F",
    Move.HAND_OVER: "G",
    Move.ASSIGN: "P",
    Move.REQUEST_SUPPLEMENT: "B",
    Move.TAKE_BACK: "T",
    Move.NOTIFY: "D",
    Move.EXTEND: "L",
    Move.CORRECT: "C",
}
ICONS = {
    Move.RETURN_RESULT: "package-check",
    Move.RECORD_RESULT: "package-check",
    Move.ACCEPT: "check",
    Move.HAND_OVER: "send",
    Move.REQUEST_SUPPLEMENT: "file-text",
    Move.RECEIVE_SUPPLEMENT: "inbox",
}
MORE, PRINT, WHOLE = "V", "I", "J"
ATTACH, FILES = "E", "A"


class DetailPage(QWidget):
    """Paints the room's open dossier; forms stand in the place of its cards."""

    left = Signal()

    def __init__(self, room: Room) -> None:
        super().__init__()
        self._room = room
        self._opened: OpenDossier | None = None
        self._arranged: Arranged | None = None
        self._seen = 0
        self.head = HeadCard()
        self.life = LifeView()
        self.clock, self.papers, self.journal = ClockCard(), PapersCard(), JournalCard()
        self.form, self.numbered, self.whole = FormPanel(), NumberedPanel(), WholePanel()
        self.notice = NoticeLine()
        self.moves: dict[Move, KeyButton] = {}
        self.more = KeyButton(text("Việc khác"), MORE, height=44)
        self.print = KeyButton(text("In giấy tờ"), PRINT, icon="printer", height=44)
        self.close_key = KeyButton(text("Đóng"), Key.BACK, height=44)
        self.all = KeyButton(text("Xem toàn bộ"), WHOLE, px=13, height=30)
        self.attach = KeyButton(text("Đính kèm"), ATTACH, px=13, height=30)
        self.files = KeyButton(text("Xem ảnh, tệp"), FILES, px=13, height=30)
        self._folder = ""  # where the last file was chosen
        self._lay_out()
        self._connect()

    def show_state(self, state: RoomState) -> None:
        """Paint the open dossier. A form that is being filled in stays."""
        self.notice.show_notice(state.notice, self._room.now())
        if state.opened is None or state.board is None:
            return
        before, self._opened = self._opened, state.opened
        page = state.opened.page
        mine = page.dossier
        other = before is None or before.page.dossier.dossier_id != mine.dossier_id
        if other:
            self.show_cards()
        units = {each.unit_id: each for each in state.board.units}
        self.head.show_page(page, self._room.now())
        self._life_counts.setText(life.counts(page))
        self._show_life()
        self.clock.show_story(due_story(page, state.opened.calendar, self._room.now()))
        self.papers.show_page(page)
        allow(self.attach, offers.may_attach(page, state.board.unit.unit_id))
        allow(self.files, bool(page.files))
        self.journal.show_page(page, units)
        found = offers.offered(page, state.board.unit.unit_id)
        self._show_moves(offers.arrange(found, state.board.unit.unit_id, mine.state), fresh=other)
        changed = before is not None and before.page.dossier.version != mine.version
        if self._body.currentWidget() is self.whole and changed:
            self.whole.show_page(page, units)
        if state.notice is not None and state.notice.trouble:
            self._refused(state.notice.words)
        main = self._arranged.main if self._arranged else None
        if other and state.at_once and main is Move.RETURN_RESULT:
            self.begin(main)

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
        self._foot.hide()
        self.form.show_ask(ask, seat.calendar, seat.now, key=seat.page.dossier.dossier_id)

    def show_cards(self) -> None:
        """The dossier itself again, the main key with the focus."""
        self.form.ask = None
        self._body.setCurrentWidget(self._cards)
        self._foot.show()
        self._first_key().setFocus()

    def take_focus(self) -> None:
        """The page was turned to: the keys go to what it shows."""
        if self._body.currentWidget() is self._cards:
            self._first_key().setFocus()

    def was_moved(self, move: Move, done: Dossier) -> None:
        """A gesture was made: its form goes."""
        if self.form.ask is not None and self.form.ask.move is move:
            self.form.done()
            self.show_cards()
        if self._opened is not None and done.dossier_id == self._opened.page.dossier.dossier_id:
            paper = asking.paper_after(move, self._opened.page)
            if paper is not None:
                self._room.print(paper, quietly=True)

    def show_time(self) -> None:
        """Paint what changes by the minute."""
        self.notice.show_notice(self._room.state.notice, self._room.now())
        if self._opened is not None:
            self.head.show_page(self._opened.page, self._room.now())

    def _show_life(self) -> None:
        """As many stops as have room."""
        if self._opened is not None:
            self.life.show_stops(life.stops_of(self._opened.page, self.life.room_for()))

    def _first_key(self) -> KeyButton:
        main = self._arranged.main if self._arranged else None
        return self.moves.get(main, self.close_key) if main else self.close_key

    def _seat(self) -> Seat | None:
        board = self._room.state.board
        if self._opened is None or board is None:
            return None
        now = self._room.now()
        return Seat(page=self._opened.page, calendar=self._opened.calendar, board=board, now=now)

    def _show_moves(self, arranged: Arranged, *, fresh: bool) -> None:
        if arranged == self._arranged and not fresh:
            return
        focused = next((move for move, button in self.moves.items() if button.hasFocus()), None)
        if arranged != self._arranged:
            self._rebuild(arranged)
        on_cards = self._body.currentWidget() is self._cards
        if on_cards and (fresh or focused is not None or self.focusWidget() is None):
            button = self.moves.get(focused) if focused and not fresh else None
            (button or self._first_key()).setFocus()

    def _rebuild(self, arranged: Arranged) -> None:
        self._arranged = arranged
        for button in self.moves.values():
            self._row.removeWidget(button)
            button.hide()
            button.setParent(None)
            button.deleteLater()
        self.moves = {}
        for place, move in enumerate(arranged.shown):
            button = KeyButton(
                text(move_words.BUTTONS[move]), KEYS[move], icon=ICONS.get(move, ""),
                dress=MAIN if move is arranged.main else PLAIN, height=44,
            )  # fmt: skip
            button.clicked.connect(partial(self._pressed, move))
            press(button, button, KEYS[move])
            self.moves[move] = button
            self._row.insertWidget(place, button)
        self.more.setVisible(bool(arranged.more))
        self.more.setEnabled(bool(arranged.more))

    def _pressed(self, move: Move, _checked: bool = False) -> None:
        self.begin(move)

    def _show_more(self) -> None:
        seat = self._seat()
        if seat is not None and self._arranged is not None:
            items = asking.items_for(self._arranged.more, seat, self.show_ask, self._show_amends)
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

    def _print(self, kind: str) -> None:
        self.show_cards()
        self._room.print(kind)

    def _ask_paper(self) -> None:
        """Which paper the file is of; without a place for files, why not."""
        if self._room.files is None:
            self._room.tell(AttachmentsNowhere().message(), trouble=True)
        elif self._opened is not None:
            items = attached.papers_for(self._opened.page, self._choose_file)
            self._show_numbered(text("Đính kèm cho giấy nào?"), items)

    def _choose_file(self, paper: int | None) -> None:
        self.show_cards()
        if self._opened is not None:  # a scan may open another dossier behind the dialog
            mine = self._opened.page.dossier.dossier_id
            attached.choose_file(self, self._folder, partial(self._attach, mine, paper))

    def _attach(self, dossier_id: int, paper: int | None, source: Path) -> None:
        self._folder = str(source.parent)
        self._room.attach(dossier_id, source, paper)

    def _show_files(self, paper: int | None) -> None:
        """The only file at once, else a list of them."""
        if self._opened is None:
            return
        items = attached.files_for(self._opened.page, paper, self._room.view_file)
        if len(items) == 1:
            items[0].press()
        elif items:
            self._show_numbered(text("Xem tệp nào?"), items)

    def _view(self, place: Path) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(place))):
            why = text("máy chưa có chương trình xem loại tệp này")
            self._room.tell(AttachmentNotShown(reason=why).message(), trouble=True)

    def _show_numbered(self, title: str, items: tuple[asking.Item, ...]) -> None:
        self._body.setCurrentWidget(self.numbered)
        self._foot.hide()
        self.numbered.show_items(title, items)

    def _show_whole(self) -> None:
        board = self._room.state.board
        if self._opened is not None and board is not None:
            self._body.setCurrentWidget(self.whole)
            self._foot.hide()
            self.whole.show_page(self._opened.page, {u.unit_id: u for u in board.units})

    def _refused(self, why: str) -> None:
        """A gesture on a dossier that has moved meanwhile leads back to it; what was typed is
        kept for the next time its form is opened."""
        if self.form.ask is None or self._opened is None:
            return
        if self._opened.page.dossier.version != self._seen:
            self.show_cards()
        else:
            self.form.show_trouble(why)

    def _confirmed(self, gesture: Gesture) -> None:
        self.form.show_trouble("")
        self._room.do(gesture, seen=self._seen)

    def _lay_out(self) -> None:
        self._life_counts = parts.words("", 13, color=look.INK_2)
        way = Card(radius=8, width=1)
        title = parts.words(text("Đường đi của hồ sơ"), 15, look.SEMIBOLD)
        way.setLayout(
            parts.down(
                parts.across(title, -1, self._life_counts), 8, self.life, margins=(16, 8, 16, 6)
            )
        )
        for button in (self.attach, self.files):
            self.papers.foot.addWidget(button)
        self.papers.foot.addStretch(1)
        if self._room.files is None:
            self.attach.setToolTip(AttachmentsNowhere().message())
        self.journal.foot.addStretch(1)
        self.journal.foot.addWidget(self.all)
        below = parts.across(self.clock, self.papers, self.journal, gap=12)
        for place in range(3):
            below.setStretch(place, 1)
        self._cards = QWidget()
        cards = parts.down(way, 12, below)
        cards.setStretch(2, 1)
        self._cards.setLayout(cards)
        self._body = QStackedWidget()
        for panel in (self._cards, self.form, self.numbered, self.whole):
            self._body.addWidget(panel)
        self._row = parts.across(self.more, self.print, -1, self.close_key, gap=8)
        self._foot = QWidget()
        self._foot.setLayout(self._row)
        column = parts.down(
            self.head, 12, self._body, 4, self.notice, 4, self._foot, margins=(16, 12, 16, 16)
        )
        column.setStretch(2, 1)
        self.setLayout(column)

    def _connect(self) -> None:
        self.more.clicked.connect(self._show_more)
        self.print.clicked.connect(self._show_prints)
        self.all.clicked.connect(self._show_whole)
        self.attach.clicked.connect(self._ask_paper)
        self.files.clicked.connect(lambda: self._show_files(None))
        self.papers.pressed.connect(self._show_files)
        self._room.viewable.connect(self._view)
        self.close_key.clicked.connect(self.left)
        for button, key in (
            (self.more, MORE), (self.print, PRINT), (self.all, WHOLE), (self.close_key, Key.BACK),
            (self.attach, ATTACH), (self.files, FILES),
        ):  # fmt: skip
            press(button, button, key)
        for panel in (self.form, self.numbered, self.whole):
            panel.left.connect(self.show_cards)
        self.form.confirmed.connect(self._confirmed)
        self.life.resized.connect(self._show_life)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paints the page."""
        QPainter(self).fillRect(self.rect(), QColor(look.PAGE))
