"""Which procedure: the catalogue made ready in the worker, searched at every key."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import msgspec

from counter.intake.search import Finder
from db.dossiers.intake_board import IntakeBoard, intake_board
from db.engine import Store
from office.dossiers.draft import PaperLine, PaperState, paper_lines
from office.errors import ProcedureChanged, ProcedureUnknown

if TYPE_CHECKING:
    from counter.intake.intake import Intake


OLD = timedelta(minutes=10)


class Choosing:
    """The part of the intake that knows about procedures."""

    def __init__(self, intake: Intake, store: Store) -> None:
        self._intake, self._store = intake, store
        self._finder: Finder | None = None
        self.board: IntakeBoard | None = None
        self._read_at: datetime | None = None

    def look_again(self) -> None:
        """Read procedures and calendar anew, in the worker."""
        self._read_at = self._store.now()
        self._intake.ask(
            self._read, self._loaded, lambda trouble: self._intake.tell(trouble.message())
        )

    def look_if_old(self) -> None:
        """Read anew what was read long ago; whatever changed since is refused when it is saved."""
        if self._read_at is None or self._store.now() - self._read_at > OLD:
            self.look_again()

    def search(self, query: str) -> None:
        """What answers to these letters; without any what this officer takes in most."""
        found = self._finder.find(query) if self._finder else ()
        self._intake.show(query=query, found=found, picked=0)

    def pick(self, place: int) -> None:
        """Enter takes this one of the answers."""
        found = self._intake.state.found
        if found:
            self._intake.show(picked=max(0, min(place, len(found) - 1)))

    def choose(self, code: str = "") -> None:
        """Take a procedure; without a code the picked one."""
        state = self._intake.state
        if code or state.found:
            self.take(code or state.found[state.picked].code)
            self._intake.go_on()

    def drop(self) -> None:
        """Choose another one."""
        self._intake.show(edition=None)
        self._intake.enter(procedure_code="", edition="", papers=(), case=0, fee_vnd=None)
        self.search("")
        self._intake.wanted.emit("procedure")

    def take(self, code: str, *, preset: bool = False) -> None:
        """Its papers to tick and the edition the officer sees. What was ticked stays ticked, where
        the same is asked for as before."""
        edition = self._finder.by_code.get(code) if self._finder else None
        if edition is None:
            return
        state = self._intake.state
        ticked = {_asked_for(each): each for each in state.draft.papers}
        lines = tuple(ticked.get(_asked_for(each), each) for each in paper_lines(edition.procedure))
        draft = replace(state.draft, procedure_code=code, edition=edition.key, papers=lines, case=0)
        kept = msgspec.structs.replace(
            state.kept, draft=draft, preset=code if preset else state.kept.preset
        )
        self._intake.show(kept=kept, edition=edition, query="", found=(), picked=0, said="")

    def _read(self) -> tuple[IntakeBoard, Finder]:
        board = self._store.read(intake_board, self._intake.login, now=self._store.now())
        known = self._finder
        if known is not None and known.knows(board.editions, board.frequent):
            return board, known
        return board, Finder(board.editions, board.frequent)

    def _loaded(self, answer: tuple[IntakeBoard, Finder]) -> None:
        self.board, self._finder = answer
        state = self._intake.state
        edition = self._finder.by_code.get(state.draft.procedure_code)
        found = () if edition else self._finder.find(state.query)
        self._intake.show(ready=True, rules=self.board.rules, edition=edition, found=found)
        if state.saved is not None or not state.draft.procedure_code:
            return
        if edition is None:
            gone = ProcedureUnknown(code=state.draft.procedure_code)
            self.drop()
            self._intake.tell(gone.message())
        elif state.draft.edition != edition.key:
            self.take(edition.procedure.code)
            self._intake.tell(ProcedureChanged(title=edition.procedure.short_title).message())


def _asked_for(line: PaperLine) -> PaperLine:
    """What is asked for by a line, whatever has been handed in."""
    return replace(line, state=PaperState.MISSING, note="")
