"""The cards of a dossier's page: the clock, the papers, the journal."""

from collections.abc import Mapping
from datetime import datetime

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from counter import parts
from counter.buttons import Painted
from counter.dossiers import move_words, words
from counter.dossiers.due_story import DueStory, Spent
from counter.dossiers.painting import RIGHT, say
from office.dossiers.dossier_records import DossierPage
from office.dossiers.draft import PaperLine, PaperState
from office.profile import CodeSource, Unit
from office.qt import look
from office.qt.widgets import Card
from office.texts import text

ON_TIME = "#1D5FA8"
ROW = 34


class _Head(QWidget):
    """A card's title and what stands right of it."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self._side = parts.words("", 13, color=look.INK_2)
        self.setLayout(parts.across(parts.words(title, 15, look.SEMIBOLD), -1, self._side))
        self.setFixedHeight(28)

    def say(self, words: str) -> None:
        """What stands on the right."""
        self._side.setText(words)


class ClockBar(QWidget):
    """The time limit as a bar: what ran, what stood still (hatched), and where now stands."""

    def __init__(self) -> None:
        super().__init__()
        self._story: DueStory | None = None
        self.setFixedHeight(54)

    def show_story(self, story: DueStory) -> None:
        """Paint it; without a limit nothing."""
        self._story = story
        self.setVisible(bool(story.spans))
        self.update()

    @property
    def pieces(self) -> list[Painted]:
        """The days under the bar."""
        if self._story is None:
            return []
        half = self.width() // 2
        return [
            Painted(self._story.begins, QRect(0, 34, half, 20), 13, look.REGULAR),
            Painted(self._story.ends, QRect(half, 34, half, 20), 13, look.REGULAR),
        ]

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paints bar, hatches, today and the days."""
        story = self._story
        if story is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        bar = QRectF(0, 10, self.width(), 20)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor("#E9EDF0"))
        painter.drawRoundedRect(bar, 4, 4)
        for span in story.spans:
            at = QRectF(bar.width() * span.begin, 10, bar.width() * (span.end - span.begin), 20)
            hatched = span.kind is not Spent.RAN
            painter.fillRect(at, QColor(look.PAPER if hatched else ON_TIME))
            if hatched:
                color = look.RED if span.kind is Spent.LATE else look.BORDER
                painter.fillRect(at, QBrush(QColor(color), Qt.BrushStyle.BDiagPattern))
        say(painter, QRectF(0, 34, 80, 20), story.begins, 13, color=look.INK_2)
        say(painter, QRectF(self.width() - 80, 34, 80, 20), story.ends, 13,
            color=look.INK_2, flags=RIGHT)  # fmt: skip
        if story.now is not None:
            x = min(bar.width() - 2, bar.width() * story.now)
            painter.setPen(QPen(QColor(look.INK), 2))
            painter.drawLine(round(x), 4, round(x), 36)
            if 0.2 < story.now < 0.75:
                self._today(painter, x)

    def _today(self, painter: QPainter, x: float) -> None:
        room = QRectF(x - 50, 34, 100, 20)
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter
        say(painter, room, text("hôm nay"), 13, weight=look.SEMIBOLD, flags=flags)


