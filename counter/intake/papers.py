"""The third section: the papers, ticked by their numbers."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from counter.controls import layouts
from counter.controls.form_fields import Caps, Head
from counter.controls.shortcuts import IntakeKey, bind
from counter.intake.intake import Intake
from counter.intake.paper_rows import PaperRows, note
from counter.intake.state import IntakeState
from office.dossiers.draft import PaperLine, PaperState
from office.qt import look
from office.texts import text


class PapersPanel(QWidget):
    """Painted from the snapshot; numbers go to the intake."""

    def __init__(self, intake: Intake) -> None:
        super().__init__()
        self._intake = intake
        every = layouts.words(text("đủ cả"), 13, color=look.INK_2)
        self.head = Head(IntakeKey.PAPERS, text("Giấy tờ"), Caps("0"), every)
        self.list = PaperList()
        self._none = layouts.words("", 13, color=look.INK_2, wrap=True)
        rows = layouts.down(self.list, self._none, gap=4)
        self.setLayout(layouts.down(self.head, rows, gap=8, margins=(16, 6, 16, 8)))
        self.list.turned.connect(intake.turn_paper)
        self.list.all_there.connect(intake.all_papers)
        self.list.went_on.connect(lambda: intake.wanted.emit("on"))
        bind(self, IntakeKey.ALL_PAPERS, intake.all_papers)

    def show_state(self, state: IntakeState) -> None:
        """Paint the list and how it stands."""
        lines = state.draft.papers
        self.list.show_papers(lines)
        self.list.setVisible(bool(lines))
        self._none.setVisible(not lines)
        self._none.setText(
            text("Thủ tục này không ghi giấy tờ nào.")
            if state.procedure
            else text("Chọn thủ tục thì hiện giấy tờ cần nộp.")
        )
        asked = [each for each in lines if each.state is not PaperState.NOT_NEEDED]
        lacking = [str(n) for n, each in enumerate(lines, 1) if each.state is PaperState.MISSING]
        if lacking:
            shown = ", ".join(lacking[:4]) + ("…" if len(lacking) > 4 else "")
            said = text("Thiếu {n}: số {numbers}").format(n=len(lacking), numbers=shown)
            self.head.say(said, "triangle-alert", look.RED)
        elif asked:
            said = text("Đủ {n} trên {n}").format(n=len(asked))
            self.head.say(said, "circle-check")
        else:
            self.head.say("")


class PaperList(QScrollArea):
    """Has the focus for the numbers; scrolls in itself when there are many."""

    ring_radius = 6
    turned = Signal(int)
    all_there = Signal()
    went_on = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.rows = PaperRows()
        self.setWidget(self.rows)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text("Giấy tờ cần nộp"))
        self.setStyleSheet(layouts.SCROLL + "QScrollArea, PaperRows { background: transparent; }")
        self.viewport().setAutoFillBackground(False)
        self.rows.clicked.connect(self.turned)
        self._at, self._most = 0, 190

    def set_most(self, most: int) -> None:
        """How high it may be before it scrolls in itself."""
        if most != self._most:
            self._most = most
            self._fit()

    def set_near(self, near: bool) -> None:
        """Rows nearer to each other, or as they are where there is room."""
        self.rows.set_near(near)
        self._fit()

    def show_papers(self, lines: tuple[PaperLine, ...]) -> None:
        """Paint them."""
        if lines != self.rows.lines:
            self._at = min(self._at, max(0, len(lines) - 1))
            self.rows.show_papers(lines, self._at if self.hasFocus() else -1)
            self._fit()
            self.setAccessibleDescription(_told(lines))

    def sizeHint(self) -> QSize:
        """As high as its rows."""
        return QSize(300, min(self._most, self.rows.wanted(max(200, self.width()))))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Numbers turn papers, 0 is all; arrows and Space do for those past nine."""
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
            return
        match Qt.Key(event.key()):
            case Qt.Key.Key_0:
                self.all_there.emit()
            case key if Qt.Key.Key_1 <= key <= Qt.Key.Key_9:
                self._go(event.key() - Qt.Key.Key_1)
                self.turned.emit(event.key() - Qt.Key.Key_0)
            case Qt.Key.Key_Down:
                self._go(self._at + 1)
            case Qt.Key.Key_Up:
                self._go(self._at - 1)
            case Qt.Key.Key_Space:
                self.turned.emit(self._at + 1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.went_on.emit()
            case _:
                super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where it stands."""
        super().focusInEvent(event)
        self._go(self._at)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """No row is the current one any more."""
        super().focusOutEvent(event)
        self.rows.show_papers(self.rows.lines, -1)

    def _go(self, place: int) -> None:
        if self.rows.lines:
            self._at = max(0, min(place, len(self.rows.lines) - 1))
            self.rows.show_papers(self.rows.lines, self._at)
            room = self.rows.room(self._at)
            self.ensureVisible(0, room.center().y(), 0, room.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrower, titles wrap more."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        high = min(self._most, self.rows.wanted(max(200, self.width())))
        if self.minimumHeight() != high:
            self.setFixedHeight(high)


def _told(lines: tuple[PaperLine, ...]) -> str:
    return "; ".join(f"{n} {each.title}: {note(each)}" for n, each in enumerate(lines, 1))
