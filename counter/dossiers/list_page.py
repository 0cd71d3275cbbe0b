"""The work list: filters, lines under headings or what a search found, and the first keys."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from counter.controls import layouts
from counter.controls.notice import NoticeLine
from counter.controls.shortcuts import Key, bind, press
from counter.dossiers import band, groups, list_search
from counter.dossiers.chip_row import ChipRow
from counter.dossiers.groups import Group
from counter.dossiers.list_foot import EmptyList, ListFoot, fitting
from counter.dossiers.list_search import ListSearch
from counter.dossiers.list_table import DossierTable
from counter.dossiers.state import Gesture, WorkListState
from counter.dossiers.worklist import WorkList
from db.dossiers import circulation
from office.dossiers.dossier import DESK, Move
from office.dossiers.dossier_records import UnitBoard
from office.qt import look
from office.qt.widgets import Card
from office.texts import N_, text

EMPTY = {
    band.MINE: N_("Không có hồ sơ nào ở đây"),
    band.ARRIVING: N_("Không có hồ sơ nào chờ ký nhận"),
    band.DONE: N_("Chưa có hồ sơ nào xong trong 7 ngày qua"),
}
ROOMY = 1300  # px for title, filters and search beside one another


class ListPage(QWidget):
    """One of the lists, or what a search found."""

    ring_radius = None
    opened = Signal(int)  # dossier id
    asked = Signal(int, object)  # dossier id, Move: open it at this form

    def __init__(self, room: WorkList) -> None:
        super().__init__()
        self._room = room
        self._tab, self._chip = band.MINE, groups.ALL
        self._row = 0  # where the line stood that a gesture was made on
        self._title, self._named = layouts.words("", 18, look.BOLD), QWidget()
        self.chips = ChipRow()
        self.search = ListSearch(room, self)
        self.table = DossierTable(text("Danh sách hồ sơ"), room.now)
        self.notice = NoticeLine()
        self.foot, self._empty = ListFoot(), EmptyList()
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # of an empty list
        self._lay_out()
        self._connect()

    def begin(self) -> None:
        """Begin at the first line."""
        if self.table.chosen() is None:
            self.table.choose_first()
        (self if self.table.isHidden() else self.table).setFocus()

    def show_tab(self, tab: str) -> None:
        """Another list."""
        self._tab, self._chip = tab, groups.ALL
        self._leave_search()
        self.show_state(self._room.state)
        self.begin()

    @property
    def tab(self) -> str:
        """The list shown."""
        return self._tab

    def show_state(self, state: WorkListState) -> None:
        """Paint the list of a board, or what was found."""
        self._show_notice(state)
        self.search.show_state(state)
        if state.board is None:
            return
        searching = state.wanted is not None
        self.chips.setVisible(not searching and self._tab == band.MINE)
        self._make_room()
        if searching:
            self._show_found(state)
        else:
            self._show_lines(state.board)
        self._show_chosen()

    def show_time(self) -> None:
        """Paint what changes by the minute."""
        self._show_notice(self._room.state)
        self.table.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What stands beside the filters may have room or not."""
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """Where room is scarce the tab alone tells which list this is."""
        self._named.setVisible(self.chips.isHidden() or self.width() >= ROOMY)

    def _show_notice(self, state: WorkListState) -> None:
        """The latest sentence, else that a year's days off are not confirmed yet."""
        self.notice.show_notice(state.notice, self._room.now())
        if not self.notice.said() and state.board is not None and state.board.unconfirmed_years:
            years = ", ".join(map(str, state.board.unconfirmed_years))
            said = text("Lịch nghỉ năm {years} chưa được xác nhận, ngày hẹn trả có thể đổi.")
            self.notice.show_calmly(said.format(years=years))

    def _show_lines(self, board: UnitBoard) -> None:
        desk = board.unit.unit_id == DESK
        lines = {band.MINE: board.mine, band.ARRIVING: board.arriving, band.DONE: board.done}[
            self._tab
        ]
        first = self.table.chosen() is None and not self.table.list.rowCount()
        if self._tab == band.MINE:
            self._title.setText(text("Hồ sơ ở Một cửa") if desk else text("Hồ sơ của phòng tôi"))
            self.chips.show_chips(groups.chips(lines, desk=desk), self._chip, red=groups.OVERDUE)
            self.table.show_entries(groups.grouped(lines, self._chip, desk=desk))
        else:
            arriving = self._tab == band.ARRIVING
            title = text("Chờ ký nhận") if arriving else text("Xong trong 7 ngày qua")
            self._title.setText(title)
            heading = Group("whole", text("{n} hồ sơ").format(n=len(lines)))
            self.table.show_entries([heading, *lines] if lines else [], own=arriving)
        self._show_empty(board)
        if first:
            self.table.choose_first()
            if not self.search.is_on() and self.isVisible():
                self.begin()

    def _show_found(self, state: WorkListState) -> None:
        self._title.setText(text("Tìm trong tất cả hồ sơ"))
        lines = state.found.lines if state.found is not None else ()
        heading = Group("found", list_search.heading(state.found))
        new = self.table.chosen() is None
        self.table.show_entries([heading, *lines], own=False)
        nothing = state.found is not None and not lines
        if nothing:
            self._empty.say(text("Không tìm thấy hồ sơ nào"), list_search.advice())
        self._turn_to(empty=nothing)
        if new or self.table.chosen() is None:
            self.table.choose_first()
        self.search.was_painted(state)

    def _show_empty(self, board: UnitBoard) -> None:
        waiting = len(board.arriving)
        more = text("Quét mã trên giấy hẹn hoặc gõ / để tìm trong tất cả hồ sơ.")
        if self._tab == band.ARRIVING and board.unit.unit_id != DESK:
            more = text("Hồ sơ Một cửa giao tới sẽ hiện ở đây.")
        elif self._tab == band.MINE and waiting:
            said = text("Có {n} hồ sơ chờ ký nhận, bấm {key} để xem.")
            more = said.format(n=waiting, key=band.TABS[band.ARRIVING])
        self._empty.say(text(EMPTY[self._tab]), more)
        self._turn_to(empty=not self.table.list.rowCount())

    def _turn_to(self, *, empty: bool) -> None:
        """The table, or why it is empty; the keys stay with the list."""
        here = self.table.hasFocus() or self.hasFocus()
        self._empty.setVisible(empty)
        self.table.setVisible(not empty)
        if here:
            (self if empty else self.table).setFocus()

    def _show_chosen(self) -> None:
        board, searching = self._room.state.board, self._room.state.wanted is not None
        arriving = self._tab == band.ARRIVING and not searching
        done = board is None or self._tab == band.DONE or searching
        one, unit_id = self.table.chosen(), board.unit.unit_id if board else ""
        moves = fitting(one, unit_id, arriving=arriving, done=done)
        self.foot.show_chosen(one, moves)
        self.foot.show_waiting(some=arriving and bool(board and board.arriving))

    def _chip_chosen(self, key: str) -> None:
        self._chip = key
        self.show_state(self._room.state)
        self.table.choose_first()
        self.table.setFocus()

    def _leave_search(self) -> None:
        self.search.leave()
        self.begin()
        self.search.filters.hide()

    def _enter(self) -> None:
        """Enter opens what is chosen; while typed words are not yet looked up, the first found."""
        if not self.search.is_early():
            self._open()

    def _open(self) -> None:
        one = self.table.chosen()
        if one is not None:
            self.opened.emit(one.dossier.dossier_id)

    def was_moved(self) -> None:
        """A gesture was made here: the line after it is next."""
        if self.isVisible() and self.table.chosen() is None:
            self.table.choose_near(self._row)

    def _ask(self, move: Move) -> None:
        one = self.table.chosen()
        if one is None:
            return
        self._row = self.table.row_chosen()
        if move is Move.ACCEPT:
            gesture = Gesture(Move.ACCEPT, circulation.accept)
            self._room.move(one.dossier.dossier_id, gesture, seen=one.dossier.version)
        else:
            self.asked.emit(one.dossier.dossier_id, move)

    def _lay_out(self) -> None:
        self._title.setFixedHeight(32)
        self._named.setLayout(layouts.across(self._title, margins=(0, 0, 12, 0)))
        head = layouts.across(
            self._named, self.chips, -1, self.search.field, margins=(15, 9, 15, 9)
        )  # fmt: skip
        said = layouts.across(self.notice, margins=(15, 4, 15, 0))
        card = Card(radius=8, width=1)
        inside = layouts.down(
            head, self.search.filters, self.table, self._empty, layouts.hairline(), said, self.foot,
            margins=(1,) * 4,
        )  # fmt: skip
        inside.setStretch(2, 1)
        inside.setStretch(3, 1)
        card.setLayout(inside)
        self.setLayout(layouts.down(card, margins=(16, 16, 16, 16)))
        self._empty.hide()

    def _connect(self) -> None:
        self.chips.chosen.connect(self._chip_chosen)
        self.table.chosen_changed.connect(self._show_chosen)
        self.table.doubleClicked.connect(lambda _: self.foot.open.click())
        self.search.begun.connect(lambda: self.table.choose(None))
        self.search.entered.connect(self._enter)
        self.search.stepped.connect(self.table.step_on)
        self.search.openable.connect(self._open)
        self.foot.open.clicked.connect(self._enter)
        self.foot.accept_all.clicked.connect(self._room.accept_all)
        self.foot.asked.connect(self._ask)
        press(self.table, self.foot.open, Key.CALL_CHOSEN, within=True)
        press(self.table, self.foot.open, "Enter", within=True)
        bind(self, Key.BACK, self._leave_search)
