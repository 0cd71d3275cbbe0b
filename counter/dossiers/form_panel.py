"""A form in the place of the dossier's cards: fields, what will happen, one key to confirm."""

from datetime import datetime
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from counter.controls import layouts
from counter.controls.buttons import MAIN, KeyButton, allow
from counter.controls.choices import OptionsInput
from counter.controls.fields import TextEdit
from counter.controls.fitted_area import FittedArea
from counter.controls.shortcuts import Key, press
from counter.dossiers.asks import Ask, Choice, Field, Line, Moment, Ticks, Words
from counter.dossiers.inputs import LineInput, MomentInput
from office.dossiers.workdays import WorkCalendar
from office.qt import look
from office.qt.widgets import Card, Picture
from office.texts import N_, text

Input = LineInput | MomentInput | OptionsInput | TextEdit
WIDTH = 760
NEXT = N_("Tab: mục kế tiếp")
HINTS: tuple[tuple[type[Field], str], ...] = (
    (Choice, N_("phím mũi tên: chọn")),
    (Moment, N_("phím lên, xuống: ngày trước, sau")),
    (Ticks, N_("phím cách: đánh dấu")),
    (Words, N_("Shift + Enter: xuống dòng")),
)


class FormPanel(Card):
    """Asks one thing at a time. Not a window of its own: nothing can hide behind another.

    What was typed and left with Esc stands there again when the same form is opened again.
    """

    confirmed = Signal(object)  # the Gesture
    left = Signal()

    def __init__(self) -> None:
        super().__init__(radius=8, width=1)
        self.ask: Ask | None = None
        self.inputs: dict[str, Input] = {}
        self._rows: dict[str, QWidget] = {}
        self._drafts: dict[object, dict[str, Any]] = {}
        self._draft_key: object = None
        self._title = layouts.words("", 26, look.BOLD)
        self._title.setFixedHeight(38)
        self._will = layouts.words("", 15, look.SEMIBOLD, look.NAVY, wrap=True)
        self._trouble = layouts.words("", 15, look.SEMIBOLD, look.RED, wrap=True)
        self._hint = layouts.words("", 13, color=look.INK_2, wrap=True)
        self.confirm = KeyButton("", Key.CALL_CHOSEN, icon="check", dress=MAIN, height=44)
        self.back = KeyButton(text("Quay lại"), Key.BACK, height=44)
        self._fields = QWidget()
        self._column = layouts.down(gap=14)
        self._fields.setLayout(self._column)
        self._lay_out()
        self.confirm.clicked.connect(self._confirm)
        self.back.clicked.connect(self._leave)
        press(self, self.confirm, Key.CALL_CHOSEN, within=True)
        press(self, self.confirm, "Enter", within=True)
        press(self.back, self.back, Key.BACK)

    def show_ask(self, ask: Ask, calendar: WorkCalendar, now: datetime, key: object = None) -> None:
        """Begin a form; `key` names the dossier for what was typed before."""
        self.ask = ask
        self._draft_key = (key, ask.move, ask.variant)
        self._title.setText(ask.title)
        self.confirm.say(ask.confirm)
        values = ask.first_values() | self._drafts.get(self._draft_key, {})
        self._build(ask, values, calendar, now)
        self._said()
        first = next(iter(self.inputs.values()), None)
        (self.confirm if ask.ready or first is None else first).setFocus()
        if isinstance(first, LineInput) and not ask.ready:
            first.selectAll()

    def show_trouble(self, said: str) -> None:
        """Why the gesture was refused."""
        self._trouble.setText(said)
        self._trouble.setVisible(bool(said))

    def values(self) -> dict[str, Any]:
        """What the fields say now."""
        return {name: one.value() for name, one in self.inputs.items()}

    def done(self) -> None:
        """The gesture was made: what was typed for it is forgotten."""
        self._drafts.pop(self._draft_key, None)
        self.ask = None

    def _build(
        self, ask: Ask, values: dict[str, Any], calendar: WorkCalendar, now: datetime
    ) -> None:
        for row in self._rows.values():
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.inputs, self._rows = {}, {}
        for each in ask.fields:
            made = _input(each, values[each.name], calendar, now)
            made.said.connect(self._said)
            row = QWidget()
            label = layouts.words(each.label, 13, look.SEMIBOLD, look.INK_2)
            label.setFixedHeight(label.sizeHint().height())
            row.setLayout(layouts.down(label, 10, made))
            self.inputs[each.name], self._rows[each.name] = made, row
            self._column.addWidget(row)
        self._hint.setText(_hint(ask))
        self._hint.setVisible(bool(ask.fields))

    def _said(self) -> None:
        if self.ask is None:
            return
        self.show_trouble("")  # it was about what stood there before
        values = self.values()
        for each in self.ask.fields:
            self._rows[each.name].setVisible(each.when(values))
        self._will.setText(self.ask.will(values))
        allow(self.confirm, self.ask.possible(values))

    def _confirm(self) -> None:
        if self.ask is not None:
            values = self.values()
            self._drafts[self._draft_key] = values
            self.confirmed.emit(self.ask.gesture(values))

    def _leave(self) -> None:
        if self.ask is not None:
            self._drafts[self._draft_key] = self.values()
        self.left.emit()

    def _lay_out(self) -> None:
        inside = QWidget()
        inside.setLayout(layouts.down(self._fields, -1))
        inside.setContentsMargins(10, 10, 10, 10)  # the focus ring of the outer fields
        self._area = FittedArea(inside)
        told = layouts.across(Picture("info", 20, look.NAVY, 2), self._will, gap=10)
        told.setStretch(1, 1)
        ground = Card(radius=8, width=0, ground=look.MIST)
        ground.setLayout(layouts.down(told, margins=(14, 12, 14, 12)))
        form = QWidget()
        form.setFixedWidth(WIDTH)
        keys = layouts.across(self.confirm, self.back, 4, self._hint, gap=12)
        keys.setStretch(3, 1)
        column = (
            layouts.down(
                self._title, 6, self._area, 6, ground, 8, self._trouble, 12,
                keys, -1,
                margins=(0, 20, 0, 20),
            )
        )  # fmt: skip
        form.setLayout(column)
        self.setLayout(layouts.across(-1, form, -1))


def _hint(ask: Ask) -> str:
    """The keys that work in these fields."""
    kinds = {type(each) for each in ask.fields}
    return " · ".join([text(NEXT), *(text(said) for kind, said in HINTS if kind in kinds)])


def _input(each: Field, value: Any, calendar: WorkCalendar, now: datetime) -> Input:
    match each:
        case Choice():
            return OptionsInput(each.label, each.options, value)
        case Ticks():
            return OptionsInput(each.label, each.options, value, many=True)
        case Moment():
            return MomentInput(each.label, value, calendar, now)
        case Words():
            return TextEdit(each.label, value or "")
        case Line():
            return LineInput(each.label, value or "")
    raise AssertionError(f"no input for {each!r}")
