"""The sign-in page: who, with which secret, at which counter."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from counter.controls import layouts
from counter.controls.buttons import MAIN, KeyButton
from counter.controls.fields import IconField
from counter.controls.page import Page
from counter.controls.shortcuts import Key, press
from counter.memory import Memory
from counter.sign_in.entrance import Entrance, EntranceState
from counter.sign_in.office_pane import OfficePane
from counter.sign_in.secret_field import SecretField
from counter.sign_in.tiles import CounterTiles, is_free
from db.queue.records import SignInBoard
from office.qt import look
from office.qt.widgets import Picture
from office.texts import text


class SignInPage(Page):
    """The office on the left, the form on the right."""

    ground = look.PAPER
    tick_ms = 5000

    def __init__(self, entrance: Entrance, memory: Memory, *, counter_id: int = 0) -> None:
        super().__init__(entrance)
        self.entrance, self._memory = entrance, memory
        entrance.setParent(self)
        self._fixed = counter_id or None
        self._picked: int | None = None
        self._tries = 0
        self.office = OfficePane()
        self.login = IconField(text("Tên đăng nhập"), "user")
        self.secret = SecretField()
        self.tiles = CounterTiles()
        self.enter = KeyButton(text("Vào ca"), Key.SIGN_IN, dress=MAIN, height=48)
        self._caps = layouts.StateWord(13)
        self._trouble = layouts.words("", 13, look.SEMIBOLD, look.RED, wrap=True)
        self._last_time = layouts.words("", 13, color=look.INK_2)
        self._place = layouts.words(text("Quầy"), 13, look.SEMIBOLD, look.INK_2)
        self._unit = layouts.words("", 18, look.SEMIBOLD, look.NAVY, wrap=True)
        self._lay_out()
        self._connect()
        self.login.setText(memory.last_login())
        self.show_state(entrance.state)

    def begin(self) -> None:
        """Put the cursor where typing starts."""
        (self.secret if self.login.text() else self.login).setFocus()

    def chosen(self) -> int | None:
        """The counter that is chosen: picked here, else this PC's own, else the last one. Before
        the counters are read, this PC's own: whoever types faster than that is let in all the
        same."""
        board = self.entrance.state.board
        if self._memory.unit_of(self.login.text().strip()):
            return None
        if board is None:
            return self._fixed
        own = self._own()
        free = [each.counter_id for each in board.counters if is_free(each)]
        wanted = (self._picked, self._fixed, own, self._memory.last_counter())
        for one in wanted:
            if one is not None and (one in free or one == own):
                return one
        return free[0] if len(free) == 1 else None

    def show_state(self, state: EntranceState) -> None:
        """Paint the counters and the latest sentence."""
        self._trouble.setText(state.said)
        self._trouble.setVisible(bool(state.said))
        self._warning.setVisible(bool(state.said))
        self.office.show_link(lost=state.lost_since is not None)
        if state.tries != self._tries:
            self._tries = state.tries
            self.secret.selectAll()
            self.secret.setFocus()
        if state.board is not None:
            self.office.show_board(state.board, self.entrance.now())
            self._show_counters(state.board)
        self.enter.setEnabled(not state.running)

    def _own(self) -> int | None:
        return self._memory.counter_of(self.login.text().strip()) if self.login.text() else None

    def _show_unit(self) -> bool:
        """Whether this officer works in a unit: its name stands where the counters would."""
        unit = self._memory.unit_of(self.login.text().strip())
        self._unit.setText(unit)
        self._unit.setVisible(bool(unit))
        self.tiles.setVisible(not unit)
        self._last_time.setVisible(not unit)
        self._place.setText(text("Phòng, ban") if unit else text("Quầy"))
        if unit:
            self.enter.say(text("Vào phòng"))
        return bool(unit)

    def _show_counters(self, board: SignInBoard) -> None:
        if self._show_unit():
            return
        own, chosen = self._own(), self.chosen()
        self.tiles.show_counters(board.counters, chosen=chosen, own=own)
        words = text("lần trước bạn ngồi Quầy {n}").format(n=own) if own else ""
        self._last_time.setText(words)
        self.enter.say(text("Vào Quầy {n}").format(n=chosen) if chosen else text("Vào ca"))

    def show_time(self) -> None:
        """The office's clock, and who sits where by now."""
        self.show_state(self.entrance.state)

    def _pick(self, counter_id: int) -> None:
        self._picked = counter_id
        self.show_time()

    def _try(self) -> None:
        self.entrance.sign_in(self.login.text(), self.secret.text(), self.chosen())

    def _lay_out(self) -> None:
        self._caps.say("triangle-alert", text("Caps Lock đang bật"), look.RED)
        self._caps.hide()
        self._warning = Picture("triangle-alert", 16, look.RED, 2)
        trouble = layouts.across(self._warning, self._trouble, gap=8)
        trouble.setStretch(1, 1)
        told = QWidget()
        told.setMinimumHeight(20)  # nothing jumps when there is something to tell
        told.setLayout(layouts.down(self._caps, trouble))
        form = QWidget()
        form.setFixedWidth(440)
        form.setLayout(
            layouts.down(
                -1,
                layouts.words(text("Vào ca trực"), 26, look.BOLD),
                6,
                layouts.words(
                    text("Tên đăng nhập do quản trị cấp, không dùng chung."), color=look.INK_2
                ),
                28,
                _label(text("Tên đăng nhập")),
                9,
                self.login,
                22,
                _label(text("Mật khẩu hoặc mã PIN")),
                9,
                self.secret,
                13,
                told,
                16,
                layouts.across(self._place, -1, self._last_time),
                6,
                self.tiles,
                self._unit,
                24,
                self.enter,
                20,
                _hint("keyboard", text("Bộ gõ nên để chế độ E khi gõ mật khẩu.")),
                8,
                _hint("users", text("Cán bộ phòng, ban vào thẳng, không cần chọn quầy.")),
                8,
                _hint("circle-question-mark", text("Quên mật khẩu: gọi quản trị của đơn vị.")),
                -1,
            )
        )
        whole = layouts.across(self.office, -1, form, -1, gap=0)
        self.setLayout(whole)

    def _connect(self) -> None:
        self.entrance.changed.connect(self.show_state)
        self.login.textChanged.connect(self.show_time)
        self.tiles.chosen.connect(self._pick)
        self.secret.caps_lock.connect(self._caps.setVisible)
        self.enter.clicked.connect(self._try)
        press(self, self.enter, "Return")
        press(self, self.enter, "Enter")


def _label(said: str) -> QWidget:
    return layouts.words(said, 13, look.SEMIBOLD, look.INK_2)


def _hint(icon: str, said: str) -> QHBoxLayout:
    return layouts.across(
        Picture(icon, 16, look.INK_2, 2), layouts.words(said, 13, color=look.INK_2), -1
    )
