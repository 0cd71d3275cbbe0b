"""The first section: who hands in, whose dossier it is, who fetches the result."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from counter.controls import layouts
from counter.controls.buttons import KeyButton
from counter.controls.choices import Check, Choice
from counter.controls.fields import Field
from counter.controls.form_fields import Doubt, Head, label_of, labelled
from counter.controls.shortcuts import IntakeKey, press
from counter.intake.intake import Intake
from counter.intake.procedure import shortened
from counter.intake.state import IntakeState, Mark
from office.dossiers.dossier import Role
from office.dossiers.entered import filled
from office.people import doubts
from office.people.id_number import Sex, is_card_number
from office.people.person import (
    NAME_MOST,
    AddressLevels,
    Person,
    PersonKind,
    address_levels,
    born_in_words,
    parse_born,
    year_in,
)
from office.qt import look
from office.qt.widgets import Words
from office.texts import N_, text

LABELS = {
    PersonKind.PERSON: {
        "id_number": N_("Số định danh"),
        "name": N_("Họ và tên"),
        "address": N_("Thường trú"),
    },
    PersonKind.ORGANISATION: {
        "id_number": N_("Mã số thuế"),
        "name": N_("Tên tổ chức"),
        "address": N_("Trụ sở"),
    },
}
WHO = {
    Role.SUBMITTER: N_("người nộp"),
    Role.OWNER: N_("chủ hồ sơ"),
    Role.FETCHER: N_("người nhận kết quả"),
}
# As many signs as a field takes: a letter typed in parts is a base and two marks, and what cannot
# be read has room enough to be looked at again.
MOST = {"id_number": 40, "name": 4 * NAME_MOST, "born": 40, "phone": 20}


SEXES = (Sex.MALE, Sex.FEMALE)
FIELDS = ("id_number", "name", "born", "sex", "address", "phone")
FETCHER_FIELDS = ("id_number", "name", "phone")
OFFERED = 40  # letters that an offer has room for


def shown(name: str, value: str) -> str:
    """A value as people read it: numbers in groups, days with strokes."""
    if name == "born":
        return born_in_words(parse_born(value)) or value
    if name == "id_number" and is_card_number(value):
        return f"{value[:3]} {value[3:6]} {value[6:9]} {value[9:]}"
    if name == "phone" and value.isdigit() and len(value) == 10:
        return f"{value[:4]} {value[4:7]} {value[7:]}"
    return value


def stored(name: str, typed: str) -> str:
    """What is typed as the draft keeps it."""
    return typed.replace(" ", "") if name in ("id_number", "phone") else typed


def whole(who: Person) -> Person:
    """A person as the doubts look at them."""
    return replace(who, phone=who.phone.replace(" ", ""))


class PersonForm(QWidget):
    """Paints one person; every key is told at once."""

    typed = Signal(str, object)  # field, value
    looked_at = Signal(str)  # left by Enter without a change
    went_on = Signal()  # Enter in the last field

    def __init__(self, role: Role, extra: QWidget | None = None) -> None:
        super().__init__()
        self.role = role
        self._who = Person()
        self._mark: Mark | None = None
        self._today: date | None = None
        self._typing = ""  # the field that is being typed into
        names = FETCHER_FIELDS if role is Role.FETCHER else FIELDS
        self.fields: dict[str, Field] = {name: self._field(name) for name in names if name != "sex"}
        self.sex = Choice(self._named(text("Giới tính")), (text("Nam"), text("Nữ")))
        self._doubts = {name: Doubt() for name in names}
        self._mark_line = Doubt()
        self._labels: dict[str, Words] = {}
        self._lay_out(extra)
        self.sex.chosen.connect(lambda at: self.typed.emit("sex", SEXES[at]))

    def show_person(self, who: Person, mark: Mark | None, today: date | None) -> None:
        """Paint somebody, and what is doubtful about them on this day."""
        self._who, self._mark, self._today = who, mark, today
        for name, field in self.fields.items():
            field.show_text(shown(name, getattr(who, name)))
        if "sex" in self._doubts:
            self.sex.show_choice(SEXES.index(who.sex) if who.sex else -1)
        organisation = who.kind is PersonKind.ORGANISATION
        for name, said in LABELS[who.kind].items():
            if name in self._labels:
                self._labels[name].setText(text(said))
        self._born.setVisible(not organisation and "born" in self.fields)
        self.show_doubts()

    def show_doubts(self) -> None:
        """Paint the doubts; what is being typed is not doubted yet."""
        found: dict[str, str] = {}
        for each in doubts.check_person(whole(self._who), self._today):
            if each.field != self._typing:
                found.setdefault(each.field, each.message())
        if "born" in found and self._year:
            said = text("Chưa đọc được. Enter: chỉ ghi năm {year}. Xóa ô này: để trống.")
            found["born"] = said.format(year=self._year)
        scanned = {each.field: each.message() for each in (self._mark.doubts if self._mark else ())}
        self._paint_doubts(found | scanned)

    def words_of(self, name: str) -> str:
        """The doubt under a field."""
        return self._doubts[name].words()

    def stop(self, name: str) -> Field:
        """The field where the hands are wanted; what is doubtful there is said at once."""
        self._typing = ""
        self.show_doubts()
        return self.fields.get(name, self.fields["id_number"])

    @property
    def _year(self) -> str:
        """The year that may be kept of a birth date nobody can read."""
        return "" if parse_born(self._who.born) else year_in(self._who.born)

    def first_stop(self) -> QWidget:
        """Where Alt+1 leads: what is doubtful, else what is empty, else the beginning."""
        doubtful = [name for name, line in self._doubts.items() if line.words()]
        empty = [name for name, field in self.fields.items()
                 if field.isVisibleTo(self) and not field.text()]  # fmt: skip
        order = [*doubtful, *empty]
        return (
            self.fields.get(order[0], self.fields["id_number"])
            if order
            else (self.fields["id_number"])
        )

    def _paint_doubts(self, found: Mapping[str, str]) -> None:
        for name, line in self._doubts.items():
            line.say(found.get(name, ""))
            if name in self.fields:
                self.fields[name].mark(doubtful=name in found)
        levels = address_levels(self._who.address)
        old = text("Địa chỉ 3 cấp (trước 01/7/2025)") if levels is AddressLevels.OLD else ""
        whole = found.get("", "")
        self._mark_line.say(whole or old, look.RED if whole else look.INK_2)

    def _field(self, name: str) -> Field:
        plain = name in ("id_number", "born", "phone")
        said = {"born": N_("Ngày sinh"), "phone": N_("Điện thoại")} | LABELS[PersonKind.PERSON]
        most = MOST.get(name, 300)
        field = Field(self._named(text(said[name])), plain=plain, most=most)
        field.textEdited.connect(lambda words: self._typed(name, words))
        field.left.connect(lambda: self._left(name))
        field.entered.connect(lambda: self._entered(name))
        return field

    def _typed(self, name: str, words: str) -> None:
        self._typing = name
        self.typed.emit(name, stored(name, words))

    def _left(self, name: str) -> None:
        self._typing = ""
        self.fields[name].show_text(shown(name, getattr(self._who, name)))
        self.show_doubts()

    def _entered(self, name: str) -> None:
        if name == "born" and self._year and self.words_of("born"):  # it was said what Enter does
            year = self._year
            self.fields["born"].setText(year)
            self.typed.emit("born", year)
            self.went_on.emit()
            return
        self.looked_at.emit(name)
        if not self.fields[name].hasFocus():
            return  # the hands were sent elsewhere
        order = [each for each, field in self.fields.items() if field.isVisibleTo(self)]
        at = order.index(name) + 1
        if at == len(order):
            self.went_on.emit()
        else:
            self.fields[order[at]].setFocus()

    def _named(self, said: str) -> str:
        return f"{said}, {text(WHO[self.role])}"

    def _lay_out(self, extra: QWidget | None) -> None:
        rows: list[QWidget | int] = []
        self._born = QWidget()
        for name in ("id_number", "name", "born", "address", "phone"):
            if name == "born":
                rows += self._born_row() if "born" in self.fields else []
            elif name in self.fields:
                beside = (10, extra, -1) if name == "phone" and extra is not None else ()
                row = QWidget()
                said = {"phone": N_("Điện thoại")} | LABELS[PersonKind.PERSON]
                self._labels[name] = label_of(text(said[name]))
                row.setLayout(
                    layouts.across(self._labels[name], 12, self.fields[name], *beside, gap=0)
                )
                rows += [row, self._doubts[name]]
                if name == "address":
                    rows.append(self._mark_line)
                if beside:
                    self.fields[name].setFixedWidth(126)
        if self._mark_line not in rows:
            rows.append(self._mark_line)
        self.setLayout(layouts.down(*rows, gap=4))
        for unused in (self.sex, self._born):
            if unused.parent() is None:
                unused.setParent(self)  # without a parent it would be a window of its own
                unused.hide()

    def _born_row(self) -> list[QWidget | int]:
        label = layouts.words(text("Giới tính"), 13, color=look.INK_2)
        row = labelled(text("Ngày sinh"), self.fields["born"], 10, label, 8, self.sex)
        self.fields["born"].setFixedWidth(108)
        self._born.setLayout(layouts.down(row, self._doubts["born"], self._doubts["sex"], gap=2))
        return [self._born]


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
