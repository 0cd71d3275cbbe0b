"""The page of a number: large, with the wait, its code, and two buttons."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from db.queue.records import IssuedTicket
from kiosk.flow import words
from kiosk.flow.flow import KioskFlow
from kiosk.flow.press import facts_of
from kiosk.flow.snapshot import Snapshot
from kiosk.pages.paper_panel import PaperPanel
from kiosk.parts.buttons import Chip
from kiosk.parts.footer import TicketFoot
from kiosk.parts.scale import LEAST_TEXT, Scale
from kiosk.parts.sheet import Sheet
from office.qt import look
from office.qt.widgets import CENTER, Card, Picture, Words
from office.texts import text
from office.thermal import papers

TOP = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class Fact(QWidget):
    """An icon, a large figure and what it means."""

    def __init__(self, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = Picture(icon, 10, look.NAVY, parent=self)
        self.figure = Words(parent=self, weight=look.BOLD)
        self.meaning = Words(parent=self, color=look.INK_2, align=TOP)

    def arrange(self, scale: Scale, x: float, width: float, height: float) -> None:
        """Places icon, figure and meaning below one another."""
        scale.put(self, x, 0, width, height)
        compact = scale.compact
        icon = 40 if compact else 56
        scale.square(self._icon, 0, 4 if compact else 24, icon)
        figure_top = 44 if compact else 82
        tall = height - figure_top - 86 if compact else 84
        scale.write(self.figure, 0, figure_top, width, tall, px=36 if compact else 60)
        rest = height - figure_top - tall
        scale.write(self.meaning, 0, figure_top + tall, width, rest, px=28 if compact else 30)


class Code(QWidget):
    """A QR code, drawn square by square with its quiet edge."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._payload = ""
        self._squares: list[list[bool]] = []

    def say(self, payload: str) -> None:
        """What a scanner reads."""
        if payload == self._payload:
            return
        import qrcode  # heavy: not before the first number

        self._payload = payload
        code = qrcode.QRCode(border=2, error_correction=qrcode.ERROR_CORRECT_M)
        code.add_data(payload)
        self._squares = code.get_matrix()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paints whole device pixels, so that scanners see sharp edges."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(look.PAPER))
        if not self._squares:
            return
        step = min(self.width(), self.height()) // len(self._squares)
        start = (min(self.width(), self.height()) - step * len(self._squares)) // 2
        for y, row in enumerate(self._squares):
            for x, dark in enumerate(row):
                if dark:
                    square = QRectF(start + x * step, start + y * step, step, step)
                    painter.fillRect(square, QColor(look.INK))


class Facts(QWidget):
    """The row of facts. An estimate that would be a guess is left out with its place."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ahead = Fact("users", self)
        self.wait = Fact("clock", self)
        self.code = Code(self)
        self._caption = Words(parent=self, color=look.INK_2)
        self._lines: list[QRectF] = []

    def say(self, issued: IssuedTicket, snapshot: Snapshot) -> None:
        """The facts of one number."""
        language = snapshot.language
        people = text("{count} người", language).format(count=issued.ahead)
        self.ahead.figure.setText(people)
        self.ahead.meaning.setText(text("đang chờ trước bạn", language))
        self.wait.setVisible(issued.estimate is not None)
        if issued.estimate is not None:
            self.wait.figure.setText(papers.estimate_text(issued.estimate, language))
            self.wait.meaning.setText(text("thời gian chờ dự kiến", language))
        if snapshot.office is not None:
            self.code.say(papers.ticket_payload(facts_of(issued), snapshot.office))
        self._caption.setText(text("Mã tra cứu số của bạn", language))

    def arrange(self, scale: Scale, x: float, y: float, width: float, height: float) -> None:
        """Places the facts in columns with a thin line between."""
        scale.put(self, x, y, width, height)
        gap = 26 if scale.compact else 52
        told = [fact for fact in (self.ahead, self.wait) if not fact.isHidden()]
        code_wide = width / 3 if len(told) == 2 else width / 2
        if scale.compact:  # without its caption
            code_wide = min(code_wide, height)
        wide = (width - code_wide) / len(told)
        self._lines = []
        for n, fact in enumerate(told):
            fact.arrange(scale, n * wide, wide - gap, height)
            end = (n + 1) * wide - gap / 2
            line = scale.rect(end, height * 0.15, 2, height * 0.7)
            self._lines.append(QRectF(line))
        self._place_code(scale, width - code_wide + gap / 2, code_wide - gap / 2, height)
        self.update()

    def _place_code(self, scale: Scale, left: float, width: float, height: float) -> None:
        side = min(height - (20 if scale.compact else 56), 172)
        top = (height - side) / 2
        scale.put(self.code, left, top, side, side)
        words = left + side + 16
        scale.write(self._caption, words, top, left + width - words, side, px=30)
        # the code speaks for itself where its caption has no room
        self._caption.setVisible(self._caption.fits(scale.text(LEAST_TEXT)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paints the lines between the facts."""
        painter = QPainter(self)
        for line in self._lines:
            painter.fillRect(line, QColor(look.HAIRLINE))