class _Lines(QWidget):
    """Lines of what and value with hairlines between, as many as there is room for. A click tells
    which of the `links` it was on."""

    pressed = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._lines: list[tuple[str, str, bool, str]] = []
        self.links: frozenset[int] = frozenset()
        self.more = ""  # what the last line says where not all have room; {n} are not shown
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_lines(self, lines: list[tuple[str, str, bool, str]]) -> None:
        """Paint pairs; a third part makes them stand out, a fourth colours the value."""
        self._lines = lines
        self.setAccessibleName("; ".join(f"{what}: {value}" for what, value, *_ in lines))
        self.update()

    def shown(self) -> int:
        """How many have room."""
        return min(len(self._lines), max(1, self.height() // ROW))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A hand over what can be clicked."""
        on = event.position().toPoint().y() // ROW in self.links
        self.setCursor(Qt.CursorShape.PointingHandCursor if on else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on a link."""
        place = event.position().toPoint()
        at = place.y() // ROW
        most = self.shown() - (len(self._lines) > self.shown())
        if at in self.links and at < most and self.rect().contains(place):
            self.pressed.emit(at)

    def sizeHint(self) -> QSize:
        """Room for all."""
        return QSize(300, ROW * max(1, len(self._lines)))

    def minimumSizeHint(self) -> QSize:
        """At least one."""
        return QSize(200, ROW)

    @property
    def pieces(self) -> list[Painted]:
        """What is painted at full size."""
        return []

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paints the lines."""
        painter = QPainter(self)
        lines, most = self._lines, self.shown()
        if len(lines) > most > 1 and lines[-1][2]:
            lines = [lines[0], *lines[len(lines) - most + 1 :]]  # the first, and how it ended
        elif self.more and len(lines) > most:
            hidden = self.more.format(n=len(lines) - most + 1)
            lines = [*lines[: most - 1], (hidden, "", False, look.INK_2)]
        for n, (what, value, strong, color) in enumerate(lines[:most]):
            top = n * ROW
            painter.fillRect(0, top, self.width(), 1, QColor(look.HAIRLINE))
            weight = look.BOLD if strong else look.REGULAR
            half = self.width() * 0.5
            room = QRectF(self.width() - half, top + 1, half, ROW - 1)
            wide = say(painter, room, value, 15 if strong else 13, weight=weight,
                       color=color or look.INK, flags=RIGHT)  # fmt: skip
            left = QRectF(0, top + 1, self.width() - min(wide, half) - 12, ROW - 1)
            say(painter, left, what, 15 if strong else 13, weight=weight)


class ClockCard(Card):
    """How the due date arose."""

    def __init__(self) -> None:
        super().__init__(radius=8, width=1)
        self._head = _Head(text("Đồng hồ thời hạn"))
        self._bar = ClockBar()
        self._reason = parts.words("", 13, color=look.INK_2, wrap=True)
        self._lines = _Lines()
        column = parts.down(
            self._head, 4, self._bar, self._reason, 6, self._lines, margins=(16, 8, 16, 10)
        )
        column.setStretch(5, 1)
        self.setLayout(column)

    def show_story(self, story: DueStory) -> None:
        """Paint the account."""
        self._head.say(story.limit)
        self._bar.show_story(story)
        self._reason.setText(story.reason)
        self._reason.setVisible(bool(story.reason))
        self._lines.show_lines([(each.what, each.value, each.strong, "") for each in story.lines])


class PapersCard(Card):
    """What was handed in, and whether there is a picture of it."""

    pressed = Signal(int)  # the number of a paper with a picture

    def __init__(self) -> None:
        super().__init__(radius=8, width=1)
        self._head = _Head(text("Giấy tờ"))
        self._lines = _Lines()
        self._lines.more = text("và {n} giấy nữa, trong “Xem toàn bộ”")
        self._numbers: list[int] = []
        self._fee = _Lines()
        self.foot = parts.across(gap=8)
        column = parts.down(
            self._head, 4, self._lines, 0, self._fee, 2, self.foot, margins=(16, 8, 16, 10)
        )
        column.setStretch(2, 1)
        self.setLayout(column)
        self._lines.pressed.connect(lambda row: self.pressed.emit(self._numbers[row]))

    def show_page(self, page: DossierPage) -> None:
        """Paint the papers with their state, the fee and the province's code."""
        pictured = {each.paper for each in page.files}
        papers = [each for each in page.papers if each.state is not PaperState.NOT_NEEDED]
        count = sum(number in pictured for number in range(1, len(page.papers) + 1))
        said = text("{n} loại · có ảnh {m}").format(n=len(papers), m=count)
        lines, numbers = [], []
        for number, each in enumerate(page.papers, 1):
            if each.state is PaperState.NOT_NEEDED:
                continue
            lacking = each.state is PaperState.MISSING
            value = paper_words(each)
            if number in pictured:
                value += text(" · có ảnh")
            color = look.RED if lacking else look.TEAL if number in pictured else look.INK_2
            lines.append((f"{number}  {each.title}", value, False, color))
            numbers.append(number)
        loose = sum(each.paper not in numbers for each in page.files)
        if loose:
            said += " · " + text("{n} tệp chung").format(n=loose)
        self._head.say(said)
        self._numbers = numbers
        self._lines.links = frozenset(row for row, n in enumerate(numbers) if n in pictured)
        self._lines.show_lines(lines)
        below = [(text("Phí, lệ phí"), words.fee(page.dossier), False, "")]
        code, rules = page.dossier.external_code, page.office.rules.dossier
        if code or rules.code_source is CodeSource.EXTERNAL:
            below.append((text("Mã tỉnh cấp"), code or text("chưa có"), False, ""))
        self._fee.setFixedHeight(len(below) * ROW)
        self._fee.show_lines(below)


class JournalCard(Card):
    """The latest events, newest first."""

    def __init__(self) -> None:
        super().__init__(radius=8, width=1)
        self._head = _Head(text("Nhật ký"))
        self._lines = _Lines()
        self.foot = parts.across(gap=0)
        column = parts.down(self._head, 4, self._lines, self.foot, margins=(16, 8, 16, 10))
        column.setStretch(2, 1)
        self.setLayout(column)

    def show_page(self, page: DossierPage, units: Mapping[str, Unit]) -> None:
        """Paint as many as there is room for."""
        self._head.say(text("{n} sự kiện, không sửa được").format(n=len(page.events)))
        self._lines.show_lines(
            [
                (f"{_when(each.at)}   {move_words.event(each, units)}", each.by, False, look.INK_2)
                for each in reversed(page.events)
            ]
        )


def paper_words(line: PaperLine) -> str:
    """Whether a paper is there, and how many of it."""
    if line.state is PaperState.MISSING:
        return text("còn thiếu")
    return _amount(line.originals, line.copies)


def _amount(originals: int, copies: int) -> str:
    said = []
    if originals:
        said.append(text("{n} bản chính").format(n=originals))
    if copies:
        said.append(text("{n} bản sao").format(n=copies))
    return ", ".join(said)


def _when(at: datetime) -> str:
    return words.date_time(at)
