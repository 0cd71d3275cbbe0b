"""Searching all dossiers from the list: what is typed and narrowed, when it is looked up."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent

from counter.controls.fields import SearchField
from counter.controls.shortcuts import Key, bind
from counter.dossiers.filters import FilterPane
from counter.dossiers.state import WorkListState
from counter.dossiers.worklist import WorkList
from office.dossiers.dossier_records import Found
from office.texts import text

LEAST_LETTERS = 2
TYPING_MS = 250


class ListSearch(QObject):
    """Holds the field in the list's head and the filters under it. Looks up by itself once
    typing rests."""

    begun = Signal()  # what was chosen means nothing any more
    entered = Signal()  # Enter in the field
    stepped = Signal(int)  # up or down in the field
    openable = Signal()  # the first found may be opened: Enter came before the answer

    def __init__(self, room: WorkList, parent: QObject) -> None:
        super().__init__(parent)
        self._room = room
        self._open_found = False
        self.field = SearchField(
            text("Tìm mã, tên, số giấy tờ, điện thoại"), Key.SEARCH,
            hint=text("Tìm mã, tên, số giấy tờ"), width=260,
        )  # fmt: skip
        self.filters = FilterPane()
        self.filters.hide()
        self._timer = QTimer(self, interval=TYPING_MS, singleShot=True)
        self._timer.timeout.connect(self.look_up)
        self.field.textChanged.connect(self._typed)
        self.field.installEventFilter(self)
        self.filters.changed.connect(self._typed)
        for key in (Key.CALL_CHOSEN, "Enter"):
            bind(self.field, key, self.entered.emit, within=True)
        bind(self.field, Key.SEARCH, self.begin)

    def is_on(self) -> bool:
        """Whether the officer searches: typed something, is about to, or sees what was found."""
        typed = bool(self.field.text().strip())
        return typed or self.field.hasFocus() or self._room.state.wanted is not None

    def show_state(self, state: WorkListState) -> None:
        """Paint what it may be narrowed by."""
        self.filters.offer_procedures(state.procedures)
        if state.board is not None:
            self.filters.setVisible(self.is_on())

    def begin(self) -> None:
        """To the field."""
        self.field.setFocus()
        self.filters.show()

    def leave(self) -> None:
        """Nothing is searched for."""
        self.field.clear()
        self.filters.reset()
        self._timer.stop()
        self._leave_room()

    def look_up(self) -> None:
        """Look up what stands there now."""
        self._timer.stop()
        typed = self.field.text().strip()
        if len(typed) < LEAST_LETTERS and not self.filters.narrows():
            self._leave_room()
            return
        self.begun.emit()
        self._room.search(self.filters.search(typed, self._room.now()))

    def is_early(self) -> bool:
        """Whether Enter came before the answer: then the first found is `openable` later. Also
        where the answer never came; it is asked for again."""
        state = self._room.state
        stale = state.wanted is not None and not state.answered
        runs = state.running is not None
        early = self._timer.isActive() or (runs and self.is_on()) or stale
        if early:
            self._open_found = True
            if self._timer.isActive() or not runs:
                self.look_up()
        return early

    def was_painted(self, state: WorkListState) -> None:
        """What was found stands in the list."""
        if self._open_found and state.answered and not state.running:
            self._open_found = False
            self.openable.emit()

    def _typed(self, _typed: str = "") -> None:
        self._open_found = False  # an Enter before it meant other words
        self._timer.start()

    def _leave_room(self) -> None:
        self._open_found = False
        self._room.leave_search()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and down in the field move through the list."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
            if step:
                self.stepped.emit(step)
                return True
        return super().eventFilter(watched, event)


def heading(found: Found | None) -> str:
    """How much was found."""
    lines = len(found.lines) if found is not None else 0
    if found is not None and found.more:
        said = text("Nhiều hơn {n} hồ sơ, đây là {n} hồ sơ đầu. Gõ thêm để thu hẹp.")
        return said.format(n=lines)
    if found is not None and found.near:
        said = text("Không có ai tên đúng như vậy, đây là {n} hồ sơ có tên gần giống.")
        return said.format(n=lines)
    return text("Tìm thấy {n} hồ sơ").format(n=lines)


def advice() -> str:
    """What to do where nothing was found."""
    return text(
        "Thử ít chữ hơn, gõ mã trên giấy hẹn, hoặc bỏ bớt điều kiện ở trên. Esc: về danh sách."
    )
