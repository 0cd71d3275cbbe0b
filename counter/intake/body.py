"""Where papers are entered: the sections under each other, and the foot that saves them."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from counter.controls import layouts
from counter.controls.buttons import KeyButton
from counter.controls.fields import Field
from counter.controls.shortcuts import IntakeKey, bind, press
from counter.intake.appointment import AppointmentPanel
from counter.intake.asking import AskingPanel
from counter.intake.foot import FootPanel
from counter.intake.height import Heights
from counter.intake.intake import Intake
from counter.intake.papers import PapersPanel
from counter.intake.person import PersonPanel
from counter.intake.procedure import ProcedurePanel
from counter.intake.state import IntakeState
from office.qt import look
from office.qt.widgets import Card
from office.texts import text


class IntakeBody(QWidget):
    """Its sections paint the intake's snapshot; it knows the widget of each thing missing."""

    def __init__(self, intake: Intake) -> None:
        super().__init__()
        self._intake = intake
        self._key = intake.state.kept.key
        self.person = PersonPanel(intake)
        self.procedure = ProcedurePanel(intake)
        self.papers = PapersPanel(intake)
        self.appointment = AppointmentPanel(intake)
        self.refuse = KeyButton(text("Từ chối tiếp nhận"), IntakeKey.REFUSE, px=13, height=30)
        self.discard = KeyButton(text("Bỏ bản nháp"), IntakeKey.DISCARD, px=13, height=30)
        self.foot = FootPanel(intake)
        self.asking = AskingPanel(intake)
        self.area = QScrollArea()
        self._lay_out()
        self._connect()

    def show_state(self, state: IntakeState) -> None:
        """Hand the snapshot to every section."""
        if state.kept.key != self._key:
            self._key = state.kept.key
            self._begin()
        for panel in (self.person, self.procedure, self.papers, self.appointment, self.foot,
                      self.asking):  # fmt: skip
            panel.show_state(state)
        self._strip.setVisible(bool(state.at_desk))
        if state.at_desk:
            said = text("Bản nháp này của {mine}. Ở quầy đang là {other}.")
            mine = state.kept.label or text("người không lấy số")
            self._strip_words.setText(said.format(mine=mine, other=state.at_desk))
        self.discard.setVisible(not state.kept.blank)

    def _begin(self) -> None:
        """Nothing of another draft stays, wherever the hands are."""
        for field in self.findChildren(Field):
            field.begin()
        if self.foot.refusing:
            self.foot.leave_reason()

    def stop(self, name: str) -> QWidget | None:
        """The widget of a field as in `Missing`, or of what comes after everything is there."""
        match name:
            case "save":
                return self.foot.save
            case "papers":
                return self.papers.list
            case "procedure":
                return self.procedure.stop()
            case "supplement":
                self.foot.hide()
                return self.asking.begin()
        return self.person.stop(name) or self.appointment.stop(name)

    @property
    def waiting(self) -> tuple[QWidget, ...]:
        """Where hands rest that have not begun anything."""
        return (self.procedure.search, self.papers.list, self.foot.save)

    def leave(self) -> bool:
        """Leaves what was asked last; False if nothing was."""
        if self.foot.refusing:
            self.foot.leave_reason()
            self._intake.wanted.emit("on")
        elif self.asking.asking:
            self.asking.leave()
        elif self._intake.state.other is not None:
            self._intake.people.decline_offer()
            self._intake.wanted.emit("on")
        else:
            return False
        return True

    def follow(self) -> None:
        """Shares the height anew, and keeps in sight what the hands are at."""
        self._heights.share()
        self._heights.follow(self.window().focusWidget(), self.foot.save)

    def set_low(self, low: bool) -> None:
        """On a low screen everything is a little lower, so that the date is in sight."""
        self.foot.set_compact(low)
        self._heights.set_near(low, (self.person, self.procedure, self.papers, self.appointment))

    def _lay_out(self) -> None:
        self._strip_words = layouts.words("", 13, look.SEMIBOLD, wrap=True)
        self._strip = Card(radius=0, ground="#FFF1C9", border="#FFF1C9", width=0)
        self._strip.setLayout(layouts.across(self._strip_words, margins=(16, 6, 16, 6)))
        self._strip.hide()
        more = layouts.across(self.refuse, self.discard, -1, margins=(16, 4, 16, 12))
        inside = QWidget()
        parts = (self.person, self.procedure, self.papers, self.appointment)
        line = layouts.hairline
        sections = (parts[0], line(), parts[1], line(), parts[2], line(), parts[3])
        inside.setLayout(layouts.down(*sections, more, -1))
        self.area.setWidget(inside)
        self._heights = Heights(self.area, inside, self.papers, self.appointment)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setStyleSheet(layouts.SCROLL + "QScrollArea { background: transparent; }")
        inside.setAutoFillBackground(False)
        self.area.viewport().setAutoFillBackground(False)
        column = layouts.down(self._strip, self.area, self.foot, self.asking)
        column.setStretch(1, 1)
        self.setLayout(column)

    def _connect(self) -> None:
        # rows that have just come may have moved what has the focus
        self.area.verticalScrollBar().rangeChanged.connect(lambda _from, _to: self.follow())
        self._intake.saved.connect(lambda _made: self.foot.leave_reason())
        self.person.offer.typed_on.connect(self._type_on)
        self.asking.ended.connect(self._asked)
        self.refuse.clicked.connect(self._ask_reason)
        self.discard.clicked.connect(self._discard)
        press(self, self.refuse, IntakeKey.REFUSE)
        press(self, self.discard, IntakeKey.DISCARD)
        for key, first in (
            (IntakeKey.PERSON, self.person.first_stop),
            (IntakeKey.PROCEDURE, self.procedure.stop),
            (IntakeKey.PAPERS, lambda: self.papers.list),
            (IntakeKey.APPOINTMENT, partial(self.appointment.stop, "")),
        ):
            bind(self, key, partial(self._section, first))

    def _section(self, first: Callable[[], QWidget]) -> None:
        first().setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.follow()

    def _type_on(self, event: QKeyEvent) -> None:
        """Typed while something was offered: it belongs to the next thing."""
        digit = event.text().isdigit() and self._intake.state.procedure is not None
        stop = self.papers.list if digit else self.procedure.stop()
        stop.setFocus()
        again = QKeyEvent(QEvent.Type.KeyPress, event.key(), event.modifiers(), event.text())
        QCoreApplication.sendEvent(stop, again)

    def _asked(self) -> None:
        self.foot.show()
        if self._intake.state.saved is None:
            self._intake.wanted.emit("on")

    def _ask_reason(self) -> None:
        self.asking.leave()
        self.foot.ask_reason()

    def _discard(self) -> None:
        self._intake.begin()
        self._intake.go_on()
