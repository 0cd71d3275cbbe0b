"""Taking papers in: what an officer enters, kept at every change, until it is in the book. No
widgets."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from counter import intake_due, intake_state
from counter.drafts import DraftKeeper, Kept
from counter.intake_search import Finder
from counter.intake_state import IntakeState
from counter.people import People
from counter.prints import Prints
from db import intake
from db.engine import Store
from db.intake_board import IntakeBoard, Purpose, intake_board, ticket_purpose
from office import history
from office.dossier import (
    Dossier,
    DossierState,
    PaperState,
    ReturnBy,
    all_papers,
    paper_lines,
    turn_paper,
)
from office.errors import Known, ProcedureChanged, ProcedureUnknown, Refused
from office.procedure import Channel
from office.qt.tasks import Tasks
from office.texts import N_, text
from office.ticket import Ticket

MINUTE_MS = 60_000
NOT_COMPLETE = N_("Hồ sơ chưa đủ thành phần theo quy định.")


class Intake(QObject):
    """Takes what is entered, runs one save at a time, and shows the whole after each."""

    changed = Signal(object)  # IntakeState
    wanted = Signal(str)  # the field the hands are wanted at, as in `Missing`; or `save`, `offer`
    saved = Signal(object)  # Dossier

    def __init__(
        self,
        store: Store,
        tasks: Tasks,
        keeper: DraftKeeper,
        prints: Prints,
        *,
        counter_id: int,
        login: str,
        machine: str = "",
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.counter_id, self.login = counter_id, login
        self._store, self._tasks, self._keeper, self._prints = store, tasks, keeper, prints
        self._finder: Finder | None = None
        self._board: IntakeBoard | None = None
        self._ticket: Ticket | None = None
        self._tried: tuple[Any, Any] | None = None  # when and what, while the outcome is unknown
        self._over = False
        self.state = IntakeState(kept=keeper.load() or Kept())
        self.people = People(self, store, tasks, machine=machine)
        self._minute = QTimer(self, interval=MINUTE_MS)
        self._minute.timeout.connect(lambda: self.show())
        tasks.bug.connect(self._bug)

    def start(self) -> None:
        """Get the procedures ready; what an earlier run left behind is there already."""
        self.look_again()
        self._minute.start()

    def stop(self) -> None:
        """Show nothing more; the draft stays where it is kept."""
        self._over = True
        self._minute.stop()
        self._keeper.close()

    def look_again(self) -> None:
        """Read procedures and calendar anew, in the worker."""
        self._tasks.run(self._read, self._loaded, lambda trouble: self.tell(trouble.message()))

    # The ticket at the desk

    def see(self, ticket: Ticket | None) -> None:
        """Who is at the desk now. A blank pane belongs to them; a draft stays with its ticket."""
        was, self._ticket = self._ticket, ticket
        same = (was.ticket_id if was else None) == (ticket.ticket_id if ticket else None)
        bound = self.state.draft.ticket_id
        if self.state.saved is not None:
            if ticket is not None and ticket.ticket_id != bound:
                self.begin()
        elif self.state.kept.blank:
            if not same or bound != (ticket.ticket_id if ticket else None):
                self.begin()
        elif not same or not self.state.at_desk:
            other = ticket.label if ticket is not None and ticket.ticket_id != bound else ""
            if other != self.state.at_desk:
                self.show(at_desk=other)

    def begin(self) -> None:
        """A new dossier, for whoever is at the desk."""
        self.start_with(Kept())
        if self._ticket is not None:
            mine = self._ticket
            draft = replace(self.state.draft, ticket_id=mine.ticket_id)
            self.show(kept=replace_kept(self.state.kept, draft=draft, label=mine.label))
            self._tasks.run(
                lambda: self._store.read(ticket_purpose, mine.ticket_id),
                lambda found: self._purpose(mine, found),
                lambda _trouble: None,  # the officer types what the kiosk knew
            )

    def another(self) -> None:
        """One more dossier of the same person on the same ticket."""
        was = self.state
        draft = replace(Kept().draft, submitter=was.draft.submitter, ticket_id=was.draft.ticket_id)
        self.start_with(Kept(draft=draft, label=was.kept.label), marks=was.marks)
        self.wanted.emit(intake_state.next_stop(self.state))

    def discard(self) -> None:
        """Drop the draft; the pane is blank for whoever is at the desk."""
        self.begin()

    # The procedure

    def search(self, query: str) -> None:
        """What answers to these letters."""
        found = self._finder.find(query) if self._finder else ()
        self.show(query=query, found=found, picked=0)

    def pick(self, place: int) -> None:
        """Enter takes this one of the answers."""
        if self.state.found:
            self.show(picked=max(0, min(place, len(self.state.found) - 1)))

    def choose(self, code: str = "") -> None:
        """Take a procedure; without a code the picked one."""
        if not code and not self.state.found:
            return
        code = code or self.state.found[self.state.picked].code
        self._take(code)
        self.wanted.emit(intake_state.next_stop(self.state))

    def drop_procedure(self) -> None:
        """Choose another one."""
        self.enter(procedure_code="", edition="", papers=(), case=0, fee_vnd=None)
        self.search("")
        self.wanted.emit("procedure")

    # What is entered

    def enter(self, **parts: Any) -> None:
        """Other words or choices in the draft."""
        draft = replace(self.state.draft, **parts)
        self.show(kept=replace_kept(self.state.kept, draft=draft), said="", trouble=False)

    def turn_paper(self, number: int) -> None:
        """A paper is there, missing, or not needed."""
        self.enter(papers=turn_paper(self.state.draft.papers, number))

    def all_papers(self) -> None:
        """Everything that is asked for is there."""
        if self.state.procedure is not None:
            self.enter(papers=all_papers(self.state.draft.papers))
            self.wanted.emit(intake_state.next_stop(self.state))

    def set_channel(self, channel: Channel) -> None:
        """How it came; time and fee follow."""
        self.enter(channel=channel, case=0, fee_vnd=None)

    def next_case(self) -> None:
        """The procedure's next case of this channel."""
        if self.state.cases > 1:
            self.enter(case=(self.state.draft.case + 1) % self.state.cases, fee_vnd=None)

    def set_return(self, return_by: ReturnBy) -> None:
        """How the result reaches the citizen; by post to where they live unless they say."""
        draft = self.state.draft
        post = return_by is ReturnBy.POST and not draft.post_address
        self.enter(
            return_by=return_by,
            post_address=draft.submitter.address if post else draft.post_address,
        )

    # Into the book

    def save(self) -> None:
        """Receive it and print the receipt; what is missing is said and gets the focus."""
        lacking = self.state.lacking
        if self.state.saved is not None or self.state.running:
            return
        if lacking:
            self.tell(text(lacking[0].sentence))
            self.wanted.emit(lacking[0].field)
            return
        self._write(intake.register, intake_state.cleaned(self.state.draft))

    def ask_supplement(self) -> None:
        """Log what is missing and print what is to be brought."""
        draft = intake_state.cleaned(self.state.draft)
        items = tuple(each.title for each in draft.papers if each.state is PaperState.MISSING)
        if items and self.state.saved is None:
            self._write(intake.advise, draft, items, text(NOT_COMPLETE))

    def refuse(self, reason: str) -> None:
        """Log that it is not received, and why, and print that."""
        if self.state.saved is None:
            self._write(intake.refuse_intake, intake_state.cleaned(self.state.draft), reason)

    def print_again(self) -> None:
        """The paper of what was just saved, once more."""
        if self.state.saved is not None:
            self._print(self.state.saved)

    def tell(self, words: str, *, trouble: bool = True) -> None:
        """One sentence for the officer."""
        self.show(running=False, said=words, trouble=trouble)

    # Inside

    def show(self, **parts: Any) -> None:
        """Another snapshot: what follows from it is worked out, the draft is kept."""
        if self._over:
            return
        before = self.state
        state = replace(before, **parts)
        if self._board is not None and state.saved is None:
            state = intake_due.with_due(state, self._board.calendar, self._store.now())
        self.state = state
        if state.kept is not before.kept and state.saved is None:
            self._keeper.keep(None if state.kept.blank else state.kept)
        self.changed.emit(state)

    def start_with(self, kept: Kept, **parts: Any) -> None:
        """A pane with another draft, and nothing left of the one before."""
        self._tried = None
        fresh = IntakeState(kept=kept, ready=self.state.ready, rules=self.state.rules)
        self._keeper.keep(None if kept.blank else kept)
        self.state = replace(fresh, **parts)
        self.people.forget()
        self.search("")

    def _read(self) -> tuple[IntakeBoard, Finder]:
        board = self._store.read(intake_board, self.login, now=self._store.now())
        known = self._finder
        unchanged = known is not None and known.keys == tuple(each.key for each in board.editions)
        if known is not None and unchanged and known.frequent == board.frequent:
            return board, known
        return board, Finder(board.editions, board.frequent)

    def _loaded(self, answer: tuple[IntakeBoard, Finder]) -> None:
        self._board, self._finder = answer
        edition = self._finder.by_code.get(self.state.draft.procedure_code)
        found = self._finder.find(self.state.query)
        self.show(ready=True, rules=self._board.rules, edition=edition, found=found)
        if edition is not None and self.state.draft.edition != edition.key:
            self._take(edition.procedure.code)

    def _take(self, code: str, preset: str = "") -> None:
        edition = self._finder.by_code.get(code) if self._finder else None
        if edition is None:
            return
        ticked = {each.title: each for each in self.state.draft.papers}
        lines = tuple(ticked.get(each.title, each) for each in paper_lines(edition.procedure))
        draft = replace(
            self.state.draft, procedure_code=code, edition=edition.key, papers=lines, case=0
        )
        kept = replace_kept(self.state.kept, draft=draft, preset=preset or self.state.kept.preset)
        self.show(kept=kept, edition=edition, query="", found=(), picked=0, said="")

    def _purpose(self, ticket: Ticket, found: Purpose) -> None:
        mine = self.state
        still = mine.draft.ticket_id == ticket.ticket_id and not mine.draft.procedure_code
        if still and mine.saved is None and found.procedure_code:
            self._take(found.procedure_code, preset=found.procedure_code)
            self.wanted.emit(intake_state.next_stop(self.state))

    def _write(self, command: Callable[..., Dossier], *args: Any) -> None:
        if self.state.running or self._over:
            return
        op = history.Op(self.state.kept.key, self.login, self._store.now())
        draft = self.state.draft
        self.show(running=True, said="", trouble=False)
        self._tasks.run(
            lambda: self._store.write(command, *args, counter_id=self.counter_id, op=op),
            self._written,
            lambda trouble: self._failed(trouble, (op.at, draft)),
        )

    def _written(self, made: Dossier) -> None:
        """It is in the book: maybe since an earlier try whose answer was lost."""
        tried, self._tried = self._tried, None
        older = tried is not None and tried[0] == made.opened_at and tried[1] != self.state.draft
        said = text("Hồ sơ đã vào sổ từ lần bấm trước; chỗ sửa sau đó chưa có trong sổ.")
        self._keeper.keep(None)
        self.show(running=False, saved=made, said=said if older else "", trouble=older)
        self._print(made)
        self.saved.emit(made)
        self.wanted.emit("saved")

    def _failed(self, trouble: Known, tried: tuple[Any, Any]) -> None:
        if isinstance(trouble, Refused):
            self._tried = None
        elif self._tried is None:
            self._tried = tried
        if isinstance(trouble, ProcedureChanged | ProcedureUnknown):
            self.look_again()
        self.tell(trouble.message())

    def _print(self, made: Dossier) -> None:
        match made.state:
            case DossierState.AWAITING_SUPPLEMENT:
                self._prints.print_supplement_request(made.dossier_id)
            case DossierState.REFUSED:
                self._prints.print_refusal(made.dossier_id)
            case _:
                self._prints.print_receipt(made.dossier_id)

    def _bug(self, _bug: object) -> None:
        if self.state.running:
            self.tell(text("Có lỗi trong phần mềm, đã ghi vào nhật ký. Bản nháp vẫn còn."))


def replace_kept(kept: Kept, **parts: Any) -> Kept:
    """The kept draft with other parts, under the same key."""
    import msgspec

    return msgspec.structs.replace(kept, **parts)
