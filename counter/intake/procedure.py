"""The second section: which procedure. A search while there is none, a card once there is."""

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from counter.controls import layouts
from counter.controls.buttons import KeyButton, Painted
from counter.controls.fields import IconField
from counter.controls.form_fields import Head
from counter.controls.shortcuts import IntakeKey, press
from counter.intake import search
from counter.intake.answers import Answers, shortened
from counter.intake.intake import Intake
from counter.intake.state import IntakeState
from office.procedure import Procedure
from office.qt import look
from office.qt.widgets import Card
from office.texts import text

_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class ProcedurePanel(QWidget):
    """Painted from the snapshot; keys go to the intake."""

    def __init__(self, intake: Intake) -> None:
        super().__init__()
        self._intake = intake
        self.head = Head(IntakeKey.PROCEDURE, text("Thủ tục"))
        self.search = ProcedureSearch()
        self.answers = Answers()
        self._none = layouts.words("", 13, color=look.INK_2, wrap=True)
        self.card = ProcedureCard()
        rows = layouts.down(self.search, self.answers, self._none, self.card, gap=8)
        self.setLayout(layouts.down(self.head, rows, gap=8, margins=(16, 6, 16, 8)))
        self.search.textEdited.connect(intake.choosing.search)
        self.search.installEventFilter(self)
        self.answers.taken.connect(self._take)
        self.card.other.clicked.connect(intake.choosing.drop)
        press(self, self.card.other, IntakeKey.OTHER_PROCEDURE)

    def show_state(self, state: IntakeState) -> None:
        """Paint the search or the chosen procedure."""
        chosen = state.procedure
        self.card.setVisible(chosen is not None)
        self.search.setVisible(chosen is None)
        self.answers.setVisible(chosen is None and bool(state.found))
        if chosen is not None:
            self.card.show_procedure(chosen)
        if self.search.text() != state.query:
            self.search.setText(state.query)
        self.answers.show_answers(state)
        self._none.setText(_nothing(state))
        self._none.setVisible(chosen is None and bool(self._none.text()))
        self.head.say(state.limit_words, "", look.INK_2)

    def stop(self) -> QWidget:
        """Where Alt+2 leads."""
        return self.card.other if self.card.isVisibleTo(self) else self.search

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up, down and Enter in the search go to the answers."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
            if step:
                self._intake.choosing.pick(self._intake.state.picked + step)
                return True
            plain = not event.modifiers() & Qt.KeyboardModifier.ControlModifier
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
                self._intake.choosing.choose()
                return True
        return super().eventFilter(watched, event)

    def _take(self, place: int) -> None:
        self._intake.choosing.pick(place)
        self._intake.choosing.choose()


class ProcedureSearch(IconField):
    """Where a few letters are typed; an input method would only be in the way."""

    def __init__(self) -> None:
        super().__init__(text("Tìm thủ tục"), "search", px=15, height=36, room=104)
        self.take_plain_letters()
        self.setMaxLength(100)

    @property
    def pieces(self) -> list[Painted]:
        """The hint."""
        return [Painted(text("không cần dấu"), self._room(), 13, look.REGULAR)]

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the hint behind the words."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setFont(look.font(13))
        painter.setPen(QColor(look.INK_2))
        painter.drawText(self._room(), int(_MIDDLE.value), text("không cần dấu"))

    def _room(self) -> QRect:
        wide = QFontMetrics(look.font(13)).horizontalAdvance(text("không cần dấu")) + 1
        return QRect(self.width() - wide - 10, 0, wide, self.height())


class ProcedureCard(Card):
    """The chosen procedure, and the way to another one."""

    def __init__(self) -> None:
        super().__init__(radius=6, ground=look.MIST, border=look.MIST, width=0)
        self._title = layouts.words("", 15, look.BOLD, look.NAVY, wrap=True)
        self._about = layouts.words("", 13, color=look.INK_2, wrap=True)
        self.other = KeyButton(text("Đổi"), IntakeKey.OTHER_PROCEDURE, px=13, height=30)
        row = layouts.across(
            layouts.down(self._title, self._about, gap=1), self.other, margins=(12, 6, 8, 6)
        )
        row.setStretch(0, 1)
        self.setLayout(row)

    def show_procedure(self, one: Procedure) -> None:
        """Paint it."""
        self._title.setText(shortened(search.title(one), 150))
        self._about.setText(" · ".join(filter(None, (one.code, one.field, one.level))))


def _nothing(state: IntakeState) -> str:
    if not state.ready:
        return text("Đang đọc danh mục thủ tục…")
    if state.found:
        return ""
    if state.query.strip():
        return text("Không có thủ tục nào như vậy. Xin gõ ít chữ hơn, hoặc gõ mã.")
    return text("Gõ vài chữ, vài chữ đầu (dkks) hoặc mã thủ tục.")
