"""An officer's hands in a list of dossiers: a unit's own, or the one-stop desk's."""

from collections.abc import Callable

from PySide6.QtCore import Qt

from counter.dossiers import band
from counter.dossiers.asks import Choice
from counter.dossiers.pages import DossierPages
from demo.fingers import Fingers
from demo.hands import until
from office.dossiers.dossier import Dossier, Move
from office.dossiers.dossier_records import UnitBoard

Key = Qt.Key
SAME_MOVE_S = 0.45  # the list takes the same move sooner than this for one press
TABS = {band.MINE: Key.Key_Q, band.ARRIVING: Key.Key_W, band.DONE: Key.Key_E}


class WorkList:
    """Keys in the list, in a dossier and in its forms."""

    def __init__(self, fingers: Fingers, name: str) -> None:
        self._fingers, self._name = fingers, name
        self._moved: list[tuple[Move, Dossier]] = []

    @property
    def pages(self) -> DossierPages:
        """What the officer looks at."""
        pages = self._fingers.program.page
        assert isinstance(pages, DossierPages)
        return pages

    @property
    def board(self) -> UnitBoard:
        """What the list shows."""
        board = self.pages.room.state.board
        assert board is not None
        return board

    def come(self) -> None:
        """H at a counter: the desk's dossiers in the place of the desk."""
        self._fingers.press(Key.Key_H)
        self.is_there()

    def is_there(self) -> None:
        """Until the list shows."""
        self._see(lambda: self._fingers.program.page, "danh sách hồ sơ")
        self._see(lambda: self.pages.room.state.board, "danh sách hồ sơ")
        self.pages.room.moved.connect(lambda move, done: self._moved.append((move, done)))

    def go(self) -> None:
        """M: back to the desk."""
        self._fingers.press(Key.Key_M)
        self._see(lambda: self._fingers.program.page is None, "bàn làm việc")

    def accept_all(self, count: int) -> None:
        """W, then N: everything that was handed over here lies here now."""
        self._see(lambda: len(self.board.arriving) == count, f"{count} hồ sơ chờ ký nhận")
        self._tab(band.ARRIVING)
        self._fingers.rest(Move.ACCEPT, SAME_MOVE_S)
        self._fingers.press(Key.Key_N)
        self._see(lambda: not self.board.arriving, "ký nhận")
        self._tab(band.MINE)

    def open(self, one: Dossier) -> None:
        """Up or down to the dossier's line, Enter."""
        table = self.pages.list.table
        self._see(
            lambda: table.list.row_of(one.dossier_id) is not None and table.chosen(), one.code
        )
        while (away := self._away(one)) != 0:
            self._fingers.press(Key.Key_Down if away > 0 else Key.Key_Up)
        self._fingers.press(Key.Key_Return)
        self.shows(one)

    def scan(self, receipt: str, one: Dossier) -> None:
        """A receipt under the scanner opens its dossier, wherever the officer is."""
        self._fingers.scan(receipt)
        self.is_there()
        self.shows(one)

    def shows(self, one: Dossier) -> None:
        """Until this dossier stands on the screen."""

        def stands() -> bool:
            opened = self.pages.room.state.opened
            return opened is not None and opened.page.dossier.dossier_id == one.dossier_id

        self._see(lambda: stands() and self.pages.detail.isVisible(), one.code)

    def close(self) -> None:
        """Esc: the list again."""
        self._fingers.press(Key.Key_Escape)
        self._see(lambda: self.pages.room.state.opened is None, "danh sách hồ sơ")

    def hand_over(self, unit_id: str) -> Dossier:
        """G, the unit's digit, Enter."""
        return self._do(Key.Key_G, Move.HAND_OVER, lambda: self._choose("to", unit_id))

    def record_result(self) -> Dossier:
        """R, Enter: the result is there."""
        return self._do(Key.Key_R, Move.RECORD_RESULT)

    def receive_the_rest(self) -> Dossier:
        """N, Enter: what was missing was brought; the list ticks it."""
        return self._do(Key.Key_N, Move.RECEIVE_SUPPLEMENT)

    def return_result(self) -> Dossier:
        """R, Enter: the citizen has it."""
        return self._do(Key.Key_R, Move.RETURN_RESULT)

    def return_scanned(self) -> Dossier:
        """The scan has opened the form already: Enter alone."""
        self._form(Move.RETURN_RESULT)
        return self._confirm(Move.RETURN_RESULT)

    def print(self, place: int) -> None:
        """I, and the paper's digit."""
        self._fingers.press(Key.Key_I)
        numbered = self.pages.detail.numbered
        self._see(lambda: numbered.isVisible() and len(numbered.buttons) >= place, "giấy tờ để in")
        self._fingers.write(str(place))
        self._see(lambda: not numbered.isVisible(), "đã gửi in")

    def _do(self, key: Key, move: Move, fill: Callable[[], None] = lambda: None) -> Dossier:
        self._fingers.press(key)
        self._form(move)
        fill()
        return self._confirm(move)

    def _form(self, move: Move) -> None:
        form = self.pages.detail.form
        self._see(lambda: form.isVisible() and form.ask and form.ask.move is move, f"phiếu {move}")

    def _confirm(self, move: Move) -> Dossier:
        self._fingers.rest(move, SAME_MOVE_S)
        self._moved.clear()
        self._fingers.press(Key.Key_Return)
        self._see(lambda: any(each is move for each, _done in self._moved), f"đã {move}")
        return next(done for each, done in self._moved if each is move)

    def _choose(self, name: str, value: object) -> None:
        form = self.pages.detail.form
        assert form.ask is not None
        field = next(each for each in form.ask.fields if each.name == name)
        assert isinstance(field, Choice)
        place = [each for each, _title in field.options].index(value)
        self._fingers.write(str(place + 1))
        self._see(lambda: form.values()[name] == value, f"chọn {value}")

    def _away(self, one: Dossier) -> int:
        """How many rows the dossier stands below the chosen line."""
        table = self.pages.list.table
        chosen, row = table.chosen(), table.list.row_of(one.dossier_id)
        assert chosen is not None
        assert row is not None
        here = table.list.row_of(chosen.dossier.dossier_id)
        assert here is not None
        return row - here

    def _tab(self, tab: str) -> None:
        self._fingers.press(TABS[tab])
        self._see(lambda: self.pages.list.tab == tab, f"ngăn {tab}")

    def _see(self, seen: Callable[[], object], what: str) -> None:
        until(seen, f"{self._name}: {what}")
