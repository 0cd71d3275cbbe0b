"""The fields of one person or organisation."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from counter.controls import layouts
from counter.controls.choices import Choice
from counter.controls.fields import Field
from counter.controls.form_fields import Doubt, label_of, labelled
from counter.intake.state import Mark
from counter.intake.values import LABELS, MOST, WHO, shown, stored, whole
from office.dossiers.dossier import Role
from office.people import doubts
from office.people.id_number import Sex
from office.people.person import (
    AddressLevels,
    Person,
    PersonKind,
    address_levels,
    parse_born,
    year_in,
)
from office.qt import look
from office.qt.widgets import Words
from office.texts import N_, text

SEXES = (Sex.MALE, Sex.FEMALE)
FIELDS = ("id_number", "name", "born", "sex", "address", "phone")
FETCHER_FIELDS = ("id_number", "name", "phone")


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
