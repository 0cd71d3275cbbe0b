"""The calendar page: the year, its days that differ, and what an officer does about them."""

from PySide6.QtWidgets import QStackedWidget, QWidget

from counter.calendar import year_words
from counter.calendar.banner import Banner
from counter.calendar.confirming import ConfirmPanel
from counter.calendar.day_form import DayForm
from counter.calendar.fault import FaultPage
from counter.calendar.keys import CalendarKey
from counter.calendar.legend import Legend
from counter.calendar.special_list import SpecialCard
from counter.calendar.year_card import ConfirmCard, DayCard
from counter.calendar.year_desk import YearDesk, YearState
from counter.calendar.year_grid import YearGrid
from counter.controls import layouts
from counter.controls.buttons import KeyButton, allow
from counter.controls.page import Page
from counter.controls.shortcuts import bind, press
from office.qt import look
from office.texts import text

SIDE = 392


class CalendarPage(Page):
    """Painted from the room's state."""

    def __init__(self, room: YearDesk, above: QWidget | None = None) -> None:
        super().__init__(room, above)
        self.room = room
        self._title = layouts.words("", 18, look.BOLD)
        self._standing = layouts.StateWord(13)
        self.before = KeyButton("", CalendarKey.BEFORE, px=13, height=34)
        self.after = KeyButton("", CalendarKey.AFTER, px=13, height=34)
        self.back = KeyButton(text("Về bàn"), CalendarKey.BACK, px=13, height=34)
        self.banner, self.grid, self.legend = Banner(), YearGrid(), Legend()
        self.special, self.day, self.year = SpecialCard(), DayCard(), ConfirmCard(room)
        self.form, self.asking = DayForm(room), ConfirmPanel(room)
        self.fault = FaultPage()
        self._side, self._whole = QStackedWidget(), QStackedWidget()
        self._lay_out(above)
        self._connect()
        self.show_state(room.state)

    def begin(self) -> None:
        """Start where the arrows walk over the days."""
        self.grid.setFocus()

    def show_state(self, state: YearState) -> None:
        """Paint a year, or why there is none."""
        if state.board is None:
            self._whole.setCurrentWidget(self.fault)
            self.fault.show_trouble(state.trouble)
            return
        self._whole.setCurrentWidget(self._body)
        year = state.board.year
        self._title.setText(text("Lịch năm {year}").format(year=year))
        icon, said = year_words.standing(state)
        self._standing.say(icon, said, look.TEAL if icon == "circle-check" else look.RED)
        self._standing.setVisible(state.board.confirmed)  # else the banner says so
        self._show_banner(state)
        self.before.say(year_words.year_button(year - 1, state))
        self.after.say(year_words.year_button(year + 1, state))
        self._allow_turning()
        for panel in (self.grid, self.special, self.day, self.year, self.form, self.asking):
            panel.show_state(state)
        self.show_time()

    def show_time(self) -> None:
        """Let the latest sentence go when its time is over."""
        self.banner.show_notice(self.room.state.notice, self.room.now())

    def may_leave(self) -> bool:
        """Not while something is not saved; the second time in a row it may be."""
        return self.room.may_leave()

    def leave(self) -> None:
        """Back to the desk, unless something is not saved."""
        if self._side.currentWidget() is not self._usual:
            self._close()
        elif self.may_leave():
            self.left.emit()

    def _show_banner(self, state: YearState) -> None:
        board = state.board
        assert board is not None
        said = ""
        if not board.may_edit:
            said = text("Chỉ xem: cán bộ Bộ phận Một cửa sửa và xác nhận lịch.")
        elif board.locked:
            said = text("Năm đã qua, chỉ xem.")
        elif not board.confirmed:
            said = text(
                "Chưa xác nhận năm {year}: ngày hẹn trả trong năm này tính theo bảng tạm."
            ).format(year=board.year)
        self.banner.stand(said, warning=state.may_edit)

    def _allow_turning(self) -> None:
        """While something is asked in the right column, the page stays where it is."""
        usual = self._side.currentWidget() is self._usual
        for button in (self.before, self.after):
            allow(button, usual and not self.room.state.running)
        self.back.setVisible(usual)

    def _turn_to(self, panel: QWidget) -> None:
        self._side.setCurrentWidget(panel)
        self._allow_turning()

    def _ask_day(self) -> None:
        state = self.room.state
        if not state.free:
            return
        self._turn_to(self.form)
        self.form.begin(state)
        self.room.ask_touched()

    def _ask_year(self) -> None:
        self._turn_to(self.asking)
        self.asking.begin(self.room.state)
        if self.room.state.edited:
            self.room.ask_touched()

    def _close(self) -> None:
        self._turn_to(self._usual)
        self.grid.setFocus()

    def _lay_out(self, above: QWidget | None) -> None:
        head = layouts.across(
            self._title, 12, self._standing, -1, self.before, self.after, 8, self.back, gap=8
        )
        card = layouts.card()
        card.setLayout(
            layouts.down(
                head, 4, self.banner, 4, self.grid, 2, layouts.hairline(), 3, self.legend,
                margins=(16, 8, 14, 3),
            )
        )  # fmt: skip
        self._usual = QWidget()
        column = layouts.down(self.special, self.day, self.year, gap=12)
        column.setStretch(0, 1)
        self._usual.setLayout(column)
        for panel in (self._usual, self.form, self.asking):
            self._side.addWidget(panel)
        self._side.setFixedWidth(SIDE)
        self._body = QWidget()
        body = layouts.across(card, self._side, gap=12, margins=(16, 16, 16, 16))
        body.setStretch(0, 1)
        self._body.setLayout(body)
        self._whole.addWidget(self._body)
        self._whole.addWidget(self.fault)
        whole = layouts.down(*([above] if above is not None else []), self._whole)
        whole.setStretch(whole.count() - 1, 1)
        self.setLayout(whole)

    def _connect(self) -> None:
        room = self.room
        room.changed.connect(self.show_state)
        self.grid.picked.connect(room.choose)
        self.grid.asked.connect(lambda _day: self._ask_day())
        self.day.asked.connect(self._ask_day)
        self.day.cleared.connect(lambda: room.mark(room.state.chosen, None))
        self.year.asked.connect(self._ask_year)
        for panel in (self.form, self.asking):
            panel.left.connect(self._close)
        self.before.clicked.connect(lambda: room.turn(-1))
        self.after.clicked.connect(lambda: room.turn(1))
        self.back.clicked.connect(self.leave)
        self.fault.again.connect(room.look_again)
        self.fault.left.connect(self.leave)
        press(self, self.before, CalendarKey.BEFORE)
        press(self, self.after, CalendarKey.AFTER)
        press(self.grid, self.day.clear, CalendarKey.CLEAR, within=True)
        bind(self, CalendarKey.BACK, self.leave)
        self.year.bind()
