"""Taking papers in: what an officer enters, kept at every change, until it is in the book. No
widgets."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, TypeVar

import msgspec
from PySide6.QtCore import QObject, QTimer, Signal

from counter.intake import due
from counter.intake import state as intake_state
from counter.intake.book import Book
from counter.intake.choosing import Choosing
from counter.intake.drafts import DraftKeeper, Kept
from counter.intake.people import People
from counter.intake.state import IntakeState
from counter.papers.prints import Prints
from db.dossiers.intake_board import Purpose, ticket_purpose
from db.engine import Store
from office.dossiers.dossier import ReturnBy, Role
from office.dossiers.draft import all_papers, turn_paper
from office.errors import Known
from office.procedure import Channel
from office.qt.tasks import Tasks
from office.ticket import Ticket

T = TypeVar("T")
MINUTE_MS = 60_000
SOON_MS = 400  # a draft has been written by then, or refused


class Intake(QObject):
    """Takes what is entered and shows the whole after each change.

    `people`, `choosing` and `book` are its parts: who, which procedure, and saving.
    """

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
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.counter_id, self.login = counter_id, login
        self._store, self._tasks, self._keeper = store, tasks, keeper
        self.prints = prints
        self._ticket: Ticket | None = None
        self.over = False
        self.state = IntakeState(kept=keeper.load() or Kept())
        self.people = People(self, store)
        self.choosing = Choosing(self, store)
        self.book = Book(self, store, tasks, prints)
        self._minute = QTimer(self, interval=MINUTE_MS)
        self._minute.timeout.connect(self.show_again)
        self._soon = QTimer(self, interval=SOON_MS, singleShot=True)
        self._soon.timeout.connect(self._look_at_disk)

    def start(self) -> None:
        """Get the procedures ready; what an earlier run left behind is there already."""
        self.choosing.look_again()
        self._minute.start()

    def stop(self) -> None:
        """Show nothing more; the draft stays where it is kept."""
        self.over = True
        self._minute.stop()
        self._soon.stop()
        self._keeper.close()
        self.deleteLater()  # its parts hold it: left to the garbage, any thread might free it

    # The ticket at the desk

    def see(self, ticket: Ticket | None) -> None:
        """Who is at the desk now. A blank pane belongs to them; a draft stays with its ticket."""
        self._ticket = ticket
        mine = ticket.ticket_id if ticket is not None else None
        bound = self.state.draft.ticket_id
        if self.state.saved is not None:
            if mine not in (None, bound):
                self.begin()
        elif self.state.kept.blank:
            if mine != bound:
                self.begin()
        else:
            other = ticket.label if ticket is not None and mine != bound else ""
            if other != self.state.at_desk:
                self.show(at_desk=other)

    def begin(self) -> None:
        """A new dossier, for whoever is at the desk; an unsaved draft is dropped."""
        mine = self._ticket
        if mine is None:
            self.start_with(Kept())
            return
        draft = replace(Kept().draft, ticket_id=mine.ticket_id)
        self.start_with(Kept(draft=draft, label=mine.label))
        self.ask(
            lambda: self._store.read(ticket_purpose, mine.ticket_id),
            lambda found: self._purpose(mine, found),
            lambda _trouble: None,  # the officer types what the kiosk knew
        )

    def another(self) -> None:
        """One more dossier of the same person, on the same ticket or on none: who hands in, how it
        came and where results go stay, for one receipt names them for all."""
        was = self.state
        names = ("submitter", "ticket_id", "channel", "return_by", "post_address")
        same = {name: getattr(was.draft, name) for name in names}
        kept = Kept(draft=replace(Kept().draft, **same), label=was.kept.label, visit=was.visit)
        seen = was.marks.get(Role.SUBMITTER)
        self.start_with(kept, marks={Role.SUBMITTER: seen} if seen else {})
        self.go_on()

    def next_for(self, number: str) -> None:
        """A card where something was just saved: one more of the same person who still is at the
        desk, else somebody new."""
        mine = self._ticket.ticket_id if self._ticket is not None else None
        was = self.state.draft
        same = was.submitter.id_number.replace(" ", "") == number and was.ticket_id == mine
        (self.another if same else self.begin)()

    def start_with(self, kept: Kept, **parts: Any) -> None:
        """A pane with another draft, and nothing left of the one before."""
        self.people.forget()
        self.book.forget()
        self._keeper.keep(None if kept.blank else kept)
        fresh = IntakeState(kept=kept, ready=self.state.ready, rules=self.state.rules)
        self.state = replace(fresh, **parts)
        self.choosing.search("")

    # What is entered

    def enter(self, **parts: Any) -> None:
        """Other words or choices in the draft."""
        self.keep(draft=replace(self.state.draft, **parts))

    def turn_paper(self, number: int) -> None:
        """A paper is there, missing, or not needed."""
        self.enter(papers=turn_paper(self.state.draft.papers, number))

    def all_papers(self) -> None:
        """Everything that is asked for is there."""
        if self.state.procedure is not None:
            self.enter(papers=all_papers(self.state.draft.papers))
            self.go_on()

    def set_channel(self, channel: Channel) -> None:
        """How it came; time and fee follow."""
        self.enter(channel=channel, case=0, fee_vnd=None)

    def next_case(self) -> None:
        """The procedure's next case of this channel."""
        if self.state.cases > 1:
            self.enter(case=(self.state.draft.case + 1) % self.state.cases, fee_vnd=None)

    def set_return(self, return_by: ReturnBy) -> None:
        """How the result reaches the citizen; by post to where they live unless they say."""
        address = self.state.draft.post_address
        if return_by is ReturnBy.POST:
            address = address or self.state.draft.submitter.address
        self.enter(return_by=return_by, post_address=address)

    # For its parts

    def ask(
        self, work: Callable[[], T], then: Callable[[T], None], failed: Callable[[Known], None]
    ) -> None:
        """`work` in the worker; once the shift is over nobody waits for its answer."""
        self._tasks.run(work, self._unless_over(then), self._unless_over(failed))

    def _unless_over(self, told: Callable[[T], None]) -> Callable[[T], None]:
        return lambda answer: None if self.over else told(answer)

    def keep(self, **parts: Any) -> None:
        """The draft with other parts, under the same key."""
        kept = msgspec.structs.replace(self.state.kept, **parts)
        self.show(kept=kept, said="", trouble=False)

    def show(self, **parts: Any) -> None:
        """Another snapshot: what follows from it is worked out, the draft is kept."""
        if self.over:
            return
        before, state = self.state, replace(self.state, **parts)
        board = self.choosing.board
        if board is not None and state.saved is None:
            state = due.with_due(state, board.calendar, self._store.now())
        self.state = state = replace(state, unkept=self._keeper.failing)
        if state.kept is not before.kept and state.saved is None:
            self._keeper.keep(None if state.kept.blank else state.kept)
            self._soon.start()
        self.changed.emit(state)

    def _look_at_disk(self) -> None:
        if self._keeper.failing != self.state.unkept:
            self.show()

    def show_again(self) -> None:
        """Time has passed: the due date may have moved."""
        self.show()

    def drop_draft(self, key: str) -> None:
        """It is in the book: nothing of it stays on this machine, whoever works there now."""
        self._keeper.drop(key)

    def tell(self, words: str) -> None:
        """One sentence about what did not work, also at the printer while something is saved."""
        self.show(said=words, trouble=True)

    def go_on(self) -> None:
        """Send the hands to what is next."""
        self.wanted.emit(intake_state.next_stop(self.state))

    def _purpose(self, ticket: Ticket, found: Purpose) -> None:
        mine = self.state
        still = mine.draft.ticket_id == ticket.ticket_id and not mine.draft.procedure_code
        if still and mine.saved is None and found.procedure_code:
            self.choosing.take(found.procedure_code, preset=True)
            self.wanted.emit("next_if_idle")
