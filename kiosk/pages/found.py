"""The page of a dossier looked up: its state, its date, its way, and what to do."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from kiosk.flow.flow import KioskFlow
from kiosk.flow.snapshot import Snapshot
from kiosk.flow.words import NOTHING_TOLD, Told, told
from kiosk.parts.buttons import Button
from kiosk.parts.scale import GAP, LEAST_TEXT, USUAL, Scale
from kiosk.parts.sheet import Sheet
from office.dossiers import citizen_words
from office.dossiers.citizen_words import Mark, Step
from office.qt import icons, look
from office.qt.widgets import LEFT, RIGHT, Card, Picture, Words
from office.texts import text

MOST = 4
BOTTOM = Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft
TOP = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_ICONS = {Mark.DONE: ("check", look.TEAL), Mark.ENDED: ("x", look.INK_2)}


class Way(QWidget):
    """Up to four steps, spread over the height they get; words say what the marks show."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scale = USUAL
        self._steps: tuple[Step, ...] = ()
        self._discs: list[QRectF] = []
        self._titles = [Words(parent=self, weight=look.BOLD) for _ in range(MOST)]
        self._notes = [Words(parent=self, color=look.INK_2) for _ in range(MOST)]

    def say(self, steps: Sequence[Step]) -> None:
        """The steps in their order."""
        self._steps = tuple(steps[:MOST])
        for number in range(MOST):
            step = self._steps[number] if number < len(self._steps) else None
            for words, said in (
                (self._titles[number], step.title if step else ""),
                (self._notes[number], step.note if step else ""),
            ):
                words.setText(said)
                words.setVisible(bool(said))

    def arrange(self, scale: Scale, x: float, y: float, width: float, height: float) -> None:
        """Steps of equal height, each with its disc on the left."""
        self._scale = scale
        scale.put(self, x, y, width, height)
        each = min(height / max(1, len(self._steps)), 130 if scale.compact else 150)
        disc = min(46 if scale.compact else 62, each * 0.62)
        left = disc + (18 if scale.compact else 30)
        px = 30 if scale.compact else 36
        self._discs = []
        for number, step in enumerate(self._steps):
            top = number * each
            self._discs.append(QRectF(scale.rect(0, top + (each - disc) / 2, disc, disc)))
            title, note = self._titles[number], self._notes[number]
            title.setAlignment(BOTTOM if step.note else MIDDLE)
            note.setAlignment(TOP)
            upper = each / 2 if step.note else each
            scale.write(title, left, top, width - left, upper, px=px)
            scale.write(
                note, left, top + upper, width - left, each - upper, px=max(LEAST_TEXT, px - 6)
            )
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paints the lines between the discs, then the discs."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = max(2.0, self._scale.px(5))
        for number in range(len(self._discs) - 1):
            above, below = self._discs[number], self._discs[number + 1]
            done = self._steps[number + 1].mark in (Mark.DONE, Mark.NOW)
            painter.setPen(QPen(QColor(look.TEAL if done else look.BORDER), line))
            painter.drawLine(
                QPointF(above.center().x(), above.bottom()),
                QPointF(below.center().x(), below.top()),
            )
        for step, disc in zip(self._steps, self._discs, strict=True):
            self._paint_disc(painter, disc, step.mark, line)

    def _paint_disc(self, painter: QPainter, disc: QRectF, mark: Mark, line: float) -> None:
        if mark is Mark.AHEAD:
            painter.setPen(QPen(QColor(look.BORDER), line))
            painter.setBrush(QColor(look.PAPER))
            half = line / 2
            painter.drawEllipse(disc.adjusted(half, half, -half, -half))
            return
        icon, color = _ICONS.get(mark, ("", look.NAVY))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(color))
        painter.drawEllipse(disc)
        side = disc.width() * 0.22
        if icon:
            spot = disc.adjusted(side, side, -side, -side)
            icons.paint(painter, icon, spot, look.PAPER, icons.STRONG)
            return
        painter.setBrush(QColor(look.PAPER))
        painter.drawEllipse(disc.center(), side * 0.85, side * 0.85)


