"""Into the book: one save at a time, under the draft's own key, and the paper that follows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from counter.papers.prints import Prints
from db.dossiers import intake as commands
from db.engine import Store
from office import history
from office.dossiers import entered
from office.dossiers.dossier import Dossier, DossierState
from office.dossiers.draft import Draft, Missing
from office.errors import (
    CodeTaken,
    ExternalCodeMissing,
    Known,
    ProcedureChanged,
    ProcedureUnknown,
    Refused,
    Unexpected,
)
from office.qt.tasks import Tasks
from office.texts import text

if TYPE_CHECKING:
    from counter.intake.intake import Intake


class Book:
    """The part of the intake that saves.

    A draft has one key for its life. When an answer was lost, the same press again gets the
    first answer: one dossier, whatever happened in between.
    """

    def __init__(self, intake: Intake, store: Store, tasks: Tasks, prints: Prints) -> None:
        self._intake, self._store, self._tasks, self._prints = intake, store, tasks, prints
        self._unsure: tuple[datetime, Draft] | None = None  # a try whose outcome nobody knows

    def forget(self) -> None:
        """Another dossier begins."""
        self._unsure = None

    def save(self) -> None:
        """Receive it and print the receipt; what is missing is said and gets the focus."""
        if self._may() and not self._asks(self._intake.state.lacking):
            self._write(commands.register)

    def ask_supplement(self) -> None:
        """Something is missing: the officer says what is to be brought, then `advise` follows."""
        if self._may() and not self._asks(entered.unread(self._intake.state.draft)):
            self._intake.wanted.emit("supplement")

    def advise(self, items: tuple[str, ...], reason: str) -> None:
        """Log what is to be brought and why, and print that."""
        self._write(commands.advise, items, reason)

    def refuse(self, reason: str) -> None:
        """Log that it is not received, and why, and print that."""
        self._write(commands.refuse_intake, reason)

    def print_again(self) -> None:
        """The paper of what was just saved, once more."""
        if self._intake.state.saved is not None:
            self._print(self._intake.state.saved)

    def print_visit(self) -> None:
        """One receipt for what this person has handed in, in the place of one for each."""
        if len(self._intake.state.visit) > 1:
            self._prints.print_visit(self._intake.state.visit)

    def _asks(self, lacking: tuple[Missing, ...]) -> bool:
        """Says what is missing first and sends the hands there; nothing, if nothing is."""
        if lacking:
            self._intake.tell(text(lacking[0].sentence))
            self._intake.wanted.emit(lacking[0].field)
        return bool(lacking)

    def _may(self) -> bool:
        return self._intake.state.saved is None and not self._intake.state.running

    def _write(self, command: Callable[..., Dossier], *args: Any) -> None:
        if not self._may() or self._asks(entered.unread(self._intake.state.draft)):
            return
        state, mine = self._intake.state, self._intake
        draft = entered.clean_draft(state.draft)
        op = history.Op(state.kept.key, mine.login, self._store.now())
        mine.show(running=True, said="", trouble=False)
        self._tasks.run(
            lambda: self._store.write(op, command, draft, *args, counter_id=mine.counter_id),
            lambda made: self._written(made, state.kept.key, draft),
            lambda trouble: self._failed(trouble, op.at, draft),
        )

    def _written(self, made: Dossier, key: str, draft: Draft) -> None:
        """It is in the book: maybe since an earlier try, without what was changed after it."""
        unsure, self._unsure = self._unsure, None
        self._print(made)
        if self._intake.over:
            self._intake.drop_draft(key)
            return
        if self._intake.state.kept.key != key:
            return  # the officer has begun another one meanwhile
        first = unsure is not None and unsure[0] == made.opened_at
        written = unsure[1] if unsure is not None and first else draft
        older = written != entered.clean_draft(self._intake.state.draft)
        said = text("Hồ sơ đã vào sổ từ lần bấm trước; chỗ sửa sau đó chưa có trong sổ.")
        told = self._intake.state.said  # meanwhile: of an earlier dossier's paper
        words = " ".join(filter(None, (said if older else "", told)))
        self._intake.drop_draft(key)
        self._intake.show(running=False, saved=made, said=words, trouble=bool(words))
        self._intake.saved.emit(made)
        self._intake.wanted.emit("saved")

    def _failed(self, trouble: Known, at: datetime, draft: Draft) -> None:
        if self._intake.over:
            return  # the draft waits for the officer's next shift
        if isinstance(trouble, Refused):
            self._unsure = None
        elif self._unsure is None:
            self._unsure = (at, draft)
        if isinstance(trouble, ProcedureChanged | ProcedureUnknown):
            self._intake.choosing.look_again()
        broke = text("Có lỗi trong phần mềm, đã ghi vào nhật ký. Bản nháp vẫn còn.")
        self._stop(broke if isinstance(trouble, Unexpected) else trouble.message())
        if isinstance(trouble, CodeTaken | ExternalCodeMissing):
            self._intake.wanted.emit("external_code")

    def _stop(self, words: str) -> None:
        """It is not in the book, and why."""
        self._intake.show(running=False, said=words, trouble=True)

    def _print(self, made: Dossier) -> None:
        match made.state:
            case DossierState.AWAITING_SUPPLEMENT:
                self._prints.print_supplement_request(made.dossier_id)
            case DossierState.REFUSED:
                self._prints.print_refusal(made.dossier_id)
            case _:
                self._prints.print_receipt(made.dossier_id)
