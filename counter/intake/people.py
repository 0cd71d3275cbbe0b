"""The people of a dossier being entered: typed, scanned, or known from before."""

from __future__ import annotations

import platform
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from counter.intake.state import Mark
from db.dossiers import access, intake_board
from db.engine import Store
from office.dossiers import entered
from office.dossiers.dossier import Role
from office.people import identity
from office.people.id_number import is_card_number
from office.people.identity import CardReading
from office.people.person import Person, PersonKind

if TYPE_CHECKING:
    from counter.intake.intake import Intake


class People:
    """The part of the intake that knows about people."""

    def __init__(self, intake: Intake, store: Store) -> None:
        self._intake, self._store = intake, store
        self._machine = platform.node()[:60]
        self._asked = ""  # the number that was looked up last

    def forget(self) -> None:
        """Another dossier begins."""
        self._asked = ""

    def enter(self, role: Role, **fields: Any) -> None:
        """Typed into somebody's fields. What was doubtful there has been looked at."""
        state = self._intake.state
        who = replace(entered.person(state.draft, role), **fields)
        marks = dict(state.marks)
        if role in marks:
            left = tuple(each for each in marks[role].doubts if each.field not in fields)
            marks[role] = replace(marks[role], doubts=left)
        self._intake.show(marks=marks)
        self._keep(role, who)
        if role is Role.SUBMITTER and "id_number" in fields:
            self._look_up(who.id_number.replace(" ", ""))

    def looked_at(self, role: Role, field: str) -> None:
        """The officer compared a doubtful field with the card and left it."""
        marks = dict(self._intake.state.marks)
        if role in marks:
            left = tuple(each for each in marks[role].doubts if each.field != field)
            marks[role] = replace(marks[role], doubts=left)
            self._intake.show(marks=marks)

    def turn_kind(self, role: Role) -> None:
        """A person or an organisation."""
        who = entered.person(self._intake.state.draft, role)
        organisation = who.kind is PersonKind.PERSON
        kind = PersonKind.ORGANISATION if organisation else PersonKind.PERSON
        self._keep(role, replace(who, kind=kind))

    def turn_owner(self) -> None:
        """Handed in for somebody else, or the same person again."""
        draft = self._intake.state.draft
        if draft.owner is None:
            self._keep(Role.OWNER, Person())
            self._intake.wanted.emit("owner")
        else:
            self._intake.enter(owner=None, authorisation="")

    def turn_fetcher(self) -> None:
        """Somebody else fetches the result, or the same person again."""
        if self._intake.state.draft.fetcher is None:
            self._keep(Role.FETCHER, Person())
            self._intake.wanted.emit("fetcher")
        else:
            self._intake.enter(fetcher=None)

    def scan(self, raw: str | bytes, role: Role = Role.SUBMITTER) -> None:
        """A card was scanned for somebody. Another card than the one that stands there already
        is offered, never taken silently."""
        reading = identity.read_card(raw)
        if not isinstance(reading, CardReading):
            self._intake.tell(reading.message())
            return
        if self._intake.state.saved is not None:
            self._intake.next_for(reading.person.id_number)
        standing = entered.person(self._intake.state.draft, role).id_number.replace(" ", "")
        owner = role is Role.SUBMITTER or getattr(self._intake.state.draft, role.value) is not None
        if owner and standing not in ("", reading.person.id_number):
            self._intake.show(other=reading, other_role=role, said="", trouble=False)
            self._intake.wanted.emit("offer")
            return
        self._take(reading, role)

    def take_offer(self) -> None:
        """What was offered: the other card, or what an earlier dossier knows."""
        state = self._intake.state
        if state.other is not None:
            self._intake.show(other=None)
            self._take(state.other, state.other_role)
            return
        if state.earlier is not None:
            who = entered.filled(state.draft.submitter, state.earlier)
            self._intake.show(earlier=None)
            self._keep(Role.SUBMITTER, who)
        self._intake.go_on()

    def decline_offer(self) -> None:
        """Not wanted."""
        self._intake.show(other=None, earlier=None)

    def _take(self, reading: CardReading, role: Role) -> None:
        was = entered.person(self._intake.state.draft, role)
        same = was.id_number.replace(" ", "") == reading.person.id_number or not was.id_number
        kept = was if same and was.kind is PersonKind.PERSON else Person()
        who = replace(reading.person, phone=kept.phone, email=kept.email)
        marks = dict(self._intake.state.marks) | {role: Mark(reading.fields, reading.doubts)}
        self._intake.show(marks=marks, said="", trouble=False)
        if role is Role.SUBMITTER and not same:
            self._intake.keep(visit=())  # what the one before handed in is not this one's
        self._keep(role, who)
        self._intake.go_on()
        if role is Role.SUBMITTER:
            self._look_up(who.id_number)

    def _keep(self, role: Role, who: Person) -> None:
        draft = entered.with_person(self._intake.state.draft, role, who)
        names = {Role.SUBMITTER: "submitter", Role.OWNER: "owner", Role.FETCHER: "fetcher"}
        self._intake.enter(**{names[role]: getattr(draft, names[role])})

    def _look_up(self, number: str) -> None:
        """Whether this number has been here before; who looks is noted first."""
        if not is_card_number(number) or number == self._asked:
            return
        self._asked = number
        self._intake.show(earlier=None)
        self._intake.ask(
            lambda: self._earlier(number),
            lambda found: self._found(number, found),
            lambda _trouble: None,  # nothing is lost: the officer asks the person
        )

    def _earlier(self, number: str) -> Person | None:
        found = self._store.read(intake_board.earlier_applicant, number)
        if found is not None:
            self._store.touch(
                access.note, access.SEARCH, None,
                actor=self._intake.login, machine=self._machine, now=self._store.now(),
            )  # fmt: skip
        return found

    def _found(self, number: str, earlier: Person | None) -> None:
        mine = self._intake.state.draft.submitter
        if earlier is None or mine.id_number.replace(" ", "") != number:
            return
        if self._intake.state.saved is None and entered.helps(mine, earlier):
            self._intake.show(earlier=earlier)
            self._intake.wanted.emit("next_if_idle")
