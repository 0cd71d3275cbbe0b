"""Everything about a dossier in two columns: people, letters and hand-overs; every event."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from counter.controls import layouts
from counter.controls.buttons import KeyButton
from counter.controls.shortcuts import Key, press
from counter.dossiers import moments, move_words, words
from counter.dossiers.cards import paper_words
from office.dossiers.dossier import Role
from office.dossiers.dossier_records import DossierPage, HandOver, Letter
from office.dossiers.draft import PaperState
from office.people.person import Person, born_in_words
from office.profile import Unit
from office.qt import look
from office.qt.widgets import Card
from office.texts import text


class WholePanel(Card):
    """Stands in the place of the cards while it is asked for; arrows and Page keys scroll."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__(radius=8, width=1)
        self.back = KeyButton(text("Quay lại"), Key.BACK, px=13, height=36)
        self._title = layouts.words(text("Toàn bộ hồ sơ"), 18, look.BOLD)
        self._one, self._other = _Column(text("Người và giấy tờ")), _Column(text("Nhật ký"))
        columns = layouts.across(self._one, self._other, gap=20)
        columns.setStretch(0, 1)
        columns.setStretch(1, 1)
        head = layouts.across(self._title, -1, self.back)
        column = layouts.down(head, 8, columns, margins=(16, 10, 16, 12))
        column.setStretch(2, 1)
        self.setLayout(column)
        self.back.clicked.connect(self.left)
        press(self.back, self.back, Key.BACK)

    def show_page(self, page: DossierPage, units: Mapping[str, Unit]) -> None:
        """Fill both columns."""
        mine = page.dossier
        self._title.setText(f"{mine.code} · {text('mã tra cứu')} {mine.lookup}")
        self._one.begin()
        for role in Role:
            if role in page.people:
                self._one.block(text(words.ROLES[role]), _person(page.people[role]))
        self._one.block(text("Giấy tờ"), _papers(page))
        if page.authorisation:
            self._one.block(text("Giấy ủy quyền"), [page.authorisation])
        self._one.block(text("Trả kết quả"), _return(page))
        if page.note:
            self._one.block(text("Ghi chú"), [page.note])
        for letter in page.letters:
            self._one.block(_letter_title(letter), _letter(letter))
        for line in page.hand_overs:
            self._one.block(_hands_title(line), _hands(line))
        self._other.begin()
        for each in reversed(page.events):
            said = f"{words.date_time(each.at)}  {move_words.event(each, units)}"
            self._other.block(said, [each.by])
        for column in (self._one, self._other):
            column.end()
        self._one.area.setFocus()


class _Column(QWidget):
    """A heading over blocks that scroll."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self._inside = QWidget()
        self._column: QVBoxLayout = layouts.down(gap=0, margins=(8, 0, 10, 0))
        self._inside.setLayout(self._column)
        self.area = QScrollArea()
        self.area.setAccessibleName(title)
        self.area.setWidget(self._inside)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setStyleSheet(
            layouts.SCROLL
            + f"QScrollArea, QScrollArea > QWidget > QWidget {{ background: {look.PAPER}; }}"
        )
        heading = layouts.words(title, 15, look.SEMIBOLD, look.NAVY)
        column = layouts.down(heading, 10, self.area)
        column.setStretch(2, 1)
        self.setLayout(column)

    def begin(self) -> None:
        """Empty."""
        while self._column.count():
            item = self._column.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def end(self) -> None:
        """What room is left stays below."""
        self._column.addStretch(1)

    def block(self, title: str, lines: list[str]) -> None:
        """A title and lines under it."""
        made = QWidget()
        said = [layouts.words(line, 13, color=look.INK_2, wrap=True) for line in lines if line]
        made.setLayout(
            layouts.down(
                layouts.hairline(), 5, layouts.words(title, 15, wrap=True), *said, 5
            )
        )  # fmt: skip
        self._column.addWidget(made)


def _person(who: Person) -> list[str]:
    return [
        " · ".join(filter(None, (who.name, who.id_number, born_in_words(who.born)))),
        " · ".join(filter(None, (who.phone, who.email))),
        who.address,
    ]


def _papers(page: DossierPage) -> list[str]:
    return [
        f"{number}. {each.title}: {paper_words(each)}"
        for number, each in enumerate(page.papers, 1)
        if each.state is not PaperState.NOT_NEEDED
    ]


def _return(page: DossierPage) -> list[str]:
    said = [text(words.METHODS[page.dossier.return_by]), page.post_address]
    if page.returned_to is not None:
        to = page.returned_to
        said.append(" · ".join(filter(None, (to.name, to.paper_shown, to.tracking))))
    if page.dossier.returned_at is not None:
        said.append(moments.told(page.dossier.returned_at))
    return said


def _letter_title(letter: Letter) -> str:
    title = text(move_words.DONE[letter.kind])
    number = text(" số {n}").format(n=letter.number) if letter.number else ""
    return f"{title}{number} · {words.date_time(letter.at)}"


def _letter(letter: Letter) -> list[str]:
    items = [f"{n}. {each}" for n, each in enumerate(letter.items, 1)]
    return [*items, letter.text, letter.by]


def _hands_title(line: HandOver) -> str:
    return f"{line.from_unit.title} → {line.to_unit.title}"


def _hands(line: HandOver) -> list[str]:
    said = text("{by} giao lúc {at}").format(by=line.handed_by, at=words.date_time(line.handed_at))
    if line.taken_back:
        return [said, text("thu hồi")]
    if line.accepted_by and line.accepted_at:
        taken = text("{by} nhận lúc {at}")
        return [said, taken.format(by=line.accepted_by, at=words.date_time(line.accepted_at))]
    return [said, text("chưa ký nhận")]
