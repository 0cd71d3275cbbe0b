"""A year of the working calendar at work: what was edited, undone, saved, confirmed. No widgets."""

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Signal

from counter.calendar import edits
from db.calendar import work_years, year_board
from db.calendar.year_board import Touched, YearBoard
from db.engine import Store
from office.dossiers import workdays
from office.dossiers.marked_days import MarkedDay
from office.dossiers.workdays import WorkCalendar
from office.errors import CalendarChanged, Known
from office.history import Op
from office.profile import VIETNAM
from office.qt.presenter import Presenter, State, done_and_seen
from office.qt.tasks import Tasks, unheeded
from office.texts import text

YEARS_BACK, YEARS_AHEAD = 2, 4


@dataclass(frozen=True, slots=True, kw_only=True)
class YearState(State):
    """Everything the page paints. `days` are the year's marked days with what was edited, `past`
    how they were before each edit; `trouble` says why no year could be read."""

    board: YearBoard | None = None
    days: tuple[MarkedDay, ...] = ()
    past: tuple[tuple[MarkedDay, ...], ...] = ()
    chosen: date = date.min
    touched: Touched | None = None
    trouble: str = ""

    @property
    def edited(self) -> bool:
        """Whether something is not saved yet."""
        return self.board is not None and self.days != self.board.days

    @property
    def may_edit(self) -> bool:
        """Whether days of this year can be changed here."""
        return self.board is not None and self.board.may_edit and not self.board.locked

    @property
    def free(self) -> bool:
        """Whether an edit can be made now: what is being written or read anew takes none."""
        return self.may_edit and not self.running

    @property
    def calendar(self) -> WorkCalendar:
        """The working calendar as it would be with the edits."""
        assert self.board is not None
        known = self.board.calendar
        others = [each for each in known.days.values() if each.day.year != self.board.year]
        return replace(known, days=workdays.by_day([*others, *self.days]))

    def marked(self, day: date) -> MarkedDay | None:
        """How a day is marked."""
        return next((each for each in self.days if each.day == day), None)


class YearDesk(Presenter[YearState]):
    """Reads a year, keeps the edits until they are saved, and writes them by the administrator's
    commands."""

    saved = Signal()  # the calendar of the office is another now

    def __init__(
        self,
        store: Store,
        tasks: Tasks,
        *,
        login: str,
        clock: Callable[[], float] = time.monotonic,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(YearState(), tasks, store.now, login=login, clock=clock, parent=parent)
        self._store = store
        self._warned = False

    def start(self) -> None:
        """Show this year, or the next one where that is the one to be confirmed by now."""

        def look() -> YearBoard:
            now = self._store.now()
            years = self._store.read(year_board.unconfirmed_now, now=now)
            return self._read(years[-1] if years else now.astimezone(VIETNAM).year)

        self._look_up("start", look, self._show_board)

    def look_again(self) -> None:
        """Read the year anew; edits that were not saved are gone."""
        if self.state.board is None:
            self.start()
        else:
            self._show_year(self.state.board.year)

    def turn(self, step: int) -> None:
        """The year before or behind; edits are saved or undone first."""
        board = self.state.board
        if board is None:
            return
        if self.state.edited:
            said = text("Còn thay đổi chưa lưu. Xin lưu hoặc hoàn tác trước khi sang năm khác.")
            self.tell(said, trouble=True)
            return
        year = board.year + step
        if board.today.year - YEARS_BACK <= year <= board.today.year + YEARS_AHEAD:
            self._show_year(year)

    def choose(self, day: date) -> None:
        """The day the keys are at."""
        if day != self.state.chosen:
            self._show(chosen=day, touched=None)

    def mark(self, day: date, wanted: MarkedDay | None, *, whole_year: bool = False) -> str:
        """Marks a day, or makes it an ordinary one; `whole_year` also the same weekdays after it.
        Answers why not, in a sentence, or nothing."""
        state = self.state
        if not state.may_edit:
            return text("Năm này chỉ xem được.")
        if state.running:
            return text("Đang lưu…")
        why = edits.refusal(wanted)
        if why:
            return why
        changed = edits.marked(state.days, day, wanted, whole_year=whole_year)
        if changed != state.days:
            self._warned = False
            self._show(days=changed, past=(*state.past, state.days), touched=None, notice=None)
        return ""

    def undo(self) -> None:
        """Back to before the latest edit."""
        if self.state.past and self.state.free:
            *past, days = self.state.past
            self._show(days=days, past=tuple(past), touched=None)

    def ask_touched(self) -> None:
        """How many dossiers run over the days that were edited, or the chosen one."""
        board = self.state.board
        if board is None:
            return
        days = edits.changed_days(board.days, self.state.days) or (self.state.chosen,)
        self._tasks.run(
            lambda: self._store.read(year_board.touched, days),
            lambda found: self._show(touched=found),
            unheeded,
        )

    def save(self) -> None:
        """Write the edits; the year is then to be confirmed."""
        board, days = self.state.board, self.state.days
        if board is None or not self.state.edited:
            return

        def work(op: Op) -> None:
            self._store.write(op, work_years.put_year, board.year, days, seen=board.table)

        said = text("Đã lưu lịch năm {year}. Năm này chưa được xác nhận.")
        self._write("save", work, board, said)

    def confirm(self) -> None:
        """Write the edits, and that somebody compared the year with the announcement."""
        board, days = self.state.board, self.state.days
        if board is None or not self.state.free:
            return
        edited = self.state.edited

        def work(op: Op) -> None:
            seen = board.table
            if edited:
                put = op.step("put")
                self._store.write(put, work_years.put_year, board.year, days, seen=seen)
                seen = self._read(board.year).table
            self._store.write(op, work_years.confirm_year, board.year, seen=seen)

        self._write("confirm", work, board, text("Đã xác nhận lịch năm {year}."))

    def may_leave(self) -> bool:
        """Whether nothing is lost by going; the second time in a row it may be."""
        if not self.state.edited or self._warned:
            return True
        self._warned = True
        self.tell(text("Còn thay đổi chưa lưu. Ctrl+S để lưu, Esc lần nữa để bỏ."), trouble=True)
        return False

    def _read(self, year: int) -> YearBoard:
        return self._store.read(year_board.year_board, year, self.login, now=self._store.now())

    def _show_year(self, year: int) -> None:
        self._look_up(("year", year), lambda: self._read(year), self._show_board)

    def _write(self, name: str, work: Callable[[Op], None], board: YearBoard, said: str) -> None:
        """Writes the year as it stands; `said` of its number is told."""
        year = board.year
        self._make(
            name,
            lambda op: done_and_seen(partial(work, op), partial(self._read, year)),
            lambda answer: self._wrote(year, answer[1], said.format(year=year)),
            what=(name, board.table, self.state.days),
        )

    def _show_board(self, board: YearBoard) -> None:
        day = self.state.chosen
        if day.year != board.year:
            day = board.today if board.today.year == board.year else date(board.year, 1, 1)
        self._warned = False
        self._show(board=board, days=board.days, past=(), chosen=day, touched=None, trouble="")

    def _wrote(self, year: int, board: YearBoard | None, said: str) -> None:
        if board is None:
            self._show_year(year)
        else:
            self._show_board(board)
        self.tell(said)
        self.saved.emit()

    def _failed(self, trouble: Known) -> None:
        if self.state.board is None:
            self._show(trouble=trouble.message())
            return
        if isinstance(trouble, CalendarChanged):
            self.look_again()
        self.tell(trouble.message(), trouble=True)
