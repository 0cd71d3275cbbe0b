"""Dossiers at work: the list, one dossier, the search, and gestures on them. No widgets."""

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal

from counter.dossiers import move_words
from counter.dossiers.clerk import Clerk
from counter.dossiers.move_papers import paper_after
from counter.dossiers.state import Gesture, Look, OpenDossier, RoomState
from counter.dossiers.viewing import FileRoom
from counter.papers.prints import Prints
from counter.queue.sentences import Notice
from db.engine import Store
from office.dossiers.codes import Asked, asked
from office.dossiers.dossier import Dossier, Move
from office.dossiers.dossier_records import AttachedFile, Found, Search
from office.errors import Known, Refused
from office.qt.live import Feed, Live
from office.qt.tasks import Tasks
from office.texts import text

T = TypeVar("T")
DOUBLE_PRESS = 0.4  # seconds in which the same key again is the same gesture
NOTICE_FOR = timedelta(seconds=10)


class Room(QObject):
    """Shows what an officer's unit holds and makes the moves they ask for, one at a time.

    The last code scanned while something runs is opened after it, and the last words typed are
    looked up. A move that was asked for brings its paper also where the officer has left.
    """

    changed = Signal(object)  # RoomState
    moved = Signal(object, object)  # Move, Dossier: a gesture was done, and what came of it
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
        self.login, self.files, self.prints = login, files, prints
        self.state = RoomState()
        self._store, self._tasks, self._clock = store, tasks, clock
        self._clerk = Clerk(store, login, machine, files)
        self._open_id: int | None = None
        self._last: tuple[Move, float] | None = None
        self._kept: Callable[[], None] | None = None
        self._sought: Search | None = None  # what was looked up last, answered or not
        self._over = False
        self._live = Live(tasks, self._look, feed, parent=self)
        self._live.shown.connect(self._looked)
        self._live.lost.connect(self._lost)
        self._live.back.connect(self._back)
        tasks.bug.connect(self._bug)

    def start(self) -> None:
        """Begin to look; that names are shown is noted first."""
        self._clear_copies()
        self._tasks.run(self._clerk.enter, self._entered, lambda _: None)
        self._live.start()

    def stop(self) -> None:
        """Look no more; whatever still runs is no longer shown."""
        if not self._over:
            self._over = True
            self._live.close()
            self._tasks.bug.disconnect(self._bug)
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
        self._ask(partial(self._clerk.open, dossier_id), partial(self._opened, at_once=at_once))

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
        if self.state.running:
            self._kept = partial(self.ask_for, wanted)
            return
        self._ask(partial(self._clerk.open_asked, wanted), partial(self._opened, at_once=True))

    def search(self, wanted: Search) -> None:
        """Look among all dossiers; after whatever still runs. The search is noted before it is
        made."""
        self._show(wanted=wanted)
        if not self.state.running:
            self._sought = wanted
            self._ask(partial(self._clerk.search, wanted), partial(self._searched, wanted))

    def leave_search(self) -> None:
        """The unit's own list again."""
        self._sought = None
        self._show(wanted=None, found=None, found_for=None)

    # Gestures

    def do(self, gesture: Gesture, *, seen: int) -> None:
        """Make a move on the open dossier as the officer saw it at version `seen`."""
        opened = self.state.opened
        if opened is not None:
            self.move(opened.page.dossier.dossier_id, gesture, seen=seen)

    def move(self, dossier_id: int, gesture: Gesture, *, seen: int) -> None:
        """Make a move on a dossier of the list."""
        if self._pressed_twice(gesture.move):
            return
        work = partial(self._clerk.move, dossier_id, gesture, seen, self._clerk.op())
        paper = partial(self._print_after, gesture.move)
        self._ask(self._and_look(work), partial(self._done, gesture.move), paper)

    def accept_all(self) -> None:
        """Confirm everything that waits for this unit. What somebody else was quicker with is
        left out and told."""
        board = self.state.board
        if board is None or not board.arriving or self._pressed_twice(Move.ACCEPT):
            return
        lines = [(each.dossier.dossier_id, each.dossier.version) for each in board.arriving]
        work = partial(self._clerk.accept_all, lines)
        self._ask(self._and_look(work), partial(self._accepted_all, len(lines)))

    def attach(self, dossier_id: int, source: Path, paper: int | None) -> None:
        """Keep a photo or PDF with a dossier, for one of its papers or for the whole.

        Also where the dossier has moved meanwhile: that takes nothing from a picture of it."""
        work = partial(self._clerk.attach, dossier_id, source, paper, self._clerk.op())
        self._ask(self._and_look(work), partial(self._done, Move.ATTACH))

    def view_file(self, file: AttachedFile) -> None:
        """Make a file of the open dossier ready to be looked at. Who looked is noted first."""
        opened = self.state.opened
        if opened is not None:
            self._ask(partial(self._clerk.copy_of, file, opened.page.dossier), self._copied)

    def print(self, kind: str) -> None:
        """A paper of the open dossier: `control_sheet`, `receipt` or the form of a letter."""
        opened = self.state.opened
        if opened is not None:
            self.prints.print(opened.page.dossier.dossier_id, kind)
            self.tell(text("Đã gửi tới máy in."))

    def tell(self, said: str, *, trouble: bool = False) -> None:
        """A sentence for ten seconds."""
        self._show(notice=self._notice(said, trouble=trouble))

    # Inside

    def _look(self) -> Look:
        return self._clerk.look(self._open_id)

    def _and_look(self, work: Callable[[], T]) -> Callable[[], tuple[T, Look]]:
        """What a gesture did, and how everything stands after it."""
        open_id = self._open_id  # also where the officer leaves it meanwhile
        return lambda: (work(), self._clerk.look(open_id))

    def _ask(
        self,
        work: Callable[[], T],
        then: Callable[[T], None],
        always: Callable[[T], None] = lambda _: None,
    ) -> None:
        """`then` shows the answer; `always` follows too where nobody is here to see it."""
        if self._over or self.state.running:
            return
        self._show(running=True, notice=None)
        self._tasks.run(work, partial(self._answered, then, always), self._failed)

    def _answered(self, then: Callable[[T], None], always: Callable[[T], None], answer: T) -> None:
        always(answer)
        if self._over:
            self._clear_copies()  # one may have been made since
            return
        then(answer)
        self._go_on()

    def _go_on(self) -> None:
        kept, self._kept = self._kept, None
        wanted = self.state.wanted
        if kept is not None:
            kept()
        elif wanted is not None and wanted != self._sought:
            self.search(wanted)

    def _pressed_twice(self, move: Move) -> bool:
        last, now = self._last, self._clock()
        self._last = (move, now)
        return last is not None and last[0] is move and now - last[1] < DOUBLE_PRESS

    def _entered(self, procedures: tuple[tuple[str, str], ...]) -> None:
        self._show(procedures=procedures)

    def _looked(self, look: Look) -> None:
        if self.state.board is None:
            self.entered.emit(self.login, look.board.unit.title)
        self._show(board=look.board, opened=self._still(look.opened))

    def _still(self, read: OpenDossier | None) -> OpenDossier | None:
        """What was read of the open dossier, unless it was left or another was opened meanwhile."""
        if read is None or read.page.dossier.dossier_id != self._open_id:
            return self.state.opened
        return read

    def _lost(self, since: datetime) -> None:
        self._show(lost_since=since)

    def _back(self) -> None:
        self._show(lost_since=None)

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
        if self.state.wanted is None:
            self._show(running=False)  # the search was left
        else:
            self._show(running=False, found=found, found_for=wanted)

    def _print_after(self, move: Move, answer: tuple[Dossier, Look]) -> None:
        paper = _paper_after(move, answer)
        if paper is not None:
            self.prints.print(answer[0].dossier_id, paper)

    def _done(self, move: Move, answer: tuple[Dossier, Look]) -> None:
        done, look = answer
        before = self.state.opened
        same = before is not None and before.page.dossier.version == done.version
        said = text("Không có gì thay đổi.") if same else move_words.done(move, done.code)
        if _paper_after(move, answer) is not None:
            said += " " + text("Đã gửi tới máy in.")
        self._show(
            running=False, board=look.board, opened=self._still(look.opened),
            notice=self._notice(said), at_once=False,
        )  # fmt: skip
        self.moved.emit(move, done)

    def _accepted_all(self, wanted: int, answer: tuple[int, Look]) -> None:
        done, look = answer
        said = text("Đã ký nhận {n} hồ sơ.").format(n=done)
        if done < wanted:
            said += " " + text("{n} hồ sơ vừa đổi, xin xem lại.").format(n=wanted - done)
        notice = self._notice(said, trouble=done < wanted)
        self._show(running=False, board=look.board, opened=self._still(look.opened), notice=notice)

    def _failed(self, error: Known) -> None:
        self._show(running=False, notice=self._notice(error.message(), trouble=True))
        if isinstance(error, Refused):
            self.look_again()  # what was on the screen was old
        self._go_on()

    def _bug(self, _bug: object) -> None:
        said = text("Có lỗi trong phần mềm, đã ghi vào nhật ký. Xin thử lại hoặc báo quản trị.")
        self._show(running=False, notice=self._notice(said, trouble=True))

    def _notice(self, said: str, *, trouble: bool = False) -> Notice:
        return Notice(said, self.now() + NOTICE_FOR, trouble=trouble)

    def _show(self, **parts: Any) -> None:
        if not self._over:
            self.state = replace(self.state, **parts)
            self.changed.emit(self.state)


def _paper_after(move: Move, answer: tuple[Dossier, Look]) -> str | None:
    """The paper that a move on the open dossier brings."""
    done, look = answer
    if look.opened is None or look.opened.page.dossier.dossier_id != done.dossier_id:
        return None
    return paper_after(move, look.opened.page)
