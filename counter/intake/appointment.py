"""The fourth section: when and how the result comes back, and what it costs."""

from datetime import datetime

from PySide6.QtWidgets import QWidget

from counter.controls import layouts
from counter.controls.buttons import KeyButton
from counter.controls.choices import Check, Choice
from counter.controls.fields import Field
from counter.controls.form_fields import Doubt, Head, labelled, money
from counter.controls.shortcuts import IntakeKey, press
from counter.intake.intake import Intake
from counter.intake.state import IntakeState
from office import dates
from office.dossiers import worktime
from office.dossiers.dossier import ReturnBy, Role
from office.dossiers.entered import SETS_MOST, clean_sets
from office.procedure import Channel
from office.profile import CodeSource
from office.qt import look
from office.texts import text

RETURNS = (ReturnBy.DESK, ReturnBy.POST, ReturnBy.ELECTRONIC)
CHANNELS = (Channel.COUNTER, Channel.POST, Channel.ONLINE)


class AppointmentPanel(QWidget):
    """Painted from the snapshot; what is typed goes to the intake."""

    def __init__(self, intake: Intake) -> None:
        super().__init__()
        self._intake = intake
        self.head = Head(IntakeKey.APPOINTMENT, text("Hẹn trả"))
        self.date = layouts.words("", 26, look.BOLD)
        self.reason = layouts.words("", 13, color=look.INK_2, wrap=True)
        self.unconfirmed = Doubt(0)
        self.returning = Choice(
            text("Nhận kết quả"), (text("Tại quầy"), text("Bưu chính"), text("Bản điện tử"))
        )
        self.channel = Choice(
            text("Cách nộp"), (text("Tại quầy"), text("Bưu chính"), text("Trực tuyến"))
        )
        self.address = Field(text("Địa chỉ gửi bưu chính"))
        self.email = Field(text("Thư điện tử nhận bản điện tử"), hint="ten@coquan.vn", most=100)
        self.code = Field(text("Mã hồ sơ của hệ thống tỉnh"), plain=True, most=48)
        self.fee = Field(text("Phí, lệ phí"), plain=True, most=12)
        self.paid = Check(text("đã thu"), IntakeKey.PAID)
        self.case = KeyButton("", IntakeKey.CASE, px=13, height=30)
        self._fee_note = Doubt()
        self.sets = Field(text("Số bộ hồ sơ"), plain=True, most=len(str(SETS_MOST)))
        self.note = Field(text("Ghi chú"))
        self._lay_out()
        self._connect()

    def show_state(self, state: IntakeState) -> None:
        """Paint date, reason, return, fee and note."""
        draft = state.draft
        self._show_due(state)
        self.returning.show_choice(RETURNS.index(draft.return_by))
        self.channel.show_choice(CHANNELS.index(draft.channel))
        self._rows["channel"].setVisible(draft.ticket_id is None)
        self._rows["address"].setVisible(draft.return_by is ReturnBy.POST)
        self._rows["email"].setVisible(draft.return_by is ReturnBy.ELECTRONIC)
        external = state.rules.code_source is CodeSource.EXTERNAL
        coded = external or draft.channel is Channel.ONLINE or bool(draft.external_code)
        self._rows["code"].setVisible(coded)
        for field, said in (
            (self.address, draft.post_address),
            (self.email, draft.submitter.email),
            (self.code, draft.external_code),
            (self.sets, str(draft.sets)),
            (self.note, draft.note),
            (self.fee, money(state.fee) if state.procedure else ""),
        ):
            field.show_text(said)
        self.paid.setChecked(draft.fee_paid)
        self._show_case(state)

    def told_until(self) -> int:
        """How far down the date, its reason and what is doubtful about it reach."""
        shown = (self.date, self.reason, self.unconfirmed)
        return max(each.geometry().bottom() + 1 for each in shown if each.isVisibleTo(self))

    def stop(self, name: str) -> QWidget:
        """The widget of a missing field; without one where Alt+4 leads."""
        found = {"post_address": self.address, "external_code": self.code}.get(name)
        return found or (self.channel if self.channel.isVisibleTo(self) else self.returning)

    def _show_due(self, state: IntakeState) -> None:
        known = state.procedure is not None
        due_at = state.due.at if state.due else None
        self.date.setText(due_words(due_at) if known else text("Chưa chọn thủ tục"))
        self.date.set_px(26 if state.due else 18)
        self.date.set_color(look.INK if known else look.INK_2)
        self.reason.setText(state.reason)
        self.reason.setVisible(bool(state.reason))
        lacking = any(each.field == "papers" for each in state.lacking)
        self.head.say(text("nếu nhận đủ hôm nay") if lacking and state.due else "", "", look.INK_2)
        years = ", ".join(map(str, state.until))
        said = text(
            "Lịch nghỉ năm {years} chưa được xác nhận. Xin báo quản trị; ngày hẹn có thể sai."
        )
        self.unconfirmed.say(said.format(years=years) if years else "")

    def _show_case(self, state: IntakeState) -> None:
        count = state.cases
        self._rows["case"].setVisible(count > 1)
        said = text("Trường hợp {n}/{count}").format(n=state.draft.case + 1, count=count)
        self.case.say(said)
        note = state.limit.fee_note if state.limit else ""
        self._fee_note.say(note if len(note) <= 160 else note[:159] + "…", look.INK_2)

    def _lay_out(self) -> None:
        self.date.setMinimumHeight(36)
        self.fee.setFixedWidth(126)
        self.sets.setFixedWidth(44)
        note = layouts.words(text("Ghi chú"), 13, color=look.INK_2)
        self._rows = {
            name: _row(label, *items)
            for name, label, items in (
                ("channel", text("Cách nộp"), (self.channel,)),
                ("return", text("Nhận kết quả"), (self.returning,)),
                ("address", text("Gửi tới"), (self.address,)),
                ("email", text("Gửi tới"), (self.email,)),
                ("code", text("Mã hồ sơ"), (self.code,)),
                ("fee", text("Phí, lệ phí"), (self.fee, 12, self.paid, -1)),
                ("case", text("Mức thu"), (self.case, -1)),
                ("sets", text("Số bộ"), (self.sets, 14, note, 8, self.note)),
            )
        }
        top = (self.head, self.date, self.reason, self.unconfirmed, 2)
        rows = [*self._rows.values()]
        self.setLayout(
            layouts.down(*top, *rows[:6], self._fee_note, *rows[6:], gap=4, margins=(16, 6, 16, 8))
        )

    def _connect(self) -> None:
        enter, people = self._intake.enter, self._intake.people
        self.returning.chosen.connect(lambda at: self._intake.set_return(RETURNS[at]))
        self.channel.chosen.connect(lambda at: self._intake.set_channel(CHANNELS[at]))
        self.address.textEdited.connect(lambda said: enter(post_address=said))
        self.email.textEdited.connect(lambda said: people.enter(Role.SUBMITTER, email=said))
        self.code.textEdited.connect(lambda said: enter(external_code=said))
        self.note.textEdited.connect(lambda said: enter(note=said))
        self.fee.textEdited.connect(self._fee_typed)
        self.sets.textEdited.connect(lambda said: enter(sets=clean_sets(_number(said) or 1)))
        self.sets.left.connect(lambda: self.show_state(self._intake.state))
        self.fee.left.connect(lambda: self.show_state(self._intake.state))
        self.paid.clicked.connect(lambda: enter(fee_paid=self.paid.isChecked()))
        self.case.clicked.connect(self._intake.next_case)
        for field in (self.address, self.email, self.code, self.sets, self.note, self.fee):
            field.entered.connect(lambda: self._intake.wanted.emit("on"))
        press(self, self.paid, IntakeKey.PAID)
        press(self, self.case, IntakeKey.CASE)

    def _fee_typed(self, said: str) -> None:
        self._intake.enter(fee_vnd=_number(said))


def _number(said: str) -> int | None:
    """The digits that were typed, whatever stands between them."""
    digits = "".join(each for each in said if "0" <= each <= "9")
    return int(digits) if digits else None


def due_words(due_at: datetime | None) -> str:
    """`08:45, thứ Ba 01/12/2026`."""
    if due_at is None:
        return text("Không quy định thời hạn")
    at = worktime.local(due_at)
    name = dates.weekday(at.weekday())
    return f"{dates.clock(at)}, {name[0].lower()}{name[1:]} {at:%d/%m/%Y}"


def _row(label: str, *items: QWidget | int) -> QWidget:
    row = QWidget()
    row.setLayout(labelled(label, *items))
    return row
