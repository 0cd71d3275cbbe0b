"""The third section: the papers, ticked by their numbers."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from counter import parts
from counter.buttons import Painted
from counter.intake import Intake
from counter.intake_fields import PINK, Caps, Head, paint_box
from counter.intake_procedure import shortened
from counter.intake_state import IntakeState
from counter.keycaps import paint_caps
from counter.shortcuts import IntakeKey, bind
from office.dossier import PaperLine, PaperState
from office.qt import look
from office.texts import text

LEAST = 30  # px of a row
SHOWN = 190  # px before the list scrolls in itself
TITLE = 58  # where titles begin
NOTE = 112  # px of what is said on the right
_WRAP = int(Qt.TextFlag.TextWordWrap.value)
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class PapersPanel(QWidget):
    """Painted from the snapshot; numbers go to the intake."""

    def __init__(self, intake: Intake) -> None:
        super().__init__()
        self._intake = intake
        every = parts.words(text("đủ cả"), 13, color=look.INK_2)
        self.head = Head(IntakeKey.PAPERS, text("Giấy tờ"), Caps("0"), every)
        self.list = PaperList()
        self._none = parts.words("", 13, color=look.INK_2, wrap=True)
        self.setLayout(parts.down(self.head, self.list, self._none, gap=4, margins=(16, 6, 16, 8)))
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
        self.setStyleSheet(parts.SCROLL + "QScrollArea, PaperRows { background: transparent; }")
        self.viewport().setAutoFillBackground(False)
        self.rows.clicked.connect(self.turned)
        self._at = 0

    def show_papers(self, lines: tuple[PaperLine, ...]) -> None:
        """Paint them."""
        if lines != self.rows.lines:
            self._at = min(self._at, max(0, len(lines) - 1))
            self.rows.show_papers(lines, self._at if self.hasFocus() else -1)
            self.setFixedHeight(min(SHOWN, self.rows.wanted(self._inside())))
            self.setAccessibleDescription(_told(lines))

    def sizeHint(self) -> QSize:
        """As high as its rows."""
        return QSize(300, min(SHOWN, self.rows.wanted(self._inside())))

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

    def focusInEvent(self, event) -> None:  # type: ignore[no-untyped-def]
        """Show where it stands."""
        super().focusInEvent(event)
        self._go(self._at)

    def focusOutEvent(self, event) -> None:  # type: ignore[no-untyped-def]
        """No row is the current one any more."""
        super().focusOutEvent(event)
        self.rows.show_papers(self.rows.lines, -1)

    def _go(self, place: int) -> None:
        if self.rows.lines:
            self._at = max(0, min(place, len(self.rows.lines) - 1))
            self.rows.show_papers(self.rows.lines, self._at)
            room = self.rows.room(self._at)
            self.ensureVisible(0, room.center().y(), 0, room.height())

    def _inside(self) -> int:
        return max(200, self.viewport().width())


class PaperRows(QWidget):
    """The rows: number, box, title, and what is asked for."""

    clicked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.lines: tuple[PaperLine, ...] = ()
        self._at = -1
        self._rooms: list[QRect] = []

    def show_papers(self, lines: tuple[PaperLine, ...], at: int) -> None:
        """Paint these; `at` is the current one, -1 for none."""
        self.lines, self._at = lines, at
        self._measure(self.width())
        self.update()

    def wanted(self, wide: int) -> int:
        """How high all rows are."""
        return sum(_height(each, wide) for each in self.lines) or LEAST

    def room(self, place: int) -> QRect:
        """Where a row stands."""
        return self._rooms[place]

    @property
    def pieces(self) -> list[Painted]:
        """The notes; titles wrap and are measured by the row."""
        return [
            Painted(_note(each), self._note_room(room), 13, look.REGULAR)
            for each, room in zip(self.lines, self._rooms, strict=False)
        ]

    def resizeEvent(self, event) -> None:  # type: ignore[no-untyped-def]
        """Titles wrap anew."""
        super().resizeEvent(event)
        self._measure(self.width())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click turns a paper."""
        for number, room in enumerate(self._rooms, 1):
            if room.contains(event.position().toPoint()):
                self.clicked.emit(number)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paints the rows."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number, (line, room) in enumerate(zip(self.lines, self._rooms, strict=False), 1):
            missing = line.state is PaperState.MISSING
            if missing or number - 1 == self._at:
                painter.fillRect(room, QColor(look.MIST if number - 1 == self._at else PINK))
            middle = room.center().y() + 0.5
            color = look.RED if missing else look.INK_2
            paint_caps(
                painter, QRectF(room.left() + 2, middle, 0, 0).topLeft(), (str(number),), color
            )
            self._paint_state(painter, line, middle)
            painter.setPen(QColor(look.INK_2 if line.state is PaperState.NOT_NEEDED else look.INK))
            painter.setFont(look.font(15, look.SEMIBOLD if missing else look.REGULAR))
            painter.drawText(_title_room(room), _WRAP | int(_MIDDLE.value), _title(line))
            painter.setPen(QColor(color))
            painter.setFont(look.font(13, look.SEMIBOLD if missing else look.REGULAR))
            right = Qt.AlignmentFlag.AlignRight | _MIDDLE
            painter.drawText(QRectF(self._note_room(room)), right, _note(line))

    def _paint_state(self, painter: QPainter, line: PaperLine, middle: float) -> None:
        if line.state is PaperState.NOT_NEEDED:
            painter.fillRect(QRectF(36, middle - 1, 10, 2), QColor(look.INK_2))
            return
        on = line.state is PaperState.HAVE
        paint_box(painter, QRectF(32, middle - 9, 18, 18), on=on, missing=not on)

    def _note_room(self, room: QRect) -> QRect:
        return QRect(room.right() - NOTE - 3, room.top(), NOTE, room.height())

    def _measure(self, wide: int) -> None:
        y, rooms = 0, []
        for line in self.lines:
            high = _height(line, wide)
            rooms.append(QRect(0, y, wide, high))
            y += high
        self._rooms = rooms
        self.setMinimumHeight(y)


def _title(line: PaperLine) -> str:
    return shortened(line.title, 180)


def _title_room(room: QRect) -> QRect:
    return QRect(TITLE, room.top(), room.width() - TITLE - NOTE - 10, room.height())


def _height(line: PaperLine, wide: int) -> int:
    room = QRect(0, 0, max(60, wide - TITLE - NOTE - 10), 10000)
    metrics = QFontMetrics(look.font(15, look.SEMIBOLD))
    return max(LEAST, metrics.boundingRect(room, _WRAP, _title(line)).height() + 8)


def _note(line: PaperLine) -> str:
    """`nộp 1 bản chính`, `chưa có`, `không cần`."""
    if line.state is PaperState.MISSING:
        return text("chưa có")
    if line.state is PaperState.NOT_NEEDED:
        return text("không cần")
    if line.originals and line.copies:
        return text("{n} chính, {m} sao").format(n=line.originals, m=line.copies)
    if line.originals:
        return text("{n} bản chính").format(n=line.originals)
    return text("{n} bản sao").format(n=line.copies) if line.copies else text("xuất trình")


def _told(lines: tuple[PaperLine, ...]) -> str:
    return "; ".join(f"{n} {each.title}: {_note(each)}" for n, each in enumerate(lines, 1))
