"""Dossiers at work: the list, one dossier, the search, and gestures on them. No widgets."""

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from counter.dossiers import words
from counter.dossiers.viewing import FileRoom
from counter.prints import Prints
from counter.sentences import Notice
from db import (
    access,
    attachments,
    catalog,
    circulation,
    dossier_boards,
    dossier_search,
    lookups,
    work_years,
)
from db.engine import Store
from office import errors, history
from office.dossiers.dossier import Asked, Dossier, Move, asked
from office.dossiers.dossier_records import AttachedFile, DossierPage, Found, Search, UnitBoard
from office.dossiers.workdays import WorkCalendar
from office.errors import DossierUnknown, Known, Refused
from office.qt.live import Feed, Live
from office.qt.tasks import Tasks
from office.texts import text

DOUBLE_PRESS = 0.4  # seconds in which the same key again is the same gesture
NOTICE_FOR = timedelta(seconds=10)


@dataclass(frozen=True, slots=True)
class OpenDossier:
    """The dossier on the screen, with the calendar by which its dates are told."""

    page: DossierPage
    calendar: WorkCalendar


@dataclass(frozen=True, slots=True)
class Gesture:
    """A move to make: the command and its arguments after the dossier's id."""

    move: Move
    command: Callable[..., Dossier]
    args: tuple[Any, ...] = ()
    kwargs: tuple[tuple[str, Any], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomState:
    """Everything the panels paint: one snapshot. `at_once` says that a scan opened the dossier."""

    board: UnitBoard | None = None
    opened: OpenDossier | None = None
    found: Found | None = None
    wanted: Search | None = None
    procedures: tuple[tuple[str, str], ...] = ()
    running: bool = False
    at_once: bool = False
    notice: Notice | None = None
    lost_since: datetime | None = None


class Room(QObject):
    """Shows what an officer's unit holds and makes the moves they ask for, one at a time."""

    changed = Signal(object)  # RoomState
    moved = Signal(object, object)  # Move, Dossier: a gesture was done
    entered = Signal(str, str)  # login and the unit's title, once it is known
    viewable = Signal(object)  # Path: a copy of an attached file

    def __init__(
        self,
        store: Store,
        tasks: Tasks,
        feed: Feed,
        prints: Prints,
        *,
        login: str,
        machine: str = "",
        files: FileRoom | None = None,
        clock: Callable[[], float] = time.monotonic,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.login = login
        self.state = RoomState()
        self._store, self._tasks, self._prints = store, tasks, prints
        self._machine, self._clock = machine, clock
        self.files = files
        self._open_id: int | None = None
        self._last: tuple[Move, float] | None = None
        self._over = False
        self._live = Live(tasks, self._read, feed, parent=self)
        self._live.shown.connect(self._looked)
        self._live.lost.connect(lambda since: self._show(lost_since=since))
        self._live.back.connect(lambda: self._show(lost_since=None))
        tasks.bug.connect(self._bug)

    def start(self) -> None:
        """Begin to look; that names are shown is noted first."""
        self._clear_copies()
        self._tasks.run(self._enter, lambda found: self._show(procedures=found), lambda _: None)
        self._live.start()

    def stop(self) -> None:
        """Look no more; whatever still runs is no longer shown."""
        self._over = True
        self._live.close()
        self._clear_copies()

    def now(self) -> datetime:
        """The office's clock."""
        return self._store.now()

    def look_again(self) -> None:
        """Read now."""
        self._live.poke()

    # Looking

    def open(self, dossier_id: int, *, at_once: bool = False) -> None:
        """Show one dossier whole. Who looked is noted before it is read."""

        def look() -> OpenDossier:
            self._note(access.VIEW, dossier_id)
            return self._page(dossier_id)

        self._ask(look, lambda opened: self._opened(opened, at_once=at_once))

    def close(self) -> None:
        """Back to the list."""
        self._open_id = None
        self._show(opened=None, at_once=False)

    def scan(self, scanned: str) -> bool:
        """Whether a scan or typed code asks for a dossier; it is opened then."""
        wanted = asked(scanned)
        if wanted is not None:
            self.ask_for(wanted)
        return wanted is not None

    def ask_for(self, wanted: Asked) -> None:
        """Open the dossier of a code."""

        def look() -> OpenDossier:
            dossier_id = self._id_of(wanted)
            self._note(access.VIEW, dossier_id)
            return self._page(dossier_id)

        self._ask(look, lambda opened: self._opened(opened, at_once=True))

    def search(self, wanted: Search) -> None:
        """Look among all dossiers. The search is noted before it is made."""

        def look() -> Found:
            self._note(access.SEARCH)
            found: Found = self._store.read(dossier_search.find, wanted, now=self._store.now())
            return found

        self._show(wanted=wanted)
        self._ask(look, lambda found: self._searched(wanted, found))

    def leave_search(self) -> None:
        """The unit's own list again."""
        self._show(wanted=None, found=None)

    # Gestures

    def do(self, gesture: Gesture, *, seen: int) -> None:
        """Make a move on the open dossier as the officer saw it at version `seen`."""
        opened = self.state.opened
        if opened is None or self._pressed_twice(gesture.move):
            return
        self.move(opened.page.dossier.dossier_id, gesture, seen=seen)

    def move(self, dossier_id: int, gesture: Gesture, *, seen: int) -> None:
        """Make a move on a dossier of the list."""
        op = self._op()

        def work() -> tuple[Dossier, UnitBoard, OpenDossier | None]:
            done: Dossier = self._store.write(
                gesture.command, dossier_id, *gesture.args,
                op=op, seen=seen, **dict(gesture.kwargs),
            )  # fmt: skip
            board, opened = self._read()
            return done, board, opened

        self._ask(work, lambda answer: self._done(gesture.move, *answer))

    def accept_all(self) -> None:
        """Confirm everything that waits for this unit. What somebody else was quicker with is
        left out and told."""
        board = self.state.board
        if board is None or not board.arriving or self._pressed_twice(Move.ACCEPT):
            return
        lines = [(each.dossier.dossier_id, each.dossier.version) for each in board.arriving]

        def work() -> tuple[int, UnitBoard, OpenDossier | None]:
            done = sum(self._accepted(each, seen) for each, seen in lines)
            board, opened = self._read()
            return done, board, opened

        self._ask(work, lambda answer: self._accepted_all(len(lines), *answer))

    def attach(self, dossier_id: int, source: Path, paper: int | None) -> None:
        """Keep a photo or PDF with a dossier, for one of its papers or for the whole.

        Also where the dossier has moved meanwhile: that takes nothing from a picture of it."""
        op, files = self._op(), self.files.store if self.files else None

        def work() -> tuple[Dossier, UnitBoard, OpenDossier | None]:
            done = attachments.attach_file(
                self._store, files, dossier_id, source, paper=paper, op=op
            )
            board, opened = self._read()
            return done, board, opened

        self._ask(work, lambda answer: self._done(Move.ATTACH, *answer))

    def view_file(self, file: AttachedFile) -> None:
        """Make a file of the open dossier ready to be looked at. Who looked is noted first."""
        opened = self.state.opened
        if opened is None:
            return
        mine = opened.page.dossier

        def look() -> Path:
            if self.files is None:
                raise errors.AttachmentsNowhere()
            self._note(access.VIEW, mine.dossier_id)
            return self.files.copy(file, mine.code)

        self._ask(look, self._copied)

    def print(self, kind: str, *, quietly: bool = False) -> None:
        """A paper of the open dossier: `control_sheet`, `receipt` or the form of a letter."""
        opened = self.state.opened
        if opened is not None:
            self._prints.print(opened.page.dossier.dossier_id, kind)
            if not quietly:
                self.tell(text("Đã gửi tới máy in."))

    def tell(self, said: str, *, trouble: bool = False) -> None:
        """A sentence for ten seconds."""
        self._show(notice=Notice(said, self.now() + NOTICE_FOR, trouble=trouble))

    # Inside

    def _enter(self) -> tuple[tuple[str, str], ...]:
        self._note(access.VIEW)
        found = self._store.read(catalog.procedures_of)
        return tuple((each.code, each.short_title) for each in found)

    def _ask(self, work: Callable[[], Any], then: Callable[[Any], None]) -> None:
        if self._over or self.state.running:
            return
        self._show(running=True, notice=None)
        self._tasks.run(work, then, self._failed)

    def _accepted(self, dossier_id: int, seen: int) -> bool:
        try:
            self._store.write(circulation.accept, dossier_id, op=self._op(), seen=seen)
        except Refused:
            return False
        return True

    def _id_of(self, wanted: Asked) -> int:
        found = self._store.read(lookups.citizen_view, wanted, now=self._store.now())
        if found is None:
            raise DossierUnknown()
        return int(found.dossier_id)

    def _page(self, dossier_id: int) -> OpenDossier:
        page: DossierPage = self._store.read(
            dossier_boards.dossier_page, dossier_id, now=self._store.now()
        )
        calendar = self._store.read(work_years.calendar_of, page.office.rules.dossier)
        return OpenDossier(page, calendar)

    def _read(self) -> tuple[UnitBoard, OpenDossier | None]:
        board: UnitBoard = self._store.read(
            dossier_boards.unit_board, self.login, now=self._store.now()
        )
        opened = self._open_id
        return board, None if opened is None else self._page(opened)

    def _note(self, what: str, dossier_id: int | None = None) -> None:
        self._store.touch(
            access.note, what, dossier_id,
            actor=self.login, machine=self._machine, now=self._store.now(),
        )  # fmt: skip

    def _op(self) -> history.Op:
        return history.Op(history.new_key(), self.login, self._store.now())

    def _pressed_twice(self, move: Move) -> bool:
        last, now = self._last, self._clock()
        self._last = (move, now)
        return last is not None and last[0] is move and now - last[1] < DOUBLE_PRESS

    def _looked(self, answer: tuple[UnitBoard, OpenDossier | None]) -> None:
        board, opened = answer
        if self.state.board is None:
            self.entered.emit(self.login, board.unit.title)
        parts: dict[str, Any] = {"board": board}
        if opened is not None and opened.page.dossier.dossier_id == self._open_id:
            parts["opened"] = opened
        self._show(**parts)

    def _opened(self, opened: OpenDossier, *, at_once: bool) -> None:
        self._open_id = opened.page.dossier.dossier_id
        self._show(running=False, opened=opened, at_once=at_once)

    def _copied(self, place: Path) -> None:
        self._show(running=False)
        self.viewable.emit(place)

    def _clear_copies(self) -> None:
        if self.files is not None:
            self.files.clear()

    def _searched(self, wanted: Search, found: Found) -> None:
        kept = found if self.state.wanted == wanted else self.state.found
        self._show(running=False, found=kept)
        if self.state.wanted is not None and self.state.wanted != wanted:
            self.search(self.state.wanted)

    def _done(
        self, move: Move, done: Dossier, board: UnitBoard, opened: OpenDossier | None
    ) -> None:
        before = self.state.opened
        same = before is not None and before.page.dossier.version == done.version
        said = text("Không có gì thay đổi.") if same else words.done(move, done.code)
        notice = Notice(said, self.now() + NOTICE_FOR)
        self._show(
            running=False, board=board, opened=opened or self.state.opened, notice=notice,
            at_once=False,
        )  # fmt: skip
        self.moved.emit(move, done)

    def _accepted_all(
        self, wanted: int, done: int, board: UnitBoard, opened: OpenDossier | None
    ) -> None:
        said = text("Đã ký nhận {n} hồ sơ.").format(n=done)
        if done < wanted:
            said += " " + text("{n} hồ sơ vừa đổi, xin xem lại.").format(n=wanted - done)
        notice = Notice(said, self.now() + NOTICE_FOR, trouble=done < wanted)
        self._show(running=False, board=board, opened=opened, notice=notice)

    def _failed(self, error: Known) -> None:
        notice = Notice(error.message(), self.now() + NOTICE_FOR, trouble=True)
        self._show(running=False, notice=notice)
        if isinstance(error, Refused):
            self.look_again()  # what was on the screen was old

    def _bug(self, _bug: object) -> None:
        words = text("Có lỗi trong phần mềm, đã ghi vào nhật ký. Xin thử lại hoặc báo quản trị.")
        self._show(running=False, notice=Notice(words, self.now() + NOTICE_FOR, trouble=True))

    def _show(self, **parts: Any) -> None:
        if not self._over:
            self.state = replace(self.state, **parts)
            self.changed.emit(self.state)