class FoundPage(Sheet):
    """Nothing personal: what a neighbour may read over the shoulder."""

    def __init__(self, flow: KioskFlow, parent: QWidget | None = None) -> None:
        super().__init__(flow, parent)
        self._title = Words(parent=self, weight=look.BOLD)
        self._code = Words(parent=self, color=look.INK_2, align=RIGHT)
        self._card = Card(parent=self)
        self._ground = Card(radius=12, ground=look.MIST, border=look.MIST, parent=self._card)
        self._icon = Picture("clock", 10, look.NAVY, icons.THIN, self._ground)
        self._headline, self._said = Words(parent=self._card, weight=look.BOLD), ""
        self._block = Card(parent=self, ground=look.NAVY, border=look.NAVY)
        self._lead = Words(parent=self._block, color=look.PAPER)
        self._main = Words(parent=self._block, color=look.PAPER, weight=look.BOLD)
        self._note = Words(parent=self._block, color=look.PAPER)
        self._way_card = Card(parent=self)
        self._subject = Words(parent=self._way_card, weight=look.BOLD)
        self._way = Way(self._way_card)
        self.take = Button("ticket", main=True, px=32, parent=self)
        self.priority = Button(px=32, parent=self)
        self.meet = Button("ticket", px=32, parent=self)
        self.done = Button("check", px=32, parent=self)
        self.take.clicked.connect(lambda: flow.take_for_dossier(False))
        self.priority.clicked.connect(lambda: flow.take_for_dossier(True))
        self.meet.clicked.connect(lambda: flow.take_for_dossier(True))
        self.done.clicked.connect(flow.done)

    def say(self, snapshot: Snapshot) -> None:
        """Everything about what was found, and what can be done about it now."""
        found = told(snapshot) or NOTHING_TOLD
        self._title.setText(found.title)
        self._code.setText(found.code)
        self._icon.show_icon(found.icon, look.RED if found.late else look.NAVY)
        self._said = found.headline
        self._headline.set_color(look.RED if found.late else look.INK)
        self._say_block(found)
        self._subject.setText(found.subject)
        self._way.say(found.steps)
        self._offer(snapshot)

    def _say_block(self, found: Told) -> None:
        self._lead.setText(found.block.lead)
        self._main.setText(found.block.main)
        self._note.setText(found.block.note)

    def _offer(self, snapshot: Snapshot) -> None:
        """A number for the result, with priority where the office asks for it; else an officer."""
        language, found = snapshot.language, snapshot.dossier
        self.take.set_words(text("Nhận kết quả", language))
        self.priority.set_words(text("Tôi được ưu tiên", language))
        self.meet.set_words(text("Lấy số gặp cán bộ", language))
        self.done.set_words(text("Xong", language))
        may = found is not None and snapshot.is_open and not snapshot.issuing
        fetch = may and found is not None and citizen_words.may_fetch(found.view)
        self.take.setVisible(fetch)
        self.priority.setVisible(fetch and snapshot.asks_priority)
        self.meet.setVisible(
            may and not fetch and found is not None and found.service_id is not None
        )
        self.done.setVisible(not snapshot.issuing)

    def place(self, scale: Scale, height: float) -> None:
        """State and block on the left, the way on the right; upright one below the other."""
        margin, inner = scale.margin, scale.width - 2 * scale.margin
        top = self._place_title(scale, margin, inner)
        bottom = 12 if scale.low else 34
        button = 124 if scale.compact else 132
        gap = GAP if scale.compact else 40
        if scale.portrait:
            self._place_buttons(scale, margin, height - bottom - button, inner, button)
            room = height - bottom - button - GAP - top
            state = room * 0.46
            self._place_state(scale, margin, top, inner, state)
            self._place_way(scale, margin, top + state + gap, inner, room - state - gap)
            return
        left = (inner - gap) * (0.6 if scale.low else 0.63)
        self._place_buttons(scale, margin, height - bottom - button, left, button)
        room = height - bottom - button - GAP - top
        self._place_state(scale, margin, top, left, room)
        right, rest = margin + left + gap, inner - left - gap
        self._place_way(scale, right, top, rest, height - bottom - top)

    def _place_title(self, scale: Scale, left: float, inner: float) -> float:
        if scale.portrait:
            top = 14 if scale.low else 36
            scale.write(self._title, left, top, inner, 70, px=40 if scale.compact else 56)
            scale.write(self._code, left, top + 70, inner, 48, px=30)
            self._code.setAlignment(LEFT)
            return top + 70 + 48 + 16
        high = 64 if scale.low else 120
        self._code.setAlignment(RIGHT)
        scale.write(self._title, left, 0, inner * 0.45, high, px=38 if scale.compact else 56)
        scale.write(self._code, left + inner * 0.45, 0, inner * 0.55, high, px=30)
        return high + (0 if scale.low else 4)

    def _place_state(self, scale: Scale, x: float, y: float, width: float, height: float) -> None:
        """The headline on white, below it the navy block."""
        scale.put(self._card, x, y, width, height)
        pad = 24 if scale.compact else 48
        upper = height * self._share(scale)
        box = min(upper - 24, 84 if scale.compact else 112)
        left = pad + box + (20 if scale.compact else 32)
        px = 42 if scale.compact else 58
        scale.write(self._headline, left, 6, width - left - 20, upper - 12, px=px)
        self._headline.setText(self._said)
        if self._headline.sizeHint().width() > self._headline.width():
            self._headline.setText(_in_halves(self._said))
        scale.put(self._ground, pad, (upper - box) / 2, box, box)
        scale.square(self._icon, box * 0.17, box * 0.17, box * 0.66)
        scale.put(self._block, x, y + upper, width, height - upper)
        self._place_block(scale, width, height - upper, pad)

    def _share(self, scale: Scale) -> float:
        """The headline's part of the height: where there is little, two sentences need more, but
        a list of papers needs it most."""
        if not scale.low:
            return 0.4
        listed = "\n" in self._main.text()
        return 0.38 if _in_halves(self._said) != self._said and not listed else 0.28

    def _place_block(self, scale: Scale, width: float, height: float, pad: float) -> None:
        """The note gives way where the papers to bring need the room."""
        inner, edge = width - 2 * pad, 10 if scale.low else 24
        lead, note = (46, 84) if scale.compact else (60, 100)
        self._note.setVisible(bool(self._note.text()))
        main = height - 2 * edge - lead - (note if not self._note.isHidden() else 0)
        px = 46 if scale.compact else 60
        scale.write(self._lead, pad, edge, inner, lead, px=30 if scale.compact else 36)
        scale.write(self._main, pad, edge + lead, inner, main, px=px)
        least = scale.text(LEAST_TEXT)
        scale.write(
            self._note, pad, height - edge - note, inner, note, px=30 if scale.compact else 34
        )
        if not (self._main.fits(least) and self._note.fits(least)):
            self._note.hide()
            scale.write(self._main, pad, edge + lead, inner, height - 2 * edge - lead, px=px)

    def _place_way(self, scale: Scale, x: float, y: float, width: float, height: float) -> None:
        scale.put(self._way_card, x, y, width, height)
        pad = 20 if scale.compact else 44
        head = 84 if scale.portrait else min(height * 0.24, 120)
        scale.write(self._subject, pad, 8, width - 2 * pad, head, px=32 if scale.compact else 38)
        top = head + (12 if scale.compact else 24)
        self._way.arrange(scale, pad, top, width - 2 * pad, height - top - 12)

    def _place_buttons(self, scale: Scale, x: float, y: float, width: float, height: float) -> None:
        """Side by side; what is done most gets the most room."""
        shown = [b for b in (self.take, self.priority, self.meet, self.done) if not b.isHidden()]
        shares = [0.9 if each is self.done else 1.0 for each in shown]
        each = (width - (len(shown) - 1) * GAP) / sum(shares or [1.0])
        for button, share in zip(shown, shares, strict=True):
            button.put(scale, x, y, each * share, height)
            x += each * share + GAP


def _in_halves(said: str) -> str:
    """A line for each half of a sentence, or each of two sentences, where it has two."""
    for mark in (". ", ", "):
        first, found, rest = said.partition(mark)
        if found and rest:
            return f"{first}{mark.strip()}\n{rest}"
    return said
