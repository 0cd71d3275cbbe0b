"""The first section: who hands in, whose dossier it is, who fetches the result."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from counter.controls import layouts
from counter.controls.buttons import KeyButton
from counter.controls.choices import Check
from counter.controls.fields import Field
from counter.controls.form_fields import Head, labelled
from counter.controls.shortcuts import IntakeKey, press
from counter.intake.answers import shortened
from counter.intake.form import PersonForm
from counter.intake.intake import Intake
from counter.intake.state import IntakeState
from counter.intake.values import WHO, shown
from office.dossiers.dossier import Role
from office.dossiers.entered import filled
from office.people.person import Person, PersonKind
from office.qt import look
from office.texts import text

OFFERED = 40  # letters that an offer has room for


class PersonPanel(QWidget):
    """The submitter's form, and under it those that were opened."""

    def __init__(self, intake: Intake) -> None:
        super().__init__()
        self._intake = intake
        self.owner = Check(text("Nộp thay"), IntakeKey.OWNER)
        self.fetcher = Check(text("Người khác nhận kết quả"), IntakeKey.FETCHER)
        self.kind = Check(text("Tổ chức"), IntakeKey.ORGANISATION)
        self.head = Head(IntakeKey.PERSON, text("Người nộp"))
        self.offer = Offer()
        self.forms = {
            Role.SUBMITTER: PersonForm(Role.SUBMITTER, self.owner),
            Role.OWNER: PersonForm(Role.OWNER),
            Role.FETCHER: PersonForm(Role.FETCHER),
        }
        self.authorisation = Field(text("Giấy tờ ủy quyền"))
        self._lay_out()
        self._connect()

    def show_state(self, state: IntakeState) -> None:
        """Paint the people."""
        draft = state.draft
        who = {Role.SUBMITTER: draft.submitter, Role.OWNER: draft.owner,
               Role.FETCHER: draft.fetcher}  # fmt: skip
        for role, form in self.forms.items():
            form.show_person(who[role] or Person(), state.marks.get(role), state.today)
        self._owner.setVisible(draft.owner is not None)
        self._fetcher.setVisible(draft.fetcher is not None)
        self.owner.setChecked(draft.owner is not None)
        self.fetcher.setChecked(draft.fetcher is not None)
        self.kind.setChecked((draft.owner or draft.submitter).kind is PersonKind.ORGANISATION)
        self.authorisation.show_text(draft.authorisation)
        self._show_head(state)
        self.offer.show_state(state)

    def first_stop(self) -> QWidget:
        """Where Alt+1 leads."""
        if self.offer.isVisibleTo(self):
            return self.offer
        for form in self.forms.values():
            stop = form.first_stop()
            if form.isVisibleTo(self) and isinstance(stop, Field) and not stop.text():
                return stop
        return self.forms[Role.SUBMITTER].first_stop()

    def stop(self, name: str) -> QWidget | None:
        """The widget of `submitter.name`, `owner`, `offer`."""
        if name == "offer":
            return self.offer if self.offer.isVisibleTo(self) else None
        role, _, field = name.partition(".")
        if role not in list(Role):
            return None
        return self.forms[Role(role)].stop(field)

    def role_with_focus(self) -> Role:
        """Whom a scanned card is for: whose form is being filled in, else the submitter."""
        held = self.window().focusWidget()
        for role in (Role.OWNER, Role.FETCHER):
            form = self.forms[role]
            if held is not None and form.isVisibleTo(self) and form.isAncestorOf(held):
                return role
        return Role.SUBMITTER

    def turn_kind(self) -> None:
        """Person or organisation: the owner's where there is one, whose dossier it is."""
        owner = self._intake.state.draft.owner is not None
        self._intake.people.turn_kind(Role.OWNER if owner else Role.SUBMITTER)

    def _looked_at(self, role: Role, name: str) -> None:
        """Enter in a field: it was compared with the card. Behind a number it takes the offer."""
        offered = role is Role.SUBMITTER and name == "id_number" and self.offer.isVisibleTo(self)
        self._intake.people.looked_at(role, name)
        if offered:
            self._intake.people.take_offer()

    def _show_head(self, state: IntakeState) -> None:
        mark = state.marks.get(Role.SUBMITTER)
        if mark is not None and mark.doubts:
            said = text("Đã quét thẻ, cần xem lại")
            self.head.say(said, "triangle-alert", look.RED)
        elif state.kept.visit:
            said = text("Hồ sơ thứ {n} cùng người nộp")
            self.head.say(said.format(n=len(state.kept.visit) + 1), "", look.NAVY)
        elif mark is None:
            self.head.say("")
        else:
            said = text("Đã quét thẻ · {n} trường").format(n=mark.fields)
            self.head.say(said, "circle-check")

    def _lay_out(self) -> None:
        self._owner = QWidget()
        authorised = labelled(text("Ủy quyền"), self.authorisation)
        self._owner.setLayout(
            layouts.down(_title(text("Chủ hồ sơ")), self.forms[Role.OWNER], authorised, gap=4)
        )
        self._fetcher = QWidget()
        self._fetcher.setLayout(
            layouts.down(_title(text("Người nhận kết quả")), self.forms[Role.FETCHER], gap=4)
        )
        extra = layouts.across(self.kind, -1, self.fetcher, gap=0)
        self.setLayout(
            layouts.down(
                self.head, self.forms[Role.SUBMITTER], self.offer, extra, self._owner,
                self._fetcher,
                gap=4, margins=(16, 6, 16, 8),
            )
        )  # fmt: skip

    def _connect(self) -> None:
        people = self._intake.people
        for role, form in self.forms.items():
            form.typed.connect(lambda name, value, r=role: people.enter(r, **{name: value}))
            form.looked_at.connect(lambda name, r=role: self._looked_at(r, name))
            form.went_on.connect(lambda: self._intake.wanted.emit("on"))
        self.owner.clicked.connect(people.turn_owner)
        self.fetcher.clicked.connect(people.turn_fetcher)
        self.kind.clicked.connect(self.turn_kind)
        self.offer.clicked.connect(people.take_offer)
        self.authorisation.textEdited.connect(lambda said: self._intake.enter(authorisation=said))
        self.authorisation.entered.connect(lambda: self._intake.wanted.emit("on"))
        for button in (self.owner, self.fetcher, self.kind):
            press(self, button, button.key)


