"""The note with a dossier that a paper came out: written behind the officer's back, tried again
with the next paper, and never in the way of one."""

import logging
from collections.abc import Callable
from functools import partial

from db.dossiers import prints
from db.engine import Store
from office.errors import Known
from office.history import Op, new_key
from office.qt.tasks import Tasks

log = logging.getLogger(__name__)
MOST = 50  # that wait for the database; older ones are forgotten


class PaperNotes:
    """What came out here since the program began, whoever was at work, and what the history does
    not tell yet."""

    def __init__(self, store: Store, tasks: Tasks) -> None:
        self._store, self._tasks = store, tasks
        self._here: set[tuple[int, str]] = set()
        self._waiting: dict[Op, tuple[int, str]] = {}

    def came_out_here(self, dossier_ids: tuple[int, ...], kind: str) -> bool:
        """Whether this paper came out here, for every dossier on it."""
        return all((each, kind) in self._here for each in dossier_ids)

    def note(
        self, dossier_ids: tuple[int, ...], kind: str, actor: str, then: Callable[[], object]
    ) -> None:
        """A paper that `actor` asked for is out. `then` follows once nothing waits to be noted."""
        for each in dossier_ids:
            self._here.add((each, kind))
            self._waiting[Op(new_key(), actor, self._store.now())] = (each, kind)
        for oldest in list(self._waiting)[:-MOST]:
            del self._waiting[oldest]
        self._tasks.run(
            partial(self._write, dict(self._waiting)),
            partial(self._written, then),
            lambda _later: None,
        )

    def _write(self, wanted: dict[Op, tuple[int, str]]) -> list[Op]:
        """As far as it goes; the key of each makes a second try safe."""
        done: list[Op] = []
        for op, (dossier_id, kind) in wanted.items():
            try:
                self._store.write(op, prints.came_out, dossier_id, kind)
            except Known:
                log.info("A paper that came out could not be noted yet")
                break
            done.append(op)
        return done

    def _written(self, then: Callable[[], object], done: list[Op]) -> None:
        for op in done:
            self._waiting.pop(op, None)
        if not self._waiting:
            then()