class TicketPage(Sheet):
    """The number has the same place and size whether paper comes or not."""

    def __init__(self, flow: KioskFlow, parent: QWidget | None = None) -> None:
        super().__init__(flow, parent)
        self._head = Words(parent=self, weight=look.BOLD)
        self._chip = Chip(self)
        self._card = Card(parent=self)
        self._number = Words(
            parent=self, weight=look.BOLD, color=look.NAVY_2, align=CENTER, wrap=False
        )
        self._facts = Facts(self)
        self.foot = TicketFoot(flow, self)
        self.panel = PaperPanel(self)

    def say(self, snapshot: Snapshot) -> None:
        """Everything about one number."""
        issued, language = snapshot.issued, snapshot.language
        if issued is None:
            return
        self._head.setText(text("Số thứ tự của bạn", language))
        self._chip.say(issued.service.icon, words.service_title(issued.service, language))
        self._number.setText(issued.ticket.label)
        self._facts.say(issued, snapshot)
        self.foot.say(snapshot)
        self.panel.say(snapshot)

    def place(self, scale: Scale, height: float) -> None:
        """Number, wait and buttons on the left; the paper on the right or below."""
        if scale.portrait:
            self._place_upright(scale, height)
            return
        left = round(scale.width * (0.62 if scale.compact else 0.658))
        foot = TicketFoot.tall(scale)
        self._place_number(scale, left, height - foot)
        self.foot.arrange(scale, 0, height - foot, left)
        self.panel.arrange(scale, left, 0, scale.width - left, height)

    def _place_upright(self, scale: Scale, height: float) -> None:
        foot = TicketFoot.tall(scale)
        half = (height - foot) * 0.56
        self._place_number(scale, scale.width, half)
        self.panel.arrange(scale, 0, half, scale.width, height - foot - half)
        self.foot.arrange(scale, 0, height - foot, scale.width)

    def _place_number(self, scale: Scale, width: float, height: float) -> None:
        margin, compact = scale.margin, scale.compact
        inner = width - 2 * margin
        top, row = (8, 64) if compact else (40, 72)
        head = inner * 0.5
        scale.write(self._head, margin, top, head, row, px=34 if compact else 44)
        self._chip.put(scale, margin + head, top, inner - head, row)
        facts = (220 if scale.portrait else 180) if compact else 252
        card = height - top - row - facts - (16 if compact else 56)
        card_top = top + row + (8 if compact else 28)
        scale.put(self._card, margin, card_top, inner, card)
        # digits have no accents: the empty parts of their line may reach over the card's edges
        over = card * 0.14
        self._number.set_px(scale.text(420), scale.text(LEAST_TEXT))
        scale.put(self._number, margin + 20, card_top - over, inner - 40, card + 2 * over)
        self._facts.arrange(scale, margin, card_top + card, inner, facts)