class Offer(KeyButton):
    """What may be taken with Enter. Whoever types something else goes on without it."""

    typed_on = Signal(object)  # the QKeyEvent

    def __init__(self) -> None:
        super().__init__("", "Return", icon="rotate-ccw", px=13, height=34)
        self.hide()

    def show_state(self, state: IntakeState) -> None:
        """Paint the offer, if there is one."""
        words = ""
        if state.other is not None:
            who, name = text(WHO[state.other_role]), state.other.person.name
            words = text("Thay {who}: {name}").format(who=who, name=name)
            words = shortened(words, OFFERED)
        elif state.earlier is not None:
            words = offered(state.draft.submitter, state.earlier)
        self.say(words)
        self.setVisible(bool(words))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes it; anything that types something goes on."""
        written = event.text()
        if written > " " and written.isprintable():
            self.typed_on.emit(event)
            return
        super().keyPressEvent(event)


def offered(entered: Person, earlier: Person) -> str:
    """`Lần trước: 0912 000 345, Tổ 2, …`: what an earlier dossier would fill in."""
    better = filled(entered, earlier)
    names = [name for name in ("phone", "name", "address", "email")
             if getattr(better, name) != getattr(entered, name)]  # fmt: skip
    said = ", ".join(shown(name, getattr(better, name)) for name in names)
    whole = text("Lần trước: {known}").format(known=said)
    return whole if len(whole) <= OFFERED else whole[: OFFERED - 1].rstrip(", ") + "…"


def _title(said: str) -> QWidget:
    return layouts.words(said, 13, look.BOLD, look.NAVY)
