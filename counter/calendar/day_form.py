"""The chosen day is marked: its kind, its name, its hours, and whom that touches."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from counter.calendar import year_words
from counter.calendar.keys import CalendarKey
from counter.calendar.kind_list import KindList
from counter.calendar.year_desk import YearDesk, YearState
from counter.controls import layouts
from counter.controls.buttons import MAIN, KeyButton
from counter.controls.choices import Check
from counter.controls.fields import Field
from counter.controls.form_fields import label_of
from counter.controls.shortcuts import press
from office import dates
from office.dossiers import marked_days
from office.dossiers.marked_days import DayKind, MarkedDay
from office.qt import look
from office.qt.widgets import Card
from office.texts import N_, text

BY_HAND = N_("đơn vị nhập")


class DayForm(Card):
    """Stands in the right column while a day is marked; Enter writes it into the year."""

    left = Signal()

    def __init__(self, room: YearDesk) -> None:
        super().__init__(radius=8, width=1)
        self._room, self._day = room, date.min
        self._title = layouts.words("", 18, look.BOLD)
        self.kinds = KindList()
        self.name = Field(text("Tên ngày"), most=marked_days.LONGEST)
        self.hours = Field(text("Giờ làm"), plain=True, most=60, hint="07:30-11:00 13:30-15:00")
        self.whole_year = Check("", CalendarKey.WHOLE_YEAR)
        self._why = layouts.words("", 13, look.SEMIBOLD, look.RED, wrap=True)
        self._touched = layouts.words("", 13, color=look.INK_2, wrap=True)
        self.write = KeyButton(text("Ghi vào lịch"), CalendarKey.ENTER, dress=MAIN, height=40)
        self.back = KeyButton(text("Bỏ qua"), CalendarKey.BACK, height=40)
        self._lay_out()
        for field in (self.name, self.hours):
            field.entered.connect(self._go_on)
        self.kinds.chosen.connect(self._show_fields)
        self.kinds.entered.connect(self._go_on)
        self.write.clicked.connect(self._write)
        self.back.clicked.connect(self.left)
        press(self, self.whole_year, CalendarKey.WHOLE_YEAR, within=True)

    def begin(self, state: YearState) -> None:
        """Ask about the chosen day."""
        self._day = day = state.chosen
        marked = state.marked(day)
        self._title.setText(dates.full_date(day))
        self.kinds.show_kind(marked.kind if marked else None)
        self.name.setText(marked.title if marked else "")
        self.hours.setText(marked_days.hours_text(marked.hours) if marked else "")
        weekday = dates.weekday(day.weekday())
        said = text("cả mọi {weekday} về sau trong năm")
        self.whole_year.setText(said.format(weekday=f"{weekday[0].lower()}{weekday[1:]}"))
        self.whole_year.setAccessibleName(self.whole_year.text())
        self.whole_year.setChecked(False)
        self._say("")
        self._show_fields()
        self.kinds.setFocus()

    def show_state(self, state: YearState) -> None:
        """Paint whom the change touches."""
        said = "" if state.touched is None else year_words.touched_words(state.touched)
        self._touched.setText(said)

    def _go_on(self) -> None:
        """Enter leads to what is missing, else it writes."""
        kind = self.kinds.kind
        if kind is not None and not self.name.text().strip():
            self.name.setFocus()
        elif kind is DayKind.OWN_HOURS and not self.hours.text().strip():
            self.hours.setFocus()
        else:
            self._write()

    def _write(self) -> None:
        why = self._room.mark(self._day, self._wanted(), whole_year=self.whole_year.isChecked())
        self._say(why)
        if not why:
            self.left.emit()

    def _wanted(self) -> MarkedDay | None:
        kind = self.kinds.kind
        if kind is None:
            return None
        hours = marked_days.parse_hours(self.hours.text()) if kind is DayKind.OWN_HOURS else ()
        name = " ".join(self.name.text().split())
        return MarkedDay(self._day, kind, name, BY_HAND, hours or ())

    def _show_fields(self) -> None:
        kind = self.kinds.kind
        for part in (self.name, self._name_label):
            part.setVisible(kind is not None)
        for part in (self.hours, self._hours_label):
            part.setVisible(kind is DayKind.OWN_HOURS)

    def _say(self, why: str) -> None:
        self._why.setText(why)
        self._why.setVisible(bool(why))

    def _lay_out(self) -> None:
        self._name_label, self._hours_label = label_of(text("Tên ngày")), label_of(text("Giờ làm"))
        fields = QWidget()
        fields.setLayout(
            layouts.down(
                layouts.across(self._name_label, self.name, gap=8),
                layouts.across(self._hours_label, self.hours, gap=8),
                gap=8,
            )
        )
        self.setLayout(
            layouts.down(
                self._title, 10, self.kinds, 10, fields, 8, self.whole_year, 4, self._why, 4,
                self._touched, -1, layouts.across(self.write, self.back, -1, gap=20),
                margins=(16, 12, 16, 14),
            )
        )  # fmt: skip
