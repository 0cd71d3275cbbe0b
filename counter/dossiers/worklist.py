"""Dossiers at work: the list, one dossier, the search, and gestures on them. No widgets."""

import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal

from counter.dossiers import move_words
from counter.dossiers.clerk import Clerk
from counter.dossiers.move_papers import paper_after
from counter.dossiers.state import Gesture, Look, OpenDossier, WorkListState
from counter.dossiers.viewing import FileRoom
from counter.papers.prints import Prints
from db.engine import Store
from office.dossiers.codes import Asked, asked
from office.dossiers.dossier import Dossier, Move
from office.dossiers.dossier_records import AttachedFile, Found, Search
from office.history import Op
from office.qt.live import Feed
from office.qt.presenter import Presenter, done_and_seen
from office.qt.tasks import Tasks, unheeded
from office.texts import text

T = TypeVar("T")


class WorkList(Presenter[WorkListState]):
    """Shows what an officer's unit holds and makes the moves they ask for.

    The last words typed are looked up, whatever else ran meanwhile. A move that was asked for
    brings its paper also where the officer has left.
    """

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
        super().__init__(WorkListState(), tasks, store.now, login=login, clock=clock, parent=parent)
        self.files, self.prints = files, prints
        self._clerk = Clerk(store, login, machine, files)
        self._open_id: int | None = None
        self._sought: Search | None = None  # what was looked up last, answered or not
        self._watch(lambda: self._clerk.look(self._open_id), feed)

    def start(self) -> None:
        """Begin to look; that names are shown is noted first."""
        self._clear_copies()
        self._tasks.run(self._clerk.enter, self._entered, unheeded)
        super().start()

    def stop(self) -> None:
        """Look no more; whatever still runs is no longer shown."""
        super().stop()
        self._clear_copies()

    # Looking

    def open(self, dossier_id: int, *, at_once: bool = False) -> None:
        """Show one dossier whole. Who looked is noted before it is read."""
        self._look_up(
            ("open", dossier_id),
            partial(self._clerk.open, dossier_id),
            partial(self._opened, at_once=at_once),
        )

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
        opened = partial(self._opened, at_once=True)
        self._look_up(wanted, partial(self._clerk.open_asked, wanted), opened)

    def search(self, wanted: Search) -> None:
        """Look among all dossiers. The search is noted before it is made."""
        self._show(wanted=wanted)
        if self.state.running is None:
            self._sought = wanted
            found = partial(self._searched, wanted)
            self._look_up(wanted, partial(self._clerk.search, wanted), found)

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

        def work(op: Op) -> Dossier:
            return self._clerk.move(dossier_id, gesture, seen, op)

        self._change(
            gesture.move, work, partial(self._done, gesture.move, self._open_id, seen),
            what=(dossier_id, gesture, seen),
            always=partial(self._print_after, gesture.move, self._open_id),
        )  # fmt: skip

    def accept_all(self) -> None:
        """Confirm everything that waits for this unit. What somebody else was quicker with is
        left out and told."""
        board = self.state.board
        if board is None or not board.arriving:
            return
        lines = [(each.dossier.dossier_id, each.dossier.version) for each in board.arriving]
        work = partial(self._clerk.accept_all, lines)
        self._change(Move.ACCEPT, work, partial(self._accepted_all, len(lines)), what=lines)

    def attach(self, dossier_id: int, source: Path, paper: int | None) -> None:
        """Keep a photo or PDF with a dossier, for one of its papers or for the whole.

        Also where the dossier has moved meanwhile: that takes nothing from a picture of it."""
        what, opened = (dossier_id, source, paper), self.state.opened
        seen = opened.page.dossier.version if opened is not None else None
        done = partial(self._done, Move.ATTACH, self._open_id, seen)
        self._change(Move.ATTACH, partial(self._clerk.attach, *what), done, what=what)

    def view_file(self, file: AttachedFile) -> None:
        """Make a file of the open dossier ready to be looked at. Who looked is noted first."""
        opened = self.state.opened
        if opened is not None:
            copy = partial(self._clerk.copy_of, file, opened.page.dossier)
            self._look_up(("view", file), copy, self._copied, always=self._drop_copy_if_over)

    def print(self, kind: str) -> None:
        """A paper of the open dossier: `control_sheet`, `receipt` or the form of a letter."""
        opened = self.state.opened
        if opened is not None:
            self.prints.print(opened.page.dossier.dossier_id, kind)
            self.tell(text("Đã gửi tới máy in."))

    # Inside

    def _change(
        self,
        move: Move,
        work: Callable[[Op], T],
        then: Callable[[tuple[T, Look | None]], None],
        *,
        what: object,
        always: Callable[[tuple[T, Look | None]], None] = unheeded,
    ) -> None:
        """A gesture, and how everything stands after it; also where the officer leaves it."""
        look = partial(self._clerk.look, self._open_id)
        self._make(
            move,
            lambda op: done_and_seen(partial(work, op), look),
            then,
            what=what,
            always=always,
        )

    def _entered(self, procedures: tuple[tuple[str, str], ...]) -> None:
        self._show(procedures=procedures)

    def _looked(self, look: Look) -> None:
        if self.state.board is None:
            self.entered.emit(self.login, look.board.unit.title)
        self._show_look(look)

    def _show_look(self, look: Look | None, **parts: Any) -> None:
        """The list anew, and the open dossier unless it was left or another was opened meanwhile;
        with other parts."""
        if look is not None:
            parts["board"] = look.board
            if look.opened is not None and look.opened.page.dossier.dossier_id == self._open_id:
                parts["opened"] = look.opened
        self._show(**parts)

    def _opened(self, opened: OpenDossier, *, at_once: bool) -> None:
        self._open_id = opened.page.dossier.dossier_id
        self._show(opened=opened, at_once=at_once)

    def _copied(self, place: Path) -> None:
        self._show()
        self.viewable.emit(place)

    def _drop_copy_if_over(self, _place: Path) -> None:
        if self._over:
            self._clear_copies()

    def _clear_copies(self) -> None:
        if self.files is not None:
            self.files.clear()

    def _searched(self, wanted: Search, found: Found) -> None:
        if self.state.wanted is None:
            self._show()  # the search was left
        else:
            self._show(found=found, found_for=wanted)

    def _rest(self) -> None:
        """Words typed meanwhile are looked up."""
        wanted = self.state.wanted
        if wanted is not None and wanted != self._sought:
            self.search(wanted)

    def _print_after(
        self, move: Move, open_id: int | None, answer: tuple[Dossier, Look | None]
    ) -> None:
        paper = _paper_after(move, open_id, answer)
        if paper is not None:
            self.prints.print(answer[0].dossier_id, paper)

    def _done(
        self, move: Move, open_id: int | None, seen: int | None, answer: tuple[Dossier, Look | None]
    ) -> None:
        done, look = answer
        same = done.version == seen
        said = text("Không có gì thay đổi.") if same else move_words.done(move, done.code)
        if _paper_after(move, open_id, answer) is not None:
            said += " " + text("Đã gửi tới máy in.")
        self._show_look(look, notice=self._notice(said), at_once=False)
        self.moved.emit(move, done)

    def _accepted_all(self, wanted: int, answer: tuple[int, Look | None]) -> None:
        done, look = answer
        said = text("Đã ký nhận {n} hồ sơ.").format(n=done)
        if done < wanted:
            said += " " + text("{n} hồ sơ vừa đổi, xin xem lại.").format(n=wanted - done)
        self._show_look(look, notice=self._notice(said, trouble=done < wanted))


def _paper_after(
    move: Move, open_id: int | None, answer: tuple[Dossier, Look | None]
) -> str | None:
    """The paper that a move on the open dossier brings."""
    done, look = answer
    if open_id != done.dossier_id:
        return None
    opened = look.opened if look is not None else None
    return paper_after(move, opened.page if opened is not None else None)
