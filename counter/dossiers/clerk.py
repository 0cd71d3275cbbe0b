"""An officer's work at the database: looks that are noted, and moves. Called in the worker."""

from collections.abc import Sequence
from pathlib import Path

from counter.dossiers.state import Gesture, Look, OpenDossier
from counter.dossiers.viewing import FileRoom
from db import catalog
from db.calendar import work_years
from db.dossiers import access, attachments, circulation, lookups
from db.dossiers.page import dossier_page
from db.dossiers.unit_board import unit_board
from db.engine import Store
from db.search import dossier_search
from office import errors, history
from office.dossiers.codes import Asked
from office.dossiers.dossier import Dossier
from office.dossiers.dossier_records import AttachedFile, Found, Search
from office.errors import DossierUnknown, Refused


class Clerk:
    """Knows who looks, from which machine. Who looked is noted before anything is read."""

    def __init__(self, store: Store, login: str, machine: str, files: FileRoom | None) -> None:
        self._store, self._files = store, files
        self.login, self._machine = login, machine

    def enter(self) -> tuple[tuple[str, str], ...]:
        """The procedures by code and title; that names are shown from now on is noted."""
        self._note(access.VIEW)
        found = self._store.read(catalog.procedures_of)
        return tuple((each.code, each.short_title) for each in found)

    def look(self, open_id: int | None) -> Look:
        """The unit's list, and the dossier that is open."""
        board = self._store.read(unit_board, self.login, now=self._store.now())
        return Look(board, None if open_id is None else self._page(open_id))

    def open(self, dossier_id: int) -> OpenDossier:
        """One dossier whole."""
        self._note(access.VIEW, dossier_id)
        return self._page(dossier_id)

    def open_asked(self, wanted: Asked) -> OpenDossier:
        """The dossier of a code. `DossierUnknown` if there is none."""
        found = self._store.read(lookups.citizen_view, wanted, now=self._store.now())
        if found is None:
            raise DossierUnknown()
        return self.open(int(found.dossier_id))

    def search(self, wanted: Search) -> Found:
        """Among all dossiers."""
        self._note(access.SEARCH)
        return self._store.read(dossier_search.find, wanted, now=self._store.now())

    def move(self, dossier_id: int, gesture: Gesture, seen: int, op: history.Op) -> Dossier:
        """Makes a move on a dossier as it was seen at version `seen`."""
        return self._store.write(
            op, gesture.command, dossier_id, *gesture.args, seen=seen, **dict(gesture.kwargs)
        )

    def accept_all(self, lines: Sequence[tuple[int, int]], op: history.Op) -> int:
        """Accepts dossiers by id and version seen; how many nobody had been quicker with."""
        return sum(self._accepted(each, seen, op.step(str(each))) for each, seen in lines)

    def attach(self, dossier_id: int, source: Path, paper: int | None, op: history.Op) -> Dossier:
        """Keeps a photo or PDF with a dossier."""
        place = self._files.store if self._files else None
        return attachments.attach_file(self._store, place, dossier_id, source, paper=paper, op=op)

    def copy_of(self, file: AttachedFile, mine: Dossier) -> Path:
        """A copy of an attached file to look at."""
        if self._files is None:
            raise errors.AttachmentsNowhere()
        self._note(access.VIEW, mine.dossier_id)
        return self._files.copy(file, mine.code)

    def _accepted(self, dossier_id: int, seen: int, op: history.Op) -> bool:
        try:
            self._store.write(op, circulation.accept, dossier_id, seen=seen)
        except Refused:
            return False
        return True

    def _page(self, dossier_id: int) -> OpenDossier:
        page = self._store.read(dossier_page, dossier_id, now=self._store.now())
        calendar = self._store.read(work_years.calendar_of, page.office.rules.dossier)
        return OpenDossier(page, calendar)

    def _note(self, what: str, dossier_id: int | None = None) -> None:
        self._store.touch(
            access.note, what, dossier_id,
            actor=self.login, machine=self._machine, now=self._store.now(),
        )  # fmt: skip
