"""The papers and the journal of a dossier, as cards of its page."""

from collections.abc import Mapping

from PySide6.QtCore import Signal

from counter.controls import layouts
from counter.dossiers import move_words, words
from counter.dossiers.card_lines import ROW, CardHead, CardLine, CardLines
from office.dossiers.dossier_records import DossierPage
from office.dossiers.draft import PaperLine, PaperState
from office.profile import CodeSource, Unit
from office.qt import look
from office.qt.widgets import Card
from office.texts import text


class PapersCard(Card):
    """What was handed in, and whether there is a picture of it."""

    pressed = Signal(int)  # the number of a paper with a picture

    def __init__(self) -> None:
        super().__init__(radius=8, width=1)
        self._head = CardHead(text("Giấy tờ"))
        self._lines = CardLines()
        self._lines.more = text("và {n} giấy nữa, trong “Xem toàn bộ”")
        self._numbers: list[int] = []
        self._fee = CardLines(what_px=13, value_px=15)
        self.foot = layouts.across(gap=8)
        column = layouts.down(
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
            lines.append(CardLine(each.title, value, color=color, lead=str(number)))
            numbers.append(number)
        loose = sum(each.paper not in numbers for each in page.files)
        if loose:
            said += " · " + text("{n} tệp chung").format(n=loose)
        self._head.say(said)
        self._numbers = numbers
        self._lines.links = frozenset(row for row, n in enumerate(numbers) if n in pictured)
        self._lines.show_lines(lines)
        below = [CardLine(text("Phí, lệ phí"), words.fee(page.dossier))]
        code, rules = page.dossier.external_code, page.office.rules.dossier
        if code or rules.code_source is CodeSource.EXTERNAL:
            below.append(CardLine(text("Mã tỉnh cấp"), code or text("chưa có")))
        self._fee.setFixedHeight(len(below) * ROW)
        self._fee.show_lines(below)


class JournalCard(Card):
    """The latest events, newest first."""

    def __init__(self) -> None:
        super().__init__(radius=8, width=1)
        self._head = CardHead(text("Nhật ký"))
        self._lines = CardLines()
        self.foot = layouts.across(gap=0)
        column = layouts.down(self._head, 4, self._lines, self.foot, margins=(16, 8, 16, 10))
        column.setStretch(2, 1)
        self.setLayout(column)

    def show_page(self, page: DossierPage, units: Mapping[str, Unit]) -> None:
        """Paint as many as there is room for."""
        self._head.say(text("{n} sự kiện, không sửa được").format(n=len(page.events)))
        self._lines.show_lines(
            [
                CardLine(move_words.event(each, units), each.by, color=look.INK_2,
                         lead=words.date_time(each.at))
                for each in reversed(page.events)
            ]
        )  # fmt: skip


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
